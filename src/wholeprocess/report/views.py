"""What a thing looks like (显示): its words, tables and chart, for a notebook or a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial, singledispatch
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.decision import Project
from wholeprocess.election import Declaration, Statement
from wholeprocess.law import Deadline, Finding, Refusal, Ruling
from wholeprocess.management import Case, Route
from wholeprocess.process import Dossier, words_of
from wholeprocess.process.references import class_of
from wholeprocess.report import words as w
from wholeprocess.report.charts import Chart, route_chart, votes_chart, wall_chart
from wholeprocess.report.charts import words as c
from wholeprocess.report.charts.words import clean

Draw: TypeAlias = Callable[[str], Chart]


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(line) for line in lines)


def _clean(rows: Iterable[Iterable[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(clean("–" if cell is None else cell) for cell in row) for row in rows)


@frozen(kw_only=True)
class Grid:
    """One table of a view."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(converter=_clean)


@frozen(kw_only=True)
class View:
    """What is shown of a thing, in one language; ``draw`` draws its chart, where it has one."""

    title: str = field(converter=clean)
    lines: tuple[str, ...] = field(default=(), converter=_lines)
    grids: tuple[Grid, ...] = ()
    draw: Draw | None = None
    language: str = "zh"

    def chart(self) -> Chart | None:
        """The chart; ``None`` where there is none. ``MissingExtra`` without matplotlib."""
        return None if self.draw is None else self.draw(self.language)


@singledispatch
def view(thing: object, language: str = "zh", today: date | None = None) -> View:
    """What is shown of a thing as of ``today``: the day of its last act, unless given.

    Things that have a view are rulings, refusals, findings, deadlines, suggestions (a ``Case`` or
    a term's ``Dossier``), routes, projects, and statements of results; ``TypeError`` for others.

    >>> from wholeprocess.law import Ruling
    >>> view(Ruling("elected", ["EL-45-1b"]), "en").lines
    ('rests on EL-45-1b',)
    """
    raise TypeError(f"a {type(thing).__name__} has no view")


@view.register(Ruling)
def _ruling(thing: Ruling[Any], language: str = "zh", today: date | None = None) -> View:
    grids: tuple[Grid, ...] = ()
    if isinstance(thing, Declaration):
        grids = (_standings(thing, language),)
    return View(
        title=f"{w.RULING.in_(language)} {_outcome(thing.outcome, language)}",
        lines=(
            *(reason.in_(language) for reason in thing.reasons),
            c.fill(w.RESTS_ON, codes=", ".join(thing.rests_on)).in_(language),
        ),
        grids=grids,
        language=language,
    )


def _outcome(outcome: object, language: str) -> str:
    """An outcome in a few words: what kind it is, and what its parts are."""
    parts = getattr(outcome, "__attrs_attrs__", None)
    if parts is None:
        return _plain(outcome)
    if language == "zh":
        kind: Any = type(outcome)
        said = "，".join(_plain(getattr(outcome, part.name)) for part in parts)
        return f"{words_of(kind).zh} {said}".strip()
    said = ", ".join(f"{part.name} {_plain(getattr(outcome, part.name))}" for part in parts)
    return f"{type(outcome).__name__} {said}".strip()


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_plain, value)) or "–"
    return str(getattr(value, "value", value))


def _standings(thing: Declaration, language: str) -> Grid:
    heads = (c.PERSON, c.FOR, c.AGAINST, c.NEEDED, c.RESULT, c.RULE)
    return Grid(
        title=c.RESULT.in_(language),
        headers=tuple(head.in_(language) for head in heads),
        rows=(
            (
                one.person,
                one.votes.for_,
                one.votes.against,
                one.needed,
                c.VERDICTS[one.verdict].in_(language),
                one.rule,
            )
            for one in thing.standings
        ),
    )


@view.register
def _refusal(thing: Refusal, language: str = "zh", today: date | None = None) -> View:
    lines = [thing.what]
    if thing.rule is not None:
        quoted = f"「{thing.rule.words}」" if thing.rule.words else ""
        lines.append(thing.rule.cited.in_(language) + quoted)
    if thing.who:
        lines.append(c.fill(w.WHO_CAN, who=", ".join(thing.who)).in_(language))
    lines.append(c.fill(w.MEND, mend=thing.mend).in_(language))
    return View(
        title=f"{w.REFUSED.in_(language)} {thing.code}", lines=tuple(lines), language=language
    )


@view.register
def _finding(thing: Finding, language: str = "zh", today: date | None = None) -> View:
    where = [str(thing.on)] if thing.on else []
    if thing.line:
        where.append(c.fill(w.AT_LINE, line=str(thing.line)).in_(language))
    mend = c.fill(w.MEND, mend=thing.mend).in_(language)
    return View(
        title=f"{thing.code} {thing.about} ({w.SEVERITIES[thing.severity].in_(language)})",
        lines=(thing.what.in_(language), mend, *where),
        language=language,
    )


@view.register
def _deadline(thing: Deadline, language: str = "zh", today: date | None = None) -> View:
    lines = [thing.explain().in_(language)]
    if thing.done is not None:
        lines.append(c.fill(w.DONE_ON, day=thing.done).in_(language))
    if (day := thing.done or today) and (late := thing.late_by(day)):
        lines.append(c.fill(w.LATE_BY, days=late).in_(language))
    return View(
        title=c.fill(w.DEADLINE, code=thing.code, day=thing.due).in_(language),
        lines=tuple(lines),
        language=language,
    )


@view.register
def _case(thing: Case, language: str = "zh", today: date | None = None) -> View:
    acts = [act for act in thing.acts if today is None or act.on <= today]
    stands = c.PHASES[thing.phase].in_(language)
    if thing.outcome is not None:
        stands = f"{stands} · {c.OUTCOMES[thing.outcome].in_(language)}"
    if len(acts) < len(thing.acts):  # where it stood then is not known from here
        stands = c.fill(w.AS_OF, day=today).in_(language)
    heads = (c.ON, w.BY, w.WHAT)
    return View(
        title=f"{thing.id} {thing.title}",
        lines=(stands, c.fill(w.LED_BY, who=thing.filed.by).in_(language)),
        grids=(
            Grid(
                title=w.TRACK.in_(language),
                headers=tuple(head.in_(language) for head in heads),
                rows=(
                    (act.on, getattr(act, "by", None), words_of(class_of(act)).in_(language))
                    for act in acts
                ),
            ),
        ),
        language=language,
    )


@view.register
def _dossier(thing: Dossier, language: str = "zh", today: date | None = None) -> View:
    own = _case(thing.case, language, today)
    heads = (w.RULE, w.DUE, w.DONE, w.HOW)
    clocks = Grid(
        title=w.CLOCKS.in_(language),
        headers=tuple(head.in_(language) for head in heads),
        rows=(
            (clock.code, clock.due, _by(clock.done, today), clock.explain().in_(language))
            for clock in (one.clock for one in thing.clocks.duties)
            if today is None or clock.start <= today
        ),
    )
    return View(title=own.title, lines=own.lines, grids=(*own.grids, clocks), language=language)


def _by(day: date | None, today: date | None) -> date | None:
    """A day, if it has come."""
    return None if day is None or (today is not None and day > today) else day


@view.register
def _route(thing: Route, language: str = "zh", today: date | None = None) -> View:
    return View(
        title=c.fill(w.ROUTE, origin=thing.origin).in_(language),
        lines=tuple(line for line in thing.explain(language).splitlines()),
        draw=partial(route_chart, thing),
        language=language,
    )


@view.register
def _project(thing: Project, language: str = "zh", today: date | None = None) -> View:
    day = today or thing.last
    scheduled = thing.plan is not None and thing.plan.on <= day
    heads = (c.STAGE, c.PLANNED_TO, c.REAL_DAY)
    stones = Grid(
        title=w.STAGES.in_(language),
        headers=tuple(head.in_(language) for head in heads),
        rows=(
            (one.name, one.due, one.reached if one.reached and one.reached <= day else None)
            for one in thing.milestones
        ),
    )
    return View(
        title=f"{thing.id} {thing.title}",
        lines=(c.fill(w.AS_OF, day=day).in_(language),),
        grids=(stones,) if scheduled else (),
        draw=partial(_wall, thing, day) if scheduled else None,
        language=language,
    )


def _wall(project: Project, day: date, language: str) -> Chart:
    return wall_chart(project, day, language)


@view.register
def _statement(thing: Statement, language: str = "zh", today: date | None = None) -> View:
    return View(
        title=f"{thing.district} {thing.place}",
        lines=tuple(reason.in_(language) for reason in thing.ruling.reasons),
        grids=(_standings(thing.ruling, language),),
        draw=partial(votes_chart, thing),
        language=language,
    )


SHOWN: tuple[type, ...] = (
    Ruling,
    Refusal,
    Finding,
    Deadline,
    Case,
    Dossier,
    Route,
    Project,
    Statement,
)
"""The types of things that have a view; so have those that are made from them."""

__all__ = ["SHOWN", "Grid", "View", "view"]
