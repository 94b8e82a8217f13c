"""A journal judged by other rules, beside the check under settings and beside nothing changed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholeprocess import BadInput, Refused, check
from wholeprocess.law import Finding, TimeLimit, TimeUnit
from wholeprocess.process import SetPractice
from wholeprocess.simulation import (
    AS_IT_IS,
    Conduct,
    County,
    Policy,
    Practice,
    otherwise,
    simulate,
    usual,
)
from wholeprocess.simulation.spread import Days

SLOW = usual().evolved(
    handles=Days.between(40, 120, source="slow units for a test", assumed=True),
    handles_again=Days.between(10, 60, source="slow units for a test", assumed=True),
    finds_solved=usual().finds_explained,
)
COUNTY = County.xiangxiang(suggestions=25, in_session=0, above=0, behaviour=SLOW)
COUNTY = COUNTY.only("suggestions")
RUN = simulate(COUNTY, seed=3)
JOURNAL = RUN.journal


def keys(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted((one.code, one.about) for one in found)


def rule(code: str, value: object, law: bool = False) -> Policy:
    return Policy(name=code, changes=[Practice(code=code, value=value)], changes_law=law)


def test_nothing_changed_finds_nothing_else() -> None:
    same = otherwise(JOURNAL, AS_IT_IS)
    assert same.as_it_was == same.otherwise
    assert keys(same.as_it_was) == keys(check(JOURNAL))
    assert (same.appeared, same.gone, same.impossible) == ((), (), ())
    assert same.cannot_tell[-1].en == "no act on record meets a rule that the policy changes"


@given(days=st.integers(1, 70))
@settings(max_examples=10, deadline=None)
def test_a_practice_is_judged_as_the_check_judges_it_under_a_setting(days: int) -> None:
    limit = TimeLimit(days, TimeUnit.DAYS)
    with pytest.raises(BadInput, match="of another kind"):
        otherwise(JOURNAL, rule("SGL-rehandle", days))
    told = otherwise(JOURNAL, rule("SGL-rehandle", limit))
    assert keys(told.otherwise) == keys(check(JOURNAL, settings={"SGL-rehandle": limit}))
    assert not told.impossible


def test_a_shorter_limit_of_the_law_finds_more_and_says_where() -> None:
    month = TimeLimit(1, TimeUnit.MONTHS)
    with pytest.raises(Refused, match="this number is the law's"):
        otherwise(JOURNAL, rule("SG-5", month))
    told = otherwise(JOURNAL, rule("SG-5", month, law=True))
    was, would = told.counts("SG-5")
    # every reply of these units took 40 days or more from the unit's turn
    answered = [case for case in RUN.state.management.cases.values() if case.since]
    assert was < would <= len(answered)
    units = told.by_unit("SG-5")
    assert sum(pair[0] for pair in units.values()) == was
    assert sum(pair[1] for pair in units.values()) == would
    assert set(units) <= {f"430381/{unit.name}" for unit in COUNTY.units}
    assert len(told.appeared) - len(told.gone) == len(told.otherwise) - len(told.as_it_was)


def test_an_act_that_could_not_have_been_done_is_told_with_its_consequences() -> None:
    twice = {c.id for c in RUN.state.management.cases.values() if c.round > 1}
    assert twice
    told = otherwise(JOURNAL, rule("PR-rounds", 1))
    first = [one for one in told.impossible if one.after is None]
    assert {one.act.thing for one in first} == twice
    entries = list(JOURNAL)
    for one in told.impossible:
        assert entries[one.line - 1].act == one.act
        if one.after is not None:
            assert entries[one.after - 1].act.thing == one.act.thing
    assert f"{len(first)} of the acts could not have been done" in told.cannot_tell[1].en


def test_the_policy_has_the_word_over_what_the_congress_set() -> None:
    from wholeprocess.simulation.year import Run

    start = date(2022, 1, 1)
    run: Run = simulate(COUNTY, rule("PR-rounds", 1), seed=3)
    assert any(isinstance(entry.act, SetPractice) for entry in run.journal)
    assert not otherwise(run.journal, rule("PR-rounds", 1)).impossible
    later = Policy(
        name="from the next year on",
        changes=[Practice(code="PR-rounds", value=2, since=start.replace(year=2030))],
    )
    assert not otherwise(run.journal, later).appeared


def test_another_calendar_moves_what_is_counted_in_working_days() -> None:
    fortnight = rule("SGL-rehandle", TimeLimit(10, TimeUnit.WORKING_DAYS))
    counts = [
        otherwise(JOURNAL, fortnight, calendar=calendar).counts("SGL-rehandle")
        for calendar in (lambda day: True, None, lambda day: day.weekday() == 0)
    ]
    daily, usual_weeks, mondays = (would for _, would in counts)
    assert len({was for was, _ in counts}) == 1
    assert daily >= usual_weeks >= mondays
    assert daily > mondays


def test_habits_are_not_in_a_journal() -> None:
    conduct = Conduct(habit="handles", to=SLOW.handles)
    with pytest.raises(BadInput, match="changes conduct"):
        otherwise(JOURNAL, Policy(name="slow", changes=[conduct]))
