"""The year's plan: where topics come from, who adopts and adjusts it, what a year must have."""

from datetime import date

import pytest

from wholeprocess import supervision as s

COUNTY = "430381"
JAN22, JAN25 = date(2022, 1, 5), date(2025, 1, 5)


def draft(on=JAN22, plan="p1", year=None, **more):
    return s.DraftPlan(on=on, plan=plan, congress=COUNTY, year=year or on.year, **more)


def topic(ident="t1", form="report", sources=None, **more):
    sources = sources or [s.Source(tag="suggestions", refs=["s1", "s2", "s3"])]
    return s.Topic(id=ident, title="校车安全", form=form, sources=sources, **more)


def add(on=JAN22, made=None, **more):
    return s.AddTopic(on=on, plan="p1", topic=made or topic(), **more)


def adopted(desk, on=JAN22, *topics):
    desk.do(draft(on), *(add(on, made) for made in topics or (topic(),)))
    return desk.do(s.AdoptPlan(on=on, plan="p1"))


def test_topics_know_the_records_behind_them(desk):
    """SL24-12-1: suggestions, inspections and last year's list name their records."""
    sources = [
        s.Source(tag="suggestions", refs=["s1", "s2"]),
        s.Source(tag="inspections", refs=["i1"]),
        s.Source(tag="public-concern"),
    ]
    desk.do(draft(), add(made=topic(sources=sources, month=6)))
    (made,) = desk.state.plans["p1"].topics
    assert made.behind(s.SourceTag.SUGGESTIONS) == ("s1", "s2")
    assert s.behind_topics(desk.state.plans["p1"]) == {"t1": 3}
    for tag in ("suggestions", "inspections", "follow-up"):
        with pytest.raises(ValueError, match="names the records behind it"):
            s.Source(tag=tag)
    with pytest.raises(ValueError, match="month"):
        topic(month=13)


@pytest.mark.parametrize(
    ("on", "code"), [(date(2024, 11, 7), "SL24-12-1"), (date(2024, 11, 8), "")]
)
def test_topics_that_the_law_requires_are_a_source_since_2024(desk, on, code):
    desk.do(draft(on))
    by_law = topic(sources=[s.Source(tag="law")])
    assert desk.refused(add(on, by_law)) == code
    listed = topic(sources=[s.Source(tag="follow-up", refs=["v1"])])
    assert desk.refused(add(on, listed)) == ""


def test_the_council_adopts_and_adjusts(desk):
    """SL24-11, SL24-63-2, SVP-plan-adjust."""
    desk.do(draft())
    adopt = s.AdoptPlan(on=JAN22, plan="p1")
    assert desk.refused(adopt) == "SL24-11"
    desk.do(add(by="office"))
    assert desk.refused(add()) == "WP-once"
    assert desk.refused(s.AdoptPlan(on=JAN22, plan="p1", by="office")) == "SL24-63-2"
    desk.do(adopt)
    other = topic("t2", sources=[s.Source(tag="members")])
    assert desk.refused(add(made=other, by="office")) == "SVP-plan-adjust"
    desk.do(add(made=other))
    drop = {"on": JAN22, "plan": "p1", "reason": "已有整改"}
    assert desk.refused(s.DropTopic(topic="t9", **drop)) == "WP-known"
    desk.do(s.DropTopic(topic="t1", **drop))
    plan = desk.state.plans["p1"]
    assert [made.id for made in plan.topics] == ["t2"]
    assert [(off.topic.id, off.reason) for off in plan.dropped] == [("t1", "已有整改")]


def test_who_adjusts_is_written_in_henan(new_desk):
    desk = new_desk(place="4101")
    made = s.DraftPlan(on=JAN22, plan="p1", congress="4101", year=2022)
    desk.do(made, add(), s.AdoptPlan(on=JAN22, plan="p1"))
    refusal = desk.term.why_not(add(made=topic("t2"), by="office"))
    assert (refusal.code, refusal.article) == (
        "SVP-plan-adjust",
        "Henan Supervision Measures (2015) art. 6",
    )


@pytest.mark.parametrize(("day", "found"), [(5, []), (6, ["SL24-63-2"])])
def test_an_adopted_plan_is_published(desk, day, found):
    adopted(desk)
    assert desk.found(date(2022, 1, day)) == found
    desk.do(s.PublishPlan(on=date(2022, 1, day), plan="p1", where="人大网"))
    assert desk.found(date(2022, 2, 1)) == []


@pytest.mark.parametrize(("on", "found"), [(JAN22, ["SL24-63-2"]), (JAN25, [])])
def test_the_law_of_2006_has_it_printed_for_the_members(desk, on, found):
    adopted(desk, on)
    desk.do(s.PublishPlan(on=on, plan="p1", where="人大网", to_members=False))
    assert desk.found(on) == found


def test_two_plans_before_2024_and_one_since(desk):
    """SL24-63-1."""
    desk.do(draft(scope="reports"), draft(plan="p2", scope="inspections"))
    assert desk.refused(draft(plan="p3")) == "WP-once"
    assert desk.refused(draft(plan="p3", year=2023)) == ""
    assert desk.refused(add(made=topic(form="inspection"))) == "SL24-63-2"
    assert desk.refused(add()) == ""
    assert desk.refused(draft(JAN25, plan="p4", scope="reports")) == "SL24-63-1"
    desk.do(draft(JAN25, plan="p4"))
    assert desk.refused(draft(JAN25, plan="p5")) == "WP-once"


def test_a_township_makes_no_plan_of_supervision(desk):
    made = s.DraftPlan(on=JAN22, plan="p9", congress="430381101", year=2022)
    assert desk.refused(made) == "OL-19-2"


def test_who_did_not_satisfy_is_on_next_years_list(desk):
    """SV-11: by the last vote of the year."""
    marks = {True: {"dissatisfied": 29}, False: {"satisfied": 29}}
    votes = (("v1", 3, {"u1": True, "u2": True, "u3": False}), ("v2", 9, {"u2": False}))
    for name, month, results in votes:
        on = date(2021, month, 1)
        desk.do(s.OrderVote(on=on, vote=name, congress=COUNTY, rating="rectification",
                            units=tuple(results)))  # fmt: skip
        for unit, bad in results.items():
            forms = s.Forms(issued=29, **marks[bad])
            desk.do(s.CountForms(on=on, vote=name, rated=unit, forms=forms))
    assert s.next_years_list(desk.state, COUNTY, 2021) == ("u1",)
    assert s.next_years_list(desk.state, COUNTY, 2022) == ()
    adopted(desk)
    assert desk.found(JAN22) == ["SV-11"]
    listed = topic("t2", "evaluation", [s.Source(tag="follow-up", refs=["v1"])], units=["u1"])
    desk.do(add(made=listed))
    assert desk.found(JAN22) == []


YEARLY = ["SL24-12-3", "SL24-24", "SL24-25", "SL24-45"]


def hear(desk, on, what, report, topic=None):
    at = {"report": report}
    fields = {"congress": COUNTY, "organ": "government", "title": "报告", "topic": topic}
    desk.do(
        s.ScheduleReport(on=on, what=what, **fields, **at),
        s.SendDraft(on=on, by="government", **at),
        s.HearReport(on=on, meeting=desk.meet(on), **at),
    )


@pytest.mark.parametrize(
    ("year", "found"),
    [
        (2022, ["SL24-11", "SVP-topic"]),
        (2024, ["SL24-11", "SVP-topic"]),
        (2025, ["SL24-11", *YEARLY, "SVP-topic"]),
    ],
)
def test_what_every_year_has_heard(desk, year, found):
    """SL24-12-3, SL24-24, SL24-25, SL24-45 since 2025, the first whole year of the law of 2024."""
    adopted(desk, date(year, 1, 5))
    desk.do(s.PublishPlan(on=date(year, 1, 5), plan="p1", where="人大网"))
    assert desk.found(date(year, 12, 31)) == []
    assert desk.found(date(year + 1, 1, 1)) == found
    kinds = ("environment", "state-assets", "debt", "filing-review")
    for month, kind in enumerate(kinds, start=3):
        hear(desk, date(year, month, 1), kind, kind, "t1" if month == 3 else None)
    assert s.taken_up(desk.state, COUNTY, "t1") == ("environment",)
    assert desk.found(date(year + 1, 1, 1), about="p1") == []


@pytest.mark.parametrize(
    ("day", "late"),
    [((5, 31), True), ((6, 1), False), ((9, 30), False), ((10, 1), True)],
)
def test_accounts_and_mid_year_reports_come_in_summer(desk, day, late):
    """SL24-19-2, SL24-20."""
    for what, code in (("final-accounts", "SL24-19-2"), ("budget", "SL24-20"), ("plan", "SL24-20")):
        on = date(2023, *day)
        hear(desk, on, what, what) if what == "final-accounts" else desk.do(
            s.ScheduleReport(
                on=on, congress=COUNTY, organ="government", title="报告", what=what, report=what
            ),
            s.HearReport(on=on, meeting=f"meeting-{on}", report=what),
        )
        assert (code in desk.found(on, about=what)) == late


@pytest.mark.parametrize(
    ("audit", "found"), [("never", ["SL24-27-1"]), ("before", ["SL24-27-1"]), ("with it", [])]
)
def test_the_audit_report_comes_with_the_final_accounts(desk, audit, found):
    on = date(2023, 7, 30)
    if audit == "before":
        hear(desk, date(2023, 7, 1), "audit", "r2")
    hear(desk, on, "final-accounts", "r1")
    if audit == "with it":
        desk.do(
            s.ScheduleReport(
                on=on, congress=COUNTY, organ="government", title="审计", what="audit", report="r2"
            ),
            s.HearReport(on=on, meeting=f"meeting-{on}", report="r2"),
        )
    codes = desk.found(on, about="r1")
    assert [code for code in codes if code == "SL24-27-1"] == found


def test_a_topic_is_on_one_plan_and_on_record(desk):
    """What takes a topic up names one that is on a plan of that congress."""
    adopted(desk)
    desk.do(draft(plan="p2", year=2023))
    again = s.AddTopic(on=JAN22, plan="p2", topic=topic())
    assert desk.refused(again) == "WP-once"
    team = [s.Inspector(person="m1", of="members")]
    for known, code in (("t1", ""), ("t9", "WP-known")):
        at = {"on": JAN22, "congress": COUNTY, "topic": known}
        for act in (
            s.ScheduleReport(report="r", organ="government", title="校车", **at),
            s.PlanInspection(inspection="i", laws=["校车条例"], team=team, **at),
            s.PlanInquiry(inquiry="q", title="校车", whom=["government"], **at),
        ):
            assert desk.refused(act) == code
