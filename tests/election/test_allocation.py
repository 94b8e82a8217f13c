"""Seats by population: both methods against naive ones, guarantees, ties; and minorities."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Division
from wholeprocess.election import Area, Band, Group, apportion, guaranteed, minority_report
from wholeprocess.errors import Refused
from wholeprocess.law import in_force

calm = settings(deadline=None)  # the machine may be busy

LAW = in_force(date(2021, 7, 1), "430321")
WEBSTER = LAW.under({"ELP-apportionment": "webster"})


def areas(*people, guaranteed=()):
    return [
        Area(id=f"a{n}", population=p, guaranteed=n in guaranteed) for n, p in enumerate(people)
    ]


def seats(total, units, law=LAW, **more):
    return [a.seats for a in apportion(total, units, law, **more).outcome]


def largest_remainder(total, people):
    """Whole shares, then the largest remainders one by one; written without a sort."""
    whole = sum(people)
    given = [total * p // whole for p in people]
    left = set(range(len(people)))
    while sum(given) < total:
        best = None
        for n in sorted(left):
            claim = (Fraction(total * people[n], whole) % 1, people[n])
            if best is None or claim > best[0]:
                best = (claim, n)
        given[best[1]] += 1
        left.discard(best[1])
    return given


def highest_averages(total, people):
    """Each seat to the area with the most people for the next odd divisor."""
    given = [0] * len(people)
    for _ in range(total):
        claims = [(Fraction(p, 2 * g + 1), p, -n) for n, (p, g) in enumerate(zip(people, given))]  # noqa: B905
        given[-max(claims)[2]] += 1
    return given


PEOPLE = st.lists(st.integers(0, 400), min_size=1, max_size=8).filter(any)


@calm
@given(PEOPLE, st.integers(0, 60))
def test_both_methods_are_what_the_naive_ones_give(people, total):
    event(
        "tie"
        if "ELP-apportionment-tie" in apportion(total, areas(*people), LAW).rests_on
        else "no tie"
    )
    assert seats(total, areas(*people)) == largest_remainder(total, people)
    assert seats(total, areas(*people), WEBSTER) == highest_averages(total, people)


@calm
@given(PEOPLE, st.integers(0, 60))
def test_nobody_is_a_whole_seat_from_the_exact_share(people, total):
    for allotment in apportion(total, areas(*people), LAW).outcome:
        assert abs(allotment.seats - allotment.exact) < 1


@calm
@given(PEOPLE, st.sets(st.integers(0, 7)), st.integers(0, 30))
def test_every_seat_is_given_and_every_guarantee_kept(people, which, total):
    units = areas(*people, guaranteed=which)
    assume(total >= sum(unit.guaranteed for unit in units))
    ruling = apportion(total, units, LAW)
    assert sum(a.seats for a in ruling.outcome) == total
    for unit, allotment in zip(units, ruling.outcome, strict=True):
        assert allotment.seats >= unit.guaranteed
        assert not allotment.by_guarantee or allotment.seats == 1
    held = any(a.by_guarantee for a in ruling.outcome)
    event(f"guarantee {'used' if held else 'idle'}")
    assert ("EL-15-1b" in ruling.rests_on) == held


def test_a_very_small_township_has_its_seat_before_the_others_share():
    small = areas(9_000, 6_000, 300, guaranteed={2})
    assert seats(5, areas(9_000, 6_000, 300)) == [3, 2, 0]
    assert seats(5, small) == [2, 2, 1]
    assert apportion(5, small, LAW).outcome[2].by_guarantee


def test_a_guarantee_that_population_gives_anyway_takes_nothing_from_anybody():
    assert seats(10, areas(6_000, 4_000, guaranteed={0, 1})) == [6, 4]
    assert apportion(10, areas(6_000, 4_000, guaranteed={1}), LAW).rests_on == (
        "EL-15-1a",
        "ELP-apportionment",
    )


def test_the_last_seat_of_a_tie_goes_by_name_and_the_ruling_says_so():
    ruling = apportion(1, areas(500, 500), LAW)
    assert [a.seats for a in ruling.outcome] == [1, 0]
    assert ruling.rests_on[-1] == "ELP-apportionment-tie"
    assert "same claim" in ruling.reasons[0].en
    assert apportion(2, areas(500, 500), LAW).reasons == ()
    assert apportion(1, areas(500, 500), WEBSTER).rests_on[-1] == "ELP-apportionment-tie"


def test_a_base_for_every_area_and_other_seats_as_the_npc_has_them():
    units = [Area(id="a", population=600), Area(id="b", population=400, other=2)]
    ruling = apportion(16, units, LAW, base=2)
    assert [a.seats for a in ruling.outcome] == [8, 8]
    assert ruling.rests_on[:3] == ("EL-15-1a", "EL-15-2", "EL-17-2")
    with pytest.raises(Refused, match="fewer than the 6"):
        apportion(5, units, LAW, base=2)


def test_what_cannot_be_apportioned_is_refused():
    with pytest.raises(Refused, match="have one guaranteed") as refused:
        apportion(1, areas(10, 10, guaranteed={0, 1}), LAW)
    assert refused.value.code == "EL-15-1b"
    with pytest.raises(ValueError, match="nobody lives"):
        apportion(1, areas(0, 0), LAW)
    with pytest.raises(ValueError, match="one identifier"):
        apportion(1, [*areas(1), *areas(2)], LAW)
    with pytest.raises(ValueError, match="must be largest-remainder or webster"):
        apportion(1, areas(1), LAW.under({"ELP-apportionment": "lots"}))


def test_people_per_deputy_is_exact():
    (allotment,) = apportion(3, areas(10_000), LAW).outcome
    assert allotment.per_deputy == Fraction(10_000, 3)
    assert apportion(0, areas(10), LAW).outcome[0].per_deputy is None


COUNTY = Division("430321", "湘潭县", "county", "4303")
CITY = Division("430381", "湘乡市", "county", "4303")


@pytest.mark.parametrize(
    ("congress", "area", "elsewhere", "has_one"),
    [
        (COUNTY, Division("430321200", "射埠乡", "township", "430321"), "no", True),
        (COUNTY, Division("430321001", "街道", "township", "430321", False), "no", False),
        (COUNTY, Division("430381200", "东郊乡", "township", "430381"), "yes", False),
        (CITY, Division("430381200", "东郊乡", "township", "430381"), "no", False),
        (CITY, Division("430381200", "东郊乡", "township", "430381"), "yes", True),
        (Division("4303", "湘潭市", "city", "43"), COUNTY, "yes", False),
    ],
)
def test_whose_townships_have_a_seat_guaranteed(congress, area, elsewhere, has_one):
    assert guaranteed(congress, area, LAW.under({"ELP-guarantee-elsewhere": elsewhere})) is has_one


# --- minorities: 200 seats for 1,000,000 people, 5,000 a deputy -----------------------------------


def standing(people, held, **more):
    return minority_report(
        [Group(id="g", population=people, seats=held, **more)], 1_000_000, 200, LAW
    )[0]


@pytest.mark.parametrize(
    ("people", "band"),
    [(149_999, Band.SMALL), (150_000, Band.MIDDLE), (299_999, Band.MIDDLE), (300_000, Band.LARGE)],
)
def test_fifteen_and_thirty_per_cent_are_in_the_upper_band(people, band):
    assert standing(people, 50).band is band
    assert standing(people, 50, settled="scattered").band is Band.SCATTERED


@pytest.mark.parametrize(
    ("people", "held", "more", "codes"),
    [
        pytest.param(300_000, 60, {}, [], id="thirty per cent, equal"),
        pytest.param(300_000, 61, {}, ["EL-19-2"], id="a whole seat too many"),
        pytest.param(302_000, 61, {}, [], id="60.4 seats, rounded up"),
        pytest.param(302_000, 60, {}, [], id="60.4 seats, rounded down"),
        pytest.param(302_000, 59, {}, ["EL-19-2"], id="60.4 seats, one too few"),
        pytest.param(100_000, 20, {}, [], id="small, equal"),
        pytest.param(100_000, 19, {}, ["EL-19-3a"], id="small, more people per deputy"),
        pytest.param(100_000, 40, {}, [], id="exactly one half"),
        pytest.param(100_000, 41, {}, ["EL-19-3a"], id="below one half"),
        pytest.param(100_000, 41, {"relaxed_by": "43"}, [], id="the province let it"),
        pytest.param(100_000, 41, {"relaxed_by": "430321"}, ["EL-19-3b"], id="the county let it"),
        pytest.param(200, 1, {}, ["EL-19-3a"], id="tiny, not found to be very small"),
        pytest.param(200, 1, {"very_small": True}, [], id="very small, its one deputy"),
        pytest.param(200, 2, {"very_small": True}, ["EL-19-3a"], id="very small, two deputies"),
        pytest.param(200, 0, {"very_small": True}, ["EL-19-3c"], id="very small, none"),
        pytest.param(5_000, 0, {}, ["EL-19-1"], id="compact, none"),
        pytest.param(200_000, 60, {}, [], id="thirty per cent of the seats"),
        pytest.param(200_000, 61, {}, ["EL-19-4"], id="more than thirty per cent of the seats"),
        pytest.param(200_000, 39, {}, ["EL-19-4"], id="middle, more people per deputy"),
        pytest.param(1_500, 1, {"settled": "scattered"}, [], id="scattered, far below"),
        pytest.param(9_000, 1, {"settled": "scattered"}, ["EL-21-1"], id="scattered, above"),
        pytest.param(1_500, 0, {"settled": "scattered"}, [], id="scattered, none"),
    ],
)
def test_how_a_minority_is_represented(people, held, more, codes):
    assert [finding.code for finding in standing(people, held, **more).findings] == codes


def test_the_words_of_a_finding_are_exact():
    (found,) = standing(100_000, 19).findings
    assert found.what.en == "5263+3/19 people per deputy where the place has 5000"
