"""Recall: who may ask, the defence, the vote and its base, and what it brings with it."""

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from wholeprocess.congress import Deputy
from wholeprocess.election import (
    Defend,
    FileRecall,
    InvestigateRecall,
    MotionVotes,
    MoveRecall,
    NotRecalled,
    PetitionRecall,
    PrintRecall,
    Recalled,
    TellDeputy,
    Venue,
    VoteOnRecall,
    decide_recall,
)
from wholeprocess.election.tenure.findings import findings
from wholeprocess.law import in_force

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
ASKED, VOTED = date(2022, 3, 1), date(2022, 4, 1)


def names(district, number, start=0):
    return [f"{district}-{n}" for n in range(start, start + number)]


def petition(deputy, signers, to=COUNTY, **rest):
    of = {"a": ("county", "D1"), "c": ("county", "D2"), "t": ("town", "T1")}
    election, district = of.get(deputy, ("county", "D1"))
    act = {"election": election, "district": district, "reasons": "never came", "recall": "r1"}
    return PetitionRecall(on=ASKED, deputy=deputy, signers=signers, to=to, **{**act, **rest})


def vote(for_, against=0, abstain=0, election="county", **rest):
    act = {"on": VOTED, "recall": "r1", "by": "standing-committee"}
    votes = MotionVotes(for_=for_, against=against, abstain=abstain)
    return VoteOnRecall(election=election, votes=votes, **{**act, **rest})


def move(by, signers=(), on=ASKED, deputy="m", **rest):
    act = {"election": "city", "recall": "r1", "reasons": "never came"}
    return MoveRecall(on=on, by=by, signers=signers, deputy=deputy, **{**act, **rest})


# --- asking ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(petition("a", names("D1", 50)), None, id="50 for a county deputy"),
        pytest.param(petition("a", names("D1", 49)), "EL-50-1", id="49 for a county deputy"),
        pytest.param(petition("t", names("T1", 30)), None, id="30 for a town deputy"),
        pytest.param(petition("t", names("T1", 29)), "EL-50-1", id="29 for a town deputy"),
        pytest.param(
            petition("a", names("D1", 49) + names("D1", 1)), "EL-50-1", id="one signs twice"
        ),
        pytest.param(
            petition("a", names("D1", 49) + names("D2", 9)), "EL-50-1", id="others sign too"
        ),
        pytest.param(
            petition("a", names("D1", 49) + ["stranger"]), "EL-50-1", id="one is on no roll"
        ),
        pytest.param(
            petition("t", names("T1", 30), to=TOWN), "EL-50-1", id="a town's goes to the county"
        ),
        pytest.param(petition("a", names("D1", 50), to=CITY), "EL-50-1", id="not to the city"),
        pytest.param(petition("a", names("D1", 50), written=False), "EL-50-1", id="by word"),
        pytest.param(petition("a", names("D1", 50), reasons=" "), "EL-50-2", id="no reasons"),
        pytest.param(
            petition("a", names("D2", 60), district="D2"), "EL-49-1", id="another district"
        ),
        pytest.param(
            petition("m", names("D1", 60), election="city"), "EL-49-1", id="a city deputy"
        ),
        pytest.param(petition("nobody", names("D1", 60)), "WP-known", id="nobody"),
        pytest.param(
            petition("t", names("T1", 30), election="county"), "WP-known", id="another election"
        ),
    ],
)
def test_petitions(seated, act, code):
    assert seated.no(act) == code


def test_a_township_petition_says_where_it_goes(seated):
    refusal = seated.refusal(petition("t", names("T1", 30), to=TOWN))
    assert refusal.who == (COUNTY,)
    assert "goes to 430681" in refusal.what


def test_one_recall_has_one_identifier(seated):
    seated.do(petition("a", names("D1", 50)))
    assert seated.no(petition("c", names("D2", 50))) == "WP-once"


@pytest.mark.parametrize(
    ("act", "in_session", "code"),
    [
        pytest.param(move("presidium"), True, None, id="the presidium"),
        pytest.param(move(f"{COUNTY}-1", names(COUNTY, 31, 1)), True, None, id="31 of 305"),
        pytest.param(move("430681-1", names(COUNTY, 30, 1)), True, "EL-51-1", id="30 of 305"),
        pytest.param(
            move("430681-1", [*names(COUNTY, 30, 1), f"{TOWN}-1"]),
            True,
            "EL-51-1",
            id="a town deputy signs",
        ),
        pytest.param(
            move("430681-1", names(COUNTY, 31, 1) + names(COUNTY, 1, 1)),
            True,
            None,
            id="31, one of them twice",
        ),
        pytest.param(move("council"), True, "EL-51-1", id="the council, in session"),
        pytest.param(move("council"), False, None, id="the council, in recess"),
        pytest.param(move("presidium"), False, "EL-51-1-recess", id="the presidium, in recess"),
        pytest.param(move("x-1", names("x", 7, 1), members=33), False, None, id="7 of 33"),
        pytest.param(
            move("x-1", names("x", 6, 1), members=33), False, "EL-51-1-recess", id="6 of 33"
        ),
        pytest.param(
            move("x-1", names("x", 7, 1)), False, "WP-known", id="of nobody knows how many"
        ),
        pytest.param(move("council", deputy="a", election="county"), False, "EL-49-1", id="direct"),
        pytest.param(move("council", deputy="nobody"), False, "WP-known", id="nobody"),
    ],
)
def test_motions(seated, act, in_session, code):
    if in_session:
        seated.in_session(COUNTY, ASKED, ASKED)
    assert seated.no(act) == code


def test_a_suspended_deputy_does_not_sign(seated):
    seated.in_session(COUNTY, ASKED, ASKED)
    one = Deputy(
        id="430681-31",
        name="31",
        congress=COUNTY,
        elected_by=COUNTY,
        since=date(2021, 7, 1),
        suspended_from=date(2022, 1, 1),
    )
    act = move(f"{COUNTY}-1", names(COUNTY, 31, 1))
    assert seated.no(act) is None
    assert seated.seat(one).no(act) == "EL-51-1"


def test_who_is_known_by_the_register_only_can_be_recalled(world):
    assert world.no(move("council", deputy="4306-1")) is None
    world.do(move("council", deputy="4306-1"))
    assert world.state.mandates["4306-1"].unit == COUNTY
    assert world.state.mandates["4306-1"].district == "Miluo"
    gone = Deputy(
        id="4306-2",
        name="2",
        congress=CITY,
        elected_by=COUNTY,
        since=date(2021, 7, 1),
        until=date(2022, 1, 1),
    )
    assert world.seat(gone).no(move("council", deputy="4306-2", recall="r2")) == "WP-known"


# --- the vote -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deputy", "size", "act", "passes"),
    [
        pytest.param("a", 1000, vote(501), True, id="501 of 1000"),
        pytest.param("a", 1000, vote(500, 80, 20), False, id="500 of 600 who voted, 1000 voters"),
        pytest.param("c", 601, vote(301), True, id="301 of 601"),
        pytest.param("c", 601, vote(300, 0), False, id="300 of 601"),
        pytest.param("t", 99, vote(50, election="town"), True, id="50 of 99"),
        pytest.param("t", 99, vote(49, election="town"), False, id="49 of 99"),
    ],
)
def test_more_than_half_of_all_voters(seated, deputy, size, act, passes):
    district = {"a": "D1", "c": "D2", "t": "T1"}[deputy]
    seated.do(petition(deputy, names(district, 60)), act)
    assert seated.state.rolls[act.election, district].size == size
    recall, mandate = seated.state.recalls["r1"], seated.state.mandates[deputy]
    assert recall.phase == ("passed" if passes else "failed")
    assert recall.ruling.rests_on == ("EL-53-1",)
    assert mandate.ground == ("recalled" if passes else None)
    assert (deputy in seated.state.vacancies) == passes


@pytest.mark.parametrize(
    ("for_", "all_", "venue", "passes"),
    [
        (51, 101, Venue.CONGRESS, True),
        (50, 101, Venue.CONGRESS, False),
        (50, 100, Venue.CONGRESS, False),
        (17, 33, Venue.COMMITTEE, True),
        (16, 33, Venue.COMMITTEE, False),
        (16, 32, Venue.COMMITTEE, False),
        (17, 32, Venue.COMMITTEE, True),
    ],
)
def test_more_than_half_of_all_deputies_or_members(for_, all_, venue, passes):
    law = in_force(VOTED, CITY)
    ruling = decide_recall(MotionVotes(for_=for_), venue, law, of=all_)
    assert isinstance(ruling.outcome, Recalled) == passes
    assert ruling.rests_on[0] == {"congress": "EL-53-2a", "committee": "EL-53-2b"}[venue]


@given(
    base=st.integers(1, 2000),
    data=st.data(),
    venue=st.sampled_from(list(Venue)),
    day=st.sampled_from([date(2021, 7, 1), date(2022, 3, 12), date(2025, 4, 1)]),
)
def test_no_recall_passes_with_half_or_less(base, data, venue, day):
    near = st.integers(max(0, base // 2 - 1), min(base, base // 2 + 1))
    for_ = data.draw(near | st.integers(0, base))
    ruling = decide_recall(MotionVotes(for_=for_), venue, in_force(day, "43"), of=base)
    event(type(ruling.outcome).__name__)
    passes = 2 * for_ > base
    assert ruling.outcome == (Recalled() if passes else NotRecalled(base // 2 + 1 - for_))
    assert passes or ruling.outcome.missing > 0


def test_in_session_all_deputies_are_the_base(seated):
    seated.in_session(COUNTY, ASKED, ASKED)
    seated.in_session(COUNTY, VOTED, VOTED)
    seated.do(move("presidium"))
    of_city = {"election": "city", "by": "presidium"}
    assert seated.no(vote(153, by="council", election="city")) == "EL-51-2"
    assert seated.no(vote(306, **of_city)) == "EL-53-1"
    assert seated.no(vote(153, on=VOTED + timedelta(days=1), **of_city)) == "EL-51-2"
    seated.do(vote(152, 100, **of_city))
    assert seated.state.recalls["r1"].ruling.outcome == NotRecalled(1)
    seated.do(move("presidium", on=VOTED, recall="r2"), vote(153, recall="r2", **of_city))
    assert seated.state.recalls["r2"].ruling.rests_on == ("EL-53-2a", "OL-44-2")
    mandate = seated.state.mandates["m"]
    assert mandate.ground == "recalled"
    assert mandate.ruling.rests_on == ("DL25-62-1", "EL-53-2a", "OL-44-2")


def test_in_recess_all_members_are_the_base(seated):
    seated.do(move("council"))
    of_city = {"election": "city", "by": "council"}
    assert seated.no(vote(17, members=33, election="city", by="presidium")) == "EL-51-3"
    assert seated.no(vote(17, **of_city)) == "WP-known"
    assert seated.no(vote(17, 17, members=33, **of_city)) == "EL-53-1"
    assert seated.no(vote(17, members=33, **of_city)) is None
    seated.in_session(COUNTY, VOTED, VOTED)
    assert seated.no(vote(17, members=33, **of_city)) == "EL-51-3"


def test_the_suspended_are_left_out_of_the_base_where_a_place_says_so(seated):
    seated.in_session(COUNTY, ASKED, ASKED)
    for n in (1, 2):
        seated.seat(
            Deputy(
                id=f"430681-{n}",
                name=f"{n}",
                congress=COUNTY,
                elected_by=COUNTY,
                since=date(2021, 7, 1),
                suspended_from=date(2022, 1, 1),
            )
        )
    seated.do(move("presidium"))
    act = vote(152, on=ASKED, election="city", by="presidium")
    state = seated.state
    seated.do(act)
    assert seated.state.recalls["r1"].phase == "failed"  # of 305
    seated.state, seated.settings = state, {"ELP-suspended-base": "left_out"}
    seated.do(act)
    assert seated.state.recalls["r1"].phase == "passed"  # of 303


@pytest.mark.parametrize(
    ("act", "code"),
    [
        pytest.param(vote(501), None, id="the county's delegate presides, in secret"),
        pytest.param(vote(501, by="presidium"), "EL-50-4", id="the presidium presides"),
        pytest.param(vote(501, secret=False), "EL-52-1", id="a show of hands"),
        pytest.param(vote(501, 500), "EL-53-1", id="more votes than voters"),
        pytest.param(vote(501, recall="r9"), "WP-known", id="a recall nobody asked for"),
        pytest.param(vote(501, election="town"), "WP-known", id="of another election"),
        pytest.param(vote(501, on=ASKED - timedelta(days=1)), "WP-order", id="before it was asked"),
    ],
)
def test_how_voters_vote(seated, act, code):
    assert seated.do(petition("a", names("D1", 50))).no(act) == code


def test_no_vote_without_a_roll(seated):
    seated.do(petition("a", names("D1", 50)))
    tables = seated.state.tables()
    del tables["rolls"]["county", "D1"]
    seated.state = type(seated.state)(**tables)
    assert seated.no(vote(501)) == "WP-known"


def test_a_recall_is_voted_on_once_and_lapses_with_the_mandate(seated):
    seated.do(
        petition("a", names("D1", 50)),
        petition("a", names("D1", 50), recall="r2"),
        vote(400),
    )
    assert seated.no(vote(501)) == "WP-phase"
    assert seated.state.recalls["r2"].phase == "open"
    seated.do(vote(501, recall="r2"))
    assert seated.no(petition("a", names("D1", 50), recall="r3")) == "WP-known"
    again = petition("c", names("D2", 50), recall="r4"), petition("c", names("D2", 50), recall="r5")
    seated.do(*again, vote(301, recall="r4"))
    assert seated.state.recalls["r5"].phase == "lapsed"
    assert seated.no(vote(301, recall="r5")) == "WP-phase"


def test_a_vote_lies_after_all_that_is_on_record_of_the_mandate(seated):
    seated.do(
        petition("a", names("D1", 50)),
        petition("a", names("D1", 50), recall="r2"),
        vote(1, recall="r2", on=VOTED + timedelta(days=1)),
    )
    assert seated.no(vote(501)) == "WP-order"


# --- the way there, and what was irregular --------------------------------------------------------


def step(kind, on=ASKED, election="county", **rest):
    return kind(on=on, election=election, recall="r1", **rest)


TOLD, PRINTED = step(TellDeputy), step(PrintRecall)
SPOKE = step(Defend, by="a", words="I did come")
WROTE = step(Defend, by="a", words="I did come", written=True)
BOTH = step(PrintRecall, with_defence=True)


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        pytest.param((TOLD, PRINTED), set(), id="told and printed, no defence"),
        pytest.param((SPOKE, PRINTED), set(), id="heard at the meeting"),
        pytest.param((WROTE, BOTH), set(), id="written and printed with the petition"),
        pytest.param((PRINTED,), {"DL25-60"}, id="neither told nor heard"),
        pytest.param((TOLD,), {"EL-50-3"}, id="nothing printed"),
        pytest.param((WROTE, PRINTED), {"EL-50-3"}, id="the defence is not printed"),
        pytest.param((), {"DL25-60", "EL-50-3"}, id="nothing at all"),
    ],
)
def test_the_defence_and_the_printing(seated, steps, found):
    seated.do(petition("a", names("D1", 50)), *steps)
    assert not {code for code, about in seated.found(VOTED) if about == "r1"}
    seated.do(vote(501))
    assert {code for code, about in seated.found(VOTED) if about == "r1"} == found


def test_only_the_deputy_defends_himself_and_the_county_prints(seated):
    seated.do(petition("a", names("D1", 50)))
    assert seated.no(step(Defend, by="b", words="he did")) == "DL25-60"
    assert seated.no(step(PrintRecall, by="presidium")) == "EL-50-3"
    assert seated.no(step(FileRecall)) == "WP-phase"


def test_a_passed_recall_by_an_electing_unit_is_filed(seated):
    seated.do(move("council"), step(TellDeputy, election="city"))
    seated.do(vote(17, members=33, election="city", by="council"))
    assert ("EL-53-2c", "r1") in seated.found(VOTED)
    seated.do(step(FileRecall, VOTED, "city"))
    assert ("EL-53-2c", "r1") not in seated.found(VOTED)


@pytest.mark.parametrize("steps", [(), (step(InvestigateRecall, words="heard both sides"),)])
def test_shandong_looks_into_it_and_files_it(seated, steps):
    seated.do(petition("a", names("D1", 50)), TOLD, PRINTED, *steps, vote(501))

    def at(place):
        found = findings(seated.state, lambda day, _: in_force(day, place), VOTED)
        return {f.code for f in found if f.about == "r1"}

    assert at("430681") == set()
    investigated = set() if steps else {"ELL-recall-investigation"}
    assert at("370102") == {"ELL-recall-filing"} | investigated
    seated.do(step(FileRecall, VOTED))
    assert at("370102") == investigated
