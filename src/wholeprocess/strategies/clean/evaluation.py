"""Two years of a town's deputies evaluating its stations, in which nothing is irregular."""

from datetime import date
from functools import cache, partial

from wholeprocess import supervision as s
from wholeprocess.check.planting import Clean
from wholeprocess.congress import Deputy, Division, Divisions, Unit
from wholeprocess.process import EnterUnits, SeatDeputies, Term

PLACES = (("430681118", 2017), ("430681118", 2019), ("410122101", 2021))
"""A town, and the first of its two years: before a bulletin's practice, after it, and in Henan."""

UNITS = ("power", "tax", "land")
INDICATORS = (
    s.Indicator(name="attitude", weight="2/5"),
    s.Indicator(name="work", weight="3/5"),
)


def divisions_of(town):
    """The town with what it lies in."""
    parts = [("province", 2), ("city", 4), ("county", 6), ("township", 9)]
    return Divisions(
        Division(code=town[:digits], name=town[:digits], level=level) for level, digits in parts
    )


def evaluation(town, year, under=()):
    """A year's evaluation from its opening to the meeting on the mending of who was under."""
    e = {"evaluation": f"e{year}"}
    by = {"by": "presidium", **e}

    def day(month, number):
        return date(year, month, number)

    pool = tuple(f"d{n:02}" for n in range(12))
    yield s.OpenEvaluation(
        on=day(3, 1), congress=town, year=year, subject="stations", units=UNITS,
        indicators=INDICATORS, seed_from="体育彩票第40期", **by,
    )  # fmt: skip
    yield s.StateConflict(
        on=day(3, 10), deputy="d00", units=["tax", "land"], reason="亲属任职", **e
    )
    panel = s.draw_panel(pool, 9, {"d00"}, str(year))
    yield s.DrawPanel(on=day(4, 1), units=UNITS, pool=pool, size=9, seed=str(year), **by)
    for place, unit in enumerate(UNITS):
        good = 0 if unit in under else 9
        counts = {"satisfied": good, "basically-satisfied": 0, "dissatisfied": 9 - good}
        sheets = [s.ScoreSheet(indicator=one.name, counts=counts) for one in INDICATORS]
        yield s.CountScores(
            on=day(6, 10 + place), unit=unit, issued_to=panel, returned=9, sheets=sheets, **by
        )
    yield s.PublishEvaluation(on=day(6, 20), where="公告栏", **by)
    for unit in under:
        yield s.SendBackUnit(on=day(6, 25), unit=unit, due=day(9, 30), words="整改", **by)
        yield s.ReportMending(on=day(9, 20), unit=unit, words="已整改", **e)
        yield s.HoldMendingMeeting(on=day(11, 20), units=[unit], present=panel, **by)


def evaluated(town, year):
    """Two years of evaluation in a town: a unit under the line in the first, none in the second."""
    first = date(year, 1, 5)
    seats = [
        Deputy(id=f"d{n:02}", name=f"d{n:02}", congress=town, elected_by=town, since=first)
        for n in range(20)
    ]
    units = [Unit(id=name, name=name, division=town, station=True) for name in UNITS]
    later = [Unit(id="post", name="post", division=town, station=True)]
    acts = [
        SeatDeputies(on=first, congress=town, deputies=seats),
        EnterUnits(on=first, congress=town, units=units),
        *evaluation(town, year, under=("tax",)),
        *evaluation(town, year + 1),
        EnterUnits(on=date(year + 1, 12, 28), congress=town, units=later),
    ]
    term = Term.open(town, divisions=divisions_of(town))
    for act in acts:
        term.do(act)
    return Clean(tuple(entry.act for entry in term.journal), term.state)


EVALUATIONS = {" ".join(map(str, at)): cache(partial(evaluated, *at)) for at in PLACES}
"""Two clean years of evaluation in each of the towns."""
