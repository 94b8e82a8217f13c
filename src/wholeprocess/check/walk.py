"""Walking a journal and asking each check what was irregular (逐项审核)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from wholeprocess.check.registry import SHIPPED, Check, plugged_in
from wholeprocess.congress import Divisions
from wholeprocess.journal import Act, Entry
from wholeprocess.law import Finding, Value, in_report_order
from wholeprocess.process import (
    EndMandate,
    Fold,
    RegisterAct,
    SeatDeputies,
    State,
    SuspendDeputy,
    read_journal,
    replay,
)

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
    """Findings with the line of the entry that each is about.

    That is the entry of the act that the finding names, or the last one of the kind that it names
    about the same thing on the same day, of any kind where it names none.
    """
    from attrs import evolve

    held = tuple(found)
    wanted: dict[tuple[str, date], list[Entry]] = {}
    for finding in held:
        if not finding.line and (key := _where(finding)) is not None:
            wanted[key] = []
    for entry in journal:
        for key in _things(entry.act):
            if key in wanted:
                wanted[key].append(entry)

    def line(finding: Finding) -> int:
        key = _where(finding)
        if finding.line or key is None:
            return finding.line
        return next((e.seq for e in reversed(wanted[key]) if _meets(finding.act, e.act)), 0)

    return in_report_order(evolve(finding, line=line(finding)) for finding in held)


def _where(finding: Finding) -> tuple[str, date] | None:
    """The thing and the day of the entry that a finding is about."""
    if isinstance(finding.act, Act):
        return finding.act.thing, finding.act.on
    return None if finding.on is None else (finding.about, finding.on)


def _things(act: Act) -> Iterator[tuple[str, date]]:
    """The things that an act is about, with their days: of the register's, deputies too."""
    yield act.thing, act.on
    match act:
        case SeatDeputies():
            yield from ((deputy.id, deputy.since) for deputy in act.deputies)
        case SuspendDeputy() | EndMandate():
            yield act.deputy, act.on
        case _:
            pass


def _meets(wanted: object, act: Act) -> bool:
    return wanted is None or (act.kind == wanted if isinstance(wanted, str) else act == wanted)


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
        name, journal = str(journal), read_journal(journal)
    entries = tuple(journal)
    day = through or max((entry.act.on for entry in entries), default=None)
    if day is not None:
        entries = as_of(entries, day)
    state = replay(entries, divisions=divisions, settings=settings, name=name, watch=watch)
    return entries, state, day
