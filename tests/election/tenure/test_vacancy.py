"""Vacancies: who elects, in which by-election, in recess or in session; filled once."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.congress import CongressTerm, Divisions, Register, Session, SessionKind
from wholeprocess.election import (
    Changes,
    ConfirmCredentials,
    DeclareEnd,
    ElectedInRecess,
    ElectInRecess,
    LeaveVacant,
    NobodyElected,
    OrderByElection,
    ReportCredentials,
    Seat,
    VoidElection,
    VotesFor,
    elect_in_recess,
    serves_until,
)
from wholeprocess.law import in_force

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
EMPTY, POLL, CONFIRMED = date(2022, 3, 1), date(2022, 6, 20), date(2022, 7, 1)


def end(deputy, election="county"):
    return DeclareEnd(on=EMPTY, election=election, deputy=deputy, ground="died", words="he died")


def order(vacancy="a", election="by", district="D1", **rest):
    return OrderByElection(on=EMPTY, election=election, district=district, vacancy=vacancy, **rest)


def report(*names, at=("by", "D1")):
    return ReportCredentials(on=CONFIRMED, election=at[0], district=at[1], valid=names)


def confirm(*names, at=("by", "D1")):
    seats = [Seat(name, name.lower()) for name in names]
    return ConfirmCredentials(on=CONFIRMED, election=at[0], district=at[1], seats=seats)


@pytest.fixture
def vacant(seated):
    """A of D1 has died, and a by-election of one seat is counted there: X is elected."""
    seated.do(end("a"))
    return seated.by_election("by", COUNTY, {"D1": 1, "D2": 1}, day=POLL, elected=("X",))


# --- the by-election ------------------------------------------------------------------------------


def test_a_seat_falls_vacant_and_is_filled_by_the_original_district(vacant):
    vacancy = vacant.state.vacancies["a"]
    assert (vacancy.phase, vacancy.district, vacancy.since) == ("open", "D1", EMPTY)
    assert ("EL-57-1", "a") in vacant.found(EMPTY)
    vacant.do(order())
    assert vacant.state.vacancies["a"].phase == "called"
    assert ("EL-57-1", "a") not in vacant.found(EMPTY)
    assert vacant.no(confirm("X")) == "EL-57-5"  # not examined
    vacant.do(report("X"), confirm("X"))
    vacancy = vacant.state.vacancies["a"]
    assert (vacancy.phase, vacancy.filled_by) == ("filled", "x")
    assert vacant.no(evolve(order(), on=CONFIRMED)) == "WP-phase"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(order(), None, id="the original district"),
        pytest.param(order(district="D2"), "EL-57-1", id="another district"),
        pytest.param(order(election="county"), "EL-57-1", id="no by-election"),
        pytest.param(order(election="elsewhere", district="T1"), "EL-57-1", id="of the town"),
        pytest.param(order("b"), "WP-known", id="a seat that is not vacant"),
        pytest.param(order(district="D9"), "WP-known", id="a district that nobody drew"),
        pytest.param(evolve(order(), on=date(2022, 2, 28)), "WP-order", id="before it fell vacant"),
    ],
)
def test_who_elects_to_a_vacancy(vacant, act, code):
    vacant.by_election("elsewhere", TOWN, {"T1": 1}, day=POLL)
    assert vacant.no(act) == code


def test_a_by_election_fills_as_many_as_it_has_seats(seated):
    seated.do(end("a"), end("b"))
    seated.by_election("by", COUNTY, {"D1": 1}, day=POLL, elected=("X", "Y"))
    seated.do(order("a"))
    assert seated.no(order("a")) == "WP-once"
    assert seated.no(order("b")) == "EL-57-1"
    seated.by_election("by2", COUNTY, {"D1": 2}, day=POLL, elected=("V", "W"))
    seated.do(order("b", "by2"), order("a", "by2"))
    assert seated.state.credentials["by", "D1"].vacancies == ()
    seated.do(report("V", "W", at=("by2", "D1")), confirm("V", "W", at=("by2", "D1")))
    assert [seated.state.vacancies[who].filled_by for who in ("b", "a")] == ["v", "w"]
    seated.do(report("X"))
    assert seated.no(confirm("X")) == "EL-57-1"  # nothing is left to fill


def test_a_void_by_election_leaves_the_vacancy_waiting(vacant):
    vacant.do(order(), report("X"))
    gone = VoidElection(
        on=CONFIRMED,
        election="by",
        district="D1",
        candidate="X",
        defect="procedure",
        words="no notice",
    )
    vacant.do(gone)
    assert list(vacant.state.vacancies) == ["a"]
    assert vacant.state.vacancies["a"].phase == "called"
    vacant.by_election("by2", COUNTY, {"D1": 1}, day=POLL, elected=("Z",))
    later = {"on": CONFIRMED, "election": "by2", "district": "D1"}
    vacant.do(OrderByElection(vacancy="a", **later), ReportCredentials(valid=("Z",), **later))
    vacant.do(ConfirmCredentials(seats=[Seat("Z", "z")], **later))
    assert vacant.state.vacancies["a"].filled_by == "z"


def test_a_successor_who_turns_out_void_makes_a_vacancy_of_his_own(vacant):
    vacant.do(order(), report("X"), confirm("X"))
    vacant.do(
        VoidElection(
            on=CONFIRMED,
            election="by",
            district="D1",
            candidate="X",
            defect="conditions",
            words="17",
        )
    )
    assert {ident: v.phase for ident, v in vacant.state.vacancies.items()} == {
        "a": "filled",
        "x": "open",
    }


@pytest.mark.parametrize(
    ("place", "by", "code"),
    [
        ("430681", "anyone", None),
        ("370102", "standing-committee", None),
        ("370102", "township-chair", None),
        ("370102", "government", "ELL-by-presides"),
        ("110101", "by-election-body", None),
        ("110101", "election-committee", "ELL-by-presides"),
    ],
)
def test_who_presides_over_a_by_election(vacant, place, by, code):
    vacant.law = lambda act: in_force(act.on, place)
    assert vacant.no(order(by=by)) == code


# --- seats that nobody won ------------------------------------------------------------------------


def test_missing_seats_are_left_vacant_once(seated):
    leave = {"on": EMPTY, "election": "city"}
    assert seated.no(LeaveVacant(on=EMPTY, election="county", district="D1")) == "EL-45-4a"
    seated.do(LeaveVacant(district="Miluo", **leave))
    (vacancy,) = seated.state.vacancies.values()
    assert (vacancy.id, vacancy.cause, vacancy.unit) == (
        "city/Miluo/vacant-1",
        "not_elected",
        COUNTY,
    )
    assert seated.no(LeaveVacant(district="Miluo", **leave)) == "WP-once"


def test_a_seat_for_which_a_vote_is_still_due_is_not_left_vacant(seated):
    place = ("city", "Miluo")
    due = evolve(seated.state.results[place], follows=None)
    seated.state = seated.state.with_(Changes(results={place: due}))
    assert due.missing == 1
    assert seated.no(LeaveVacant(on=EMPTY, election="city", district="Miluo")) == "EL-45-4a"


# --- in recess ------------------------------------------------------------------------------------


def elect(*votes, vacancy="m", election="city", members=33, **rest):
    act = {"on": EMPTY, "votes": [VotesFor(*vote) for vote in votes]}
    return ElectInRecess(election=election, vacancy=vacancy, members=members, **{**act, **rest})


@pytest.fixture
def vacant_above(seated):
    """A city deputy whom the county's congress had elected has died."""
    return seated.do(end("m", "city"), end("a"))


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(elect(("X", 17)), None, id="one candidate for one seat"),
        pytest.param(elect(("X", 17), ("Y", 16)), None, id="two candidates"),
        pytest.param(elect(("X", 17), by="council"), "EL-57-3", id="the council elects"),
        pytest.param(
            elect(("X", 17), vacancy="a", election="county"), "EL-57-3", id="a county seat"
        ),
        pytest.param(elect(("X", 17), election="county"), "WP-known", id="another election"),
        pytest.param(elect(("X", 17), vacancy="n"), "WP-known", id="a seat that is not vacant"),
    ],
)
def test_who_elects_in_recess(vacant_above, act, code):
    assert vacant_above.no(act) == code


def test_in_session_the_congress_elects(vacant_above):
    vacant_above.in_session(COUNTY, EMPTY, EMPTY)
    assert vacant_above.no(elect(("X", 17))) == "EL-57-3"
    assert vacant_above.no(elect(("X", 17), on=EMPTY + timedelta(days=1))) is None


def test_elected_in_recess_then_examined_and_confirmed(vacant_above):
    at = ("city", "Miluo")
    vacant_above.do(elect(("X", 16)))
    assert vacant_above.state.vacancies["m"].phase == "open"
    vacant_above.do(elect(("X", 17)))
    assert vacant_above.state.vacancies["m"].phase == "called"
    assert vacant_above.no(elect(("Y", 17))) == "WP-once"
    assert vacant_above.no(confirm("X", at=at)) == "EL-57-5"
    vacant_above.by_election("by", CITY, {"Miluo": 1}, day=POLL, method="indirect")
    assert vacant_above.no(order("m", district="Miluo")) == "WP-once"
    vacant_above.do(report("X", at=at), confirm("X", at=at))
    assert vacant_above.state.vacancies["m"].filled_by == "x"
    assert vacant_above.state.mandates["x"].unit == COUNTY


def test_a_seat_to_which_somebody_is_elected_is_no_by_elections_to_fill(vacant_above):
    vacant_above.by_election("by", CITY, {"Miluo": 1}, day=POLL, elected=("Y",), method="indirect")
    vacant_above.do(order("m", district="Miluo"), elect(("X", 17)))
    vacant_above.do(report("Y", at=("by", "Miluo")), report("X", at=("city", "Miluo")))
    assert vacant_above.no(confirm("Y", at=("by", "Miluo"))) == "EL-57-1"
    vacant_above.do(confirm("X", at=("city", "Miluo")))
    assert vacant_above.no(confirm("Y", at=("by", "Miluo"))) == "EL-57-1"


def test_elected_in_recess_and_void(vacant_above):
    at = {"on": CONFIRMED, "election": "city", "district": "Miluo"}
    vacant_above.do(
        elect(("X", 17)),
        report("X", at=("city", "Miluo")),
        VoidElection(candidate="X", defect="conditions", words="17", **at),
    )
    vacancy = vacant_above.state.vacancies["m"]
    assert (vacancy.phase, vacancy.elected) == ("called", None)
    vacant_above.do(elect(("Y", 17), on=CONFIRMED))
    assert vacant_above.state.vacancies["m"].elected == "Y"


@given(members=st.integers(1, 70), data=st.data())
def test_more_than_half_of_all_members(members, data):
    near = st.integers(max(0, members // 2 - 1), min(members, members // 2 + 1))
    first = data.draw(near)
    second = data.draw(st.integers(0, members - first))
    act = elect(("X", first), ("Y", second), members=members)
    ruling = elect_in_recess(act, in_force(EMPTY, COUNTY))
    assert ruling.rests_on == ("EL-57-3", "OL-51-4")
    winners = [who for who, votes in (("X", first), ("Y", second)) if 2 * votes > members]
    event(f"{len(winners)} elected")
    match ruling.outcome:
        case ElectedInRecess(candidate):
            assert winners == [candidate]
        case NobodyElected(missing):
            assert winners == []
            assert 2 * (max(first, second) + missing) > members
            assert 2 * (max(first, second) + missing - 1) <= members


@pytest.mark.parametrize(
    ("votes", "words"),
    [((("X", 17), ("X", 1)), "twice"), ((("X", 17), ("Y", 17)), "more than one vote")],
)
def test_a_vote_that_cannot_be(votes, words):
    with pytest.raises(ValueError, match=words):
        elect(*votes)


# --- the remainder --------------------------------------------------------------------------------


def first_session(day):
    return Session(
        id=f"{day}", congress=COUNTY, kind=SessionKind.FIRST_OF_TERM, opened=day, closed=day
    )


@pytest.mark.parametrize(
    ("sessions", "term", "until"),
    [
        pytest.param((), None, None, id="nothing is on record"),
        pytest.param((date(2021, 12, 20),), None, date(2026, 12, 20), id="five years on"),
        pytest.param((), date(2021, 12, 20), date(2026, 12, 20), id="five years by the term"),
        pytest.param(
            (date(2021, 12, 20), date(2026, 11, 30)), None, date(2026, 11, 30), id="to the next"
        ),
        pytest.param((date(2026, 11, 30),), None, date(2026, 11, 30), id="only the next"),
    ],
)
@pytest.mark.parametrize("on", [date(2022, 6, 20), date(2025, 6, 20)])
def test_a_successor_serves_the_remainder(sessions, term, until, on):
    register = Register(divisions=Divisions.shipped())
    for day in sessions:
        register = register.with_session(first_session(day))
    if term is not None:
        register = register.with_term(CongressTerm(congress=COUNTY, number=18, opened=term))
    law = in_force(on, COUNTY)
    assert law.holds("DL25-2-3") == (on.year == 2025)
    assert law.limit("DL25-2-3" if on.year == 2025 else "OL-9-1").length == 60
    assert serves_until(COUNTY, on, law, register) == until
