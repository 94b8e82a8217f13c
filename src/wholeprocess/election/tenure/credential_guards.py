"""What refuses a report, a confirmation, a list or a declaration that an election is void.

The questions are asked with the state, the act, the law and the register.
"""

from __future__ import annotations

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Place, State
from wholeprocess.election.seats.election import Election
from wholeprocess.election.tenure.bodies import confirming_body
from wholeprocess.election.tenure.credentials import (
    AnnounceDeputies,
    ConfirmCredentials,
    CredentialPhase,
    Credentials,
    Defect,
    ReportCredentials,
    Seat,
    VacancyId,
    VoidElection,
    must_choose,
)
from wholeprocess.election.tenure.lookup import credentials_at, elected_at
from wholeprocess.election.tenure.mandate import MandatePhase
from wholeprocess.election.tenure.vacancy import VacancyPhase
from wholeprocess.law import Law, Refusal


def place_in(act: DistrictAct) -> Place:
    """The election and district of an act, as tables are keyed."""
    return act.election, act.district


def report_is_on_the_elected(
    state: State, act: ReportCredentials, law: Law, register: Register
) -> Refusal | None:
    """The credentials committee reports on elected persons, each once (EL-47-1)."""
    if act.by != Organ.CREDENTIALS_COMMITTEE:
        what = f"{act.by} may not report on the credentials of {act.place}"
        mend = "let the credentials committee report"
        return law.refusal("EL-47-1", what, mend, who=(Organ.CREDENTIALS_COMMITTEE,))
    people = act.people
    if not people or len(set(people)) < len(people):
        what = f"the report on {act.place} names nobody, or somebody twice"
        return law.refusal("EL-47-1", what, "give one opinion on each of the elected")
    elected, credentials = elected_at(state, place_in(act)), credentials_at(state, place_in(act))
    for candidate in people:
        if candidate not in elected:
            return _not_elected(candidate, act, law)
        phase = credentials.of(candidate).phase
        if phase not in (CredentialPhase.ELECTED, CredentialPhase.EXAMINED):
            what = f"the credentials of {candidate} are {phase} already"
            return law.refusal("WP-phase", what, "examine them before they are decided on")
    return None


def _not_elected(candidate: CandidateId, act: DistrictAct, law: Law) -> Refusal:
    what = f"{candidate} is not elected in {act.place}"
    return law.refusal("EL-47-1", what, "name those whom the count elects")


def _wrong_body(
    act: ConfirmCredentials | VoidElection, called: Election, law: Law
) -> Refusal | None:
    body = confirming_body(called.congress)
    if act.by == body:
        return None
    what = f"{act.by} may not decide on the credentials of {act.place}"
    return law.refusal("EL-47-2", what, f"let the {body} decide", who=(body,))


def may_be_confirmed(
    state: State, act: ConfirmCredentials, law: Law, register: Register
) -> Refusal | None:
    """Elected, examined, not void, in one line of areas, and where a seat waits (EL-47-2)."""
    called = state.elections[act.election]
    if refusal := _wrong_body(act, called, law):
        return refusal
    for kind, names in (
        ("candidate", [seat.candidate for seat in act.seats]),
        ("deputy", [seat.deputy for seat in act.seats]),
    ):
        if len(set(names)) < len(names):
            what = f"a {kind} of {act.place} would be confirmed twice"
            return law.refusal("WP-once", what, "name each once")
    credentials = credentials_at(state, place_in(act))
    elected = elected_at(state, place_in(act))
    for seat in act.seats:
        if seat.candidate not in elected:
            return _not_elected(seat.candidate, act, law)
        refusal = (
            _not_examined(seat, act, called, credentials, law)
            or _won_by_an_offence(seat, credentials, law)
            or _taken(seat, called, law, state, register)
            or _several_offices(seat, called, act, law, register)
        )
        if refusal is not None:
            return refusal
    return _no_vacancy(state, act, called, law)


def _not_examined(
    seat: Seat, act: ConfirmCredentials, called: Election, credentials: Credentials, law: Law
) -> Refusal | None:
    person = credentials.of(seat.candidate)
    match person.phase:
        case CredentialPhase.ELECTED:
            filling = called.by_election or _filled_in_recess(seat, credentials) is not None
            what = f"the credentials of {seat.candidate} were not examined"
            mend = "let the credentials committee report on them"
            return law.refusal("EL-57-5" if filling else "EL-47-1", what, mend)
        case CredentialPhase.VOID:
            what = f"the election of {seat.candidate} was declared void"
            return law.refusal("EL-47-2", what, "the seat is filled by another election")
        case CredentialPhase.CONFIRMED:
            what = f"{seat.candidate} is confirmed as {person.deputy}"
            return law.refusal("WP-once", what, "confirm each once")
        case _:
            return None


def _filled_in_recess(seat: Seat, credentials: Credentials) -> VacancyId | None:
    found = [vacancy for who, vacancy in credentials.in_recess if who == seat.candidate]
    return found[-1] if found else None


def _won_by_an_offence(seat: Seat, credentials: Credentials, law: Law) -> Refusal | None:
    offence = credentials.offence_of(seat.candidate)
    if offence is None:
        return None
    what = f"{seat.candidate} was elected by the offence {offence}"
    return law.refusal("EL-58-3", what, "declare that election void")


def _taken(
    seat: Seat, called: Election, law: Law, state: State, register: Register
) -> Refusal | None:
    known = register.deputies.get(seat.deputy)
    elsewhere = known is not None and known.congress != called.congress
    if seat.deputy not in state.mandates and not elsewhere:
        return None
    what = f"a mandate is called {seat.deputy} already"
    return law.refusal("WP-once", what, "give each mandate an id of its own")


def _several_offices(
    seat: Seat, called: Election, act: ConfirmCredentials, law: Law, register: Register
) -> Refusal | None:
    areas = [called.congress]
    for ident in seat.holds:
        held = register.deputies.get(ident)
        if held is None:
            what = f"no deputy has the id {ident}, which {seat.candidate} is said to hold"
            return law.refusal("WP-known", what, "correct the identifier")
        if held.in_office(act.on):
            areas.append(held.congress)
    pairs = must_choose(areas, register)
    if not pairs:
        return None
    local = law.holds("ELL-keep-one")
    if not local and law.choice("ELP-several-offices") != "refuse":
        return None
    one, other = pairs[0]
    what = f"{seat.candidate} would be a deputy in {one} and in {other}, not in one line"
    mend = "let him choose one of the seats and give up the other first"
    return law.refusal("ELL-keep-one" if local else "EL-48-1", what, mend)


def seats_that_fill(
    state: State, act: ConfirmCredentials
) -> tuple[tuple[Seat, VacancyId | None], ...]:
    """The seats that fill a vacancy, each with the one it fills; ``None`` where none waits.

    Those elected in recess fill the vacancy they were elected to; those of a by-election the
    vacancies that wait for it, in the order in which it was ordered.
    """
    place = place_in(act)
    credentials = credentials_at(state, place)
    waiting = [
        ident
        for ident in credentials.vacancies
        if state.vacancies[ident].phase is VacancyPhase.CALLED
        and state.vacancies[ident].elected is None
    ]
    by_election = state.elections[act.election].by_election
    filled: list[tuple[Seat, VacancyId | None]] = []
    for seat in act.seats:
        vacancy = _filled_in_recess(seat, credentials)
        if vacancy is not None:
            filled.append((seat, vacancy))
        elif by_election:
            filled.append((seat, waiting.pop(0) if waiting else None))
    return tuple(filled)


def _no_vacancy(
    state: State, act: ConfirmCredentials, called: Election, law: Law
) -> Refusal | None:
    for seat, vacancy in seats_that_fill(state, act):
        if vacancy is None or state.vacancies[vacancy].phase is not VacancyPhase.CALLED:
            what = f"no vacancy of {called.congress} waits for {seat.candidate}"
            mend = "order the by-election for the vacancy that it fills"
            return law.refusal("EL-57-1", what, mend)
    return None


def may_be_declared_void(
    state: State, act: VoidElection, law: Law, register: Register
) -> Refusal | None:
    """After examination, by the right body; an offence must be on record (EL-47-2, EL-58-3)."""
    if refusal := _wrong_body(act, state.elections[act.election], law):
        return refusal
    if act.candidate not in elected_at(state, place_in(act)):
        return _not_elected(act.candidate, act, law)
    credentials = credentials_at(state, place_in(act))
    person = credentials.of(act.candidate)
    if person.phase is CredentialPhase.ELECTED:
        what = f"the credentials of {act.candidate} were not examined"
        return law.refusal("EL-47-1", what, "let the credentials committee report on them")
    if person.phase is CredentialPhase.VOID:
        what = f"the election of {act.candidate} was declared void before"
        return law.refusal("WP-once", what, "it stands as declared")
    if act.defect is Defect.OFFENCE and credentials.offence_of(act.candidate) is None:
        what = f"no election offence of {act.candidate} is on record"
        return law.refusal("EL-58-3", what, "record the offence that was established")
    if person.deputy is not None and (mandate := state.mandates.get(person.deputy)) is not None:
        return before_the_last(act, mandate.acts, mandate.deputy, law)
    return None


def list_is_of_the_confirmed(
    state: State, act: AnnounceDeputies, law: Law, register: Register
) -> Refusal | None:
    """The list has confirmed deputies of that election only, by who confirmed them (EL-47-2)."""
    body = confirming_body(state.elections[act.election].congress)
    if act.by != body:
        what = f"{act.by} may not publish the list of deputies of {act.election}"
        return law.refusal("EL-47-2", what, f"let the {body} publish it", who=(body,))
    for ident in act.deputies:
        mandate = state.mandates.get(ident)
        confirmed = mandate is not None and mandate.candidate is not None
        if mandate is None or not confirmed or mandate.election != act.election:
            what = f"{ident} is not confirmed as a deputy elected in {act.election}"
            return law.refusal("EL-47-2", what, "confirm the credentials first")
        if mandate.phase is MandatePhase.ENDED:
            what = f"the mandate of {ident} has ended"
            return law.refusal("EL-47-2", what, "leave out who is no deputy any more")
    return None
