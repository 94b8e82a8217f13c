"""Reports to the standing committee: every number on both sides, and the loop behind them."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess import supervision as s
from wholeprocess.law import in_force
from wholeprocess.process import SetPractice

COUNTY, HENAN, ZHEJIANG, BEIJING, CHONGQING = "430381", "41", "33", "11", "50"
MEETING = date(2021, 6, 30)
START = date(2021, 3, 1)
OPINIONS = [s.Opinion(id=f"o{n}", words="电梯老旧", source="s17") for n in range(1, 4)]


def schedule(on=START, organ="government", place=COUNTY, report="r1", **more):
    return s.ScheduleReport(
        on=on, congress=place, report=report, organ=organ, title="物业管理", **more
    )


def prepared(desk, organ="government", draft=20, final=10, members=7, meeting=MEETING, **more):
    """A report of which everything is sent so many days before the meeting."""
    at = {"report": "r1"}
    desk.do(schedule(organ=organ, place=desk.place, **more))
    desk.do(s.HandOverOpinions(on=START, opinions=OPINIONS, **at))
    for days, make in (
        (draft, lambda on: s.SendDraft(on=on, by=organ, **at)),
        (final, lambda on: s.SendFinal(on=on, by=organ, answers=["o1", "o2", "o3"], **at)),
        (members, lambda on: s.SendToMembers(on=on, **at)),
    ):
        if days is not None:
            desk.do(make(meeting - timedelta(days=days)))
        if days is draft is not None:
            desk.do(s.CommentOnDraft(on=meeting - timedelta(days=days), **at))
    return desk


def heard(desk, organ="government", meeting=MEETING, speaker="head", closes=None, **more):
    prepared(desk, organ, meeting=meeting, **more)
    desk.do(
        s.HearReport(
            on=meeting, report="r1", meeting=desk.meet(meeting, closes=closes), speaker=speaker
        )
    )
    return desk


def delivered(desk, on=date(2021, 7, 8), report_by=None, judgment="总体较好", **more):
    heard(desk, **more)
    words = ["加大维修资金归集"]
    return desk.do(
        s.DeliverOpinions(
            on=on, report="r1", opinions=words, report_by=report_by, judgment=judgment
        )
    )


def handle(desk, on, organ="government", comment=True, **more):
    if comment:
        desk.do(s.CommentOnHandling(on=on, report="r1"))
    return desk.do(s.ReportHandling(on=on, report="r1", by=organ, words="已整改", **more))


# --- before the meeting ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, []),
        ({"draft": 19}, ["SL24-15-1"]),
        ({"draft": None}, ["SL24-15-1"]),
        ({"final": 9}, ["SL24-15-1-final"]),
        ({"members": 6}, ["SL24-15-2"]),
        ({"draft": 10, "final": 9, "members": 6}, ["SL24-15-1", "SL24-15-1-final", "SL24-15-2"]),
    ],
)
def test_twenty_ten_and_seven_days_before_exactly(desk, days, found):
    """SL24-15-1, SL24-15-1-final, SL24-15-2."""
    assert heard(desk, **days).found(MEETING) == found


def test_the_days_run_to_the_opening_of_the_meeting(desk):
    prepared(desk)
    meeting = desk.meet(MEETING, closes=MEETING + timedelta(days=2))
    desk.do(s.HearReport(on=MEETING + timedelta(days=2), report="r1", meeting=meeting))
    assert desk.found(MEETING + timedelta(days=2)) == []


def test_every_collected_opinion_is_answered(desk):
    """SL24-14: a report that answers two of three is found, and names the third."""
    at = {"report": "r1"}
    desk.do(schedule(), s.HandOverOpinions(on=START, opinions=OPINIONS, **at))
    assert desk.refused(s.HandOverOpinions(on=START, opinions=OPINIONS[:1], **at)) == "WP-once"
    other = s.SendFinal(on=START, by="government", answers=["o9"], **at)
    assert desk.refused(other) == "WP-known"
    desk.do(
        s.SendDraft(on=START, by="government", **at),
        s.SendFinal(on=START, by="government", answers=["o1", "o2"], **at),
        s.SendToMembers(on=START, **at),
        s.HearReport(on=MEETING, meeting=desk.meet(MEETING), **at),
    )
    assert desk.found(MEETING) == ["SL24-14"]
    assert desk.state.reports["r1"].unanswered == ("o3",)


@pytest.mark.parametrize(
    ("organ", "speaker", "code"),
    [
        ("government", "head", ""),
        ("government", "department-head", ""),
        ("government", "deputy-head", "SL24-16-1"),
        ("court", "head", ""),
        ("court", "department-head", "SL24-16-1"),
        ("court", "staff", "SL24-16-1"),
        ("procuratorate", "deputy-head", "SL24-16-1"),
    ],
)
def test_the_head_delivers_and_only_government_delegates(desk, organ, speaker, code):
    """SL24-16-1."""
    prepared(desk, organ)
    meeting = desk.meet(MEETING)
    act = s.HearReport(on=MEETING, report="r1", meeting=meeting, speaker=speaker)
    assert desk.refused(act) == code


def test_the_law_begins_in_2007(new_desk):
    desk = new_desk(first=date(2016, 1, 10))
    assert desk.refused(schedule(on=date(2007, 1, 1))) == ""
    refusal = desk.term.why_not(schedule(on=date(2006, 12, 31)))
    assert (refusal.code, refusal.rule) == ("SL24-8", None)


def test_it_is_heard_at_a_meeting_on_record(desk):
    prepared(desk)
    meeting = desk.meet(MEETING)
    late = s.HearReport(on=MEETING + timedelta(days=1), report="r1", meeting=meeting)
    assert desk.refused(late) == "WP-order"
    assert desk.refused(s.HearReport(on=MEETING, report="r1", meeting="none")) == "WP-known"
    by_office = s.HearReport(on=MEETING, report="r1", meeting=meeting, by="office")
    assert desk.refused(by_office) == "SL24-16-1"


def test_members_and_deputies_look_before(desk):
    """SL24-13: members survey with deputies; SL24-16-2: the council refers, nobody else."""
    desk.do(schedule())
    visit = {"on": START, "report": "r1", "visit": "survey"}
    assert desk.refused(s.VisitBefore(members=["d1"], **visit)) == "WP-known"
    assert desk.refused(s.VisitBefore(members=["m1"], deputies=["no"], **visit)) == "WP-known"
    assert desk.refused(s.VisitBefore(members=["m1"], by="government", **visit)) == "SL24-13"
    desk.do(s.VisitBefore(members=["m1"], deputies=["d1", "d2"], **visit))
    assert desk.state.reports["r1"].invited == ("d1", "d2")
    refer = {"on": date(2025, 3, 1), "report": "r1", "committee": "社会建设委员会"}
    assert desk.refused(s.ReferToCommittee(by="office", **refer)) == "SL24-16-2"
    assert desk.refused(s.ReferToCommittee(**refer)) == ""


@pytest.mark.parametrize(
    ("on", "found"), [(date(2024, 11, 7), ["SL24-6-1"]), (date(2024, 11, 8), [])]
)
def test_the_supervisory_commission_is_named_since_2024(desk, on, found):
    """SL24-6-1, as a note: another statute may have been the ground. A firm is no target."""
    desk.do(schedule(on=on, organ="supervisory-commission"))
    assert desk.found(on) == found
    with pytest.raises(ValueError, match="自来水公司"):
        schedule(organ="自来水公司")


# --- after it -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "kind", "last", "code"),
    [
        (COUNTY, "special", None, ""),
        ("4101", "special", date(2021, 10, 8), "SVL-handling"),
        ("4101", "budget", date(2021, 9, 8), "SVL-handling-budget"),
        ("4101", "audit", date(2021, 9, 8), "SVL-handling-budget"),
        (ZHEJIANG, "special", date(2021, 10, 8), "SVL-handling"),
        (ZHEJIANG, "budget", date(2021, 10, 8), "SVL-handling"),
        (BEIJING, "special", date(2022, 7, 8), "SVL-handling"),
    ],
)
def test_the_handling_is_due_by_the_text_of_the_place_or_never(new_desk, place, kind, last, code):
    """Section 8 of the digest; nationally there is no term, and none is guessed."""
    desk = delivered(new_desk(place=place), what=kind)
    report = desk.state.reports["r1"]
    clock = s.clocks(report, in_force).handling
    assert (clock.due if clock else None, clock.code if clock else "") == (last, code)
    if last is None:
        assert desk.found(date(2031, 1, 1), about="r1") == ["SVP-own-term"]
        return
    handle(desk, last)
    assert code not in desk.found(last, about="r1")


@pytest.mark.parametrize(("late", "found"), [(0, []), (1, ["SVL-handling"])])
def test_three_months_in_henan_exactly(new_desk, late, found):
    day = date(2021, 10, 8) + timedelta(days=late)
    desk = delivered(new_desk(place="4101"))
    assert desk.found(day, about="r1") == found
    assert handle(desk, day).found(day, about="r1") == found


def test_six_months_in_chongqing(new_desk):
    meeting, out = date(2024, 6, 30), date(2024, 7, 8)
    desk = delivered(new_desk(place=CHONGQING, first=date(2023, 5, 1)), on=out, meeting=meeting)
    assert s.clocks(desk.state.reports["r1"], in_force).handling.due == date(2025, 1, 8)


@pytest.mark.parametrize(("on", "found"), [(30, []), (31, ["SVP-own-term"])])
def test_the_term_that_the_opinions_set_counts(new_desk, on, found):
    """ZJ-R-29 says so for Zhejiang, the practice SVP-own-term for others."""
    for place in (COUNTY, ZHEJIANG):
        desk = delivered(new_desk(place=place), report_by=date(2021, 8, 30))
        handle(desk, date(2021, 8, on))
        codes = desk.found(date(2021, 8, on), about="r1")
        assert codes == (found if place == COUNTY or not found else ["SVL-own-term"])


def test_a_plan_of_the_handling_in_beijing(new_desk):
    desk = delivered(new_desk(place=BEIJING))
    assert desk.found(date(2021, 10, 8)) == []
    assert desk.found(date(2021, 10, 9)) == ["SVL-handling-plan"]
    desk.do(s.SubmitHandlingPlan(on=date(2021, 10, 8), report="r1", by="government"))
    assert desk.found(date(2021, 10, 9)) == []


@pytest.mark.parametrize(("days", "found"), [(10, []), (11, ["SVL-opinions-after-close"])])
def test_opinions_ten_days_after_closing_in_henan(new_desk, days, found):
    closes = MEETING + timedelta(days=1)
    desk = delivered(
        new_desk(place="4101"), on=closes + timedelta(days=days), closes=closes, what="audit"
    )
    assert desk.found(closes + timedelta(days=days), about="r1") == found


@pytest.mark.parametrize(("days", "found"), [(7, []), (8, ["SVL-opinions-after-council"])])
def test_opinions_seven_days_after_the_council_in_zhejiang(new_desk, days, found):
    desk = heard(new_desk(place=ZHEJIANG))
    adopted = date(2021, 7, 5)
    on = adopted + timedelta(days=days)
    opinions = {"opinions": ["整改"], "judgment": "较好"}
    desk.do(s.DeliverOpinions(on=on, report="r1", adopted=adopted, **opinions))
    assert desk.found(on, about="r1") == found


@pytest.mark.parametrize(("days", "urgent", "found"), [
    (5, False, []), (6, False, ["SVL-draft-reply"]), (6, True, []),
])  # fmt: skip
def test_a_draft_is_commented_on_within_five_days_in_zhejiang(new_desk, days, urgent, found):
    desk = new_desk(place=ZHEJIANG)
    desk.do(
        schedule(place=ZHEJIANG, urgent=urgent),
        s.SendDraft(on=START, report="r1", by="government"),
        s.CommentOnDraft(on=START + timedelta(days=days), report="r1"),
    )
    assert desk.found(START + timedelta(days=days)) == found


@pytest.mark.parametrize(("judgment", "found"), [("", ["SV-8"]), ("总体较好", [])])
def test_members_judge_the_work_in_zhejiang(new_desk, judgment, found):
    desk = delivered(new_desk(place=ZHEJIANG), judgment=judgment)
    assert desk.found(date(2021, 7, 8), about="r1") == found


def test_the_handling_is_shown_to_the_committee_and_written(desk):
    """SL24-17-1b: without comment, or by word of mouth, it is found."""
    delivered(desk, report_by=date(2021, 9, 30))
    handle(desk, date(2021, 9, 1), comment=False)
    assert desk.found(date(2021, 9, 1)) == ["SL24-17-1b"]
    handle(desk, date(2021, 9, 2), written=False)
    assert desk.found(date(2021, 9, 2)) == ["SL24-17-1b", "SL24-17-1b"]
    by_court = s.ReportHandling(on=date(2021, 9, 3), report="r1", by="court", words="…")
    assert desk.refused(by_court) == "SL24-17-1b"


@pytest.mark.parametrize(
    ("votes", "reported", "found"),
    [
        (17, date(2021, 10, 31), []),
        (17, date(2021, 11, 1), ["SL24-17-1c"]),
        (16, None, None),
    ],
)
def test_a_resolution_has_its_own_term(desk, votes, reported, found):
    """SL24-17-1c; 16 of 33 pass none, and no execution can be reported."""
    delivered(desk, report_by=date(2021, 12, 31))
    day, due = date(2021, 7, 9), date(2021, 10, 31)
    resolve = s.ResolveOnReport(on=day, report="r1", votes=s.Votes(for_=votes), report_by=due)
    many = s.ResolveOnReport(on=day, report="r1", votes=s.Votes(for_=34), report_by=due)
    assert desk.refused(many) == "OL-51-4"
    desk.do(resolve)
    executed = {"of_resolution": True, "by": "government", "words": "已执行", "report": "r1"}
    if reported is None:
        assert desk.refused(s.ReportHandling(on=due, **executed)) == "SL24-17-1c"
        return
    assert desk.refused(resolve) == "WP-once"
    desk.do(s.CommentOnHandling(on=reported, report="r1"))
    desk.do(s.ReportHandling(on=reported, **executed))
    assert desk.found(reported) == found


def test_executing_a_resolution_handles_no_opinions(desk):
    delivered(desk, report_by=date(2021, 9, 30))
    day = date(2021, 7, 9)
    votes = s.Votes(for_=20)
    desk.do(s.ResolveOnReport(on=day, report="r1", votes=votes, report_by=date(2021, 10, 31)))
    handle(desk, date(2021, 8, 1), of_resolution=True)
    assert desk.found(date(2021, 10, 1)) == ["SVP-own-term"]
    assert handle(desk, date(2021, 9, 30)).found(date(2021, 9, 30)) == []


def test_each_handling_report_is_shown_first(desk):
    delivered(desk, report_by=date(2021, 9, 30))
    handle(desk, date(2021, 9, 1))
    assert desk.found(date(2021, 9, 1)) == []
    handle(desk, date(2021, 9, 2), comment=False)
    assert desk.found(date(2021, 9, 2)) == ["SL24-17-1b"]


def test_for_special_reports_henan_has_no_ten_days(new_desk):
    desk = delivered(new_desk(place="4101"), on=MEETING + timedelta(days=11))
    assert desk.found(MEETING + timedelta(days=11), about="r1") == []


def test_the_handling_may_be_deliberated_again_and_goes_back(desk):
    """SL24-17-2, so many times and no more (SVP-rounds)."""
    delivered(desk, report_by=date(2021, 9, 30))
    day = date(2021, 9, 30)
    for again in range(3):
        handle(desk, day)
        day += timedelta(days=30)
        meeting = desk.meet(day)
        back = {"on": day, "report": "r1", "meeting": meeting}
        act = s.DeliberateAgain(enough=False, report_by=day + timedelta(days=30), **back)
        assert desk.do(act).state.reports["r1"].phase is s.ReportPhase.DELIVERED, again
        day += timedelta(days=30)
    handle(desk, day)
    meeting = desk.meet(day)
    back = {"on": day, "report": "r1", "meeting": meeting}
    assert desk.refused(s.DeliberateAgain(enough=False, **back)) == "SVP-rounds"
    desk.do(s.DeliberateAgain(enough=True, **back))
    assert len(desk.state.reports["r1"].rounds) == 4
    assert desk.found(day) == []


def test_a_closed_report_is_published_whole(desk):
    """SL24-17-3 and SL24-17-1a; the report, the opinions and the handling."""
    delivered(desk, report_by=date(2021, 9, 30))
    close = s.CloseReport(on=date(2021, 9, 30), report="r1", reason="已整改")
    assert desk.refused(close) == "WP-phase"
    handle(desk, date(2021, 9, 30))
    pieces = ("report", "opinions")
    desk.do(s.AnnounceReport(on=date(2021, 9, 30), report="r1", pieces=pieces), close)
    assert desk.found(date(2021, 9, 30)) == ["SL24-17-3"]
    told = s.AnnounceReport(on=date(2021, 10, 1), report="r1", pieces=["handling"], public=False)
    assert desk.do(told).found(date(2021, 10, 1)) == ["SL24-17-3"]
    told = s.AnnounceReport(on=date(2021, 10, 2), report="r1", pieces=["handling"])
    assert desk.do(told).found(date(2021, 10, 2)) == []


def test_a_report_closed_without_opinions_is_found(desk):
    heard(desk)
    desk.do(s.AnnounceReport(on=MEETING, report="r1", pieces=["report"]))
    desk.do(s.CloseReport(on=MEETING, report="r1", reason="无意见"))
    assert desk.found(MEETING) == ["SL24-17-1a"]


# --- audit ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2026, 1, 30), []), (date(2026, 1, 31), ["SL24-27-2"])],
)
def test_audit_rectification_on_the_last_day_of_the_sixth_month(desk, day, found):
    """SL24-27-2: heard on 30 July 2025, six months end on 30 January 2026."""
    audit = date(2025, 7, 30)
    heard(desk, meeting=audit, what="audit")
    assert desk.found(day, about="r1") == found
    other = schedule(on=audit, report="r2", what="rectification", of="r9")
    assert desk.refused(other) == "WP-known"
    desk.do(schedule(on=audit, report="r2", what="rectification", of="r1"))
    desk.do(s.HearReport(on=day, report="r2", meeting=desk.meet(day)))
    assert desk.found(day, about="r1") == found


def test_the_law_of_2006_has_no_term_for_rectification(desk):
    heard(desk, what="audit")
    assert s.clocks(desk.state.reports["r1"], in_force).rectification is None
    with pytest.raises(ValueError, match="names its audit report"):
        schedule(what="rectification")
    with pytest.raises(ValueError, match="names its audit report"):
        schedule(of="r1")


# --- what must always hold ------------------------------------------------------------------------

PLACES = st.sampled_from([COUNTY, "4101", ZHEJIANG, BEIJING, CHONGQING])


@given(
    PLACES,
    st.sampled_from(list(s.ReportKind)),
    st.dates(date(2023, 4, 1), date(2030, 1, 1)),
    st.none() | st.integers(0, 400),
)
def test_no_last_day_lies_before_its_first(place, kind, on, days):
    made = s.Round(delivered=on, report_by=None if days is None else on + timedelta(days=days))
    report = s.Report(
        id="r", congress=place, organ="government", kind=kind, title="t", rounds=(made,),
        heard=on, opens=on, closes=on, adopted=on, draft_sent=on,
    )  # fmt: skip
    clocks = s.clocks(report, in_force)
    event(f"a term: {clocks.handling is not None}")
    for clock in (clocks.handling, clocks.plan, clocks.opinions, clocks.rectification):
        assert clock is None or clock.due >= clock.start == on
    assert (clocks.handling is None) == (days is None and place == COUNTY)


def test_a_place_sets_its_own_number_of_rounds(desk):
    practice = SetPractice(on=START, congress=COUNTY, code="SVP-rounds", value=1, reason="主任会议")
    desk.do(practice)
    delivered(desk, report_by=date(2021, 9, 30))
    for code in ("", "SVP-rounds"):
        handle(desk, MEETING + timedelta(days=60))
        on = MEETING + timedelta(days=60)
        meeting = "again" if "again" in desk.state.meetings else desk.meet(on, "again")
        act = s.DeliberateAgain(on=on, report="r1", meeting=meeting, enough=False)
        assert desk.refused(act) == code
        if not code:
            desk.do(act)
