"""The wall chart (挂图作战): what was planned backwards from the due day, and what became of it.

Both charts are drawn as of the evening of a day: what came later is not on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wholeprocess.decision import (
    AcceptProject,
    CompleteProject,
    Project,
    Rating,
    ReachMilestone,
    VoteOnProgress,
)
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import Text
from wholeprocess.report.charts import words
from wholeprocess.report.charts.canvas import LOOKS, Look, Sign
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.charts.timeline import Row, Span, Timeline, Upright

PLAN, REAL, LATE = LOOKS[3], LOOKS[0], LOOKS[2]
REACHED, WORK_DONE, ACCEPTED = Sign("D", LOOKS[1].colour), Sign("o"), Sign("s", LOOKS[4].colour)
PROGRESS, EFFECT, VISIT = Sign("^", LOOKS[1].colour, 8), Sign("v", LOOKS[1].colour, 8), Sign("P")
MARGIN = timedelta(days=20)
VOTES = (words.ON_PROGRESS, words.ON_EFFECT)
MOST = 40


def wall_chart(project: Project, today: date, language: str = "zh") -> Chart:
    """One project: its stages backwards from the due day, planned and real, with its votes.

    Raises ``NoSuchThing`` where the project was not scheduled by ``today``.
    """
    plan = project.plan
    if plan is None or plan.on > today:
        raise NoSuchThing(f"{project.id} has no plan on {today}; schedule it first")
    due = _due(project, today)
    reached = {act.stage: act.on for act in project.done(ReachMilestone) if act.on <= today}
    rows, table = list[Row](), list[tuple[object, ...]]()
    begun = plan.start
    for stone in project.milestones:
        done = reached.get(stone.name)
        rows.append(Row(stone.name, (*_spans(stone.starts, stone.due, begun, done, today),),
                        ((done, REACHED),) if done else ()))  # fmt: skip
        late = max(0, ((done or today) - stone.due).days)
        table.append((stone.name, stone.starts, stone.due, done or words.NOT_YET, late))
        begun = done or today  # while a stage is not reached, the next is not begun
    happened = [*_happened(project, today)]
    marks = tuple((day, sign) for day, _, sign in happened)
    rows.append(Row(words.HAPPENED.in_(language), (), marks))
    table += [(what, None, None, day, None) for day, what, _ in happened if what not in VOTES]
    table += [_voted(rating) for rating in project.ratings if rating.act.on <= today]
    days = [plan.start, due, *(day for day, _, _ in happened), *reached.values(),
            *(stone.starts for stone in project.milestones)]  # fmt: skip
    first, last = min(days) - MARGIN, max([*days, *_near(today, max(days))]) + MARGIN
    known = {said: sign for _, said, sign in (*happened, *_reached(reached))}
    drawing = Timeline(
        rows=rows,
        first=first,
        last=last,
        key=_key(language, known, late=any(isinstance(r[4], int) and r[4] > 0 for r in table)),
        lines=_lines(due, today, first, last, language),
        language=language,
    )
    return made(
        drawing,
        name="wall-chart",
        about=project.id,
        title=words.fill(words.WALL_TITLE, title=project.title),
        words=words.fill(
            words.WALL_SAID,
            stages=len(project.milestones),
            reached=len(reached),
            due=due,
            today=today,
        ),
        headers=(
            words.STAGE,
            words.PLANNED_FROM,
            words.PLANNED_TO,
            words.REAL_DAY,
            words.DAYS_LATE,
        ),
        rows=table,
        language=language,
    )


def projects_wall(
    projects: Iterable[Project], today: date, language: str = "zh", *, place: str = ""
) -> Chart:
    """All projects of a wall: from start to due day as planned, and how far each has come.

    ``place`` is whose wall it is, for its title.

    At most forty rows are drawn, those first that are due first; the table has all of them. Raises
    ``NoSuchThing`` where none was scheduled by ``today``.
    """
    them = sorted(
        (p for p in projects if p.plan is not None and p.plan.on <= today),
        key=lambda p: (_due(p, today), p.id),
    )
    if not them:
        raise NoSuchThing(f"no project has a plan on {today}; schedule one first")
    rows, table = list[Row](), list[tuple[object, ...]]()
    for project in them:
        row, line = _one_of_all(project, today, language)
        rows.append(row)
        table.append(line)
    rows, shown = rows[:MOST], them[:MOST]
    days = [day for row in rows for span in row.spans for day in (span.first, span.last)]
    days += [day for row in rows for day, _ in row.signs]
    first, last = min(days) - MARGIN, max([*days, *_near(today, max(days))]) + MARGIN
    late = sum(isinstance(line[5], int) and line[5] > 0 for line in table)
    signs = {said: sign for p in shown for _, said, sign in _happened(p, today, visits=False)}
    if any(sign is REACHED for row in rows for _, sign in row.signs):
        signs[words.REACHED] = REACHED
    return made(
        Timeline(
            rows=rows,
            first=first,
            last=last,
            key=_key(language, signs, late=late > 0),
            lines=_lines(None, today, first, last, language),
            language=language,
        ),
        name="projects-wall",
        about="".join(project.id for project in them),
        title=words.fill(words.PROJECTS_AT, place=place) if place else words.PROJECTS_TITLE,
        words=words.fill(
            words.PROJECTS_SAID,
            projects=len(them),
            done=sum(line[4] is not words.NOT_YET for line in table),
            late=late,
            today=today,
            shown=len(rows),
        ),
        headers=(
            words.PROJECT,
            words.TITLE,
            words.PLANNED_FROM,
            words.PLANNED_TO,
            words.WORK_DONE,
            words.DAYS_LATE,
            words.STAGES_REACHED,
        ),
        rows=table,
        language=language,
    )


def _one_of_all(project: Project, today: date, language: str) -> tuple[Row, tuple[object, ...]]:
    plan, due = project.plan, _due(project, today)
    assert plan is not None
    finished = next((act.on for act in project.done(CompleteProject) if act.on <= today), None)
    reached = [act.on for act in project.done(ReachMilestone) if act.on <= today]
    happened = [*_happened(project, today, visits=False)]
    late = max(0, ((finished or today) - due).days)
    signs = (*((day, REACHED) for day in reached), *((day, sign) for day, _, sign in happened))
    spans = _spans(plan.start, due, plan.start, finished, today)
    of_all = f"{len(reached)}/{len(project.milestones)}"
    row = Row(project.title, tuple(spans), signs, of_all)
    done = finished or words.NOT_YET
    return row, (project.id, project.title, plan.start, due, done, late, of_all)


def _voted(rating: Rating) -> tuple[object, ...]:
    """A line of the table for a vote: what it was on, and how many ballots said what."""
    what = words.ON_PROGRESS if isinstance(rating.act, VoteOnProgress) else words.ON_EFFECT
    said = rating.act.grades
    line = words.fill(
        words.RATED, what=what, yes=said.satisfied, nearly=said.basically, no=said.dissatisfied
    )
    return line, None, None, rating.act.on, None


def _spans(starts: date, due: date, begun: date, done: date | None, today: date) -> Iterator[Span]:
    """The planned time above, the real one below it; what lies past the due day is late."""
    yield Span(starts, due, PLAN, 0)
    end = done or today
    begun = min(begun, end)
    if done is None and today < starts:
        return
    if done is None:
        begun = max(begun, starts)
    if begun < min(end, due):
        yield Span(begun, min(end, due), REAL, 1)
    if end > due:
        yield Span(due if done is None else max(due, begun), end, LATE, 1)


def _happened(
    project: Project, today: date, *, visits: bool = True
) -> Iterator[tuple[date, Text, Sign]]:
    """Votes, visits, the end of the work and its acceptance, in the order of the days."""
    found: list[tuple[date, Text, Sign]] = []
    found += [(act.on, words.VISITED, VISIT) for act in project.visits if visits]
    found += [(act.on, words.WORK_DONE, WORK_DONE) for act in project.done(CompleteProject)]
    found += [(act.on, words.ACCEPTED, ACCEPTED) for act in project.done(AcceptProject)]
    found += [(r.act.on, words.ON_PROGRESS, PROGRESS) for r in project.progress]
    found += [(r.act.on, words.ON_EFFECT, EFFECT) for r in project.effect]
    yield from sorted((one for one in found if one[0] <= today), key=lambda one: one[0])


def _reached(reached: dict[str, date]) -> Iterator[tuple[date, Text, Sign]]:
    yield from ((day, words.REACHED, REACHED) for day in reached.values())


def _due(project: Project, today: date) -> date:
    """By when it was to be done, as that stood on a day."""
    changed = [act.what.due for act in project.changes if act.what.due and act.on <= today]
    assert project.plan is not None
    return changed[-1] if changed else project.plan.due


def _near(today: date, last: date) -> Iterator[date]:
    """Today, where it lies near enough to be drawn."""
    if today <= last + 6 * MARGIN:
        yield today


def _key(language: str, signs: dict[Text, Sign], *, late: bool) -> list[tuple[str, Look | Sign]]:
    looks: list[tuple[Text, Look | Sign]] = [(words.PLANNED, PLAN), (words.REAL, REAL)]
    if late:
        looks.append((words.LATE, LATE))
    return [(said.in_(language), look) for said, look in (*looks, *signs.items())]


def _lines(due: date | None, today: date, first: date, last: date, language: str) -> list[Upright]:
    lines = list[Upright]()
    if due is not None:
        lines.append(Upright(due, words.fill(words.DUE_ON, day=due).in_(language)))
    if first <= today <= last:
        said = words.fill(words.TODAY, day=today).in_(language)
        lines.append(Upright(today, said, dashed=True))
    return lines
