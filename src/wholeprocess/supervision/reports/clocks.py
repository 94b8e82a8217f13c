"""The clocks of a report (期限): worked out from its days, never kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from wholeprocess.law import Deadline, Law, LawAt, Text, TimeLimit, TimeUnit, deadline
from wholeprocess.supervision.reports.record import Report, ReportKind, Round
from wholeprocess.supervision.terms import due_back

HANDLING_TERMS: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.BUDGET: ("SVL-handling-budget", "SVL-handling"),
    ReportKind.FINAL_ACCOUNTS: ("SVL-handling-budget", "SVL-handling"),
    ReportKind.AUDIT: ("SVL-handling-budget", "SVL-handling"),
}
"""Which local rules say when the handling is reported, the narrower first."""


def last_day_before(code: str, meeting: date, law: Law) -> date:
    """The last day on which something is in time that must be there so many days before.

    The day of the meeting is not counted: twenty days before 30 June is 10 June.

    >>> last_day_before("SL24-15-1", date(2021, 6, 30), law)
    datetime.date(2021, 6, 10)
    """
    limit = law.limit(code)
    if limit.unit is TimeUnit.MONTHS:
        from dateutil.relativedelta import relativedelta

        return meeting - relativedelta(months=limit.length)
    return meeting - timedelta(days=limit.length)


@frozen(kw_only=True)
class ReportClocks:
    """What is due on a report; ``None`` where it has not begun or nobody set a term."""

    draft_answer: Deadline | None = None  # 反馈意见 (ZJ-V-13)
    opinions: Deadline | None = None  # 审议意见交办
    plan: Deadline | None = None  # 处理方案 (BJ-V1-15)
    rounds: tuple[Deadline | None, ...] = ()  # 研究处理情况的报告, round by round
    resolution: Deadline | None = None  # 执行决议情况的报告 (SL24-17-1c)
    rectification: Deadline | None = None  # 审计整改情况的报告 (SL24-27-2)

    @property
    def handling(self) -> Deadline | None:
        """The clock of the last round's handling report."""
        return self.rounds[-1] if self.rounds else None


def clocks(report: Report, law_at: LawAt, rectified: date | None = None) -> ReportClocks:
    """The clocks of a report, each by the law of the day on which it starts.

    ``rectified`` is the day on which the report on the rectification of this audit was heard.
    """
    return ReportClocks(
        draft_answer=_draft_answer(report, law_at),
        opinions=_opinions(report, law_at),
        plan=_plan(report, law_at),
        rounds=tuple(_handling(report, r, law_at) for r in report.rounds),
        resolution=_resolution(report, law_at),
        rectification=_rectification(report, law_at, rectified),
    )


def _draft_answer(report: Report, law_at: LawAt) -> Deadline | None:
    if report.draft_sent is None or report.urgent:
        return None
    law = law_at(report.draft_sent, report.congress)
    if not law.holds("SVL-draft-reply"):
        return None
    return deadline("SVL-draft-reply", report.draft_sent, law, done=report.draft_answered)


def _opinions(report: Report, law_at: LawAt) -> Deadline | None:
    """From the end of the meeting (Henan) or from the council's adoption (Zhejiang)."""
    if report.closes is None:
        return None
    law = law_at(report.closes, report.congress)
    if law.holds("SVL-opinions-after-close") and report.kind in HANDLING_TERMS:
        return deadline("SVL-opinions-after-close", report.closes, law, done=report.delivered)
    if report.adopted is not None and law.holds("SVL-opinions-after-council"):
        return deadline("SVL-opinions-after-council", report.adopted, law, done=report.delivered)
    return None


def _plan(report: Report, law_at: LawAt) -> Deadline | None:
    if report.delivered is None:
        return None
    law = law_at(report.delivered, report.congress)
    if not law.holds("SVL-handling-plan"):
        return None
    return deadline("SVL-handling-plan", report.delivered, law, done=report.planned)


def _handling(report: Report, made: Round, law_at: LawAt) -> Deadline | None:
    codes = HANDLING_TERMS.get(report.kind, ("SVL-handling",))
    law = law_at(made.delivered, report.congress)
    return due_back(codes, made.delivered, law, made.report_by, done=made.handled)


def _resolution(report: Report, law_at: LawAt) -> Deadline | None:
    made = report.resolution
    if made is None:
        return None
    return Deadline(
        code="SL24-17-1c",
        start=made.on,
        limit=TimeLimit((made.due - made.on).days, TimeUnit.DAYS),
        due=made.due,
        rule=law_at(made.on, report.congress).version("SL24-17-1c"),
        done=report.executed,
        event=Text("决议通过", "the resolution was passed"),
    )


def _rectification(report: Report, law_at: LawAt, rectified: date | None) -> Deadline | None:
    if report.kind is not ReportKind.AUDIT or report.heard is None:
        return None
    law = law_at(report.heard, report.congress)
    if not law.holds("SL24-27-2"):
        return None
    return deadline("SL24-27-2", report.heard, law, done=rectified)
