"""Two years of evaluating units that handle suggestions, five of the towns' stations (E1, E2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from wholeprocess.cases.evaluation import Evaluating, evaluated
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ, Unit, UnitId
from wholeprocess.journal import Act
from wholeprocess.process import EnterUnits
from wholeprocess.supervision import Subject


def evaluations(
    congress: DivisionCode,
    county: Sequence[Deputy],
    towns: Mapping[DivisionCode, Sequence[Deputy]],
    units: Sequence[UnitId],
    made: Mapping[str, Any],
) -> Iterator[Act]:
    """The county's evaluations, and those of each town's presidium."""
    rng = Random(made["seed"])
    by_county = Evaluating(
        congress=congress,
        subject=Subject.SUGGESTION_HANDLING,
        host=Organ.STANDING_COMMITTEE,
        deputies=_ids(county),
        units=tuple(units),
        each_year=len(units),
        panel=made["panel"],
        one_in=made["one_in"],
        opens=(9, 6),
    )
    yield from evaluated(by_county, made["years"], rng)
    since: date = made["entered"]
    for town, deputies in towns.items():
        stations = tuple(
            Unit(id=UnitId(f"{town}/{name}"), name=name, division=town, station=True)
            for name in made["stations"]
        )
        yield EnterUnits(on=since, congress=town, units=stations)
        by_town = Evaluating(
            congress=town,
            subject=Subject.STATIONS,
            host=Organ.PRESIDIUM,
            deputies=_ids(deputies),
            units=tuple(station.id for station in stations),
            each_year=made["each_year"],
            panel=made["town_panel"],
            one_in=made["one_in"],
            opens=(4, 6),
        )
        yield from evaluated(by_town, made["station_years"], rng)


def _ids(deputies: Sequence[Deputy]) -> tuple[DeputyId, ...]:
    return tuple(deputy.id for deputy in deputies)
