"""A mandate: suspended, resumed, ended on a lawful ground, announced; and its accountability."""

from datetime import date, timedelta

import pytest

from wholeprocess.congress import Deputy
from wholeprocess.election import (
    AnnounceEnd,
    AnswerElectors,
    AskDeputy,
    DeclareEnd,
    Office,
    RecordMisuse,
    ReportToElectors,
    Resume,
    Suspend,
    TakeOffice,
)
from wholeprocess.law import in_force

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
CONFIRMED, DAY, IN_2025 = date(2021, 11, 25), date(2022, 3, 1), date(2025, 3, 12)
A = {"election": "county", "deputy": "a"}
T = {"election": "town", "deputy": "t"}


def end(ground, on=DAY, at=A, **rest):
    return DeclareEnd(on=on, ground=ground, words="established", **at, **rest)


def suspend(cause="in_custody", on=DAY, at=A):
    return Suspend(on=on, cause=cause, **at)


# --- suspension -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        ("in_custody", None),
        ("serving_sentence", None),
        ("on_bail", "DL25-61-1"),
        ("on_probation", "DL25-61-1"),
    ],
)
def test_what_suspends(seated, cause, code):
    assert seated.no(suspend(cause)) == code
    seated.settings = {"ELP-probation": "suspends"}
    assert seated.no(suspend(cause)) == (code if cause == "on_bail" else None)


def test_suspended_then_resumed_within_the_term(seated):
    later = DAY + timedelta(days=90)
    back = Resume(on=later, cause_ended=later, **A)
    assert seated.no(back) == "WP-phase"
    seated.do(suspend())
    assert seated.state.mandates["a"].phase == "suspended"
    assert seated.no(suspend()) == "WP-phase"
    seated.do(back)
    assert seated.state.mandates["a"].phase == "sitting"
    assert seated.no(suspend(on=DAY)) == "WP-order"
    assert seated.no(suspend(on=later)) is None
    assert not [f for f in seated.found(later) if f[0] == "DL25-61-2"]


def test_who_resumes_late_is_noted_and_whose_mandate_ended_never(seated):
    late = DAY + timedelta(days=30)
    seated.do(suspend(), Resume(on=late, cause_ended=DAY, **A))
    assert ("DL25-61-2", "a") in seated.found(late)
    seated.do(suspend(at=T), end("deprived_of_rights", at=T))
    assert seated.no(Resume(on=late, cause_ended=DAY, **T)) == "WP-phase"
    with pytest.raises(ValueError, match="a cause ends first"):
        Resume(on=DAY, cause_ended=late, **A)


# --- the grounds ----------------------------------------------------------------------------------


@pytest.mark.parametrize("on", [DAY, IN_2025])
@pytest.mark.parametrize(
    "ground", ["lost_nationality", "deprived_of_rights", "lost_capacity", "died"]
)
def test_a_mandate_ends_on_a_lawful_ground(seated, ground, on):
    seated.do(end(ground, on))
    mandate = seated.state.mandates["a"]
    assert (mandate.phase, mandate.ground, mandate.until) == ("ended", ground, on)
    rules = {"died": "EL-57-1" if on == DAY else "DL25-62-2"}
    assert mandate.ruling.rests_on == (rules.get(ground, "DL25-62-1"),)
    assert seated.state.vacancies["a"].cause == ground
    assert seated.no(end("died", on)) == "WP-phase"


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("resigned", "EL-55-1"),
        ("recalled", "EL-49-1"),
        ("election_void", "EL-47-2"),
        ("ordered_to_resign", "DL25-62-1"),
    ],
)
def test_what_others_decide_cannot_be_declared(seated, ground, code):
    assert seated.no(end(ground)) == code
    later = "EL-55-1" if ground == "ordered_to_resign" else code
    assert seated.no(end(ground, IN_2025)) == later


@pytest.mark.parametrize(
    ("at", "to", "code"),
    [
        pytest.param(A, "430381", None, id="a county deputy to another county"),
        pytest.param(A, TOWN, "EL-57-2", id="a county deputy to a town of the county"),
        pytest.param(A, COUNTY, "EL-57-2", id="a county deputy within the county"),
        pytest.param(T, "430681100", None, id="a town deputy to another town"),
        pytest.param(T, "430681118201", "EL-57-2", id="a town deputy to a village of the town"),
        pytest.param(A, None, "EL-57-2", id="nobody says where"),
    ],
)
def test_moving_out_of_the_area(seated, at, to, code):
    act = end("moved_out", at=at, to=to)
    assert seated.no(act) == code
    if code is None:
        seated.do(act)
        ruling = seated.state.mandates[at["deputy"]].ruling
        assert ruling.rests_on == ("DL25-62-1", "EL-57-2")


def absences(seated, places, choice, since=CONFIRMED):
    days = [since + timedelta(days=30 * n) for n in range(5)]
    sessions = [seated.in_session(COUNTY, day, day) for day in days]
    seated.in_session(CITY, days[0], days[0])
    seated.settings = {"ELP-absences": choice}
    return end("absent_twice", on=date(2023, 1, 1), sessions=[sessions[n] for n in places])


@pytest.mark.parametrize(
    ("places", "choice", "code"),
    [
        pytest.param((1,), "any", "DL25-62-1-absences", id="one"),
        pytest.param((1, 1), "any", "DL25-62-1-absences", id="one, named twice"),
        pytest.param((1, 3), "any", None, id="two with one between"),
        pytest.param((1, 3), "consecutive", "DL25-62-1-absences", id="where they must follow"),
        pytest.param((3, 2), "consecutive", None, id="two in a row"),
        pytest.param((0, 2, 4), "consecutive", "DL25-62-1-absences", id="every other one"),
    ],
)
def test_two_sessions_missed_without_leave(seated, places, choice, code):
    assert seated.no(absences(seated, places, choice)) == code


def test_only_sessions_of_his_congress_in_his_time_count(seated):
    act = absences(seated, (0, 1), "any", since=CONFIRMED - timedelta(days=1))
    assert seated.no(act) == "DL25-62-1-absences"  # the first was held a day too early
    other = [f"{CITY}/{CONFIRMED - timedelta(days=1)}", act.sessions[1]]
    assert seated.no(end("absent_twice", on=act.on, sessions=other)) == "DL25-62-1-absences"


# --- what an end brings with it -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "by", "code"),
    [
        (A, "standing-committee", None),
        (A, "congress", "DL25-63"),
        (T, "congress", None),
        (T, "standing-committee", "DL25-63"),
        (T, "presidium", "DL25-63"),
        (T, "government", "DL25-63"),
    ],
)
def test_who_announces_an_end(seated, at, by, code):
    act = AnnounceEnd(on=DAY, by=by, **at)
    assert seated.no(act) == "WP-phase"
    seated.do(end("died", at=at))
    assert seated.no(act) == code
    assert ("DL25-63", at["deputy"]) in seated.found(DAY)
    if code is None:
        seated.do(act)
        assert ("DL25-63", at["deputy"]) not in seated.found(DAY)
        assert seated.no(act) == "WP-once"


@pytest.mark.parametrize(("choice", "until"), [("cause", DAY), ("announcement", None)])
def test_from_when_a_mandate_has_ended(seated, choice, until):
    seated.settings = {"ELP-end-from": choice}
    announced = DAY + timedelta(days=4)
    seated.do(end("died"))
    assert seated.state.mandates["a"].until == until
    seated.do(AnnounceEnd(on=announced, **A))
    assert seated.state.mandates["a"].until == (until or announced)


@pytest.mark.parametrize(("choice", "stay"), [("end", False), ("stay", True)])
def test_offices_on_other_grounds(seated, choice, stay):
    seated.settings = {"ELP-offices-end": choice}
    seated.do(TakeOffice(on=DAY, office="standing-committee-member", **A), end("died"))
    mandate = seated.state.mandates["a"]
    assert bool(mandate.offices) == stay
    assert bool(mandate.lost) != stay
    assert mandate.ruling.rests_on[-1] == "ELP-offices-end"


@pytest.mark.parametrize("office", list(Office))
def test_offices_of_towns_and_of_higher_congresses(seated, office):
    in_town = office in ("township-chair", "township-vice-chair")
    for at, lawful in ((A, not in_town), (T, in_town)):
        act = TakeOffice(on=DAY, office=office, **at)
        assert seated.no(act) == (None if lawful else "OL-18-1")
        if lawful:
            assert seated.do(act).no(act) == "WP-once"


# --- accountability -------------------------------------------------------------------------------


def test_questions_are_answered_by_the_deputy(seated):
    ask = AskDeputy(on=DAY, by="voters", question="q1", words="what did you do?", **A)
    answer = AnswerElectors(on=DAY, question="q1", words="I asked for the road", **A)
    assert seated.no(answer) == "WP-known"
    seated.do(ask)
    assert seated.no(ask) == "WP-once"
    assert ("DL25-58-1", "a") in seated.found(DAY)
    wrong = AnswerElectors(on=DAY, by="b", question="q1", words="he did", **A)
    assert seated.no(wrong) == "DL25-58-1"
    seated.do(answer)
    assert ("DL25-58-1", "a") not in seated.found(DAY)


@pytest.mark.parametrize(
    ("reports", "through", "missing"),
    [
        pytest.param((), date(2022, 11, 25), False, id="a year less nothing"),
        pytest.param((), date(2022, 11, 26), True, id="a year and a day"),
        pytest.param((date(2022, 11, 25),), date(2023, 11, 25), False, id="reported in time"),
        pytest.param((date(2022, 11, 26),), date(2022, 12, 1), True, id="a day late"),
    ],
)
def test_a_deputy_reports(seated, reports, through, missing):
    for day in reports:
        act = ReportToElectors(on=day, words="what I did", **A)
        seated.do(act)
    assert (("DL25-58-2", "a") in seated.found(through)) == missing
    assert seated.no(ReportToElectors(on=through, by="b", words="x", **A)) == "DL25-58-2"


@pytest.mark.parametrize(("year", "told"), [(2022, False), (2026, True)])
def test_since_2025_the_indirectly_elected_report_too(seated, year, told):
    m = {"election": "city", "deputy": "m"}
    for past in range(2022, 2026):
        seated.do(ReportToElectors(on=date(past, 11, 25), words="what I did", **m))
    state = seated.found(date(2026, 12, 1))
    assert ("DL25-58-2", "m") in state  # from 25 November 2025 on
    law = in_force(date(year, 1, 1), CITY)
    assert (law.choice("DL25-58-2") == "all") == told


def test_nobody_reports_after_the_end(seated):
    seated.do(end("died"))
    assert ("DL25-58-2", "a") not in seated.found(date(2026, 1, 1))
    assert seated.no(ReportToElectors(on=DAY, words="x", **A)) == "WP-phase"


def test_misuse_of_the_office_is_reported(seated):
    seated.do(RecordMisuse(on=DAY, words="asked a judge to change a judgment", **A))
    assert ("DL25-59", "a") in seated.found(DAY)


# --- where the register parts ---------------------------------------------------------------------


def deputy(ident="a", **rest):
    facts = {"congress": COUNTY, "elected_by": COUNTY, "since": CONFIRMED}
    return Deputy(id=ident, name=ident, **{**facts, **rest})


@pytest.mark.parametrize(
    ("acts", "entered", "code"),
    [
        pytest.param((), {}, None, id="sitting in both"),
        pytest.param((), None, "EL-47-2", id="confirmed and not seated"),
        pytest.param((), {"until": DAY}, "DL25-62-1", id="ended in the register without a ground"),
        pytest.param((end("died"),), {}, "EL-57-1", id="ended, and the register lags"),
        pytest.param((end("died"),), {"until": DAY}, None, id="ended in both"),
        pytest.param(
            (end("died"),), {"until": DAY + timedelta(days=1)}, "EL-57-1", id="ended a day later"
        ),
        pytest.param((suspend(),), {}, "DL25-61-1", id="suspended, and the register lags"),
        pytest.param((suspend(),), {"suspended_from": DAY}, None, id="suspended in both"),
        pytest.param((), {"suspended_from": DAY}, "DL25-61-1", id="suspended without a cause"),
        pytest.param((end("died"),), None, None, id="ended and never seated"),
    ],
)
def test_the_register_follows_what_was_decided(seated, acts, entered, code):
    if entered is not None:
        seated.seat(deputy(**entered))
    seated.do(*acts)
    assert {c for c, about in seated.parted(DAY) if about == "a"} == ({code} if code else set())


def test_nobody_sits_unconfirmed(seated):
    seated.seat(
        deputy("new"), deputy("old", since=date(2017, 1, 1)), deputy("far", congress="430381")
    )
    about = {about for code, about in seated.parted(DAY) if code == "EL-47-2"}
    assert {"new", "old", "far"} & about == {"new"}
