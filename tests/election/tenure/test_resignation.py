"""Resignation: to whom, by whose vote, and what ends with it."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.election import (
    Accepted,
    DecideResignation,
    MotionVotes,
    NotAccepted,
    OfferResignation,
    Office,
    PetitionRecall,
    TakeOffice,
    VoteOnRecall,
    decide_resignation,
    receiver_of,
)
from wholeprocess.law import in_force

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
OFFERED, DECIDED = date(2022, 3, 1), date(2022, 4, 1)
OF = {"a": "county", "b": "county", "t": "town", "m": "city"}


def offer(deputy, to, **rest):
    act = {"on": OFFERED, "election": OF[deputy], "resignation": "x1"}
    return OfferResignation(deputy=deputy, to=to, **{**act, **rest})


def decide(for_, election="county", by="standing-committee", on=DECIDED, ident="x1", **rest):
    votes = MotionVotes(for_=for_, against=rest.pop("against", 0))
    return DecideResignation(
        on=on, election=election, resignation=ident, by=by, votes=votes, **rest
    )


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(offer("a", COUNTY), None, id="county deputy to the county"),
        pytest.param(offer("a", CITY), "EL-55-2a", id="county deputy to the city"),
        pytest.param(offer("t", TOWN), None, id="town deputy to the town"),
        pytest.param(offer("t", COUNTY), "EL-55-2b", id="town deputy to the county"),
        pytest.param(offer("m", COUNTY), None, id="city deputy to the county that elected him"),
        pytest.param(offer("m", CITY), "EL-55-1", id="city deputy to the city"),
        pytest.param(offer("a", COUNTY, by="b"), "EL-55-2a", id="for another"),
        pytest.param(offer("a", COUNTY, written=False), "EL-55-1", id="by word"),
        pytest.param(offer("a", COUNTY, ordered=True), "DL25-62-1", id="ordered, in 2022"),
        pytest.param(
            offer("a", COUNTY, ordered=True, on=date(2025, 3, 12)), None, id="ordered, in 2025"
        ),
        pytest.param(
            offer("a", COUNTY, ordered=True, on=date(2025, 3, 11)), "DL25-62-1", id="a day before"
        ),
        pytest.param(offer("a", COUNTY, election="town"), "WP-known", id="another election"),
    ],
)
def test_offering(seated, act, code):
    assert seated.no(act) == code


def test_the_receiver_says_why(seated):
    receivers = {who: receiver_of(seated.state.mandates[who]) for who in ("a", "t", "m")}
    assert [(r.organ.value, r.division, r.rule) for r in receivers.values()] == [
        ("standing-committee", COUNTY, "EL-55-2a"),
        ("congress", TOWN, "EL-55-2b"),
        ("standing-committee", COUNTY, "EL-55-1"),
    ]


@pytest.mark.parametrize(
    ("deputy", "to", "for_", "members", "accepted"),
    [
        pytest.param("a", COUNTY, 14, 27, True, id="14 of 27"),
        pytest.param("a", COUNTY, 13, 27, False, id="13 of 27"),
        pytest.param("a", COUNTY, 13, 26, False, id="exactly half of 26"),
        pytest.param("m", COUNTY, 17, 33, True, id="17 of 33"),
        pytest.param("m", COUNTY, 16, 33, False, id="16 of 33"),
    ],
)
def test_a_standing_committee_accepts(seated, deputy, to, for_, members, accepted):
    seated.do(offer(deputy, to))
    assert seated.state.mandates[deputy].phase == "sitting"  # until it is accepted
    seated.do(decide(for_, OF[deputy], members=members))
    offered, mandate = seated.state.resignations["x1"], seated.state.mandates[deputy]
    assert offered.phase == ("accepted" if accepted else "declined")
    assert mandate.phase == ("ended" if accepted else "sitting")
    assert mandate.ground == ("resigned" if accepted else None)
    assert mandate.until == (DECIDED if accepted else None)
    assert (deputy in seated.state.vacancies) == accepted


@pytest.mark.parametrize(("for_", "accepted"), [(31, True), (30, False)])
def test_a_town_congress_accepts_in_session_and_nobody_else(seated, for_, accepted):
    seated.do(offer("t", TOWN))
    town = {"election": "town", "by": "congress"}
    assert seated.no(decide(31, **town)) == "EL-55-2b"  # in recess
    seated.in_session(TOWN, DECIDED, DECIDED)
    assert seated.no(decide(31, election="town", by="presidium")) == "EL-55-2b"
    assert seated.no(decide(31, against=31, **town)) == "EL-55-2b"
    seated.do(decide(for_, **town))  # of 61
    assert (seated.state.mandates["t"].phase == "ended") == accepted
    assert seated.state.resignations["x1"].ruling.rests_on == ("EL-55-2b",)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(decide(14, members=27), None, id="in time"),
        pytest.param(decide(14), "WP-known", id="of nobody knows how many"),
        pytest.param(decide(14, against=14, members=27), "EL-55-2a", id="more votes than members"),
        pytest.param(decide(14, members=27, by="council"), "EL-55-2a", id="the council"),
        pytest.param(decide(14, members=27, ident="x2"), "WP-known", id="nobody offered it"),
        pytest.param(decide(14, members=27, election="town"), "WP-known", id="another election"),
        pytest.param(
            decide(14, members=27, on=OFFERED - timedelta(days=1)), "WP-order", id="too early"
        ),
    ],
)
def test_deciding(seated, act, code):
    assert seated.do(offer("a", COUNTY)).no(act) == code


def test_a_declined_resignation_is_decided_on_once_and_offered_anew(seated):
    seated.do(offer("a", COUNTY), decide(1, members=27))
    assert seated.no(decide(14, members=27)) == "WP-phase"
    assert seated.no(offer("a", COUNTY, on=DECIDED)) == "WP-once"
    anew = offer("a", COUNTY, on=DECIDED, resignation="x2")
    seated.do(anew, decide(14, members=27, ident="x2"))
    assert seated.no(offer("a", COUNTY, on=DECIDED, resignation="x3")) == "WP-known"


def test_an_ordered_resignation_ends_on_its_own_ground(seated):
    day = date(2025, 4, 1)
    seated.do(offer("a", COUNTY, ordered=True, on=day), decide(14, members=27, on=day))
    mandate = seated.state.mandates["a"]
    assert mandate.ground == "ordered_to_resign"
    assert mandate.ruling.rests_on == ("DL25-62-1", "EL-55-2a")


@pytest.mark.parametrize(
    ("deputy", "office", "rule"),
    [
        ("a", Office.STANDING_COMMITTEE, "EL-56-1"),
        ("a", Office.SPECIAL_COMMITTEE, "EL-56-1"),
        ("t", Office.CHAIR, "EL-56-2"),
        ("t", Office.VICE_CHAIR, "EL-56-2"),
    ],
)
def test_dependent_offices_end_with_it(seated, deputy, office, rule):
    by = "congress" if deputy == "t" else "standing-committee"
    seated.in_session(TOWN, DECIDED, DECIDED)
    seated.do(
        TakeOffice(on=OFFERED, election=OF[deputy], deputy=deputy, office=office),
        offer(deputy, TOWN if deputy == "t" else COUNTY),
        decide(31, OF[deputy], by=by, members=33),
    )
    mandate = seated.state.mandates[deputy]
    assert (mandate.offices, mandate.lost) == ((), (office,))
    assert rule in mandate.ruling.rests_on


def recalled(deputy="a"):
    signers = [f"D1-{n}" for n in range(50)]
    at = {"election": "county", "recall": "r1"}
    return (
        PetitionRecall(
            on=OFFERED,
            deputy=deputy,
            district="D1",
            signers=signers,
            to=COUNTY,
            reasons="never came",
            **at,
        ),
        VoteOnRecall(on=DECIDED, votes=MotionVotes(for_=501), **at),
    )


def test_recall_and_resignation_each_let_the_other_lapse(seated):
    petition, vote = recalled()
    seated.do(offer("a", COUNTY), petition)
    before = seated.state
    seated.do(vote)
    assert seated.state.resignations["x1"].phase == "lapsed"
    assert seated.state.recalls["r1"].phase == "passed"
    seated.state = before
    seated.do(decide(14, members=27))
    assert seated.state.recalls["r1"].phase == "lapsed"
    assert seated.no(vote) == "WP-phase"


def test_recall_takes_the_offices(seated):
    petition, vote = recalled()
    take = TakeOffice(on=OFFERED, election="county", deputy="a", office=Office.STANDING_COMMITTEE)
    seated.do(take, petition, vote)
    assert seated.state.mandates["a"].lost == (Office.STANDING_COMMITTEE,)
    assert "EL-54-1" in seated.state.mandates["a"].ruling.rests_on
    assert seated.no(take) == "WP-order"


def test_recall_takes_the_chair_of_a_town(seated):
    at = {"election": "town", "recall": "r1"}
    seated.do(
        TakeOffice(on=OFFERED, election="town", deputy="t", office=Office.CHAIR),
        PetitionRecall(
            on=OFFERED,
            deputy="t",
            district="T1",
            signers=[f"T1-{n}" for n in range(30)],
            to=COUNTY,
            reasons="never came",
            **at,
        ),
        VoteOnRecall(on=DECIDED, votes=MotionVotes(for_=50), **at),
    )
    assert seated.state.mandates["t"].lost == (Office.CHAIR,)
    assert "EL-54-2" in seated.state.mandates["t"].ruling.rests_on


@given(
    base=st.integers(1, 500),
    rule=st.sampled_from(["EL-55-1", "EL-55-2a", "EL-55-2b"]),
    data=st.data(),
)
def test_no_resignation_is_accepted_with_half_or_less(base, rule, data):
    near = st.integers(max(0, base // 2 - 1), min(base, base // 2 + 1))
    for_ = data.draw(near | st.integers(0, base))
    ruling = decide_resignation(MotionVotes(for_=for_), rule, in_force(DECIDED, COUNTY), of=base)
    event(type(ruling.outcome).__name__)
    expected = Accepted() if 2 * for_ > base else NotAccepted(base // 2 + 1 - for_)
    assert ruling.outcome == expected
