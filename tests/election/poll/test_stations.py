"""Who works at the poll, and what is found about boxes and staff."""

import pytest

from wholeprocess import election as e


def appoint(here, role, *people):
    return here.why_not(e.AppointStaff, -1, role=role, people=people)


@pytest.mark.parametrize(
    ("place", "role", "code"),
    [
        ("430381", "scrutineer", "EL-43-2"),
        ("430381", "teller", "EL-43-2"),
        ("430381", "presiding", None),
        ("31", "presiding", "EL-43-2"),
        ("31", "staff", None),
        ("37", "presiding", "EL-43-2"),
        ("33", "staff", "EL-43-2"),
        ("11", "presiding", None),
    ],
)
def test_near_relatives_do_not_count_votes(poll, place, role, code):
    here = poll(place).do(e.DeclareKin, -2, person="wife", candidate="a", relation="wife")
    assert appoint(here, role, "wife") == code
    assert appoint(here, role, "neighbour") is None
    other = poll(place).do(e.DeclareKin, -2, person="wife", candidate="x", relation="wife")
    assert appoint(other, role, "wife") is None  # x stands elsewhere


@pytest.mark.parametrize(
    ("place", "role", "code"),
    [
        ("430381", "scrutineer", "ELP-candidate-barred"),
        ("430381", "staff", None),
        ("33", "staff", "ELP-candidate-barred"),
        ("31", "presiding", "ELP-candidate-barred"),
    ],
)
def test_candidates_do_not_count_their_own_votes(poll, place, role, code):
    assert appoint(poll(place), role, "a") == code


def test_before_the_formal_list_every_nominee_counts_and_after_it_those_on_it(poll):
    for formal, code in (((), "EL-43-2"), (("b", "c"), None), (("a", "b"), "EL-43-2")):
        here = poll().do(e.DeclareKin, -2, person="wife", candidate="a", relation="wife")
        own = e.CandidateList(nominees=("a", "b", "c"), formal=formal)
        here.state = here.state.with_(e.Changes(lists={("2021", "D01"): own}))
        assert appoint(here, "teller", "wife") == code
    unknown = poll(formal=()).do(e.DeclareKin, -2, person="wife", candidate="a", relation="wife")
    assert appoint(unknown, "teller", "wife") is None


def test_a_relative_who_is_declared_later_is_found_and_replaced(poll):
    here = poll().do(e.AppointStaff, -2, role="teller", people=("wife", "other"))
    assert here.codes() == []
    here.do(e.DeclareKin, -1, person="wife", candidate="a", relation="wife")
    assert here.codes() == ["EL-43-2"]
    here.do(e.DismissStaff, -1, person="wife")
    assert here.codes() == []
    assert here.poll.of("teller") == ("other",)
    assert here.why_not(e.DismissStaff, -1, person="wife") == "WP-known"


def test_scrutineers_of_a_box_were_chosen(poll):
    at = {"box": "m", "channel": "mobile-box", "scrutineers": ("s1",)}
    assert poll().why_not(e.SetUpBox, -1, **at) == "WP-known"
    here = poll().do(e.AppointStaff, -1, role="scrutineer", people=("s1",))
    assert here.why_not(e.SetUpBox, -1, **at) is None


@pytest.mark.parametrize("place", ["11", "31", "33", "37"])
def test_two_scrutineers_go_with_a_mobile_box_where_the_text_says_so(poll, place):
    for scrutineers, found in ((("s1",), True), (("s1", "s2"), False)):
        here = poll(place).do(e.AppointStaff, -1, role="scrutineer", people=("s1", "s2"))
        here.do(e.SetUpBox, -1, box="m", channel="mobile-box", scrutineers=scrutineers)
        here.do(e.SetUpBox, -1, box="s", channel="station")
        assert ("ELL-mobile-scrutineers" in here.codes()) == found
    assert (
        "ELL-mobile-scrutineers"
        not in poll().do(e.SetUpBox, -1, box="m", channel="mobile-box").codes()
    )


def test_a_secret_place_to_write(poll):
    for channel, found in (("station", True), ("meeting", True), ("mobile-box", False)):
        box = {"box": "b", "channel": channel}
        bare = poll().do(e.SetUpBox, -1, secret_place=False, **box)
        assert ("EL-40-1" in bare.codes()) == found
        assert "EL-40-1" not in poll().do(e.SetUpBox, -1, **box).codes()


def test_a_district_that_votes_by_mobile_boxes_alone_is_found(poll):
    assert "EL-38-1" in poll().ready(channels=("mobile-box",)).codes()
    assert "EL-38-1" not in poll().ready(channels=("mobile-box", "station")).codes()


def test_shanghai_has_voters_sign_at_a_mobile_box(poll):
    at = {"box": "mobile-box", "card": "voter-card", "reason": "scattered"}
    here = poll("31").ready(channels=("station", "mobile-box")).give("v01", **at)
    assert "ELL-mobile-list" not in here.codes()
    assert "ELL-mobile-list" in here.do(e.IssueBallots, number=3, **at).codes()


@pytest.mark.parametrize(("ballots", "found"), [(4, True), (5, False)])
def test_a_box_with_very_few_ballots_is_noted(poll, ballots, found):
    here = poll().ready().give(*(f"v{n:02}" for n in range(1, ballots + 1)))
    here.do(e.OpenBox, box="station", returned=ballots)
    assert ("ELP-small-box" in here.codes(notes=True)) == found
    assert "ELP-small-box" not in here.codes()
