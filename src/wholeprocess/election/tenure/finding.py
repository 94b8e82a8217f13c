"""One shape for the findings of this part (发现)."""

from __future__ import annotations

from datetime import date

from wholeprocess.law import Finding, Severity, Text


def found(
    code: str,
    about: str,
    what: tuple[str, str],
    mend: tuple[str, str],
    on: date,
    severity: Severity = Severity.BREACH,
) -> Finding:
    """A finding, its words as pairs of Chinese and English."""
    return Finding(
        code=code, about=about, what=Text(*what), mend=Text(*mend), severity=severity, on=on
    )
