"""Whether a station is built to standard (站点达标): checks, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, TypeAlias

from attrs import Attribute, evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.stations.opening import StationAct
from wholeprocess.consultation.stations.record import Station, StationCheck, StationId
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.law import Law, LawAt, Refusal, Ruling, Text


@frozen(kw_only=True)
class CheckStation(StationAct):
    """A station is checked against the standard (对照标准检查), by ``checkers``.

    ``met`` and ``lacking`` name criteria of PR-station-standard; what is named in neither was not
    looked at, and counts as lacking.
    """

    kind: ClassVar[str] = "consultation.check-station"

    checkers: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    met: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    lacking: tuple[str, ...] = field(default=(), converter=several, validator=each_once)

    @checkers.validator
    def _who(self, attribute: Attribute[str], checkers: tuple[str, ...]) -> None:
        for checker in checkers:
            name(self, attribute, checker)

    @lacking.validator
    def _not_both(self, _: Attribute[str], lacking: tuple[str, ...]) -> None:
        if both := sorted({*self.met} & {*lacking}):
            raise ValueError(f"{', '.join(both)} cannot be met and lacking")


@frozen
class NotChecked:
    """Nobody has checked the station (未检查)."""


@frozen
class BelowStandard:
    """What the last check did not find (未达标)."""

    missing: tuple[str, ...]


@frozen
class BuiltToStandard:
    """The last check found everything (达标)."""

    checked: date


Standard: TypeAlias = NotChecked | BelowStandard | BuiltToStandard


def standard_of(station: Station, law: Law, on: date) -> Ruling[Standard]:
    """Whether a station is built to standard on a day, by its last check (PR-station-standard).

    The criteria are those of ``law``: with the law of today a check of last year may fall short of
    criteria that came later.

    >>> check = StationCheck(on=date(2021, 5, 1), by="office", checkers=("wu",),
    ...     met=law.choices("PR-station-standard")[:5], lacking=("opening-hours",))
    >>> station = Station(id="s1", name="塔子站", division="430381101", congress="430381",
    ...                   opened=date(2021, 3, 1), checks=(check,))
    >>> standard_of(station, law, date(2021, 7, 1)).outcome
    BelowStandard(missing=('opening-hours',))
    >>> standard_of(station, law, date(2021, 4, 30)).outcome
    NotChecked()
    """
    code = "PR-station-standard"
    last = next((check for check in reversed(station.checks) if check.on <= on), None)
    if last is None:
        why = Text(f"{on}前没有检查", f"it was not checked by {on}")
        return Ruling(NotChecked(), ["PR-station-check"], [why])
    if missing := tuple(what for what in law.choices(code) if what not in last.met):
        why = Text(f"{last.on}检查，缺{'、'.join(missing)}", f"lacking on {last.on}: {missing}")
        return Ruling(BelowStandard(missing), [code], [why])
    why = Text(f"{last.on}检查，各项具备", f"everything was there on {last.on}")
    return Ruling(BuiltToStandard(last.on), [code], [why])


@frozen(kw_only=True)
class BuiltFigure:
    """How many open stations are built to standard (达标站点), and which are not."""

    built: int
    stations: int
    below: Mapping[StationId, tuple[str, ...]]  # with what is missing
    unchecked: tuple[StationId, ...]


def built_to_standard(state: State, law_at: LawAt, on: date, *, within: str = "") -> BuiltFigure:
    """The stations open on a day in a division and all below it, ruled on one by one.

    Each by the law of that day at the congress that runs it.
    """
    below: dict[StationId, tuple[str, ...]] = {}
    unchecked: list[StationId] = []
    built = total = 0
    for ident, station in sorted(state.stations.items()):
        if not station.open_on(on) or not station.division.startswith(within):
            continue
        total += 1
        match standard_of(station, law_at(on, station.congress), on).outcome:
            case BuiltToStandard():
                built += 1
            case BelowStandard(missing):
                below[ident] = missing
            case NotChecked():
                unchecked.append(ident)
    return BuiltFigure(built=built, stations=total, below=below, unchecked=tuple(unchecked))


def criteria_known(state: State, act: CheckStation, law: Law, register: Register) -> Refusal | None:
    """The criteria are those of the standard, and the check follows the one before."""
    criteria = law.choices("PR-station-standard")
    if others := [what for what in (*act.met, *act.lacking) if what not in criteria]:
        what = f"{', '.join(others)} is no criterion of the standard"
        mend = f"name some of {', '.join(criteria)}, or set the standard first"
        return law.refusal("PR-station-standard", what, mend)
    checks = state.stations[act.station].checks
    if checks and act.on < checks[-1].on:
        what = f"{act.station} was checked on {checks[-1].on}, after {act.on}"
        return law.refusal("WP-order", what, "record checks in the order of their days")
    return None


def checked(state: State, act: CheckStation, law: Law, register: Register) -> Changes:
    """The check is kept with the station."""
    station = state.stations[act.station]
    check = StationCheck(
        on=act.on, by=act.by, checkers=act.checkers, met=act.met, lacking=act.lacking
    )
    return Changes(stations={act.station: evolve(station, checks=(*station.checks, check))})
