"""Records of a net of stations, month by month (站点记录生成): opened, checked, rostered, kept.

Every station has a day in each month. Its deputies take turns, two on a day, so that everyone comes
at least twice in a whole year; nobody has two stations on one day. Some checks find something
lacking and are held again, some rostered deputies stay away with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import field, frozen

from wholeprocess.cases.dealing import some, some_day
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ
from wholeprocess.consultation import (
    AttachDeputies,
    CheckStation,
    Duty,
    OpenStation,
    PostRoster,
    ReceiveResidents,
    ReportAbsence,
    RosterId,
    Sitting,
    StationId,
    StationKind,
    VisitVillages,
)
from wholeprocess.journal import Act
from wholeprocess.law import Law, in_force

WORKROOM_DAY, STREET_DAY = 8, 6
"""The days of the month in workrooms of towns and of subdistricts."""
FIRST_DAY, LAST_DAY = 10, 26
"""Stations have theirs later, so that one can be at a workroom too."""
TOGETHER = 2
"""How many deputies are on duty on a day."""
ABSENCES = ("因病请假", "外出参加会议", "外出务工，当日未能返回")


@frozen(kw_only=True)
class Site:
    """One station as it is to be: who runs it, where it stands, who is attached to it."""

    id: StationId
    name: str
    division: DivisionCode
    congress: DivisionCode
    run_by: Organ
    deputies: tuple[DeputyId, ...]
    day: int = 0  # of the month, of a workroom; a station's is drawn


@frozen(kw_only=True)
class Months:
    """When the stations of a net are opened, checked and on duty."""

    opened: tuple[date, date]
    checked: tuple[date, date]
    first: date
    last: date
    lacking: int = 10  # one check in so many finds something lacking
    absent: int = 40  # one duty in so many is missed, with a reason

    def each(self) -> Iterator[date]:
        """The first day of each month on duty."""
        day = self.first.replace(day=1)
        while day <= self.last:
            yield day
            day = (day + timedelta(days=31)).replace(day=1)


def sites(
    area: DivisionCode,
    name: str,
    villages: Sequence[tuple[DivisionCode, str]],
    deputies: Sequence[Deputy],
    *,
    run_by: Organ,
    congress: DivisionCode,
    also: Sequence[Deputy] = (),
    day: int = WORKROOM_DAY,
) -> tuple[Site, ...]:
    """A workroom for an area and a station in each village; its deputies are dealt out to them.

    ``also`` are deputies who belong to the workroom beside their other station.
    """
    places = [(area, f"{name}代表工作室"), *((code, f"{one}代表联络站") for code, one in villages)]
    dealt: list[list[DeputyId]] = [[] for _ in places]
    for number, deputy in enumerate(deputies):
        dealt[number % len(places)].append(deputy.id)
    dealt[0] += [deputy.id for deputy in also]
    return tuple(
        Site(
            id=StationId(f"{area}/{number:02}"),
            name=called,
            division=code,
            congress=congress,
            run_by=run_by,
            deputies=tuple(own),
            day=0 if number else day,
        )
        for number, ((code, called), own) in enumerate(zip(places, dealt, strict=True))
    )


def station_months(net: Sequence[Site], months: Months, rng: Random) -> Iterator[Act]:
    """The acts of the stations of one area, and their roster of each year."""
    duties: list[Duty] = []
    for site in net:
        law = in_force(months.first, site.congress)
        yield from _opened(site, months, law, rng)
        own = list(_duties(site, months, rng))
        duties += own
        yield from _received(site, own, months, rng)
    for year in sorted({duty.day.year for duty in duties}):
        yield _roster(net[0], [duty for duty in duties if duty.day.year == year])
    yield from _visits(net, months, rng)


def _opened(site: Site, months: Months, law: Law, rng: Random) -> Iterator[Act]:
    on = some_day(*months.opened, rng)
    ident, by = site.id, site.run_by
    yield OpenStation(
        on=on,
        station=ident,
        by=by,
        name=site.name,
        congress=site.congress,
        division=site.division,
        of_kind=StationKind.WORKROOM if site.day else StationKind.STATION,
    )
    yield AttachDeputies(on=on, station=ident, by=by, deputies=site.deputies)
    criteria = law.choices("PR-station-standard")
    day = some_day(*months.checked, rng)
    checkers = ("代表工作委员会",)
    if rng.randrange(months.lacking) == 0:
        lacks = (rng.choice(criteria),)
        met = tuple(one for one in criteria if one not in lacks)
        yield CheckStation(on=day, station=ident, by=by, checkers=checkers, met=met, lacking=lacks)
        day += timedelta(days=rng.randint(20, 45))
    yield CheckStation(on=day, station=ident, by=by, checkers=checkers, met=criteria)


def _duties(site: Site, months: Months, rng: Random) -> Iterator[Duty]:
    day_of_month = site.day or rng.randint(FIRST_DAY, LAST_DAY)
    at_once = min(TOGETHER, len(site.deputies))
    turn = 0
    for month in months.each():
        who = [site.deputies[(turn + n) % len(site.deputies)] for n in range(at_once)]
        turn += at_once
        yield Duty(station=site.id, day=month.replace(day=day_of_month), deputies=tuple(who))


def _received(site: Site, duties: Sequence[Duty], months: Months, rng: Random) -> Iterator[Act]:
    stayed_away: set[DeputyId] = set()
    spare = 2 * len(site.deputies) < TOGETHER * 12  # everyone has a turn more than is asked
    for duty in duties:
        there = list(duty.deputies)
        missing = rng.choice(there)
        may = spare and len(there) > 1 and missing not in stayed_away
        if rng.randrange(months.absent) == 0 and may:
            stayed_away.add(missing)
            there.remove(missing)
            yield ReportAbsence(
                on=duty.day - timedelta(days=1),
                station=site.id,
                by=site.run_by,
                deputy=missing,
                day=duty.day,
                reason=rng.choice(ABSENCES),
            )
        together = rng.random() < 0.5
        tables = [tuple(there)] if together else [(one,) for one in there]
        yield ReceiveResidents(
            on=duty.day,
            station=site.id,
            by=site.run_by,
            sittings=tuple(Sitting(deputies=at, residents=rng.randint(1, 8)) for at in tables),
        )


def _roster(workroom: Site, duties: Sequence[Duty]) -> PostRoster:
    """The roster of a year, posted a week before its first day."""
    first = min(duty.day for duty in duties)
    return PostRoster(
        on=first - timedelta(days=7),
        by=workroom.run_by,
        roster=RosterId(f"{workroom.division}/{first.year}"),
        congress=workroom.congress,
        duties=tuple(duties),
    )


def _visits(net: Sequence[Site], months: Months, rng: Random) -> Iterator[Act]:
    """Once in a quarter deputies of the area go round two of its villages together."""
    workroom, *stations = net
    for number, month in enumerate(months.each()):
        if number % 3 == 1 and stations:
            yield VisitVillages(
                on=month.replace(day=rng.randint(FIRST_DAY, LAST_DAY)),
                station=workroom.id,
                by=workroom.run_by,
                deputies=tuple(some(workroom.deputies, min(3, len(workroom.deputies)), rng)),
                visited=tuple(one.division for one in some(stations, min(2, len(stations)), rng)),
                households=rng.randint(10, 40),
            )


@frozen(kw_only=True)
class Day:
    """A day on which a station received residents, for stories that begin there (接待日)."""

    station: StationId
    on: date
    deputies: tuple[DeputyId, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """How other acts name it."""
        return f"{self.station}@{self.on.isoformat()}"


def station_days(acts: Sequence[Act]) -> tuple[Day, ...]:
    """The receptions among the acts, in the order of their days."""
    days = (
        Day(station=act.station, on=act.on, deputies=act.deputies)
        for act in acts
        if isinstance(act, ReceiveResidents)
    )
    return tuple(sorted(days, key=lambda day: (day.on, day.station)))
