"""The lifecycle of a suggestion as tables (建议办理生命周期表): nothing else knows the order."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.management import forks as f
from wholeprocess.management.acts import (
    Fulfil,
    Postpone,
    Reply,
)
from wholeprocess.management.assignment import ASSIGNMENT, Role
from wholeprocess.management.case import Phase
from wholeprocess.management.table.beside import BESIDE
from wholeprocess.management.table.handling import HANDLING
from wholeprocess.management.table.reply import REPLY
from wholeprocess.management.table.submission import SUBMISSION
from wholeprocess.management.table.upwards import UPWARDS

P, R = Phase, Role

SUGGESTION: Lifecycle[Phase] = Lifecycle(
    name="suggestion",
    start=P.SUBMITTED,
    ends=frozenset({P.CLOSED}),
    rows=(*SUBMISSION, *HANDLING, *REPLY, *UPWARDS, *BESIDE),
)
"""Submitted to closed with its reason; every admitted act has its row here."""


class Promise(StrEnum):
    """Where a promise stands (承诺)."""

    OPEN = "open"
    KEPT = "kept"
    REPLACED = "replaced"  # a later reply promises again
    GIVEN_UP = "given-up"  # a later reply says that it cannot be done


COMMITMENT: Lifecycle[Promise] = Lifecycle(
    name="commitment",
    start=Promise.OPEN,
    ends=frozenset({Promise.KEPT, Promise.REPLACED, Promise.GIVEN_UP}),
    rows=(
        Row(Promise.OPEN, Postpone, Promise.OPEN, by=R.PROMISING_UNIT, rule="SGL-explain-change"),
        Row(Promise.OPEN, Fulfil, Promise.KEPT, by=R.PROMISING_UNIT, rule="PR-promise"),
        Row(
            Promise.OPEN,
            Reply,
            Promise.REPLACED,
            by=R.ANSWERING_UNIT,
            rule="PR-promise",
            when=f.promises,
        ),
        Row(Promise.OPEN, Reply, Promise.KEPT, by=R.ANSWERING_UNIT, rule="SG-5", when=f.solves),
        Row(Promise.OPEN, Reply, Promise.GIVEN_UP, by=R.ANSWERING_UNIT, rule="SGL-explain-change"),
    ),
)
"""A promise made in a reply, until it is kept or a later reply takes its place."""

LIFECYCLES = (SUGGESTION, ASSIGNMENT, COMMITMENT)
"""The tables that the library ships for this link."""
