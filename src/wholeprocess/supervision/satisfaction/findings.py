"""Satisfaction votes (满意度测评): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, Severity, found, weight
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports.record import ReportKind, ReportPhase
from wholeprocess.supervision.satisfaction.record import Vote, VotePhase
from wholeprocess.supervision.terms import held

_OPEN = (ReportPhase.SCHEDULED, ReportPhase.DROPPED)


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _votes(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Vote, LawAt]]:
    for vote in state.votes.values():
        yield vote, law_at


def _ordered(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Vote, LawAt]]:
    for vote in state.votes.values():
        if vote.phase is VotePhase.ORDERED and vote.results:
            yield vote, law_at


def _with_law(state: State, law_at: LawAt, through: date) -> Iterator[tuple[State, LawAt]]:
    yield state, law_at


@finds("SV-7", "SVP-secret")
def _open_votes(vote: Vote, law_at: LawAt) -> Iterator[Finding]:
    for result in vote.results:
        if not result.secret:
            law = law_at(result.on, vote.congress)
            code = held(law, "SV-7", "SVP-secret")
            yield found(
                code,
                vote.id,
                (f"对{result.rated}的测评不是无记名", f"the vote on {result.rated} was not secret"),
                ("以无记名方式重新测评", "vote again without names"),
                result.on,
                weight(law.version(code).strength),
            )


@finds("SV-10", "SVP-grades")
def _half_counted(vote: Vote, law_at: LawAt) -> Iterator[Finding]:
    """SV-10: each of those rated has a result of its own."""
    last = vote.results[-1].on
    law = law_at(last, vote.congress)
    code = held(law, "SV-10", "SVP-grades")
    missing = [unit for unit in vote.units if vote.result(unit) is None]
    yield found(
        code,
        vote.id,
        (f"{'、'.join(missing)}没有单独的结果", f"{', '.join(missing)} has no result of its own"),
        ("逐个计票", "count the forms of each"),
        last,
        weight(law.version(code).strength),
    )


@finds("SV-4", "SV-9")
def _not_rated(state: State, law_at: LawAt) -> Iterator[Finding]:
    """SV-9, SV-4: what a place has made compulsory, and audit rectification where a text has it."""
    rated = {v.report for v in state.votes.values() if v.phase is not VotePhase.CANCELLED}
    for report in state.reports.values():
        if report.heard is None or report.id in rated or report.phase in _OPEN:
            continue
        law = law_at(report.heard, report.congress)
        if report.kind is ReportKind.RECTIFICATION and law.holds("SV-4"):
            yield found(
                "SV-4",
                report.id,
                ("审计整改情况没有测评", "the rectification of the audit was not rated"),
                ("组织满意度测评", "hold a satisfaction vote"),
                report.heard,
                Severity.NOTE,
            )
        if law.holds("SV-9") and law.choice("SVP-compulsory") == "yes":
            yield found(
                "SV-9",
                report.id,
                ("听取后没有测评", "it was heard and not rated"),
                ("组织满意度测评", "hold a satisfaction vote"),
                report.heard,
                weight(law.version("SV-9").strength),
            )


CHECKS = (
    *finders(_votes, _open_votes),
    *finders(_ordered, _half_counted),
    *finders(_with_law, _not_rated),
)
"""What finds it."""
