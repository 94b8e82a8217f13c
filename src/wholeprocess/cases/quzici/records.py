"""The records of Quzici: made from the seed and the totals of ``case.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from wholeprocess.cases.gathering import gathered
from wholeprocess.cases.livelihood_following import made_public, three_musts
from wholeprocess.cases.livelihood_full import Stations, full_year
from wholeprocess.cases.livelihood_plan import Planned, YearPlan
from wholeprocess.cases.observing import observed
from wholeprocess.cases.people import seats
from wholeprocess.cases.stations import Months, sites, station_days, station_months
from wholeprocess.congress import Deputy, DivisionCode, Organ
from wholeprocess.journal import Act
from wholeprocess.process import OpenTerm, SeatDeputies

TOWN, COUNTY = DivisionCode("430681118"), DivisionCode("430681")
CITY, PROVINCE = DivisionCode("4306"), DivisionCode("43")


def records(made: Mapping[str, Any]) -> Iterator[Act]:
    """The acts of the three years, in any order."""
    deputies = seats(TOWN, made["deputies"], made["term_opened"], [TOWN])
    # a generator of its own: what deputies gathered changes nothing of the votes
    gathering = Random(made["gathering"]["seed"])
    ids = [deputy.id for deputy in deputies]
    yield from gathered(TOWN, _voted(deputies, made), ids, gathering)
    for series in made["observed"]:
        yield from observed(TOWN, Organ.PRESIDIUM, series)


def _voted(deputies: Sequence[Deputy], made: Mapping[str, Any]) -> Iterator[Act]:
    """The town's congress and its three years of votes."""
    rng = Random(made["seed"])
    since: date = made["term_opened"]
    yield OpenTerm(on=since, congress=TOWN)
    yield SeatDeputies(on=since, congress=TOWN, deputies=tuple(deputies))
    more = Random(made["seed"] + 2)
    kept = list(_stations(deputies, made, Random(made["seed"] + 1)))
    yield from kept
    stations = Stations(near=_near(made), days=station_days(kept))
    for year in made["year"]:
        plan = YearPlan(
            congress=TOWN,
            year=year["year"],
            deputies=tuple(deputy.id for deputy in deputies),
            projects=tuple(_planned(project, rng, made) for project in year["project"]),
            proposals=year["proposals"],
            candidates=year["candidates"],
            categories=tuple(made["categories"]),
            villages=tuple(made["villages"]),
            call=year["call"],
            first_session=year["first_session"],
            mid_year=year.get("mid_year"),
            last_session=year["last_session"],
            start=year["start"],
        )
        acts = list(full_year(plan, rng, more, stations))
        yield from acts
        yield from made_public(plan, acts)
        yield from three_musts(plan, year.get("promoted"))


def _stations(deputies: Sequence[Deputy], made: Mapping[str, Any], rng: Random) -> Iterator[Act]:
    """The town's workroom and a station in each village, with deputies of all four levels."""
    own = made["stations"]
    above: list[Deputy] = []
    for congress, elected_by in ((COUNTY, TOWN), (CITY, COUNTY), (PROVINCE, CITY)):
        sit = seats(congress, own["above"][congress], made["term_opened"], [elected_by])
        yield SeatDeputies(on=made["term_opened"], congress=congress, deputies=sit)
        above += sit
    net = sites(
        TOWN,
        "屈子祠镇",
        [(DivisionCode(f"{TOWN}{200 + n}"), v) for n, v in enumerate(made["villages"], start=1)],
        [*above, *deputies],
        run_by=Organ.PRESIDIUM,
        congress=TOWN,
    )
    months = Months(
        opened=(own["opened_from"], own["opened_to"]),
        checked=(own["checked_from"], own["checked_to"]),
        first=own["first"],
        last=own["last"],
    )
    yield from station_months(net, months, rng)


def _near(made: Mapping[str, Any]) -> dict[str, str]:
    """Each village's station."""
    return {village: f"{TOWN}/{n:02}" for n, village in enumerate(made["villages"], start=1)}


def _planned(raw: Mapping[str, Any], rng: Random, made: Mapping[str, Any]) -> Planned:
    villages: Sequence[str] = made["villages"]
    planned_yuan = raw.get("planned_yuan") or 10_000 * rng.randint(8, 60)
    real_yuan = raw.get("real_yuan") or planned_yuan - 1_000 * rng.randint(0, 20)
    planned_days = raw.get("planned_days") or rng.randint(60, 120)
    return Planned(
        title=raw["title"],
        category=raw["category"],
        village=raw.get("village") or rng.choice(villages),
        planned_fen=100 * planned_yuan,
        real_fen=100 * real_yuan,
        planned_days=planned_days,
        real_days=raw.get("real_days") or planned_days - rng.randint(0, 15),
        beneficiaries=raw.get("beneficiaries") or rng.randint(500, 6_000),
        benefits={b["key"]: (b["amount"], b["unit"]) for b in raw.get("benefit", ())},
        wish=tuple((w["village"], w["asked"], w["for"]) for w in raw.get("wish", ())),
    )
