"""Declaring and publishing (确定、宣布、公布选举结果): the ruling is computed, never given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct, candidates
from wholeprocess.election.counting.another_election import (
    AnotherElection,
    elected_by,
    what_follows,
)
from wholeprocess.election.counting.boxes import with_vote
from wholeprocess.election.counting.entry import electorate_of, entered, result_of, vote_of
from wholeprocess.election.counting.outcome import Invalid, declare
from wholeprocess.election.counting.record import Declared
from wholeprocess.election.counting.tally import Tally, tally
from wholeprocess.election.poll.entry import poll_of
from wholeprocess.election.record import Changes, State
from wholeprocess.errors import Refused
from wholeprocess.journal import each_once, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class DeclareResult(DistrictAct):
    """The result of a vote is decided by law and announced (确定选举结果并宣布, EL-46-1)."""

    kind: ClassVar[str] = "election.declare-result"


@frozen(kw_only=True)
class SettleAnotherList(DistrictAct):
    """Who of the tied stands in another election is settled (确定另行选举候选人).

    How, the law does not say (ELP-another-cut-tie); lots are nobody's choice.
    """

    kind: ClassVar[str] = "election.settle-another-list"

    settled: tuple[CandidateId, ...] = field(converter=candidates, validator=(some, each_once))


@frozen(kw_only=True)
class PublishElected(DistrictAct):
    """The list of those elected so far is published (公布当选代表名单, EL-46-2)."""

    kind: ClassVar[str] = "election.publish-elected"


# --- what refuses it ------------------------------------------------------------------------------


def numbers_agree(state: State, act: DeclareResult, law: Law, register: Register) -> Refusal | None:
    """Every box was counted and holds what the signed record says, or nobody needs the count.

    An election that the record shows to be invalid is declared so without it.
    """
    try:
        made = declared_of(state, act, law, register)
    except Refused as refused:
        return refused.refusal
    poll, vote = poll_of(state, act), vote_of(state, act, law)
    if isinstance(made.ruling.outcome, Invalid):
        return None
    if left := sorted(poll.boxes.keys() - set(vote.boxes)):
        what = f"{', '.join(left)} in {act.place} was not counted"
        return law.refusal("EL-43-1", what, "count every box first")
    if made.tally.ballots != poll.returned:
        what = f"{made.tally.ballots} ballots of {act.place} were counted, {poll.returned} recorded"
        return law.refusal("EL-43-1", what, "count again, or correct the record")
    return None


def are_tied(state: State, act: SettleAnotherList, law: Law, register: Register) -> Refusal | None:
    """There is a list that waits for it, and those named are so many of the tied."""
    result = result_of(state, act)
    follows = result.follows.outcome if result.follows is not None else None
    if not isinstance(follows, AnotherElection) or not follows.places:
        what = f"nobody is tied for the list of another election in {act.place}"
        return law.refusal("WP-phase", what, "hold the vote that follows")
    if len(act.settled) == follows.places and set(act.settled) <= set(follows.tied):
        return None
    what = f"{', '.join(act.settled)} named for {act.place}"
    mend = f"name {follows.places} of {', '.join(follows.tied)}"
    return law.refusal("ELP-another-cut-tie", what, mend)


def somebody_new(state: State, act: PublishElected, law: Law, register: Register) -> Refusal | None:
    """Somebody was elected who was not published yet."""
    result = result_of(state, act)
    if set(result.elected) - set(result.published):
        return None
    what = f"nobody was elected in {act.place} who is not on the list"
    return law.refusal("WP-phase", what, "declare a result first")


# --- what it changes ------------------------------------------------------------------------------


def declared_of(state: State, act: DistrictAct, law: Law, register: Register) -> Declared:
    """What the law makes of the vote as far as it is counted; ``Refused`` if it cannot be said."""
    vote, poll = vote_of(state, act, law), poll_of(state, act)
    electorate = electorate_of(state, act, law, register)
    if isinstance(electorate, Refusal):
        raise Refused(electorate)
    recorded = Tally(contest=vote.contest, ballots=poll.returned, votes=())
    counted = tally(vote.box, vote.contest, law)
    invalid = isinstance(declare(recorded, electorate, law).outcome, Invalid)
    taken = recorded if invalid and counted.ballots != poll.returned else counted
    ruling = declare(taken, electorate, law)
    return Declared(on=act.on, tally=taken, electorate=electorate, ruling=ruling)


def declared(state: State, act: DeclareResult, law: Law, register: Register) -> Changes:
    """Who is elected so far, how many seats are missing, and what follows."""
    result, made = result_of(state, act), declared_of(state, act, law, register)
    vote = evolve(vote_of(state, act, law), declared=made)
    held = [(one.tally, one.ruling) for one in (*result.declared, made)]
    seats = state.districts[act.election, act.district].seats
    elected = elected_by(ruling for _, ruling in held)
    follows = what_follows(
        held,
        seats,
        law,
        method=state.elections[act.election].method,
        out=_out(state, act, held[0][0].contest.candidates),
    )
    return entered(
        state,
        act,
        votes=with_vote(state, act, vote),
        elected=elected,
        missing=seats - len(elected),
        follows=follows,
        settled=(),
    )


def _out(state: State, act: DistrictAct, stood: Iterable[CandidateId]) -> frozenset[CandidateId]:
    """Those of the first vote who were struck off the list since."""
    own = state.lists.get((act.election, act.district))
    return frozenset() if own is None else frozenset(stood) - set(own.formal) | set(own.barred)


def settled(state: State, act: SettleAnotherList, law: Law, register: Register) -> Changes:
    """Another election can be counted."""
    return entered(state, act, settled=act.settled)


def published(state: State, act: PublishElected, law: Law, register: Register) -> Changes:
    """The list has all who are elected so far."""
    return entered(state, act, published=result_of(state, act).elected, published_on=act.on)
