"""Replaying a journal (重放): its entries folded into a state, each asked about again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, Problem, Refused
from wholeprocess.journal import Entry, MemoryJournal, read_entries, verify
from wholeprocess.law import Value
from wholeprocess.process.state import CODEC, Fold, State

Watcher = Callable[[int], None]
"""Told the number of entries folded so far."""


def replay(
    journal: Iterable[Entry],
    *,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
    name: str = "journal",
    watch: Watcher | None = None,
) -> State:
    """The state that a journal's acts add up to.

    An act that could never have been admitted raises ``BadInput`` naming its line and the rule.
    """
    fold = Fold(State.empty(divisions), settings=settings)
    for entry in journal:
        try:
            fold.admit(entry.act)
        except Refused as refused:
            what = f"{refused.code}: {refused.refusal.what} ({refused.article})"
            problem = Problem(
                file=name, line=entry.seq, field=entry.act.kind, what=what, mend=refused.mend
            )
            raise BadInput([problem]) from refused
        if watch is not None:
            watch(entry.seq)
    return fold.state()


def read_journal(path: str | Path) -> MemoryJournal:
    """A journal file, read and its chain verified; ``BadInput`` or ``BrokenChain`` if not whole."""
    journal = MemoryJournal(CODEC, read_entries(path, CODEC))
    verify(journal, str(path))
    return journal
