"""Removal and resignation of officials: who proposes, who decides, to whom a resignation goes."""

from datetime import date, timedelta

import pytest

from wholeprocess import decision as d
from wholeprocess.decision import RemovalPhase, ResignationPhase, Votes

WHO = {"person": "wu", "title": "head", "reasons": "two failures in office"}


def proposal(hall, signers=0, **fields):
    who = hall.deputies(signers)
    return {
        "session": "s1", "removal": "r", "signers": who, **WHO,
        **({"by": who[0]} if who else {}), **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("congress", "number", "signers", "code"),
    [
        ("430381", 305, 30, "OL-31-1"),
        ("430381", 305, 31, None),
        ("430381101", 61, 12, "OL-31-2"),
        ("430381101", 61, 13, None),
    ],
)
def test_deputies_who_propose_a_removal(hall, congress, number, signers, code):
    own = hall(congress, number).opens()
    assert own.why(d.ProposeRemoval, **proposal(own, signers)) == code


def test_organs_that_propose_a_removal(county, town):
    for hall, body, code in ((county, "standing-committee", None),
                             (town, "standing-committee", "OL-31-2")):  # fmt: skip
        hall.opens()
        assert hall.why(d.ProposeRemoval, **proposal(hall)) is None
        assert hall.why(d.ProposeRemoval, **proposal(hall, by=body)) == code
        assert hall.why(d.ProposeRemoval, **proposal(hall, by="government")) in (
            "OL-31-1", "OL-31-2",
        )  # fmt: skip
        assert hall.why(d.ProposeRemoval, **proposal(hall, reasons=" ")) == "OL-31-3"


@pytest.mark.parametrize(("for_", "phase"), [(50, RemovalPhase.KEPT), (51, RemovalPhase.REMOVED)])
def test_a_removal_needs_more_than_half_of_all(county, for_, phase):
    hall = county.opens().do(d.ProposeRemoval, **proposal(county))
    assert hall.why(d.ProposeRemoval, **proposal(hall)) == "WP-once"
    vote = {"removal": "r", "session": "s1"}
    assert hall.why(d.VoteOnRemoval, votes=Votes(for_=101), **vote) == "LVP-voters"
    assert hall.why(d.VoteOnRemoval, votes=Votes(for_=1), method="show_of_hands", **vote) == (
        "CGP-removal-method"
    )
    hall.do(d.DefendAgainstRemoval, by="wu", removal="r", words="neither was mine")
    hall.do(d.VoteOnRemoval, votes=Votes(for_=for_), **vote)  # OL-25-1
    assert hall.state.removals["r"].phase is phase
    assert hall.codes(hall.day) == []


def test_a_vote_without_a_defence_and_none_at_all_are_found(county, town):
    hall = county.opens().do(d.ProposeRemoval, **proposal(county))
    hall.do(d.VoteOnRemoval, removal="r", session="s1", votes=Votes(for_=51))
    assert hall.codes(hall.day) == ["OL-31-4"]
    town.opens().do(d.ProposeRemoval, **proposal(town)).closes()
    assert town.codes(town.day) == ["OL-31-5"]


def test_an_investigation_puts_it_off_to_the_next_session(county, town):
    hall = county.opens().do(d.ProposeRemoval, **proposal(county))
    assert hall.why(d.OrderInvestigation, removal="r", votes=Votes(for_=50)) == "OL-31-5"
    hall.do(d.OrderInvestigation, removal="r", votes=Votes(for_=51))
    vote = {"removal": "r", "votes": Votes(for_=51)}
    assert hall.why(d.VoteOnRemoval, session="s1", **vote) == "OL-31-5"
    hall.closes()
    assert hall.codes(hall.day) == []
    hall.at(hall.day + timedelta(200)).opens("s2", "special")
    assert hall.why(d.VoteOnRemoval, session="s2", **vote) is None
    town.opens().do(d.ProposeRemoval, **proposal(town))
    assert town.why(d.OrderInvestigation, removal="r", votes=Votes(for_=61)) == "OL-36-2"


# --- resignations ---------------------------------------------------------------------------------


def resigns(hall, **fields):
    return {"by": "wu", "resignation": "r", "congress": hall.congress, "title": "head", **fields}


def test_a_township_accepts_at_a_session_only(town):
    for body in ("presidium", "standing-committee"):
        assert town.why(d.ResignOffice, **resigns(town, to=body)) == "OL-32-2"
    town.do(d.ResignOffice, **resigns(town))
    decide = {"resignation": "r", "votes": Votes(for_=31)}
    assert town.why(d.DecideOnResignation, by="presidium", members=9, **decide) == "OL-32-2"
    assert town.why(d.DecideOnResignation, **decide) == "WP-known"  # no session is named
    town.opens()
    assert town.why(d.DecideOnResignation, session="s1", **decide) is None
    town.do(d.DecideOnResignation, resignation="r", session="s1", votes=Votes(for_=30))
    assert town.state.resignations["r"].phase is ResignationPhase.DECLINED
    assert town.why(d.DecideOnResignation, session="s1", **decide) == "WP-phase"


@pytest.mark.parametrize(
    ("for_", "phase"), [(16, ResignationPhase.DECLINED), (17, ResignationPhase.ACCEPTED)]
)
def test_a_standing_committee_accepts_in_recess(county, for_, phase):
    county.do(d.ResignOffice, **resigns(county, to="standing-committee"))
    decide = {"resignation": "r", "by": "standing-committee", "members": 33}
    assert county.why(d.DecideOnResignation, votes=Votes(for_=34), **decide) == "LVP-voters"
    county.do(d.DecideOnResignation, votes=Votes(for_=for_), **decide)  # OL-51-4
    assert county.state.resignations["r"].phase is phase


def test_while_the_congress_meets_it_decides(county):
    hall = county.do(d.ResignOffice, **resigns(county, to="standing-committee")).opens()
    assert hall.why(d.ResignOffice, **resigns(hall, resignation="q", to="standing-committee")) == (
        "OL-32-1"
    )
    assert hall.why(d.ResignOffice, **resigns(hall, resignation="q", to="government")) == "OL-32-1"
    decide = {"resignation": "r", "by": "standing-committee", "members": 33}
    assert hall.why(d.DecideOnResignation, votes=Votes(for_=17), **decide) == "OL-32-1"
    assert hall.why(d.ResignOffice, **resigns(hall)) == "WP-once"


def test_what_was_accepted_in_recess_is_filed(county):
    county.do(d.ResignOffice, **resigns(county, to="standing-committee"))
    county.do(d.DecideOnResignation, resignation="r", by="standing-committee", members=33,
              votes=Votes(for_=17))  # fmt: skip
    county.at(date(2023, 2, 1)).opens("s2")
    assert county.codes(county.day) == []
    filing = county.state
    county.closes("s2")
    assert county.codes(county.day) == ["OL-32-1"]
    county.state = filing
    county.do(d.FileResignation, resignation="r", session="s2")
    assert county.why(d.FileResignation, resignation="r", session="s2") == "WP-once"
    assert county.closes("s2").codes(county.day) == []


def test_a_text_is_not_cited_for_days_before_it(county):
    hall = county.at(date(2022, 1, 10)).opens().do(d.ProposeRemoval, **proposal(county))
    hall.do(d.VoteOnRemoval, removal="r", session="s1", votes=Votes(for_=51)).closes()
    assert hall.codes(hall.day) == []
