"""Residents are received (接待群众), deputies stay away (缺席), deputies go round (集体走访)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Register
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations.guards import day_of, may_not_act, unknown_division
from wholeprocess.consultation.stations.opening import StationAct
from wholeprocess.consultation.stations.record import Absence, Reception, Sitting, Visit
from wholeprocess.journal import count, day, each_once, name, several, some
from wholeprocess.law import Law, Refusal


def _sittings(sittings: Iterable[Sitting]) -> tuple[Sitting, ...]:
    return several(sittings)


@frozen(kw_only=True)
class ReceiveResidents(StationAct):
    """Deputies received residents at a station on the act's day (代表进站接待群众).

    Deputies who sat together are one ``Sitting`` with the number of residents who came to them.
    """

    kind: ClassVar[str] = "consultation.receive-residents"

    sittings: tuple[Sitting, ...] = field(converter=_sittings, validator=some)

    @sittings.validator
    def _each_once(self, _: Attribute[Sitting], sittings: tuple[Sitting, ...]) -> None:
        deputies = [deputy for sitting in sittings for deputy in sitting.deputies]
        if len(set(deputies)) < len(deputies):
            raise ValueError("sittings name a deputy twice; one sitting has all who came to him")

    @property
    def deputies(self) -> tuple[DeputyId, ...]:
        """All of them."""
        return tuple(deputy for sitting in self.sittings for deputy in sitting.deputies)


@frozen(kw_only=True)
class ReportAbsence(StationAct):
    """A rostered deputy does not come, or did not (缺席); an empty reason says that none was given.

    It may be reported before the day or after it.
    """

    kind: ClassVar[str] = "consultation.report-absence"

    deputy: DeputyId = field(validator=name)
    day: date = field(validator=day)
    reason: str = ""


@frozen(kw_only=True)
class VisitVillages(StationAct):
    """Deputies go round villages together and hear opinions (代表集体走访).

    ``visited`` are divisions, as a rule villages of 12 digits; ``households`` how many were seen.
    """

    kind: ClassVar[str] = "consultation.visit-villages"

    deputies: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    visited: tuple[DivisionCode, ...] = field(converter=several, validator=(some, each_once))
    households: int = field(default=0, validator=count)


# --- what refuses it ------------------------------------------------------------------------------


def were_there(state: State, act: ReceiveResidents, law: Law, register: Register) -> Refusal | None:
    """Deputies who may act, at one station on the day, each recorded once."""
    if refusal := may_not_act(act.deputies, act.on, law, register):
        return refusal
    for deputy in act.deputies:
        own = state.deputy_days.get((deputy, act.on))
        if own is None or own.at is None:
            continue
        if own.at == act.station:
            what = f"{deputy} is on record at {act.station} on {act.on}"
            return law.refusal("WP-once", what, "record those who are not yet there")
        what = f"{deputy} was at {own.at} on {act.on}"
        return law.refusal("PR-one-station", what, "correct the day or the station")
    return None


def was_rostered(state: State, act: ReportAbsence, law: Law, register: Register) -> Refusal | None:
    """On the roster there on the day, and not seen there."""
    own = state.deputy_days.get((act.deputy, act.day))
    if own is None or own.rostered != act.station:
        what = f"{act.deputy} is not on duty at {act.station} on {act.day}"
        return law.refusal("WP-known", what, "name a deputy of the roster")
    if own.at == act.station:
        what = f"{act.deputy} received residents at {act.station} on {act.day}"
        return law.refusal("WP-phase", what, "name a deputy who was not there")
    return None


def can_go_round(state: State, act: VisitVillages, law: Law, register: Register) -> Refusal | None:
    """Deputies who may act, and divisions on record."""
    for code in act.visited:
        if unknown_division(code, register):
            what = f"no division has the code {code}"
            mend = "correct the code, or load the table of divisions that has it"
            return law.refusal("WP-known", what, mend)
    return may_not_act(act.deputies, act.on, law, register)


# --- what it changes ------------------------------------------------------------------------------


def received(state: State, act: ReceiveResidents, law: Law, register: Register) -> Changes:
    """The reception, with what was recorded of it before; each deputy's day."""
    key = act.station, act.on
    before = state.receptions[key].sittings if key in state.receptions else ()
    station = state.stations[act.station]
    days = {
        (deputy, act.on): evolve(day_of(state, deputy, act.on, register), at=act.station)
        for deputy in act.deputies
    }
    changes = Changes(
        receptions={key: Reception(sittings=(*before, *act.sittings))}, deputy_days=days
    )
    if station.held is None or station.held < act.on:
        return evolve(changes, stations={act.station: evolve(station, held=act.on)})
    return changes


def absent(state: State, act: ReportAbsence, law: Law, register: Register) -> Changes:
    """Kept with the deputy's day; the last word counts."""
    own = state.deputy_days[act.deputy, act.day]
    absence = Absence(reason=act.reason.strip(), told=act.on)
    return Changes(deputy_days={(act.deputy, act.day): evolve(own, absence=absence)})


def visited(state: State, act: VisitVillages, law: Law, register: Register) -> Changes:
    """One more visit of the station."""
    visit = Visit(on=act.on, deputies=act.deputies, visited=act.visited, households=act.households)
    return Changes(visits={act.station: (*state.visits.get(act.station, ()), visit)})
