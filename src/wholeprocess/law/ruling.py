"""What the law makes of an act: a ruling, a refusal, or a finding (裁定、不予准许、发现)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from attrs import field, frozen

from wholeprocess.law.rule import Strength, Version
from wholeprocess.law.text import Text

T_co = TypeVar("T_co", covariant=True)


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(codes)


Reasons: TypeAlias = tuple[Text, ...] | Callable[[], Iterable[Text]]
"""Reasons in words, or what makes them: the same each time."""


def _kept(reasons: Iterable[Text] | Callable[[], Iterable[Text]]) -> Reasons:
    return reasons if callable(reasons) else tuple(reasons)


def _said(reasons: Reasons) -> tuple[Text, ...]:
    return tuple(reasons()) if callable(reasons) else reasons


@frozen
class Ruling(Generic[T_co]):
    """An outcome, the rules it rests on, and the reasons in words (裁定).

    ``reasons`` may be given as a function that makes them, for rulings by the thousand: it is
    called when somebody first reads or compares the words, and must say the same each time.

    Ruling on something without naming a rule is impossible:

    >>> Ruling("elected", [])
    Traceback (most recent call last):
    ValueError: a ruling must name the rules it rests on
    """

    outcome: T_co
    rests_on: tuple[str, ...] = field(converter=_codes)
    _reasons: Reasons = field(default=(), converter=_kept, eq=_said, repr=False)

    __match_args__ = ("outcome", "rests_on", "reasons")

    @property
    def reasons(self) -> tuple[Text, ...]:
        """The reasons in words (理由)."""
        reasons = self._reasons
        if callable(reasons):
            reasons = tuple(reasons())
            object.__setattr__(self, "_reasons", reasons)
        return reasons

    @rests_on.validator
    def _rests_on_something(self, _: object, codes: tuple[str, ...]) -> None:
        if not codes:
            raise ValueError("a ruling must name the rules it rests on")


@frozen(kw_only=True)
class Refusal:
    """Why an act is impossible, as a value (不予准许): nothing has been raised yet.

    ``who`` names those who could do it, where it is a question of who.
    """

    code: str
    what: str
    mend: str
    who: tuple[str, ...] = ()
    rule: Version | None = None

    @property
    def article(self) -> str:
        """The article behind the rule; ``no text`` where none holds on the act's day."""
        return self.rule.cited.en if self.rule else "no text"

    def __str__(self) -> str:
        lines = [f"{self.code}: {self.what}"]
        if self.rule:
            words = f" 「{self.rule.words}」" if self.rule.words else ""
            lines.append(f"  law   {self.rule.cited.en}{words}")
        if self.who:
            lines.append(f"  who   {', '.join(self.who)}")
        return "\n".join([*lines, f"  mend  {self.mend}"])


class Severity(StrEnum):
    """How much a finding weighs."""

    BREACH = "breach"  # against a statute or a local regulation
    DEPARTURE = "departure"  # from a practice or from what the place set itself
    NOTE = "note"  # worth knowing; nobody is at fault


@frozen(kw_only=True)
class Finding:
    """Something irregular that happened and was recorded as it was (发现).

    ``line`` is the entry's number in the journal, which is its line in a JSON Lines file
    as well; 0 where the finding is about something that never happened.
    """

    code: str
    about: str  # the thing: a suggestion, a project, a meeting
    what: Text
    mend: Text
    severity: Severity = Severity.BREACH
    on: date | None = None
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.line}: " if self.line else ""
        return f"{place}{self.code} {self.about}: {self.what.en}; {self.mend.en}"


def in_report_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as a report shows them: by place in the journal, then code, then thing."""
    return tuple(sorted(findings, key=lambda f: (f.line, f.code, f.about, f.what.en)))


def found(
    code: str,
    about: str,
    what: tuple[str, str],
    mend: tuple[str, str],
    on: date | None = None,
    severity: Severity = Severity.BREACH,
) -> Finding:
    """A finding from Chinese and English words.

    >>> print(found("EL-28-1", "D07", ("晚了", "posted late"), ("早些", "post it earlier")))
    EL-28-1 D07: posted late; post it earlier
    """
    return Finding(
        code=code, about=about, what=Text(*what), mend=Text(*mend), severity=severity, on=on
    )


def weight(strength: Strength) -> Severity:
    """A breach of a statute or a local text; a departure from a practice or a choice of ours."""
    binding = strength in (Strength.LAW, Strength.LOCAL)
    return Severity.BREACH if binding else Severity.DEPARTURE
