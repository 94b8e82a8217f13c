"""Milestones set backwards from the due date (倒排节点)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from wholeprocess.decision.project_acts import ScheduleProject, Stage
from wholeprocess.law import Law, Refusal, how_many


@frozen(kw_only=True)
class Milestone:
    """A stage with its planned days, and the day on which it was reached (节点)."""

    name: str
    starts: date
    due: date
    reached: date | None = None

    @property
    def days(self) -> int:
        """How many days the stage may take."""
        return (self.due - self.starts).days

    @property
    def late(self) -> int:
        """Days past its due day when it was reached; 0 when in time or still open."""
        return max(0, (self.reached - self.due).days) if self.reached else 0


def schedule_backwards(due: date, stages: Iterable[Stage]) -> tuple[Milestone, ...]:
    """The stages in their order, each ending where the next begins, the last one on ``due``.

    >>> plan = schedule_backwards(date(2019, 12, 20), [Stage("bed", 60), Stage("surface", 90)])
    >>> [(m.name, str(m.starts), str(m.due)) for m in plan]
    [('bed', '2019-07-23', '2019-09-21'), ('surface', '2019-09-21', '2019-12-20')]
    """
    plan: list[Milestone] = []
    for stage in reversed(tuple(stages)):
        starts = due - timedelta(days=stage.days)
        plan.append(Milestone(name=stage.name, starts=starts, due=due))
        due = starts
    return tuple(reversed(plan))


def does_not_fit(act: ScheduleProject, law: Law) -> Refusal | None:
    """Why the stages take longer than from start to due day (LVP-schedule); ``None`` if not."""
    planned, needed = (act.due - act.start).days, sum(stage.days for stage in act.stages)
    if needed <= planned:
        return None
    what = f"the stages take {how_many(needed, 'day')}, from {act.start} to {act.due} are {planned}"
    return law.refusal("LVP-schedule", what, "shorten a stage, start earlier or set a later day")
