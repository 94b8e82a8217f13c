"""Reports (专项工作报告): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Deadline, Finding, Law, LawAt, Severity, found
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports.clocks import ReportClocks, clocks, last_day_before
from wholeprocess.supervision.reports.record import Piece, Report, ReportPhase
from wholeprocess.supervision.targets import as_choice
from wholeprocess.supervision.terms import late

_IN_TIME = (
    ("SL24-15-1", "draft_sent", ("征求意见稿", "the draft")),
    ("SL24-15-1-final", "final_sent", ("报告", "the report")),
    ("SL24-15-2", "to_members", ("发给组成人员的报告", "the report to the members")),
)

CLOCKS = (
    ("draft_answer", ("对征求意见稿的反馈", "the committee's comment on the draft")),
    ("opinions", ("审议意见的交办", "the delivery of the opinions")),
    ("plan", ("处理方案", "the plan for the handling")),
    ("resolution", ("执行决议情况的报告", "the report on the resolution")),
    ("rectification", ("审计查出问题整改情况的报告", "the report on the audit's rectification")),
)
"""The clocks of a report, and what each is for."""

HANDLING = ("研究处理情况的报告", "the handling report")
"""What the clock of a round is for."""


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _kept(state: State) -> Iterator[Report]:
    """The reports that were not dropped."""
    for report in state.reports.values():
        if report.phase is not ReportPhase.DROPPED:
            yield report


def _each(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Report]]:
    for report in _kept(state):
        yield (report,)


def _with_law(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Report, LawAt]]:
    for report in _kept(state):
        yield report, law_at


def _called(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Report, date, Law]]:
    for report in _kept(state):
        if report.heard is not None and report.opens is not None:
            yield report, report.opens, law_at(report.heard, report.congress)


def _heard(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Report, date]]:
    for report in _kept(state):
        if report.heard is not None and report.opens is not None:
            yield report, report.heard


def _timed(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Report, ReportClocks, date]]:
    for report in _kept(state):
        yield report, clocks(report, law_at, _rectified(state, report)), through


def _rectified(state: State, audit: Report) -> date | None:
    days = [r.heard for r in state.reports.values() if r.of == audit.id and r.heard is not None]
    return min(days, default=None)


@finds("SL24-6-1")
def _of_target(report: Report, law_at: LawAt) -> Iterator[Finding]:
    on = report.acts[0].on
    if as_choice(report.organ) not in law_at(on, report.congress).choices("SL24-6-1"):
        yield found(
            "SL24-6-1",
            report.id,
            (
                "当时的监督法没有列入监察委员会",
                "the Supervision Law of that day does not name the supervisory commission",
            ),
            ("核对其他法律的依据", "look for another law that it rests on"),
            on,
            Severity.NOTE,
        )


@finds(*(code for code, _, _ in _IN_TIME))
def _before_the_meeting(report: Report, meeting: date, law: Law) -> Iterator[Finding]:
    for code, days, (zh, en) in _IN_TIME:
        sent: date | None = getattr(report, days)
        last = last_day_before(code, meeting, law)
        if sent is not None and sent <= last:
            continue
        yield found(
            code,
            report.id,
            (
                f"{zh}{f'{sent}送出' if sent else '没有送出'}，应在{last}以前",
                f"{en} was {f'sent on {sent}' if sent else 'never sent'}; {last} was the last day",
            ),
            ("按期送出，或者推迟听取", "send it in time, or hear it at a later meeting"),
            report.heard,
        )


@finds("SL24-14")
def _of_answers(report: Report, heard: date) -> Iterator[Finding]:
    if missing := report.unanswered:
        yield found(
            "SL24-14",
            report.id,
            (
                f"报告没有回应意见：{'、'.join(missing)}",
                f"the report does not answer {', '.join(missing)}",
            ),
            ("退回，在报告中回应", "send it back to be answered in the report"),
            heard,
        )


@finds(
    "SVL-draft-reply",
    "SVL-opinions-after-close",
    "SVL-opinions-after-council",
    "SVL-handling-plan",
    "SVL-handling-budget",
    "SVL-handling",
    "SVL-own-term",
    "SVP-own-term",
    "SL24-17-1c",
    "SL24-27-2",
)
def _of_clocks(report: Report, due: ReportClocks, through: date) -> Iterator[Finding]:
    for name, (zh, en) in CLOCKS:
        clock: Deadline | None = getattr(due, name)
        if clock is not None:
            yield from late(clock, report.id, (zh, en), through)
    for clock in due.rounds:
        if clock is not None:
            yield from late(clock, report.id, HANDLING, through)


@finds("SL24-17-1a", "SV-8", "SVP-own-term")
def _of_opinions(report: Report, law_at: LawAt) -> Iterator[Finding]:
    closed = report.phase is ReportPhase.CLOSED
    if closed and report.delivered is None:
        yield found(
            "SL24-17-1a",
            report.id,
            ("审议意见没有交办即办结", "it was closed and no opinions went to the organ"),
            ("整理并交办审议意见", "put the opinions together and deliver them"),
            report.acts[-1].on,
        )
    if report.delivered is None:
        return
    law = law_at(report.delivered, report.congress)
    if law.holds("SV-8") and not report.judged:
        yield found(
            "SV-8",
            report.id,
            ("审议意见没有总体评价", "the opinions do not judge the work"),
            ("写明总体评价", "write down an overall judgment"),
            report.delivered,
        )
    waits = not closed and report.rounds[-1].handled is None
    if waits and clocks(report, law_at).handling is None:
        yield found(
            "SVP-own-term",
            report.id,
            (
                "国家法律和本地规定都没有期限，审议意见也没有写明",
                "neither the law nor a local text has a term, and the opinions set none",
            ),
            ("在审议意见中写明报告期限", "write the last day into the opinions"),
            report.delivered,
            Severity.NOTE,
        )


@finds("SL24-17-1b")
def _of_handling(report: Report) -> Iterator[Finding]:
    for handling in report.handlings:
        if not handling.commented:
            yield found(
                "SL24-17-1b",
                report.id,
                (
                    f"{handling.on}的报告没有先征求委员会意见",
                    f"the report of {handling.on} was not shown to the committee first",
                ),
                ("先送交征求意见", "send it for comment first"),
                handling.on,
            )
        if not handling.written:
            yield found(
                "SL24-17-1b",
                report.id,
                (f"{handling.on}没有书面报告", f"on {handling.on} it was not reported in writing"),
                ("提出书面报告", "report in writing"),
                handling.on,
            )


@finds("SL24-17-3")
def _of_publication(report: Report) -> Iterator[Finding]:
    if report.phase is not ReportPhase.CLOSED:
        return
    due = [Piece.REPORT]
    due += [Piece.OPINIONS] if report.delivered is not None else []
    due += [Piece.HANDLING] if report.handlings else []
    due += [Piece.RESOLUTION] if report.resolution is not None else []
    missing = [p for p in due if p not in report.published or p not in report.notified]
    if missing:
        names = ", ".join(missing)
        yield found(
            "SL24-17-3",
            report.id,
            (f"没有通报和公布：{names}", f"not notified and published: {names}"),
            ("向代表通报并向社会公布", "notify the deputies and publish"),
            report.acts[-1].on,
        )


CHECKS = (
    *finders(_with_law, _of_target, _of_opinions),
    *finders(_called, _before_the_meeting),
    *finders(_heard, _of_answers),
    *finders(_timed, _of_clocks),
    *finders(_each, _of_handling, _of_publication),
)
"""What finds it."""
