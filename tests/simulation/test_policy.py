"""Policies: composed, read from TOML, refused with the article, all faults of a file at once."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.errors import BadInput, Refused
from wholeprocess.law import TimeLimit, TimeUnit
from wholeprocess.process import SetPractice
from wholeprocess.simulation import (
    AS_IT_IS,
    Conduct,
    County,
    Days,
    Plan,
    Policy,
    Practice,
    UnitPlan,
    compose,
    policy_of,
    simulate,
    usual,
)

START = date(2022, 1, 1)
SMALL = County.xiangxiang(suggestions=20, in_session=5).only("suggestions")
TWO_MONTHS = TimeLimit(2, TimeUnit.MONTHS)

THRICE = Policy(name="three rounds", changes=[Practice(code="PR-rounds", value=3)])
ONCE = Policy(name="one round", changes=[Practice(code="PR-rounds", value=1)])
QUICK = Policy(name="quick units", changes=[Conduct(habit="handles", to=Days.always(5, "a study"))])


def test_a_number_of_the_law_is_refused_with_its_article():
    shorter = Policy(name="two months", changes=[Practice(code="SG-5", value=TWO_MONTHS)])
    with pytest.raises(Refused) as refused:
        simulate(SMALL, shorter)
    assert refused.value.refusal.code == "SG-5"
    assert "art. 42" in str(refused.value)
    assert "changes_law=True" in str(refused.value)


def test_a_study_that_changes_the_law_says_so_and_sets_no_practice():
    study = Policy(
        name="two months",
        changes=[Practice(code="SG-5", value=TWO_MONTHS)],
        changes_law=True,
    )
    run = simulate(SMALL, study, seed=2)
    assert run.fold.law(START, SMALL.place).limit("SG-5") == TWO_MONTHS
    assert not [act for act in run.acts if isinstance(act, SetPractice)]


def test_a_change_of_the_law_begins_on_its_day():
    study = Policy(
        name="two months from May",
        changes=[Practice(code="SG-5", value=TWO_MONTHS, since=date(2022, 5, 1))],
        changes_law=True,
    )
    run = simulate(SMALL, study)
    before, after = (run.fold.law(date(2022, m, d), SMALL.place) for m, d in ((4, 30), (5, 1)))
    assert (before.limit("SG-5").length, after.limit("SG-5").length) == (3, 2)


def test_a_practice_is_set_by_the_congress_on_its_day():
    later = Policy(
        name="three rounds from May",
        changes=[Practice(code="PR-rounds", value=3, since=date(2022, 5, 1))],
    )
    run = simulate(SMALL, later)
    (act,) = [act for act in run.acts if isinstance(act, SetPractice)]
    assert (act.on, act.code, act.value, act.reason) == (
        date(2022, 5, 1),
        "PR-rounds",
        3,
        "three rounds from May",
    )


def test_a_habit_changes_on_its_day():
    later = Policy(
        name="quick from June",
        changes=[Conduct(habit="handles", to=Days.always(0, "a study"), since=date(2022, 6, 1))],
    )
    plain, run = simulate(SMALL, seed=3), simulate(SMALL, later, seed=3)
    cut = date(2022, 6, 1)
    assert [a for a in run.acts if a.on < cut] == [a for a in plain.acts if a.on < cut]
    assert run.acts != plain.acts


@pytest.mark.parametrize(
    ("code", "value", "what"),
    [
        ("PR-rounds", "three", "another kind"),
        ("LVP-schedule", 3, "no number"),
        ("NO-such-rule", 3, "no rule has the code"),
    ],
)
def test_a_practice_that_cannot_be_set_is_bad_input(code, value, what):
    with pytest.raises(BadInput, match=what):
        simulate(SMALL, Policy(name="x", changes=[Practice(code=code, value=value)]))


def test_what_nobody_has_cannot_be_changed():
    with pytest.raises(ValueError, match="is no habit"):
        Conduct(habit="dances", to=Days.always(1, "x"))
    with pytest.raises(TypeError, match="handles is Days"):
        Conduct(habit="handles", to=usual().answers)
    with pytest.raises(ValueError, match="leave since out"):
        Conduct(habit="month", to=usual().month, since=START)
    with pytest.raises(ValueError, match="is no number of a county"):
        Plan(number="rivers", to=3)


def test_the_later_policy_has_the_last_word():
    assert (THRICE | ONCE).practices == ONCE.practices
    assert (ONCE | THRICE).practices == THRICE.practices
    assert (AS_IT_IS | THRICE) == THRICE
    assert compose(THRICE, QUICK, name="both").name == "both"


POLICIES = st.sampled_from([AS_IT_IS, THRICE, ONCE, QUICK])


@given(POLICIES, POLICIES, POLICIES)
def test_composing_is_associative_and_the_same_twice_is_the_same(a, b, c):
    assert ((a | b) | c).changes == (a | (b | c)).changes
    assert (a | a).changes == a.changes


def test_a_study_can_be_sent_to_another_process():
    both = THRICE | QUICK
    assert pickle.loads(pickle.dumps((SMALL, both))) == (SMALL, both)


def test_a_plan_changes_the_county():
    many = Policy(name="one unit", changes=[Plan(number="units", to=(UnitPlan("办公室", 3),))])
    run = simulate(SMALL, many)
    assert [unit.name for unit in run.county.units] == ["办公室"]


TOML = """
name = "quarterly votes and three rounds"
since = 2022-03-01
[practice]
PR-rounds = { count = 3 }
[conduct]
handles = { exponential = 20, assumed = "a study" }
[plan]
progress_votes = 3
"""


def test_a_policy_is_read_from_toml():
    policy = policy_of(TOML)
    assert policy.practices == (Practice(code="PR-rounds", value=3, since=date(2022, 3, 1)),)
    (habit,) = policy.conduct
    assert (habit.habit, habit.to) == ("handles", Days.exponential(20, "a study", assumed=True))
    assert policy.changes[-1] == Plan(number="progress_votes", to=3)


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(
        """
since = "May"
colour = "red"
[practice]
PR-rounds = { nonsense = 3 }
NO-such-rule = { count = 3 }
[conduct]
dances = { always = 3, source = "x" }
handles = { always = 3 }
answers = { chance = 0.5, source = "x" }
[plan]
rivers = 3
""",
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as bad:
        Policy.read(path)
    fields = {problem.field for problem in bad.value.problems}
    assert fields == {
        "since",
        "colour",
        "name",
        "practice.PR-rounds",
        "practice.NO-such-rule",
        "conduct.dances",
        "conduct.handles",
        "conduct.answers",
        "plan.rivers",
    }


def test_what_is_no_toml_is_bad_input():
    with pytest.raises(BadInput, match="is not TOML"):
        policy_of("name = ")
