"""How far stations and deputies got (覆盖面): duty days planned and kept, residents, everyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Generic, TypeVar

from attrs import frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Level, Register
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations.record import DeputyDay, Sitting, StationId


@frozen(kw_only=True)
class DutyKept:
    """Duty days in numbers (值班情况), of a station, a deputy or a level.

    ``planned`` duties stood on a roster, ``kept`` of them were done; ``held`` counts all days of
    receiving, rostered or not. A duty that was called off, and one at a station that closed before
    the day, was not planned.
    """

    planned: int = 0
    kept: int = 0
    held: int = 0
    residents: int = 0


K = TypeVar("K", bound=str)


class _Tally(Generic[K]):
    """Rows of numbers while they are counted."""

    def __init__(self, keys: Iterable[K]) -> None:
        self.keys = dict.fromkeys(keys)
        self.planned: Counter[K] = Counter()
        self.kept: Counter[K] = Counter()
        self.held: Counter[K] = Counter()
        self.residents: Counter[K] = Counter()

    def add(self, key: K, own: DeputyDay, *, planned: bool) -> None:
        """One deputy's day."""
        self.planned[key] += planned
        self.kept[key] += planned and own.at == own.rostered
        self.held[key] += own.at is not None

    def rows(self) -> dict[K, DutyKept]:
        """In the order of the keys."""
        keys = {**self.keys, **self.planned, **self.held}
        return {
            key: DutyKept(
                planned=self.planned[key],
                kept=self.kept[key],
                held=self.held[key],
                residents=self.residents[key],
            )
            for key in sorted(keys)
        }


def duty_by_station(state: State, first: date, last: date) -> dict[StationId, DutyKept]:
    """Each station that was open at some time of a period: its duty days, its residents."""
    tally = _Tally(
        ident
        for ident, station in state.stations.items()
        if station.opened <= last and (station.closed is None or first < station.closed)
    )
    for (ident, day), duty in state.duties.items():
        if first <= day <= last and duty.deputies and state.stations[ident].open_on(day):
            tally.planned[ident] += 1
            tally.kept[ident] += (ident, day) in state.receptions
    for (ident, day), reception in state.receptions.items():
        if first <= day <= last:
            tally.held[ident] += 1
            tally.residents[ident] += reception.residents
    return tally.rows()


def duty_by_deputy(state: State, first: date, last: date) -> dict[DeputyId, DutyKept]:
    """Each deputy who was attached or on duty in a period: his duties, his residents.

    A resident who came to several deputies sitting together counts for each of them: the numbers
    of several deputies do not add up to those of their stations.
    """
    tally = _Tally(
        own.deputy
        for station in state.stations.values()
        for own in station.attached
        if own.since <= last and (own.until is None or first < own.until)
    )
    for deputy, day, own_day in _days(state, first, last):
        tally.add(deputy, own_day, planned=_planned(state, day, own_day))
    for sitting in _sittings(state, first, last):
        for deputy in sitting.deputies:
            tally.residents[deputy] += sitting.residents
    return tally.rows()


def duty_by_level(state: State, first: date, last: date) -> dict[Level, DutyKept]:
    """Each of the four levels: its deputies' duties, and the residents that they received.

    A resident counts once for every level that sat there.
    """
    tally = _Tally(Level)
    for _, day, own in _days(state, first, last):
        tally.add(own.level, own, planned=_planned(state, day, own))
    for (_, day), reception in state.receptions.items():
        if first <= day <= last:
            for sitting in reception.sittings:
                for level in {state.deputy_days[who, day].level for who in sitting.deputies}:
                    tally.residents[level] += sitting.residents
    return tally.rows()


@frozen(kw_only=True)
class DeputyShare:
    """How many of how many (覆盖率), and who is missing."""

    numerator: int
    denominator: int
    missing: tuple[DeputyId, ...] = ()

    @property
    def full(self) -> bool:
        """Whether nobody is missing."""
        return self.numerator == self.denominator


@frozen(kw_only=True)
class Everyone:
    """Whether deputies of all four levels, everyone of them, came (四级代表全员进站)."""

    all: DeputyShare
    levels: Mapping[Level, DeputyShare]

    @property
    def every_level(self) -> bool:
        """Whether each of the four levels has deputies, and someone of each came."""
        return all(self.levels[level].numerator for level in Level)


def everyone(
    state: State, deputies: Iterable[Deputy], first: date, last: date, *, times: int = 1
) -> Everyone:
    """How many of these deputies received residents at a station so many times in a period.

    ``deputies_of_place`` says who they are; a collective visit is no reception.
    """
    came = Counter(deputy for deputy, _, own in _days(state, first, last) if own.at is not None)
    asked = sorted(deputies, key=lambda deputy: deputy.id)
    return Everyone(
        all=_share(asked, came, times),
        levels={
            level: _share([who for who in asked if who.level is level], came, times)
            for level in Level
        },
    )


def deputies_of_place(
    state: State, register: Register, place: DivisionCode, on: date
) -> tuple[Deputy, ...]:
    """Whom "everyone" means at a place: deputies in office on a day who

    sit in its congress or in one below it, were elected to a higher one by the place itself, or are
    attached to a station there. Who of the province's deputies belongs to a county is on no other
    record, since a city elects them.
    """
    attached = {
        own.deputy
        for station in state.stations.values()
        if station.division.startswith(place)
        for own in station.deputies(on)
    }
    return tuple(
        deputy
        for ident, deputy in sorted(register.deputies.items())
        if deputy.in_office(on)
        and (deputy.congress.startswith(place) or deputy.elected_by == place or ident in attached)
    )


def _share(deputies: list[Deputy], came: Counter[DeputyId], times: int) -> DeputyShare:
    missing = tuple(deputy.id for deputy in deputies if came[deputy.id] < times)
    return DeputyShare(
        numerator=len(deputies) - len(missing), denominator=len(deputies), missing=missing
    )


def _days(state: State, first: date, last: date) -> Iterator[tuple[DeputyId, date, DeputyDay]]:
    for (deputy, day), own in state.deputy_days.items():
        if first <= day <= last:
            yield deputy, day, own


def _planned(state: State, day: date, own: DeputyDay) -> bool:
    return own.rostered is not None and state.stations[own.rostered].open_on(day)


def _sittings(state: State, first: date, last: date) -> Iterator[Sitting]:
    for (_, day), reception in state.receptions.items():
        if first <= day <= last:
            yield from reception.sittings
