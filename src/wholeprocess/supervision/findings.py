"""What was irregular in supervision (监督中的问题), recorded as it was."""

from __future__ import annotations

from datetime import date

from wholeprocess.journal import found_by
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

CHECKS = (
    *committee.CHECKS,
    *reports.CHECKS,
    *satisfaction.CHECKS,
    *removal.CHECKS,
    *inspection.CHECKS,
    *inquiry.CHECKS,
    *plan.CHECKS,
    *loop.CHECKS,
    *evaluation.CHECKS,
)
"""What finds something in this room, each with its codes."""


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular on record, as of the day ``through``.

    Each part judges by the law of the day of the act it looks at, at its congress's place.
    """
    return tuple(found_by(CHECKS, state, law_at, through))
