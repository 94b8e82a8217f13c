"""The supervision of a report (监督部分): evaluations over the years, loops open and closed."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.congress import UnitId
from wholeprocess.report.page.behind import Behind
from wholeprocess.report.page.html import Several, Value, Yuan
from wholeprocess.report.page.names import GRADES, LOOPS, REASONS, REDOS, SUBJECTS
from wholeprocess.report.page.parts import Fact, Section, Table, first
from wholeprocess.report.page.words import Words, say
from wholeprocess.report.supervised import FEN
from wholeprocess.supervision import EvaluationId, Matter, MatterPhase, State, brought

CHAPTER = "supervision"


def supervision(state: State, behind: Behind) -> Section | None:
    """What was supervised; ``None`` where nothing was."""
    tables = [
        table
        for table, any_of in (
            (_evaluations, state.evaluations),
            (_loops, state.matters),
            (_redos, [one for one in state.matters.values() if one.redos]),
            (_votes, state.votes),
            (_observed, state.series),
        )
        if any_of
    ]
    if not tables and not state.meetings:
        return None
    return Section(
        id=CHAPTER,
        title=say("Democratic supervision"),
        came_in=tuple(_came_in(state, behind)),
        came_out=tuple(_came_out(state, behind)),
        tables=tuple(table(state, behind) for table in tables),
    )


def _fact(behind: Behind, title: Words, value: Value, *kinds: str) -> Fact:
    return Fact(title, behind.link(value, CHAPTER, title, behind.of(*kinds)))


def _came_in(state: State, behind: Behind) -> Iterator[Fact]:
    meetings, reports = len(state.meetings), state.reports.values()
    yield _fact(behind, say("Committee meetings"), meetings, "supervision.hold-meeting")
    heard = sum(report.heard is not None for report in reports)
    yield _fact(behind, say("Reports heard"), heard, "supervision.hear-report")
    asked = sum(inquiry.held is not None for inquiry in state.inquiries.values())
    yield _fact(behind, say("Special inquiries"), asked, "supervision.hold-inquiry")
    held = sum(one.counts for one in state.evaluations.values())
    yield _fact(behind, say("Evaluations by deputies"), held, "supervision.open-evaluation")
    yield _fact(behind, say("Matters followed"), len(state.matters), "supervision.open-matter")


def _came_out(state: State, behind: Behind) -> Iterator[Fact]:
    units = sum(len(vote.results) for vote in state.votes.values())
    yield _fact(behind, say("Units rated one by one"), units, "supervision.count-forms")
    bad = sum(len(vote.dissatisfied) for vote in state.votes.values())
    yield _fact(behind, say("Units that did not satisfy"), bad, "supervision.count-forms")
    scored = [own for one in state.evaluations.values() if one.counts for own in one.units.values()]
    done = [own for own in scored if own.result is not None]
    under = [own for own in done if own.under]
    told = sum(own.heard is not None for own in under)
    yield _fact(behind, say("Units evaluated"), len(done), "supervision.count-scores")
    yield _fact(behind, say("Units under the line"), len(under), "supervision.send-back-unit")
    meetings = ("supervision.report-mending", "supervision.hold-mending-meeting")
    yield _fact(behind, say("Mending told to deputies"), told, *meetings)
    closed = sum(one.phase is MatterPhase.CLOSED for one in state.matters.values())
    yield _fact(behind, say("Loops closed"), closed, "supervision.close-matter")
    still = len(state.matters) - closed
    yield _fact(behind, say("Loops open"), still, "supervision.open-matter")


def _evaluations(state: State, behind: Behind) -> Table:
    by_year: dict[tuple[int, str], list[EvaluationId]] = {}
    for one in state.evaluations.values():
        if one.counts:
            by_year.setdefault((one.year, one.subject), []).append(one.id)
    rows = []
    for (year, subject), idents in sorted(by_year.items()):
        units = [own for ident in idents for own in state.evaluations[ident].units.values()]
        done = [own for own in units if own.result is not None]
        under = [own for own in done if own.under]
        lines = sorted(line for ident in idents for line in behind.on(CHAPTER, ident))
        rows.append(
            (
                behind.link(
                    str(year),
                    CHAPTER,
                    say(
                        "Evaluations of {year}: {subject}",
                        year=str(year),
                        subject=SUBJECTS[subject],
                    ),
                    lines,
                ),
                SUBJECTS[subject],
                len(idents),
                len(done),
                len(under),
                sum(own.mended is not None for own in under),
                sum(own.heard is not None for own in under),
            )
        )
    heads = (
        say("Year"),
        say("Subject"),
        say("Evaluations"),
        say("Units scored"),
        say("Under the line"),
        say("Mending reported"),
        say("Told to deputies"),
    )
    return Table(
        id="evaluations",
        title=say("Evaluations over the years"),
        heads=heads,
        rows=rows,
        numbers={2, 3, 4, 5, 6},
    )


def _steps(matter: Matter, behind: Behind) -> tuple[int, ...]:
    own = list(behind.on(CHAPTER, matter.id))
    for step in matter.steps:
        own += behind.on(CHAPTER, step.ref)
    return tuple(sorted(set(own)))


def _loops(state: State, behind: Behind) -> Table:
    shown, cut = first(tuple(state.matters.values()), behind.limits.rows)
    rows = [
        (
            behind.link(one.title, CHAPTER, one.title, _steps(one, behind)),
            LOOPS[one.phase],
            one.opened,
            one.closed,
            len(one.steps),
            len(one.redos),
            len(one.back),
            REASONS[one.reason] if one.reason else None,
            _gains(one),
        )
        for one in shown
    ]
    heads = (
        say("Matter"),
        say("Phase"),
        say("Opened"),
        say("Closed"),
        say("Steps"),
        say("Units sent back"),
        say("Of them not settled"),
        say("Why it was closed"),
        say("What it brought"),
    )
    return Table(
        id="loops",
        title=say("Loops, open and closed"),
        heads=heads,
        rows=rows,
        numbers={4, 5, 6},
        cut=cut,
    )


def _gains(matter: Matter) -> Value:
    gains = brought(matter)
    if not gains:
        return None
    return Several(
        tuple(
            say("{what}: {yuan} yuan", what=gain.key, yuan=Yuan(gain.amount))
            if gain.unit == FEN
            else say("{what}: {n} {unit}", what=gain.key, n=gain.amount, unit=gain.unit)
            for gain in gains
        )
    )


def _redos(state: State, behind: Behind) -> Table:
    redos = [(one, redo) for one in state.matters.values() for redo in one.redos.values()]
    shown, cut = first(redos, behind.limits.rows)
    of_matter = {one.id: _steps(one, behind) for one, _ in shown}
    rows = [
        (
            _called(behind, redo.unit),
            behind.link(one.title, CHAPTER, one.title, of_matter[one.id]),
            redo.voted,
            redo.turns,
            redo.due,
            redo.redone,
            REDOS[redo.phase],
        )
        for one, redo in shown
    ]
    heads = (
        say("Unit"),
        say("Matter"),
        say("Voted on"),
        say("Times sent back"),
        say("Due"),
        say("Redone"),
        say("Phase"),
    )
    return Table(
        id="redos",
        title=say("Work that did not satisfy"),
        heads=heads,
        rows=rows,
        numbers={3},
        cut=cut,
    )


def _called(behind: Behind, unit: str) -> str:
    known = behind.state.register.units.get(UnitId(unit))
    return unit if known is None else str(known.name)


def _votes(state: State, behind: Behind) -> Table:
    results = [(vote, own) for vote in state.votes.values() for own in vote.results]
    shown, cut = first(results, behind.limits.rows)
    rows = [
        (
            _called(behind, own.rated),
            behind.link(vote.id, CHAPTER, vote.id, behind.on(CHAPTER, vote.id)),
            own.on,
            own.forms.issued,
            own.forms.satisfied,
            own.forms.basically,
            own.forms.dissatisfied,
            GRADES[own.grade] if own.grade else None,
        )
        for vote, own in shown
    ]
    heads = (
        say("Unit"),
        say("Vote"),
        say("Day"),
        say("Forms out"),
        say("satisfied"),
        say("basically satisfied"),
        say("dissatisfied"),
        say("Grade"),
    )
    return Table(
        id="votes",
        title=say("Satisfaction votes, unit by unit"),
        heads=heads,
        rows=rows,
        numbers={3, 4, 5, 6},
        cut=cut,
    )


def _observed(state: State, behind: Behind) -> Table:
    every = [(own, seen) for own in state.series.values() for seen in own.observations]
    shown, cut = first(every, behind.limits.rows)
    rows = [
        (
            behind.link(own.title, CHAPTER, own.title, behind.on(CHAPTER, own.id)),
            seen.first,
            seen.last,
            str(seen.value),
            own.unit,
            seen.source,
        )
        for own, seen in shown
    ]
    heads = (say("Measure"), say("From"), say("To"), say("Value"), say("Unit of it"), say("Source"))
    return Table(
        id="observed",
        title=say("Observed series"),
        heads=heads,
        rows=rows,
        numbers={3},
        cut=cut,
        notes=(
            say(
                "What was observed is shown as it was published; nothing here says what it came of."
            ),
        ),
    )
