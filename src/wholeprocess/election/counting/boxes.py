"""Counting boxes (计票): what the ballots in them say, never who cast them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictAct
from wholeprocess.election.counting.ballot import Pattern
from wholeprocess.election.counting.box import Box
from wholeprocess.election.counting.entry import entered, open_vote, result_of, vote_of
from wholeprocess.election.counting.record import Vote
from wholeprocess.election.poll.entry import poll_of
from wholeprocess.election.poll.record import BoxId
from wholeprocess.election.record import Changes, State
from wholeprocess.journal import each_once, several, some
from wholeprocess.law import Law, Refusal


def _boxes(values: Iterable[BoxId]) -> tuple[BoxId, ...]:
    return several(values)


def _in_one_form(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return Box(tuple(patterns)).patterns


@frozen(kw_only=True)
class CountBoxes(DistrictAct):
    """A box is counted, or several whose ballots were mixed (计票): patterns with their numbers.

    Small boxes are mixed with others before they are read, so that nobody's ballot can be guessed
    (ELP-small-box). ``recount`` puts the count in the place of an earlier one of the same boxes.
    """

    kind: ClassVar[str] = "election.count-boxes"

    boxes: tuple[BoxId, ...] = field(converter=_boxes, validator=(some, each_once))
    patterns: tuple[Pattern, ...] = field(default=(), converter=_in_one_form)
    recount: bool = False  # 重新计票


# --- what refuses it ------------------------------------------------------------------------------


def is_being_counted(
    state: State, act: DistrictAct, law: Law, register: Register
) -> Refusal | None:
    """The vote is over, voters and ballots were compared, and it was not declared."""
    vote = open_vote(state, act, law)
    return vote if isinstance(vote, Refusal) else None


def boxes_are_there(state: State, act: CountBoxes, law: Law, register: Register) -> Refusal | None:
    """The boxes were at the poll, and each is counted once, or the same ones again."""
    if strange := sorted(set(act.boxes) - poll_of(state, act).boxes.keys()):
        what = f"{act.place} has no box {', '.join(strange)}"
        return law.refusal("WP-known", what, "correct the name of the box")
    done = {boxes for boxes, _ in vote_of(state, act, law).counted}
    if act.recount:
        if act.boxes in done:
            return None
        what = f"{', '.join(act.boxes)} in {act.place} was not counted so before"
        return law.refusal("WP-known", what, "recount the boxes that were counted together")
    if again := sorted(set(act.boxes) & {box for boxes in done for box in boxes}):
        what = f"{', '.join(again)} in {act.place} was counted"
        return law.refusal("WP-once", what, "count each box once, or record a recount")
    return None


def marks_are_lawful(state: State, act: CountBoxes, law: Law, register: Register) -> Refusal | None:
    """Marks are on candidates of the list; anyone else is written in (EL-41-1)."""
    listed = set(vote_of(state, act, law).contest.candidates)
    for pattern in act.patterns:
        if strange := sorted(pattern.marks.listed - listed):
            what = f"{strange[0]} is marked on a ballot of {act.place} and stands on no list"
            return law.refusal("EL-41-1", what, f"write {strange[0]} in, or correct the name")
    return None


# --- what it changes ------------------------------------------------------------------------------


def boxes_counted(state: State, act: CountBoxes, law: Law, register: Register) -> Changes:
    """The ballots of the boxes are with those of the same vote."""
    vote = vote_of(state, act, law)
    others = tuple(one for one in vote.counted if one[0] != act.boxes)
    now = evolve(vote, counted=(*others, (act.boxes, Box(act.patterns))))
    return entered(state, act, votes=with_vote(state, act, now), missing=still_missing(state, act))


def with_vote(state: State, act: DistrictAct, vote: Vote) -> tuple[Vote, ...]:
    """The votes of the district with this one in its place."""
    before = tuple(one for one in result_of(state, act).votes if one.number != vote.number)
    return (*before, vote)


def still_missing(state: State, act: DistrictAct) -> int:
    """How many seats of the district nobody was elected to."""
    seats = state.districts[act.election, act.district].seats
    return seats - len(result_of(state, act).elected)
