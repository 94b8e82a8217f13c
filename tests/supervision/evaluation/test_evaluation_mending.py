"""Mending, the meeting that hears of it, and next year's list."""

from datetime import date

import pytest

from wholeprocess import supervision as s

OPEN, DRAWN, SCORED = date(2019, 3, 1), date(2019, 4, 1), date(2019, 6, 10)


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
