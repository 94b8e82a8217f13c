"""Xiangxiang's evaluations: every year of each town, and what does not satisfy until it does."""

from datetime import date
from random import Random

import pytest
from attrs import evolve

from wholeprocess import supervision as s
from wholeprocess.cases import in_order
from wholeprocess.cases.evaluation import Evaluating, evaluated
from wholeprocess.check import findings
from wholeprocess.congress import Deputy, Unit
from wholeprocess.process import EnterUnits, OpenTerm, RegisterAct, SeatDeputies, replay
from wholeprocess.report import compare

THROUGH = date(2022, 2, 10)
TOWN, SINCE = "430381101", date(2016, 12, 20)


@pytest.fixture(scope="module")
def judged(xiangxiang):
    kinds = (RegisterAct, s.EvaluationAct)
    return tuple(e.act for e in xiangxiang.journal if isinstance(e.act, kinds))


@pytest.fixture(scope="module")
def came_out(xiangxiang):
    def ask(acts, row, word):
        figure = next(f for f in xiangxiang.figures if f.row == row and word in f.what.en)
        return compare(figure, replay(in_order(acts))).came_out

    return ask


def codes(acts, through=THROUGH):
    return sorted({found.code for found in findings(replay(in_order(acts)), through)})


def without(acts, *kinds, **fields):
    left = [
        a
        for a in acts
        if not (isinstance(a, kinds) and all(getattr(a, k) == v for k, v in fields.items()))
    ]
    assert len(left) < len(acts)
    return left


def of_year(acts, year, subject):
    """The evaluations of a year, in the order of their congresses."""
    return [
        a.evaluation
        for a in acts
        if isinstance(a, s.OpenEvaluation) and (a.year, a.subject) == (year, subject)
    ]


def test_every_town_evaluates_for_five_years(judged, came_out):
    for year in range(2017, 2022):
        assert len(of_year(judged, year, "stations")) == 18
    one = of_year(judged, 2019, "stations")[0]
    assert came_out(judged, "E2", "years running") == 5
    # one town that left out 2019 has two years running, before it and after it
    acts = without(judged, s.EvaluationAct, evaluation=one)
    assert came_out(acts, "E2", "years running") == 2
    late = without(judged, s.PublishEvaluation, evaluation=of_year(judged, 2021, "stations")[0])
    assert came_out(late, "E2", "years running") == 4
    assert codes(late) == ["PR-eval-publish"]


def test_the_handling_units_are_evaluated_for_two_years(judged, came_out):
    first, second = (of_year(judged, year, "suggestion-handling")[0] for year in (2020, 2021))
    assert came_out(judged, "E1", "years running") == 2
    assert came_out(without(judged, s.EvaluationAct, evaluation=second), "E1", "years") == 1
    state = replay(in_order(judged)).supervision
    assert len(state.evaluations[first].units) == len(state.evaluations[second].units) == 12


def test_who_is_under_the_line_is_on_the_list_until_it_passes(judged):
    held = replay(in_order(judged)).supervision.evaluations.values()
    stations = s.Subject.STATIONS
    off = again = 0
    for congress in sorted({one.congress for one in held if one.subject is stations}):
        for one in sorted((e for e in held if e.congress == congress), key=lambda e: e.year):
            if one.subject is not stations:
                continue
            due = {own.unit for own in s.evaluation_list(held, congress, stations, one.year)}
            then = {own.unit for own in s.evaluation_list(held, congress, stations, one.year + 1)}
            assert due <= one.units.keys()
            assert then == {unit for unit, own in one.units.items() if own.under}
            off += len(due - then)
            again += len(due & then)
    assert off > 20
    assert again > 0


def test_a_listed_unit_that_was_left_alone_is_found(judged, came_out):
    held = replay(in_order(judged)).supervision.evaluations.values()
    ident, unit = next(
        (one.id, own.unit)
        for one in held
        if one.year == 2018
        for own in s.evaluation_list(held, one.congress, one.subject, 2018)
    )

    def spared(act):
        """The act without that unit; ``None`` where nothing of it is left."""
        if getattr(act, "evaluation", None) != ident:
            return act
        if getattr(act, "unit", None) == unit:
            return None
        units = getattr(act, "units", ())
        rest = tuple(one for one in units if one != unit)
        return act if rest == units else evolve(act, units=rest) if rest else None

    acts = [kept for act in judged if (kept := spared(act)) is not None]
    assert came_out(acts, "E2", "year after") < 1
    # in 2018 this library's own rule holds; where it is left alone in 2019 too, the bulletin's
    found = codes(acts)
    assert found[0] == "PR-eval-list"
    assert found[1:] in ([], ["SV-11"])


def test_mending_that_no_deputy_was_told_of_is_found(judged, came_out):
    meeting = next(a for a in judged if isinstance(a, s.HoldMendingMeeting) and a.on.year == 2019)
    acts = without(judged, s.HoldMendingMeeting, evaluation=meeting.evaluation)
    told = came_out(acts, "E2", "mending")
    assert 0 < told < 1
    assert codes(acts) == ["PR-eval-meeting"]


def test_one_with_an_interest_is_never_on_the_panel(judged):
    for one in replay(in_order(judged)).supervision.evaluations.values():
        (near,) = one.conflicts
        assert all(near not in own.panel.members for own in one.units.values())


# --- the generator --------------------------------------------------------------------------------


@pytest.mark.parametrize("one_in", [1, 2, 10**6])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_years_are_clean(seed, one_in):
    """All under the line, some, or none: what the generator makes stands before the rules."""
    deputies = [
        Deputy(id=f"d{n}", name=f"d{n}", congress=TOWN, elected_by=TOWN, since=SINCE)
        for n in range(30)
    ]
    units = [Unit(id=f"u{n}", name=f"u{n}", division=TOWN, station=True) for n in range(5)]
    plan = Evaluating(
        congress=TOWN,
        subject=s.Subject.STATIONS,
        host="presidium",
        deputies=tuple(d.id for d in deputies),
        units=tuple(u.id for u in units),
        each_year=3,
        panel=9,
        one_in=one_in,
        opens=(4, 6),
    )
    acts = [
        OpenTerm(on=SINCE, congress=TOWN),
        SeatDeputies(on=SINCE, congress=TOWN, deputies=tuple(deputies)),
        EnterUnits(on=SINCE, congress=TOWN, units=tuple(units)),
        *evaluated(plan, [2018, 2019, 2020, 2021], Random(seed)),
    ]
    assert codes(acts) == []
    held = replay(in_order(acts)).supervision.evaluations.values()
    under = sum(own.under for one in held for own in one.units.values())
    every = sum(len(one.units) for one in held)
    assert {1: under > 3, 2: 0 < under < every, 10**6: under == 0}[one_in]
