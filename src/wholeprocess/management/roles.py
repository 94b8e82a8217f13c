"""Who plays which role in a case (谁可以作此行为)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wholeprocess.congress import Organ
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Case, Handling, Part

# looking a member up on its enumeration costs more than comparing, and these run for every act
_RELEASED, _CO = Handling.RELEASED, Part.CO
_BODIES: tuple[str, ...] = (Organ.OFFICE, Organ.STANDING_COMMITTEE)
_TOWNSHIP_BODIES: tuple[str, ...] = (Organ.OFFICE, Organ.PRESIDIUM)
_COUNCIL: tuple[str, ...] = (Organ.COUNCIL,)
_PRESIDIUM: tuple[str, ...] = (Organ.PRESIDIUM,)
_OFFICE = str(Organ.OFFICE)


def players(case: Case, role: str) -> tuple[str, ...]:
    """The actors who play a role in a case.

    "office" is good everywhere and means the presidium in a township.
    """
    match role:
        case Role.LEADING_DEPUTY:
            return (case.filed.by,)
        case Role.INVITED:
            return case.unconfirmed
        case Role.OFFICE:
            return _TOWNSHIP_BODIES if len(case.congress) == 9 else _BODIES
        case Role.COORDINATOR:
            return (*players(case, Role.OFFICE), Organ.GOVERNMENT)
        case Role.COUNCIL:
            return _COUNCIL
        case Role.DIRECTOR:
            return _PRESIDIUM if len(case.congress) == 9 else _COUNCIL
        case Role.PROMISING_UNIT:
            return tuple(dict.fromkeys(promise.unit for promise in case.commitments))
        case _:
            return tuple([unit for unit, _, _ in case.parts if plays(case, role, unit)])


def plays(case: Case, role: str, actor: str) -> bool:
    """Whether an actor plays a role in a case."""
    return PLAYS[role](case, actor)


def _leads(case: Case, actor: str) -> bool:
    # a file begins with its submission; ``case.filed`` would look again, and this is asked often
    return actor == case.acts[0].by  # type: ignore[attr-defined, no-any-return]


def _is_office(case: Case, actor: str) -> bool:
    return actor == _OFFICE or actor in (_TOWNSHIP_BODIES if len(case.congress) == 9 else _BODIES)


def _is_council(case: Case, actor: str) -> bool:
    return actor in _COUNCIL


def _is_invited(case: Case, actor: str) -> bool:
    return actor in case.unconfirmed


def _coordinates(case: Case, actor: str) -> bool:
    return actor == Organ.GOVERNMENT or _is_office(case, actor)


def _directs(case: Case, actor: str) -> bool:
    return actor in (_PRESIDIUM if len(case.congress) == 9 else _COUNCIL)


def _promised(case: Case, actor: str) -> bool:
    return any(promise.unit == actor for promise in case.commitments)


def _is_unit(case: Case, actor: str) -> bool:
    for unit, _, state in case.parts:
        if unit == actor and state is not _RELEASED:
            return True
    return False


def _answers(case: Case, actor: str) -> bool:
    for unit, part, state in case.parts:
        if unit == actor and part is not _CO and state is not _RELEASED:
            return True
    return False


def _is_co_unit(case: Case, actor: str) -> bool:
    for unit, part, state in case.parts:
        if unit == actor and part is _CO and state is not _RELEASED:
            return True
    return False


PLAYS: Mapping[str, Callable[[Case, str], bool]] = {
    Role.LEADING_DEPUTY: _leads,
    Role.INVITED: _is_invited,
    Role.OFFICE: _is_office,
    Role.COORDINATOR: _coordinates,
    Role.COUNCIL: _is_council,
    Role.DIRECTOR: _directs,
    Role.PROMISING_UNIT: _promised,
    Role.UNIT: _is_unit,
    Role.ANSWERING_UNIT: _answers,
    Role.CO_UNIT: _is_co_unit,
}
