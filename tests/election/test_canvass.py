"""The canvass: every door in one area, visits counted once, coverage exact, gaps found."""

from datetime import date, timedelta
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Divisions, Register
from wholeprocess.election import (
    ACTS,
    CallElection,
    DrawDistrict,
    ParcelOut,
    PostRoll,
    ReassignArea,
    RecordVisits,
    RegisterVoters,
    State,
    admit,
    areas_by_district,
    areas_of,
    canvass_coverage,
    why_not,
)
from wholeprocess.election.roll.findings import findings
from wholeprocess.journal import Codec
from wholeprocess.law import in_force

calm = settings(deadline=None)  # the machine may be busy

COUNTY = "430381"
ON, POSTED, DAY = date(2021, 6, 1), date(2021, 7, 1), date(2021, 7, 21)
REGISTER = Register(divisions=Divisions.shipped())
PLACE = {"on": ON, "election": "e", "district": "D1", "area": "A1"}


def fold(*acts, state=None):
    def step(state, act):
        return admit(state, act, in_force(act.on, COUNTY), REGISTER)

    return reduce(step, acts, state or State())


def refused(state, act, code, words):
    refusal = why_not(state, act, in_force(act.on, COUNTY), REGISTER)
    assert refusal is not None
    assert refusal.code == code
    assert words in refusal.what
    return refusal


def parcel(households="12", buildings="", canvasser="c1", **changed):
    doors = {"households": tuple(households), "buildings": tuple(buildings)}
    return ParcelOut(**{**PLACE, **doors, "canvasser": canvasser, **changed})


def visit(households="", buildings="", by="c1", **changed):
    doors = {"households": tuple(households), "buildings": tuple(buildings)}
    return RecordVisits(**{**PLACE, **doors, "by": by, **changed})


START = fold(
    CallElection(on=ON, election="e", congress=COUNTY, method="direct", day=DAY),
    *(
        DrawDistrict(
            on=ON, election="e", district=d, name=d, division=COUNTY, seats=1, population=900
        )
        for d in ("D1", "D2")
    ),
)
AREAS = fold(
    parcel("123", "12"),
    parcel("45", "3", canvasser="c2", area="A2"),
    parcel("67", "4", district="D2"),
    state=START,
)


def test_coverage_of_an_area_a_district_and_the_election():
    state = fold(visit("12", "1"), visit("2", "1"), visit("4", by="c2", area="A2"), state=AREAS)
    area = canvass_coverage(areas_of(state, "e", "D1")[:1])
    assert (area.of_households, area.of_buildings) == (Fraction(2, 3), Fraction(1, 2))
    district = canvass_coverage(areas_by_district(state, "e")["D1"])
    assert (district.of_households, district.of_buildings) == (Fraction(3, 5), Fraction(1, 3))
    whole = canvass_coverage(areas_of(state, "e"))
    assert (whole.of_households, whole.of_buildings) == (Fraction(3, 7), Fraction(1, 4))
    assert canvass_coverage([]).of_households is None
    assert canvass_coverage([]).of_buildings is None
    assert canvass_coverage([]).full


@calm
@given(st.lists(st.sets(st.sampled_from("abcde")).filter(bool), max_size=6))
def test_a_household_counts_once_however_often_it_is_visited(visits):
    state = fold(parcel("abcde"), *(visit("".join(sorted(v))) for v in visits), state=START)
    found = canvass_coverage(areas_of(state, "e"))
    event(f"full {found.full}")
    assert found.of_households == Fraction(len(set().union(*visits)), 5)
    assert found.full == (found.of_households == 1)


@pytest.mark.parametrize(
    ("act", "code", "words"),
    [
        (parcel("3", canvasser="c1"), "ELP-canvass", "household 3 is in the area A1"),
        (parcel("4", area="A9", canvasser="c9"), "ELP-canvass", "is in the area A2"),
        (parcel("6", area="A9", canvasser="c9"), "ELP-canvass", "household 6"),
        (parcel("", ""), "ELP-canvass", "neither buildings nor households"),
        (parcel("9", canvasser="c2"), "ELP-canvass", "A1 of e/D1 is c1's"),
        (parcel("9", by="government"), "EL-11-1", "government may not"),
        (parcel("9", on=ON - timedelta(days=1)), "WP-order", "the last act on the area A1"),
        (parcel("9", district="D9"), "WP-known", "no district D9"),
        (visit("1", area="A9"), "WP-known", "no canvass area A9"),
        (visit("4"), "WP-known", "1 doors do not belong to the area A1: 4"),
        (visit("", "3"), "WP-known", "do not belong"),
        (visit("", ""), "ELP-canvass", "neither"),
        (visit("1", by="c2"), "ELP-canvass", "is c1's, not c2's"),
        (visit("1", on=ON - timedelta(days=1)), "WP-order", "the last act on the area A1"),
    ],
)
def test_what_the_canvass_refuses(act, code, words):
    refused(AREAS, act, code, words)


def test_a_building_and_a_household_may_bear_one_id_and_what_is_found_is_added():
    state = fold(parcel("9", "9"), state=AREAS)
    area = state.areas["e", "D1", "A1"]
    assert (area.households, area.buildings) == ({*"1239"}, {*"129"})


def test_an_area_is_reassigned_with_what_was_visited():
    state = fold(
        visit("1"), ReassignArea(canvasser="c3", **PLACE), visit("2", by="c3"), state=AREAS
    )
    assert state.areas["e", "D1", "A1"].households_visited == {*"12"}
    refused(state, visit("3"), "ELP-canvass", "is c3's, not c1's")
    assert fold(visit("3", by="election-committee"), state=state).areas["e", "D1", "A1"]
    refused(AREAS, ReassignArea(canvasser="c3", **{**PLACE, "area": "A9"}), "WP-known", "A9")


def gaps(state, through=DAY):
    told = findings(state, in_force, through)
    return [(f.about, f.what.en) for f in told if f.code == "ELP-canvass"]


ONE = fold(
    parcel("12", "1"),
    RegisterVoters(voters=("v",), on=ON, election="e", district="D1"),
    state=START,
)


@pytest.mark.parametrize(
    ("visits", "gap"),
    [
        ((visit("12", "1", on=POSTED),), None),
        ((visit("12", on=POSTED),), "1 buildings and 0 households"),
        ((visit("1", "1", on=POSTED),), "0 buildings and 1 households"),
        ((), "1 buildings and 2 households"),
    ],
)
def test_a_gap_on_the_day_of_posting_is_found(visits, gap):
    state = fold(*visits, PostRoll(on=POSTED, election="e", district="D1"), state=ONE)
    when = " were not visited when the roll was posted"
    assert gaps(state) == ([("e/D1", gap + when)] if gap else [])
    assert gaps(state, POSTED - timedelta(days=1)) == []


def test_a_visit_after_posting_mends_nothing_and_without_posting_the_day_counts():
    late = fold(
        visit("1", on=POSTED),
        PostRoll(on=POSTED, election="e", district="D1"),
        visit("2", "1", on=POSTED + timedelta(days=1)),
        state=ONE,
    )
    assert gaps(late) == [
        ("e/D1", "1 buildings and 1 households were not visited when the roll was posted")
    ]
    assert gaps(ONE, DAY - timedelta(days=1)) == []
    assert gaps(ONE) == [
        ("e/D1", "1 buildings and 2 households were not visited by the election day")
    ]


def test_every_act_survives_the_journal():
    codec = Codec(ACTS)
    for act in (parcel("1", "2"), visit("1", "2"), ReassignArea(canvasser="c", **PLACE)):
        assert codec.load(act.kind, act.version, codec.dump(act)) == act
    with pytest.raises(TypeError, match="several ids"):
        ParcelOut(**{**PLACE, "canvasser": "c", "households": "12"})
