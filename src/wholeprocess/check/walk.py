"""Walking a journal and asking each check what was irregular (逐项审核)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from wholeprocess.check.registry import SHIPPED, Check, found_in, plugged_in
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
    named,
    replay,
    stream_journal,
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
    return in_report_order(found_in(asked, state, fold.law, through))


def placed(found: Iterable[Finding], journal: Iterable[Entry] | Lines) -> tuple[Finding, ...]:
    """Findings with the line of the entry that each is about.

    That is the entry of the act that the finding names, or the last one of the kind that it names
    about the same thing on the same day, of any kind where it names none.
    """
    from attrs import evolve

    if isinstance(journal, Lines):
        lines = journal
    else:
        lines = Lines()
        for _ in lines.seen(journal):
            pass
    return in_report_order(
        finding if finding.line else evolve(finding, line=lines.of(finding)) for finding in found
    )


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


class Lines:
    """The lines of a journal, by the thing that an act is about and its day: some bytes a line.

    An act is told from others of its kind by its place in memory: a state that is still held keeps
    its acts there.
    """

    def __init__(self) -> None:
        self._by_thing: dict[str, array[int]] = {}
        self._kinds: dict[str, int] = {}

    def seen(self, journal: Iterable[Entry]) -> Iterator[Entry]:
        """The entries, each remembered as it passes."""
        kinds, by_thing = self._kinds, self._by_thing
        for entry in journal:
            act = entry.act
            kind = kinds.setdefault(act.kind, len(kinds))
            things = _things(act) if isinstance(act, RegisterAct) else ((act.thing, act.on),)
            for thing, on in things:
                own = by_thing.get(thing)
                if own is None:
                    own = by_thing[thing] = array("Q")
                own.extend((on.toordinal(), entry.seq, kind, id(act)))
            yield entry

    def of(self, finding: Finding) -> int:
        """The line of the entry that a finding is about, 0 where there is none."""
        act = finding.act
        if isinstance(act, Act):
            thing, on, wanted = act.thing, act.on, act.kind
        elif finding.on is not None:
            thing, on, wanted = finding.about, finding.on, act if isinstance(act, str) else ""
        else:
            return 0
        number = self._kinds.get(wanted, -1) if wanted else None
        own, day = self._by_thing.get(thing, ()), on.toordinal()
        there = [
            (own[at + 1], own[at + 3])
            for at in range(0, len(own), 4)
            if own[at] == day and number in (None, own[at + 2])
        ]
        same = [line for line, place in there if place == id(act)]
        return max(same or (line for line, _ in there), default=0)


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
