"""Posting the lists (公布名单): all nominees, and later the formal candidates (EL-32-1a, -1d)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct, candidates
from wholeprocess.election.candidates.entry import entered, list_of
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Election
from wholeprocess.journal import each_once, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class PostNominees(DistrictAct):
    """All nominees are posted and go to the voter groups (公布代表候选人名单, EL-32-1a).

    Whoever was nominated and is left out is found, not guessed: the list is kept as it was.
    """

    kind: ClassVar[str] = "election.post-nominees"

    nominees: tuple[CandidateId, ...] = field(converter=candidates, validator=(some, each_once))
    with_particulars: bool = True  # 及代表候选人的基本情况


@frozen(kw_only=True)
class PostFormalList(DistrictAct):
    """The formal list is posted (公布正式代表候选人名单, EL-32-1d)."""

    kind: ClassVar[str] = "election.post-formal-list"

    with_particulars: bool = True


def posted_too_late(code: str, posted: date, election: Election, law: Law) -> bool:
    """Whether a list posted that day comes too late for the election day.

    ``code`` is ``EL-32-1a`` (nominees) or ``EL-32-1d`` (formal list); exactly so many days before
    is in time (digest N-8). By-elections go by the province's text, where one was read.
    """
    limit = days_before(code, election, law)
    if limit is None:
        return False
    return law.limit(limit).after(posted, law.calendar).on > election.day


LOCAL_BY_ELECTION = {"EL-32-1a": "ELL-by-nominees", "EL-32-1d": "ELL-by-formal"}


def days_before(code: str, election: Election, law: Law) -> str | None:
    """The rule whose days bind this election; ``None`` in a by-election without a local text."""
    if not election.by_election:
        return code
    local = LOCAL_BY_ELECTION[code]
    return local if law.holds(local) else None


def were_nominated(state: State, act: PostNominees, law: Law, register: Register) -> Refusal | None:
    """Nobody is posted whom nobody put forward (EL-30-1)."""
    own = list_of(state, act)
    if strangers := [who for who in act.nominees if who not in own.nominees]:
        what = f"nobody nominated {', '.join(strangers)} in {act.place}"
        return law.refusal("EL-30-1", what, "post those who were nominated")
    return None


def is_settled(state: State, act: PostFormalList, law: Law, register: Register) -> Refusal | None:
    """There is a formal list to post."""
    if list_of(state, act).formal:
        return None
    what = f"{act.place} has no formal list"
    return law.refusal("WP-phase", what, "settle the formal list first")


def nominees_posted(state: State, act: PostNominees, law: Law, register: Register) -> Changes:
    """The nominees are out; nobody is added from now on unless they are too few."""
    return entered(state, act, nominees_posted=act.on)


def formal_posted(state: State, act: PostFormalList, law: Law, register: Register) -> Changes:
    """The formal list is out."""
    return entered(state, act, posted=act.on)
