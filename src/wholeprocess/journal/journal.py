"""Journals (日志): acts in the order in which they were recorded, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol, runtime_checkable

from wholeprocess.errors import BrokenChain
from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import Codec
from wholeprocess.journal.entry import GENESIS, Entry, chained, fault_of, first_fault


@runtime_checkable
class Journal(Protocol):
    """What every journal can do, wherever it is kept."""

    codec: Codec

    def append(self, act: Act, recorded: datetime | None = None) -> None:
        """Keep one act. When this returns, the journal has it; if it raises, it has nothing."""
        ...

    def __iter__(self) -> Iterator[Entry]: ...

    def __len__(self) -> int: ...

    @property
    def head(self) -> str:
        """The hash of the last entry: publish it, and nobody can rewrite what came before."""
        ...


class MemoryJournal:
    """A journal in memory. Hashes are worked out when somebody looks at the entries.

    >>> from wholeprocess.journal import Act, Codec
    >>> journal = MemoryJournal(Codec([]))
    >>> len(journal), journal.head == GENESIS
    (0, True)
    """

    def __init__(self, codec: Codec, entries: Iterable[Entry] = ()) -> None:
        self.codec = codec
        self._entries = list(entries)
        self._open: list[Act] = []
        self._times: dict[int, datetime] = {}

    def append(self, act: Act, recorded: datetime | None = None) -> None:
        """Keep one act."""
        if recorded is not None:
            self._times[len(self._open)] = recorded
        self._open.append(act)

    def _sealed(self) -> list[Entry]:
        if self._open:
            last = self._entries[-1].hash if self._entries else GENESIS
            seq = len(self._entries)
            timed = ((act, self._times.get(place)) for place, act in enumerate(self._open))
            self._entries += chained(timed, self.codec, before=last, seq=seq)
            self._open.clear()
            self._times.clear()
        return self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._sealed())

    def __len__(self) -> int:
        return len(self._entries) + len(self._open)

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        entries = self._sealed()
        return entries[-1].hash if entries else GENESIS


def verify(journal: Journal, name: str = "journal") -> None:
    """Raise ``BrokenChain`` naming the first entry that was changed, dropped or moved."""
    if fault := first_fault(journal, journal.codec, name):
        raise BrokenChain([fault])


def verified(entries: Iterable[Entry], codec: Codec, name: str = "journal") -> Iterator[Entry]:
    """The entries one after the other, each as soon as the chain is whole up to it.

    Raises ``BrokenChain`` as ``verify`` does, after the rest was read as well: what cannot be read
    at all is told first.
    """
    rest, before = iter(entries), GENESIS
    for line, entry in enumerate(rest, start=1):
        if (fault := fault_of(entry, before, line, codec, name)) is not None:
            for _ in rest:
                pass
            raise BrokenChain([fault])
        before = entry.hash
        yield entry
