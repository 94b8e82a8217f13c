"""Consultation in Xiangxiang, and what comes before and after its session (B1 to B6, C1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from wholeprocess.cases.consulting import bodies, consulted, supervised
from wholeprocess.cases.contacts import contact_year
from wholeprocess.cases.dealing import evenly
from wholeprocess.cases.opinions import (
    Desk,
    behind_suggestions,
    behind_voices,
    from_station_days,
)
from wholeprocess.cases.session import Around, around_session
from wholeprocess.cases.stations import (
    STREET_DAY,
    WORKROOM_DAY,
    Months,
    Site,
    sites,
    station_days,
    station_months,
)
from wholeprocess.congress import (
    Deputy,
    Division,
    DivisionCode,
    Divisions,
    Level,
    Organ,
    UnitId,
)
from wholeprocess.journal import Act

COUNTY, CITY = DivisionCode("430381"), DivisionCode("4303")


def _areas() -> list[Division]:
    """The county's subdistricts, towns and townships."""
    every = Divisions.shipped().values()
    return [d for d in every if d.parent == COUNTY and d.level == Level.TOWNSHIP]


def session(county: Sequence[Deputy], put: Sequence[Act], made: Mapping[str, Any]) -> Iterator[Act]:
    """The session's preparation and its aftermath (C1)."""
    about = Around(
        congress=COUNTY,
        deputies=county,
        places=[area.name for area in _areas()],
        inspections=made["inspections"],
        presidium=made["presidium"],
    )
    yield from around_session(about, put, Random(made["seed"]))


def consultation(
    county: Sequence[Deputy],
    above: Sequence[Deputy],
    towns: Mapping[str, tuple[Deputy, ...]],
    units: Sequence[UnitId],
    put: Sequence[Act],
    made: Mapping[str, Any],
) -> Iterator[Act]:
    """The stations and what begins there (B1 to B4), and who was at the table (B5, B6)."""
    own = made["stations"]
    ours = [deputy for deputy in above if deputy.elected_by in (COUNTY, CITY)]
    rng = Random(own["seed"])
    kept: list[Act] = []
    months = Months(
        opened=(own["opened_from"], own["opened_to"]),
        checked=(own["checked_from"], own["checked_to"]),
        first=own["first"],
        last=own["last"],
    )
    for net in _net(county, ours, towns, own["stations"], own["in_subdistricts"]):
        kept += station_months(net, months, rng)
    yield from kept
    yield from contact_year(
        COUNTY, own["first"].year, county, ours, own["committee"], Random(own["seed"] + 1)
    )
    days = station_days(kept)
    every = [*county, *ours, *(deputy for sit in towns.values() for deputy in sit)]
    desk = Desk(
        congress_of={deputy.id: deputy.congress for deputy in every},
        units=units,
        topics=made["topics"],
        through=made["opinions"]["through"],
    )
    rng = Random(made["opinions"]["seed"])
    yield from from_station_days(desk, days, made["opinions"]["heard"], rng)
    yield from behind_suggestions(
        desk, put, days, made["opinions"]["fed"], own["first"] + timedelta(days=20), rng
    )
    yield from behind_voices(desk, put, rng)
    rng = Random(made["table"]["seed"])
    ids = [deputy.id for deputy in county]
    yield from bodies(COUNTY, made["table"]["formed"], made["table"]["members"])
    for raw in made["table"]["supervision"]:
        yield from supervised(COUNTY, raw, ids, rng)
    for raw in made["table"]["draft"]:
        yield from consulted(COUNTY, raw, ids, rng)


def _net(
    county: Sequence[Deputy],
    above: Sequence[Deputy],
    towns: Mapping[str, tuple[Deputy, ...]],
    stations: int,
    in_subdistricts: int,
) -> Iterator[tuple[Site, ...]]:
    """A workroom and village stations in each of the county's areas, so many in all.

    A subdistrict has no congress: deputies of the city and the province sit there, each of them
    at the workroom of one town beside.
    """
    areas = _areas()
    streets = [d for d in areas if not d.has_congress]
    numbers = evenly(stations - in_subdistricts * len(streets), len(towns))
    shares = dict(zip(towns, numbers, strict=True))
    for place, area in enumerate(areas):
        if area.code in shares:
            turn = list(shares).index(area.code)
            near = [d for d in county if d.elected_by == area.code] + list(towns[area.code])
            also = above[turn :: len(shares)]
        else:
            near, also = list(above[place % len(streets) :: len(streets)]), ()
        yield sites(
            area.code,
            area.name,
            [
                (DivisionCode(f"{area.code}{200 + n}"), f"{area.name}{n}号村")
                for n in range(1, shares.get(area.code, in_subdistricts))
            ],
            near,
            run_by=Organ.PRESIDIUM if area.code in shares else Organ.OFFICE,
            congress=area.code if area.code in shares else COUNTY,
            also=also,
            day=WORKROOM_DAY if area.code in shares else STREET_DAY,
        )
