"""Resolutions and ratings: both sides of every line."""

from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.decision import (
    Grade,
    Graded,
    Grades,
    Invalid,
    NotPassed,
    Passed,
    Pattern,
    Votes,
    passes,
    rate,
)
from wholeprocess.law import in_force

LAW = in_force(date(2020, 1, 10), "430681118")
S, B, D = Grade.SATISFIED, Grade.BASICALLY_SATISFIED, Grade.DISSATISFIED


@pytest.mark.parametrize(
    ("votes_for", "everyone", "outcome"),
    [
        (30, 61, NotPassed(1)),
        (31, 61, Passed()),
        (30, 60, NotPassed(1)),
        (31, 60, Passed()),
        (0, 61, NotPassed(31)),
    ],
)
def test_more_than_half_of_all_deputies_pass_a_resolution(votes_for, everyone, outcome):
    ruling = passes(Votes(for_=votes_for, abstain=3), everyone, LAW)
    assert ruling.outcome == outcome
    assert ruling.rests_on == ("OL-25-1",)


@pytest.mark.parametrize(
    ("satisfied", "basically", "everyone", "grade"),
    [
        (31, 0, 61, S),
        (30, 1, 61, B),
        (30, 0, 61, D),
        (30, 0, 60, S),  # half or more
        (29, 31, 60, B),
        (20, 10, 60, B),  # exactly half together
        (20, 9, 60, D),
        (0, 0, 60, D),
        (15, 0, 29, S),
        (14, 10, 29, B),
    ],
)
def test_rates_by_the_published_rule(satisfied, basically, everyone, grade):
    grades = Grades(satisfied=satisfied, basically=basically)
    ruling = rate(grades, issued=everyone, all_deputies=everyone, law=LAW)
    assert ruling.outcome == Graded(grade)
    assert ("LVP-effect-half" in ruling.rests_on) == (
        grade is B and 2 * (satisfied + basically) == everyone
    )


def test_exactly_half_and_the_base_can_be_set():
    half = Grades(satisfied=20, basically=10)
    strict = LAW.under({"LVP-effect-half": "dissatisfied"})
    assert rate(half, issued=60, all_deputies=60, law=strict).outcome == Graded(D)
    more = Grades(satisfied=20, basically=11)
    assert rate(more, issued=60, all_deputies=60, law=strict).outcome == Graded(B)
    of_votes = LAW.under({"LVP-effect-rule": "valid_votes"})
    assert rate(half, issued=60, all_deputies=60, law=of_votes).outcome == Graded(S)
    torn = Grades(satisfied=20, basically=10, void=12)
    assert rate(torn, issued=60, all_deputies=60, law=of_votes).outcome == Graded(S)  # of 30
    of_forms = LAW.under({"LVP-effect-rule": "ballots_returned"})
    assert rate(torn, issued=60, all_deputies=60, law=of_forms).outcome == Graded(B)  # of 42
    nothing = Grades(satisfied=0, void=4)
    assert rate(nothing, issued=60, all_deputies=60, law=of_votes).outcome == Graded(D)


def test_more_ballots_back_than_out_is_no_rating():
    ruling = rate(Grades(satisfied=41, void=1), issued=41, all_deputies=61, law=LAW)
    assert ruling.outcome == Invalid(42, 41)
    assert ruling.rests_on == ("LVP-ballot-check",)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(1, 20))
def test_agrees_with_a_plain_reading_and_goodwill_never_hurts(s, b, d, more):
    everyone = s + b + d + more
    grade = rate(
        Grades(satisfied=s, basically=b, dissatisfied=d),
        issued=everyone,
        all_deputies=everyone,
        law=LAW,
    ).outcome.grade
    event(grade.value)
    assert grade == (S if 2 * s >= everyone else B if 2 * (s + b) >= everyone else D)
    better = rate(
        Grades(satisfied=s + 1, basically=b, dissatisfied=d),
        issued=everyone,
        all_deputies=everyone,
        law=LAW,
    ).outcome.grade
    assert list(Grade).index(better) <= list(Grade).index(grade)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Votes(for_=-1),
        lambda: Grades(satisfied=1, void=-1),
        lambda: Pattern(("a", "a"), 1),
        lambda: Pattern(("a",), 0),
    ],
)
def test_what_cannot_be_cast_is_no_value(make):
    with pytest.raises(ValueError, match=r"negative|twice|>= 1"):
        make()
