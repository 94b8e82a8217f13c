"""Entries (条目): an act, its place in the journal, when it was recorded, and the chain's hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from attrs import frozen

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


def seal(before: str, seq: int, act: Act, recorded: datetime | None, codec: Codec) -> str:
    """The hash of an entry that follows the entry with the hash ``before``."""
    covered = canonical([before, seq, _time(recorded), act.kind, act.version, codec.dump(act)])
    return sha256(covered.encode()).hexdigest()


def chained(
    acts: Iterable[tuple[Act, datetime | None]], codec: Codec, *, before: str, seq: int
) -> Iterator[Entry]:
    """Entries for acts, continuing a chain whose last entry has the number ``seq``."""
    for act, recorded in acts:
        seq += 1
        before = seal(before, seq, act, recorded, codec)
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
    if seal(before, entry.seq, entry.act, entry.recorded, codec) != entry.hash:
        what = f"entry {entry.seq} does not fit its hash: it or its order was changed"
        return Problem(file=name, line=line, field="hash", what=what, mend="restore the file")
    return None


def line_of(entry: Entry, codec: Codec) -> str:
    """The entry as one line of JSON, without the line's end."""
    return canonical(
        {
            "seq": entry.seq,
            "recorded": _time(entry.recorded),
            "act": entry.act.kind,
            "v": entry.act.version,
            "data": codec.dump(entry.act),
            "hash": entry.hash,
        }
    )


def _time(recorded: datetime | None) -> str | None:
    return None if recorded is None else recorded.isoformat()
