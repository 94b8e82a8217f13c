"""Measures (指标): numbers computed by looking at what the acts made, each by its name.

A case names the measures that its reported figures are compared with. Money is in yuan, exact;
lengths of time in days; shares are fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from wholeprocess.congress import Level
from wholeprocess.decision import Into, Project, ProjectPhase, Slate
from wholeprocess.election import Election, canvass_coverage, meeting_coverage
from wholeprocess.election import turnout as turnout_of_all
from wholeprocess.management import BringHome, Case, Escalate, RecordBenefit, Reply
from wholeprocess.process import State
from wholeprocess.report.consultation_measures import CONSULTATION
from wholeprocess.report.decision_measures import DECISION

Number: TypeAlias = int | Fraction | None
Measure: TypeAlias = Callable[..., Number]


def _yuan(fen: Iterable[int | None]) -> Fraction:
    return Fraction(sum(amount or 0 for amount in fen), 100)


# --- elections ---


def _elections(state: State, within: str, year: int) -> tuple[Election, ...]:
    """The elections of a year in a division and those below it."""
    return tuple(
        one
        for one in state.election.elections.values()
        if one.congress.startswith(within) and one.day.year == year
    )


def population(state: State, place: str, year: int) -> Number:
    """The people for whom a congress's seats were fixed in a year's election."""
    counted = [one.population for one in _elections(state, place, year) if one.congress == place]
    return counted[0] if counted else None


def turnout(state: State, within: str, year: int) -> Number:
    """Voters who voted in the first vote of each district, as a share of all voters."""
    chosen = [one.id for one in _elections(state, within, year)]
    return turnout_of_all(state.election, chosen).rate if chosen else None


def reached_at_home(state: State, within: str, year: int) -> Number:
    """Ballots that mobile boxes and proxies brought, as a share of those given out."""
    chosen = [one.id for one in _elections(state, within, year)]
    return turnout_of_all(state.election, chosen).reached if chosen else None


def households_visited(state: State, within: str, year: int) -> Number:
    """Households that canvassers spoke with, as a share of those parcelled out to them."""
    chosen = {one.id for one in _elections(state, within, year)}
    areas = [area for key, area in state.election.areas.items() if key[0] in chosen]
    return canvass_coverage(areas).of_households


def districts_with_meetings(state: State, within: str, year: int) -> Number:
    """Districts in which every formal candidate met voters, as a share of all."""
    found = [meeting_coverage(state.election, one.id) for one in _elections(state, within, year)]
    districts = sum(len(one.districts) for one in found)
    return Fraction(sum(len(one.covered) for one in found), districts) if districts else None


# --- suggestions ---


def _suggestions(state: State, place: str, year: int) -> Iterator[Case]:
    for case in state.management.cases.values():
        if case.congress == place and case.filed.on.year == year:
            yield case


def suggestions(state: State, place: str, year: int) -> Number:
    """Suggestions that deputies of a congress put forward in a year."""
    return sum(1 for _ in _suggestions(state, place, year))


def adopted(state: State, place: str, year: int) -> Number:
    """Of them, how many were adopted into the report or a resolution, each counted once."""
    ways = {way.value for way in Into}
    taken = {number for number, way in state.decision.adoptions if way in ways}
    return sum(case.id in taken for case in _suggestions(state, place, year))


def major_matters(state: State, place: str, year: int) -> Number:
    """Of them, how many were turned into major matters of government."""
    taken = {number for number, way in state.decision.adoptions if way == "matter"}
    return sum(case.id in taken for case in _suggestions(state, place, year))


def resolutions(state: State, place: str, title: str = "") -> Number:
    """Resolutions that a congress passed, with a word of their title if one is given."""
    return sum(
        resolution.passed and resolution.congress == place and title in resolution.title
        for resolution in state.decision.resolutions.values()
    )


# --- livelihood projects ---


def _slates(state: State, within: str, years: Iterable[int]) -> Iterator[Slate]:
    wanted = set(years)
    for slate in state.decision.slates.values():
        if slate.congress.startswith(within) and slate.year in wanted:
            yield slate


def _projects(state: State, within: str, years: Iterable[int]) -> Iterator[Project]:
    for slate in _slates(state, within, years):
        for project in slate.projects:
            yield state.decision.projects[project]


def proposals(state: State, within: str, years: Iterable[int]) -> Number:
    """Proposals collected by the congresses of a division and those below it."""
    return sum(len(slate.proposals) for slate in _slates(state, within, years))


def categories(state: State, within: str, years: Iterable[int]) -> Number:
    """Different categories of those proposals."""
    return len({name for slate in _slates(state, within, years) for name in slate.categories})


def candidates(state: State, within: str, years: Iterable[int]) -> Number:
    """Candidates that the presidium settled."""
    return sum(len(slate.candidates) for slate in _slates(state, within, years))


def chosen(state: State, within: str, years: Iterable[int]) -> Number:
    """Projects that a vote chose and a resolution adopted."""
    return sum(1 for _ in _projects(state, within, years))


def planned_yuan(state: State, within: str, years: Iterable[int]) -> Number:
    """What the chosen projects were to cost."""
    return _yuan(project.planned_fen for project in _projects(state, within, years))


def accepted(state: State, within: str, years: Iterable[int], by: date) -> Number:
    """Chosen projects that were completed and accepted by a day."""
    return sum(
        project.acceptance is not None and project.acceptance.on <= by
        for project in _projects(state, within, years)
    )


def progress_votes(state: State, within: str, years: Iterable[int]) -> Number:
    """Chosen projects on whose progress all deputies voted at a mid-year session."""
    return sum(bool(project.progress) for project in _projects(state, within, years))


def closed_satisfied(state: State, within: str, years: Iterable[int]) -> Number:
    """Chosen projects that were closed after deputies rated the effect and were content."""
    return sum(
        project.phase is ProjectPhase.CLOSED and not project.next_year
        for project in _projects(state, within, years)
    )


def _project(state: State, title: str) -> Project:
    for project in state.decision.projects.values():
        if title in project.title:
            return project
    raise LookupError(f"no chosen project has {title!r} in its title")


def cost_planned(state: State, title: str) -> Number:
    """What one project was to cost."""
    return _yuan([_project(state, title).planned_fen])


def cost_real(state: State, title: str) -> Number:
    """What it cost, as accepted."""
    return _yuan([_project(state, title).real_fen])


def days_planned(state: State, title: str) -> Number:
    """How long it was to take."""
    return _project(state, title).planned_days


def days_real(state: State, title: str) -> Number:
    """How long it took."""
    return _project(state, title).real_days


def benefit(state: State, title: str, key: str) -> Number:
    """A number recorded of what it does."""
    return _project(state, title).benefit(key)


def wish(state: State, title: str) -> Number:
    """The share of the residents asked who wanted it."""
    asked = _project(state, title).wish
    return None if asked is None else Fraction(*asked)


# --- escalation ---


def _family(state: State, topic: str) -> Iterator[Case]:
    for case in state.management.cases.values():
        if case.filed.topic == topic:
            yield case


def levels_above(state: State, topic: str) -> Number:
    """Levels whose deputies put a matter forward separately after it was escalated."""
    return len({Level.of(case.congress) for case in _family(state, topic) if case.filed.parent})


def came_home(state: State, topic: str) -> Number:
    """Results that came back from higher levels to the suggestions that began."""
    return sum(len(case.done(BringHome)) for case in _family(state, topic))


def asked_above(state: State, topic: str) -> Number:
    """Higher congresses before whose deputies the matter was put, counted for each suggestion."""
    return sum(len(e.legs) for case in _family(state, topic) for e in case.done(Escalate))


def _paid(state: State, topics: Iterable[str]) -> dict[Level, int]:
    """Money found by level, from the replies of each level's own units."""
    fen: dict[Level, int] = {}
    for topic in topics:
        for case in _family(state, topic):
            level = Level.of(case.congress)
            fen[level] = fen.get(level, 0) + sum(reply.fen for reply in case.done(Reply))
    return {level: amount for level, amount in fen.items() if amount}


def finance_levels(state: State, topics: Iterable[str]) -> Number:
    """Levels of finance that paid."""
    return len(_paid(state, topics))


def finance_yuan(state: State, topics: Iterable[str]) -> Number:
    """What they paid together."""
    return _yuan(_paid(state, topics).values())


def benefit_of(state: State, topics: Iterable[str], key: str) -> Number:
    """A number recorded of what came of suggestions, added up over topics; the latest of each."""
    amounts = {
        case.id: act.amount
        for topic in topics
        for case in _family(state, topic)
        for act in case.done(RecordBenefit)
        if act.key == key
    }
    return sum(amounts.values()) if amounts else None


MEASURES: dict[str, Measure] = {
    measure.__name__: measure
    for measure in (
        population,
        turnout,
        reached_at_home,
        households_visited,
        districts_with_meetings,
        suggestions,
        adopted,
        major_matters,
        resolutions,
        proposals,
        categories,
        candidates,
        chosen,
        planned_yuan,
        accepted,
        progress_votes,
        closed_satisfied,
        cost_planned,
        cost_real,
        days_planned,
        days_real,
        benefit,
        wish,
        levels_above,
        came_home,
        asked_above,
        finance_levels,
        finance_yuan,
        benefit_of,
        *CONSULTATION,
        *DECISION,
    )
}
"""Every measure by the name that a case writes."""
