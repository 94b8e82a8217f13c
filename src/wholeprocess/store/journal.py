"""The journal in a database (数据库日志): transactions, and one chain under many writers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from time import sleep
from typing import Any
from weakref import finalize

from sqlalchemy import URL, Engine

from wholeprocess.errors import Conflict, Problem
from wholeprocess.journal import GENESIS, Act, Codec, Entry, canonical, reused, seal, time_text
from wholeprocess.store import reading, writing
from wholeprocess.store.engine import engine_for, name_of, reading_engine
from wholeprocess.store.prepared import Connected
from wholeprocess.store.schema import set_up
from wholeprocess.store.snapshot import keep_snapshot, snapshot_of
from wholeprocess.store.verifying import first_fault_in
from wholeprocess.store.writing import Thing

_HALF_A_SECOND = partial(sleep, 0.5)

LONGEST = 255
"""The longest name of a thing, and of a submission, that every database can look up."""


class DatabaseJournal:
    """A journal in a database: SQLite, PostgreSQL, or another that SQLAlchemy has a dialect for.

    An act is on the disk when ``append`` returns. Any number of programs may write: each first
    changes the one row of ``journal_head``, so they come one after another, the numbers have no
    gap, and the order of the entries is the order in which their transactions were committed.

    ``database`` is a URL, or an engine of the caller's. The tables are made where there are none
    (unless ``make`` is false) and brought up where they are older. Raises ``BadInput`` where they
    are newer than the library, or the URL is none.

    >>> from wholeprocess.journal import Codec
    >>> journal = DatabaseJournal("sqlite://", Codec([]))
    >>> len(journal), journal.head == GENESIS
    (0, True)
    """

    def __init__(self, database: str | URL | Engine, codec: Codec, *, make: bool = True) -> None:
        self.codec = codec
        if isinstance(database, Engine):
            self.engine = reads = database
            mine: tuple[Engine, ...] = ()
        else:
            self.engine = engine_for(database, make=make)
            reads = reading_engine(self.engine)
            mine = self.engine, reads
        self._writer = Connected(self.engine)
        self._reader = self._writer if reads is self.engine else Connected(reads)
        self._stand: writing.Stand | None = None
        self._open = (self._reader, self._writer), mine
        finalize(self, _close, *self._open)
        self.name = name_of(self.engine)
        set_up(self.engine, self.name, make=make)

    def close(self) -> None:
        """Close the connections. The journal may still be used: it opens new ones."""
        self._stand = None
        _close(*self._open)

    # --- writing ---

    def append(
        self,
        act: Act,
        recorded: datetime | None = None,
        *,
        act_id: str = "",
        expected: int | None = None,
        after: int | None = None,
    ) -> Entry:
        """Keep one act and give its entry; see ``SharedJournal``."""
        ids = (act_id,) if act_id else ()
        known = None if expected is None else {(act.about, act.thing): expected}
        return self.append_many((act,), recorded, act_ids=ids, expected=known, after=after)[0]

    def append_many(
        self,
        acts: Iterable[Act],
        recorded: datetime | None = None,
        *,
        act_ids: Sequence[str] = (),
        expected: Mapping[Thing, int] | None = None,
        after: int | None = None,
    ) -> tuple[Entry, ...]:
        """Keep all of the acts or none, in one transaction, and give their entries.

        ``act_ids`` has one for each act, or none at all: where acts were kept under them before,
        the entries of then are given. ``expected`` says how many acts on a thing the caller knows
        of.
        """
        acts = tuple(acts)
        if not acts:
            return ()
        ids = tuple(act_ids)
        if ids and len(set(ids)) != len(acts):
            raise ValueError(f"{len(set(ids))} ids for {len(acts)} acts; give each one of its own")
        things = [(act.about, act.thing) for act in acts]
        for name in (*(thing for _, thing in things), *ids):
            if len(name) > LONGEST:
                raise ValueError(f"{name[:20]}… has {len(name)} characters; {LONGEST} are kept")
        texts = [canonical(self.codec.dump(act)) for act in acts]  # before anybody has to wait
        with self._writer.cursor() as (cursor, commit):
            known, self._stand = self._stand, None  # until the commit: then it is known again
            turn = writing.take_turn(cursor, self.engine.dialect, things[0], len(acts), known)
            if ids and (old := self._kept_before(cursor, acts, texts, ids)):
                return old
            if after is not None and after != turn.stand.seq:
                raise _moved(after, turn.stand.seq)
            versions = turn.versions({*things, *(expected or ())})
            for thing, seen in (expected or {}).items():
                if versions[thing] != seen:
                    raise Conflict(" ".join(thing), seen, versions[thing])
            entries, rows = _chained(acts, things, texts, recorded, turn.stand, versions)
            turn.keep(rows)
            if ids:
                made = ((entry.seq, entry.hash) for entry in entries)
                turn.keep_ids(((i, *e) for i, e in zip(ids, made, strict=True)))
            commit()
            turn.stand.go_on(entries[-1].seq, entries[-1].hash, versions)
            self._stand = turn.stand
        return tuple(entries)

    def _kept_before(
        self, cursor: Any, acts: Sequence[Act], texts: Sequence[str], ids: Sequence[str]
    ) -> tuple[Entry, ...]:
        rows = [reading.submitted(cursor, self.engine.dialect, act_id) for act_id in ids]
        if not any(rows):
            return ()
        for act_id, act, text, row in zip(ids, acts, texts, rows, strict=True):
            if row is None:
                what = f"{act_id} was not submitted with the others before; send the same acts"
                raise Conflict(f"{act.about} {act.thing}", 0, 0, what)
            if (row[1], row[2], row[4]) != (act.kind, act.version, text):
                raise reused(act_id, act)
        return tuple(reading.entry_of(row, self.codec, self.name) for row in rows if row)

    # --- reading ---

    def __iter__(self) -> Iterator[Entry]:
        return self.since(0)

    def __len__(self) -> int:
        return reading.length(self._reader)

    @property
    def head(self) -> str:
        """The hash of the last entry: publish it, and nobody can rewrite what came before."""
        return reading.head(self._reader) or GENESIS

    def since(self, seq: int) -> Iterator[Entry]:
        """The entries after the one with that number, a page in memory at a time."""
        return self._entries(reading.SINCE, last=seq)

    def of_thing(self, about: str, thing: str, since: int = 0) -> Iterator[Entry]:
        """The entries about one thing, such as ``("suggestion", "2022-001")``, by its versions."""
        return self._entries(reading.OF_THING, about=about, thing=thing, last=since)

    def of_link(self, link: str, since: int = 0) -> Iterator[Entry]:
        """The entries of one link, such as ``"management"``."""
        return self._entries(reading.OF_LINK, link=f"{link}.", last=since)

    def between(self, first: date, last: date) -> Iterator[Entry]:
        """The entries whose acts are of these days, both counted, in the order of the days."""
        days = {"first": first.isoformat(), "until": last.isoformat()}
        return self._entries(reading.BETWEEN, **days, last=0)

    def naming(self, word: str) -> Iterator[Entry]:
        """The entries whose act has that very text in one of its fields, such as a reference."""
        for row in reading.naming(word)(self._reader, {"last": 0}):
            if reading.names(json.loads(row[4]), word):
                yield reading.entry_of(row, self.codec, self.name)

    def follow(
        self, since: int = 0, wait: Callable[[], object] = _HALF_A_SECOND
    ) -> Iterator[Entry]:
        """The entries after the one with that number, and without end those that are added.

        ``wait`` is called where there is nothing new; the reader stops by leaving off. No entry is
        passed over: numbers are given out in the order of commits.
        """
        while True:
            for entry in self.since(since):
                yield entry
                since = entry.seq
            wait()

    def _entries(self, pages: reading.Pages, **asked: Any) -> Iterator[Entry]:
        for row in pages(self._reader, asked):
            yield reading.entry_of(row, self.codec, self.name)

    def version_of(self, about: str, thing: str) -> int:
        """How many acts there are on a thing: what ``expected`` is compared with."""
        with self._reader.reading() as cursor:
            things = writing.versions_of(cursor, self._reader.dialect, [(about, thing)])
        return things[about, thing]

    def submitted(self, act_id: str) -> Entry | None:
        """The entry that a submission with that id made, if it made one."""
        with self._reader.reading() as cursor:
            row = reading.submitted(cursor, self._reader.dialect, act_id)
        return None if row is None else reading.entry_of(row, self.codec, self.name)

    # --- snapshots ---

    def keep_snapshot(self, state: object, seq: int, key: bytes) -> None:
        """Keep the state after the entry with that number, sealed with ``key``; see ``Term``."""
        keep_snapshot(self.engine, state, seq, key)

    def snapshot(self, key: bytes) -> tuple[int, Any] | None:
        """The last state that was kept, and after which entry; ``None`` where none fits.

        ``BadInput`` where it was sealed with another key. It is not loaded then.
        """
        return snapshot_of(self.engine, key, self.name)

    def fault(self) -> Problem | None:
        """The first entry that was changed, dropped or moved; the acts are not decoded."""
        return first_fault_in(self._reader, self.codec, self.name)


def _close(connections: tuple[Connected, ...], engines: tuple[Engine, ...]) -> None:
    for connection in connections:
        connection.close()
    for engine in engines:
        engine.dispose()


def _moved(after: int, found: int) -> Conflict:
    what = f"the journal has {found} entries, not {after}: somebody else added to it"
    return Conflict("the journal", after, found, what)


def _chained(
    acts: Sequence[Act],
    things: Sequence[Thing],
    texts: Sequence[str],
    recorded: datetime | None,
    stand: writing.Stand,
    versions: dict[Thing, int],
) -> tuple[list[Entry], list[tuple[Any, ...]]]:
    """The entries that continue the chain, and their rows; counts the versions on."""
    entries: list[Entry] = []
    rows: list[tuple[Any, ...]] = []
    time, seq, before = time_text(recorded), stand.seq, stand.head
    for act, thing, data in zip(acts, things, texts, strict=True):
        seq += 1
        versions[thing] = version = versions[thing] + 1
        kind, v, day = act.kind, act.version, act.on.isoformat()
        before = seal(before, seq, time, kind, v, data)
        entries.append(Entry(seq=seq, act=act, recorded=recorded, hash=before))
        rows.append((seq, kind, v, *thing, version, day, time, data, before))
    return entries, rows
