"""Quarters in which projects are being carried out (实施季度, LVP-quarterly)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wholeprocess.decision.project import Project, ProjectPhase
from wholeprocess.law import Law


def quarter(day: date, months: int) -> int:
    """The number of the quarter of so many months that the day lies in, counted through.

    >>> quarter(date(2021, 3, 31), 3) == quarter(date(2021, 1, 1), 3)
    True
    >>> quarter(date(2021, 4, 1), 3) - quarter(date(2021, 3, 31), 3)
    1
    """
    return (day.year * 12 + day.month - 1) // months


def next_quarter(day: date, months: int) -> date:
    """The first day of the quarter after the one that the day lies in."""
    year, month = divmod((quarter(day, months) + 1) * months, 12)
    return date(year, month + 1, 1)


def quarters_at_work(
    decided: date, projects: Iterable[Project], law: Law, through: date
) -> tuple[date, ...]:
    """The first days of the whole quarters in which projects were being carried out.

    From the quarter after the one in which the list was adopted; a quarter that is not over by
    ``through``, or by the day on which the last project was accepted, asks for nothing yet.
    """
    months = law.limit("LVP-quarterly").length
    ends = [_accepted(project) for project in projects]
    if not ends:
        return ()
    accepted = [end for end in ends if end is not None]
    stop = through if len(accepted) < len(ends) else min(through, max(accepted))
    first = next_quarter(decided, months)
    quarters = []
    while (after := next_quarter(first, months)) <= stop:
        quarters.append(first)
        first = after
    return tuple(quarters)


def _accepted(project: Project) -> date | None:
    if project.ended_early:
        return project.last
    acceptance = project.acceptance
    done = project.phase in (ProjectPhase.ACCEPTED, ProjectPhase.RATED, ProjectPhase.CLOSED)
    return acceptance.on if acceptance and done else None
