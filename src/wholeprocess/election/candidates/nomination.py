"""Nomination (提名推荐代表候选人): by parties and organizations, and by ten who sign (EL-30)."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct, VoterId, candidates, names
from wholeprocess.election.candidates.entry import entered, list_of, surplus_of
from wholeprocess.election.candidates.record import CandidateList, Nomination
from wholeprocess.election.poll.entry import may_vote_here
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Method
from wholeprocess.journal import each_once, name, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class OpenNominations(DistrictAct):
    """Nomination begins in a district or electing unit (开始提名); its day counts (EL-32-2a)."""

    kind: ClassVar[str] = "election.open-nominations"


@frozen(kw_only=True)
class NominateByOrganizations(DistrictAct):
    """Parties or people's organizations put persons forward (政党、团体推荐, EL-30-2a)."""

    kind: ClassVar[str] = "election.nominate-by-organizations"

    organizations: tuple[str, ...] = field(converter=names, validator=(some, each_once))
    nominees: tuple[CandidateId, ...] = field(converter=candidates, validator=(some, each_once))


@frozen(kw_only=True)
class NominateByPetition(DistrictAct):
    """Voters, or in an indirect election deputies, sign for a person (十人以上联名, EL-30-2b).

    ``signers`` are ``VoterId`` or ``DeputyId``, as they stand on the paper: a name written twice
    or one from elsewhere is left out before counting. Who is put forward may be among them: the
    law is silent. This is a nomination, not a vote; how anybody votes is nowhere on record.
    """

    kind: ClassVar[str] = "election.nominate-by-petition"

    nominee: CandidateId = field(validator=name)
    signers: tuple[str, ...] = field(converter=names, validator=some)


@frozen
class Signatures:
    """What is left of the names under a petition, and what was left out and why (联名的核对)."""

    counted: tuple[str, ...]
    twice: tuple[str, ...] = ()  # 重复签名
    outside: tuple[str, ...] = ()  # 不在本选区选民名单、不是本级代表
    over: tuple[str, ...] = ()  # 联名的人数已达应选名额 (EL-30-3)

    def __str__(self) -> str:
        left_out = (
            (self.twice, "written more than once"),
            (self.outside, "not of the roll here"),
            (self.over, "signed for as many as the seats before"),
        )
        words = "; ".join(f"{len(who)} {why}" for who, why in left_out if who)
        return f"{len(self.counted)} count" + (f" ({words})" if words else "")


def signatures(state: State, act: NominateByPetition, law: Law, register: Register) -> Signatures:
    """The names that count: each once, of the district's roll, within each signer's own cap.

    In an indirect election a signer must be a deputy of the electing congress who may act. Where
    a place keeps no list of voters by name, nobody can be found to be from elsewhere.
    """
    seats = state.districts[act.election, act.district].seats
    for_whom = _signed_for(list_of(state, act), set(act.signers), law)
    counted: list[str] = []
    outside: list[str] = []
    over: list[str] = []
    times = Counter(act.signers)
    for signer in times:
        if not may_vote_here(state, act, VoterId(signer), register):
            outside.append(signer)
        elif len(for_whom[signer] - {act.nominee}) >= seats:
            over.append(signer)
        else:
            counted.append(signer)
    twice = tuple(signer for signer, n in times.items() if n > 1)
    return Signatures(tuple(counted), twice, tuple(outside), tuple(over))


def counting_nominations(own: CandidateList, law: Law) -> tuple[Nomination, ...]:
    """The nominations that the caps of EL-30-3 count; of those who withdrew as the rule says."""
    if law.choice("ELP-withdrawn") == "used":
        return own.nominations
    standing = set(own.nominees)
    return tuple(made for made in own.nominations if made.nominee in standing)


def _signed_for(own: CandidateList, signers: set[str], law: Law) -> dict[str, set[CandidateId]]:
    for_whom: dict[str, set[CandidateId]] = {signer: set() for signer in signers}
    for made in counting_nominations(own, law):
        for signer in made.signers:
            if signer in for_whom:
                for_whom[signer].add(made.nominee)
    return for_whom


def put_forward_by(own: CandidateList, law: Law) -> dict[str, set[CandidateId]]:
    """Whom each party or organization has put forward, alone or with others."""
    by: dict[str, set[CandidateId]] = {}
    for made in counting_nominations(own, law):
        for organization in made.organizations:
            by.setdefault(organization, set()).add(made.nominee)
    return by


# --- what refuses a nomination --------------------------------------------------------------------


def may_be_listed(
    state: State,
    act: NominateByOrganizations | NominateByPetition,
    law: Law,
    register: Register,
) -> Refusal | None:
    """Nobody is listed who took election funding from outside the mainland (EL-35-2)."""
    barred = list_of(state, act).barred
    for nominee in _named(act):
        if nominee in barred:
            what = f"{nominee} was found to have taken outside funding in {act.place}"
            return law.refusal("EL-35-2", what, "put somebody else forward")
    return None


def still_open(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """Once a district's nominees are out nobody is added (DR83-10), unless they are too few."""
    own = list_of(state, act)
    if state.elections[act.election].method is Method.INDIRECT:
        return None
    least = surplus_of(state, act, law).least
    if own.nominees_posted is not None and len(own.nominees) >= least:
        what = f"the nominees of {act.place} were posted on {own.nominees_posted}"
        return law.refusal("DR83-10", what, "nobody is added to the list once it is posted")
    return None


def organizations_within_cap(
    state: State, act: NominateByOrganizations, law: Law, register: Register
) -> Refusal | None:
    """Parties and organizations put forward no more than the seats: each, or all together."""
    seats = state.districts[act.election, act.district].seats
    by = put_forward_by(list_of(state, act), law)
    if law.choice("ELP-party-cap") == "together":
        sides = {"parties and organizations together": set().union(*by.values())}
    else:
        sides = {who: by.get(who, set()) for who in act.organizations}
    for who, before in sides.items():
        if (n := len(before.union(act.nominees))) > seats:
            what = f"{who} would have put {n} persons forward for {seats} seats in {act.place}"
            return law.refusal("EL-30-3", what, f"put forward {seats} at most")
    return None


def enough_sign(
    state: State, act: NominateByPetition, law: Law, register: Register
) -> Refusal | None:
    """Ten signers are left after those that don't count were taken out (EL-30-2b)."""
    names = signatures(state, act, law, register)
    need = law.count("EL-30-2b")
    what = f"{len(act.signers)} names for {act.nominee} in {act.place}: {names}"
    if names.over and law.choice("ELP-over-signed") == "refuse-petition":
        return law.refusal("EL-30-3", what, f"strike {', '.join(names.over)} from the petition")
    if len(names.counted) >= need:
        return None
    code = "EL-30-3" if len(names.counted) + len(names.over) >= need else "EL-30-2b"
    return law.refusal(code, f"{what}; {need} are needed", "collect the names that are missing")


def _named(act: NominateByOrganizations | NominateByPetition) -> tuple[CandidateId, ...]:
    return act.nominees if isinstance(act, NominateByOrganizations) else (act.nominee,)


# --- what a nomination changes --------------------------------------------------------------------


def opened(state: State, act: OpenNominations, law: Law, register: Register) -> Changes:
    """Nomination runs from this day."""
    return entered(state, act, opened=list_of(state, act).opened or act.on)


def put_forward(
    state: State, act: NominateByOrganizations, law: Law, register: Register
) -> Changes:
    """Each of them stands, each with the organizations behind him."""
    made = (Nomination(nominee=n, organizations=act.organizations) for n in act.nominees)
    return _nominated(state, act, *made)


def signed_for(state: State, act: NominateByPetition, law: Law, register: Register) -> Changes:
    """The person stands, with the signers that count behind him."""
    names = signatures(state, act, law, register)
    return _nominated(state, act, Nomination(nominee=act.nominee, signers=names.counted))


def _nominated(state: State, act: DistrictAct, *made: Nomination) -> Changes:
    own = list_of(state, act)
    new = tuple(m.nominee for m in made if m.nominee not in own.nominees)
    return entered(
        state,
        act,
        nominees=own.nominees + new,
        nominations=own.nominations + made,
        opened=own.opened or act.on,
    )
