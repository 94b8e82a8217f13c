"""Measures of how decisions came about and were followed (决策过程指标): sessions, projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from wholeprocess.decision import (
    AppraiseLeaders,
    ConsiderPromotion,
    Preparation,
    Project,
    SecretaryReports,
    Slate,
    quarter,
    quarters_at_work,
)
from wholeprocess.process import Fold, State
from wholeprocess.report.consultation_measures import share


def _prepared(state: State, place: str, year: int) -> Iterator[Preparation]:
    for own in state.decision.preparations.values():
        if own.congress == place and own.opens.year == year:
            yield own


def inspected_together(state: State, place: str, year: int) -> Fraction | None:
    """Deputies who inspected together before a year's sessions, as a share of those in groups."""
    seen, grouped = set(), set()
    for own in _prepared(state, place, year):
        seen |= {who for inspection in own.inspections for who in inspection.members}
        grouped |= {who for group in own.groups for who in group.members}
    return share(len(seen & grouped), len(grouped))


def groups_of_size(state: State, place: str, year: int) -> Fraction | None:
    """Review groups of sensible size (CGP-group-least, CGP-group-most), as a share of all."""
    fit, groups, law_at = 0, 0, Fold(state).law
    for own in _prepared(state, place, year):
        law = law_at(own.opens, own.congress)
        least, most = law.count("CGP-group-least"), law.count("CGP-group-most")
        groups += len(own.groups)
        fit += sum(least <= len(group.members) <= most for group in own.groups)
    return share(fit, groups)


def assigned_by_document(state: State, place: str, year: int) -> Fraction | None:
    """Suggestions of a session that went to a unit and stand on the two offices' document."""
    listed = {
        line.suggestion
        for document in state.decision.documents.values()
        if document.congress == place
        for line in document.lines
    }
    put = [
        case.id
        for case in state.management.cases.values()
        if case.congress == place
        and case.filed.session
        and case.filed.on.year == year
        and case.assignments
    ]
    return share(sum(number in listed for number in put), len(put))


def published(state: State, place: str, title: str) -> int | None:
    """Resolutions with a word of their title that were made public."""
    return sum(
        title in resolution.title
        and resolution.congress == place
        and name in state.decision.publications
        for name, resolution in state.decision.resolutions.items()
    )


# --- livelihood projects ---


def _slates(state: State, within: str, years: Iterable[int]) -> list[Slate]:
    wanted = set(years)
    slates = state.decision.slates.values()
    return [s for s in slates if s.congress.startswith(within) and s.year in wanted]


def _projects(state: State, slate: Slate) -> list[Project]:
    return [state.decision.projects[project] for project in slate.projects]


def areas_heard(state: State, within: str, years: list[int]) -> Fraction | None:
    """Areas named in the calls from which a proposal came, as a share of all."""
    areas = [own for s in _slates(state, within, years) for own in s.by_area().values()]
    return share(sum(bool(own) for own in areas), len(areas))


def cut_with_reasons(state: State, within: str, years: list[int]) -> Fraction | None:
    """Proposals that were screened out with a reason, as a share of all that were."""
    cuts = [cut for s in _slates(state, within, years) for cut in s.cuts]
    return share(sum(bool(cut.reason.strip()) for cut in cuts), len(cuts))


def screenings(state: State, within: str, years: list[int]) -> int | None:
    """Rounds of screening that every one of the slates went through."""
    return min((slate.rounds for slate in _slates(state, within, years)), default=None)


def funded_yuan(state: State, within: str, years: list[int]) -> Fraction | None:
    """Money that was made available to the chosen projects."""
    fen = [p.account.funded_fen for s in _slates(state, within, years) for p in _projects(state, s)]
    return Fraction(sum(fen), 100) if fen else None


def accounts_settled(state: State, within: str, years: list[int]) -> int | None:
    """Chosen projects whose account closes: paid what was accepted, nothing left."""
    return sum(
        project.account.paid_fen == project.real_fen and not project.account.left_fen
        for slate in _slates(state, within, years)
        for project in _projects(state, slate)
    )


def paid(state: State, title: str) -> Fraction | None:
    """What was paid for the first chosen project that has a word in its title."""
    for project in state.decision.projects.values():
        if title in project.title:
            return Fraction(project.account.paid_fen, 100)
    return None


def quarters_met(state: State, within: str, years: list[int]) -> Fraction | None:
    """Quarters with projects at work in which the presidium met, as a share of all."""
    met, quarters, law_at = 0, 0, Fold(state).law
    for slate in _slates(state, within, years):
        if slate.decided is None:
            continue
        law = law_at(slate.decided, slate.congress)
        months = law.limit("LVP-quarterly").length
        held = {quarter(m.on, months) for m in slate.meetings}
        through = max(project.last for project in _projects(state, slate))
        for first in quarters_at_work(slate.decided, _projects(state, slate), law, through):
            quarters += 1
            met += quarter(first, months) in held
    return share(met, quarters)


def visited_on_station_days(state: State, within: str, years: list[int]) -> Fraction | None:
    """Chosen projects that deputies on duty at a station looked at, as a share of all."""
    days = {f"{station}@{day}" for station, day in state.consultation.receptions}
    projects = [p for s in _slates(state, within, years) for p in _projects(state, s)]
    return share(sum(any(v.station_day in days for v in p.visits) for p in projects), len(projects))


def questions_in_time(state: State, within: str, years: list[int]) -> Fraction | None:
    """Residents' questions about projects that were answered in time, as a share of all."""
    fine, asked, law_at = 0, 0, Fold(state).law
    for slate in _slates(state, within, years):
        for project in _projects(state, slate):
            for question, answer in project.questions.values():
                law = law_at(question.on, slate.congress)
                due = law.limit("LVP-question").after(question.on, law.calendar).on
                asked += 1
                fine += answer is not None and answer.on <= due
    return share(fine, asked)


def progress_published(state: State, within: str, years: list[int]) -> Fraction | None:
    """Chosen projects whose progress was made public, as a share of all."""
    projects = [p for s in _slates(state, within, years) for p in _projects(state, s)]
    return share(sum(bool(project.published) for project in projects), len(projects))


def musts_kept(state: State, within: str, years: list[int]) -> int | None:
    """How many of the three musts are on record, and never left the vote out."""
    kinds = (AppraiseLeaders, SecretaryReports, ConsiderPromotion)
    acts = {
        kind: [act for s in _slates(state, within, years) for act in s.done(kind)] for kind in kinds
    }
    return sum(bool(own) and all(a.counts_the_vote for a in own) for own in acts.values())


DECISION = (
    inspected_together,
    groups_of_size,
    assigned_by_document,
    published,
    areas_heard,
    screenings,
    cut_with_reasons,
    funded_yuan,
    accounts_settled,
    paid,
    quarters_met,
    visited_on_station_days,
    questions_in_time,
    progress_published,
    musts_kept,
)
"""The measures of this file."""
