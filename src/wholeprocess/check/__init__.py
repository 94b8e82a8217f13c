"""The check (审核): reads a journal as a linter reads code, and reports what was irregular.

The room is its own function: ``wholeprocess.check(journal)`` works whether or not the room was
imported by name before, since Python lets a package's attribute be either.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from wholeprocess.check.audit import Audit, audit, cited
from wholeprocess.check.becomes import Becomes, becomes_of
from wholeprocess.check.choice import Choice, choice_of, within
from wholeprocess.check.registry import (
    FINDERS,
    GROUP,
    SHIPPED,
    Check,
    finders_of,
    found_in,
    plugged_in,
)
from wholeprocess.check.suppression import Suppression, suppressions_of
from wholeprocess.check.walk import as_of, check, findings, placed
from wholeprocess.journal import Entry
from wholeprocess.law import Finding

__all__ = [
    "FINDERS",
    "GROUP",
    "SHIPPED",
    "Audit",
    "Becomes",
    "Check",
    "Choice",
    "Suppression",
    "as_of",
    "audit",
    "becomes_of",
    "check",
    "choice_of",
    "cited",
    "finders_of",
    "findings",
    "found_in",
    "placed",
    "plugged_in",
    "suppressions_of",
    "within",
]


class _Room(ModuleType):
    def __call__(
        self, journal: Iterable[Entry] | str | Path, **options: Any
    ) -> tuple[Finding, ...]:
        return check(journal, **options)


sys.modules[__name__].__class__ = _Room
