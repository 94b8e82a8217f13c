"""The formal list (正式代表候选人名单): consulted, cut where it must be, settled (EL-32)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import CandidateId, DistrictAct, candidates
from wholeprocess.election.candidates.entry import (
    entered,
    list_of,
    no_swap,
    not_standing,
    surplus_of,
)
from wholeprocess.election.candidates.pre_election import InOrder, cut, standing
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.candidates.surplus import Surplus, measured
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Election, Method
from wholeprocess.journal import count, each_once, name, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class ConsultVoterGroups(DistrictAct):
    """The voter groups discuss the nominees (选民小组讨论、协商, EL-32-1b).

    ``agreed_on`` is the list that the greater number is for, empty where no common view was
    reached; ``in_favour`` of the ``voters`` consulted are for it.
    """

    kind: ClassVar[str] = "election.consult-voter-groups"

    groups: int = field(validator=count)
    voters: int = field(validator=count)
    in_favour: int = field(default=0, validator=count)
    agreed_on: tuple[CandidateId, ...] = field(
        default=(), converter=candidates, validator=each_once
    )

    @in_favour.validator
    def _of_those_consulted(self, _: Attribute[object], in_favour: int) -> None:
        if in_favour > self.voters:
            raise ValueError(f"{in_favour} in favour of {self.voters} consulted")


@frozen(kw_only=True)
class AdoptElectionMeasures(DistrictAct):
    """An electing congress fixes its own surplus ratio (选举办法的差额比例, EL-32-2c)."""

    kind: ClassVar[str] = "election.adopt-election-measures"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    ratio: Fraction = field()

    @ratio.validator
    def _exact(self, _: Attribute[object], ratio: object) -> None:
        if not isinstance(ratio, Fraction):
            raise TypeError(f"ratio {ratio!r} is not exact; write Fraction(1, 5)")


@frozen(kw_only=True)
class SettleFormalList(DistrictAct):
    """The formal list is settled, in the order of the ballot (确定正式代表候选人名单)."""

    kind: ClassVar[str] = "election.settle-formal-list"

    candidates: tuple[CandidateId, ...] = field(converter=candidates, validator=(some, each_once))


# --- what refuses it ------------------------------------------------------------------------------


def agreed_on_nominees(
    state: State, act: ConsultVoterGroups, law: Law, register: Register
) -> Refusal | None:
    """Voter groups settle among those who were nominated; deputies have no such groups."""
    if state.elections[act.election].method is Method.INDIRECT:
        what = f"{act.place} elects indirectly: it has no voter groups"
        return law.refusal("EL-32-2c", what, "hold a pre-election if there are too many nominees")
    return not_standing(state, act, act.agreed_on, law, no_swap(state, act))


def inside_the_law(
    state: State, act: AdoptElectionMeasures, law: Law, register: Register
) -> Refusal | None:
    """A concrete ratio lies between one fifth and one half, and is for deputies to fix."""
    if state.elections[act.election].method is Method.DIRECT:
        what = f"{act.place} elects directly: its voters adopt no election measures"
        return law.refusal("EL-32-2c", what, "settle the list by EL-32-1")
    least, most = law.threshold("EL-31-2b").part, law.threshold("EL-31-2b-most").part
    if least <= act.ratio <= most:
        return None
    what = f"a surplus of {act.ratio} lies outside {least} to {most}"
    return law.refusal("EL-32-2c", what, f"fix one between {least} and {most}")


def nobody_is_added(
    state: State, act: SettleFormalList, law: Law, register: Register
) -> Refusal | None:
    """Only nominees are settled, and a list that is filled up keeps those who are on it."""
    own = list_of(state, act)
    if dropped := [who for who in own.formal if who not in act.candidates]:
        what = f"the list of {act.place} is filled up, and {', '.join(dropped)} would fall off it"
        return law.refusal(no_swap(state, act), what, "keep those who are on it")
    return not_standing(state, act, act.candidates, law, no_swap(state, act))


def no_committee_member(
    state: State, act: SettleFormalList, law: Law, register: Register
) -> Refusal | None:
    """Who is on the election committee leaves it before he is a formal candidate (EL-10-2)."""
    members = state.elections[act.election].members
    if both := [who for who in act.candidates if who in members]:
        what = f"{', '.join(both)} sits on the election committee"
        return law.refusal("EL-10-2", what, "resign from the committee first")
    return None


def time_to_deliberate(
    state: State, act: SettleFormalList, law: Law, register: Register
) -> Refusal | None:
    """In an indirect election nomination and deliberation take two days (EL-32-2a)."""
    opened = list_of(state, act).opened
    if state.elections[act.election].method is Method.DIRECT or opened is None:
        return None
    until = law.limit("EL-32-2a").after(opened, law.calendar).on
    if act.on >= until:
        return None
    what = f"nomination in {act.place} began on {opened}"
    return law.refusal("EL-32-2a", what, f"settle the list on {until} or later")


def within_the_range(
    state: State, act: SettleFormalList, law: Law, register: Register
) -> Refusal | None:
    """As many candidates as article 31 allows for the seats."""
    surplus, n = surplus_of(state, act, law), len(act.candidates)
    if surplus.fits(n):
        return None
    what = f"{n} candidates for {surplus.seats} seats in {act.place}"
    mend = f"settle {surplus}"
    if n < surplus.least and len(list_of(state, act).nominees) < surplus.least:
        mend = f"nominate more: {surplus} are needed"
    return law.refusal(surplus.code, what, mend)


def has_its_basis(
    state: State, act: SettleFormalList, law: Law, register: Register
) -> Refusal | None:
    """Nobody is cut from the list but by the voter groups or the order of a pre-election."""
    own, surplus = list_of(state, act), surplus_of(state, act, law)
    election, named = state.elections[act.election], set(act.candidates)
    direct = election.method is Method.DIRECT
    too_many = surplus.exceeded_by(len(own.nominees))
    if not too_many and named == set(own.nominees):
        return None
    filling_up = bool(own.formal)
    if not too_many and not election.by_election and not filling_up:
        left_out = ", ".join(sorted(set(own.nominees) - named))
        what = f"{len(own.nominees)} nominees are within the range, and {left_out} is left out"
        code = "EL-32-1b" if direct else "EL-32-2b"
        return law.refusal(code, what, "all nominees are formal candidates")
    if direct and own.agreed:
        wanted = {who for who in own.agreed if who in own.nominees}
        if named == wanted:
            return None
        what = f"the voter groups of {act.place} are for {', '.join(sorted(wanted))}"
        return law.refusal("EL-32-1b", what, "settle the list that they are for")
    if not own.order:
        return _no_basis(own, election, act, law)
    return _follows_the_order(own, surplus, election, act, law)


def _no_basis(own: CandidateList, election: Election, act: SettleFormalList, law: Law) -> Refusal:
    what = f"{len(own.nominees)} nominees in {act.place} are to be cut to {len(act.candidates)}"
    if election.method is Method.INDIRECT:
        return law.refusal("EL-32-2c", what, "hold a pre-election")
    if own.agreed is None:
        return law.refusal("EL-32-1b", what, "let the voter groups discuss them first")
    return law.refusal("EL-32-1c", what, "they did not agree: hold a pre-election")


def _follows_the_order(
    own: CandidateList, surplus: Surplus, election: Election, act: SettleFormalList, law: Law
) -> Refusal | None:
    places = len(act.candidates)
    code = "EL-32-1c"
    if election.method is Method.INDIRECT and not election.by_election:
        code = "EL-32-2c"
        if own.ratio is None:
            what = f"the congress that elects in {act.place} has fixed no ratio of its own"
            return law.refusal(code, what, "let it adopt its election measures first")
        if places != (number := measured(surplus, own.ratio, law)):
            what = f"{places} candidates, and a surplus of {own.ratio} asks for {number}"
            return law.refusal(code, what, f"settle {number}")
    outcome = cut(standing(own.order, own.nominees), places).outcome
    named = set(act.candidates)
    if isinstance(outcome, InOrder):
        first, fits = outcome.formal, named == set(outcome.formal)
        mend = f"settle {', '.join(first)}"
    else:
        free = law.choice("ELP-cut-tie") == "committee"
        fits = free and set(outcome.safe) <= named <= {*outcome.safe, *outcome.among}
        code = code if free else "ELP-cut-tie"
        mend = f"vote again among {', '.join(outcome.among)}, for {outcome.places}"
    if fits:
        return None
    what = f"the pre-election in {act.place} does not give {', '.join(act.candidates)}"
    return law.refusal(code, what, mend)


# --- what it changes ------------------------------------------------------------------------------


def consulted(state: State, act: ConsultVoterGroups, law: Law, register: Register) -> Changes:
    """The view of the voter groups, the last one if they met more than once."""
    return entered(state, act, agreed=act.agreed_on)


def measures_adopted(
    state: State, act: AdoptElectionMeasures, law: Law, register: Register
) -> Changes:
    """The congress's own ratio."""
    return entered(state, act, ratio=act.ratio)


def settled(state: State, act: SettleFormalList, law: Law, register: Register) -> Changes:
    """The list that the ballots carry; posted anew where it was filled up."""
    return entered(state, act, formal=act.candidates, posted=None)
