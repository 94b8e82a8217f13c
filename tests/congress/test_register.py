"""Deputies and their register: in office, suspended, and a new register for each addition."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.congress import (
    CongressTerm,
    Deputy,
    Divisions,
    Level,
    Register,
    Session,
    SessionKind,
    Unit,
    no_congress,
    no_division,
)
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import in_force

TOWN, SINCE = "430681118", date(2021, 12, 20)
DEPUTY = Deputy(id="x1", name="甲", congress=TOWN, elected_by=TOWN, since=SINCE)
UNIT = Unit(id="roads", name="roads", division=TOWN)
SESSION = Session(id="s1", congress=TOWN, kind=SessionKind.ANNUAL, opened=date(2022, 1, 5))
EMPTY = Register(divisions=Divisions.shipped())

days = st.dates(date(2020, 1, 1), date(2024, 1, 1))


# --- deputies -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2021, 12, 19), False),
        (date(2021, 12, 20), True),
        (date(2023, 5, 31), True),
        (date(2023, 6, 1), False),
    ],
)
def test_a_mandate_holds_from_its_first_day_to_the_eve_of_its_end(day, inside):
    assert evolve(DEPUTY, until=date(2023, 6, 1)).in_office(day) is inside
    assert DEPUTY.in_office(day) is (day >= SINCE)


@pytest.mark.parametrize(
    ("day", "suspended"),
    [
        (date(2022, 2, 28), False),
        (date(2022, 3, 1), True),
        (date(2022, 3, 31), True),
        (date(2022, 4, 1), False),
    ],
)
def test_a_suspension_holds_from_its_first_day_to_the_eve_of_its_end(day, suspended):
    first, last = date(2022, 3, 1), date(2022, 4, 1)
    deputy = evolve(DEPUTY, suspended_from=first, suspended_to=last)
    assert deputy.suspended(day) is suspended
    assert deputy.in_office(day)
    assert deputy.may_act(day) is not suspended
    assert evolve(deputy, suspended_to=None).suspended(day) is (day >= first)
    assert not DEPUTY.suspended(day)


@given(days, days, days, days, days)
def test_who_may_act_is_in_office_and_not_suspended(since, until, from_, to, day):
    deputy = evolve(DEPUTY, since=since, until=until, suspended_from=from_, suspended_to=to)
    inside, out = since <= day < until, from_ <= day < to
    assert deputy.may_act(day) == (inside and not out)


@pytest.mark.parametrize(
    ("congress", "level"),
    [
        ("43", Level.PROVINCE),
        ("4306", Level.CITY),
        ("430681", Level.COUNTY),
        (TOWN, Level.TOWNSHIP),
    ],
)
def test_a_deputy_has_the_level_of_the_congress(congress, level):
    assert evolve(DEPUTY, congress=congress).level is level


@pytest.mark.parametrize("congress", ["", "430681118201", "Quzici"])
def test_nobody_sits_where_there_is_no_congress(congress):
    with pytest.raises(ValueError, match=r"no division code|not a valid Level|congress is empty"):
        evolve(DEPUTY, congress=congress)


# --- sessions and terms ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "sits"),
    [
        (date(2022, 1, 4), False),
        (date(2022, 1, 5), True),
        (date(2022, 1, 7), True),
        (date(2022, 1, 8), False),
    ],
)
def test_a_congress_is_in_session_on_both_its_first_and_its_last_day(day, sits):
    register = EMPTY.with_session(evolve(SESSION, closed=date(2022, 1, 7)))
    assert register.in_session(TOWN, day) is sits
    assert not register.in_session("430681", day)
    assert EMPTY.with_session(SESSION).in_session(TOWN, day) is (day >= SESSION.opened)


@pytest.mark.parametrize(
    ("opened", "expires"),
    [(date(2021, 12, 20), date(2026, 12, 20)), (date(2024, 2, 29), date(2029, 2, 28))],
)
def test_a_term_is_of_five_years(opened, expires):
    assert CongressTerm(congress=TOWN, number=18, opened=opened).expires == expires


# --- the register ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("add", "thing", "table"),
    [
        (lambda r: r.with_deputies([DEPUTY]), DEPUTY, "deputies"),
        (lambda r: r.with_units([UNIT]), UNIT, "units"),
        (lambda r: r.with_session(SESSION), SESSION, "sessions"),
        (
            lambda r: r.with_term(CongressTerm(congress=TOWN, number=18, opened=SINCE)),
            CongressTerm(congress=TOWN, number=18, opened=SINCE),
            "terms",
        ),
    ],
    ids=["deputies", "units", "session", "term"],
)
def test_adding_makes_a_new_register(add, thing, table):
    added = add(EMPTY)
    assert list(getattr(added, table).values()) == [thing]
    assert not getattr(EMPTY, table)
    assert added != EMPTY
    assert added == add(EMPTY) == add(added)


def test_a_table_of_the_register_cannot_be_edited():
    mine = {"x1": DEPUTY}
    register = Register(divisions=EMPTY.divisions, deputies=mine)
    mine.clear()
    assert register.deputy("x1") is DEPUTY
    with pytest.raises(TypeError, match="does not support item"):
        register.deputies["x2"] = DEPUTY


def test_a_deputy_with_a_known_id_takes_the_others_place():
    register = EMPTY.with_deputies([DEPUTY]).with_deputies([evolve(DEPUTY, name="乙")])
    assert [d.name for d in register.deputies.values()] == ["乙"]


@pytest.mark.parametrize("day", [date(2022, 5, 31), date(2022, 6, 1)])
def test_all_deputies_are_those_in_office_suspended_ones_too(day):
    ended = evolve(DEPUTY, id="x2", until=date(2022, 6, 1))
    suspended = evolve(DEPUTY, id="x3", suspended_from=SINCE)
    elsewhere = evolve(DEPUTY, id="x4", congress="430681")
    register = EMPTY.with_deputies([DEPUTY, ended, suspended, elsewhere])
    expected = {"x1", "x3"} | ({"x2"} if day < ended.until else set())
    assert {d.id for d in register.deputies_of(TOWN, day)} == expected
    assert register.deputies_of("43", day) == ()
    assert register.deputies_of(TOWN, SINCE - timedelta(1)) == ()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ("deputy", "no deputy has the id 'x9'; seat the deputy first"),
        ("unit", "no unit has the id 'x9'; enter the unit first"),
        ("session", "no session has the id 'x9'; open the session first"),
    ],
)
def test_who_is_not_on_record_is_named(ask, message):
    with pytest.raises(NoSuchThing) as nothing:
        getattr(EMPTY, ask)("x9")
    assert str(nothing.value) == message


def test_who_is_on_record_is_found():
    register = EMPTY.with_deputies([DEPUTY]).with_units([UNIT]).with_session(SESSION)
    assert register.deputy("x1") is DEPUTY
    assert register.unit("roads") is UNIT
    assert register.session("s1") is SESSION


def test_a_register_is_no_other_thing():
    assert EMPTY != 3
    assert Register(divisions=EMPTY.divisions) == EMPTY


@pytest.mark.parametrize(
    ("code", "division", "congress"),
    [("990000", True, True), ("430381001", False, True), ("430381", False, False)],
)
def test_an_unknown_division_and_one_without_a_congress_are_refused(code, division, congress):
    law, register = in_force(date(2022, 3, 1), ""), Register(divisions=Divisions.shipped())
    assert (no_division(code, law, register) is not None) == division
    assert (no_congress(code, law, register) is not None) == congress
