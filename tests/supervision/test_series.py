"""Observed measures: exact, one value for a day, corrected for a reason, and no word on causes."""

import inspect
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess import Term
from wholeprocess import supervision as s
from wholeprocess.congress import Divisions
from wholeprocess.supervision.series import acts, chart, record

TOWN = "430681118"
NOW = date(2022, 3, 8)


@pytest.fixture
def term():
    return Term.open(TOWN)


def opened(term, ident="safety", measure="rank", unit="名"):
    fields = {"congress": TOWN, "place": TOWN, "title": "社会治安排名", "unit": unit}
    term.do(s.OpenSeries(on=date(2019, 1, 5), series=ident, measure=measure, **fields))


def year(number, value, ident="safety", on=NOW, kind=s.Observe, **more):
    period = {"first": date(number, 1, 1), "last": date(number, 12, 31)}
    return kind(on=on, series=ident, value=value, source="公安局通报", **period, **more)


def refused(term, act):
    return term.why_not(act).code


def test_the_town_rose_five_places_in_2021(term):
    """The newsletter's figure (E6): a difference of two published ranks and nothing more."""
    opened(term)
    for number, rank in ((2019, 16), (2020, 17), (2021, 12)):
        term.do(year(number, rank, of=36))
    series = term.state.supervision.series["safety"]
    (_, up), (latest, rose) = s.steps(series)
    assert (up, rose, latest.first.year) == (1, -5, 2021)
    both = s.beside(series, date(2021, 1, 1))
    assert [int(o.value) for o in both.before] == [16, 17]
    assert [int(o.value) for o in both.after] == [12]
    assert both.across == ()


def test_an_award_four_years_running(term):
    opened(term, "county", "award", "次")
    for number, given_ in ((2016, 1), (2017, 0), (2018, 1), (2019, 1), (2020, 1), (2021, 1)):
        term.do(year(number, given_, "county"))
    assert s.running(term.state.supervision.series["county"]) == 4
    opened(term)
    with pytest.raises(ValueError, match="only awards"):
        s.running(term.state.supervision.series["safety"])
    term.do(year(2022, 0, "county", on=date(2023, 1, 9)))
    assert s.running(term.state.supervision.series["county"]) == 0


def test_a_value_is_exact_and_fits_the_measure(term):
    opened(term)
    opened(term, "share", "number", "%")
    opened(term, "county", "award", "次")
    with pytest.raises(TypeError, match="float"):
        year(2020, 97.7)
    term.do(year(2020, "97.7", "share"))
    assert term.state.supervision.series["share"].observations[0].value == Fraction(977, 10)
    for wrong in (
        year(2021, 0),
        year(2021, "1/2"),
        year(2021, 37, of=36),
        year(2021, 2, "county"),
        year(2021, 5, "share", of=9),
        year(2021, 5, on=date(2020, 12, 31)),
        year(2020, 98, "share"),
        s.Observe(on=NOW, series="share", value=1, source="x", first=date(2020, 12, 31),
                  last=date(2021, 3, 1)),
    ):  # fmt: skip
        assert refused(term, wrong) == "PR-series"
    term.do(year(2021, 36, of=36))
    term.do(year(2021, 98, "share", on=date(2023, 1, 1)))
    assert refused(term, year(2022, 99, "share", on=date(2022, 12, 1))) == "WP-order"
    with pytest.raises(ValueError, match="before it begins"):
        s.Observe(on=NOW, series="x", value=1, source="x", first=NOW, last=date(2020, 1, 1))


def test_an_award_may_be_made_public_before_its_year_is_over(term):
    opened(term, "county", "award", "次")
    term.do(year(2021, 1, "county", on=date(2021, 12, 20)))
    assert refused(term, year(2022, 1, "county", on=date(2021, 12, 31))) == "PR-series"


def test_what_was_published_wrongly_is_corrected_for_a_reason(term):
    opened(term)
    term.do(year(2021, 12))
    again = year(2021, 13, kind=s.CorrectObservation, reason="公安局更正")
    term.do(again)
    (only,) = term.state.supervision.series["safety"].observations
    assert (only.value, only.corrected) == (13, "公安局更正")
    assert refused(term, year(2020, 1, kind=s.CorrectObservation, reason="x")) == "WP-known"
    assert refused(term, year(2020, 1, "nothing")) == "WP-known"
    assert [a.value for a in term.state.supervision.series["safety"].acts[1:]] == [12, 13]


def test_a_series_is_of_a_place_and_opened_once(term):
    opened(term)
    fields = {"title": "x", "measure": "rank", "unit": "x", "on": NOW}
    assert (
        refused(term, s.OpenSeries(series="safety", congress=TOWN, place=TOWN, **fields))
        == "WP-once"
    )
    assert "999999" not in Divisions.shipped()
    assert (
        refused(term, s.OpenSeries(series="x", congress=TOWN, place="999999", **fields))
        == "WP-known"
    )


@given(st.dates(date(2015, 1, 1), date(2024, 1, 1)))
def test_before_across_and_after_are_all_there_is(day):
    observations = tuple(
        s.Observation(first=date(y, 1, 1), last=date(y, 12, 31), value=Fraction(y), source="x")
        for y in range(2016, 2023)
    )
    fields = {"congress": TOWN, "place": TOWN, "title": "x", "kind": s.MeasureKind.NUMBER}
    series = s.ObservedSeries(id="x", unit="x", observations=observations, **fields)
    both = s.beside(series, day)
    assert (*both.before, *both.across, *both.after) == observations
    assert len(both.across) <= 1
    assert all(o.last < day for o in both.before)
    assert all(day <= o.first for o in both.after)


def test_a_diagram_says_that_it_is_observed(term):
    opened(term)
    with pytest.raises(ValueError, match="no observation"):
        s.xychart(term.state.supervision.series["safety"])
    term.do(year(2020, 17))
    term.do(year(2021, 12))
    drawn = s.xychart(term.state.supervision.series["safety"])
    assert "观察数据，不说明因果" in drawn
    assert drawn.endswith("line [17, 12]")
    assert "observed, no claim of cause" in s.xychart(term.state.supervision.series["safety"], "en")


def test_no_function_computes_an_effect():
    """What this part has to call: nothing by which one thing could be put down to another."""
    ours = (record, chart, acts)
    functions = {
        name
        for module in ours
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__
    }
    assert functions == {"beside", "steps", "running", "xychart", "_plain", "_exact"}
    assert "no proof" in record.__doc__
