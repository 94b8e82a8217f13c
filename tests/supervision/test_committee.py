"""The standing committee: who may sit, how many open a meeting, how often it meets."""

from datetime import date

import pytest

from wholeprocess import supervision as s
from wholeprocess.law import in_force

COUNTY, CITY, TOWN = "430381", "4303", "430381101"
FIRST, DAY = date(2019, 1, 10), date(2022, 4, 1)


def seat(*members, **fields):
    return s.SeatMembers(on=DAY, congress=COUNTY, members=members, **fields)


def test_a_member_is_a_deputy_and_holds_no_office_of_state(desk):
    assert desk.refused(seat(s.Member(id="d1"))) == ""
    assert desk.refused(seat(s.Member(id="stranger"))) == "WP-known"
    for branch in s.Branch:
        assert desk.refused(seat(s.Member(id="d1", office=branch))) == "OL-47-3"


def test_a_member_resigns_before_an_office_of_state(desk):
    office = s.TakeOfficeOfState(
        on=DAY, congress=COUNTY, member="m1", branch="court", office="副院长"
    )
    assert desk.refused(office) == "OL-47-3"
    left = s.UnseatMember(on=DAY, congress=COUNTY, member="m1", reason="辞职")
    desk.do(left, office)
    assert desk.state.committees[COUNTY].size == 32
    assert desk.refused(left) == "WP-known"


@pytest.mark.parametrize(
    ("members", "population", "found"),
    [
        (14, 0, ["OL-47-4"]),
        (15, 0, []),
        (35, 1_000_000, []),
        (36, 1_000_000, ["OL-47-4"]),
        (45, 1_000_001, []),
        (46, 1_000_001, ["OL-47-4"]),
    ],
)
def test_its_size_by_level_and_population(new_desk, members, population, found):
    """OL-47-4, found by the law of 2022; the text of 2015 was not read."""
    own = new_desk(members=members, first=DAY)
    again = s.Member(id="m1")
    own.do(seat(again, population=population), seat(again))
    assert own.found(DAY) == found
    before = new_desk(members=members)
    assert before.found(FIRST) == []


def test_sizes_by_level():
    assert s.size_allowed(in_force(DAY, "43"), 80_000_001) == (45, 95)
    assert s.size_allowed(in_force(DAY, CITY), 8_000_000) == (29, 51)


@pytest.mark.parametrize(("members", "present", "code"), [
    (32, 16, "OL-51-3"), (32, 17, ""), (33, 16, "OL-51-3"), (33, 17, ""),
])  # fmt: skip
def test_more_than_half_of_all_members_open_a_meeting(new_desk, members, present, code):
    desk = new_desk(members=members)
    meeting = s.HoldMeeting(
        on=DAY, meeting="x", congress=COUNTY, closes=DAY, present=desk.members[:present]
    )
    assert desk.refused(meeting) == code


def test_only_members_make_the_quorum_and_deputies_attend(desk):
    fields = {"on": DAY, "meeting": "x", "congress": COUNTY, "closes": DAY}
    present = desk.members[:17]
    assert desk.refused(s.HoldMeeting(present=(*present[1:], "d1"), **fields)) == "WP-known"
    assert desk.refused(s.HoldMeeting(present=present, deputies=["d1"], **fields)) == ""
    assert desk.refused(s.HoldMeeting(present=present, deputies=["no"], **fields)) == "WP-known"
    with pytest.raises(ValueError, match="before it opens"):
        s.HoldMeeting(present=present, **{**fields, "closes": date(2022, 3, 31)})


@pytest.mark.parametrize(("second", "found"), [(20, []), (21, ["OL-51-1"])])
def test_it_meets_at_least_every_two_months(desk, second, found):
    desk.meet(date(2022, 1, 20))
    desk.meet(date(2022, 3, second))
    assert desk.found(date(2022, 3, second), about=COUNTY) == found
    assert desk.found(date(2022, 5, second), about=COUNTY) == found
    assert desk.found(date(2022, 5, second + 1), about=COUNTY) == [*found, "OL-51-1"]


def test_any_member_present_asks_and_somebody_answers(desk):
    """SL24-46: no number of members is needed, and the organ sends somebody."""
    meeting = desk.meet(DAY)
    asks = {"on": DAY, "meeting": meeting, "organ": "government", "question": "何时完工？"}
    assert desk.refused(s.AskQuestion(by="d1", **asks)) == "SL24-46"
    assert desk.refused(s.AskQuestion(by="m30", **asks)) == "SL24-46"
    assert desk.refused(s.AskQuestion(by="m1", **{**asks, "meeting": "none"})) == "WP-known"
    desk.do(s.AskQuestion(by="m1", answered_by="住建局副局长", **asks))
    assert desk.found(DAY, about=meeting) == []
    desk.do(s.AskQuestion(by="m2", **asks))
    assert desk.found(DAY, about=meeting) == ["SL24-46"]


def test_a_township_has_no_standing_committee(desk):
    """OL-19-2: its presidium arranges, and has none of these powers."""
    for act in (
        s.SeatMembers(on=DAY, congress=TOWN, members=[s.Member(id="m1")]),
        s.HoldMeeting(on=DAY, congress=TOWN, meeting="x", closes=DAY, present=["m1"]),
        s.ScheduleReport(on=DAY, congress=TOWN, report="r", organ="government", title="路"),
    ):
        assert desk.refused(act) == "OL-19-2"
    with pytest.raises(ValueError, match="village"):
        s.SeatMembers(on=DAY, congress="430381101001", members=[s.Member(id="m1")])
    unknown = s.SeatMembers(on=DAY, congress="999999", members=[s.Member(id="m1")])
    assert desk.refused(unknown) == "WP-known"


@pytest.mark.parametrize(("votes", "outcome"), [
    (16, s.NotCarried(1)), (17, s.Carried()), (0, s.NotCarried(17)),
])  # fmt: skip
def test_a_decision_needs_more_than_half_of_all_members(votes, outcome):
    ruling = s.decided(s.Votes(for_=votes), 33, in_force(DAY, COUNTY))
    assert ruling.outcome == outcome
    assert ruling.rests_on == ("OL-51-4",)
