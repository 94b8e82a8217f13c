"""Journals (日志): acts in the order in which they were recorded, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeGuard, runtime_checkable

from wholeprocess.errors import BadInput, BrokenChain, Conflict, Problem
from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import Codec
from wholeprocess.journal.entry import GENESIS, Entry, chained, fault_of, first_fault


@runtime_checkable
class Journal(Protocol):
    """What every journal can do, wherever it is kept."""

    codec: Codec

    def append(self, act: Act, recorded: datetime | None = None) -> Entry | None:
        """Keep one act. When this returns, the journal has it; if it raises, it has nothing.

        A journal that makes the entry at once gives it back.
        """
        ...

    def append_many(
        self, acts: Iterable[Act], recorded: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Keep all of the acts or none, whatever happens meanwhile, and give their entries."""
        ...

    def __iter__(self) -> Iterator[Entry]: ...

    def __len__(self) -> int: ...

    @property
    def head(self) -> str:
        """The hash of the last entry: publish it, and nobody can rewrite what came before."""
        ...


class SharedJournal(Journal, Protocol):
    """A journal that several programs add to at the same time; ``name`` is for messages."""

    name: str

    def append(
        self,
        act: Act,
        recorded: datetime | None = None,
        *,
        act_id: str = "",
        expected: int | None = None,
        after: int | None = None,
    ) -> Entry:
        """Keep one act and give its entry.

        ``act_id`` is the submission's own: sent again with the same act, it gives the entry that
        was made the first time. ``expected`` is how many acts on the thing the caller knows of,
        ``after`` how many entries. ``Conflict`` where the journal has more, or the id was used for
        another act.
        """
        ...

    def append_many(
        self,
        acts: Iterable[Act],
        recorded: datetime | None = None,
        *,
        act_ids: Sequence[str] = (),
        expected: Mapping[tuple[str, str], int] | None = None,
        after: int | None = None,
    ) -> tuple[Entry, ...]:
        """Keep all of the acts or none in one transaction; ids and versions as in ``append``."""
        ...

    def since(self, seq: int) -> Iterator[Entry]:
        """The entries after the one with that number."""
        ...

    def submitted(self, act_id: str) -> Entry | None:
        """The entry that a submission with that id made, if it made one."""
        ...

    def version_of(self, about: str, thing: str) -> int:
        """How many acts there are on a thing."""
        ...

    def keep_snapshot(self, state: object, seq: int, key: bytes) -> None:
        """Keep the state after the entry with that number, sealed with ``key``."""
        ...

    def snapshot(self, key: bytes) -> tuple[int, Any] | None:
        """The last state kept, and after which entry; ``None`` where none fits."""
        ...

    def fault(self) -> Problem | None:
        """The first entry that was changed, dropped or moved; ``None`` where the chain is whole."""
        ...


def is_shared(journal: object) -> TypeGuard[SharedJournal]:
    """Whether several programs may add to a journal; the journal itself is not asked anything."""
    return hasattr(type(journal), "since")


def reused(act_id: str, act: Act) -> Conflict:
    """The error of an act that came under the id of another one."""
    what = f"{act_id} was submitted with another act before; give a new act a new id"
    return Conflict(f"{act.about} {act.thing}", 0, 0, what)


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

    def append_many(
        self, acts: Iterable[Act], recorded: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Keep acts, and give their entries."""
        for act in (acts := tuple(acts)):
            self.append(act, recorded)
        return tuple(self._sealed()[len(self) - len(acts) :])

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
    fault = journal.fault() if is_shared(journal) else first_fault(journal, journal.codec, name)
    if fault is not None:
        raise BrokenChain([fault])


def anchor(journal: Journal) -> str:
    """The number and the hash of the last entry in one text, to be published or signed (锚).

    >>> anchor(MemoryJournal(Codec([]))).startswith("0:")
    True
    """
    number, head = 0, GENESIS
    for entry in journal.since(max(len(journal) - 1, 0)) if is_shared(journal) else journal:
        number, head = entry.seq, entry.hash
    return f"{number}:{head}"


def must_hold(journal: Journal, published: str, name: str = "journal") -> None:
    """Raise ``BrokenChain`` where a journal that verifies leads no more to a published anchor.

    It was written anew then, or its end was cut off. ``BadInput`` where the text is no anchor.
    """
    number, _, head = published.strip().partition(":")
    if not number.isdecimal() or len(number) > 18 or len(head) != len(GENESIS):
        mend = "write what `wholeprocess head` printed: a number, a colon, 64 digits"
        raise BadInput([Problem(file=name, what=f"{published!r} is no anchor", mend=mend)])
    seq = int(number)
    after = journal.since(max(seq - 1, 0)) if is_shared(journal) else iter(journal)
    found = next((entry.hash for entry in after if entry.seq == seq), None) if seq else GENESIS
    if found != head:
        what = f"does not lead to the published head of entry {seq}: it was cut off or rewritten"
        mend = "ask who kept a copy from that time"
        raise BrokenChain([Problem(file=name, line=seq, field="hash", what=what, mend=mend)])


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
