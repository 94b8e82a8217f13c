"""How many candidates for how many seats, at every boundary, with a second opinion."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess.election import Method, candidates_for, measured
from wholeprocess.law import in_force

DAY_LAW = in_force(date(2021, 7, 1), "430381")
INDIRECT = {"method": Method.INDIRECT}


@pytest.mark.parametrize(
    ("seats", "more", "least", "most", "code"),
    [
        (1, {}, 2, 2, "EL-31-2a"),
        (2, {}, 3, 4, "EL-31-2a"),
        (3, {}, 4, 6, "EL-31-2a"),
        (1, INDIRECT, 2, 2, "ELP-single-seat"),
        (2, INDIRECT, 3, 3, "EL-31-2b"),
        (3, INDIRECT, 4, 4, "EL-31-2b"),
        (4, INDIRECT, 5, 6, "EL-31-2b"),
        (5, INDIRECT, 6, 7, "EL-31-2b"),
        (10, INDIRECT, 12, 15, "EL-31-2b"),
        (1, {"another": True}, 2, 2, "EL-45-4c"),
        (1, {"another": True, **INDIRECT}, 2, 2, "EL-45-4c"),
        (2, {"another": True}, 3, 4, "EL-31-2a"),
        (2, {"by_election": True}, 2, None, "EL-57-4"),
        (2, {"by_election": True, "another": True}, 3, 4, "EL-31-2a"),
    ],
)
def test_the_range(seats, more, least, most, code):
    surplus = candidates_for(seats, DAY_LAW, **more)
    assert (surplus.least, surplus.most, surplus.code) == (least, most, code)
    assert not surplus.fits(least - 1)
    assert surplus.fits(least)
    if most is not None:
        assert surplus.fits(most)
        assert not surplus.fits(most + 1)


def test_one_seat_of_an_indirect_election_is_a_choice_that_can_be_set():
    law = DAY_LAW.under({"ELP-single-seat": 1})
    assert candidates_for(1, law, **INDIRECT).fits(1)


def test_says_its_range():
    assert str(candidates_for(1, DAY_LAW)) == "2"
    assert str(candidates_for(2, DAY_LAW)) == "3 to 4"
    assert str(candidates_for(2, DAY_LAW, by_election=True)) == "2 or more"


def test_no_seats_is_no_question():
    with pytest.raises(ValueError, match="nothing to elect"):
        candidates_for(0, DAY_LAW)


@settings(deadline=None)  # the first reads the tables of the law
@given(st.integers(1, 400), st.integers(1, 900))
def test_agrees_with_the_article_read_as_inequalities(seats, candidates):
    """A third to the whole, a fifth to the half: cross-multiplied, nothing is rounded."""
    direct = 3 * (candidates - seats) >= seats and candidates - seats <= seats
    assert candidates_for(seats, DAY_LAW).fits(candidates) == direct
    indirect = 5 * (candidates - seats) >= seats and 2 * (candidates - seats) <= seats
    if seats > 1:
        assert candidates_for(seats, DAY_LAW, **INDIRECT).fits(candidates) == indirect


@pytest.mark.parametrize(
    ("seats", "ratio", "way", "number"),
    [
        (4, Fraction(1, 5), "up", 5),
        (4, Fraction(1, 5), "down", 5),  # 4 would be below one fifth
        (5, Fraction(1, 5), "up", 6),
        (3, Fraction(1, 2), "up", 4),  # 5 would be above one half
        (10, Fraction(3, 10), "up", 13),
        (7, Fraction(2, 5), "up", 10),
        (7, Fraction(2, 5), "down", 9),
        (1, Fraction(1, 5), "up", 2),
    ],
)
def test_the_congresss_own_ratio(seats, ratio, way, number):
    law = DAY_LAW.under({"ELP-ratio-rounding": way})
    assert measured(candidates_for(seats, law, **INDIRECT), ratio, law) == number
