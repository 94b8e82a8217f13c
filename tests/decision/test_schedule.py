"""Milestones backwards from the due date."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.decision import ScheduleProject, Stage, schedule_backwards

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
STAGES = st.lists(st.integers(1, 400), min_size=1, max_size=8).map(
    lambda days: [Stage(f"s{n}", d) for n, d in enumerate(days)]
)


@given(DAYS, STAGES)
def test_stages_follow_one_another_and_end_on_the_due_date(due, stages):
    plan = schedule_backwards(due, stages)
    assert [(m.name, m.days) for m in plan] == [(s.name, s.days) for s in stages]
    assert plan[-1].due == due
    assert all(one.due == after.starts for one, after in pairwise(plan))
    assert (due - plan[0].starts).days == sum(s.days for s in stages)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due": date(2019, 8, 10)}, "does not lie after the start"),
        ({"stages": ()}, "stages is empty"),
        ({"stages": (Stage("bed", 1), Stage("bed", 2))}, "two stages have one name"),
    ],
)
def test_a_plan_that_cannot_be_is_no_plan(changes, words):
    plan = {
        "on": date(2019, 8, 5),
        "project": "p",
        "start": date(2019, 8, 10),
        "due": date(2020, 1, 7),
        "cost_fen": 1,
        "stages": (Stage("bed", 1),),
    }
    with pytest.raises(ValueError, match=words):
        ScheduleProject(**plan | changes)
