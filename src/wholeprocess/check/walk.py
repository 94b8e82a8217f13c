"""Walking a journal and asking each link what was irregular (逐项审核)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from wholeprocess import decision, management
from wholeprocess.congress import Divisions
from wholeprocess.journal import Entry
from wholeprocess.law import Finding, Value, in_report_order
from wholeprocess.process import Fold, State, replay


def check(
    journal: Iterable[Entry],
    *,
    through: date | None = None,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> tuple[Finding, ...]:
    """Every finding in a journal, as of the day ``through`` (the last act's day unless given).

    Each has a rule code, the thing it is about, what is irregular and what mends it, and the line
    of the entry that it is about. Raises ``BadInput`` where an act could never have been admitted.
    """
    entries = tuple(journal)
    if not entries:
        return ()
    day = through or max(entry.act.on for entry in entries)
    state = replay(entries, divisions=divisions, settings=settings)
    return in_report_order(
        _placed(finding, _lines(entries)) for finding in findings(state, day, settings=settings)
    )


def findings(
    state: State, through: date, *, settings: Mapping[str, Value] | None = None
) -> tuple[Finding, ...]:
    """Every finding about a state, as of a day."""
    fold = Fold(state, settings=settings)
    found: list[Finding] = []
    for case in state.management.cases.values():
        place = case.congress
        found += management.findings(case, lambda day, at=place: fold.law(day, at), through)  # type: ignore[misc]
    found += decision.findings(state.decision, fold.law, through)
    return in_report_order(found)


def _lines(entries: Iterable[Entry]) -> dict[tuple[str, date], int]:
    """The last entry about each thing on each day."""
    return {(entry.act.thing, entry.act.on): entry.seq for entry in entries}


def _placed(finding: Finding, lines: Mapping[tuple[str, date], int]) -> Finding:
    from attrs import evolve

    if finding.line or finding.on is None:
        return finding
    return evolve(finding, line=lines.get((finding.about, finding.on), 0))


