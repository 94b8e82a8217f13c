"""The records of Xiangxiang: made from the seed and the totals of ``case.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from wholeprocess.cases.dealing import deal, some, some_day
from wholeprocess.cases.election_plan import ElectionPlan
from wholeprocess.cases.elections import election_year
from wholeprocess.cases.livelihood_full import full_year
from wholeprocess.cases.livelihood_plan import Planned, YearPlan
from wholeprocess.cases.people import seats
from wholeprocess.cases.suggestions import ANSWERED, Desk, Handed, Raised, course, courses, raised
from wholeprocess.cases.xiangxiang.consultation import consultation, session
from wholeprocess.cases.xiangxiang.evaluations import evaluations
from wholeprocess.cases.xiangxiang.oversight import oversight
from wholeprocess.congress import (
    Deputy,
    DeputyId,
    DivisionCode,
    Divisions,
    Level,
    Organ,
    Register,
    SessionId,
    SessionKind,
    Unit,
    UnitId,
)
from wholeprocess.decision import (
    AdoptSuggestion,
    CloseSession,
    Into,
    MakeMajorMatter,
    OpenSession,
    PassResolution,
    ResolutionId,
    Votes,
)
from wholeprocess.election import NATION, Area, ElectionId, QuotaKind, quota
from wholeprocess.journal import Act
from wholeprocess.law import in_force
from wholeprocess.management import (
    Commend,
    Issued,
    IssueReport,
    OpinionId,
    ReportHandling,
    ReportId,
    SuggestionId,
)
from wholeprocess.process import EnterUnits, OpenTerm, SeatDeputies

COUNTY, CITY, PROVINCE = DivisionCode("430381"), DivisionCode("4303"), DivisionCode("43")


def records(made: Mapping[str, Any]) -> Iterator[Act]:
    """The acts of all three stories, in any order."""
    rng = Random(made["seed"])
    since: date = made["term_opened"]
    divisions = Divisions.shipped()
    towns = [
        code
        for code, division in divisions.items()
        if division.parent == COUNTY and division.level == Level.TOWNSHIP and division.has_congress
    ]
    county = seats(COUNTY, made["deputies"], since, towns, topics=made["topics"])
    above = (
        *seats(CITY, 40, since, [COUNTY, "430302", "430321"], topics=["水利", "道路"]),
        *seats(PROVINCE, 30, since, [CITY, "4306"], topics=["水利", "教育"]),
    )
    yield from _register(since, county, above, made)
    put = list(_suggestions(county, made, rng))
    yield from put
    register = Register(divisions=divisions).with_deputies([*county, *above])
    raised_above = list(_dam_and_canal(county, register, made, rng))
    yield from raised_above
    for congress, year in ((PROVINCE, 2020), (CITY, 2020), (COUNTY, 2020), (COUNTY, 2021)):
        yield from _reported(congress, year)
    people = _town_deputies(towns, since, made, rng)
    yield from _towns(people, divisions, since, made, rng)
    # a generator of its own for each: they change nothing of the other stories
    yield from _elections(divisions, made["election"])
    yield from session(county, put, made["around"])
    units = [_unit(COUNTY, name).id for name in made["units"]]
    yield from consultation(county, above, people, units, [*put, *raised_above], made)
    yield from oversight(COUNTY, county, made["oversight"])
    seated = {DivisionCode(town): deputies for town, deputies in people.items()}
    yield from evaluations(COUNTY, county, seated, units, made["evaluation"])


def _elections(divisions: Divisions, made: Mapping[str, Any]) -> Iterator[Act]:
    """The county's election and its towns', on one day (A1 to A7)."""
    rng = Random(made["seed"])
    inside = [d for d in divisions.values() if d.parent == COUNTY and d.level == Level.TOWNSHIP]
    people = dict(
        zip(
            (division.code for division in inside),
            deal(made["population"], len(inside), rng, least=made["least_population"]),
            strict=True,
        )
    )
    names = {division.code: division.name for division in inside}
    day: date = made["day"]
    shares = {key: Fraction(made[key]) for key in ("voters", "turnout", "mobile", "proxy")}
    law = in_force(day, COUNTY)
    for division in (divisions[COUNTY], *(one for one in inside if one.has_congress)):
        county = division.code == COUNTY
        areas = people if county else {division.code: people[division.code]}
        seats = quota(QuotaKind.of(division), sum(areas.values()), law).total
        plan = ElectionPlan(
            election=ElectionId(f"{division.code}/{day.year}"),
            congress=division.code,
            day=day,
            seats=seats,
            areas=tuple(Area(id=code, population=n) for code, n in areas.items()),
            names=names,
            fixed_by=PROVINCE if county else COUNTY,
            filed_with=NATION if county else CITY,
            county=COUNTY,
            first_session=made["first_session"],
            canvassed=county,
            revotes=made["revotes"] if county else 0,
            another=made["another"] if county else 0,
            **shares,
        )
        yield from election_year(plan, rng)


def _unit(division: DivisionCode, name: str) -> Unit:
    return Unit(id=UnitId(f"{division}/{name}"), name=name, division=division)


def _register(
    since: date, county: Sequence[Deputy], above: Sequence[Deputy], made: Mapping[str, Any]
) -> Iterator[Act]:
    for congress in (COUNTY, CITY, PROVINCE):
        yield OpenTerm(on=since, congress=congress)
        sit = [deputy for deputy in (*county, *above) if deputy.congress == congress]
        yield SeatDeputies(on=since, congress=congress, deputies=tuple(sit))
        names = made["units"] if congress == COUNTY else ["水利主管部门"]
        units = tuple(_unit(congress, name) for name in names)
        yield EnterUnits(on=since, congress=congress, units=units)


def _suggestions(county: Sequence[Deputy], made: Mapping[str, Any], rng: Random) -> Iterator[Act]:
    """A year's suggestions, the session's resolution, what was adopted or became a matter."""
    session: date = made["session"]
    ident = SessionId(f"{COUNTY}/{session.isoformat()}")
    present = tuple(some([d.id for d in county], len(county) * 19 // 20, rng))
    resolution = ResolutionId(f"{COUNTY}/three-advances")
    yield OpenSession(
        on=session,
        by=Organ.STANDING_COMMITTEE,
        session=ident,
        congress=COUNTY,
        session_kind=SessionKind.ANNUAL,
        present=present,
    )
    last = session + timedelta(days=3)
    yield PassResolution(
        on=last,
        session=ident,
        resolution=resolution,
        title="关于推进“三个推进”重点项目的决议",
        votes=Votes(for_=len(present) - 3, against=1, abstain=2),
    )
    yield CloseSession(on=last, by=Organ.STANDING_COMMITTEE, session=ident)
    desk = Desk(
        congress=COUNTY,
        deputies=[DeputyId(d.id) for d in county],
        units=[_unit(COUNTY, name).id for name in made["units"]],
        topics=made["topics"],
    )
    kinds = courses(made["suggestions"], [(c["kind"], c["n"]) for c in made["course"]], rng)
    in_session = made["in_session"]
    first = next(place for place, kind in enumerate(kinds) if kind == "explained")
    numbers = [SuggestionId(f"{session.year}-{place:03}") for place in range(1, len(kinds) + 1)]
    # a generator of its own: what is chosen for honours changes nothing else
    chosen = Random(made["seed"] + 1)
    answered = [n for n, kind in zip(numbers, kinds, strict=True) if kind in ANSWERED]
    pressed = set(some(answered, made["key"], chosen))
    for place, (number, kind) in enumerate(zip(numbers, kinds, strict=True)):
        seated = place < in_session
        day = (
            session if seated else some_day(last + timedelta(days=10), made["last_submitted"], rng)
        )
        yield from course(
            desk,
            Handed(
                number=number,
                course="solved" if place == first else kind,
                submitted=session if place == first else day,
                session=ident if seated else None,
                into=numbers[first],
                key=number in pressed,
            ),
            rng,
        )
    for number in some(answered, made["commended"], chosen):
        yield Commend(
            on=date(session.year, 12, 28),
            suggestion=number,
            by=Organ.STANDING_COMMITTEE,
            year=session.year,
            award="优秀代表建议",
            reason="调研充分，办理有实效",
        )
    sat = [n for n in answered if n in set(numbers[:in_session])]
    adopted = some(sat, made["adopted"], rng)
    for place, number in enumerate(adopted):
        into = Into.RESOLUTION if place < made["into_resolution"] else Into.REPORT
        document = resolution if into is Into.RESOLUTION else "政府工作报告"
        yield AdoptSuggestion(on=last, suggestion=number, into=into, document=document)
    for number in some(answered, made["major_matters"], rng):
        day = date(session.year, 12, 20)
        yield MakeMajorMatter(on=day, suggestion=number, matter=f"政府重大事项（{number}）")


def _reported(congress: DivisionCode, year: int) -> Iterator[Act]:
    """The handling of a year told to the standing committee, made public, printed for the next."""
    report = ReportId(f"{congress}/{year}")
    day = date(year, 12, 29)
    yield ReportHandling(
        on=day,
        report=report,
        congress=congress,
        year=year,
        by=Organ.OFFICE,
        to=Organ.STANDING_COMMITTEE,
    )
    yield IssueReport(on=day, report=report, way=Issued.PUBLIC, where="本级人大网站")
    later = day + timedelta(days=10)
    yield IssueReport(on=later, report=report, way=Issued.PRINTED, where="下一次人民代表大会会议")


def _dam_and_canal(
    county: Sequence[Deputy], register: Register, made: Mapping[str, Any], rng: Random
) -> Iterator[Act]:
    """Two matters that the county cannot solve and both higher levels put forward (D4)."""
    desk = Desk(
        congress=COUNTY, deputies=[DeputyId(d.id) for d in county], units=(), topics=("水利",)
    )
    for raw in made["raised"]:
        levels = zip((COUNTY, CITY, PROVINCE), raw["yuan"], strict=True)
        matter = Raised(
            number=SuggestionId(raw["number"]),
            title=raw["title"],
            topic=raw["topic"],
            submitted=raw["submitted"],
            voices=tuple(OpinionId(f"{raw['number']}/v{n}") for n in range(1, raw["voices"] + 1)),
            fen={place: 100 * yuan for place, yuan in levels},
            units={
                COUNTY: _unit(COUNTY, "水利局").id,
                CITY: _unit(CITY, "水利主管部门").id,
                PROVINCE: _unit(PROVINCE, "水利主管部门").id,
            },
            benefits=tuple((b["key"], b["amount"], b["unit"]) for b in raw.get("benefit", ())),
        )
        yield from raised(desk, matter, register, "水利", rng)


def _town_deputies(
    towns: Sequence[str], since: date, made: Mapping[str, Any], rng: Random
) -> dict[str, tuple[Deputy, ...]]:
    return {town: seats(town, rng.randint(*made["town_deputies"]), since, [town]) for town in towns}


def _towns(
    deputies: Mapping[str, tuple[Deputy, ...]],
    divisions: Divisions,
    since: date,
    made: Mapping[str, Any],
    rng: Random,
) -> Iterator[Act]:
    """Two years of livelihood votes in every town, adding up to the reported totals (C4)."""
    years = made["town_year"]
    slates = [(town, year) for town in deputies for year in years]
    sizes = deal(made["projects"], len(slates), rng, least=made["least_projects"])
    thousands = deal(made["projects_yuan"] // 1000, made["projects"], rng, least=40)
    more = Random(made["seed"] + 2)
    for town in deputies:
        code = DivisionCode(town)
        yield OpenTerm(on=since, congress=code)
        yield SeatDeputies(on=since, congress=code, deputies=deputies[town])
    for (town, year), size in zip(slates, sizes, strict=True):
        costs = [thousands.pop() for _ in range(size)]
        areas = tuple(f"{divisions[town].name}第{n}片区" for n in range(1, made["town_areas"] + 1))
        shift = timedelta(days=rng.randint(0, 12))
        yield from full_year(
            YearPlan(
                congress=DivisionCode(town),
                year=year["year"],
                deputies=tuple(d.id for d in deputies[town]),
                projects=tuple(_planned(rng.choice(areas), cost, made, rng) for cost in costs),
                proposals=size + 1 + rng.randint(4, 8),
                candidates=size + 1,
                categories=tuple(made["topics"]),
                villages=areas,
                call=year["call"] + shift,
                first_session=year["first_session"] + shift,
                mid_year=year["mid_year"] + shift,
                last_session=year["last_session"] + shift,
                start=year["start"] + shift,
            ),
            rng,
            more,
        )


def _planned(area: str, thousand: int, made: Mapping[str, Any], rng: Random) -> Planned:
    topic = rng.choice(made["topics"])
    days = rng.randint(60, 110)
    saved = rng.randint(0, min(5, thousand - 1))
    return Planned(
        title=f"{area}{topic}项目",
        category=topic,
        village=area,
        planned_fen=100_000 * thousand,
        real_fen=100_000 * (thousand - saved),
        planned_days=days,
        real_days=days - rng.randint(0, 10),
        beneficiaries=rng.randint(300, 5_000),
    )
