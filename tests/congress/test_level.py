"""The four levels: their order, who elects, and what a code says."""

import operator
from itertools import combinations

import pytest

from wholeprocess.congress import Level

UPWARDS = (Level.TOWNSHIP, Level.COUNTY, Level.CITY, Level.PROVINCE)


def test_levels_go_up():
    assert tuple(sorted(Level)) == UPWARDS


@pytest.mark.parametrize(
    ("compare", "low_high", "high_low", "same"),
    [
        (operator.lt, True, False, False),
        (operator.le, True, False, True),
        (operator.gt, False, True, False),
        (operator.ge, False, True, True),
    ],
)
def test_levels_compare_by_height_not_by_letter(compare, low_high, high_low, same):
    for low, high in combinations(UPWARDS, 2):
        assert compare(low, high) is low_high
        assert compare(high, low) is high_low
        assert compare(low, low) is compare(high, high) is same
        assert compare(high, low.value) is compare(low, high.value) is False


@pytest.mark.parametrize(
    ("level", "direct"),
    [
        (Level.TOWNSHIP, True),
        (Level.COUNTY, True),
        (Level.CITY, False),
        (Level.PROVINCE, False),
    ],
)
def test_voters_elect_up_to_the_county(level, direct):
    assert level.direct is direct


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("43", Level.PROVINCE),
        ("4303", Level.CITY),
        ("430381", Level.COUNTY),
        ("430681118", Level.TOWNSHIP),
    ],
)
def test_the_level_of_a_code(code, level):
    assert Level.of(code) is level


@pytest.mark.parametrize("code", ["", "4", "430", "43068111820", "430681118201", "43x", "no"])
def test_a_village_the_nation_and_no_code_have_no_level(code):
    with pytest.raises(ValueError, match=r"is no division code|is not a valid Level"):
        Level.of(code)
