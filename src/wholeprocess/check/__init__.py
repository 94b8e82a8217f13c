"""The check (审核): reads a journal as a linter reads code, and reports what was irregular.

The room is its own function: ``wholeprocess.check(journal)`` works whether or not the room was
imported by name before, since Python lets a package's attribute be either.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from wholeprocess.check.walk import as_of, check, findings
from wholeprocess.journal import Entry
from wholeprocess.law import Finding

__all__ = ["as_of", "check", "findings"]


class _Room(ModuleType):
    def __call__(
        self, journal: Iterable[Entry] | str | Path, **options: Any
    ) -> tuple[Finding, ...]:
        return check(journal, **options)


sys.modules[__name__].__class__ = _Room
