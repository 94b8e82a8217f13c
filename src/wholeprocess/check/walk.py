"""Walking a journal and asking each link what was irregular (逐项审核)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from wholeprocess import consultation, decision, election, management, supervision
from wholeprocess.congress import Divisions
from wholeprocess.journal import Entry
from wholeprocess.law import Finding, Value, in_report_order
from wholeprocess.process import Fold, RegisterAct, State, read_journal, replay


def check(
    journal: Iterable[Entry] | str | Path,
    *,
    through: date | None = None,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> tuple[Finding, ...]:
    """Every finding in a journal, as of the day ``through`` (the last act's day unless given).

    A path is read and verified first. Acts of later days than ``through`` are not judged, as if
    nobody had done them yet (``as_of``). Each finding has a rule code, the thing it is about, what
    is irregular and what mends it, and the line of the entry that it is about. Raises ``BadInput``
    where an act could never have been admitted.
    """
    name = "journal"
    if isinstance(journal, str | Path):
        name, journal = str(journal), read_journal(journal)
    entries = tuple(journal)
    if not entries:
        return ()
    day = through or max(entry.act.on for entry in entries)
    entries = as_of(entries, day)
    state = replay(entries, divisions=divisions, settings=settings, name=name)
    return placed(findings(state, day, settings=settings), entries)


def as_of(journal: Iterable[Entry], through: date) -> tuple[Entry, ...]:
    """What of a journal is judged as of a day: the entries whose acts are not later.

    Who is who is taken whole, since a desk often writes its register down after the acts of those
    who stand in it; what the register says holds from days of its own.
    """
    return tuple(
        entry for entry in journal if entry.act.on <= through or isinstance(entry.act, RegisterAct)
    )


def findings(
    state: State, through: date, *, settings: Mapping[str, Value] | None = None
) -> tuple[Finding, ...]:
    """Every finding about a state, as of a day.

    The state must be of that day: one that knows later acts is judged by them (see ``as_of``).
    """
    fold = Fold(state, settings=settings)
    found: list[Finding] = []
    for case in state.management.cases.values():
        law_on = partial(fold.law, place=case.congress)
        found += management.findings(case, law_on, through, fold.register)
    found += decision.findings(state.decision, fold.law, through)
    found += consultation.findings(state.consultation, fold.law, through)
    found += supervision.findings(state.supervision, fold.law, through)
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
