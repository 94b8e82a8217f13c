"""Particulars, other offices, and the committee: told, found, and not a ground to strike off."""

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Divisions, Register
from wholeprocess.election import must_choose

REGISTER = Register(divisions=Divisions.shipped())


def test_untrue_particulars_are_notified_and_strike_nobody_off(world):
    here = world(seats=1).nominate("a", "b")
    untrue = {"nominee": "a", "words": "no such degree"}
    assert here.why_not(e.FindParticularsUntrue, nominee="x", words="y") == "WP-known"
    here.do(e.FindParticularsUntrue, 15, **untrue)
    assert here.list.nominees == ("a", "b")
    assert here.codes(-30).count("EL-30-2c") == 1
    here.do(e.NotifyOfParticulars, 14, nominee="b", words="something else")
    assert here.codes(-30).count("EL-30-2c") == 1
    here.do(e.NotifyOfParticulars, 14, **untrue)
    assert "EL-30-2c" not in here.codes(-30)
    here.do(e.FindParticularsUntrue, 13, **untrue)
    assert "EL-30-2c" in here.codes(-30)  # found again, and not told since
    here.do(e.NotifyOfParticulars, 13, **untrue)
    assert "EL-30-2c" not in here.codes(-30)


@pytest.mark.parametrize(
    ("areas", "pairs"),
    [
        (("430681118", "430681", "4306", "43"), ()),  # one line, four levels
        (("430381100", "430381"), ()),
        (("430381100", "430381101"), (("430381100", "430381101"),)),  # sister townships
        (("430681", "430381100"), (("430381100", "430681"),)),  # a county, another's township
        (("430381", "430681", "43"), (("430381", "430681"),)),
    ],
)
def test_seats_in_one_line_of_subordination_only(areas, pairs):
    either_way = {frozenset(pair) for pair in pairs}
    for order in (areas, tuple(reversed(areas))):
        assert {frozenset(pair) for pair in must_choose(order, REGISTER)} == either_way


@pytest.mark.parametrize(
    ("deputy_in", "found"),
    [(("4303", "43"), 0), (("430381",), 0), (("430681",), 1), (("430681", "4306", "43"), 2)],
)
def test_a_seat_elsewhere_is_noted(world, deputy_in, found):
    here = world(seats=1).nominate("a", "b")
    here.do(e.GiveParticulars, nominee="a", words="x", deputy_in=deputy_in)
    assert here.codes(-30, notes=True).count("EL-48-1") == found
    assert "EL-48-1" not in here.codes(-30)  # a note: he may still give one up
    here.do(e.GiveParticulars, nominee="a", words="gave them up")
    assert "EL-48-1" not in here.codes(-30, notes=True)


def test_an_unknown_area_is_refused(world):
    here = world(seats=1).nominate("a", "b")
    given = {"nominee": "a", "words": "x", "deputy_in": ("99",)}
    assert here.why_not(e.GiveParticulars, **given) == "WP-known"


def test_a_committee_member_resigns(world):
    here = world(seats=1, members=("a", "z")).nominate("a", "b")
    assert "EL-10-2" in here.codes(-30)
    assert here.why_not(e.SettleFormalList, candidates=("a", "b")) == "EL-10-2"
    later = world(seats=1, members=("a", "z"), **{"ELP-resign-from": "formal"}).nominate("a", "b")
    assert "EL-10-2" not in later.codes(-30)
    assert world(seats=1, members=("z",)).nominate("a", "b").settle("a", "b").codes(-30) == []
