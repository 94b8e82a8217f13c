"""What was irregular in supervision (监督中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from wholeprocess.law import Finding, LawAt
from wholeprocess.supervision.committee import findings as committee
from wholeprocess.supervision.evaluation import findings as evaluation
from wholeprocess.supervision.inquiry import findings as inquiry
from wholeprocess.supervision.inspection import findings as inspection
from wholeprocess.supervision.loop import findings as loop
from wholeprocess.supervision.plan import findings as plan
from wholeprocess.supervision.record import State
from wholeprocess.supervision.removal import findings as removal
from wholeprocess.supervision.reports import findings as reports
from wholeprocess.supervision.satisfaction import findings as satisfaction

PARTS: tuple[Callable[[State, LawAt, date], Iterable[Finding]], ...] = (
    committee.findings,
    reports.findings,
    satisfaction.findings,
    removal.findings,
    inspection.findings,
    inquiry.findings,
    plan.findings,
    loop.findings,
    evaluation.findings,
)


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular on record, as of the day ``through``.

    Each part judges by the law of the day of the act it looks at, at its congress's place.
    """
    return tuple(finding for part in PARTS for finding in part(state, law_at, through))
