"""Leaving the list: of one's own will, struck off, and outside funding at each stage."""

import pytest

from wholeprocess import election as e
from wholeprocess.election import FundingOutcome, after_outside_funding

FUNDED = {"candidate": "a", "words": "a transfer from abroad"}


def test_who_withdrew_stands_no_longer(world):
    here = world(seats=1).nominate("a", "b", "c")
    here.do(e.WithdrawCandidate, 15, candidate="a")
    assert here.list.nominees == ("b", "c")
    assert here.why_not(e.WithdrawCandidate, 15, candidate="a") == "WP-known"
    assert here.nominate_before(15, "a").list.nominees == ("b", "c", "a")


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("not-eligible", None),
        ("died", None),
        ("false-particulars", "EL-30-2c"),
        ("vetting", "ELP-vetting"),
    ],
)
def test_only_a_ground_that_the_law_knows_strikes_off(world, ground, code):
    here = world(seats=1).nominate("a", "b")
    assert here.why_not(e.StrikeCandidate, candidate="a", ground=ground) == code
    assert here.why_not(e.StrikeCandidate, candidate="x", ground="died") == "WP-known"
    assert here.why_not(e.StrikeCandidate, candidate="a", ground="died", by="x") == "EL-11-1"


def test_outside_funding_before_any_nomination_keeps_him_off(world):
    here = world(seats=1).do(e.FindOutsideFunding, **FUNDED)
    nominate = {"organizations": ("x",), "nominees": ("a",)}
    assert here.why_not(e.NominateByOrganizations, **nominate) == "EL-35-2"
    ten = tuple(f"v{n:02}" for n in range(1, 11))
    assert here.why_not(e.NominateByPetition, nominee="a", signers=ten) == "EL-35-2"
    assert here.nominate("b").list.nominees == ("b",)


def test_outside_funding_strikes_off_both_lists(world):
    here = world(seats=1).nominate("a", "b").settle("a", "b")
    here.do(e.FindOutsideFunding, 9, **FUNDED)
    assert (here.list.nominees, here.list.formal, here.list.barred) == (("b",), ("b",), ("a",))
    assert "EL-35-2" not in here.codes()


def test_outside_funding_after_the_election_makes_it_void(world):
    here = world(seats=1).nominate("a", "b").settle("a", "b")
    result = e.Result(elected=("a",))
    here.state = here.state.with_(e.Changes(results={("2021", "D01"): result}))
    here.do(e.FindOutsideFunding, -5, **FUNDED)
    assert here.list.formal == ("a", "b")
    assert "EL-35-2" in here.codes()


@pytest.mark.parametrize(
    ("nominees", "elected", "outcome"),
    [
        ((), (), FundingOutcome.NOT_LISTED),
        (("a",), (), FundingOutcome.STRUCK_OFF),
        (("a",), ("b",), FundingOutcome.STRUCK_OFF),
        (("a",), ("a",), FundingOutcome.ELECTION_VOID),
    ],
)
def test_the_outcome_by_stage(nominees, elected, outcome):
    own, result = e.CandidateList(nominees=nominees), e.Result(elected=elected)
    ruling = after_outside_funding(own, result, "a")
    assert (ruling.outcome, ruling.rests_on) == (outcome, ("EL-35-2",))


def test_who_stands_is_settled_before_voting_begins(world):
    here = world(seats=1).nominate("a", "b").settle("a", "b")
    here.do(e.SetUpBox, 1, box="s", channel="station").do(e.OpenPoll, 0)
    assert here.why_not(e.WithdrawCandidate, 0, candidate="a") == "WP-phase"
    assert here.why_not(e.StrikeCandidate, 0, candidate="a", ground="died") == "WP-phase"
    assert here.why_not(e.FindOutsideFunding, 0, **FUNDED) is None  # whenever it is found
