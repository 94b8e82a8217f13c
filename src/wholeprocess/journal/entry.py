"""Entries (条目): an act, its place in the journal, when it was recorded, and the chain's hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from json import loads
from json.encoder import encode_basestring

from attrs import field, frozen

from wholeprocess.errors import Problem
from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import Codec, canonical

GENESIS = sha256(b"wholeprocess journal 1").hexdigest()
"""What the first entry's hash covers in place of a hash before it."""


@frozen(kw_only=True)
class Entry:
    """One line of a journal. ``hash`` covers everything else and the hash of the entry before.

    ``recorded`` is when it was written down, if the writer was given a clock; the day of the
    act itself is ``act.on``.
    """

    seq: int
    act: Act
    recorded: datetime | None
    hash: str
    older: Older | None = field(default=None, eq=False, repr=False)


@frozen
class Older:
    """An act as it was written before its kind changed: the version, and its data as JSON."""

    version: int
    data: str


def seal(before: str, seq: int, recorded: str | None, kind: str, version: int, data: str) -> str:
    """The hash of an entry that follows the entry with the hash ``before``.

    ``recorded`` is as ``time_text`` writes it, ``data`` is the act's canonical JSON.
    """
    time = "null" if recorded is None else encode_basestring(recorded)
    head = f"{encode_basestring(before)},{seq},{time},{encode_basestring(kind)},{version}"
    return sha256(f"[{head},{data}]".encode()).hexdigest()


def sealed(before: str, seq: int, act: Act, recorded: datetime | None, codec: Codec) -> str:
    """The hash of an entry with an act of the version that the library has."""
    data = canonical(codec.dump(act))
    return seal(before, seq, time_text(recorded), act.kind, act.version, data)


def chained(
    acts: Iterable[tuple[Act, datetime | None]], codec: Codec, *, before: str, seq: int
) -> Iterator[Entry]:
    """Entries for acts, continuing a chain whose last entry has the number ``seq``."""
    for act, recorded in acts:
        seq += 1
        before = sealed(before, seq, act, recorded, codec)
        yield Entry(seq=seq, act=act, recorded=recorded, hash=before)


def first_fault(entries: Iterable[Entry], codec: Codec, name: str = "journal") -> Problem | None:
    """The first entry that was changed, dropped or moved; ``None`` where the chain is whole.

    A hash chain shows that entries were changed *between* others. It does not protect from
    someone who can write the whole journal anew: for that, keep the last hash elsewhere.
    """
    before = GENESIS
    for line, entry in enumerate(entries, start=1):
        if (fault := fault_of(entry, before, line, codec, name)) is not None:
            return fault
        before = entry.hash
    return None


def fault_of(entry: Entry, before: str, line: int, codec: Codec, name: str) -> Problem | None:
    """What is wrong with an entry that stands in a line after one with the hash ``before``."""
    if entry.seq != line:
        what = f"entry {entry.seq} stands where entry {line} belongs: one was dropped or moved"
        return Problem(file=name, line=line, field="seq", what=what, mend="restore the file")
    version, data = written(entry, codec)
    recorded = time_text(entry.recorded)
    if seal(before, entry.seq, recorded, entry.act.kind, version, data) != entry.hash:
        what = f"entry {entry.seq} does not fit its hash: it or its order was changed"
        return Problem(file=name, line=line, field="hash", what=what, mend="restore the file")
    return None


def line_of(entry: Entry, codec: Codec) -> str:
    """The entry as one line of JSON, without the line's end."""
    version, data = written(entry, codec)
    return canonical(
        {
            "seq": entry.seq,
            "recorded": time_text(entry.recorded),
            "act": entry.act.kind,
            "v": version,
            "data": loads(data) if entry.older else codec.dump(entry.act),
            "hash": entry.hash,
        }
    )


def written(entry: Entry, codec: Codec) -> tuple[int, str]:
    """The version and the canonical JSON of the act as the journal has it."""
    if entry.older is not None:
        return entry.older.version, entry.older.data
    return entry.act.version, canonical(codec.dump(entry.act))


def time_text(recorded: datetime | None) -> str | None:
    """When it was recorded, as journals write it: ISO 8601."""
    return None if recorded is None else recorded.isoformat()
