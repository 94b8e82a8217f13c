"""Which findings are wanted (选报、不报): by the beginnings of their codes, and by weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import several
from wholeprocess.law import Finding, Severity, codes

_WEIGHTS = (Severity.NOTE, Severity.DEPARTURE, Severity.BREACH)


def within(code: str, prefix: str) -> bool:
    """Whether a code is the one, or below it: whole parts count, capitals do not.

    >>> within("EL-45-1b", "EL-45"), within("EL-45-1b", "el-45-1"), within("EL-45-1b", "EL-4")
    (True, True, False)
    """
    rest = code[len(prefix) :]
    same = code[: len(prefix)].casefold() == prefix.casefold()
    return bool(prefix) and same and (not rest or rest[0] == "-" or rest[0].islower())


@frozen(kw_only=True)
class Choice:
    """Codes to report and codes not to report, whole or their beginnings; and the least weight.

    Nothing selected is everything selected. Where both name a code, the longer one decides,
    and of two equal ones ``ignore``.

    >>> choice = Choice(select=["EL"], ignore=["EL-28-1"])
    >>> [code for code in ("EL-28-1", "EL-32-1a", "SG-5") if choice.names(code)]
    ['EL-32-1a']
    """

    select: tuple[str, ...] = field(default=(), converter=several)
    ignore: tuple[str, ...] = field(default=(), converter=several)
    severity: Severity = field(default=Severity.NOTE, converter=Severity)

    def names(self, code: str) -> bool:
        """Whether findings of that code are wanted."""
        chosen = max((len(p) for p in self.select if within(code, p)), default=-1)
        left_out = max((len(p) for p in self.ignore if within(code, p)), default=-1)
        if self.select and chosen < 0:
            return False
        return left_out < 0 or chosen > left_out

    def asks(self, codes: Iterable[str]) -> bool:
        """Whether a check with these codes may find something wanted; one without may always."""
        held = tuple(codes)
        return not held or any(map(self.names, held))

    def wants(self, finding: Finding) -> bool:
        """Whether the finding is reported."""
        heavy = _WEIGHTS.index(finding.severity) >= _WEIGHTS.index(self.severity)
        return heavy and self.names(finding.code)


def choice_of(raw: Mapping[str, Any], file: str, known: Iterable[str] = ()) -> Choice:
    """The choice that plain data make (``select``, ``ignore``, ``severity``), or ``BadInput``.

    A prefix that no code of the law's tables and none of ``known`` begins with is a fault: it is
    mistyped, or the checks that have it are not installed.
    """
    problems: list[Problem] = []
    there = (*codes(), *known)
    for key in ("select", "ignore"):
        prefixes = raw.get(key, [])
        if not isinstance(prefixes, list | tuple) or any(type(p) is not str for p in prefixes):
            mend = 'write a list of codes, for example ["SG-5", "EL"]'
            problems.append(Problem(file=file, field=key, what=f"{prefixes!r} is none", mend=mend))
            continue
        for prefix in prefixes:
            if not any(within(code, prefix) for code in there):
                what = f"no rule's code begins with {prefix!r}"
                mend = "look the code up with `wholeprocess explain`"
                problems.append(Problem(file=file, field=key, what=what, mend=mend))
    severity = raw.get("severity", Severity.NOTE)
    if severity not in list(Severity):
        mend = f"write {', '.join(Severity)}"
        problems.append(
            Problem(file=file, field="severity", what=f"{severity!r} is none", mend=mend)
        )
    if problems:
        raise BadInput(problems)
    return Choice(
        select=raw.get("select", ()), ignore=raw.get("ignore", ()), severity=Severity(severity)
    )
