"""A resident's opinion: its way out and home, its terms, and alike ones together."""

from datetime import date, timedelta

import pytest

from wholeprocess import consultation as c
from wholeprocess.check import check
from wholeprocess.consultation import (
    AnswerOpinion,
    HandOver,
    HearOpinion,
    JoinOpinion,
    PartOpinion,
    RecordContentment,
    ReopenOpinion,
    SendBackOpinion,
    SendToCommittee,
    SendToDepartment,
    TellResident,
    WithdrawOpinion,
)
from wholeprocess.process import EndMandate


def days(hall, opinion="o1"):
    start = hall.day()
    return [((s.on - start).days, s.phase.value, s.holder) for s in hall[opinion].steps]


# --- the whole way, and the shorter ones ----------------------------------------------------------


def test_the_whole_way_is_dated_and_says_who_has_it(hall):
    hall.hear(channel="station", at="st1", topic="水利", area="城东")
    hall.do(SendToCommittee, on=2, committee="农业委员会")
    hall.do(SendToDepartment, on=5, by="special-committee", unit="u1")
    hall.do(AnswerOpinion, on=20, by="u1", result="solved", words="已修复")
    hall.do(TellResident, on=22, how="in-person", contentment="satisfied")
    assert days(hall) == [
        (0, "with-deputy", "d1"),
        (2, "with-committee", "农业委员会"),
        (5, "with-department", "u1"),
        (20, "answered", "d1"),
        (22, "returned", "d1"),
    ]
    assert hall["o1"].contentment is c.Contentment.SATISFIED
    assert c.pending(hall.state, hall.day(30)) == ()
    assert check(hall.term.journal) == ()


def test_a_township_has_its_presidium_for_the_committee(hall):
    hall.hear(by="t1", congress="430381100")
    hall.do(SendToCommittee, by="t1")
    assert hall.refused(SendToDepartment, by="special-committee", unit="u1") == "WP-phase"
    hall.do(SendToDepartment, by="presidium", unit="u1")
    assert hall.standing() == ("with-department", "u1", 0)


@pytest.mark.parametrize("result", list(c.AnswerResult))
def test_a_deputy_explains_and_handles_nothing(hall, result):
    """DL25-31-2: he says how it is or where it belongs; solving is a department's."""
    hall.hear()
    may = result in (c.AnswerResult.EXPLAINED, c.AnswerResult.REFERRED)
    assert hall.refused(AnswerOpinion, result=result) == ("" if may else "DL25-31-2")
    hall.do(SendToDepartment, unit="u1")
    assert hall.refused(AnswerOpinion, by="u1", result=result) == ""
    assert hall.refused(AnswerOpinion, by="d1", result=result) == "WP-phase"


@pytest.mark.parametrize(
    "skips", [(), ("committee",), ("department",), ("committee", "department")]
)
def test_a_place_says_which_steps_may_be_skipped(hall_at, skips):
    hall = hall_at(settings={"PR-voice-skip": skips})
    hall.hear()
    directly = hall.refused(SendToDepartment, unit="u1")
    himself = hall.refused(AnswerOpinion, result="explained")
    assert directly == ("" if "committee" in skips else "PR-voice-skip")
    assert himself == ("" if "department" in skips else "PR-voice-skip")
    hall.do(SendToCommittee)
    assert hall.refused(SendToDepartment, by="office", unit="u1") == ""
    answers = hall.refused(AnswerOpinion, by="office", result="solved")
    assert answers == ("" if "department" in skips else "PR-voice-skip")


def test_only_a_deputy_in_office_hears_and_goes_on(hall):
    assert hall.refused(HearOpinion, by="u1", congress="430381", channel="visit") == "PR-voice-hear"
    assert hall.refused(HearOpinion, by="c1", congress="430381", channel="visit") == "PR-voice-hear"
    hall.hear()
    assert hall.refused(HearOpinion, congress="430381", channel="visit") == "WP-once"
    hall.term.do(EndMandate(on=hall.day(1), congress="430381", deputy="d1", reason="辞职"))
    assert hall.refused(SendToCommittee, on=1) == "PR-voice-hear"
    assert hall.refused(HandOver, on=1, by="office", to="d1") == "PR-voice-hear"
    hall.do(HandOver, on=1, by="office", to="d2", reason="原代表辞职")
    assert hall.refused(SendToCommittee, on=2, by="d1") == "WP-phase"
    hall.do(SendToCommittee, on=2, by="d2")
    assert hall["o1"].deputy == "d2"


def test_it_is_handed_to_the_next_level_and_no_further(hall):
    """SG-22 in Beijing and Shanghai, a practice elsewhere."""
    hall.hear("o1", by="t1", congress="430381100")
    assert hall.refused(HandOver, by="t1", to="t1") == "PR-voice-hand-over"
    assert hall.refused(HandOver, by="t1", to="c1") == "PR-voice-hand-over"
    hall.do(HandOver, by="t1", to="d1")
    assert hall.refused(HandOver, by="d1", to="c1") == "PR-voice-hand-over"  # counted from the town
    hall.hear("o2")
    assert hall.refused(HandOver, "o2", to="p1") == "PR-voice-hand-over"
    assert hall.refused(HandOver, "o2", to="c1") == ""
    assert hall.refused(HandOver, "o2", to="nobody") == "PR-voice-hear"


def test_what_is_not_theirs_comes_back_to_who_sent_it_and_not_for_ever(hall):
    hall.hear()
    hall.do(SendToCommittee)
    hall.do(SendToDepartment, by="office", unit="u1")
    hall.do(SendBackOpinion, on=3, by="u1", reason="不属我局", right="u2")
    assert hall.standing() == ("with-committee", "special-committee", 3)
    hall.do(SendBackOpinion, on=4, by="office", reason="请代表直接交部门")
    assert hall.standing() == ("with-deputy", "d1", 4)
    hall.do(SendToDepartment, on=5, unit="u2")
    assert hall.refused(SendBackOpinion, on=6, by="u2", reason="也不属我局") == "PR-voice-declines"
    assert hall.refused(SendToDepartment, "o2", unit="u1") == "WP-known"


def test_a_department_sends_back_to_the_deputy_who_sent_it(hall):
    hall.hear()
    hall.do(SendToDepartment, unit="u1")
    assert hall.refused(SendBackOpinion, by="u2", reason="不属我局") == "WP-phase"
    hall.do(SendBackOpinion, by="u1", reason="不属我局")
    assert hall.standing()[:2] == ("with-deputy", "d1")
    assert hall.refused(SendToDepartment, unit="nobody") == "WP-known"


def test_what_somebody_could_do_next(hall):
    hall.hear()
    hall.do(SendToDepartment, unit="u1")
    may = {actor: set(c.open_to(hall["o1"], actor, hall.day())) for actor in ("u1", "d1", "d2")}
    assert may == {
        "u1": {AnswerOpinion, SendBackOpinion},
        "d1": {HandOver, WithdrawOpinion},
        "d2": set(),
    }
    assert c.open_to(hall["o1"], "u1", hall.day(-1)) == ()


def test_acts_go_forward_in_time_and_in_their_phases(hall):
    hall.hear(on=5)
    assert hall.refused(SendToCommittee, on=4) == "WP-order"
    assert hall.refused(TellResident, on=5, how="in-person") == "WP-phase"
    assert hall.refused(ReopenOpinion, on=5, reason="不满意") == "WP-phase"


# --- terms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "last"), [("PR-voice-pass-on", 15), ("PR-voice-reply", 31)])
def test_a_term_is_late_one_day_after_its_last(hall, code, last):
    """1 March and one month end on 1 April; 15 days end on 16 March."""
    hall.hear()
    if code == "PR-voice-reply":
        hall.do(SendToDepartment, unit="u1")
    assert hall.late(code, last) == []
    assert hall.late(code, last + 1) == ["o1"]


def test_what_was_done_late_stays_found_and_what_was_done_in_time_is_not(hall):
    hall.hear("o1")
    hall.hear("o2")
    for opinion, told in (("o1", 15), ("o2", 16)):
        hall.do(AnswerOpinion, opinion, result="explained")
        hall.do(TellResident, opinion, on=told, how="notice")
    assert hall.late("PR-voice-tell", 99) == ["o2"]
    (finding,) = check(hall.term.journal, through=hall.day(99))
    assert "1 day late" in finding.what.en
    assert finding.on == hall.day(16)


def test_a_later_act_is_not_seen_on_an_earlier_day(hall):
    hall.hear()
    hall.do(SendToDepartment, on=20, unit="u1")
    (early,) = c.findings(hall.state, hall.term.law, hall.day(18))
    (now,) = c.findings(hall.state, hall.term.law, hall.day(30))
    assert ("not passed on, 3 days" in early.what.en, early.on) == (True, hall.day())
    assert ("passed on 5 days late" in now.what.en, now.on) == (True, hall.day(20))
    assert c.findings(hall.state, hall.term.law, hall.day(15)) == ()


def test_qingdao_has_its_month_in_a_text_and_others_by_our_choice():
    from wholeprocess.law import in_force

    day = date(2022, 3, 1)
    there, here = in_force(day, "370202"), in_force(day, "430381")
    assert str(there.limit("PR-voice-reply")) == str(here.limit("PR-voice-reply")) == "1 month"
    assert there.version("PR-voice-reply").cited.en.startswith("Qingdao")
    assert here.version("PR-voice-reply").strength == "ours"


def test_pending_says_with_whom_and_for_how_long(hall):
    hall.hear("o1")
    hall.hear("o2", on=3, by="d2")
    hall.do(SendToDepartment, "o1", on=4, unit="u1")
    one, two = c.pending(hall.state, hall.day(10))
    assert (one.opinion, one.holder, one.deputy, one.days, one.held_days) == (
        "o1",
        "u1",
        "d1",
        10,
        6,
    )
    assert (two.opinion, two.holder, two.days, two.held_days) == ("o2", "d2", 7, 7)
    assert [w.opinion for w in c.pending(hall.state, hall.day(2))] == ["o1"]


# --- home -----------------------------------------------------------------------------------------


def test_who_gave_no_name_is_told_without_one(hall):
    hall.hear()
    hall.do(AnswerOpinion, result="explained")
    ways = {way.value: hall.refused(TellResident, how=way) for way in c.WayHome}
    assert ways == {
        "in-person": "", "online": "", "notice": "",
        "phone": "PR-voice-anonymous", "letter": "PR-voice-anonymous",
    }  # fmt: skip


def test_contentment_is_unknown_until_somebody_said_something(hall):
    hall.hear()
    hall.do(AnswerOpinion, result="explained")
    hall.do(TellResident, how="online")
    assert hall["o1"].contentment is c.Contentment.UNKNOWN
    hall.do(RecordContentment, on=3, contentment="dissatisfied")
    assert hall["o1"].contentment is c.Contentment.DISSATISFIED


def test_it_is_taken_up_again_once(hall):
    hall.hear()
    for turn in range(2):
        hall.do(AnswerOpinion, on=turn, result="explained")
        hall.do(TellResident, on=turn, how="online", contentment="dissatisfied")
        if turn == 0:
            hall.do(ReopenOpinion, on=1, reason="居民不满意")
            assert hall["o1"].contentment is c.Contentment.UNKNOWN
            (waiting,) = c.pending(hall.state, hall.day(4))
            assert (waiting.heard, waiting.days) == (hall.day(1), 3)
    assert hall.refused(ReopenOpinion, on=2, reason="仍不满意") == "PR-voice-reopen"


def test_a_resident_may_withdraw_until_he_was_told(hall):
    hall.hear()
    hall.do(SendToDepartment, unit="u1")
    assert hall.refused(WithdrawOpinion, by="u1") == "WP-phase"
    hall.do(WithdrawOpinion, reason="已自行解决")
    assert hall["o1"].standing is c.Standing.WITHDRAWN
    assert hall.refused(AnswerOpinion, by="u1", result="solved") == "WP-phase"
    hall.hear("o2")
    hall.do(AnswerOpinion, "o2", result="explained")
    hall.do(TellResident, "o2", how="notice")
    assert hall.refused(WithdrawOpinion, "o2") == "WP-phase"


# --- alike ones together --------------------------------------------------------------------------


def three_together(hall):
    for number, deputy in (("o1", "d1"), ("o2", "d2"), ("o3", "d3")):
        hall.hear(number, by=deputy)
    hall.do(JoinOpinion, "o3", on=1, by="d3", into="o2")
    hall.do(JoinOpinion, "o2", on=2, by="d2", into="o1")  # and o3 with it


def test_joined_opinions_are_answered_once_and_told_each(hall):
    three_together(hall)
    assert hall["o1"].joined == ("o2", "o3")
    assert days(hall, "o3") == [(0, "with-deputy", "d3"), (1, "joined", "o2"), (2, "joined", "o1")]
    assert {w.holder for w in c.pending(hall.state, hall.day(2))} == {"d1"}
    hall.do(SendToDepartment, on=3, unit="u1")
    assert {w.holder for w in c.pending(hall.state, hall.day(3))} == {"u1"}
    assert hall.refused(AnswerOpinion, "o2", on=4, by="u1", result="solved") == "WP-phase"
    assert hall.refused(TellResident, "o2", on=4, by="d2", how="notice") == "PR-voice-join"
    answer = hall.do(AnswerOpinion, on=4, by="u1", result="solved")
    assert {hall[o].answer for o in ("o1", "o2", "o3")} == {answer}
    hall.do(TellResident, "o2", on=5, by="d2", how="notice")
    left = [(w.opinion, w.holder) for w in c.pending(hall.state, hall.day(6))]
    assert left == [("o1", "d1"), ("o3", "d3")]  # each owed to its own voter by its own deputy


def test_those_joined_go_on_when_the_first_is_withdrawn(hall):
    three_together(hall)
    hall.do(WithdrawOpinion, "o1", on=3)
    assert [hall[o].standing.value for o in ("o1", "o2", "o3")] == [
        "withdrawn",
        "pending",
        "pending",
    ]
    assert hall.standing("o3") == ("with-deputy", "d3", 3)


def test_one_of_those_joined_is_withdrawn_or_parted(hall):
    three_together(hall)
    hall.do(PartOpinion, "o2", on=3, by="d2", reason="不是同一盏灯")
    assert hall["o1"].joined == ("o3",)
    assert hall.standing("o2") == ("with-deputy", "d2", 3)
    hall.do(WithdrawOpinion, "o3", on=4, by="d3")
    assert hall["o1"].joined == ()
    assert hall["o3"].standing is c.Standing.WITHDRAWN


def test_what_cannot_be_joined(hall):
    for number in ("o1", "o2"):
        hall.hear(number)
    hall.hear("town", by="t1", congress="430381100")
    assert hall.refused(JoinOpinion, into="o1") == "WP-known"
    assert hall.refused(JoinOpinion, into="o9") == "WP-known"
    assert hall.refused(JoinOpinion, into="town") == "WP-phase"
    hall.do(JoinOpinion, into="o2")
    assert hall.refused(JoinOpinion, "o2", into="o1") == "WP-phase"  # no circles
    hall.do(AnswerOpinion, "o2", on=2, result="explained")
    hall.hear("o3", on=1)
    assert hall.refused(JoinOpinion, "o3", on=2, into="o2") == "WP-phase"
    hall.hear("o4", on=3)
    assert hall.refused(JoinOpinion, "o3", on=2, into="o4") == "WP-order"


def test_it_is_joined_only_so_often(hall):
    for number in ("o1", "o2"):
        hall.hear(number)
    for _ in range(3):
        hall.do(JoinOpinion, into="o2")
        hall.do(PartOpinion, reason="并错")
    assert hall.refused(JoinOpinion, into="o2") == "PR-voice-join"


def test_alike_ones_are_proposed_within_an_area(hall):
    for number, area, gist in (
        ("o1", "城东", "城东村路灯不亮"),
        ("o2", "城东", "城东村的路灯不亮了"),
        ("o3", "城西", "城东村路灯不亮"),
        ("o4", "城东", "请修渠道"),
    ):
        hall.hear(number, area=area, gist=gist)
    law = hall.term.law(hall.day())
    (pair,) = c.alike_opinions(hall.state.opinions.values(), law)
    assert (pair.other, pair.one) == ("o1", "o2")
    by_text = c.alike_opinions(hall.state.opinions.values(), law, {"o4": "城东村路灯不亮"})
    assert {(p.other, p.one) for p in by_text} == {("o1", "o2"), ("o1", "o4"), ("o2", "o4")}
    hall.do(JoinOpinion, "o2", into="o1")
    assert c.alike_opinions(hall.state.opinions.values(), law) == ()


# --- an act ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["gist", "topic", "area", "at"])
@pytest.mark.parametrize("words", ["请回电13800000000", "138 0000 0000", "138-0000-0000"])
def test_no_text_of_an_act_holds_a_telephone_number(field, words):
    """PR-voice-personal."""
    given = {"on": date(2022, 3, 1), "by": "d1", "opinion": "o1", "congress": "430381"}
    with pytest.raises(ValueError, match="telephone or identity number"):
        HearOpinion(**given, channel="visit", **{field: words})
    HearOpinion(**given, channel="visit", **{field: "2022年3月1日，1380号楼"})


def test_a_name_is_no_reference():
    given = {"on": date(2022, 3, 1), "by": "d1", "opinion": "o1", "congress": "430381"}
    for field in ("resident", "text"):
        with pytest.raises(ValueError, match="no reference of 32 letters"):
            HearOpinion(**given, channel="visit", **{field: "王某"})


def test_a_span_of_an_opinion_ends_when_its_resident_was_told_first(hall):
    hall.hear(area="城东")
    hall.do(SendToDepartment, unit="u1")
    assert c.span_of(hall["o1"]).end is None
    hall.do(AnswerOpinion, on=3, by="u1", result="solved")
    hall.do(TellResident, on=4, how="notice")
    hall.do(ReopenOpinion, on=5, reason="未修好")
    hall.do(WithdrawOpinion, on=6)
    span = c.span_of(hall["o1"])
    assert (span.end, span.withdrawn) == (hall.day(4), False)
    assert (span.area, span.department) == ("城东", "u1")
    assert span.start + timedelta(days=4) == span.end
