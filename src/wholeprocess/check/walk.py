"""Walking a journal and asking each check what was irregular (逐项审核)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from wholeprocess.check.registry import SHIPPED, Check, plugged_in
from wholeprocess.congress import Divisions
from wholeprocess.journal import Entry
from wholeprocess.law import Finding, Value, in_report_order
from wholeprocess.process import Fold, RegisterAct, State, named, read_journal, replay

Watcher = Callable[[int], None]


def check(
    journal: Iterable[Entry] | str | Path,
    *,
    through: date | None = None,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Every finding in a journal, as of the day ``through`` (the last act's day unless given).

    A path is read and verified first. Acts of later days than ``through`` are not judged, as if
    nobody had done them yet (``as_of``). Each finding has a rule code, the thing it is about, what
    is irregular and what mends it, and the line of the entry that it is about. ``select`` and
    ``ignore`` are codes or their beginnings (``Choice``). Suppressed findings are left out:
    ``audit`` has them as well. Raises ``BadInput`` where an act could never have been admitted.
    """
    from wholeprocess.check.audit import audit
    from wholeprocess.check.choice import Choice

    wanted, left_out = tuple(select), tuple(ignore)
    choice = Choice(select=wanted, ignore=left_out)
    return audit(
        journal, through=through, divisions=divisions, settings=settings, choice=choice
    ).findings


def as_of(journal: Iterable[Entry], through: date) -> tuple[Entry, ...]:
    """What of a journal is judged as of a day: the entries whose acts are not later.

    Who is who is taken whole, since a desk often writes its register down after the acts of those
    who stand in it; what the register says holds from days of its own.
    """
    return tuple(
        entry for entry in journal if entry.act.on <= through or isinstance(entry.act, RegisterAct)
    )


def findings(
    state: State,
    through: date,
    *,
    settings: Mapping[str, Value] | None = None,
    checks: Iterable[Check] | None = None,
) -> tuple[Finding, ...]:
    """Every finding about a state, as of a day, suppressed ones with them.

    The state must be of that day: one that knows later acts is judged by them (see ``as_of``).
    ``checks`` are the library's and those of installed apps unless given.
    """
    fold = Fold(state, settings=settings)
    asked = (*SHIPPED, *plugged_in()) if checks is None else checks
    return in_report_order(
        finding for one in asked for finding in one.finds(state, fold.law, through)
    )


def placed(found: Iterable[Finding], journal: Iterable[Entry]) -> tuple[Finding, ...]:
    """Findings with the line of the last entry about the same thing on the same day."""
    from attrs import evolve

    held = tuple(found)
    wanted = {(f.about, f.on): 0 for f in held if not f.line and f.on is not None}
    for entry in journal:
        if (key := (entry.act.thing, entry.act.on)) in wanted:
            wanted[key] = entry.seq
    return in_report_order(
        finding
        if finding.line or finding.on is None
        else evolve(finding, line=wanted[finding.about, finding.on])
        for finding in held
    )


def judged(
    journal: Iterable[Entry] | str | Path,
    through: date | None,
    *,
    divisions: Divisions | None,
    settings: Mapping[str, Value] | None,
    watch: Watcher | None = None,
) -> tuple[tuple[Entry, ...], State, date | None]:
    """The entries that are judged, what they add up to, and as of which day."""
    name = "journal"
    if isinstance(journal, str | Path):
        where, journal = str(journal), read_journal(journal)
        name = named(journal, where)
    entries = tuple(journal)
    day = through or max((entry.act.on for entry in entries), default=None)
    if day is not None:
        entries = as_of(entries, day)
    state = replay(entries, divisions=divisions, settings=settings, name=name, watch=watch)
    return entries, state, day
