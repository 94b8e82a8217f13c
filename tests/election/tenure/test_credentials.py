"""Credentials: examined, confirmed or void; offences; seats in several areas."""

from datetime import date, timedelta

import pytest

from wholeprocess.congress import Deputy, Divisions, Organ, Register
from wholeprocess.election import (
    AnnounceDeputies,
    ConfirmCredentials,
    CredentialPhase,
    Doubt,
    MandatePhase,
    RecordOffence,
    ReportCredentials,
    Seat,
    TransferOffence,
    VacancyPhase,
    VoidElection,
    must_choose,
)

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
VOTED, EXAMINED, CONFIRMED = date(2021, 11, 10), date(2021, 11, 20), date(2021, 11, 25)
FIRST = date(2021, 12, 20)
D1 = {"election": "county", "district": "D1"}
T1 = {"election": "town", "district": "T1"}
MILUO = {"election": "city", "district": "Miluo"}


def examined(valid=("A", "B"), void=(), at=D1, **rest):
    return ReportCredentials(on=EXAMINED, valid=valid, void=void, **at, **rest)


def confirmed(*names, at=D1, on=CONFIRMED, holds=(), **rest):
    seats = [Seat(name, name.lower(), holds) for name in names]
    return ConfirmCredentials(on=on, seats=seats, **at, **rest)


def void(name, defect="conditions", at=D1, on=CONFIRMED, **rest):
    return VoidElection(on=on, candidate=name, defect=defect, words="established", **at, **rest)


def offence(what="bribery", candidate="A", **rest):
    act = {"on": EXAMINED, "offence": "o1", "words": "100 yuan for each voter"}
    return RecordOffence(what=what, candidate=candidate, **{**D1, **act, **rest})


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(examined(), None, id="both valid"),
        pytest.param(examined(("A",), [Doubt("B", "conditions", "17")]), None, id="one of each"),
        pytest.param(examined(by="standing-committee"), "EL-47-1", id="not the committee"),
        pytest.param(examined(("A", "X")), "EL-47-1", id="somebody who is not elected"),
        pytest.param(examined(("A",)), None, id="a report on one only"),
        pytest.param(
            examined(("A",), [Doubt("A", "procedure", "no notice")]), "EL-47-1", id="both ways"
        ),
        pytest.param(examined(()), "EL-47-1", id="nobody"),
    ],
)
def test_examining(world, act, code):
    assert world.no(act) == code


def test_being_elected_is_not_yet_being_confirmed(world):
    def phase():
        return world.state.credentials["county", "D1"].of("A").phase

    assert world.no(confirmed("A")) == "EL-47-1"
    world.do(examined())
    assert phase() is CredentialPhase.EXAMINED
    assert world.state.mandates == {}
    world.do(confirmed("A", "B"))
    assert phase() is CredentialPhase.CONFIRMED
    mandate = world.state.mandates["a"]
    assert (mandate.candidate, mandate.district, mandate.since) == ("A", "D1", CONFIRMED)
    assert mandate.phase is MandatePhase.SITTING
    assert mandate.unit is None


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(confirmed("A"), None, id="the standing committee, one of two"),
        pytest.param(confirmed("A", by="presidium"), "EL-47-2", id="a presidium for a county"),
        pytest.param(confirmed("X"), "EL-47-1", id="who is not elected"),
        pytest.param(confirmed("A", "A"), "WP-once", id="twice"),
        pytest.param(
            ConfirmCredentials(on=CONFIRMED, seats=[Seat("A", "x"), Seat("B", "x")], **D1),
            "WP-once",
            id="two under one id",
        ),
        pytest.param(
            ConfirmCredentials(on=CONFIRMED, seats=[Seat("A", f"{TOWN}-1")], **D1),
            "WP-once",
            id="an id of another congress",
        ),
        pytest.param(confirmed("A", on=VOTED), "WP-order", id="before the examination"),
    ],
)
def test_confirming(world, act, code):
    assert world.do(examined()).no(act) == code


def test_a_township_presidium_confirms(world):
    world.do(examined(("T",), at=T1))
    assert world.no(confirmed("T", at=T1)) == "EL-47-2"
    assert world.no(confirmed("T", at=T1, by="presidium")) is None


def test_confirming_twice_and_what_is_void(world):
    world.do(examined(), confirmed("A"), void("B"))
    assert world.no(confirmed("A")) == "WP-once"
    assert world.no(confirmed("B")) == "EL-47-2"
    assert world.no(void("B")) == "WP-once"
    assert world.no(void("X")) == "EL-47-1"
    assert world.no(ReportCredentials(on=CONFIRMED, valid=("A",), **D1)) == "WP-phase"


def test_a_void_election_leaves_a_vacancy_and_touches_nobody_else(world):
    world.do(examined(), confirmed("B"), void("A"))
    (vacancy,) = world.state.vacancies.values()
    assert (vacancy.id, vacancy.cause, vacancy.district) == ("county/D1/A", "election_void", "D1")
    assert world.state.mandates["b"].phase is MandatePhase.SITTING
    assert world.state.credentials["county", "D1"].of("A").defect == "conditions"


def test_an_unexamined_election_cannot_be_declared_void(world):
    assert world.no(void("A")) == "EL-47-1"
    world.do(examined())
    assert world.no(void("A", by="election-committee")) == "EL-47-2"
    assert world.no(void("A")) is None


def test_who_won_by_an_offence_is_not_confirmed_but_void(world):
    world.do(examined())
    assert world.no(void("A", "offence")) == "EL-58-3"
    world.do(offence())
    assert world.no(confirmed("A")) == "EL-58-3"
    assert world.no(confirmed("B")) is None
    world.do(void("A", "offence"))
    assert world.state.vacancies["county/D1/A"].phase is VacancyPhase.OPEN


@pytest.mark.parametrize(
    ("defect", "rule"),
    [("offence", "EL-58-3"), ("foreign-funds", "EL-35-2"), ("procedure", "EL-47-1")],
)
def test_a_confirmed_election_may_turn_out_void(seated, defect, rule):
    seated.do(offence(on=FIRST), void("A", defect, on=FIRST))
    mandate = seated.state.mandates["a"]
    assert (mandate.phase, mandate.ground, mandate.until) == ("ended", "election_void", FIRST)
    assert mandate.ruling.rests_on == ("EL-47-2", rule)
    assert seated.state.vacancies["a"].since == FIRST
    assert seated.state.mandates["b"].phase is MandatePhase.SITTING


def test_an_offence_found_after_confirmation_is_reported_until_the_election_is_void(seated):
    seated.do(offence(on=FIRST))
    assert ("EL-58-3", "county/D1") in seated.found()
    seated.do(void("A", "offence", on=FIRST))
    assert ("EL-58-3", "county/D1") not in seated.found()


# --- offences -------------------------------------------------------------------------------------


def transfer(days, *to):
    return TransferOffence(
        on=EXAMINED + timedelta(days=days), election="county", offence="o1", to=to
    )


@pytest.mark.parametrize(
    ("days", "through", "late"),
    [(30, 99, False), (31, 99, True), (None, 30, False), (None, 31, True)],
)
def test_an_offence_is_handed_on_promptly(world, days, through, late):
    world.do(offence(), *([transfer(days, "public-security")] if days is not None else []))
    found = world.found(EXAMINED + timedelta(days=through))
    assert (("EL-59-1", "o1") in found) == late
    assert ("EL-58-1", "o1") in found


@pytest.mark.parametrize("discipline", ["supervision", "employer"])
def test_a_functionary_is_disciplined_besides(world, discipline):
    world.do(offence("forgery", None, functionary=True), transfer(1, "public-security"))
    assert ("EL-58-2", "o1") in world.found()
    world.do(transfer(2, discipline))
    assert ("EL-58-2", "o1") not in world.found()
    assert world.no(transfer(1, "prosecution")) == "WP-order"


def test_offences_are_known_once_and_somewhere(world):
    world.do(offence())
    assert world.no(offence()) == "WP-once"
    assert world.no(offence(offence="o2", district="D9")) == "WP-known"
    assert world.no(TransferOffence(on=VOTED, election="town", offence="o1", to=["employer"])) == (
        "WP-known"
    )
    with pytest.raises(ValueError, match="say where A stood"):
        RecordOffence(
            on=VOTED, election="county", offence="o", what="bribery", words="w", candidate="A"
        )


# --- several offices ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("areas", "pairs"),
    [
        pytest.param((TOWN, COUNTY, CITY, "43"), 0, id="a town, its county, city and province"),
        pytest.param((TOWN, "430681100"), 1, id="two towns of one county"),
        pytest.param((COUNTY, "430381"), 1, id="two counties"),
        pytest.param((TOWN, "430381"), 1, id="a town and another county"),
        pytest.param((TOWN, COUNTY, "430381"), 2, id="one of three fits neither"),
        pytest.param((COUNTY, COUNTY), 0, id="one area"),
    ],
)
def test_who_must_choose(areas, pairs):
    assert len(must_choose(areas, Register(divisions=Divisions.shipped()))) == pairs


def also(congress, ident="other", until=None):
    return Deputy(
        id=ident, name="A", congress=congress, elected_by=congress, since=VOTED, until=until
    )


@pytest.mark.parametrize(
    ("held", "code"),
    [
        pytest.param(also(TOWN), None, id="a town of the county"),
        pytest.param(also("430381"), "EL-48-1", id="another county"),
        pytest.param(also("430381", until=CONFIRMED), None, id="another county, given up"),
    ],
)
def test_seats_of_one_person(world, held, code):
    world.do(examined()).seat(held)
    assert world.no(confirmed("A", holds=("other",))) == code
    assert world.no(confirmed("A", holds=("nobody",))) == "WP-known"


def test_unrelated_seats_are_reported_where_they_are_recorded(world):
    world.settings = {"ELP-several-offices": "find"}
    world.do(examined()).seat(also("430381"), also(TOWN, "below"))
    world.do(confirmed("A", holds=("other", "below")))
    assert world.no(confirmed("B")) is None
    assert ("EL-48-1", "a") in world.parted()


# --- the list -------------------------------------------------------------------------------------


def listed(on, *names, election="county", **rest):
    return AnnounceDeputies(on=on, election=election, deputies=names, **rest)


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, True), (1, True)])
def test_the_list_is_out_before_the_first_session_opens(seated, days, late):
    seated.in_session(COUNTY, FIRST, kind="first-of-term")
    seated.in_session(COUNTY, date(2017, 1, 3), kind="first-of-term")
    day = FIRST + timedelta(days=days)
    assert ("EL-47-2", "county") in seated.parted(FIRST)
    assert ("EL-47-2", "county") not in seated.parted(FIRST - timedelta(days=1))
    seated.do(listed(day, "a", "b"), listed(day, "c"))
    assert (("EL-47-2", "county") in seated.found()) == late
    assert ("EL-47-2", "county") not in seated.parted(FIRST)
    assert seated.state.announcements["county"].deputies == ("a", "b", "c")


def test_only_the_confirmed_are_listed_and_by_whom(seated):
    assert seated.no(listed(FIRST, "a", by="presidium")) == "EL-47-2"
    assert seated.no(listed(FIRST, "a", f"{COUNTY}-1")) == "EL-47-2"
    assert seated.no(listed(FIRST, "t")) == "EL-47-2"
    seated.do(void("A", on=FIRST))
    assert seated.no(listed(FIRST, "a")) == "EL-47-2"
    assert seated.no(listed(FIRST, "b")) is None


# --- what is found --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opinion", "decision", "noted"),
    [
        ("valid", "confirmed", 0),
        ("valid", "void", 1),
        ("void", "confirmed", 1),
        ("void", "void", 0),
    ],
)
def test_a_decision_against_the_opinion_is_noted(world, opinion, decision, noted):
    doubts = [Doubt("A", "conditions", "17")] if opinion == "void" else []
    world.do(examined(("B",) if doubts else ("A", "B"), doubts))
    world.do(void("A") if decision == "void" else confirmed("A"))
    against = (opinion == "void") != (decision == "void")
    assert (("EL-47-1", "county/D1") in world.found()) == against


def test_names_of_the_committee():
    assert examined().by == Organ.CREDENTIALS_COMMITTEE
