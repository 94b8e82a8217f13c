"""How many deputies: every base, step and cap of article 12 on both sides, and a naive oracle."""

from datetime import date
from itertools import takewhile

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Division, Divisions, Register
from wholeprocess.election import NATION, QuotaKind, extra_decided_by, fixing_body, quota
from wholeprocess.errors import NotInForce
from wholeprocess.law import in_force

calm = settings(deadline=None)  # the machine may be busy

LAW = in_force(date(2021, 7, 1), "430381")
PROVINCE, MUNICIPALITY, CITY, COUNTY, TOWNSHIP = QuotaKind

PLACES = Register(
    divisions=Divisions(
        [
            Division("43", "湖南省", "province"),
            Division("4303", "湘潭市", "city", "43"),
            Division("430381", "湘乡市", "county", "4303"),
            Division("430321", "湘潭县", "county", "4303"),
            Division("430321100", "易俗河镇", "township", "430321"),
            Division("430321200", "射埠乡", "township", "430321"),
            Division("31", "上海市", "province"),
            Division("3101", "市辖区", "city", "31", has_congress=False),
            Division("310115", "浦东新区", "county", "3101"),
            Division("310115100", "川沙新镇", "township", "310115"),
        ]
    )
)

# base, step, cap, the population that must be passed before the cap holds, small below
TABLE = {
    PROVINCE: (350, 150_000, 1_000, -1, 0),
    MUNICIPALITY: (350, 25_000, 1_000, -1, 0),
    CITY: (240, 25_000, 650, 10_000_000, 0),
    COUNTY: (140, 5_000, 450, 1_550_000, 50_000),
    TOWNSHIP: (45, 1_500, 160, -1, 2_000),
}


def by_counting(kind, population):
    """Seats added one by one while there are people for another step, then cut at the cap."""
    base, step, cap, above, _ = TABLE[kind]
    seats = base + sum(1 for _ in takewhile(lambda n: n <= population, _multiples(step)))
    return min(seats, cap) if population > above else seats


def _multiples(step):
    n = step
    while True:
        yield n
        n += step


@pytest.mark.parametrize(
    ("kind", "population", "total"),
    [
        (PROVINCE, 0, 350),
        (PROVINCE, 149_999, 350),
        (PROVINCE, 150_000, 351),
        (PROVINCE, 97_350_000, 999),
        (PROVINCE, 97_499_999, 999),
        (PROVINCE, 97_500_000, 1_000),
        (PROVINCE, 97_650_000, 1_000),
        (MUNICIPALITY, 24_999, 350),
        (MUNICIPALITY, 25_000, 351),
        (MUNICIPALITY, 16_249_999, 999),
        (MUNICIPALITY, 16_250_000, 1_000),
        (MUNICIPALITY, 16_275_000, 1_000),
        (CITY, 24_999, 240),
        (CITY, 25_000, 241),
        (CITY, 10_000_000, 640),
        (CITY, 10_249_999, 649),
        (CITY, 10_250_000, 650),
        (CITY, 10_275_000, 650),
        (CITY, 30_000_000, 650),
        (COUNTY, 4_999, 140),
        (COUNTY, 5_000, 141),
        (COUNTY, 352_000, 210),
        (COUNTY, 1_549_999, 449),
        (COUNTY, 1_550_000, 450),
        (COUNTY, 1_550_001, 450),
        (COUNTY, 1_555_000, 450),
        (TOWNSHIP, 1_499, 45),
        (TOWNSHIP, 1_500, 46),
        (TOWNSHIP, 172_499, 159),
        (TOWNSHIP, 172_500, 160),
        (TOWNSHIP, 174_000, 160),
    ],
)
def test_the_total_on_both_sides_of_every_line(kind, population, total):
    """The bases are those of EL-12-1-1a, EL-12-1-1b, EL-12-1-2, EL-12-1-3 and EL-12-1-4."""
    assert quota(kind, population, LAW).total == total == by_counting(kind, population)


@calm
@given(st.sampled_from(QuotaKind), st.integers(0, 4_000_000))
def test_the_total_is_what_counting_gives(kind, population):
    found = quota(kind, population, LAW)
    capped = found.cap is not None and found.base + found.added > found.cap
    event(f"{kind.name} {'capped' if capped else 'free'}")
    assert found.total == by_counting(kind, population)
    assert found.base <= found.total
    assert quota(kind, population + 1, LAW).total >= found.total


@pytest.mark.parametrize(
    ("kind", "population", "least"),
    [
        (COUNTY, 49_999, 1),
        (COUNTY, 50_000, 140),
        (TOWNSHIP, 1_999, 1),
        (TOWNSHIP, 2_000, 45),
        (CITY, 0, 240),
        (PROVINCE, 0, 350),
        (MUNICIPALITY, 0, 350),
    ],
)
def test_only_small_counties_and_townships_may_go_below_the_base(kind, population, least):
    assert quota(kind, population, LAW).least == least


def test_a_city_just_above_ten_million_is_not_cut():
    assert quota(CITY, 10_000_000, LAW).cap is None
    assert quota(CITY, 10_000_001, LAW).cap == 650


@pytest.mark.parametrize(
    ("setting", "extra", "total"),
    [
        ({}, 10, 220),
        ({"ELP-extra-rounding": "up"}, 11, 221),
        ({"ELP-extra-rounding": "nearest"}, 11, 221),
    ],
)
def test_five_per_cent_more_is_rounded_as_set(setting, extra, total):
    found = quota(COUNTY, 352_000, LAW.under(setting), extra=True)  # 5 % of 210 is 10.5
    assert (found.extra, found.total) == (extra, total)
    assert found.rests_on == ("EL-12-1-3", "EL-12-2", "EL-12-3")


@pytest.mark.parametrize(("choice", "total"), [("above", 472), ("within", 450)])
def test_five_per_cent_more_above_the_cap_or_not(choice, total):
    law = LAW.under({"ELP-extra-cap": choice})
    assert quota(COUNTY, 2_000_000, law, extra=True).total == total


@pytest.mark.parametrize(("choice", "added"), [("down", 0), ("nearest", 1), ("up", 1)])
def test_the_step_is_rounded_as_set(choice, added):
    law = LAW.under({"ELP-quota-rounding": choice})
    assert quota(COUNTY, 2_500, law).added == added


def test_a_rounding_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="must be down, up or nearest"):
        quota(COUNTY, 1, LAW.under({"ELP-quota-rounding": "sideways"}))
    with pytest.raises(ValueError, match="negative"):
        quota(COUNTY, -1, LAW)


@pytest.mark.parametrize("kind", QuotaKind)
def test_before_the_law_of_2020_there_is_no_number(kind):
    assert quota(kind, 100_000, in_force(date(2020, 10, 18))).total > 0
    with pytest.raises(NotInForce):
        quota(kind, 100_000, in_force(date(2020, 10, 17)))


@pytest.mark.parametrize(
    ("code", "kind", "fixes", "extra"),
    [
        ("43", PROVINCE, NATION, NATION),
        ("31", MUNICIPALITY, NATION, None),
        ("4303", CITY, "43", None),
        ("430381", COUNTY, "43", None),
        ("430321", COUNTY, "43", "43"),
        ("310115", COUNTY, "31", None),
        ("430321100", TOWNSHIP, "430321", None),
        ("430321200", TOWNSHIP, "430321", "43"),
        ("310115100", TOWNSHIP, "310115", None),
    ],
)
def test_who_fixes_the_number_and_who_may_add_to_it(code, kind, fixes, extra):
    division = PLACES.divisions[code]
    assert QuotaKind.of(division) is kind
    assert fixing_body(code, PLACES) == fixes
    assert extra_decided_by(division, PLACES) == extra
