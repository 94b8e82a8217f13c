"""What was irregular in an election (选举中的问题), recorded as it was."""

from __future__ import annotations

from datetime import date

from wholeprocess.election.candidates import findings as candidates
from wholeprocess.election.counting import findings as counting
from wholeprocess.election.poll import findings as poll
from wholeprocess.election.record import State
from wholeprocess.election.roll import findings as roll
from wholeprocess.election.seats import findings as seats
from wholeprocess.election.tenure import findings as tenure
from wholeprocess.journal import found_by
from wholeprocess.law import Finding, LawAt

CHECKS = (
    *seats.CHECKS,
    *roll.CHECKS,
    *candidates.CHECKS,
    *poll.CHECKS,
    *counting.CHECKS,
    *tenure.CHECKS,
)
"""What finds something in this room, each with its codes."""


def findings(state: State, law_at: LawAt, through: date) -> tuple[Finding, ...]:
    """Everything irregular about every election, as of the day ``through``.

    Each part judges by the law of the day of the act it looks at, at the election's place.
    """
    return tuple(found_by(CHECKS, state, law_at, through))
