"""Other rules for the same ballots: examples by hand, what must hold, and pabutools' opinion."""

from fractions import Fraction

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    Cardinality_Sat,
    Cost_Sat,
    Project,
)
from pabutools.election import Instance as PeerInstance
from pabutools.rules import (
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)

from wholeprocess.decision import (
    Instance,
    Option,
    Pattern,
    by_votes,
    by_votes_per_cost,
    difference,
    equal_shares,
    equal_shares_by_number,
    equal_shares_by_number_fast,
    equal_shares_fast,
    outcomes,
    phragmen,
    select,
)
from wholeprocess.decision.rules.equal_shares import Shares, Use, level
from wholeprocess.strategies import project_choices

PEERS = {
    by_votes: lambda i, p, **how: greedy_utilitarian_welfare(i, p, sat_class=Cost_Sat, **how),
    by_votes_per_cost: lambda i, p, **how: greedy_utilitarian_welfare(
        i, p, sat_class=Cardinality_Sat, **how
    ),
    equal_shares: lambda i, p, **how: method_of_equal_shares(i, p, sat_class=Cost_Sat, **how),
    equal_shares_by_number: lambda i, p, **how: method_of_equal_shares(
        i, p, sat_class=Cardinality_Sat, **how
    ),
    phragmen: sequential_phragmen,
}
TWINS = {
    equal_shares: equal_shares_fast,
    equal_shares_by_number: equal_shares_by_number_fast,
}
every_rule = pytest.mark.parametrize("rule", PEERS, ids=lambda rule: rule.__name__)


def peer(instance, rule, **how):
    projects = {option.id: Project(option.id, option.cost) for option in instance.options}
    theirs = PeerInstance(projects.values(), budget_limit=instance.budget)
    ballots = [
        ApprovalBallot(projects[mark] for mark in pattern.marks)
        for pattern in instance.ballots
        for _ in range(pattern.count)
    ]
    return PEERS[rule](theirs, ApprovalProfile(ballots, instance=theirs), **how)


@every_rule
@settings(max_examples=60, deadline=None)
@given(box=project_choices())
def test_chooses_as_pabutools_does_with_ties_by_id(rule, box):
    chosen = select(box, rule)
    event("tie" if chosen.ties else "no tie")
    assert set(chosen.chosen) == {str(project) for project in peer(box, rule)}


@every_rule
@settings(max_examples=60, deadline=None)
@given(box=project_choices())
def test_finds_every_outcome_that_pabutools_finds(rule, box):
    found = outcomes(box, rule)
    theirs = peer(box, rule, resoluteness=False)
    event("decisive" if found.decisive else "one outcome")
    assert found.complete
    assert set(found.sets) == {tuple(sorted(map(str, one))) for one in theirs}


@every_rule
@settings(max_examples=50, deadline=None)
@given(box=project_choices())
def test_money_spent_and_left_is_the_budget_and_each_choice_has_a_supporter(rule, box):
    chosen = select(box, rule)
    costs = {option.id: option.cost for option in box.options}
    assert chosen.spent == sum(costs[ident] for ident in chosen.chosen)
    assert chosen.spent + chosen.left == box.budget
    assert chosen.left >= 0
    assert len(set(chosen.chosen)) == len(chosen.chosen)


@every_rule
@settings(max_examples=50, deadline=None)
@given(box=project_choices(max_options=5), data=st.data())
def test_the_order_of_options_decides_only_among_possible_outcomes(rule, box, data):
    order = data.draw(st.permutations([option.id for option in box.options]))
    one = tuple(sorted(select(box, rule, order=order).chosen))
    assert one in outcomes(box, rule).sets


@pytest.mark.parametrize("rule", TWINS, ids=lambda rule: rule.__name__)
@settings(max_examples=60, deadline=None)
@given(box=project_choices(max_options=8))
def test_arrays_choose_the_same(rule, box):
    assert select(box, TWINS[rule]) == select(box, rule)
    assert outcomes(box, TWINS[rule], steps=100) == outcomes(box, rule, steps=100)


@pytest.mark.parametrize("rule", [by_votes, by_votes_per_cost], ids=lambda rule: rule.__name__)
@given(box=project_choices(), data=st.data())
def test_more_support_never_loses(rule, box, data):
    chosen = select(box, rule).chosen
    if not chosen:
        return
    lucky = data.draw(st.sampled_from(chosen))
    more = Instance(
        options=box.options, budget=box.budget, ballots=[*box.ballots, Pattern((lucky,), 3)]
    )
    assert lucky in select(more, rule).chosen


@settings(deadline=None)
@given(box=project_choices(), times=st.integers(2, 4))
def test_a_pattern_counts_as_its_ballots_do(box, times):
    """A thousand equal ballots are one pattern: the same as the ballots one by one."""
    grouped = Instance(
        options=box.options,
        budget=box.budget,
        ballots=[Pattern(p.marks, p.count * times) for p in box.ballots],
    )
    single = Instance(
        options=box.options,
        budget=box.budget,
        ballots=[Pattern(p.marks, 1) for p in grouped.ballots for _ in range(p.count)],
    )
    for rule in (*PEERS, *TWINS.values()):
        assert select(grouped, rule) == select(single, rule)


def test_equal_shares_give_a_minority_its_part():
    """Six voters of the east town and four of the west: greedy gives all to the east."""
    options = [Option(id=f"east{n}", cost=10) for n in range(3)] + [Option(id="west", cost=10)]
    ballots = [Pattern(("east0", "east1", "east2"), 6), Pattern(("west",), 4)]
    box = Instance(options=options, budget=30, ballots=ballots)
    assert select(box, by_votes).chosen == ("east0", "east1", "east2")
    assert set(select(box, equal_shares).chosen) == {"east0", "west"}
    assert set(select(box, phragmen).chosen) == {"east0", "west", "east1"}


def test_an_option_that_nobody_approves_is_never_chosen():
    box = Instance(
        options=[Option(id="road", cost=1), Option(id="well", cost=1)],
        budget=9,
        ballots=[Pattern(("road",), 1)],
    )
    for rule in (*PEERS, *TWINS.values()):
        assert select(box, rule).chosen == ("road",)


def test_what_costs_nothing_goes_first_for_its_money():
    options = [Option(id="free", cost=0), Option(id="road", cost=3)]
    box = Instance(
        options=options, budget=3, ballots=[Pattern(("road",), 9), Pattern(("free",), 1)]
    )
    assert select(box, by_votes_per_cost).chosen == ("free", "road")


def test_no_ballots_choose_nothing():
    box = Instance(options=[Option(id="road", cost=1)], budget=9, ballots=[])
    for rule in (*PEERS, *TWINS.values()):
        assert select(box, rule).chosen == ()


def test_a_tie_that_floats_cannot_see_is_decided_exactly():
    """Two options whose payments differ by one part in 10^18: the cheaper goes first."""
    big = 10**18
    options = [Option(id="a", cost=big + 1), Option(id="b", cost=big)]
    box = Instance(
        options=options, budget=2 * big, ballots=[Pattern(("a",), 1), Pattern(("b",), 1)]
    )
    richer = Instance(options=options, budget=2 * big + 2, ballots=box.ballots)
    for rule in (equal_shares_by_number, equal_shares_by_number_fast):
        assert select(box, rule).chosen == ("b",)  # a is beyond its voter's purse
        chosen = select(richer, rule)
        assert chosen.chosen == ("b", "a")
        assert chosen.ties == ()


def test_the_exact_money_of_a_class_is_what_fractions_say():
    """Three purchases shared by different voters; the money left is worked out independently."""
    options = [Option(id=i, cost=c) for i, c in (("a", 7), ("b", 5), ("c", 3))]
    ballots = [Pattern(("a", "b"), 2), Pattern(("b", "c"), 1), Pattern(("a", "b", "c"), 3)]
    run = Shares(Instance(options=options, budget=15, ballots=ballots), Use.NUMBER)
    purses = [Fraction(15, 6)] * 3
    marks = [p.marks for p in ballots]
    ids = ("a", "b", "c")
    while best := run.best():
        place = best[0]
        behind = [n for n, m in enumerate(marks) if ids[place] in m]
        pay = level([(purses[n], ballots[n].count) for n in behind], options[place].cost)
        run.take(place)
        for n in behind:
            purses[n] = max(Fraction(0), purses[n] - pay)
    exact = [run._exactly(own) for own in run._class]
    assert exact == purses


def test_what_another_rule_would_change_in_words():
    options = [
        Option(id="road", cost=60, village="东村", category="道路"),
        Option(id="well", cost=50, village="西村", category="供水"),
    ]
    box = Instance(options=options, budget=100, ballots=[Pattern(("road",), 2)])
    changed = difference(box, ["road"], ["well"])
    assert (changed.gained, changed.lost, changed.likeness) == (("well",), ("road",), 0)
    assert (changed.served_before, changed.served_after) == (2, 0)
    assert [s.name for s in changed.villages] == ["东村", "西村"]
    assert "增加well；减少road" in [sentence.zh for sentence in changed.explain()]
    same = difference(box, ["road"], ["road"])
    assert [sentence.en for sentence in same.explain()] == ["both choose the same"]
    assert same.likeness == 1


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"ballots": [Pattern(("bridge",), 1)]}, "bridge is marked and is no option"),
        ({"budget": -1}, "budget -1 is negative"),
        ({"options": [Option(id="road", cost=1)] * 2}, "two options have the same id"),
    ],
)
def test_a_choice_that_exists_is_valid(wrong, word):
    right = {"options": [Option(id="road", cost=1)], "budget": 1, "ballots": []}
    with pytest.raises(ValueError, match=word):
        Instance(**(right | wrong))


def test_no_float_is_an_amount():
    with pytest.raises(TypeError, match="is not exact"):
        Option(id="road", cost=0.5)


def test_a_search_that_is_cut_short_says_so():
    options = [Option(id=f"p{n}", cost=1) for n in range(12)]
    box = Instance(options=options, budget=6, ballots=[Pattern([o.id for o in options], 2)])
    assert not outcomes(box, by_votes, steps=50).complete
