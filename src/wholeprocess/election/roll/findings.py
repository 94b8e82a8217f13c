"""The roll (选民名单): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.election.record import State
from wholeprocess.election.taking import LawAt
from wholeprocess.law import Finding


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``."""
    yield from ()
