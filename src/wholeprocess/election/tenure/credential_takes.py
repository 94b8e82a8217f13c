"""Credentials (代表资格): how the examination, the decision and the list are taken in."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Level, Register, SessionKind
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.election.tenure.credential_guards import (
    list_is_of_the_confirmed,
    may_be_confirmed,
    may_be_declared_void,
    place_in,
    report_is_on_the_elected,
    seats_that_fill,
)
from wholeprocess.election.tenure.credentials import (
    DEFECT_RULES,
    AnnounceDeputies,
    ConfirmCredentials,
    Credential,
    DeputyList,
    ReportCredentials,
    VacancyId,
    VoidElection,
)
from wholeprocess.election.tenure.ending import ended
from wholeprocess.election.tenure.lookup import credentials_at
from wholeprocess.election.tenure.mandate import EndGround, Mandate, MandatePhase
from wholeprocess.election.tenure.phases import CREDENTIAL, VACANCY, after
from wholeprocess.election.tenure.vacancy import Vacancy
from wholeprocess.law import Law


def _reported(state: State, act: ReportCredentials, law: Law, register: Register) -> Changes:
    here = credentials_at(state, place_in(act))
    then = evolve(here, acts=(*here.acts, act))
    for candidate in act.people:
        person = here.of(candidate)
        phase = after(CREDENTIAL, person, act)
        then = then.with_(evolve(person, phase=phase, valid=candidate in act.valid))
    return Changes(credentials={place_in(act): then})


def _confirmed(state: State, act: ConfirmCredentials, law: Law, register: Register) -> Changes:
    place = place_in(act)
    called, district = state.elections[act.election], state.districts[place]
    here = credentials_at(state, place)
    then = evolve(here, acts=(*here.acts, act))
    mandates = {}
    for seat in act.seats:
        person = here.of(seat.candidate)
        phase = after(CREDENTIAL, person, act)
        then = then.with_(evolve(person, phase=phase, deputy=seat.deputy))
        mandates[seat.deputy] = Mandate(
            deputy=seat.deputy,
            election=act.election,
            congress=called.congress,
            since=act.on,
            district=act.district,
            unit=None if Level.of(called.congress).direct else district.division,
            candidate=seat.candidate,
        )
    vacancies = {}
    for seat, ident in seats_that_fill(state, act):
        assert ident is not None
        empty = state.vacancies[ident]
        vacancies[ident] = evolve(
            empty,
            phase=after(VACANCY, empty, act),
            filled_by=seat.deputy,
            acts=(*empty.acts, act),
        )
    return Changes(credentials={place: then}, mandates=mandates, vacancies=vacancies)


def _voided(state: State, act: VoidElection, law: Law, register: Register) -> Changes:
    place = place_in(act)
    here = credentials_at(state, place)
    person = here.of(act.candidate)
    phase = after(CREDENTIAL, person, act)
    then = evolve(here, acts=(*here.acts, act)).with_(
        evolve(person, phase=phase, defect=act.defect)
    )
    if person.deputy is None:
        vacancies = _seat_of(state, person, act)
        return Changes(credentials={place: then}, vacancies=vacancies)
    mandate = state.mandates[person.deputy]
    if mandate.phase is MandatePhase.ENDED:
        return Changes(credentials={place: then})
    rules = {DEFECT_RULES[act.defect]: None}
    made = ended(state, mandate, act, EndGround.ELECTION_VOID, law, *rules)
    return evolve(made, credentials={place: then})


def _seat_of(state: State, person: Credential, act: VoidElection) -> Mapping[VacancyId, Vacancy]:
    """The vacancy that a void election leaves where the person was not confirmed yet.

    In a by-election the vacancy that it was to fill goes on waiting.
    """
    place = place_in(act)
    called = state.elections[act.election]
    for who, ident in credentials_at(state, place).in_recess:
        waiting = state.vacancies[ident]
        if who == person.candidate and waiting.elected == who:
            phase = after(VACANCY, waiting, act)
            acts = (*waiting.acts, act)
            return {ident: evolve(waiting, phase=phase, elected=None, acts=acts)}
    if called.by_election:
        return {}
    direct = Level.of(called.congress).direct
    vacancy = Vacancy(
        id=VacancyId(f"{act.place}/{act.candidate}"),
        election=act.election,
        congress=called.congress,
        since=act.on,
        cause=EndGround.ELECTION_VOID.value,
        district=act.district,
        unit=None if direct else state.districts[place].division,
        acts=(act,),
    )
    return {vacancy.id: vacancy}


def _listed(state: State, act: AnnounceDeputies, law: Law, register: Register) -> Changes:
    called = state.elections[act.election]
    here = state.announcements.get(act.election) or DeputyList()
    opened = [
        session.opened
        for session in register.sessions.values()
        if session.congress == called.congress
        and session.kind is SessionKind.FIRST_OF_TERM
        and called.day <= session.opened <= act.on
    ]
    then = DeputyList(
        deputies=tuple(dict.fromkeys((*here.deputies, *act.deputies))),
        first_session=min(opened, default=None),
        acts=(*here.acts, act),
    )
    return Changes(announcements={act.election: then})


TAKES: Mapping[type[ElectionAct], Take] = {
    ReportCredentials: Take(_reported, "credentials", (report_is_on_the_elected,)),
    ConfirmCredentials: Take(_confirmed, "credentials", (may_be_confirmed,)),
    VoidElection: Take(_voided, "credentials", (may_be_declared_void,)),
    AnnounceDeputies: Take(
        _listed, "announcements", (list_is_of_the_confirmed,), needs=Needs.ELECTION
    ),
}
"""How each act about credentials is taken in."""
