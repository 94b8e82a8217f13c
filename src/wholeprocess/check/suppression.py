"""Findings that are known and explained (说明情况): counted apart, never lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import name
from wholeprocess.law import Finding, Severity, exact_code, found
from wholeprocess.process import SuppressFinding


@frozen(kw_only=True)
class Suppression:
    """One finding that is not reported, and why; ``source`` is where that was written down."""

    code: str = field(converter=exact_code, validator=name)
    about: str = field(validator=name)
    reason: str = field(validator=name)
    source: str = "journal"
    act: SuppressFinding | None = field(default=None, repr=False)

    def meets(self, finding: Finding) -> bool:
        """Whether it is about that finding."""
        return (self.code, self.about) == (finding.code, finding.about)


def recorded(acts: Iterable[SuppressFinding]) -> tuple[Suppression, ...]:
    """The suppressions that a journal records."""
    return tuple(Suppression(code=a.code, about=a.matter, reason=a.reason, act=a) for a in acts)


def suppressions_of(raw: Any, file: str) -> tuple[Suppression, ...]:
    """The suppressions that plain data list; ``BadInput`` names every fault.

    >>> entry = {"code": "EL-28-1", "about": "county-2021/D07", "reason": "停电"}
    >>> suppressions_of([entry], "case.toml")[0].reason
    '停电'
    """
    keys = ("code", "about", "reason")
    problems: list[Problem] = []
    found_: list[Suppression] = []
    if not isinstance(raw, list):
        what, mend = f"{raw!r} is no list", "write [[check.suppress]] above each"
        raise BadInput([Problem(file=file, field="check.suppress", what=what, mend=mend)])
    for number, entry in enumerate(raw, start=1):
        at = f"check.suppress {number}"
        if not isinstance(entry, Mapping) or set(entry) != set(keys):
            what, mend = "is no suppression", f"write {', '.join(keys)}, and nothing else"
            problems.append(Problem(file=file, field=at, what=what, mend=mend))
            continue
        try:
            found_.append(Suppression(**entry, source=file))
        except (TypeError, ValueError) as error:
            problems.append(Problem(file=file, field=at, what=str(error), mend="write a text"))
    if problems:
        raise BadInput(problems)
    return tuple(found_)


def parted(
    findings: Iterable[Finding], suppressions: Iterable[Suppression]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Suppression], ...]]:
    """Findings to report, and those that are suppressed, each with what suppresses it."""
    by_key = {(one.code, one.about): one for one in suppressions}
    kept, apart = [], []
    for finding in findings:
        if (why := by_key.get((finding.code, finding.about))) is not None:
            apart.append((finding, why))
        else:
            kept.append(finding)
    return tuple(kept), tuple(apart)


def unused(
    suppressions: Iterable[Suppression], apart: Iterable[tuple[Finding, Suppression]]
) -> Iterator[Finding]:
    """A note for each suppression that met no finding (WP-suppress)."""
    used = {(one.code, one.about) for _, one in apart}
    for one in suppressions:
        if (one.code, one.about) not in used:
            yield found(
                "WP-suppress",
                one.about,
                (
                    f"{one.source}中对{one.code}的说明没有对应的发现",
                    f"nothing was found that the suppression of {one.code} in {one.source} meets",
                ),
                ("删去该说明，或者更正代码、对象", "delete it, or correct its code or its thing"),
                severity=Severity.NOTE,
                act=one.act,
            )
