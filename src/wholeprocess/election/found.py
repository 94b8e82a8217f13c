"""How the parts of this room put a finding into words (发现)."""

from __future__ import annotations

from datetime import date

from wholeprocess.law import Finding, Severity, Text


def found(
    code: str,
    about: str,
    what: tuple[str, str],
    mend: tuple[str, str],
    on: date | None = None,
    severity: Severity = Severity.BREACH,
) -> Finding:
    """A finding from Chinese and English words."""
    return Finding(
        code=code, about=about, what=Text(*what), mend=Text(*mend), severity=severity, on=on
    )
