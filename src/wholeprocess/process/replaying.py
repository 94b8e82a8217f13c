"""Replaying a journal (重放): its entries folded into a state, each asked about again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, NotInForce, Problem, Refused
from wholeprocess.journal import (
    Entry,
    Journal,
    JsonLinesJournal,
    MemoryJournal,
    is_shared,
    iter_entries,
    read_entries,
    verified,
    verify,
)
from wholeprocess.law import Value
from wholeprocess.process.state import CODEC, Fold, State

Watcher = Callable[[int], None]
"""Told the number of entries folded so far."""


def replay(
    journal: Iterable[Entry] | str | Path,
    *,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
    name: str = "journal",
    watch: Watcher | None = None,
) -> State:
    """The state that a journal's acts add up to; a path or a URL is read and verified first.

    An act that could never have been admitted raises ``BadInput`` naming its line and the rule.
    """
    if isinstance(journal, str | Path):
        where, journal = str(journal), stream_journal(journal)
        name = named(journal, where)
    fold = Fold(State.empty(divisions), settings=settings)
    fold_in(fold, journal, name=name, watch=watch)
    return fold.state()


def fold_in(
    fold: Fold, entries: Iterable[Entry], *, name: str, watch: Watcher | None = None
) -> None:
    """Take entries of the journal called ``name`` into a fold; ``BadInput`` as in ``replay``.

    Where they come from a file, what is wrong with the rest of that is told first.
    """
    rest = iter(entries)
    for entry in rest:
        try:
            fold.admit(entry.act)
        except Refused as refused:
            what = f"{refused.code}: {refused.refusal.what} ({refused.article})"
            raise _bad(name, entry, what, refused.mend, rest) from refused
        except NotInForce as nothing:
            raise _bad(name, entry, nothing.what, nothing.mend, rest) from nothing
        if watch is not None:
            watch(entry.seq)


def _bad(name: str, entry: Entry, what: str, mend: str, rest: Iterator[Entry]) -> BadInput:
    for _ in rest:
        pass
    problem = Problem(file=name, line=entry.seq, field=entry.act.kind, what=what, mend=mend)
    return BadInput([problem])


def journal_at(where: str | Path, *, make: bool = True) -> Journal:
    """The journal in a file, or in the database that a URL such as ``sqlite:///desk.db`` names.

    ``BadInput`` where there is none, unless it may be made.
    """
    if isinstance(where, Path) or "://" not in where:
        if not make and not Path(where).exists():
            mend = "correct the path, or open a term to make it"
            raise BadInput([Problem(file=str(where), what="is not there", mend=mend)])
        return JsonLinesJournal(where, CODEC)
    from wholeprocess.store import DatabaseJournal

    return DatabaseJournal(where, CODEC, make=make)


def read_journal(where: str | Path) -> Journal:
    """A journal that is there, its chain verified; ``BadInput`` or ``BrokenChain`` if not whole."""
    if isinstance(where, Path) or "://" not in where:
        journal: Journal = MemoryJournal(CODEC, read_entries(where, CODEC))
        verify(journal, str(where))
        return journal
    shared = journal_at(where, make=False)
    verify(shared)
    return shared


def named(journal: Iterable[Entry], where: str) -> str:
    """What a journal is called in messages; a database, by its URL without the password."""
    return journal.name if is_shared(journal) else where


def stream_journal(where: str | Path) -> Iterable[Entry]:
    """The entries of a journal one after the other, the chain verified on the way.

    Raises ``BadInput`` or ``BrokenChain`` at its end or before, so nothing may be made of the
    entries until then. That of a database is verified before its first entry.
    """
    if isinstance(where, Path) or "://" not in where:
        return verified(iter_entries(where, CODEC), CODEC, str(where))
    return read_journal(where)
