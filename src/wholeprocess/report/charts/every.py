"""Every chart of a state (全部图表), link by link, each ready to be drawn in either language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeAlias

from wholeprocess.congress import DivisionCode
from wholeprocess.decision import Project
from wholeprocess.election import Declared, Method, statement_of
from wholeprocess.law import LawAt
from wholeprocess.management import Desk
from wholeprocess.process import State
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.elections import turnout_chart, votes_chart
from wholeprocess.report.charts.flow import flow_chart
from wholeprocess.report.charts.levels import escalation_chart
from wholeprocess.report.charts.stays import stays
from wholeprocess.report.charts.supervised import evaluations_chart, loops_chart, series_chart
from wholeprocess.report.charts.times import queues_chart, times_chart
from wholeprocess.report.charts.units import units_chart
from wholeprocess.report.charts.wall import projects_wall, wall_chart

Draw: TypeAlias = Callable[[str], Chart]
"""Draws a chart in a language."""

EACH = 6
"""Of charts that there could be hundreds of (districts, projects, escalations), so many at most."""


def charts(
    state: State, law: LawAt, today: date, *, each: int = EACH
) -> Mapping[str, tuple[Draw, ...]]:
    """What there is to draw of each link as of the evening of a day, by the link's name.

    A link of which nothing is known is not there. Of one district's votes, one project's wall and
    one suggestion's escalation there are at most ``each``: the closest results, the projects that
    are due last, the latest escalations; draw any other by its own function.
    """
    found = {
        "election": tuple(_election(state, law, each)),
        "decision": tuple(_decision(state, today, each)),
        "management": tuple(_management(state, law, today, each)),
        "supervision": tuple(_supervision(state, today)),
    }
    return {link: draws for link, draws in found.items() if draws}


def _election(state: State, law: LawAt, each: int) -> Iterator[Draw]:
    own, divisions = state.election, state.register.divisions
    drawn = {election for election, _ in own.districts}
    for ident in sorted(drawn):
        one = own.elections[ident]
        if one.method is Method.DIRECT:
            yield partial(turnout_chart, own, ident, divisions[one.congress].name)
    declared = [place for place, result in own.results.items() if result.declared]
    closest = sorted(declared, key=lambda place: (_margin(own.results[place].declared[-1]), place))
    for place in closest[:each]:
        last, congress = own.results[place].declared[-1], own.elections[place[0]].congress
        yield partial(votes_chart, statement_of(own, *place, law(last.on, congress)))


def _margin(declared: Declared) -> int:
    """How many votes between who is elected and who is not, or from what was needed."""
    standings, seats = declared.ruling.standings, declared.tally.contest.seats
    votes = [one.votes.for_ for one in standings]
    gaps = [abs(one.votes.for_ - one.needed) for one in standings if one.needed is not None]
    if 0 < seats < len(votes):
        gaps.append(votes[seats - 1] - votes[seats])
    return min(gaps, default=0)


def _decision(state: State, today: date, each: int) -> Iterator[Draw]:
    walls = defaultdict[DivisionCode, list[Project]](list)
    for project in state.decision.projects.values():
        if project.plan is not None and project.plan.on <= today:
            walls[project.congress].append(project)
    for place, projects in sorted(walls.items(), key=lambda wall: (-len(wall[1]), wall[0]))[:each]:
        name = state.register.divisions[place].name
        yield partial(projects_wall, projects, today, place=name)
    every = [project for projects in walls.values() for project in projects]
    every.sort(key=lambda project: (project.due or today, project.id), reverse=True)
    for project in every[:each]:
        yield partial(wall_chart, project, today)


def _management(state: State, law: LawAt, today: date, each: int) -> Iterator[Draw]:
    cases, register = state.management.cases, state.register
    desk = Desk.of(cases, law, register, today)
    if not desk.cases:
        return
    every = stays(desk.cases, law, register, today)
    yield partial(flow_chart, desk.cases.values())
    yield partial(times_chart, every)
    yield partial(queues_chart, every, min(stay.since for stay in every), today)
    if units := desk.units():
        yield partial(units_chart, units)
    up = [case for case in desk.cases.values() if case.escalation is not None]
    for case in sorted(up, key=lambda case: (case.last, case.id), reverse=True)[:each]:
        yield partial(escalation_chart, case, desk.cases, register)


def _supervision(state: State, today: date) -> Iterator[Draw]:
    own = state.supervision
    counted = [one for one in own.evaluations.values() if one.counts]
    if any(unit.result is not None for one in counted for unit in one.units.values()):
        yield partial(evaluations_chart, counted)
    if matters := [one for one in own.matters.values() if one.opened <= today]:
        yield partial(loops_chart, matters, today)
    for series in own.series.values():
        if series.observations:
            yield partial(series_chart, series)
