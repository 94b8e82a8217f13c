"""What was irregular in consultation (协商中的问题), recorded as it was."""

from __future__ import annotations

from datetime import date

from wholeprocess.consultation.opinions import findings as opinions
from wholeprocess.consultation.participation import findings as participation
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations import findings as stations
from wholeprocess.journal import found_by
from wholeprocess.law import Finding, LawAt

CHECKS = (*stations.CHECKS, *opinions.CHECKS, *participation.CHECKS)
"""What finds something in this room, each with its codes."""


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular on record, as of the day ``through``.

    Each part judges by the law of the day of the act it looks at, at its congress's place.
    """
    return tuple(found_by(CHECKS, state, law_at, through))
