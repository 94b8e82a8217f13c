"""Evaluations by deputies: who opens one, panels, counts, results, mending, and what is found."""

from datetime import date
from fractions import Fraction

import pytest

from wholeprocess import supervision as s
from wholeprocess.congress import Unit

OPEN, DRAWN, SCORED = date(2019, 3, 1), date(2019, 4, 1), date(2019, 6, 10)


# --- opening -------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["standing-committee", "council"])
def test_a_township_has_a_presidium_and_no_standing_committee(desk, by):
    fields = {"congress": desk.where, "year": 2019, "subject": "stations", "units": ["power"]}
    fields["indicators"] = [s.Indicator(name="work", weight=1)]
    assert desk.refused(s.OpenEvaluation, OPEN, by=by, **fields) == "OL-19-2"
    assert desk.refused(s.OpenEvaluation, OPEN, by="government", **fields) == "PR-eval-open"
    desk.do(s.OpenEvaluation, OPEN, **fields)
    assert desk.refused(s.OpenEvaluation, OPEN, **fields) == "WP-once"


def test_a_county_evaluates_those_that_handle_suggestions(a_desk):
    desk = a_desk("430681", by="standing-committee")
    desk.open(units=["water-bureau"], subject="suggestion-handling")
    assert desk.state.evaluations["e1"].subject is s.Subject.SUGGESTION_HANDLING
    fields = {"congress": desk.where, "year": 2019, "indicators": [s.Indicator(name="w", weight=1)]}
    fields["units"] = ["water-bureau"]
    refused = desk.refused(s.OpenEvaluation, OPEN, "e2", subject="stations", **fields)
    assert refused == "PR-eval-units"
    assert desk.refused(s.OpenEvaluation, OPEN, "e2", by="presidium", subject="stations",
                        **fields) == "PR-eval-open"  # fmt: skip


def test_units_are_of_the_area_and_in_shandong_county_agencies_too(a_desk):
    desk = a_desk()
    fields = {"congress": desk.where, "year": 2019, "subject": "stations"}
    fields["indicators"] = [s.Indicator(name="work", weight=1)]
    for unit in ("elsewhere", "county-post"):
        assert desk.refused(s.OpenEvaluation, OPEN, units=[unit], **fields) == "PR-eval-units"
    assert desk.refused(s.OpenEvaluation, OPEN, units=["nobody"], **fields) == "WP-known"
    # SD-T-28: a township of Shandong takes county agencies in it
    assert desk.law_at(OPEN, "370102001").version("PR-eval-units").statute.key == "SD-T"
    assert desk.law_at(OPEN, "370102001").choice("PR-eval-units") == "county_agencies_too"
    there = a_desk(PR_eval_units="county_agencies_too")
    there.open(units=["county-post"])
    assert (
        there.refused(s.OpenEvaluation, OPEN, "e2", units=["elsewhere"], **fields)
        == "PR-eval-units"
    )


def test_in_henan_the_presidium_arranges_it_and_results_are_public(desk):
    law = desk.law_at(OPEN, "410122101")
    assert law.version("PR-eval-open").statute.key == "HA-T"  # HA-T-4, item 4
    assert law.holds("SV-1")
    assert not desk.law_at(OPEN, "410122").holds("SV-1")


def test_weights_are_exact_and_make_one_whole(desk):
    with pytest.raises(ValueError, match="add up to 9/10"):
        desk.open(
            indicators=[s.Indicator(name="a", weight="3/10"), s.Indicator(name="b", weight="3/5")]
        )
    with pytest.raises(TypeError, match="float"):
        s.Indicator(name="a", weight=0.5)
    with pytest.raises(ValueError, match="more than 0"):
        s.Indicator(name="a", weight=0)
    with pytest.raises(ValueError, match="twice"):
        desk.open(indicators=[s.Indicator(name="a", weight="1/2")] * 2)


@pytest.mark.parametrize(
    "settings",
    [
        {"PR_eval_points": ("1", "0")},
        {"PR_eval_points": ("1", "much", "0")},
        {"PR_eval_points": ("0", "3/5", "1")},
        {"PR_eval_points": ("2", "1", "0")},
        {"PR_eval_grades": ("a", "a", "b")},
    ],
    ids=str,
)
def test_practices_that_do_not_fit_are_refused_and_not_guessed(a_desk, settings):
    desk = a_desk(**settings)
    fields = {"congress": desk.where, "year": 2019, "subject": "stations", "units": ["power"]}
    fields["indicators"] = [s.Indicator(name="work", weight=1)]
    assert desk.refused(s.OpenEvaluation, OPEN, **fields) == "PR-eval-points"


# --- panels --------------------------------------------------------------------------------------


def test_a_panel_is_drawn_without_those_who_stated_a_conflict(desk):
    desk.open()
    desk.do(s.StateConflict, OPEN, deputy="d03", units=["power"], reason="供电所职工")
    desk.draw(units=["power"], size=11)
    desk.draw(units=["tax"], size=12)
    assert "d03" not in desk.unit("power").panel.members
    assert "d03" in desk.unit("tax").panel.members
    assert desk.found() == []


def test_a_pool_must_fill_the_panel(desk):
    desk.open()
    desk.do(s.StateConflict, OPEN, deputy="d03", units=["power"], reason="供电所职工")
    fields = {"units": ["power"], "seed": "x", "pool": desk.pool(9)}
    assert desk.refused(s.DrawPanel, DRAWN, size=9, **fields) == "PR-eval-panel"
    desk.do(s.DrawPanel, DRAWN, size=8, **fields)
    assert desk.refused(s.DrawPanel, DRAWN, size=8, **fields) == "WP-once"


@pytest.mark.parametrize("who", ["nobody", "gone", "away"])
def test_only_deputies_of_the_place_who_may_act_judge(desk, who):
    desk.open()
    pool = (*desk.pool(), who)
    fields = {"units": ["power"], "size": 5, "seed": "x"}
    assert desk.refused(s.DrawPanel, DRAWN, pool=pool, **fields) == "PR-eval-panel"
    assert desk.refused(s.NamePanel, DRAWN, units=["power"], members=[who]) == "PR-eval-panel"


def test_a_deputy_of_a_higher_level_elected_there_may_judge(desk):
    desk.open()
    desk.draw(pool=(*desk.pool(), "c1"), size=13)
    assert "c1" in desk.unit("power").panel.members


def test_a_member_who_falls_out_is_followed_by_the_next_of_the_draw(desk):
    desk.open()
    desk.draw(size=5)
    members = desk.unit("power").panel.members
    order = s.draw_panel(desk.pool(), 7, (), "2019")
    assert order[:5] == members
    desk.do(s.StateConflict, DRAWN, deputy=order[5], units=["tax"], reason="亲属")
    fields = {"unit": "power", "member": members[0], "reason": "生病"}
    assert desk.refused(s.ReplaceMember, DRAWN, to=order[6], **fields) == "PR-eval-draw"
    desk.do(s.ReplaceMember, DRAWN, **fields)
    # the panel judges both units, so a conflict with either bars
    assert desk.unit("tax").panel.members == (*members[1:], order[6])
    assert desk.refused(s.ReplaceMember, DRAWN, **fields) == "PR-eval-panel"
    desk.score("power", good=5)
    again = fields | {"member": members[1], "unit": "tax"}
    assert desk.refused(s.ReplaceMember, SCORED, **again) == "WP-phase"


def test_nobody_comes_back_by_a_second_replacement_or_after_office(desk):
    desk.open(date(2017, 11, 1))
    pool = (*desk.pool(7), "gone")  # whose mandate ends on 1 January 2018
    order = s.draw_panel(pool, 8, (), "x")
    place = order.index("gone")
    size = min(place, 4) or 1
    desk.draw(date(2017, 12, 1), pool=pool, size=size, seed="x")
    after = date(2018, 1, 1)
    rest = [one for one in order[size:] if one != "gone"]
    for follows in rest:
        (member, *_) = desk.unit("power").panel.members
        desk.do(s.ReplaceMember, after, unit="power", member=member, reason="调离")
        assert desk.unit("power").panel.members[-1] == follows
    (member, *_) = desk.unit("power").panel.members
    fields = {"unit": "power", "member": member, "reason": "调离"}
    assert desk.refused(s.ReplaceMember, after, **fields) == "PR-eval-panel"


def test_a_pool_is_used_up(desk):
    desk.open()
    desk.draw(pool=desk.pool(5), size=5)
    fields = {"unit": "power", "member": "d00", "reason": "生病"}
    assert desk.refused(s.ReplaceMember, DRAWN, **fields) == "PR-eval-panel"


def test_on_a_named_panel_who_follows_is_named(desk):
    desk.open()
    desk.do(s.NamePanel, DRAWN, units=["power"], members=desk.pool(5))
    fields = {"unit": "power", "member": "d00", "reason": "生病"}
    assert desk.refused(s.ReplaceMember, DRAWN, **fields) == "PR-eval-panel"
    assert desk.refused(s.ReplaceMember, DRAWN, to="d01", **fields) == "PR-eval-panel"
    assert desk.refused(s.ReplaceMember, DRAWN, to="gone", **fields) == "PR-eval-panel"
    desk.do(s.ReplaceMember, DRAWN, to="d09", **fields)
    assert desk.unit("power").panel.members == ("d01", "d02", "d03", "d04", "d09")
    assert desk.found() == [("PR-eval-draw", "e1")]


def test_a_named_panel_is_fine_where_panels_are_named(a_desk):
    desk = a_desk(PR_eval_draw="named")
    desk.open()
    desk.do(s.NamePanel, DRAWN, units=["power"], members=desk.pool(5))
    assert desk.found() == []


@pytest.mark.parametrize("announced", ["", " ", "体育彩票第40期"])
def test_what_is_drawn_by_is_announced_before(desk, announced):
    desk.open(seed_from=announced)
    desk.draw()
    assert desk.found() == ([] if announced.strip() else [("PR-eval-draw", "e1")])


@pytest.mark.parametrize(("size", "found"), [(4, [("PR-eval-panel", "e1")]), (5, [])])
def test_a_panel_has_five_members(desk, size, found):
    desk.open()
    desk.draw(size=size)
    assert desk.found() == found


def test_a_member_with_a_conflict_is_found_whenever_it_was_stated(desk):
    desk.open()
    desk.draw()
    who, other = desk.unit("power").panel.members[:2]
    desk.do(s.StateConflict, date(2019, 5, 1), deputy=who, units=["tax"], reason="亲属")
    assert desk.found() == [("PR-eval-conflict", "e1")]
    rest = [one for one in desk.unit("tax").panel.members if one != who]
    desk.score("tax", good=8, issued_to=rest)  # he was given no form: the forms are too few
    assert desk.found() == [("PR-eval-forms", "e1")]
    assert (
        desk.refused(s.StateConflict, SCORED, deputy=other, units=["tax"], reason="x", by="tax")
        == "PR-eval-conflict"
    )
    assert (
        desk.refused(s.StateConflict, SCORED, deputy="nobody", units=["tax"], reason="x")
        == "WP-known"
    )
    desk.do(s.StateConflict, SCORED, deputy=other, units=["tax"], reason="x", by="presidium")
    assert desk.found() == [("PR-eval-conflict", "e1"), ("PR-eval-forms", "e1")]


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


# --- mending -------------------------------------------------------------------------------------


def under(desk):
    desk.open(units=("power", "tax"))
    desk.draw()
    desk.score("power", good=9)
    desk.score("tax", bad=9)
    desk.do(s.PublishEvaluation, date(2019, 6, 20), where="x")


@pytest.mark.parametrize(
    ("through", "found"), [(date(2019, 7, 10), []), (date(2019, 7, 11), [("SV-10", "e1")])]
)
def test_a_unit_under_the_line_goes_back(desk, through, found):
    under(desk)
    fields = {"due": date(2019, 9, 30), "words": "整改"}
    assert desk.found(through) == found
    assert desk.refused(s.SendBackUnit, date(2019, 6, 20), unit="power", **fields) == "WP-phase"
    desk.do(s.SendBackUnit, through, unit="tax", **fields)
    assert desk.unit("tax").phase is s.UnitPhase.BACK


def test_it_was_the_practice_of_this_library_before_the_newsletters(desk):
    desk.open(date(2018, 3, 1), units=["tax"])
    desk.draw(date(2018, 4, 1))
    desk.score("tax", bad=9, on=date(2018, 6, 10))
    desk.do(s.PublishEvaluation, date(2018, 6, 20), where="x")
    assert desk.found(date(2018, 7, 11)) == [("PR-eval-back", "e1")]


@pytest.mark.parametrize(
    ("through", "found"),
    [(date(2019, 9, 30), []), (date(2019, 10, 1), [("PR-eval-mending", "e1")])],
)
def test_a_unit_that_never_reported_its_mending_is_found(desk, through, found):
    under(desk)
    sent = date(2019, 6, 20)
    desk.do(s.SendBackUnit, sent, unit="tax", due=date(2019, 9, 30), words="整改")
    assert (
        desk.refused(s.ReportMending, sent, unit="tax", words="x", by="power") == "PR-eval-mending"
    )
    fields = {"units": ["tax"], "present": ["d00"]}
    assert desk.refused(s.HoldMendingMeeting, sent, **fields) == "WP-phase"
    assert desk.found(through) == found
    desk.do(s.ReportMending, through, unit="tax", words="已整改")
    assert desk.found(through) == found


@pytest.mark.parametrize(
    ("through", "found"),
    [(date(2019, 12, 30), []), (date(2019, 12, 31), [("PR-eval-meeting", "e1")])],
)
def test_a_meeting_tells_deputies(desk, through, found):
    under(desk)
    day = date(2019, 9, 30)
    desk.do(s.SendBackUnit, date(2019, 6, 20), unit="tax", due=day, words="整改")
    desk.do(s.ReportMending, day, unit="tax", words="已整改")
    assert desk.found(through) == found
    desk.do(s.HoldMendingMeeting, through, units=["tax"], present=desk.pool())
    assert desk.unit("tax").phase is s.UnitPhase.HEARD
    assert desk.found(through) == found
    assert desk.state.evaluations["e1"].met == ((through, desk.pool()),)


def test_it_goes_back_twice_and_then_next_year_follows(desk):
    under(desk)
    fields = {"unit": "tax", "due": date(2019, 9, 30), "words": "整改"}
    desk.do(s.SendBackUnit, date(2019, 6, 20), **fields)
    desk.do(s.ReportMending, date(2019, 7, 1), unit="tax", words="x")
    desk.do(s.SendBackUnit, date(2019, 7, 2), **fields)
    assert desk.unit("tax").mended is None
    desk.do(s.ReportMending, date(2019, 7, 3), unit="tax", words="x")
    desk.do(s.HoldMendingMeeting, date(2019, 7, 4), units=["tax"], present=["d00"])
    assert desk.refused(s.SendBackUnit, date(2019, 7, 5), **fields) == "PR-eval-turns"


def test_what_was_scored_stands(desk):
    desk.open()
    desk.draw()
    desk.score("power", good=9)
    assert desk.refused(s.CancelEvaluation, SCORED, reason="x") == "PR-eval-list"
    desk.open(evaluation="e2")
    desk.do(s.CancelEvaluation, SCORED, "e2", reason="疫情")
    assert (
        desk.refused(s.StateConflict, SCORED, "e2", deputy="d00", units=["tax"], reason="x")
        == "WP-phase"
    )
    assert (
        desk.refused(s.StateConflict, DRAWN, deputy="d00", units=["tax"], reason="x") == "WP-order"
    )
    assert (
        desk.refused(s.StateConflict, DRAWN, "e9", deputy="d00", units=["tax"], reason="x")
        == "WP-known"
    )


# --- next year's list ----------------------------------------------------------------------------


def listed(desk, year):
    held = desk.state.evaluations.values()
    return [
        (one.unit, one.since, one.times)
        for one in s.evaluation_list(held, desk.where, s.Subject.STATIONS, year)
    ]


def test_five_years_running_a_unit_stays_on_the_list_until_deputies_are_satisfied(desk):
    desk.year(2017, under=["tax"])
    assert listed(desk, 2017) == []
    assert listed(desk, 2018) == [("tax", 2017, 1)]  # it has mended, and is on it
    desk.year(2018, under=["tax", "power"])
    assert listed(desk, 2019) == [("power", 2018, 1), ("tax", 2017, 2)]
    desk.year(2019, under=["tax"])
    assert listed(desk, 2020) == [("tax", 2017, 3)]
    desk.year(2020)
    assert listed(desk, 2021) == []
    desk.year(2021, units=["land"])
    assert listed(desk, 2018) == [("tax", 2017, 1)]  # a year's list stays what it was
    assert desk.found(date(2022, 6, 1)) == []


def test_a_listed_unit_that_is_not_evaluated_is_found_and_stays(desk):
    desk.year(2019, under=["tax"])
    assert desk.found(date(2019, 12, 31)) == []
    desk.year(2020, units=["power"])
    assert desk.found() == [("SV-11", "e2020")]
    assert listed(desk, 2021) == [("tax", 2019, 1)]
    desk.year(2021, units=["tax"])
    assert desk.found() == [("SV-11", "e2020")]
    assert listed(desk, 2022) == []


def test_a_year_without_an_evaluation_is_found_when_it_is_over(desk):
    desk.year(2019, under=["tax"])
    assert desk.found(date(2020, 12, 31)) == []
    assert desk.found(date(2021, 1, 1)) == [("SV-11", "e2019")]
    assert desk.found(date(2022, 1, 1)) == [("SV-11", "e2019")] * 2


def test_before_the_newsletters_practice_the_rule_is_this_librarys(desk):
    desk.year(2016, under=["tax"])
    desk.year(2017, units=["power"])
    assert desk.found() == [("PR-eval-list", "e2017")]


def test_a_unit_leaves_the_list_for_a_reason(desk):
    desk.year(2019, under=["tax", "power", "land"], units=("tax", "power", "land"))
    desk.open(date(2020, 3, 1), "e2020", ("tax", "power", "land"))
    day = date(2020, 3, 2)
    desk.do(s.LeaveOutUnit, day, "e2020", unit="tax", reason="abolished")
    assert (
        desk.refused(s.LeaveOutUnit, day, "e2020", unit="power", reason="merged", into="x")
        == "WP-known"
    )
    desk.do(s.LeaveOutUnit, day, "e2020", unit="power", reason="merged", into="county-post")
    assert (
        desk.refused(s.LeaveOutUnit, day, "e2020", unit="land", reason="postponed")
        == "PR-eval-list"
    )
    assert listed(desk, 2021) == [("county-post", 2019, 1), ("land", 2019, 1)]
    assert desk.found() == []
    with pytest.raises(ValueError, match="merged"):
        desk.act(s.LeaveOutUnit, day, unit="tax", reason="abolished", into="power")
    with pytest.raises(ValueError, match="itself"):
        desk.act(s.LeaveOutUnit, day, unit="tax", reason="merged", into="tax")


def test_the_lists_of_subjects_and_congresses_are_apart(desk):
    desk.year(2019, under=["tax"])
    held = desk.state.evaluations.values()
    assert s.evaluation_list(held, desk.where, s.Subject.SUGGESTION_HANDLING, 2020) == ()
    assert s.evaluation_list(held, "430681", s.Subject.STATIONS, 2020) == ()


def test_what_was_cancelled_counts_for_nothing(desk):
    desk.year(2019, under=["tax"])
    desk.open(date(2020, 3, 1), "e2020", ("tax", "power"))
    desk.draw(date(2020, 3, 2), "e2020", size=3)  # too small a panel, in what is then cancelled
    desk.do(s.LeaveOutUnit, date(2020, 3, 3), "e2020", unit="tax", reason="abolished")
    assert listed(desk, 2021) == []
    desk.do(s.CancelEvaluation, date(2020, 3, 4), "e2020", reason="疫情")
    assert listed(desk, 2021) == [("tax", 2019, 1)]
    assert desk.found(date(2020, 12, 31)) == []
    assert desk.found(date(2021, 1, 1)) == [("SV-11", "e2019")]


def test_a_merged_unit_that_satisfied_hands_nothing_on(desk):
    desk.year(2019, under=["tax"])
    desk.open(date(2020, 3, 1), "e2020", ("tax", "power"))
    desk.do(s.LeaveOutUnit, date(2020, 3, 2), "e2020", unit="power", reason="merged", into="land")
    assert listed(desk, 2021) == [("tax", 2019, 1)]
