"""Walking a journal and asking each check what was irregular (逐项审核)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from wholeprocess.check.registry import SHIPPED, Check, found_in, plugged_in
from wholeprocess.congress import Divisions
from wholeprocess.journal import Entry
from wholeprocess.law import Finding, Value, in_report_order
from wholeprocess.process import Fold, RegisterAct, State, named, replay, stream_journal

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
    return in_report_order(found_in(asked, state, fold.law, through))


def placed(found: Iterable[Finding], journal: Iterable[Entry] | Lines) -> tuple[Finding, ...]:
    """Findings with the line of the last entry about the same thing on the same day."""
    from attrs import evolve

    if isinstance(journal, Lines):
        lines = journal
    else:
        lines = Lines()
        for _ in lines.seen(journal):
            pass
    return in_report_order(
        finding
        if finding.line or finding.on is None
        else evolve(finding, line=lines.of(finding.about, finding.on))
        for finding in found
    )


class Lines:
    """The lines of a journal, by the thing that an act is about and its day: a few bytes a line."""

    def __init__(self) -> None:
        self._by_thing: dict[str, array[int]] = {}

    def seen(self, journal: Iterable[Entry]) -> Iterator[Entry]:
        """The entries, each remembered as it passes."""
        for entry in journal:
            own = self._by_thing.setdefault(entry.act.thing, array("L"))
            own.append(entry.act.on.toordinal())
            own.append(entry.seq)
            yield entry

    def of(self, thing: str, on: date) -> int:
        """The line of the last act about a thing on a day, 0 where there is none."""
        own, day = self._by_thing.get(thing, ()), on.toordinal()
        days = range(len(own) - 2, -1, -2)
        return next((own[at + 1] for at in days if own[at] == day), 0)


def judged(
    journal: Iterable[Entry] | str | Path,
    through: date | None,
    *,
    divisions: Divisions | None,
    settings: Mapping[str, Value] | None,
    watch: Watcher | None = None,
) -> tuple[Lines, State, date | None]:
    """The lines that are judged, what they add up to, and as of which day.

    The entries are taken in one after the other: a file is never held as a whole.
    """
    name, lines, last = "journal", Lines(), date.min
    entries = journal if not isinstance(journal, str | Path) else stream_journal(journal)
    if isinstance(journal, str | Path):
        name = named(entries, str(journal))

    def judged_ones() -> Iterator[Entry]:
        nonlocal last
        for entry in entries:
            last = max(last, entry.act.on)
            if through is None or entry.act.on <= through or isinstance(entry.act, RegisterAct):
                yield entry

    kept = lines.seen(judged_ones())
    state = replay(kept, divisions=divisions, settings=settings, name=name, watch=watch)
    return lines, state, through or (None if last == date.min else last)
