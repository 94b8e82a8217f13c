"""Vacancies (缺额): how a by-election is ordered, and how a standing committee elects in recess."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess.congress import Level, Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import Changes, Place, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.election.tenure.credentials import Credentials, VacancyId
from wholeprocess.election.tenure.lookup import credentials_at, vacancy_in
from wholeprocess.election.tenure.machine import Machine
from wholeprocess.election.tenure.phases import VACANCY, after
from wholeprocess.election.tenure.vacancy import (
    ElectedInRecess,
    ElectInRecess,
    LeaveVacant,
    OrderByElection,
    Vacancy,
    elect_in_recess,
)
from wholeprocess.law import Law, Refusal

VACANCIES = Machine(VACANCY, vacancy_in, "vacancy")


def seats_are_missing(
    state: State, act: LeaveVacant, law: Law, register: Register
) -> Refusal | None:
    """Only seats that no vote of this election fills any more are left vacant, and once."""
    place = (act.election, act.district)
    result = state.results.get(place)
    if result is None or not result.vacant:
        what = f"no seat of {act.place} stays empty after its last vote"
        return law.refusal("EL-45-4a", what, "hold the vote that follows, if one does")
    if _ident(act, 1) in state.vacancies:
        what = f"the missing seats of {act.place} are vacant already"
        return law.refusal("WP-once", what, "order a by-election for them")
    return None


def _ident(act: LeaveVacant, number: int) -> VacancyId:
    return VacancyId(f"{act.place}/vacant-{number}")


def _left(state: State, act: LeaveVacant, law: Law, register: Register) -> Changes:
    place = (act.election, act.district)
    district, called = state.districts[place], state.elections[act.election]
    unit = None if Level.of(called.congress).direct else district.division
    vacancies = [
        Vacancy(
            id=_ident(act, number),
            election=act.election,
            congress=called.congress,
            since=act.on,
            cause="not_elected",
            district=act.district,
            unit=unit,
            acts=(act,),
        )
        for number in range(1, state.results[place].vacant + 1)
    ]
    return Changes(vacancies={vacancy.id: vacancy for vacancy in vacancies})


def _ordered(
    state: State, vacancy: Vacancy, act: OrderByElection, law: Law, register: Register
) -> Changes:
    place = (act.election, act.district)
    here = credentials_at(state, place)
    credentials: dict[Place, Credentials] = {}
    if vacancy.by_election is not None:
        before = credentials_at(state, vacancy.by_election)
        left = tuple(ident for ident in before.vacancies if ident != vacancy.id)
        credentials[vacancy.by_election] = evolve(before, vacancies=left)
    credentials[place] = evolve(here, vacancies=(*here.vacancies, vacancy.id))
    return Changes(
        vacancies={vacancy.id: _then(vacancy, act, by_election=place)}, credentials=credentials
    )


def _elected(
    state: State, vacancy: Vacancy, act: ElectInRecess, law: Law, register: Register
) -> Changes:
    ruling = elect_in_recess(act, law)
    match ruling.outcome:
        case ElectedInRecess(candidate):
            assert vacancy.district is not None
            place = (vacancy.election, vacancy.district)
            here = credentials_at(state, place)
            in_recess = (*here.in_recess, (candidate, vacancy.id))
            return Changes(
                vacancies={vacancy.id: _then(vacancy, act, ruling, elected=candidate)},
                credentials={place: evolve(here, in_recess=in_recess)},
            )
        case _:
            return Changes(vacancies={vacancy.id: _then(vacancy, act, ruling)})


def _then(vacancy: Vacancy, act: ElectionAct, ruling: Any = None, **changes: Any) -> Vacancy:
    phase = after(VACANCY, vacancy, act, ruling)
    return evolve(vacancy, phase=phase, acts=(*vacancy.acts, act), **changes)


TAKES: Mapping[type[ElectionAct], Take] = {
    LeaveVacant: Take(_left, "credentials", (seats_are_missing,)),
    OrderByElection: VACANCIES.take(_ordered, needs=Needs.DISTRICT),
    ElectInRecess: VACANCIES.take(_elected),
}
"""How each act about a vacancy is taken in."""
