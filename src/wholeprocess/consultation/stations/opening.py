"""Stations open and close, and deputies are attached to them (设站、撤站、编组)."""

from __future__ import annotations

from typing import ClassVar

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations.guards import areas_of, may_not_act, unknown_division
from wholeprocess.consultation.stations.record import Attachment, Station, StationId, StationKind
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, Refusal, level_of


@frozen(kw_only=True)
class StationAct(ConsultationAct):
    """An act about one station."""

    about: ClassVar[str] = "station"

    station: StationId = field(validator=name)


@frozen(kw_only=True)
class OpenStation(StationAct):
    """A workroom or station is opened (设立站点), in a division of any level down to a village.

    ``congress`` is the one whose bodies run it.
    """

    kind: ClassVar[str] = "consultation.open-station"

    congress: DivisionCode = field(validator=name)
    division: DivisionCode = field(validator=name)
    name: str = field(validator=name)
    of_kind: StationKind = field(default=StationKind.STATION, converter=StationKind)

    @division.validator
    def _is_a_division(self, _: Attribute[str], division: str) -> None:
        level_of(division)


@frozen(kw_only=True)
class CloseStation(StationAct):
    """A station is closed (撤销站点), with the reason; from this day on it is no station."""

    kind: ClassVar[str] = "consultation.close-station"

    reason: str = field(validator=name)


@frozen(kw_only=True)
class AttachDeputies(StationAct):
    """Deputies of any level are attached to a station (代表编入站点)."""

    kind: ClassVar[str] = "consultation.attach-deputies"

    deputies: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class DetachDeputies(StationAct):
    """Deputies leave a station (代表调出站点), as when their mandate has ended."""

    kind: ClassVar[str] = "consultation.detach-deputies"

    deputies: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    reason: str = field(validator=name)


# --- what refuses it ------------------------------------------------------------------------------


def new_station(state: State, act: OpenStation, law: Law, register: Register) -> Refusal | None:
    """A name of its own, and a division that the congress's area holds."""
    if act.station in state.stations:
        what = f"a station is called {act.station} already"
        return law.refusal("WP-once", what, "give the new one a name of its own")
    if unknown_division(act.division, register):
        what = f"no division has the code {act.division}"
        mend = "correct the code, or load the table of divisions that has it"
        return law.refusal("WP-known", what, mend)
    if act.congress not in areas_of(act.division, register):
        what = f"{act.division} is not in the area of the congress of {act.congress}"
        return law.refusal("WP-known", what, "name the congress whose area the station is in")
    return None


def nothing_after(state: State, act: CloseStation, law: Law, register: Register) -> Refusal | None:
    """Residents were not received there on this day or later."""
    held = state.stations[act.station].held
    if held is None or act.on > held:
        return None
    what = f"residents were received at {act.station} on {held}"
    return law.refusal("WP-order", what, "close it on a later day")


def not_attached_yet(
    state: State, act: AttachDeputies, law: Law, register: Register
) -> Refusal | None:
    """Deputies who may act, each attached to the station once."""
    if refusal := may_not_act(act.deputies, act.on, law, register):
        return refusal
    own = {
        at.deputy
        for at in state.stations[act.station].attached
        if at.until is None or act.on < at.until
    }
    if twice := [deputy for deputy in act.deputies if deputy in own]:
        what = f"{', '.join(twice)} belongs to {act.station} already"
        return law.refusal("WP-once", what, "attach those who are not yet there")
    return None


def are_attached(state: State, act: DetachDeputies, law: Law, register: Register) -> Refusal | None:
    """They belong to the station."""
    own = {at.deputy for at in state.stations[act.station].deputies(act.on)}
    if others := [deputy for deputy in act.deputies if deputy not in own]:
        what = f"{', '.join(others)} does not belong to {act.station} on {act.on}"
        return law.refusal("WP-known", what, "name deputies of the station")
    return None


# --- what it changes ------------------------------------------------------------------------------


def opened(state: State, act: OpenStation, law: Law, register: Register) -> Changes:
    """An open station, not yet checked."""
    station = Station(
        id=act.station,
        name=act.name,
        kind=act.of_kind,
        division=act.division,
        congress=act.congress,
        opened=act.on,
    )
    return Changes(stations={act.station: station})


def closed(state: State, act: CloseStation, law: Law, register: Register) -> Changes:
    """No station any more; nobody belongs to it."""
    station = state.stations[act.station]
    left = tuple(own if own.until else evolve(own, until=act.on) for own in station.attached)
    return Changes(stations={act.station: evolve(station, closed=act.on, attached=left)})


def attached(state: State, act: AttachDeputies, law: Law, register: Register) -> Changes:
    """They belong to it from this day on."""
    station = state.stations[act.station]
    new = tuple(
        Attachment(
            deputy=ident,
            congress=register.deputies[ident].congress,
            elected_by=register.deputies[ident].elected_by,
            since=act.on,
        )
        for ident in act.deputies
    )
    return Changes(stations={act.station: evolve(station, attached=(*station.attached, *new))})


def detached(state: State, act: DetachDeputies, law: Law, register: Register) -> Changes:
    """From this day on they do not belong to it."""
    station, leave = state.stations[act.station], {*act.deputies}
    left = tuple(
        evolve(own, until=act.on) if own.until is None and own.deputy in leave else own
        for own in station.attached
    )
    return Changes(stations={act.station: evolve(station, attached=left)})
