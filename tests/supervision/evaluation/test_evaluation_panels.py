"""Opening an evaluation and its panels: drawn, without conflicts, drawable again."""

from datetime import date

import pytest

from wholeprocess import supervision as s

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
