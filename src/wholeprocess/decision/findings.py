"""What was irregular about a year's projects (民生实事实施中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from wholeprocess.decision import parts
from wholeprocess.decision.call_findings import call_findings, followed_findings
from wholeprocess.decision.leaders_findings import leaders_findings
from wholeprocess.decision.project import Project
from wholeprocess.decision.public_findings import publishing_findings, question_findings
from wholeprocess.decision.quarters import next_quarter, quarter, quarters_at_work
from wholeprocess.decision.record import State
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.vote_acts import AnnounceList
from wholeprocess.decision.year_findings import left_lying, outcome_findings
from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, Severity, how_many
from wholeprocess.law import found as law_found


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular about every slate and its projects, as of the day ``through``.

    Each slate is judged under the law of the day on which its list was adopted.
    """
    return tuple(found_by(CHECKS, state, law_at, through))


def _slates(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Slate, tuple[Project, ...], Law, date]]:
    for slate in state.slates.values():
        projects = tuple(state.projects[project] for project in slate.projects)
        yield slate, projects, law_at(slate.decided or slate.last, slate.congress), through


def _alone(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Slate, Law, date]]:
    for slate, _, law, _ in _slates(state, law_at, through):
        yield slate, law, through


def _projects(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Project, Law, date]]:
    for _, projects, law, _ in _slates(state, law_at, through):
        for project in projects:
            yield project, law, through


def _dated(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Project, date]]:
    for project, _, _ in _projects(state, law_at, through):
        yield project, through


def _each(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Project]]:
    for project, _, _ in _projects(state, law_at, through):
        yield (project,)


def _next_lists(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[tuple[Project, ...], Slate | None, date]]:
    lists = {(slate.congress, slate.year): slate for slate in state.slates.values()}
    for slate, projects, _, _ in _slates(state, law_at, through):
        yield projects, lists.get((slate.congress, slate.year + 1)), through


def slate_findings(
    slate: Slate, projects: Iterable[Project], law: Law, through: date
) -> tuple[Finding, ...]:
    """Everything irregular about one slate and its projects, as of the day ``through``.

    Of the slate: places left empty, no supervision group, a quarter without a meeting of the
    presidium, a problem that nobody followed up. Of each project: no vote on its progress or one
    at another session than practice has it, stages and completion past their days, a cost above
    the plan, questions without an answer in time, a quarter in which nothing was made public where
    LVP-publish asks for it, and the place on next year's list. Then what the call, the money, the
    years and the three musts have to say.
    """
    own = {project.id: project for project in projects}
    alone = State(slates={slate.id: slate}, projects=own)
    return tuple(found_by(SLATES, alone, lambda on, place: law, through))


_found = partial(law_found, severity=Severity.DEPARTURE)
"""Most of what is found departs from a practice."""

# --- the slate ------------------------------------------------------------------------------------


@finds("LV-3", "LVP-follow-up", "LVP-group", "LVP-quarterly", "LVP-shortfall")
def _of_slate(
    slate: Slate, projects: tuple[Project, ...], law: Law, through: date
) -> Iterator[Finding]:
    decided = slate.decided
    if decided is None or decided > through:
        return
    if empty := slate.empty_places:
        yield _found(
            "LVP-shortfall",
            slate.id,
            (f"{empty}个名额空缺", f"{how_many(empty, 'place')} stayed empty"),
            ("下一年度再征集", "collect again for the next year"),
            decided,
            severity=Severity.NOTE,
        )
    yield from _on_another_base(slate, decided)
    if not slate.group and projects:
        yield _found(
            "LVP-group",
            slate.id,
            ("没有组成代表监督小组", "no supervision group of deputies was formed"),
            ("由主席团组织代表组成", "let the presidium form one"),
            through,
        )
    months = law.limit("LVP-quarterly").length
    met = {quarter(meeting.on, months) for meeting in slate.meetings}
    for first in quarters_at_work(decided, projects, law, through):
        if quarter(first, months) not in met:
            last = next_quarter(first, months)
            yield _found(
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


def _on_another_base(slate: Slate, decided: date) -> Iterator[Finding]:
    loose = any("LVP-pass-base" in ruling.rests_on for ruling in slate.choices)
    if loose and slate.done(AnnounceList):
        yield _found(
            "LV-3",
            slate.id,
            (
                "入选没有以全体代表为基数，也没有通过决议",
                "chosen on another base than all deputies; no resolution adopted the list",
            ),
            ("由大会通过决议", "let the congress adopt the list by a resolution"),
            decided,
            severity=Severity.NOTE,
        )


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
                yield _found(
                    "LVP-follow-up",
                    fault.project,
                    (
                        f"{meeting.on}会议发现的问题“{fault.words}”到{due}没有跟进",
                        f"the problem {fault.words!r}, found on {meeting.on}, was not followed up "
                        f"by {due}",
                    ),
                    ("跟进并记录", "put it right and record it"),
                    min(done, default=due),
                )


# --- each project ---------------------------------------------------------------------------------


@finds("SV-11")
def _on_next_years_list(project: Project) -> Iterator[Finding]:
    if project.next_year:
        yield _found(
            "SV-11",
            project.id,
            (
                "效果测评不满意，列入下年度监督",
                "dissatisfied to the last: it is on next year's list",
            ),
            ("下年度继续监督", "supervise it again next year"),
            project.effect[-1].act.on,
            severity=Severity.NOTE,
        )


@finds("LVP-progress-vote")
def _progress(project: Project, law: Law, through: date) -> Iterator[Finding]:
    usual = law.choice("LVP-progress-vote")
    rated = [rating for rating in project.progress if rating.grade is not None]
    if not rated and project.effect:
        yield _found(
            "LVP-progress-vote",
            project.id,
            ("效果已测评，从未票评进展", "its effect was rated and its progress never was"),
            ("下次在年中会议上票评进展", "rate progress at the mid-year session next time"),
            project.effect[0].act.on,
        )
    for rating in rated:
        if rating.session_kind != usual:
            yield _found(
                "LVP-progress-vote",
                project.id,
                (
                    f"进展在{rating.session_kind}会议上票评，做法是{usual}会议",
                    f"its progress was rated at a session of the kind {rating.session_kind}; "
                    f"practice is {usual}",
                ),
                ("在年中会议上票评进展", "rate progress at the mid-year session"),
                rating.act.on,
                severity=Severity.NOTE,
            )


@finds("LVP-due")
def _late(project: Project, through: date) -> Iterator[Finding]:
    due, finished = project.due, project.finished
    if due is None or project.ended_early:
        return
    for stage in project.milestones:
        reached = stage.reached or finished
        if (reached or through) > stage.due:
            zh = f"{reached}完成" if reached else "尚未完成"
            en = f"reached on {reached}" if reached else "not reached"
            yield _found(
                "LVP-due",
                project.id,
                (
                    f"节点“{stage.name}”应于{stage.due}完成，{zh}",
                    f"the stage {stage.name!r} was due on {stage.due} and {en}",
                ),
                ("说明原因，调整后续节点", "say why, and see to the stages that follow"),
                reached or through,
            )
    if (finished or through) > due:
        days = ((finished or through) - due).days
        yield _found(
            "LVP-due",
            project.id,
            (
                f"应于{due}完成，迟{days}天" + ("" if finished else "，尚未完成"),
                f"due on {due}, {how_many(days, 'day')} late"
                + ("" if finished else " and not done"),
            ),
            ("向大会报告原因", "tell the congress why"),
            finished or through,
        )


SLATES = (
    *finders(_alone, call_findings, leaders_findings),
    *finders(_slates, _of_slate, followed_findings),
    *finders(_projects, _progress, question_findings, publishing_findings, outcome_findings),
    *finders(_dated, _late),
    *finders(_each, _on_next_years_list),
)
"""What finds something about one slate and its projects."""

CHECKS = (*SLATES, *finders(_next_lists, left_lying), *parts.CHECKS)
"""What finds something in this room, each under the law of its day."""
