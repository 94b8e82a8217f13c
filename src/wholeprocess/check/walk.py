"""Walking a journal and asking each link what was irregular (逐项审核)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from wholeprocess import decision, election, management
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
    return placed(findings(state, day, settings=settings), entries)


def findings(
    state: State, through: date, *, settings: Mapping[str, Value] | None = None
) -> tuple[Finding, ...]:
    """Every finding about a state, as of a day."""
    fold = Fold(state, settings=settings)
    found: list[Finding] = []
    for case in state.management.cases.values():
        law_on = partial(fold.law, place=case.congress)
        found += management.findings(case, law_on, through, fold.register)
    found += decision.findings(state.decision, fold.law, through)
    found += election.findings(state.election, fold.law, through)
    found += election.register_findings(state.election, state.register, through)
    return in_report_order(found)


def placed(found: Iterable[Finding], journal: Iterable[Entry]) -> tuple[Finding, ...]:
    """Findings with the line of the last entry about the same thing on the same day."""
    from attrs import evolve

    lines = {(entry.act.thing, entry.act.on): entry.seq for entry in journal}
    return in_report_order(
        finding
        if finding.line or finding.on is None
        else evolve(finding, line=lines.get((finding.about, finding.on), 0))
        for finding in found
    )
