"""A writer's turn (写入次序): from changing the head's row until the commit, nobody else writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from attrs import frozen
from sqlalchemy import Connection, bindparam, func, insert, select, update

from wholeprocess.journal import GENESIS
from wholeprocess.store.schema import ENTRIES, HEAD, SUBMISSIONS

Thing: TypeAlias = tuple[str, str]
"""What an act is about: the sort of thing and its name, such as ``("suggestion", "2022-001")``."""

T = TypeVar("T")

AT_ONCE = 500
"""How many things, or rows, one statement names at most."""

_E = ENTRIES.c
_LENGTHEN = update(HEAD).values(seq=HEAD.c.seq + bindparam("more"))
_STAND = select(
    HEAD.c.seq,
    _E.hash,
    select(func.max(_E.version))
    .where(_E.thing == bindparam("thing"), _E.about == bindparam("about"))
    .scalar_subquery()
    .label("version"),
).select_from(HEAD.outerjoin(ENTRIES, _E.seq == HEAD.c.seq - bindparam("more")))
_VERSIONS = (
    select(_E.about, _E.thing, func.max(_E.version))
    .where(_E.thing.in_(bindparam("things", expanding=True)))
    .group_by(_E.about, _E.thing)
)
_KEEP = insert(ENTRIES)
_SUBMIT = insert(SUBMISSIONS)


@frozen
class Turn:
    """What a writer finds: the number and hash of the last entry, and the thing's version."""

    seq: int
    head: str
    version: int


def take_turn(connection: Connection, first: Thing, more: int) -> Turn:
    """Wait for the turn to write that many entries; it lasts until the transaction's end.

    The head's row is *changed* first, not read: a change locks it in every database, in SQLite the
    whole file, and what is read after it is what the writer before has committed.
    """
    connection.execute(_LENGTHEN, {"more": more})
    about, thing = first
    row = connection.execute(_STAND, {"more": more, "about": about, "thing": thing}).one()
    return Turn(row.seq - more, row.hash or GENESIS, row.version or 0)


def versions_of(connection: Connection, things: Iterable[Thing]) -> dict[Thing, int]:
    """How many acts there are on each thing."""
    versions = dict.fromkeys(things, 0)
    for some in _at_once(sorted({name for _, name in versions})):
        for about, name, version in connection.execute(_VERSIONS, {"things": some}):
            if (about, name) in versions:
                versions[about, name] = version
    return versions


def keep(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert entries."""
    connection.execute(_KEEP, rows)


def keep_ids(connection: Connection, submitted: Iterable[tuple[str, int, str]]) -> None:
    """Insert under which ids entries were submitted: id, number and hash of each."""
    rows = [{"id": i, "seq": seq, "hash": seal_of_id(i, made)} for i, seq, made in submitted]
    connection.execute(_SUBMIT, rows)


def seal_of_id(act_id: str, entry: str) -> str:
    """What shows that an entry, by its hash, was submitted under that id."""
    return sha256(f"{entry}\n{act_id}".encode()).hexdigest()


def _at_once(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, AT_ONCE)):
        yield some
