"""An audit (审核结果): what is reported, what is suppressed and why, under which choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from wholeprocess.check.choice import Choice
from wholeprocess.check.registry import SHIPPED, Check, plugged_in
from wholeprocess.check.suppression import Suppression, parted, recorded, unused
from wholeprocess.check.walk import Watcher, findings, judged, placed
from wholeprocess.congress import Divisions
from wholeprocess.errors import UnknownRule
from wholeprocess.journal import Entry
from wholeprocess.law import Finding, Severity, Text, Value, in_report_order, level_of, rule


@frozen(kw_only=True)
class Audit:
    """What a check of a journal came to, as of the day ``through`` (``None`` of an empty one).

    ``lines`` reads as a linter's output does, ``as_data`` is for machines.
    """

    name: str
    through: date | None
    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    places: tuple[str, ...] = field(default=(), repr=False)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each weight are reported."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    def lines(self, language: str = "en") -> Iterator[str]:
        """One line a finding: ``file:line: CODE thing: what (article); mend``.

        A finding about something that never happened has no line of its own.
        """
        zh = language == "zh"
        for finding in self.findings:
            at = f"{self.name}:{finding.line}" if finding.line else self.name
            article = cited(finding, self.places).in_(language)
            law = (f"（{article}）" if zh else f" ({article})") if article else ""
            what, mend = finding.what.in_(language), finding.mend.in_(language)
            if article and article in what:  # it names its article itself
                law = ""
            end = f"；{mend}" if zh else f"; {mend}"
            yield f"{at}: {finding.code} {finding.about}: {what}{law}{end}"

    def closing(self, language: str = "en") -> str:
        """The last line: how many of each weight, and how many are suppressed."""
        n, apart = self.counts, len(self.suppressed)
        heavy, light, notes = (n[s] for s in Severity)
        if language == "zh":
            return f"违反{heavy}项，偏离{light}项，提示{notes}项；已说明{apart}项"
        return f"breaches {heavy}, departures {light}, notes {notes}; suppressed {apart}"

    def as_data(self) -> dict[str, Any]:
        """Plain data for machines."""
        return {
            "name": self.name,
            "through": self.through and self.through.isoformat(),
            "counts": {severity.value: n for severity, n in self.counts.items()},
            "findings": [self._data(finding) for finding in self.findings],
            "suppressed": [
                {**self._data(finding), "reason": why.reason, "source": why.source}
                for finding, why in self.suppressed
            ],
        }

    def _data(self, finding: Finding) -> dict[str, Any]:
        article = cited(finding, self.places)
        return {
            "code": finding.code,
            "severity": finding.severity.value,
            "line": finding.line or None,
            "about": finding.about,
            "on": finding.on and finding.on.isoformat(),
            "what": {"zh": finding.what.zh, "en": finding.what.en},
            "mend": {"zh": finding.mend.zh, "en": finding.mend.en},
            "article": {"zh": article.zh, "en": article.en},
        }


def audit(
    journal: Iterable[Entry] | str | Path,
    *,
    through: date | None = None,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
    choice: Choice | None = None,
    suppressions: Iterable[Suppression] = (),
    checks: Iterable[Check] | None = None,
    name: str | None = None,
    watch: Watcher | None = None,
) -> Audit:
    """Check a journal, and tell what is reported from what is suppressed and why.

    ``suppressions`` are added to those that the journal records. ``name`` is the file that the
    lines name. For the rest see ``check``.
    """
    choice = choice or Choice()
    file = name or (str(journal) if isinstance(journal, str | Path) else "journal")
    lines, state, day = judged(
        journal, through, divisions=divisions, settings=settings, watch=watch
    )
    if day is None:
        return Audit(name=file, through=None, findings=())
    every = (*recorded(state.suppressed), *suppressions)
    asked = (*SHIPPED, *plugged_in()) if checks is None else tuple(checks)
    if choice.select:
        met_by = {one.code for one in every} if choice.names("WP-suppress") else set()
        asked = tuple(c for c in asked if choice.asks(c.codes) or met_by.intersection(c.codes))
    found = placed(findings(state, day, settings=settings, checks=asked), lines)
    kept, apart = parted(filter(choice.wants, found), every)
    met = parted(found, every)[1]
    return Audit(
        name=file,
        through=day,
        findings=in_report_order((*kept, *filter(choice.wants, unused(every, met)))),
        suppressed=apart,
        places=tuple(state.register.terms),
    )


def cited(finding: Finding, places: Iterable[str] = ()) -> Text:
    """The article behind a finding's rule, as it stood on its day.

    Of a rule that several places word differently it is the version of the first of ``places``
    that has one. A code that no table of the law has cites nothing.
    """
    try:
        known = rule(finding.code)
    except UnknownRule:
        return Text("", "")
    day = finding.on or date.max
    for place in (*places, ""):
        if (version := known.on(day, place, level_of(place))) is not None:
            return version.cited
    return known.versions[0].cited
