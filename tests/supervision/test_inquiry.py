"""Special inquiry and interpellation: who comes, who signs, and when there is a second answer."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess import supervision as s
from wholeprocess.law import in_force

COUNTY, CITY, TOWN = "430381", "4303", "430381101"
DAY = date(2025, 5, 20)
Q = {"inquiry": "q1"}
I1 = {"interpellation": "i1"}


def plan(on=DAY, whom=("government", "u1"), place=COUNTY):
    return s.PlanInquiry(on=on, congress=place, title="物业管理", whom=whom, **Q)


def hold(desk, on=DAY, ranks=("head", "head"), member="m1", whom="u1", **more):
    people = [s.Present(whom=w, rank=r) for w, r in zip(("government", "u1"), ranks, strict=False)]
    asked = [s.Exchange(member=member, whom=whom, question="何时完成？")]
    meeting = f"meeting-{on}"
    if meeting not in desk.state.meetings:
        desk.meet(on)
    return s.HoldInquiry(on=on, meeting=meeting, present=people, exchanges=asked, **Q, **more)


@pytest.mark.parametrize(
    ("on", "ranks", "found"),
    [
        (DAY, ("head", "head"), []),
        (DAY, ("head", "deputy-head"), ["SL24-47"]),
        (DAY, ("head",), ["SL24-47"]),
        (date(2024, 11, 8), ("head", "deputy-head"), ["SL24-47"]),
        (date(2024, 11, 7), ("head", "deputy-head"), []),
    ],
)
def test_the_heads_come(desk, on, ranks, found):
    """SL24-47: a deputy head in his place is a breach since 2024; before, only practice had it."""
    desk.do(plan(on))
    desk.do(hold(desk, on, ranks, gathering="joint"))
    assert desk.found(on) == found


def test_members_ask_those_whom_it_is_about(desk):
    desk.do(plan())
    assert desk.refused(hold(desk, member="d1")) == "WP-known"
    assert desk.refused(hold(desk, whom="u2")) == "WP-known"
    other = date(2025, 5, 21)
    assert desk.refused(s.HoldInquiry(on=other, meeting=f"meeting-{DAY}", exchanges=[
        s.Exchange(member="m1", whom="u1", question="？")], **Q)) == "WP-order"  # fmt: skip


@pytest.mark.parametrize(("on", "code"), [(DAY, "SL24-48-2"), (date(2024, 11, 7), "WP-known")])
def test_it_may_go_with_a_report(desk, on, code):
    """SL24-48-2: the report is on record."""
    fields = {"on": on, "congress": COUNTY, "title": "物业管理", "whom": ["u1"], **Q}
    act = s.PlanInquiry(report="r1", **fields)
    assert desk.refused(act) == code
    report = {"report": "r1", "organ": "government", "title": "物业管理"}
    desk.do(s.ScheduleReport(on=on, congress=COUNTY, **report))
    assert desk.refused(act) == ""


@pytest.mark.parametrize(
    ("sent", "found"), [(None, ["SL24-49"]), (0, []), (-7, []), (1, ["SL24-49"])]
)
def test_a_survey_is_with_the_members_before(desk, sent, found):
    """SL24-49."""
    start = DAY - timedelta(days=20)
    desk.do(plan(start), s.SurveyForInquiry(on=start, words="走访12个小区", **Q))
    send = None if sent is None else s.SendSurvey(on=DAY + timedelta(days=sent), **Q)
    held = hold(desk)
    for act in sorted(filter(None, (send, held)), key=lambda act: act.on):
        desk.do(act)
    assert desk.found(DAY + timedelta(days=1)) == found


def test_the_handling_is_reported_and_no_month_is_guessed(desk):
    """SL24-50 says promptly: without a day set nobody is late."""
    desk.do(plan(), hold(desk))
    assert desk.found(date(2035, 1, 1)) == []
    report = s.ReportInquiryHandling(on=date(2025, 7, 1), by="u2", words="已研究", **Q)
    assert desk.refused(report) == "WP-known"
    close = s.CloseInquiry(on=date(2025, 7, 1), reason="已答复", **Q)
    assert desk.refused(close) == "WP-phase"
    desk.do(s.ReportInquiryHandling(on=date(2025, 7, 1), by="u1", words="已研究", **Q), close)
    assert desk.state.inquiries["q1"].reason == "已答复"


@pytest.mark.parametrize(("late", "found"), [(0, []), (1, ["SVP-own-term"])])
def test_a_day_that_is_set_counts(desk, late, found):
    desk.do(plan(), hold(desk, report_by=date(2025, 8, 20)))
    day = date(2025, 8, 20) + timedelta(days=late)
    desk.do(s.ReportInquiryHandling(on=day, by="government", words="已研究", **Q))
    assert desk.found(day) == found


@pytest.mark.parametrize(("day", "found"), [(20, []), (21, ["SVL-handling-inquiry"])])
def test_six_months_in_chongqing(new_desk, day, found):
    desk = new_desk(place="50", first=date(2024, 1, 10))
    desk.do(plan(place="50"), hold(desk))
    assert desk.found(date(2025, 11, day), about="q1") == found


def test_what_was_not_answered_is_found(desk):
    desk.do(plan())
    desk.meet(DAY)
    asked = [s.Exchange(member="m1", whom="u1", question="资金？", answered=False)]
    people = [s.Present(whom=who) for who in ("government", "u1")]
    desk.do(s.HoldInquiry(on=DAY, meeting=f"meeting-{DAY}", present=people, exchanges=asked, **Q))
    assert desk.found(DAY) == ["SL24-46"]


# --- interpellation -------------------------------------------------------------------------------


def interpellate(signers, place=COUNTY, **more):
    fields = {"organ": "government", "question": "为何停工？", "content": "路面开挖两年", **I1}
    fields = {"by": signers[0], **fields, **more}
    return s.Interpellate(on=DAY, congress=place, signers=signers, **fields)


@pytest.mark.parametrize(
    ("place", "signers", "code"),
    [
        (COUNTY, 5, ""),
        (COUNTY, 3, ""),
        (COUNTY, 2, "SL24-51-1"),
        (CITY, 5, ""),
        (CITY, 4, "SL24-51-1"),
        ("43", 5, ""),
        ("43", 4, "SL24-51-1"),
    ],
)
def test_five_members_of_a_province_or_city_and_three_of_a_county(new_desk, place, signers, code):
    """SL24-51-1, and by OL-53-1 as well."""
    desk = new_desk(place=place)
    assert desk.refused(interpellate(desk.members[:signers], place)) == code
    law = in_force(DAY, place)
    assert law.count("SL24-51-1") == law.count("OL-53-1")


def test_only_members_sign_in_writing_and_say_what_they_ask(desk):
    """SL24-51-1, SL24-51-2; a deputy who is no member cannot sign."""
    m = desk.members
    assert desk.refused(interpellate((*m[:2], "d1"))) == "WP-known"
    assert desk.refused(interpellate(m[:3], by="m9")) == "SL24-51-1"
    assert desk.refused(interpellate(m[:3], written=False)) == "SL24-51-1"
    assert desk.refused(interpellate(m[:3], question=" ")) == "SL24-51-2"
    assert desk.refused(interpellate(m[:3], content="")) == "SL24-51-2"
    with pytest.raises(ValueError, match="乡政府"):
        interpellate(m[:3], organ="乡政府")


def test_a_township_presidium_holds_no_interpellation(desk):
    assert desk.refused(interpellate(desk.members[:3], TOWN)) == "OL-19-2"


def answered(desk, signers=6, way="meeting", rank="head"):
    desk.do(
        interpellate(desk.members[:signers]),
        s.DirectAnswer(on=DAY, way=way, **I1),
        s.AnswerInterpellation(on=DAY, by="government", rank=rank, words="已安排", **I1),
    )
    return desk


def again(desk, dissatisfied, by="m1"):
    return s.AskForSecondAnswer(on=DAY, by=by, dissatisfied=desk.members[:dissatisfied], **I1)


@pytest.mark.parametrize(
    ("signers", "dissatisfied", "code"),
    [(6, 3, "SL24-53"), (6, 4, ""), (3, 1, "SL24-53"), (3, 2, ""), (7, 3, "SL24-53"), (7, 4, "")],
)
def test_more_than_half_of_the_signers_and_not_half(desk, signers, dissatisfied, code):
    """SL24-53; for deputies in session half is enough (DL25-20-5), for members it is not."""
    answered(desk, signers)
    assert desk.refused(again(desk, dissatisfied)) == code
    assert desk.refused(again(desk, signers, by="m20")) == "SL24-53"
    other = s.AskForSecondAnswer(on=DAY, by="m1", dissatisfied=["m19", "m20"], **I1)
    assert desk.refused(other) == "SL24-53"


@given(st.integers(3, 30), st.data())
def test_the_second_answer_is_asked_for_by_a_plain_majority(signers, data):
    wanting = data.draw(st.integers(0, signers))
    enough = in_force(DAY, COUNTY).threshold("SL24-53").met(wanting, of=signers)
    event(f"exactly half: {2 * wanting == signers}")
    assert enough == (wanting > signers - wanting)


@pytest.mark.parametrize("granted", [True, False])
def test_the_council_decides_on_the_second_answer_and_there_is_one(desk, granted):
    """SL24-53, SVP-second-answer."""
    answered(desk).do(again(desk, 4))
    decide = {"on": DAY, "granted": granted, **I1}
    assert desk.refused(s.DecideSecondAnswer(by="m1", **decide)) == "SL24-53"
    desk.do(s.DecideSecondAnswer(**decide))
    second = s.AnswerInterpellation(on=DAY, by="government", words="再答", **I1)
    if not granted:
        assert desk.refused(second) == "WP-phase"
        return
    desk.do(second)
    assert desk.refused(again(desk, 6)) == "SVP-second-answer"
    desk.do(s.CloseInterpellation(on=DAY, reason="已答复", **I1))


@pytest.mark.parametrize("way", list(s.Way))
@pytest.mark.parametrize(("rank", "found"), [("head", []), ("deputy-head", ["SL24-54"])])
def test_the_head_answers_or_signs(desk, way, rank, found):
    """SL24-54, in each way that the council may choose (SL24-52)."""
    assert answered(desk, way=way, rank=rank).found(DAY) == found


def test_the_council_decides_the_way(desk):
    desk.do(interpellate(desk.members[:3]))
    direct = {"on": DAY, "way": "written", **I1}
    assert desk.refused(s.DirectAnswer(by="office", **direct)) == "SL24-52"
    early = s.AnswerInterpellation(on=DAY, by="government", words="…", **I1)
    assert desk.refused(early) == "WP-phase"
    withdraw = {"on": DAY, "reason": "已答复", **I1}
    assert desk.refused(s.WithdrawInterpellation(by="m9", **withdraw)) == "WP-phase"
    desk.do(s.DirectAnswer(**direct))
    court = s.AnswerInterpellation(on=DAY, by="court", words="…", **I1)
    assert desk.refused(court) == "SL24-54"
    desk.do(s.WithdrawInterpellation(by="m1", **withdraw))


# --- with a matter --------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [0, 1])
def test_an_inquiry_follows_two_dissatisfied_votes(desk, after):
    """SVP-twice: found without it, not found with it; and it closes what redoing did not."""
    m = {"matter": "m1"}
    desk.do(s.OpenMatter(on=DAY, congress=COUNTY, title="物业", **m))
    day = DAY
    for turn in range(4):
        day += timedelta(days=1)
        desk.do(s.OrderVote(on=day, vote=f"v{turn}", congress=COUNTY, rating="rectification",
                            units=["u1"]))  # fmt: skip
        forms = s.Forms(issued=29, dissatisfied=29)
        desk.do(s.CountForms(on=day, vote=f"v{turn}", rated="u1", forms=forms))
        desk.do(s.AddStep(on=day, step="votes", ref=f"v{turn}", **m))
        if turn < 3:
            desk.do(s.SendBack(on=day, units=["u1"], due=day, words="退回", **m))
            desk.do(s.ReportRedo(on=day, by="u1", words="已改", **m))
    assert desk.found(day + timedelta(days=1)) == ["SVP-twice"]
    day += timedelta(days=after)
    close = s.CloseMatter(on=day, reason="other-form", words="专题询问后移交", **m)
    assert desk.refused(close) == "SVP-closing"
    desk.do(plan(day), hold(desk, day))
    desk.do(s.AddStep(on=day, step="inquiries", ref="q1", **m))
    assert desk.found(day + timedelta(days=1)) == []
    solved = s.CloseMatter(on=day, reason="solved", words="…", **m)
    assert desk.refused(solved) == "SVP-closing"
    desk.do(close)
    assert desk.found(day) == []
