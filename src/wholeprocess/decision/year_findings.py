"""What was irregular about money and years (资金、受益人数、结转、年度目标中的问题)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wholeprocess.decision.project import Project, ProjectPhase
from wholeprocess.decision.slate import Slate
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found

_UNDONE = (ProjectPhase.CHOSEN, ProjectPhase.SCHEDULED, ProjectPhase.UNDER_WAY, ProjectPhase.REDO)


@finds("LVP-beneficiaries", "LVP-cost", "LVP-settled", "LVP-several-years")
def outcome_findings(project: Project, law: Law, through: date) -> Iterator[Finding]:
    """A cost above the plan, fewer beneficiaries than expected, an account that does not close.

    Of a project of several years also a year without a target, or one that was not reached.
    """
    acceptance, may_cost, real = project.acceptance, project.budget_fen, project.real_fen
    if acceptance and may_cost is not None and real is not None and real > may_cost:
        yield found(
            "LVP-cost",
            project.id,
            (f"实际{real}分，计划{may_cost}分", f"it cost {real} fen; {may_cost} were planned"),
            ("说明超出的原因", "say why it cost more"),
            acceptance.on,
            Severity.DEPARTURE,
        )
    expected = project.assessment.beneficiaries if project.assessment else 0
    if acceptance and acceptance.beneficiaries < expected:
        yield found(
            "LVP-beneficiaries",
            project.id,
            (
                f"论证受益{expected}人，验收{acceptance.beneficiaries}人",
                f"{acceptance.beneficiaries} benefit; {expected} were expected",
            ),
            ("说明减少的原因", "say why there are fewer"),
            acceptance.on,
            Severity.DEPARTURE,
        )
    account = project.account
    closed = project.phase is ProjectPhase.CLOSED
    if closed and account.paid_fen and (account.paid_fen != real or account.left_fen):
        yield found(
            "LVP-settled",
            project.id,
            (
                f"验收{real}分，已付{account.paid_fen}分，结余{account.left_fen}分",
                f"accepted at {real} fen; {account.paid_fen} were paid and "
                f"{account.left_fen} are left",
            ),
            ("付清尾款，退回结余", "pay what is due and give back what is left"),
            project.last,
            Severity.DEPARTURE,
        )
    yield from _years(project, law, through)


def _years(project: Project, law: Law, through: date) -> Iterator[Finding]:
    plan, due = project.plan, project.due
    if plan is None or due is None or project.ended_early:
        return
    long = due > law.limit("LVP-several-years").after(plan.start, law.calendar).on
    stop = min(through, project.finished or through)
    for year in range(plan.start.year, due.year + 1):
        over = date(year, 12, 31)
        target, report = project.targets.get(year, (None, None))
        missing = long and target is None and plan.start <= stop and date(year, 1, 1) <= stop
        unreached = target is not None and through > over and not (report and report.reached)
        if not missing and not unreached:
            continue
        zh, en = ("没有", "no") if missing else ("没有完成", "an unreached")
        yield found(
            "LVP-several-years",
            project.id,
            (f"{year}年{zh}年度目标", f"{en} target for {year}"),
            ("设定年度目标并报告", "set yearly targets and report on them"),
            plan.on if missing else min(over, through),
            Severity.DEPARTURE,
        )


@finds("LVP-carry")
def left_lying(
    projects: Iterable[Project], next_list: Slate | None, through: date
) -> Iterator[Finding]:
    """Projects that were unfinished when the next year's list was made, and are not on it."""
    made = next_list.decided if next_list else None
    if made is None or made > through:
        return
    for project in projects:
        done = project.finished
        open_then = project.phase in _UNDONE or (done is not None and done > made)
        if open_then and not project.carried_into:
            yield found(
                "LVP-carry",
                project.id,
                (
                    f"{made}下年度清单产生时尚未完成，没有结转",
                    f"unfinished on {made}, when the next year's list was made, and not on it",
                ),
                ("结转下年，或者经同意取消", "carry it over, or drop it with consent"),
                made,
                Severity.DEPARTURE,
            )
