"""Inspections: who is on the team, when it is told, what the report says, what follows."""

from datetime import date, timedelta

import pytest

from wholeprocess import supervision as s

COUNTY, HENAN = "430381", "4101"
START, BEGIN, MEETING = date(2021, 4, 1), date(2021, 6, 20), date(2021, 7, 30)
I1 = {"inspection": "i1"}


def team(*extra, members=("m1", "m2"), deputies=("d1",)):
    return (
        *(s.Inspector(person=who, of="members") for who in members),
        *(s.Inspector(person=who, of="deputies") for who in deputies),
        *extra,
    )


def plan(place=COUNTY, on=START, made=None, **more):
    fields = {"laws": ["水法"], "team": made if made is not None else team(), **I1, **more}
    return s.PlanInspection(on=on, congress=place, **fields)


def inspect(on=BEGIN, **more):
    return s.Inspect(on=on, methods=["meetings", "visits"], **I1, **more)


def report(on, evaluation="总体较好", problems=("执法不严",), advice=("加强执法",)):
    fields = {"evaluation": evaluation, "problems": problems, "advice": advice}
    return s.ReportInspection(on=on, **fields, **I1)


def delivered(desk, out=MEETING, report_by=None, shift=timedelta(0)):
    begin, meeting = BEGIN + shift, MEETING + shift
    desk.do(
        plan(desk.place, START + shift),
        s.NotifyInspection(on=START + shift, **I1),
        inspect(begin),
        report(begin + timedelta(days=9)),
        s.HearInspection(on=meeting, meeting=desk.meet(meeting), **I1),
        s.DeliverInspection(on=out + shift, opinions=["整改"], report_by=report_by, **I1),
    )
    return desk


@pytest.mark.parametrize(
    ("on", "origin", "code"),
    [
        (date(2024, 11, 7), "working-bodies", "SL24-33-2"),
        (date(2024, 11, 8), "working-bodies", ""),
        (date(2024, 11, 7), "special-committees", ""),
    ],
)
def test_staff_join_a_team_since_2024(desk, on, origin, code):
    """SL24-33-2."""
    more = s.Inspector(person="zhang", of=origin)
    assert desk.refused(plan(on=on, made=team(more))) == code


def test_members_make_the_team_and_deputies_are_invited(desk):
    assert desk.refused(plan(made=team(members=("d1",)))) == "WP-known"
    assert desk.refused(plan(made=team(deputies=("no",)))) == "WP-known"
    assert desk.refused(plan(made=team(members=()))) == "SL24-33-2"
    assert desk.refused(plan(made=team(deputies=()))) == ""
    assert desk.refused(plan("430381101")) == "OL-19-2"


def test_the_standing_committee_inspects_and_follows_up(desk):
    """SL24-31, SL24-35, SL24-37-2: nobody else does it for the standing committee."""
    desk.do(plan())
    assert desk.refused(inspect(by="government")) == "SL24-31"
    assert desk.refused(s.Inspect(on=BEGIN, methods=["samples"], by="m1", **I1)) == "SL24-31"
    desk.do(inspect())
    later = {"on": date(2025, 1, 1), "methods": ["third-party"], **I1}
    assert desk.refused(s.Inspect(by="government", **later)) == "SL24-35"
    assert desk.refused(s.Inspect(**later)) == ""
    desk.do(report(BEGIN), s.HearInspection(on=MEETING, meeting=desk.meet(MEETING), **I1))
    desk.do(s.DeliverInspection(on=MEETING, opinions=["整改"], **I1))
    follow = s.FollowUpInspection(on=MEETING, words="复查", by="government", **I1)
    assert desk.refused(follow) == "SL24-37-2"


@pytest.mark.parametrize(("deputies", "found"), [((), ["SL24-7-2"]), (("d1",), [])])
def test_a_team_without_deputies_is_worth_knowing_since_2024(desk, deputies, found):
    on = date(2025, 3, 1)
    desk.do(plan(on=on, made=team(deputies=deputies)))
    assert desk.found(on) == found


@pytest.mark.parametrize(("place", "found"), [("33", ["SVL-inspection-team"]), (HENAN, [])])
def test_nobody_of_the_inspected_in_zhejiang(new_desk, place, found):
    desk = new_desk(place=place)
    inside = s.Inspector(person="zhang", of="special-committees", unit="u1")
    desk.do(plan(place, made=team(inside), units=["u1"]))
    assert desk.found(START) == found


@pytest.mark.parametrize(
    ("place", "told", "found"),
    [
        (HENAN, date(2021, 6, 10), []),
        (HENAN, date(2021, 6, 11), ["SVL-inspection-notice"]),
        ("33", date(2021, 5, 20), []),
        ("33", date(2021, 5, 21), ["SVL-inspection-notice"]),
        (HENAN, None, ["SVL-inspection-notice"]),
        (COUNTY, None, []),
    ],
)
def test_ten_days_in_henan_and_a_month_in_zhejiang(new_desk, place, told, found):
    desk = new_desk(place=place)
    desk.do(plan(place))
    if told:
        desk.do(s.NotifyInspection(on=told, **I1))
    desk.do(inspect())
    assert desk.found(BEGIN, about="i1") == found


@pytest.mark.parametrize(("place", "found"), [("11", ["SVL-inspection-cases"]), (COUNTY, [])])
def test_the_team_settles_no_cases_in_beijing(new_desk, place, found):
    desk = new_desk(place=place)
    desk.do(plan(place), inspect(cases=["责令停业"]))
    assert desk.found(BEGIN) == found


@pytest.mark.parametrize(
    ("place", "to", "code"),
    [
        ("43", "4303", ""),
        ("43", "430381", "SL24-34"),
        ("4303", "430381", "SL24-34"),
        ("43", "999999", "SL24-34"),
    ],
)
def test_a_province_delegates_to_the_next_lower(new_desk, place, to, code):
    """SL24-34: the nation and provinces, to the next lower standing committee."""
    desk = new_desk(place=place)
    desk.do(plan(place))
    assert desk.refused(s.DelegateInspection(on=START, to=to, **I1)) == code


@pytest.mark.parametrize("lacks", ["evaluation", "problems", "advice", None])
def test_what_the_report_says(desk, lacks):
    """SL24-36-2, with a method of SL24-35."""
    desk.do(plan(), inspect())
    empty = {lacks: "" if lacks == "evaluation" else ()} if lacks else {}
    desk.do(report(BEGIN, **empty))
    assert desk.found(BEGIN) == (["SL24-36-2"] if lacks else [])
    with pytest.raises(ValueError, match="hearsay"):
        s.Inspect(on=BEGIN, methods=["hearsay"], **I1)


@pytest.mark.parametrize(
    ("place", "last"),
    [(HENAN, date(2021, 11, 9)), ("33", date(2021, 11, 9)), ("11", date(2022, 8, 9))],
)
def test_the_handling_is_due_by_the_text_of_the_place(new_desk, place, last):
    desk = delivered(new_desk(place=place), out=date(2021, 8, 9))
    desk.do(
        s.ReportInspectionHandling(
            on=date(2021, 11, 9), by="government", words="方案", only_a_plan=True, **I1
        )
    )
    assert desk.found(last, about="i1") == []
    (code,) = desk.found(last + timedelta(days=1), about="i1")
    assert code == ("SVL-handling" if place == "33" else "SVL-handling-inspection")


@pytest.mark.parametrize(("day", "found"), [(9, []), (10, ["SVL-opinions-after-close"])])
def test_opinions_go_out_ten_days_after_closing_in_henan(new_desk, day, found):
    desk = delivered(new_desk(place=HENAN), out=date(2021, 8, day))
    assert desk.found(date(2021, 8, day), about="i1") == found


def test_elsewhere_no_term_is_guessed(desk):
    delivered(desk)
    assert s.inspection_clocks(desk.state.inspections["i1"], desk.term.law) == ()
    assert desk.found(date(2035, 1, 1)) == []


def test_a_day_that_is_set_counts(desk):
    delivered(desk, report_by=date(2021, 9, 30))
    assert desk.found(date(2021, 9, 30)) == []
    assert desk.found(date(2021, 10, 1)) == ["SVP-own-term"]


def test_it_is_shown_published_and_closed(desk):
    """SL24-37-1, SL24-37-2, SL24-37-3."""
    day = date(2021, 10, 1)
    delivered(desk)
    close = s.CloseInspection(on=day, reason="已整改", **I1)
    assert desk.refused(close) == "WP-phase"
    told = {"on": day, "by": "government", "words": "已整改", **I1}
    assert desk.refused(s.ReportInspectionHandling(**{**told, "by": "court"})) == "SL24-37-1"
    desk.do(s.ReportInspectionHandling(**told))
    assert desk.found(day) == ["SL24-37-1"]
    desk.do(s.CommentOnInspectionHandling(on=day, **I1))
    assert desk.found(day) == ["SL24-37-1"]
    desk.do(s.FollowUpInspection(on=day, words="复查", **I1))
    desk.do(s.AnnounceInspection(on=day, public=False, **I1), close)
    assert desk.found(day) == ["SL24-37-1", "SL24-37-3"]
    desk.do(s.AnnounceInspection(on=day, **I1))
    assert desk.found(day) == ["SL24-37-1"]
    made = desk.state.inspections["i1"]
    assert (made.followed_up, made.reason) == ((day,), "已整改")


def test_shown_first_is_in_order(desk):
    day = date(2021, 10, 1)
    delivered(desk).do(
        s.CommentOnInspectionHandling(on=day, **I1),
        s.ReportInspectionHandling(on=day, by="government", words="已整改", **I1),
    )
    assert desk.found(day) == []


def test_a_report_that_went_nowhere_is_found(desk):
    day = MEETING
    desk.do(plan(), inspect(), report(BEGIN))
    desk.do(s.HearInspection(on=day, meeting=desk.meet(day), **I1))
    desk.do(s.AnnounceInspection(on=day, **I1), s.CloseInspection(on=day, reason="…", **I1))
    assert desk.found(day) == ["SL24-37-1"]


def test_an_inspection_is_a_step_of_a_matter(desk):
    delivered(desk)
    desk.do(s.OpenMatter(on=MEETING, matter="m1", congress=COUNTY, title="水"))
    desk.do(s.AddStep(on=MEETING, matter="m1", step="inspections", ref="i1"))
    assert s.steps_of(desk.state.matters["m1"], s.StepKind.INSPECTION) == ("i1",)
