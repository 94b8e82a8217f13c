"""The check (审核): reads a journal as a linter reads code, and reports what was irregular."""

from wholeprocess.check.walk import check

__all__ = ["check"]
