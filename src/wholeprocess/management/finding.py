"""Making a finding about a suggestion (发现): its weight follows from the rule behind it."""

from __future__ import annotations

from datetime import date

from wholeprocess.law import Finding, Law, Text, weight
from wholeprocess.management.case import Case


def finding(
    case: Case, law: Law, code: str, what: Text, mend: Text, on: date, act: object = None
) -> Finding:
    """A finding of rule ``code`` about a suggestion, as of the day ``on``, and the act to blame."""
    severity = weight(law.version(code).strength)
    return Finding(
        code=code, about=case.id, what=what, mend=mend, severity=severity, on=on, act=act
    )


def names(items: tuple[str, ...] | list[str]) -> Text:
    """Names in a row, as each language separates them.

    >>> names(("甲", "乙"))
    Text(zh='甲、乙', en='甲, 乙')
    """
    return Text("、".join(items), ", ".join(items))
