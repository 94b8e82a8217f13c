"""Counting secret scores, and publishing what tells of nobody."""

from datetime import date
from fractions import Fraction

import pytest

from wholeprocess import supervision as s
from wholeprocess.congress import Unit

OPEN, DRAWN, SCORED = date(2019, 3, 1), date(2019, 4, 1), date(2019, 6, 10)


# --- counting ------------------------------------------------------------------------------------


def test_nobody_outside_the_panel_has_a_form_and_no_form_too_many(desk):
    desk.open()
    good = {"unit": "power", "issued_to": ["d00"], "returned": 1}
    good["sheets"] = desk.sheets({"satisfied": 1})
    assert desk.refused(s.CountScores, SCORED, **good) == "PR-eval-panel"
    desk.draw(pool=desk.pool(9))
    good |= {"issued_to": desk.pool(9), "returned": 9, "sheets": desk.sheets({"satisfied": 9})}
    for wrong, code in (
        ({"issued_to": (*desk.pool(9), "d10")}, "PR-eval-panel"),
        ({"returned": 10}, "PR-eval-forms"),
        ({"returned": 8}, "PR-eval-forms"),
        ({"sheets": desk.sheets({"satisfied": 8})}, "PR-eval-forms"),
        ({"sheets": desk.sheets({"satisfied": 9})[:1]}, "PR-eval-forms"),
        ({"sheets": desk.sheets({"brilliant": 9})}, "PR-eval-grades"),
        ({"sheets": desk.sheets({}, void=9)}, "PR-eval-void"),
        ({"unit": "land"}, "WP-known"),
        ({"by": "tax"}, "PR-eval-forms"),
    ):
        assert desk.refused(s.CountScores, SCORED, **good | wrong) == code
    desk.do(s.CountScores, SCORED, **good)
    assert desk.refused(s.CountScores, SCORED, **good) == "WP-phase"


def test_no_act_and_no_record_holds_a_scorer_beside_a_score(desk):
    """Marks stand by indicator and grade only; forms are not kept, so none can be put together."""
    desk.open()
    desk.draw()
    desk.score("power", good=7, fair=2)
    assert {f.name for f in s.ScoreSheet.__attrs_attrs__} == {"indicator", "counts", "void"}
    assert {f.name for f in s.GradeCount.__attrs_attrs__} == {"grade", "number"}


@pytest.mark.parametrize(
    ("good", "fair", "bad", "score", "band"),
    [
        (10, 0, 0, Fraction(1), "excellent"),
        (9, 0, 1, Fraction(9, 10), "excellent"),
        (8, 1, 1, Fraction(43, 50), "good"),
        (8, 0, 2, Fraction(4, 5), "good"),
        (7, 1, 2, Fraction(19, 25), "passed"),
        (0, 10, 0, Fraction(3, 5), "passed"),
        (6, 0, 4, Fraction(3, 5), "passed"),
        (0, 9, 1, Fraction(27, 50), "under"),
        (5, 1, 4, Fraction(14, 25), "under"),
    ],
)
def test_both_sides_of_every_line(desk, good, fair, bad, score, band):
    """PR-eval-line, PR-eval-good, PR-eval-excellent."""
    desk.open()
    desk.draw(size=10)
    desk.score("power", good, fair, bad)
    own = desk.unit("power")
    assert (own.result.score, own.result.band.value) == (score, band)
    assert own.result.low == own.result.score == own.result.high
    assert own.phase is (s.UnitPhase.UNDER if band == "under" else s.UnitPhase.PASSED)
    assert own.ruling.rests_on == (
        "PR-eval-open",
        "PR-eval-points",
        "PR-eval-void",
        "PR-eval-line",
    )


def test_weights_count(desk):
    desk.open()
    desk.draw(size=10)
    sheets = [
        s.ScoreSheet(indicator="attitude", counts={"satisfied": 10}),
        s.ScoreSheet(indicator="work", counts={"dissatisfied": 9}, void=1),
    ]
    desk.score("power", sheets=sheets, returned=10)
    result = desk.unit("power").result
    assert (result.score, result.low, result.high) == (
        Fraction(2, 5),
        Fraction(2, 5),
        Fraction(2, 5) + Fraction(3, 50),
    )
    assert result.sure


def test_what_is_void_is_out_of_the_count_and_in_the_range(desk):
    """SV-7 of Shenzhen, PR-eval-void elsewhere."""
    desk.open()
    desk.draw(size=10)
    desk.score("power", good=6, bad=3, void=1)
    result = desk.unit("power").result
    assert (result.score, result.low, result.high) == (
        Fraction(2, 3),
        Fraction(3, 5),
        Fraction(7, 10),
    )
    assert result.sure
    assert desk.law_at(SCORED, "440304").holds("SV-7")


def test_suggestion_handling_rests_on_the_text_of_zhejiang_and_rating_on_that_of_henan(a_desk):
    def rests_on(where, subject, unit):
        desk = a_desk(where, by="presidium" if len(where) == 9 else "council")
        desk.register = desk.register.with_units(
            [Unit(id=unit, name="x", division=where, station=True)]
        )
        pool = [d.id for d in desk.register.deputies_of(where, OPEN)]
        desk.open(units=[unit], subject=subject)
        desk.draw(pool=pool, size=min(5, len(pool)))
        size = len(desk.unit(unit).panel.members)
        desk.score(unit, good=size)
        return desk.unit(unit).ruling.rests_on[0]

    assert rests_on("330106", "suggestion-handling", "u") == "SV-5"
    assert rests_on("330106", "stations", "u") == "PR-eval-open"
    assert rests_on("410122101", "stations", "u") == "SV-1"


def test_fewer_forms_than_members_and_missing_forms_that_could_change_it(desk):
    desk.open(units=("power", "tax", "land"))
    desk.draw(size=10)
    members = desk.unit("power").panel.members
    desk.score("power", good=9, issued_to=members[:9])
    assert desk.found() == [("PR-eval-forms", "e1")]
    desk.score("tax", good=9)  # nine of ten came back: it passes whatever the tenth says
    assert desk.found() == [("PR-eval-forms", "e1")]
    desk.score("land", good=5, bad=3)  # 5/8; with two more it could be 1/2
    assert desk.found() == [("PR-eval-forms", "e1")] * 2


# --- publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("through", "found"),
    [(date(2019, 7, 10), []), (date(2019, 7, 11), [("PR-eval-publish", "e1")])],
)
def test_results_are_published_within_a_month(desk, through, found):
    desk.open(units=["power"])
    desk.draw()
    desk.score("power", good=9)
    assert desk.found(through) == found
    desk.do(s.PublishEvaluation, through, where="公告栏")
    assert desk.found(date(2020, 1, 1)) == found


def test_in_a_township_of_henan_the_text_asks_for_it(a_desk):
    desk = a_desk("410122101")
    desk.open(units=["power"])
    desk.draw()
    desk.score("power", good=9)
    ((code, about),) = desk.found(date(2019, 7, 11))
    assert (code, about) == ("SV-1", "e1")


def test_nothing_is_published_before_all_are_scored(desk):
    desk.open()
    desk.draw()
    desk.score("power", good=9)
    assert desk.refused(s.PublishEvaluation, SCORED, where="x") == "WP-phase"
    desk.do(s.LeaveOutUnit, SCORED, unit="tax", reason="postponed")
    assert desk.refused(s.PublishEvaluation, SCORED, where="x", in_figures=["tax"]) == "WP-known"
    desk.do(s.PublishEvaluation, SCORED, where="x")
    assert desk.state.evaluations["e1"].phase is s.EvaluationPhase.PUBLISHED


@pytest.mark.parametrize(
    ("counts", "leaks"),
    [
        ((5, 5, 5), False),
        ((10, 0, 5), False),
        ((10, 1, 4), True),
        ((15, 0, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_figures_of_a_small_panel_are_held_back(desk, counts, leaks):
    desk.open(units=["power"])
    desk.draw(size=sum(counts), pool=desk.pool(20))
    desk.score("power", *counts)
    desk.do(s.PublishEvaluation, SCORED, where="x", in_figures=["power"])
    shown = s.publication(desk.state.evaluations["e1"], desk.law_at(SCORED, desk.where))
    assert shown.grades == {"power": desk.unit("power").result.band}
    assert ("power" in shown.figures) is not leaks
    assert ("PR-eval-small", "e1") in desk.found() if leaks else desk.found() == []


def test_what_is_held_back_is_put_together_among_itself(desk):
    """Nothing that is shown apart is in it, so nothing can be subtracted."""
    desk.open(units=("power", "tax", "land"))
    desk.draw(size=10)
    desk.score("power", 5, 0, 5)
    desk.score("tax", 3, 3, 4)
    desk.score("land", 3, 3, 4)
    shown = s.publication(desk.state.evaluations["e1"], desk.law_at(SCORED, desk.where))
    assert set(shown.figures) == {"power"}
    for merging in shown.joint.values():
        assert merging.rows == {"tax + land": ("tax", "land")}
        assert merging.table.total("tax + land") == 20
