"""What was irregular about a year's projects (民生实事实施中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wholeprocess.decision.project import Project, ProjectPhase
from wholeprocess.decision.record import State
from wholeprocess.decision.slate import Slate
from wholeprocess.law import Finding, Law, LawAt, Severity, Text, how_many

"""The law of a day at a place, a division code; ``in_force`` is one."""


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular about every slate and its projects, as of the day ``through``.

    Each slate is judged under the law of the day on which its list was adopted.
    """
    found: list[Finding] = []
    for slate in state.slates.values():
        projects = [state.projects[project] for project in slate.projects]
        law = law_at(slate.decided or slate.last, slate.congress)
        found += slate_findings(slate, projects, law, through)
    return tuple(found)


def slate_findings(
    slate: Slate, projects: Iterable[Project], law: Law, through: date
) -> tuple[Finding, ...]:
    """Everything irregular about one slate and its projects, as of the day ``through``.

    Of the slate: places left empty, no supervision group, a quarter without a meeting of the
    presidium, a problem that nobody followed up. Of each project: no vote on its progress or one
    at another session than practice has it, stages and completion past their days, a cost above
    the plan, questions without an answer in time, and the place on next year's list.
    """
    own = tuple(projects)
    found = [*_of_slate(slate, own, law, through)]
    for project in own:
        found += _of_project(project, law, through)
    return tuple(found)


def _finding(
    code: str,
    about: str,
    what: tuple[str, str],
    mend: tuple[str, str],
    on: date,
    severity: Severity = Severity.DEPARTURE,
) -> Finding:
    return Finding(
        code=code, about=about, what=Text(*what), mend=Text(*mend), severity=severity, on=on
    )


# --- the slate ------------------------------------------------------------------------------------


def _of_slate(
    slate: Slate, projects: tuple[Project, ...], law: Law, through: date
) -> Iterator[Finding]:
    decided = slate.decided
    if decided is None or decided > through:
        return
    if empty := slate.empty_places:
        yield _finding(
            "LVP-shortfall",
            slate.id,
            (f"{empty}个名额空缺", f"{how_many(empty, 'place')} stayed empty"),
            ("下一年度再征集", "collect again for the next year"),
            decided,
            Severity.NOTE,
        )
    if not slate.group and projects:
        yield _finding(
            "LVP-group",
            slate.id,
            ("没有组成代表监督小组", "no supervision group of deputies was formed"),
            ("由主席团组织代表组成", "let the presidium form one"),
            through,
        )
    months = law.limit("LVP-quarterly").length
    met = {_quarter(meeting.on, months) for meeting in slate.meetings}
    for first in quarters_at_work(decided, projects, law, through):
        if _quarter(first, months) not in met:
            last = _next_quarter(first, months)
            yield _finding(
                "LVP-quarterly",
                slate.id,
                (
                    f"{first}起的季度没有主席团会议",
                    f"the presidium did not meet in the quarter from {first}",
                ),
                ("补开会议，听取进展", "meet, and hear how the projects stand"),
                min(last, through),
            )
    yield from _not_followed_up(slate, projects, law, through)


def _quarter(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _next_quarter(day: date, months: int) -> date:
    """The first day of the quarter after the one that the day lies in."""
    year, month = divmod((_quarter(day, months) + 1) * months, 12)
    return date(year, month + 1, 1)


def quarters_at_work(
    decided: date, projects: Iterable[Project], law: Law, through: date
) -> tuple[date, ...]:
    """The first days of the whole quarters in which projects were being carried out.

    From the quarter after the one in which the list was adopted; a quarter that is not over by
    ``through``, or by the day on which the last project was accepted, asks for no meeting yet.
    """
    months = law.limit("LVP-quarterly").length
    ends = [_accepted(project) for project in projects]
    if not ends:
        return ()
    accepted = [end for end in ends if end is not None]
    stop = through if len(accepted) < len(ends) else min(through, max(accepted))
    first = _next_quarter(decided, months)
    quarters = []
    while (after := _next_quarter(first, months)) <= stop:
        quarters.append(first)
        first = after
    return tuple(quarters)


def _accepted(project: Project) -> date | None:
    acceptance = project.acceptance
    done = project.phase in (ProjectPhase.ACCEPTED, ProjectPhase.RATED, ProjectPhase.CLOSED)
    return acceptance.on if acceptance and done else None


def _not_followed_up(
    slate: Slate, projects: tuple[Project, ...], law: Law, through: date
) -> Iterator[Finding]:
    mended: dict[tuple[str, str], list[date]] = {}
    for project in projects:
        for act in project.follow_ups:
            mended.setdefault((project.id, act.problem), []).append(act.on)
    limit = law.limit("LVP-follow-up")
    for meeting in slate.meetings:
        due = limit.after(meeting.on, law.calendar).on
        for fault in meeting.problems:
            done = [d for d in mended.get((fault.project, fault.words), ()) if d >= meeting.on]
            if min(done, default=through) > due:
                yield _finding(
                    "LVP-follow-up",
                    fault.project,
                    (
                        f"{meeting.on}会议发现的问题“{fault.words}”到{due}没有跟进",
                        f"the problem {fault.words!r}, found on {meeting.on}, was not followed up "
                        f"by {due}",
                    ),
                    ("跟进并记录", "put it right and record it"),
                    due,
                )


# --- each project ---------------------------------------------------------------------------------


def _of_project(project: Project, law: Law, through: date) -> Iterator[Finding]:
    yield from _progress(project, law, through)
    yield from _late(project, through)
    yield from _questions(project, law, through)
    planned, real, acceptance = project.planned_fen, project.real_fen, project.acceptance
    if acceptance and planned is not None and real is not None and real > planned:
        yield _finding(
            "LVP-cost",
            project.id,
            (f"实际{real}分，计划{planned}分", f"it cost {real} fen; {planned} were planned"),
            ("说明超出的原因", "say why it cost more"),
            acceptance.on,
        )
    if project.next_year:
        yield _finding(
            "SV-11",
            project.id,
            (
                "效果测评不满意，列入下年度监督",
                "dissatisfied to the last: it is on next year's list",
            ),
            ("下年度继续监督", "supervise it again next year"),
            project.effect[-1].act.on,
            Severity.NOTE,
        )


def _progress(project: Project, law: Law, through: date) -> Iterator[Finding]:
    usual = law.choice("LVP-progress-vote")
    rated = [rating for rating in project.progress if rating.grade is not None]
    if not rated and project.effect:
        yield _finding(
            "LVP-progress-vote",
            project.id,
            ("效果已测评，从未票评进展", "its effect was rated and its progress never was"),
            ("下次在年中会议上票评进展", "rate progress at the mid-year session next time"),
            project.effect[0].act.on,
        )
    for rating in rated:
        if rating.session_kind != usual:
            yield _finding(
                "LVP-progress-vote",
                project.id,
                (
                    f"进展在{rating.session_kind}会议上票评，做法是{usual}会议",
                    f"its progress was rated at a session of the kind {rating.session_kind}; "
                    f"practice is {usual}",
                ),
                ("在年中会议上票评进展", "rate progress at the mid-year session"),
                rating.act.on,
                Severity.NOTE,
            )


def _late(project: Project, through: date) -> Iterator[Finding]:
    plan, finished = project.plan, project.finished
    if plan is None:
        return
    for stage in project.milestones:
        reached = stage.reached or finished
        if (reached or through) > stage.due:
            zh = f"{reached}完成" if reached else "尚未完成"
            en = f"reached on {reached}" if reached else "not reached"
            yield _finding(
                "LVP-due",
                project.id,
                (
                    f"节点“{stage.name}”应于{stage.due}完成，{zh}",
                    f"the stage {stage.name!r} was due on {stage.due} and {en}",
                ),
                ("说明原因，调整后续节点", "say why, and see to the stages that follow"),
                reached or through,
            )
    if (finished or through) > plan.due:
        days = ((finished or through) - plan.due).days
        yield _finding(
            "LVP-due",
            project.id,
            (
                f"应于{plan.due}完成，迟{days}天" + ("" if finished else "，尚未完成"),
                f"due on {plan.due}, {how_many(days, 'day')} late"
                + ("" if finished else " and not done"),
            ),
            ("向大会报告原因", "tell the congress why"),
            finished or through,
        )


def _questions(project: Project, law: Law, through: date) -> Iterator[Finding]:
    limit = law.limit("LVP-question")
    for question, (asked, answer) in project.questions.items():
        due = limit.after(asked.on, law.calendar).on
        if (answer.on if answer else through) > due:
            zh, en = (f"{answer.on}", f"on {answer.on}") if answer else ("尚未", "not at all yet")
            yield _finding(
                "LVP-question",
                project.id,
                (
                    f"提问{question}应于{due}前答复，{zh}答复",
                    f"the question {question} was to be answered by {due}; it was {en}",
                ),
                ("答复群众", "answer the resident"),
                answer.on if answer else through,
            )
