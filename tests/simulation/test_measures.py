"""Figures of a run: counted again from the state, and moved by what should move them."""

from fractions import Fraction

import pytest

from wholeprocess.decision import ProjectPhase
from wholeprocess.management import Phase
from wholeprocess.simulation import (
    AS_IT_IS,
    Choice,
    Conduct,
    County,
    Days,
    Number,
    Plan,
    Policy,
    Practice,
    UnitPlan,
    measures,
    simulate,
)

TOWN = County.quzici(town_deputies=20)
COUNTY = County.xiangxiang(suggestions=60, in_session=20).only("suggestions")


def figures(county, policy=AS_IT_IS, seed=1, **rest):
    return {one.name: one for one in measures(simulate(county, policy, seed, **rest))}


def pooled(county, policy, name, seeds=range(5)):
    return sum(figures(county, policy, seed)[name].value for seed in seeds)


def late(percent):
    return Conduct(habit="overruns", to=Number.always(percent, "test"))


def test_figures_are_those_of_the_state():
    run = simulate(COUNTY, seed=3)
    found = {one.name: one for one in measures(run)}
    cases = [c for c in run.state.management.cases.values() if c.congress == COUNTY.place]
    assert found["suggestions"].n == len(cases) == 60
    assert found["closed"].n == sum(case.phase is Phase.CLOSED for case in cases)
    assert found["handled_again"].n == sum(case.round > 1 for case in cases)
    assert found["escalated"].n == sum(case.escalation is not None for case in cases)


def test_projects_of_a_town_are_those_of_its_state():
    run = simulate(TOWN.only("projects"), seed=3)
    found = {one.name: one for one in measures(run)}
    projects = run.state.decision.projects.values()
    assert found["projects"].n == len(projects) == TOWN.projects
    assert found["paid_fen"].value == sum(p.account.paid_fen for p in projects)
    assert found["proposals"].n == TOWN.proposals
    assert found["progress_votes"].n == sum(len(p.progress) for p in projects)


def test_nothing_done_has_no_mean():
    found = figures(TOWN.only("turnout"))
    assert found["days_to_close"].n == 0
    assert found["days_to_close"].value is None
    assert found["turnout"].n == TOWN.voters


def test_more_candidates_make_no_worse_choice():
    town = TOWN.only("projects")
    many = Policy(name="many", changes=[Practice(code="LVP-surplus", value=6)])
    assert pooled(town, many, "choice_quality") > pooled(town, AS_IT_IS, "choice_quality")


def test_who_sees_exactly_chooses_the_best():
    sure = Policy(name="sure", changes=[Conduct(habit="misjudges", to=Number.always(0, "test"))])
    assert figures(TOWN.only("projects"), sure)["choice_quality"].value == 1


@pytest.mark.parametrize(("votes", "delay"), [(0, 30), (1, 15), (2, 7)])
def test_a_vote_on_progress_takes_in_the_delay_that_is_left(votes, delay):
    """Work of 100 days that would end 30 late; each vote leaves half of what is still to come."""
    policy = Policy(
        name="late",
        changes=[
            late(30),
            Plan(number="progress_votes", to=votes),
            Conduct(habit="work", to=Days.always(100, "test")),
            Conduct(habit="after_progress_vote", to=Number.always(50, "test")),
        ],
    )
    assert figures(TOWN.only("projects"), policy)["project_delay"].value == delay


@pytest.mark.parametrize(("redo", "votes"), [(0, 1), (1, 2), (2, 3)])
def test_what_never_satisfies_is_redone_so_often_as_practice_says(redo, votes):
    never = Choice.of({"dissatisfied": 1}, "test")
    policy = Policy(
        name="never",
        changes=[
            late(10),
            Practice(code="LVP-redo", value=redo),
            Conduct(habit="grades_late", to=never),
        ],
    )
    run = simulate(TOWN.only("projects"), policy, seed=1, years=2)
    first = [p for p in run.state.decision.projects.values() if p.slate.endswith("2022")]
    assert {len(project.effect) for project in first} == {votes}
    assert {project.phase for project in first} == {ProjectPhase.CLOSED}


def test_pressing_makes_late_replies_fewer_days_late():
    slow = Conduct(habit="handles", to=Days.always(200, "test"))
    prompt = Policy(name="prompt", changes=[slow, Practice(code="PR-talk", value=0)])
    patient = Policy(name="patient", changes=[slow, Practice(code="PR-talk", value=200)])
    days = [figures(COUNTY, policy)["days_to_reply"].value for policy in (prompt, patient)]
    assert days[0] < 105 < 200 < days[1] < 203


def test_fewer_places_at_units_make_longer_waits():
    one = Policy(name="one", changes=[Plan(number="units", to=(UnitPlan("办公室", 1),))])
    many = Policy(name="many", changes=[Plan(number="units", to=(UnitPlan("办公室", 99),))])
    waits = [figures(COUNTY, policy)["days_waiting"].value for policy in (one, many)]
    assert waits[0] > waits[1] == 0


def test_more_duty_days_make_more_receptions():
    twice = Policy(name="twice", changes=[Practice(code="PR-duty-month", value=2)])
    town = TOWN.only("stations")
    once_, twice_ = figures(town), figures(town, twice)
    assert once_["receptions"].n == 12 * TOWN.stations
    assert twice_["receptions"].n == 24 * TOWN.stations
    assert twice_["opinions"].n > once_["opinions"].n


def test_more_rounds_leave_fewer_to_special_supervision():
    hard = Conduct(
        habit="finds_explained", to=Choice.of({"satisfied": 1, "dissatisfied": 1}, "test")
    )
    counts = [
        figures(
            County.xiangxiang().only("suggestions"),
            Policy(name="hard", changes=[hard, Practice(code="PR-rounds", value=rounds)]),
            years=2,
        )["special_supervision"].value
        for rounds in (1, 2, 4)
    ]
    assert counts[0] > counts[1] > counts[2]
    assert isinstance(counts[0], Fraction)
