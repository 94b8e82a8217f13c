"""The ways of choosing that places have: each setting, and what must hold of all of them."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.decision import (
    AnotherVote,
    Chosen,
    Invalid,
    Pattern,
    Quota,
    Ranking,
    Stand,
    Tally,
    TieRevote,
    TieToPresidium,
    choose,
    counted,
)
from wholeprocess.law import in_force

LAW = in_force(date(2019, 8, 2), "430681118")


def under(**settings):
    return LAW.under({code.replace("_", "-"): value for code, value in settings.items()})


def box(*ballots, everyone=61, issued=41, places=1, among="abc", **more):
    return Tally(
        all_deputies=everyone,
        issued=issued,
        places=places,
        candidates=tuple(among),
        ballots=tuple(ballots),
        **more,
    )


def approve(marks, n):
    return Pattern(tuple(marks), n)


# --- what a ballot is -----------------------------------------------------------------------------


def test_ranked_ballots_give_points_and_a_vote_to_what_stands_within_the_places():
    ballots = box(Ranking(tuple("abc"), 20), Ranking(tuple("bca"), 21), places=2)
    count = counted(ballots, under(LVP_ballot="ranked"))
    assert dict(count.votes) == {"a": 20, "b": 41, "c": 21}
    assert dict(count.points) == {"a": 3 * 20 + 21, "b": 2 * 20 + 3 * 21, "c": 20 + 2 * 21}
    within = counted(ballots, under(LVP_ballot="ranked", LVP_ranking="within_places"))
    assert (within.votes, within.points) == (count.votes, ())


def test_points_and_places_choose_differently():
    """a is first most often; b is never last, and has more points."""
    ballots = box(
        *(Ranking(tuple(order), n) for order, n in (("abc", 16), ("cba", 12), ("bac", 5))),
        everyone=40,
        issued=33,
        places=1,
    )
    points = under(LVP_ballot="ranked", LVP_pass_base="plurality")
    assert choose(ballots, points).outcome == Chosen(("b",), 0)  # 70, 71 and 57 points
    places = under(LVP_ballot="ranked", LVP_pass_base="plurality", LVP_ranking="within_places")
    assert choose(ballots, places).outcome == Chosen(("a",), 0)


def test_each_project_is_voted_on_by_itself_as_beipo_did():
    seven = tuple("abcdefg")
    law = under(LVP_ballot="each_project")
    all_for = box(Stand(seven, count=51), everyone=61, issued=51, places=7, among=seven)
    assert choose(all_for, law).outcome == Chosen(seven, 0)
    split = box(
        Stand(seven[:6], against=("g",), count=21),
        Stand(seven, count=30),
        everyone=61,
        issued=51,
        places=7,
        among=seven,
    )
    assert choose(split, law).outcome == Chosen(seven[:6], 1)  # 30 of 61 for g


@pytest.mark.parametrize(
    ("way", "ballot"),
    [
        ("approve_any", Ranking(("a",), 1)),
        ("approve_any", Stand(("a",), count=1)),
        ("ranked", Pattern(("a",), 1)),
        ("each_project", Pattern(("a",), 1)),
    ],
)
def test_a_ballot_of_another_form_is_not_counted(way, ballot):
    with pytest.raises(ValueError, match=f"under LVP-ballot {way} it is a"):
        counted(box(ballot), under(LVP_ballot=way))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Ranking(("a", "a"), 1), "twice"),
        (lambda: Stand(("a",), against=("a",), count=1), "for and against a"),
        (lambda: Stand(("a", "a"), count=1), "twice"),
        (lambda: box(approve("a", 1), present=40), "present"),
        (lambda: box(approve("a", 1), budget_fen=1), "a, b, c has no cost"),
    ],
)
def test_what_cannot_be_is_no_value(make, words):
    with pytest.raises(ValueError, match=words):
        make()


# --- of what more than half ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "votes", "passes"),
    [
        ("all_deputies", 30, False),
        ("all_deputies", 31, True),
        ("present", 25, False),  # of 50
        ("present", 26, True),
        ("ballots", 20, False),  # of 40
        ("ballots", 21, True),
        ("plurality", 0, False),
        ("plurality", 1, True),
    ],
)
def test_the_base_of_the_majority(base, votes, passes):
    cast = [approve(marks, n) for marks, n in (("a", votes), ("", 40 - votes)) if n]
    ballots = box(*cast, present=50)
    ruling = choose(ballots, under(LVP_pass_base=base))
    assert ruling.outcome == (Chosen(("a",), 0) if passes else Chosen((), 1))
    assert ("LV-3" in ruling.rests_on) == (base == "all_deputies")
    assert ("LVP-pass-base" in ruling.rests_on) == (base != "all_deputies")


def test_ballots_back_can_be_asked_to_equal_those_that_went_out():
    short = box(approve("a", 40))
    assert choose(short, LAW).outcome == Chosen(("a",), 0)
    equal = under(LVP_ballot_check="equal")
    assert choose(short, equal).outcome == Invalid(40, 41)
    assert choose(box(approve("a", 41)), equal).outcome == Chosen(("a",), 0)


@pytest.mark.parametrize(
    ("everyone", "candidates", "places"),
    [
        pytest.param(61, 6, 5, id="Quzici 2019"),
        pytest.param(120, 12, 10, id="Xin'an 2021"),
        pytest.param(102, 10, 8, id="Zhangzhai 2022"),
        pytest.param(58, 12, 10, id="Zhangshan 2025"),
        pytest.param(45, 2, 1, id="Siping 2023"),
    ],
)
def test_the_surplus_votes_that_were_reported(everyone, candidates, places):
    """All deputies vote; the last candidate has one vote too few, then one more than half."""
    names = tuple(f"p{n:02}" for n in range(candidates))
    half = everyone // 2

    def last_has(votes):
        first = Pattern(names[: places - 1], everyone - votes)
        with_the_last = Pattern((*names[: places - 1], names[-1]), votes)
        ballots = (first, with_the_last)
        return box(*ballots, everyone=everyone, issued=everyone, places=places, among=names)

    assert choose(last_has(half), LAW).outcome == Chosen(names[: places - 1], 1)
    won = choose(last_has(half + 1), LAW).outcome
    assert (set(won.projects), won.missing) == ({*names[: places - 1], names[-1]}, 0)


def test_liyang_ranked_twenty_for_ten():
    names = tuple(f"p{n:02}" for n in range(20))
    up, down = Ranking(names, 30), Ranking(tuple(reversed(names)), 25)
    ballots = box(up, down, everyone=60, issued=55, places=10, among=names)
    assert choose(ballots, under(LVP_ballot="ranked")).outcome == Chosen((), 10)  # 30 of 60
    one_more = evolve(ballots, ballots=(evolve(up, count=31), evolve(down, count=24)))
    assert choose(one_more, under(LVP_ballot="ranked")).outcome == Chosen(names[:10], 0)


# --- ties and places left -------------------------------------------------------------------------

COSTS = {"a": 30, "b": 20, "c": 20}
TIED = box(approve("ab", 41), places=1)


def test_a_tie_is_decided_as_the_place_has_it():
    with_costs = evolve(TIED, costs=COSTS)
    any_number = {"LVP_ballot": "approve_any"}
    ways = {
        way: choose(with_costs, under(LVP_tie=way, **any_number)).outcome
        for way in ("revote", "leave_empty", "presidium_decides", "admit_all", "lower_cost_first")
    }
    assert ways == {
        "revote": TieRevote((), ("a", "b"), 1),
        "leave_empty": Chosen((), 1),
        "presidium_decides": TieToPresidium((), ("a", "b"), 1),
        "admit_all": Chosen(("a", "b"), 0),
        "lower_cost_first": Chosen(("b",), 0),
    }


def test_the_tied_are_all_let_in_only_within_the_budget():
    law = under(LVP_tie="admit_all", LVP_ballot="approve_any")
    assert choose(evolve(TIED, costs=COSTS, budget_fen=50), law).outcome == Chosen(("a", "b"), 0)
    short = choose(evolve(TIED, costs=COSTS, budget_fen=49), law)
    assert short.outcome == TieRevote((), ("a", "b"), 1)


def test_equal_costs_are_a_tie_again():
    law = under(LVP_tie="lower_cost_first", LVP_ballot="approve_any")
    level = box(approve("abc", 41), places=1, costs=COSTS)
    assert choose(level, law).outcome == TieRevote((), ("b", "c"), 1)
    assert choose(evolve(level, places=2), law).outcome == Chosen(("b", "c"), 0)
    with pytest.raises(ValueError, match="a has no cost"):
        choose(evolve(level, costs={"b": 1, "c": 1}), law)


def test_what_stays_empty_can_be_voted_on_once_more():
    short = box(approve("a", 41), places=2)
    assert choose(short, LAW).outcome == Chosen(("a",), 1)
    law = under(LVP_shortfall="another_vote")
    assert choose(short, law).outcome == AnotherVote(("a",), ("b", "c"), 1)
    assert choose(evolve(short, further=1), law).outcome == Chosen(("a",), 1)
    twice = under(LVP_shortfall="another_vote", LVP_another_vote=2)
    assert choose(evolve(short, further=1), twice).outcome == AnotherVote(("a",), ("b", "c"), 1)
    alone = box(approve("a", 41), places=2, among="a")
    assert choose(alone, law).outcome == Chosen(("a",), 1)  # nothing else is there


# --- categories and budgets -----------------------------------------------------------------------

KINDS = {"a": "road", "b": "road", "c": "water", "d": "water"}


def shared(*ballots, roads=1, waters=1, **more):
    return box(
        *ballots,
        places=roads + waters,
        among="abcd",
        quotas=(Quota("road", roads), Quota("water", waters)),
        categories=KINDS,
        **more,
    )


def test_each_category_has_its_own_places():
    votes = (approve("ab", 35), approve("cd", 1), approve("c", 5))
    law = under(LVP_pass_base="plurality")
    together = box(*votes, places=2, among="abcd")
    assert choose(together, law).outcome == Chosen(("a", "b"), 0)
    apart = choose(shared(*votes), law)
    assert apart.outcome == TieRevote(("c",), ("a", "b"), 1)
    assert "LVP-categories" in apart.rests_on
    clear = shared(approve("ab", 34), approve("a", 1), approve("c", 5))
    assert choose(clear, law).outcome == Chosen(("a", "c"), 0)


def test_a_category_without_enough_votes_keeps_its_place_empty():
    outcome = choose(shared(approve("ab", 30), approve("a", 5), approve("d", 6)), LAW).outcome
    assert outcome == Chosen(("a",), 1)


@pytest.mark.parametrize(
    ("fit", "chosen"), [("pass_over", ("a", "c")), ("stop", ("a",))], ids=["passed over", "stop"]
)
def test_what_the_money_is_not_enough_for(fit, chosen):
    ballots = box(
        approve("abc", 33),
        approve("ab", 3),
        approve("a", 2),
        places=3,
        costs={"a": 50, "b": 60, "c": 40},
        budget_fen=100,
    )
    ruling = choose(ballots, under(LVP_budget_fit=fit))
    assert ruling.outcome == Chosen(chosen, 3 - len(chosen))
    assert "LVP-budget" in ruling.rests_on
    enough = evolve(ballots, budget_fen=150)
    assert choose(enough, under(LVP_budget_fit=fit)).outcome == Chosen(("a", "b", "c"), 0)
    free = evolve(ballots, budget_fen=None)
    assert choose(free, LAW).outcome == Chosen(("a", "b", "c"), 0)


def test_equal_votes_within_a_budget_are_a_tie_where_not_all_fit():
    costs = {"a": 50, "b": 50, "c": 1}
    ballots = box(approve("abc", 35), places=3, costs=costs, budget_fen=60)
    assert choose(ballots, LAW).outcome == TieRevote((), ("a", "b", "c"), 3)
    assert choose(evolve(ballots, budget_fen=101), LAW).outcome == Chosen(("a", "b", "c"), 0)


def test_within_a_budget_a_tie_ends_the_taking():
    """Who wins the road decides what is left for the waterworks, which came after it."""
    votes = (approve("ab", 6), approve("c", 5))
    costs = {"a": 5, "b": 6, "c": 4, "d": 1}
    law = under(LVP_pass_base="plurality")
    assert choose(shared(*votes), law).outcome == TieRevote(("c",), ("a", "b"), 1)
    limited = shared(*votes, costs=costs, budget_fen=12)
    assert choose(limited, law).outcome == TieRevote((), ("a", "b"), 1)


# --- what must hold of every way ------------------------------------------------------------------

NAMES = ("a", "b", "c", "d")
FORMS = {
    "approve_up_to_places": lambda marks: Pattern(marks, 1),
    "approve_any": lambda marks: Pattern(marks, 1),
    "ranked": lambda marks: Ranking(marks, 1),
    "each_project": lambda marks: Stand(marks, count=1),
}


WAYS = {
    "LVP_ranking": ("points", "within_places"),
    "LVP_pass_base": ("all_deputies", "present", "ballots", "plurality"),
    "LVP_tie": ("revote", "leave_empty", "presidium_decides", "admit_all", "lower_cost_first"),
    "LVP_budget_fit": ("pass_over", "stop"),
    "LVP_shortfall": ("leave_empty", "another_vote"),
}


@st.composite
def votes(draw, **fixed):
    """A box and a law: any form, base, way with ties, with or without categories and a budget."""
    form = draw(st.sampled_from(sorted(FORMS)))
    drawn = {code: draw(st.sampled_from(ways)) for code, ways in WAYS.items()}
    law = under(**{"LVP_ballot": form, **drawn, **fixed})
    places = draw(st.integers(1, 4))
    quotas = ()
    if places > 1 and draw(st.booleans()):
        first = draw(st.integers(1, places - 1))
        quotas = (Quota("road", first), Quota("water", places - first))
    cast = draw(st.integers(1, 7))
    most = places if form == "approve_up_to_places" else 4
    marks = st.lists(st.sampled_from(NAMES), unique=True, max_size=most).map(tuple)
    tally = Tally(
        all_deputies=draw(st.integers(cast + 1, cast + 3)),
        issued=cast + 1,
        places=places,
        candidates=NAMES,
        ballots=tuple(FORMS[form](draw(marks)) for _ in range(cast)),
        quotas=quotas,
        categories=KINDS,
        budget_fen=draw(st.none() | st.integers(0, 9)),
        costs={name: draw(st.integers(1, 4)) for name in NAMES},
    )
    return tally, law


def safe(outcome):
    return outcome.projects if isinstance(outcome, Chosen) else outcome.chosen


def standing(outcome, name):
    """2 chosen, 1 still in a tie, 0 neither; the empty places of another vote are open to all."""
    tied = isinstance(outcome, TieRevote | TieToPresidium) and name in outcome.among
    return 2 if name in safe(outcome) else int(tied)


@settings(max_examples=250)
@given(votes(), st.sampled_from(NAMES))
def test_more_support_never_loses(drawn, name):
    """A deputy who cast a blank ballot supports one project after all."""
    tally, law = drawn
    form = FORMS[law.choice("LVP-ballot")]
    before, after = (
        choose(evolve(tally, ballots=(*tally.ballots, form(marks))), law).outcome
        for marks in ((), (name,))
    )
    event(f"{law.choice('LVP-ballot')}, {standing(before, name)} to {standing(after, name)}")
    assert standing(after, name) >= standing(before, name)


@settings(max_examples=200)
@given(votes(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(drawn, chance):
    tally, law = drawn
    shuffled = list(tally.ballots)
    chance.shuffle(shuffled)
    assert choose(evolve(tally, ballots=shuffled), law) == choose(tally, law)


@settings(max_examples=250)
@given(votes())
def test_places_quotas_and_budgets_are_kept(drawn):
    tally, law = drawn
    outcome = choose(tally, law).outcome
    event(type(outcome).__name__)
    taken = safe(outcome)
    assert len(set(taken)) == len(taken)
    if tally.budget_fen is not None:
        event("within a budget")
        assert sum(dict(tally.costs)[name] for name in taken) <= tally.budget_fen
    if law.choice("LVP-tie") != "admit_all":
        assert len(taken) <= tally.places
        of_kind = Counter(KINDS[name] for name in taken)
        assert all(of_kind[quota.category] <= quota.places for quota in tally.quotas)
    if isinstance(outcome, Chosen):
        assert outcome.missing == max(0, tally.places - len(taken))
    else:
        assert outcome.places > 0
        assert not set(outcome.among) & set(taken)


@settings(max_examples=200)
@given(votes(LVP_budget_fit="pass_over", LVP_pass_base="plurality", LVP_tie="revote"))
def test_who_is_out_met_a_full_category_no_money_or_a_tie(drawn):
    """A second reading, which never sorts."""
    tally, law = drawn
    outcome = choose(tally, law).outcome
    taken, strength = safe(outcome), counted(tally, law).strength
    costs, share = dict(tally.costs), tally.share_of
    tied = getattr(outcome, "among", ()) if isinstance(outcome, TieRevote) else ()
    for name in set(NAMES).difference(taken, tied):
        rivals = [n for n in taken if strength[n] >= strength[name]]
        full = sum(share[n] == share[name] for n in rivals) == tally.shares.get(share[name], 0)
        spent = sum(costs[n] for n in rivals)
        poor = tally.budget_fen is not None and spent + costs[name] > tally.budget_fen
        beaten = any(
            (strength[n] > strength[name] and (poor or tally.budget_fen is not None))
            or share[n] == share[name]
            for n in tied
        )
        event(f"full {full}, no money {poor}, behind a tie {beaten}, no votes {not strength[name]}")
        assert full or poor or beaten or not strength[name]
