"""Duty rosters (值班表): who is to receive residents, where and when; and changes of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Register
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations.guards import day_of, may_not_act, not_open
from wholeprocess.consultation.stations.opening import StationAct
from wholeprocess.consultation.stations.record import (
    DeputyDay,
    Duty,
    DutyDay,
    Roster,
    RosterId,
    StationId,
    by_id,
)
from wholeprocess.journal import day, each_once, name, some
from wholeprocess.law import Law, Refusal


def _in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(duties, key=lambda duty: (duty.day, duty.station)))


@frozen(kw_only=True)
class PostRoster(ConsultationAct):
    """A duty roster is posted (公布值班表): stations, days and deputies, for a period.

    ``propose_roster`` makes a fair one.
    """

    kind: ClassVar[str] = "consultation.post-roster"
    about: ClassVar[str] = "roster"

    roster: RosterId = field(validator=name)
    congress: DivisionCode = field(validator=name)
    duties: tuple[Duty, ...] = field(converter=_in_order, validator=some)

    @duties.validator
    def _each_day_once(self, _: Attribute[Duty], duties: tuple[Duty, ...]) -> None:
        if len({(duty.station, duty.day) for duty in duties}) < len(duties):
            raise ValueError("duties has a station twice on one day; name its deputies together")


@frozen(kw_only=True)
class ChangeDuty(StationAct):
    """Other deputies take a duty day over, or with none of them it is called off (调班、取消)."""

    kind: ClassVar[str] = "consultation.change-duty"

    day: date = field(validator=day)
    deputies: tuple[DeputyId, ...] = field(converter=by_id, validator=each_once)
    reason: str = field(validator=name)


# --- what refuses it ------------------------------------------------------------------------------


def new_roster(state: State, act: PostRoster, law: Law, register: Register) -> Refusal | None:
    """A name of its own; and no station has a roster for one of its days already."""
    if act.roster in state.rosters:
        what = f"a roster is called {act.roster} already"
        return law.refusal("WP-once", what, "give the new one a name of its own")
    for duty in act.duties:
        if (own := state.duties.get((duty.station, duty.day))) is not None:
            what = f"{duty.station} is on the roster {own.roster} for {duty.day}"
            return law.refusal("WP-once", what, "change that duty day")
    return None


def at_open_stations(state: State, act: PostRoster, law: Law, register: Register) -> Refusal | None:
    """Every station is open on its days, and every deputy may act."""
    for duty in act.duties:
        if refusal := not_open(state, duty.station, duty.day, law):
            return refusal
        if refusal := may_not_act(duty.deputies, duty.day, law, register):
            return refusal
    return None


def one_station_a_day(
    state: State, act: PostRoster, law: Law, register: Register
) -> Refusal | None:
    """No deputy is at two stations on one day, on this roster or with another."""
    here: dict[tuple[DeputyId, date], StationId] = {}
    for duty in act.duties:
        for deputy in duty.deputies:
            own = state.deputy_days.get((deputy, duty.day))
            other = here.get((deputy, duty.day)) or (own.rostered if own else None)
            if other is not None:
                return _two(law, deputy, duty.day, other, duty.station)
            here[deputy, duty.day] = duty.station
    return None


def can_be_changed(state: State, act: ChangeDuty, law: Law, register: Register) -> Refusal | None:
    """There is such a duty day, it is not past, and it was not held."""
    if (act.station, act.day) not in state.duties:
        what = f"{act.station} has no duty day on {act.day}"
        return law.refusal("WP-known", what, "name a day of its roster")
    if (act.station, act.day) in state.receptions:
        what = f"residents were received at {act.station} on {act.day}"
        return law.refusal("WP-phase", what, "report who was absent")
    if act.on > act.day:
        what = f"{act.day} is past on {act.on}"
        return law.refusal("WP-order", what, "report who was absent")
    return None


def others_are_free(state: State, act: ChangeDuty, law: Law, register: Register) -> Refusal | None:
    """Those who take over may act, and are at no other station on the day."""
    if act.deputies and (refusal := not_open(state, act.station, act.day, law)):
        return refusal
    if refusal := may_not_act(act.deputies, act.day, law, register):
        return refusal
    for deputy in act.deputies:
        own = state.deputy_days.get((deputy, act.day))
        if own is not None and own.rostered not in (None, act.station):
            return _two(law, deputy, act.day, own.rostered, act.station)
    return None


def _two(law: Law, deputy: DeputyId, on: date, one: StationId | None, other: StationId) -> Refusal:
    what = f"{deputy} would be at {one} and at {other} on {on}"
    return law.refusal("PR-one-station", what, "let another deputy stand in at one of them")


# --- what it changes ------------------------------------------------------------------------------


def posted(state: State, act: PostRoster, law: Law, register: Register) -> Changes:
    """Its duty days, and each deputy's."""
    roster = Roster(
        id=act.roster,
        congress=act.congress,
        posted=act.on,
        first=act.duties[0].day,
        last=act.duties[-1].day,
        days=len(act.duties),
    )
    return Changes(
        rosters={act.roster: roster},
        duties={
            (duty.station, duty.day): DutyDay(
                deputies=duty.deputies, roster=act.roster, posted=act.on
            )
            for duty in act.duties
        },
        deputy_days=dict(_rostered(state, act.duties, register)),
    )


def _rostered(
    state: State, duties: Iterable[Duty], register: Register
) -> Iterator[tuple[tuple[DeputyId, date], DeputyDay]]:
    for duty in duties:
        for deputy in duty.deputies:
            own = day_of(state, deputy, duty.day, register)
            yield (deputy, duty.day), evolve(own, rostered=duty.station)


def changed(state: State, act: ChangeDuty, law: Law, register: Register) -> Changes:
    """Who was on it is free, and who takes it over is on it."""
    was = state.duties[act.station, act.day]
    days = {
        (deputy, act.day): evolve(state.deputy_days[deputy, act.day], rostered=None, absence=None)
        for deputy in was.deputies
        if deputy not in act.deputies
    }
    if act.deputies:
        duty = Duty(station=act.station, day=act.day, deputies=act.deputies)
        days |= dict(_rostered(state, [duty], register))
    own = evolve(was, deputies=act.deputies, reason=act.reason)
    return Changes(duties={(act.station, act.day): own}, deputy_days=days)
