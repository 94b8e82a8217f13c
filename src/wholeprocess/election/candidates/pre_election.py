"""The pre-election (预选): its order, its quorum, and a tie at the cut as a result (EL-32-1c)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeAlias

from attrs import Attribute, field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.candidates.entry import entered, list_of, surplus_of
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Method
from wholeprocess.journal import count, name, some
from wholeprocess.law import Law, Refusal, Ruling

Tiers: TypeAlias = tuple[tuple[CandidateId, ...], ...]
"""An order in which ties stay ties: the most votes first, equals together."""


@frozen
class Polled:
    """How many votes somebody had in a pre-election (预选得票)."""

    candidate: CandidateId = field(validator=name)
    votes: int = field(validator=count)


def _polled(values: Iterable[Polled]) -> tuple[Polled, ...]:
    return tuple(values)


@frozen(kw_only=True)
class HoldPreElection(DistrictAct):
    """Voters of the district, or deputies, vote on the nominees beforehand (预选).

    Among all nominees, or among those who tied before. ``voters`` is how many took part.
    """

    kind: ClassVar[str] = "election.hold-pre-election"

    voters: int = field(validator=count)
    votes: tuple[Polled, ...] = field(converter=_polled, validator=some)
    secret: bool = True

    @votes.validator
    def _each_once_and_within(self, _: Attribute[object], votes: tuple[Polled, ...]) -> None:
        if len({polled.candidate for polled in votes}) < len(votes):
            raise ValueError("a nominee has two numbers of votes; add them up")
        for polled in votes:
            if polled.votes > self.voters:
                raise ValueError(f"{polled.candidate} has more votes than {self.voters} voters")


@frozen
class NoQuorum:
    """Too few took part: the pre-election gives no order (预选人数不足)."""

    took_part: int
    needed: int


@frozen
class VoteOrder:
    """The order of votes (得票多少的顺序); those with as many votes are in one tier."""

    tiers: Tiers


@frozen
class InOrder:
    """The first so many of the order (按得票顺序): who is on the formal list."""

    formal: tuple[CandidateId, ...]


@frozen
class TieAtCut:
    """A tie leaves ``places`` of the list open among these; ``safe`` are on it in any case."""

    safe: tuple[CandidateId, ...]
    among: tuple[CandidateId, ...]
    places: int


def tiers_of(votes: Iterable[Polled]) -> Tiers:
    """The tiers that votes make, without an order inside a tier that they do not give.

    >>> tiers_of([Polled("wu", 60), Polled("li", 90), Polled("an", 60)])
    (('li',), ('an', 'wu'))
    """
    by_votes: dict[int, list[CandidateId]] = {}
    for polled in votes:
        by_votes.setdefault(polled.votes, []).append(polled.candidate)
    return tuple(tuple(sorted(by_votes[n])) for n in sorted(by_votes, reverse=True))


def rank(act: HoldPreElection, all_voters: int, law: Law) -> Ruling[NoQuorum | VoteOrder]:
    """The order of a pre-election, if enough of the district's voters took part.

    The law gives no quorum; Beijing asks for one third of all voters (ELP-pre-quorum).
    """
    quorum = law.threshold("ELP-pre-quorum")
    if not quorum.met(act.voters, of=all_voters):
        return Ruling(NoQuorum(act.voters, quorum.least(of=all_voters)), ["ELP-pre-quorum"])
    return Ruling(VoteOrder(tiers_of(act.votes)), ["EL-32-1c"])


def cut(order: Tiers, places: int) -> Ruling[InOrder | TieAtCut]:
    """Who fills ``places`` of the formal list, or the tie that leaves it open.

    A tie at the cut is a result: the law does not say who goes first (ELP-cut-tie).

    >>> cut((("li",), ("an", "wu")), 2).outcome
    TieAtCut(safe=('li',), among=('an', 'wu'), places=1)
    >>> cut((("li",), ("an", "wu")), 3).outcome
    InOrder(formal=('li', 'an', 'wu'))
    """
    inside: tuple[CandidateId, ...] = ()
    for tier in order:
        if len(inside) + len(tier) > places:
            if len(inside) == places:
                break
            return Ruling(TieAtCut(inside, tier, places - len(inside)), ["ELP-cut-tie"])
        inside += tier
    return Ruling(InOrder(inside), ["EL-32-1c"])


# --- what refuses a pre-election, and what it changes ---------------------------------------------


def is_called_for(
    state: State, act: HoldPreElection, law: Law, register: Register
) -> Refusal | None:
    """Only where there are too many nominees, and in a district only without a common view."""
    own, surplus = list_of(state, act), surplus_of(state, act, law)
    election = state.elections[act.election]
    direct = election.method is Method.DIRECT
    n = len(own.nominees)
    if not surplus.exceeded_by(n) and not election.by_election:
        code = "EL-32-1b" if direct else "EL-32-2b"
        what = f"{n} nominees in {act.place} are not more than {surplus.most}"
        return law.refusal(code, what, "all of them are formal candidates: vote at once")
    if direct and own.agreed is None:
        what = f"the voter groups of {act.place} have not been consulted"
        return law.refusal("EL-32-1c", what, "let them discuss the nominees first")
    if direct and own.agreed:
        what = f"the voter groups of {act.place} agreed on {', '.join(own.agreed)}"
        return law.refusal("EL-32-1c", what, "settle the list that they agreed on")
    return None


def among_the_right_ones(
    state: State, act: HoldPreElection, law: Law, register: Register
) -> Refusal | None:
    """All who stand are voted on, or exactly those who tied in the one before."""
    own = list_of(state, act)
    named = {polled.candidate for polled in act.votes}
    tied = [set(tier) for tier in standing(own.order, own.nominees) if len(tier) > 1]
    if named == set(own.nominees) or named in tied:
        return None
    what = f"the pre-election in {act.place} names {', '.join(sorted(named))}"
    mend = f"vote on all nominees, {', '.join(sorted(own.nominees))}, or on those who tied"
    return law.refusal("EL-32-1c", what, mend)


def standing(order: Tiers, nominees: Iterable[CandidateId]) -> Tiers:
    """The order without those who no longer stand."""
    here = set(nominees)
    left = (tuple(who for who in tier if who in here) for tier in order)
    return tuple(tier for tier in left if tier)


def polled(state: State, act: HoldPreElection, law: Law, register: Register) -> Changes:
    """A pre-election of all gives the order, one among tied splits their tier; without quorum
    nothing changes."""
    roll = state.rolls.get((act.election, act.district))
    ranking = rank(act, roll.size if roll is not None else 0, law).outcome
    if isinstance(ranking, NoQuorum):
        return entered(state, act)
    own = list_of(state, act)
    named = {polled.candidate for polled in act.votes}
    if named == set(own.nominees):
        return entered(state, act, order=ranking.tiers)
    order: Tiers = ()
    for tier in standing(own.order, own.nominees):
        order += ranking.tiers if set(tier) == named else (tier,)
    return entered(state, act, order=order)
