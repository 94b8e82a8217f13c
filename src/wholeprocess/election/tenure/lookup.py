"""Finding what an act is about (查找): a mandate, a recall, a resignation, a vacancy."""

from __future__ import annotations

from datetime import date

from wholeprocess.congress import DeputyId, DivisionCode, Register
from wholeprocess.election.act import CandidateId, DistrictId, ElectionId
from wholeprocess.election.record import Place, State
from wholeprocess.election.tenure.credentials import Credentials
from wholeprocess.election.tenure.mandate import DeputyAct, Mandate, MandatePhase
from wholeprocess.election.tenure.recall import Recall, RecallAct
from wholeprocess.election.tenure.resignation import Resignation, ResignationAct
from wholeprocess.election.tenure.vacancy import ElectInRecess, OrderByElection, Vacancy


def mandate_of(
    state: State, deputy: DeputyId, election: ElectionId, on: date, register: Register
) -> Mandate | None:
    """A deputy's mandate: as confirmed here, or else as the register has it that day.

    ``None`` where neither knows the deputy as one of that election's congress.
    """
    known = state.mandates.get(deputy)
    if known is not None:
        return known if known.election == election else None
    seated, called = register.deputies.get(deputy), state.elections.get(election)
    if seated is None or called is None or seated.congress != called.congress:
        return None
    if on < seated.since or (seated.until is not None and on > seated.until):
        return None
    unit = None if seated.level.direct else seated.elected_by
    return Mandate(
        deputy=deputy,
        election=election,
        congress=seated.congress,
        since=seated.since,
        phase=MandatePhase.SUSPENDED if seated.suspended(on) else MandatePhase.SITTING,
        district=None if unit is None else _district_of(state, election, unit),
        unit=unit,
    )


def _district_of(state: State, election: ElectionId, unit: DivisionCode) -> DistrictId | None:
    for (at, _), district in state.districts.items():
        if at == election and district.division == unit:
            return district.id
    return None


def mandate_in(state: State, act: DeputyAct, register: Register) -> Mandate | None:
    """The mandate that an act about a deputy names."""
    return mandate_of(state, act.deputy, act.election, act.on, register)


def recall_in(state: State, act: RecallAct, register: Register) -> Recall | None:
    """The recall that an act names; ``None`` if it is of another election."""
    recall = state.recalls.get(act.recall)
    return recall if recall is not None and recall.election == act.election else None


def resignation_in(state: State, act: ResignationAct, register: Register) -> Resignation | None:
    """The resignation that an act names; ``None`` if it is of another election."""
    offered = state.resignations.get(act.resignation)
    return offered if offered is not None and offered.election == act.election else None


def vacancy_in(
    state: State, act: OrderByElection | ElectInRecess, register: Register
) -> Vacancy | None:
    """The vacancy that an act names.

    A by-election is an election of its own; a vote in recess names the one that gave the seat.
    """
    vacancy = state.vacancies.get(act.vacancy)
    if vacancy is None or isinstance(act, OrderByElection):
        return vacancy
    return vacancy if vacancy.election == act.election else None


def credentials_at(state: State, place: Place) -> Credentials:
    """The credentials of a district's elected; empty before anything was done."""
    return state.credentials.get(place) or Credentials()


def elected_at(state: State, place: Place) -> tuple[CandidateId, ...]:
    """Who is elected in a district: by the count, or by a standing committee in recess."""
    result = state.results.get(place)
    counted = result.elected if result is not None else ()
    return (*counted, *(who for who, _ in credentials_at(state, place).in_recess))
