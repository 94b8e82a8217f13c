"""Shares of a base: both sides of the line, and the two ways to ask agree."""

from fractions import Fraction

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from wholeprocess.law import Threshold

HALF = Threshold("1/2", strict=True)  # 过半数
TWO_THIRDS = Threshold("2/3", strict=False)  # 三分之二以上

shares = st.builds(
    Threshold, st.fractions(min_value=0, max_value=1, max_denominator=50), strict=st.booleans()
)


@pytest.mark.parametrize(
    ("share", "votes", "base", "met"),
    [
        pytest.param(HALF, 350, 700, False, id="exactly half is not more than half"),
        pytest.param(HALF, 351, 700, True, id="one more than half"),
        pytest.param(HALF, 350, 701, False, id="under half of an odd base"),
        pytest.param(HALF, 351, 701, True, id="over half of an odd base"),
        pytest.param(TWO_THIRDS, 40, 60, True, id="exactly two thirds are enough"),
        pytest.param(TWO_THIRDS, 39, 60, False, id="one less than two thirds"),
        pytest.param(TWO_THIRDS, 40, 61, False, id="40 of 61 are under two thirds"),
        pytest.param(TWO_THIRDS, 41, 61, True, id="41 of 61 are over two thirds"),
        pytest.param(
            Threshold("1/2", strict=False), 350, 700, True, id="half, when half is enough"
        ),
    ],
)
def test_the_line_and_both_of_its_sides(share, votes, base, met):
    assert share.met(votes, of=base) is met


@given(shares, st.integers(0, 10_000))
@example(HALF, 10**20 + 1)
@example(TWO_THIRDS, 3 * 10**20)
def test_the_least_that_is_enough_is_met_and_one_less_is_not(share, base):
    least = share.least(of=base)
    event("the share falls on a whole number" if (share.part * base).denominator == 1 else "not")
    assert share.met(least, of=base)
    assert least == 0 or not share.met(least - 1, of=base)


@given(shares, st.integers(0, 300), st.integers(1, 300))
def test_met_is_a_plain_comparison_of_fractions(share, votes, base):
    exact = Fraction(votes, base)
    event(f"on the line: {exact == share.part}")
    assert share.met(votes, of=base) == (
        exact > share.part or (exact == share.part and not share.strict)
    )


def test_a_float_is_refused_and_the_error_says_what_to_write():
    with pytest.raises(TypeError, match=r"0\.5 is a float; write the share as a string"):
        Threshold(0.5, strict=True)


@pytest.mark.parametrize("part", ["-1/100", "101/100"])
def test_a_share_lies_between_nought_and_one(part):
    with pytest.raises(ValueError, match="is no share"):
        Threshold(part, strict=False)


@pytest.mark.parametrize("part", [0, 1])
def test_nothing_and_everything_are_shares(part):
    assert Threshold(part, strict=False).least(of=61) == 61 * part


def test_whether_reaching_it_is_enough_must_be_said():
    with pytest.raises(TypeError, match="strict"):
        Threshold("1/2")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Threshold("1/2", strict=True, base="all_deputies"), "more than 1/2 of all deputies"),
        (TWO_THIRDS, "at least 2/3"),
    ],
)
def test_in_words(share, words):
    assert str(share) == words
