"""Questions that several acts on stations share (共同的准入条件)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from wholeprocess.congress import DeputyId, Level, Register, no_congress
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations.record import DeputyDay, StationId
from wholeprocess.law import Law, Refusal


def run_by_its_body(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """The body that runs stations acts: the standing committee, its office, the presidium."""
    bodies = law.choices("PR-station-by")
    if act.by in bodies:
        return None
    what = f"{act.by} does not run stations; {' or '.join(bodies)} may"
    return law.refusal("PR-station-by", what, "let one of them do it", who=bodies)


def has_a_congress(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """The act's congress is on the table of divisions, and its division has a congress."""
    return no_congress(act.congress, law, register)


def known(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """The station is on record, and was not closed."""
    station = state.stations.get(act.station)
    if station is None:
        what = f"no station is called {act.station}"
        return law.refusal("WP-known", what, "open it first, or correct the name")
    if station.closed is not None and act.on >= station.closed:
        what = f"{act.station} was closed on {station.closed}"
        return law.refusal("PR-station-open", what, "name a station that is open")
    if act.on < station.opened:
        what = f"{act.on} lies before {station.opened}, when {act.station} was opened"
        return law.refusal("WP-order", what, "correct the day")
    return None


def not_open(state: State, ident: StationId, day: date, law: Law) -> Refusal | None:
    """The station is on record and open on that day."""
    station = state.stations.get(ident)
    if station is None:
        what = f"no station is called {ident}"
        return law.refusal("WP-known", what, "open it first, or correct the name")
    if station.open_on(day):
        return None
    what = f"{ident} is not open on {day}"
    return law.refusal("PR-station-open", what, "name a station that is open on the day")


def may_not_act(
    deputies: Iterable[DeputyId], day: date, law: Law, register: Register
) -> Refusal | None:
    """Each is a deputy in office on that day and not suspended (DL25-61-1)."""
    for ident in deputies:
        deputy = register.deputies.get(ident)
        if deputy is None or not deputy.in_office(day):
            what = f"{ident} is no deputy in office on {day}"
            return law.refusal("WP-known", what, "name a deputy in office on the day")
        if deputy.suspended(day):
            what = f"{ident} is suspended on {day}"
            return law.refusal("DL25-61-1", what, "let another deputy stand in")
    return None


def day_of(state: State, deputy: DeputyId, day: date, register: Register) -> DeputyDay:
    """What is on record of a deputy's day, or an empty one."""
    own = state.deputy_days.get((deputy, day))
    return own or DeputyDay(congress=register.deputies[deputy].congress)


def unknown_division(code: str, register: Register) -> bool:
    """Whether no division has the code; a village is known by its township.

    Tables of divisions often end with the townships.
    """
    divisions = register.divisions
    return code not in divisions and not (
        len(code) == 12 and code.isascii() and code.isdigit() and code[:9] in divisions
    )


def areas_of(division: str, register: Register) -> tuple[str, ...]:
    """The division and the areas above it, from the village up."""
    divisions = register.divisions
    if division in divisions:
        return (division, *divisions.above(division))
    return (division, division[:9], *divisions.above(division[:9]))


def levels_of(names: Iterable[str]) -> tuple[Level, ...]:
    """The levels that a rule names."""
    return tuple(Level(name) for name in names)
