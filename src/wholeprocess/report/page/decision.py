"""The decisions of a report (决策部分): sessions, resolutions, livelihood projects."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.decision import ProjectPhase, SlatePhase, State
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Value, Yuan
from wholeprocess.report.page.names import GRADES, PROJECT_PHASES
from wholeprocess.report.page.parts import Fact, Section, Table, first
from wholeprocess.report.page.words import Words, say

CHAPTER = "decision"


def decision(state: State, behind: Behind) -> Section | None:
    """What was decided; ``None`` where nothing was."""
    if not (state.sessions or state.slates or state.adoptions):
        return None
    tables = [
        table
        for table, any_of in (
            (_resolutions, state.resolutions),
            (_slates, state.slates),
            (_projects, state.projects),
        )
        if any_of
    ]
    return Section(
        id=CHAPTER,
        title=say("Democratic decision-making"),
        came_in=tuple(_came_in(state, behind)),
        came_out=tuple(_came_out(state, behind)),
        tables=tuple(table(state, behind) for table in tables),
    )


def _fact(behind: Behind, title: Words, value: Value, *kinds: str) -> Fact:
    return Fact(title, behind.link(value, CHAPTER, title, behind.of(*kinds)))


def _came_in(state: State, behind: Behind) -> Iterator[Fact]:
    slates = state.slates.values()
    yield _fact(behind, say("Sessions"), len(state.sessions), "decision.open-session")
    proposals = sum(len(slate.proposals) for slate in slates)
    yield _fact(behind, say("Calls for livelihood projects"), len(slates), "decision.open-call")
    yield _fact(behind, say("Projects proposed"), proposals, "decision.propose")
    listed = sum(len(slate.candidates) for slate in slates)
    yield _fact(behind, say("Candidate projects"), listed, "decision.review-candidates")


def _came_out(state: State, behind: Behind) -> Iterator[Fact]:
    passed = sum(one.passed for one in state.resolutions.values())
    votes = ("decision.pass-resolution", "decision.adopt-list")
    yield _fact(behind, say("Resolutions passed"), passed, *votes)
    taken = {number for number, _ in state.adoptions}
    kinds = ("decision.adopt-suggestion", "decision.make-major-matter")
    yield _fact(behind, say("Suggestions taken into decisions"), len(taken), *kinds)
    decided = sum(one.phase is SlatePhase.DECIDED for one in state.slates.values())
    yield _fact(behind, say("Lists of projects adopted"), decided, "decision.adopt-list")
    held = state.projects.values()
    yield _fact(behind, say("Projects chosen"), len(held), "decision.adopt-list")
    progress = sum(len(project.progress) for project in held)
    yield _fact(behind, say("Votes on progress"), progress, "decision.vote-on-progress")
    effect = sum(len(project.effect) for project in held)
    yield _fact(behind, say("Ratings of the effect"), effect, "decision.rate-effect")
    closed = sum(project.phase is ProjectPhase.CLOSED for project in held)
    yield _fact(behind, say("Projects closed"), closed, "decision.close-project")
    cost = Yuan(sum(project.real_fen or 0 for project in held))
    yield _fact(behind, say("Cost as accepted, in yuan"), cost, "decision.accept-project")
    paid = Yuan(sum(project.account.paid_fen for project in held))
    yield _fact(behind, say("Paid, in yuan"), paid, "decision.pay-for-project")


VOTED = ("decision.pass-resolution", "decision.adopt-list", "decision.publish-resolution")


def _resolutions(state: State, behind: Behind) -> Table:
    shown, cut = first(tuple(state.resolutions.values()), behind.limits.rows)
    voted = behind.by(lambda act: act.resolution, *VOTED)
    rows = [
        (
            behind.link(
                one.title or one.id,
                CHAPTER,
                one.title or one.id,
                voted.get(one.id, ()),
            ),
            one.on,
            one.votes.for_,
            one.votes.against,
            one.votes.abstain,
            one.not_voted,
            one.absent,
            say("passed") if one.passed else say("not passed"),
        )
        for one in shown
    ]
    heads = (
        say("Resolution"),
        say("Day"),
        say("For"),
        say("Against"),
        say("Abstained"),
        say("Not voted"),
        say("Absent"),
        say("Result"),
    )
    return Table(
        id="resolutions",
        title=say("Resolutions"),
        heads=heads,
        rows=rows,
        numbers={2, 3, 4, 5, 6},
        cut=cut,
    )


def _slates(state: State, behind: Behind) -> Table:
    shown, cut = first(tuple(state.slates.values()), behind.limits.rows)
    rows = [
        (
            behind.link(one.id, CHAPTER, one.id, behind.on(CHAPTER, one.id)),
            one.year,
            len(one.proposals),
            len(one.categories),
            one.rounds,
            len(one.candidates),
            len(one.projects),
            len(one.meetings),
            one.decided,
        )
        for one in shown
    ]
    heads = (
        say("List"),
        say("Year"),
        say("Proposed"),
        say("Categories"),
        say("Screenings"),
        say("Candidates"),
        say("Chosen"),
        say("Presidium meetings"),
        say("Decided on"),
    )
    plain = [(row[0], str(row[1]), *row[2:]) for row in rows]
    return Table(
        id="slates",
        title=say("Lists of livelihood projects"),
        heads=heads,
        rows=plain,
        numbers={2, 3, 4, 5, 6, 7},
        cut=cut,
    )


def _projects(state: State, behind: Behind) -> Table:
    shown, cut = first(tuple(state.projects.values()), behind.limits.rows)
    rows = []
    for one in shown:
        progress = next((r.grade for r in reversed(one.progress) if r.grade), None)
        rows.append(
            (
                behind.link(
                    one.title,
                    CHAPTER,
                    say("{project} ({place})", project=one.title, place=one.id),
                    behind.on(CHAPTER, one.id),
                ),
                one.id,
                PROJECT_PHASES[one.phase],
                None if one.planned_fen is None else Yuan(one.planned_fen),
                None if one.real_fen is None else Yuan(one.real_fen),
                one.planned_days,
                one.real_days,
                one.due,
                one.finished,
                GRADES[progress] if progress else None,
                GRADES[one.grade] if one.grade else None,
            )
        )
    heads = (
        say("Project"),
        say("Number"),
        say("Phase"),
        say("Planned, yuan"),
        say("Real, yuan"),
        say("Planned days"),
        say("Real days"),
        say("Due"),
        say("Finished"),
        say("Progress rated"),
        say("Effect rated"),
    )
    return Table(
        id="projects",
        title=say("Livelihood projects"),
        heads=heads,
        rows=rows,
        numbers={3, 4, 5, 6},
        cut=cut,
    )
