"""What was irregular in supervision (监督中的问题), recorded as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from wholeprocess.law import Finding, LawAt
from wholeprocess.supervision.record import State

PARTS: tuple[Callable[[State, LawAt, date], Iterable[Finding]], ...] = ()


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular on record, as of the day ``through``.

    Each part judges by the law of the day of the act it looks at, at its congress's place.
    """
    return tuple(finding for part in PARTS for finding in part(state, law_at, through))
