"""Satisfaction votes: Zhenhai's rule, what forms count, and what follows a bad result."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from wholeprocess import supervision as s
from wholeprocess.law import Threshold, in_force
from wholeprocess.process import SetPractice

COUNTY = "430381"
DAY = date(2022, 3, 1)
LAW = in_force(DAY, COUNTY)
GOOD, FAIR, BAD = s.Grade.SATISFIED, s.Grade.BASICALLY_SATISFIED, s.Grade.DISSATISFIED
ZHENHAI = [(28, 1, 0), (20, 8, 1), (26, 3, 0), (29, 0, 0), (17, 11, 1), (26, 3, 0), (17, 11, 1)]


def forms(satisfied, basically=0, dissatisfied=0, issued=None, **void):
    marked = satisfied + basically + dissatisfied + sum(void.values())
    return s.Forms(
        issued=issued or marked, satisfied=satisfied, basically=basically,
        dissatisfied=dissatisfied, **void,
    )  # fmt: skip


def grade(made, entitled, **settings):
    law = LAW.under({code.replace("_", "-"): value for code, value in settings.items()})
    return s.measure(made, entitled, law).outcome.grade


@pytest.mark.parametrize("marks", ZHENHAI)
def test_what_zhenhai_published_comes_out_satisfied(marks):
    """SV-13: 29 present of a committee whose size the note does not give; 33 is assumed."""
    assert grade(forms(*marks), 33) is GOOD


@pytest.mark.parametrize(
    ("made", "entitled", "result"),
    [
        pytest.param(forms(15, 0, 15), 30, GOOD, id="half is enough to be satisfied"),
        pytest.param(forms(14, 2, 14), 30, FAIR, id="one below half, both above it"),
        pytest.param(forms(15, 0, 14), 29, GOOD, id="15 of 29"),
        pytest.param(forms(14, 1, 14), 29, FAIR, id="14 and 1 of 29"),
        pytest.param(forms(14, 0, 15), 29, BAD, id="14 of 29"),
        pytest.param(forms(0, 29, 0), 29, FAIR, id="all basically satisfied"),
        pytest.param(forms(0, 0, 29), 29, BAD, id="nobody satisfied"),
        pytest.param(forms(15, 0, 0, blank=3), 31, BAD, id="who stayed away counts in the base"),
        pytest.param(forms(0, 0, 0, blank=29), 29, BAD, id="all blank"),
    ],
)
def test_the_rule_with_all_who_may_rate_as_the_base(made, entitled, result):
    assert grade(made, entitled) is result


@pytest.mark.parametrize(("way", "result"), [("dissatisfied", BAD), ("basically_satisfied", FAIR)])
def test_exactly_half_of_both_together_goes_both_ways(way, result):
    """SVP-half: Zhenhai's note says 半数以上 in one clause and 含半数 in the other."""
    made = forms(10, 5, 15)
    ruling = s.measure(made, 30, LAW.under({"SVP-half": way}))
    assert ruling.outcome.grade is result
    assert "SVP-half" in ruling.rests_on
    assert "SVP-half" not in s.measure(forms(10, 6, 14), 30, LAW).rests_on


def test_exactly_half_satisfied_is_not_enough_where_a_place_says_more_than_half():
    more = Threshold("1/2", strict=True)
    assert grade(forms(15, 1, 14), 30, SV_13=more) is FAIR
    assert grade(forms(16, 0, 14), 30, SV_13=more) is GOOD


def test_a_blank_form_and_one_with_two_marks_are_void():
    """SV-7, SVP-grades: void forms came back and are no valid ones."""
    made = forms(14, 0, 13, blank=1, multiple=2)
    assert (made.valid, made.returned) == (27, 30)
    assert grade(made, 30) is BAD
    assert grade(made, 30, SVP_base="returned") is BAD
    assert grade(made, 30, SVP_base="valid") is GOOD


def test_percentages_of_the_forms_returned():
    """SV-14: 25, 3 and 0 of 28 are 89.29 and 10.71 per cent; no grade need be named."""
    made = forms(25, 3)
    assert s.shares(made) == ((GOOD, Fraction(25, 28)), (FAIR, Fraction(3, 28)), (BAD, 0))
    only = s.measure(made, 33, LAW.under({"SVP-result": "figures"}))
    assert (only.outcome.grade, only.rests_on) == (None, ("SVP-result",))
    with pytest.raises(ValueError, match="set one of half, figures"):
        s.measure(made, 33, LAW.under({"SVP-result": "mean"}))


def test_ningguo_and_the_grades_of_shenzhen():
    """SV-15: 182 deputies satisfied, 10 basically, 1 not; SV-6: the table has three grades."""
    assert grade(forms(182, 10, 1), 200) is GOOD
    shenzhen = in_force(DAY, "4403").choices("SV-6")
    assert shenzhen == LAW.choices("SVP-grades") == tuple(g.replace("-", "_") for g in s.Grade)


def naive(satisfied, basically, dissatisfied, base, half_is_fair):
    """The note read aloud: it builds one long list of ballots and walks it."""
    if not satisfied + basically + dissatisfied:
        return BAD
    people = ["S"] * satisfied + ["B"] * basically + ["-"] * (base - satisfied - basically)
    middle = base / 2
    if sum(p == "S" for p in people) >= middle:
        return GOOD
    content = sum(p != "-" for p in people)
    if content > middle or (content == middle and half_is_fair):
        return FAIR
    return BAD


few = st.integers(0, 12)


BASES = st.sampled_from(["all_entitled", "returned", "valid"])


@given(few, few, few, few, st.integers(0, 6), BASES, st.booleans())
@example(5, 5, 10, 0, 0, "valid", True)
@example(5, 5, 10, 0, 0, "valid", False)
def test_the_result_is_what_a_plain_reading_gives(a, b, c, blank, away, base, half_is_fair):
    made = forms(a, b, c, issued=(a + b + c + blank) or 1, blank=blank)
    entitled = made.issued + away
    size = {"all_entitled": entitled, "returned": made.returned, "valid": made.valid}[base]
    way = "basically_satisfied" if half_is_fair else "dissatisfied"
    outcome = grade(made, entitled, SVP_base=base, SVP_half=way)
    event(f"{outcome}")
    event(f"exactly half: {2 * (a + b) == size}")
    assert outcome is naive(a, b, c, size, half_is_fair)


@given(few, few, few, few, few)
def test_shares_and_void_forms_add_up(a, b, c, blank, multiple):
    made = forms(
        a, b, c, issued=(a + b + c + blank + multiple) or 1, blank=blank, multiple=multiple
    )
    total = sum(part for _, part in s.shares(made))
    assert total * made.returned == made.valid
    assert 0 <= total <= 1


# --- in the journal -------------------------------------------------------------------------------


def order(units=("u1", "u2"), **more):
    fields = {"on": DAY, "vote": "v1", "congress": COUNTY, "rating": "rectification"}
    return s.OrderVote(units=units, **{**fields, **more})


def counted(desk, rated="u1", made=None, **more):
    made = made or forms(20, 5, 4)
    return s.CountForms(on=DAY, vote="v1", rated=rated, forms=made, **more)


def test_unit_by_unit(desk):
    """SV-10: each unit has its own forms; one without a result is found."""
    desk.do(order(), counted(desk))
    assert desk.found(DAY) == ["SV-10"]
    assert desk.refused(counted(desk)) == "WP-once"
    assert desk.refused(counted(desk, "u3")) == "WP-known"
    assert desk.refused(s.PublishVote(on=DAY, vote="v1", where="网站")) == "WP-phase"
    desk.do(counted(desk, "u2", forms(3, 4, 22)), s.PublishVote(on=DAY, vote="v1", where="网站"))
    vote = desk.state.votes["v1"]
    assert (vote.result("u1").grade, vote.result("u2").grade) == (GOOD, BAD)
    assert (vote.dissatisfied, vote.entitled, vote.phase.value) == (("u2",), 33, "published")
    assert desk.found(DAY) == []


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (forms(33), ""),
        (forms(34), "SVP-forms"),
        (forms(29, issued=29), ""),
        (forms(30, issued=29), "SVP-forms"),
        (forms(28, issued=29), ""),
    ],
)
def test_forms_add_up(desk, made, code):
    desk.do(order())
    assert desk.refused(counted(desk, made=made)) == code


def test_who_rates_and_how_many(desk, new_desk):
    assert desk.refused(order(entitled=32)) == "SVP-forms"
    assert desk.refused(order(entitled=33)) == ""
    assert desk.refused(order(raters="deputies")) == "WP-known"
    assert desk.refused(order(raters="both", entitled=50)) == ""
    assert desk.refused(order(report="none")) == "WP-known"
    assert desk.refused(order(meeting="none")) == "WP-known"
    assert desk.refused(order(congress="430381101")) == "OL-19-2"


@pytest.mark.parametrize(("by", "code"), [("office", "SV-3"), ("council", "")])
def test_the_council_orders_it_in_chongqing(new_desk, desk, by, code):
    chongqing = new_desk(place="50", first=date(2023, 4, 1))
    at = {"on": date(2023, 5, 1), "vote": "v1", "congress": "50", "rating": "work-in-office"}
    assert chongqing.refused(s.OrderVote(units=["u1"], by=by, **at)) == code
    assert desk.refused(order(by="office")) == ""
    assert desk.refused(order(by="m1")) == "WP-phase"


@pytest.mark.parametrize(("place", "code"), [(COUNTY, "SVP-secret"), ("4403", "SV-7")])
def test_a_show_of_hands_is_found(new_desk, place, code):
    desk = new_desk(place=place)
    desk.do(order(units=["u1"], congress=place), counted(desk, secret=False))
    assert desk.found(DAY) == [code]


def test_a_cancelled_vote_says_why(desk):
    desk.do(order(), s.CancelVote(on=DAY, vote="v1", reason="改为书面审议"))
    assert desk.state.votes["v1"].reason == "改为书面审议"
    assert desk.refused(counted(desk)) == "WP-phase"


@pytest.mark.parametrize(("chosen", "found"), [("no", []), ("yes", ["SV-9"])])
def test_where_it_is_compulsory_every_report_is_rated(desk, chosen, found):
    """SV-9, as Xiangxiang made it; SVP-compulsory says whether a place did."""
    practice = {"code": "SVP-compulsory", "value": chosen, "reason": "常委会决定"}
    desk.do(SetPractice(on=date(2019, 1, 11), congress=COUNTY, **practice))
    report = {"report": "r1", "title": "物业", "organ": "government", "congress": COUNTY}
    desk.do(s.ScheduleReport(on=date(2022, 1, 5), **report))
    early = date(2022, 1, 6)
    desk.do(s.SendDraft(on=early, report="r1", by="government"))
    desk.do(s.SendFinal(on=early, report="r1", by="government"))
    desk.do(s.SendToMembers(on=early, report="r1"))
    desk.do(s.HearReport(on=DAY, report="r1", meeting=desk.meet(DAY)))
    assert desk.found(DAY) == found
    desk.do(order(report="r1", units=["government"], rating="report"))
    desk.do(counted(desk, "government"))
    assert desk.found(DAY) == []


# --- what follows ---------------------------------------------------------------------------------


def test_what_follows_a_dissatisfied_vote():
    """SV-2, SV-11, SV-12: back, reported again, on next year's list; twice, a special inquiry."""
    once, twice = s.what_follows([BAD], LAW), s.what_follows([BAD, BAD], LAW)
    assert once == ("rectify", "report-again", "next-years-list")
    assert twice == (*once, "special-inquiry")
    assert s.what_follows([BAD, GOOD, BAD], LAW) == once
    for last in (GOOD, FAIR, None):
        assert s.what_follows([BAD, last], LAW) == ()
    assert s.what_follows([], LAW) == ()
    own = LAW.under({"SVP-consequences": ("rectify",)})
    assert s.what_follows([BAD], own) == ("rectify",)


@pytest.mark.parametrize(("place", "found"), [("4101", ["SV-4"]), (COUNTY, [])])
def test_audit_rectification_is_rated_where_a_text_has_it(new_desk, place, found):
    """SV-4: Shanghai, Henan, Chongqing, Zhejiang."""
    desk = new_desk(place=place)
    fields = {"congress": place, "organ": "government", "title": "审计"}
    desk.do(
        s.ScheduleReport(on=DAY, report="r1", what="audit", **fields),
        s.ScheduleReport(on=DAY, report="r2", what="rectification", of="r1", **fields),
        s.HearReport(on=DAY, report="r1", meeting=desk.meet(DAY)),
        s.HearReport(on=DAY, report="r2", meeting=f"meeting-{DAY}"),
    )
    assert [code for code in desk.found(DAY) if code == "SV-4"] == found
    desk.do(order(units=["government"], congress=place, report="r2"), counted(desk, "government"))
    assert "SV-4" not in desk.found(DAY)
