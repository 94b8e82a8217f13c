"""What a year of a station's duty days lacked (年度情况): deputies, levels, any day at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wholeprocess.congress import DeputyId, DivisionCode, Level
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations.guards import levels_of
from wholeprocess.consultation.stations.periods import Period, periods
from wholeprocess.consultation.stations.record import Attachment, Station
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, found, how_many, weight


def of_years(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Calendar years that are over: who came too seldom, which level not at all, who held none.

    Levels and congresses are judged for a year in which a station was open from its first day to
    its last.
    """
    return found_by(CHECKS, state, law_at, through)


def _years(state: State, law_at: LawAt, through: date) -> Iterator[tuple[State, Period, LawAt]]:
    if not state.stations:
        return
    begun = min(station.opened for station in state.stations.values())
    for year in periods(begun.replace(month=1, day=1), through, 12):
        yield state, year, law_at


def _all_year(state: State, year: Period) -> Iterator[Station]:
    first, last = year
    for station in state.stations.values():
        if station.open_on(first) and station.open_on(last):
            yield station


def area_of(congress: str) -> str:
    """The county that a congress belongs to; a city or province stands for itself.

    Stations of a county and of its townships are one net, and levels are looked for in all of it.
    """
    return congress[:6]


@finds("PR-duty-least")
def _of_deputies(state: State, year: Period, law_at: LawAt) -> Iterator[Finding]:
    code, (first, last) = "PR-duty-least", year
    came = Counter(
        deputy
        for (deputy, day), own in state.deputy_days.items()
        if own.at is not None and first <= day <= last
    )
    seats: dict[DeputyId, list[Attachment]] = {}
    for station in state.stations.values():
        for own in station.attached:
            seats.setdefault(own.deputy, []).append(own)
    for deputy, own_seats in sorted(seats.items()):
        law = law_at(last, own_seats[0].congress)
        days = _days_attached(own_seats, year)
        asked = law.count(code) * days // ((last - first).days + 1)
        if came[deputy] < asked:
            yield found(
                code,
                deputy,
                (
                    f"{first.year}年编入站点{days}天，接待{came[deputy]}次，应有{asked}次",
                    f"received residents {how_many(came[deputy], 'time')} in {first.year}, "
                    f"attached for {how_many(days, 'day')}; asked: {asked}",
                ),
                ("安排接待；不再任职的调出站点", "roster him; detach him if his mandate has ended"),
                last,
                weight(law.version(code).strength),
            )


def _days_attached(seats: Iterable[Attachment], year: Period) -> int:
    """On how many days of the year he belonged to a station, to several at once or not."""
    first, last = year
    days, upto = 0, first
    for own in sorted(seats, key=lambda own: own.since):
        begin = max(own.since, upto)
        end = last + timedelta(days=1) if own.until is None else own.until
        end = min(end, last + timedelta(days=1))
        if end > begin:
            days, upto = days + (end - begin).days, end
    return days


@finds("PR-duty-levels")
def _of_levels(state: State, year: Period, law_at: LawAt) -> Iterator[Finding]:
    code, (first, last) = "PR-duty-levels", year
    areas = {area_of(station.congress) for station in _all_year(state, year)}
    came: set[tuple[str, Level]] = set()
    for (_, day), own in state.deputy_days.items():
        if own.at is not None and first <= day <= last:
            came.add((area_of(state.stations[own.at].congress), own.level))
    attached = {
        (area_of(station.congress), own.level)
        for station in state.stations.values()
        for own in station.attached
        if own.since <= last and (own.until is None or first < own.until)
    }
    for area in sorted(areas):
        law = law_at(last, area)
        for level in levels_of(law.choices(code)):
            if (area, level) in came:
                continue
            none = (area, level) not in attached
            yield found(
                code,
                area,
                (
                    f"{first.year}年{level.zh}代表没有进站接待"
                    + ("，也没有编入站点" if none else ""),
                    f"no deputy of the {level} received residents in {first.year}"
                    + ("; none is attached to a station" if none else ""),
                ),
                ("安排该级代表进站", "roster deputies of that level"),
                last,
                weight(law.version(code).strength),
            )


@finds("DL25-28")
def _of_congresses(state: State, year: Period, law_at: LawAt) -> Iterator[Finding]:
    code, (first, last) = "DL25-28", year
    active: set[DivisionCode] = set()
    for ident, day in state.receptions:
        if first <= day <= last:
            active.add(state.stations[ident].congress)
    for ident, visits in state.visits.items():
        if any(first <= visit.on <= last for visit in visits):
            active.add(state.stations[ident].congress)
    for congress in sorted({station.congress for station in _all_year(state, year)} - active):
        law = law_at(first, congress)
        if law.holds(code):
            yield found(
                code,
                congress,
                (
                    f"{first.year}年全年没有组织代表联系人民群众的活动",
                    f"no contact of deputies with the public was organized in all of {first.year}",
                ),
                ("定期组织", "organize it regularly"),
                last,
                weight(law.version(code).strength),
            )


CHECKS = finders(_years, _of_deputies, _of_levels, _of_congresses)
"""What finds it."""
