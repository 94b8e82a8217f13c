"""A vote that was held, as a choice for other rules."""

from datetime import date

import pytest
from attrs import evolve

from wholeprocess.decision import (
    AssessProposal,
    Check,
    OpenCall,
    by_votes,
    difference,
    equal_shares,
    select,
    vote_as_instance,
)
from wholeprocess.law import in_force

SLATE = "430681118/2019"
LAW = in_force(date(2019, 8, 2), "430681118")
COSTS = {"p1": 50, "p2": 40, "p3": 30, "p4": 20, "p5": 10, "p6": 60}


def assessed(acts, costs):
    """The acts, each proposal looked into after the second round of screening."""
    for act in acts:
        if act.kind == "decision.screen" and act.round == 3:
            for proposal, cost in costs.items():
                yield AssessProposal(
                    on=act.on,
                    slate=SLATE,
                    proposal=proposal,
                    cost_fen=cost,
                    site="v1",
                    beneficiaries=1,
                    checks=[Check("funded", "office", met=True)],
                )
        yield act


def held(year, folded, costs=COSTS):
    return folded(assessed(year, costs)).slates[SLATE]


def test_the_ballots_of_the_first_vote_with_what_each_candidate_costs(year, folded):
    slate = held(year, folded)
    box = vote_as_instance(slate, LAW)
    assert {option.id: option.cost for option in box.options} == COSTS
    assert (box.voters, sum(box.votes)) == (41, 41 * 5)
    assert box.budget == sum(COSTS[proposal] for proposal in slate.chosen)
    assert vote_as_instance(slate, LAW, budget_fen=7).budget == 7
    assert box.options[0].category == "road"


def test_the_rule_that_chose_changes_nothing_and_another_may(year, folded):
    slate = held(year, folded)
    box = vote_as_instance(slate, LAW)
    same = difference(box, slate.chosen, select(box, by_votes).chosen)
    assert [words.en for words in same.explain()] == ["both choose the same"]
    narrow = vote_as_instance(slate, LAW, budget_fen=90)
    assert select(narrow, by_votes).chosen != select(narrow, equal_shares).chosen


def test_void_ballots_are_left_out(year, folded):
    slate = held(year, folded)
    exact = LAW.under({"LVP-ballot": "exactly_places"})
    assert vote_as_instance(slate, exact).voters == 41
    for places, voters in ((5, 41), (4, 0)):
        box = vote_as_instance(evolve(slate, places=places), exact, budget_fen=9)
        assert box.voters == voters


def test_without_a_vote_or_a_cost_there_is_no_choice(year, folded):
    with pytest.raises(ValueError, match=f"p6 of {SLATE} has no cost"):
        vote_as_instance(held(year, folded, {p: c for p, c in COSTS.items() if p != "p6"}), LAW)
    begun = [act for act in year if isinstance(act, OpenCall)]
    with pytest.raises(ValueError, match=f"no valid vote was held on {SLATE}"):
        vote_as_instance(folded(begun).slates[SLATE], LAW)
