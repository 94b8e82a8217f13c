"""The wall chart (挂图作战): a project as plain data, planned beside real."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from wholeprocess.decision.project import Project


class Bar(TypedDict):
    """One milestone on the wall chart: planned days, the day reached, days late."""

    name: str
    starts: date
    due: date
    reached: date | None
    late: int


class WallChart(TypedDict):
    """A project on the wall chart (挂图作战): money in fen, durations in days."""

    project: str
    title: str
    phase: str
    start: date | None
    due: date | None
    finished: date | None
    planned_days: int | None
    real_days: int | None
    planned_fen: int | None
    real_fen: int | None
    milestones: list[Bar]


def wall_chart(project: Project) -> WallChart:
    """The project as plain data, planned beside real, for whoever draws the chart."""
    plan = project.plan
    return WallChart(
        project=project.id,
        title=project.title,
        phase=project.phase.value,
        start=plan.start if plan else None,
        due=project.due,
        finished=project.finished,
        planned_days=project.planned_days,
        real_days=project.real_days,
        planned_fen=project.planned_fen,
        real_fen=project.real_fen,
        milestones=[
            Bar(name=m.name, starts=m.starts, due=m.due, reached=m.reached, late=m.late)
            for m in project.milestones
        ],
    )
