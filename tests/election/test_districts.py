"""Districts: split into one to three seats, compared, and found where a tolerance is set."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess.election import Basis, District, split_seats, spread
from wholeprocess.law import Threshold, in_force

calm = settings(deadline=None)  # the machine may be busy

LAW = in_force(date(2021, 7, 1), "430381")
BEIJING = in_force(date(2021, 7, 1), "110101")


def district(ident, seats, people, basis=Basis.RESIDENCE):
    return District(
        election="e",
        id=ident,
        name=ident,
        division="430381100",
        seats=seats,
        population=people,
        basis=basis,
    )


@calm
@given(st.integers(0, 200))
def test_districts_have_one_to_three_seats_and_as_few_as_can_be(seats):
    sizes = split_seats(seats, LAW)
    assert sum(sizes) == seats
    assert set(sizes) <= {1, 2, 3}
    assert len(sizes) == (seats + 2) // 3
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_no_seats_need_no_district_and_fewer_cannot_be():
    assert split_seats(0, LAW) == ()
    with pytest.raises(ValueError, match="cannot be split"):
        split_seats(-1, LAW)


def test_the_spread_is_exact():
    found = spread([district("D1", 2, 9_000), district("D2", 3, 16_000), district("D3", 1, 5_000)])
    assert found.mean == 5_000
    assert [row.deviation for row in found.rows] == [Fraction(-1, 10), Fraction(1, 15), 0]
    assert (found.least.district, found.most.district) == ("D1", "D2")
    assert found.ratio == Fraction(16_000, 3) / 4_500


@calm
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9_000)), min_size=1, max_size=9))
def test_deviations_weighted_by_seats_cancel_out(rows):
    found = spread([district(f"D{n}", seats, people) for n, (seats, people) in enumerate(rows)])
    if found is None:
        assert not sum(people for _, people in rows)
        return
    assert sum(row.deviation * row.seats for row in found.rows) == 0
    assert found.least.per_deputy <= found.mean <= found.most.per_deputy
    assert found.ratio is None or found.ratio >= 1


def test_nothing_to_compare():
    assert spread([]) is None
    assert spread([district("D1", 1, 0)]) is None
    assert spread([district("D1", 1, 0), district("D2", 1, 10)]).ratio is None


SEVEN_AND_SEVENTEEN = (district("D1", 1, 7_000), district("D2", 3, 17_000))  # mean 6,000


@pytest.mark.parametrize(
    ("part", "out"),
    [("1/5", []), ("1/6", []), ("1/7", ["D1"]), ("1/18", ["D1"]), ("1/19", ["D1", "D2"])],
)
def test_out_of_line_is_what_a_setting_says(part, out):
    found = spread(SEVEN_AND_SEVENTEEN)
    assert [row.deviation for row in found.rows] == [Fraction(1, 6), Fraction(-1, 18)]
    assert found.out_of_line(LAW) == ()
    law = LAW.under({"ELP-district-deviation": Threshold(part, strict=False)})
    assert [row.district for row in found.out_of_line(law)] == out


@pytest.mark.parametrize(
    ("basis", "people", "out"),
    [
        (Basis.RESIDENCE, 7_000, ["D1"]),
        (Basis.WORK_UNIT, 7_000, []),
        (Basis.WORK_UNIT, 3_000, ["D1"]),
    ],
)
def test_in_beijing_districts_of_units_may_carry_more_people(basis, people, out):
    found = spread([district("D1", 1, people, basis), district("D2", 9, 50_000)])
    law = BEIJING.under({"ELP-district-deviation": Threshold("1/5", strict=False)})
    assert [row.district for row in found.out_of_line(law)] == out
    elsewhere = LAW.under({"ELP-district-deviation": Threshold("1/5", strict=False)})
    assert [row.district for row in found.out_of_line(elsewhere)] == ["D1"]
