"""Simulated years: admitted act by act, money conserved, every suggestion accounted for, seeded."""

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.check import check
from wholeprocess.decision import FundProject, PayForProject, ReturnMoney
from wholeprocess.journal import verify
from wholeprocess.management import Phase, Submit
from wholeprocess.process import read_journal, replay
from wholeprocess.simulation import (
    AS_IT_IS,
    Chance,
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

TOWN = County.quzici(stations=3, proposals=12, projects=3, suggestions=10, town_deputies=20)
COUNTY = County.xiangxiang(suggestions=40, in_session=15, above=4).only("suggestions")
BEYOND = {"SG-5", "SG-6", "SGL-rehandle", "PR-promise", "SG-7", "SG-8"}
"""What a late reply, a promise that was not kept and a year without a report are found as."""
PROJECTS = {"LVP-due", "LVP-progress-vote", "LVP-shortfall", "LVP-redo", "LVP-follow-up"}
STATIONS = {"PR-voice-reply", "PR-duty-levels", "PR-station-near", "PR-duty-least"}


def figures(run):
    return {one.name: one for one in measures(run)}


def head(run):
    return run.journal.head


def chances(name):
    return st.integers(0, 4).map(
        lambda n: Conduct(habit=name, to=Chance(share=f"{n}/4", source="test"))
    )


CHANGES = st.one_of(
    st.integers(1, 4).map(lambda n: Practice(code="PR-rounds", value=n)),
    st.integers(0, 60).map(lambda n: Practice(code="PR-talk", value=n)),
    st.integers(0, 4).map(lambda n: Practice(code="LVP-surplus", value=n)),
    st.integers(0, 2).map(lambda n: Practice(code="LVP-redo", value=n)),
    st.integers(1, 4).map(lambda n: Practice(code="PR-duty-month", value=n)),
    st.sampled_from(["revote", "presidium_decides", "leave_empty"]).map(
        lambda way: Practice(code="LVP-tie", value=way)
    ),
    st.integers(0, 3).map(lambda n: Plan(number="progress_votes", to=n)),
    st.integers(1, 3).map(lambda n: Plan(number="units", to=(UnitPlan("办公室", n),))),
    st.integers(0, 120).map(lambda n: Conduct(habit="handles", to=Days.exponential(n + 1, "test"))),
    chances("answers"),
    chances("presses"),
    chances("keeps"),
    chances("declines"),
    chances("attends").filter(lambda c: c.to.share >= 0.75),
    st.integers(0, 10).map(
        lambda n: Conduct(
            habit="finds_explained",
            to=Choice.of({"satisfied": 10 - n, "dissatisfied": n}, "test"),
        )
    ),
    st.integers(0, 9).map(
        lambda n: Conduct(
            habit="reply_severe", to=Choice.of({"above": n, "explained": 10 - n}, "test")
        )
    ),
    st.integers(0, 10).map(
        lambda n: Conduct(
            habit="grades_late",
            to=Choice.of({"satisfied": 10 - n, "dissatisfied": n}, "test"),
        )
    ),
    st.integers(-40, 200).map(lambda n: Conduct(habit="overruns", to=Number.always(n, "test"))),
)
POLICIES = st.lists(CHANGES, max_size=5).map(lambda c: Policy(name="drawn", changes=tuple(c)))


@settings(max_examples=15, deadline=None)
@given(POLICIES, st.integers(0, 2**20))
def test_under_any_policy_the_county_ends_or_is_open_and_the_seed_reproduces(policy, seed):
    run = simulate(COUNTY, policy, seed, years=2)
    put = [act.suggestion for act in run.acts if isinstance(act, Submit)]
    assert len(put) == len(set(put)) == len(run.state.management.cases)
    found = figures(run)
    assert found["closed"].n + found["open"].n == found["suggestions"].n == 80
    assert [act.on for act in run.acts] == sorted(act.on for act in run.acts)
    assert simulate(COUNTY, policy, seed, years=2).acts == run.acts
    event(f"open at the horizon: {found['open'].n > 0}")
    event(f"handled again: {found['handled_again'].n > 0}")
    event(f"escalated: {found['escalated'].n > 0}")
    event(f"special supervision: {found['special_supervision'].n > 0}")


@settings(max_examples=10, deadline=None)
@given(POLICIES, st.integers(0, 2**20))
def test_under_any_policy_money_is_conserved_in_the_town(policy, seed):
    run = simulate(TOWN, policy, seed, years=2)
    come, paid, back = (
        sum(a.amount_fen for a in run.acts if isinstance(a, kind))
        for kind in (FundProject, PayForProject, ReturnMoney)
    )
    left = 0
    for project in run.state.decision.projects.values():
        account = project.account
        assert account.funded_fen == account.paid_fen + account.returned_fen + account.left_fen
        assert account.left_fen >= 0
        if project.phase.value == "closed":
            assert account.paid_fen == project.real_fen
            assert account.left_fen == 0
        left += account.left_fen
    assert come == paid + back + left
    event(f"redone: {any(p.redone for p in run.state.decision.projects.values())}")


def test_a_policy_that_asks_much_meets_every_stage():
    """The branches that the properties above are about occur in a year that asks for them."""
    hard = Policy(
        name="hard",
        changes=[
            Conduct(habit="finds_explained", to=Choice.of({"dissatisfied": 1}, "test")),
            Conduct(
                habit="reply_severe",
                to=Choice.of({"above": 1, "explained": 1}, "test"),
            ),
            Conduct(habit="answers", to=Chance(share="9/10", source="test")),
        ],
    )
    run = simulate(COUNTY, hard, 5, years=3)
    kinds = {type(act).__name__ for act in run.acts}
    assert kinds >= {
        "Submit", "Decline", "Accept", "Assign", "Acknowledge", "Contact", "Reply", "Rate",
        "Remind", "Close", "Escalate", "BringHome", "Fulfil", "Talk",
    }  # fmt: skip
    found = figures(run)
    assert found["special_supervision"].n > 0
    assert {c.phase for c in run.state.management.cases.values()} >= {Phase.CLOSED}


@pytest.mark.parametrize("county", [COUNTY, TOWN], ids=["county", "town"])
def test_a_run_is_a_journal_like_any_other(county, tmp_path):
    run = simulate(county, seed=9, years=2)
    verify(run.journal)
    assert replay(run.journal).management == run.state.management
    codes = {finding.code for finding in check(run.journal)}
    assert codes <= BEYOND | PROJECTS | STATIONS


def test_who_answers_in_time_and_keeps_his_word_is_found_nothing_against():
    prompt = Policy(
        name="prompt",
        changes=[
            Conduct(habit="handles", to=Days.between(5, 60, "test")),
            Conduct(habit="keeps", to=Chance(share=1, source="test")),
            Plan(number="above", to=0),
        ],
    )
    run = simulate(COUNTY, prompt, seed=4)
    assert {f.code for f in check(run.journal)} <= {"SG-7"}  # nobody in the model reports the year
    assert figures(run)["late"].value == 0


def test_late_replies_are_found_as_late_as_the_measures_say():
    slow = Policy(name="slow", changes=[Conduct(habit="handles", to=Days.always(100, "test"))])
    run = simulate(COUNTY, slow, seed=4)
    late = {f.about for f in check(run.journal) if f.code == "SG-5"}
    measured = figures(run)["late"]
    assert measured.value == len(late) / measured.n
    assert late


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    heads = [head(simulate(COUNTY, seed=seed)) for seed in (1, 1, 2)]
    assert heads[0] == heads[1] != heads[2]


def test_the_bytes_do_not_hang_on_how_a_process_hashes_texts():
    script = (
        "from wholeprocess.simulation import County, simulate;"
        "print(simulate(County.quzici(voters=40, stations=4), seed=3).journal.head)"
    )
    heads = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(heads) == 1


def test_two_policies_meet_the_same_residents_deputies_and_units():
    """Whatever becomes of it later, the first round of each suggestion is the same."""
    once = Policy(name="once", changes=[Practice(code="PR-rounds", value=1)])
    often = Policy(name="often", changes=[Practice(code="PR-rounds", value=4)])
    firsts = []
    for policy in (once, often):
        run = simulate(COUNTY, policy, seed=6)
        own = [c for c in run.state.management.cases.values() if c.congress == COUNTY.place]
        firsts.append({c.id: c.acts[: 7 if len(c.acts) > 7 else len(c.acts)] for c in own})
    assert firsts[0].keys() == firsts[1].keys()
    same = [firsts[0][ident] == firsts[1][ident] for ident in firsts[0]]
    assert sum(same) >= len(same) - 2  # a further round of one may make another wait
    assert simulate(COUNTY, once, seed=6).acts != simulate(COUNTY, often, seed=6).acts


def settled(county):
    """A policy under which nothing is left to chance but who and where."""
    b = county.behaviour
    days = {
        name: Days.always(n, "test")
        for name, n in {
            "accepts": 2, "assigns": 3, "acknowledges": 1, "handles": 30, "rates": 5, "closes": 4,
            "promises": 90,
        }.items()
    }  # fmt: skip
    say = {
        "reply_minor": "solved",
        "reply_middle": "planned",
        "reply_severe": "planned",
        "finds_solved": "satisfied",
        "finds_planned": "satisfied",
        "severity": "minor",
    }
    words = {name: Choice.of({word: 1}, "test") for name, word in say.items()}
    sure = {
        "answers": Chance(share=1, source="test"),
        "declines": Chance(share=0, source="test"),
        "attends": Chance(share=1, source="test"),
    }
    assert b is not None
    changes = {**days, **words, **sure}
    return Policy(
        name="settled",
        changes=[Conduct(habit=habit, to=to) for habit, to in changes.items()]
        + [Plan(number="in_session", to=county.suggestions)],
    )


def test_without_variance_every_seed_gives_the_same_figures():
    runs = [simulate(COUNTY, settled(COUNTY), seed) for seed in range(4)]
    assert len({measures(run) for run in runs}) == 1
    found = figures(runs[0])
    assert found["days_to_close"].value == 2 + 3 + 1 + 30 + 5 + 4
    assert found["days_to_reply"].value == 31
    assert found["satisfied_at_first"].value == 1
    assert len({head(run) for run in runs}) == 4  # who leads and where it goes is still drawn


def test_years_that_are_none_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        simulate(COUNTY, years=0)


def test_a_year_from_the_middle_of_one_takes_in_what_comes_up_then():
    run = simulate(COUNTY, AS_IT_IS, 3, start=date(2022, 7, 1))
    days = [act.on for act in run.acts if isinstance(act, Submit)]
    assert min(days) >= date(2022, 7, 1)
    assert max(days) <= run.until == date(2023, 6, 30)


def test_a_run_is_kept_and_read_like_a_real_journal(tmp_path):
    run = simulate(COUNTY, seed=8)
    path = tmp_path / "run.jsonl"
    run.write(path)
    assert len(read_journal(path)) == len(run.acts)
