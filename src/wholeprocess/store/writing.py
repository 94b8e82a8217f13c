"""A writer's turn (写入次序): from changing the head's row until the commit, nobody else writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, TypeAlias

from attrs import frozen
from sqlalchemy import (
    BindParameter,
    Dialect,
    Integer,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)

from wholeprocess.journal import GENESIS
from wholeprocess.store.prepared import Statement, Values
from wholeprocess.store.schema import ENTRIES, HEAD, SUBMISSIONS

Thing: TypeAlias = tuple[str, str]
"""What an act is about: the sort of thing and its name, such as ``("suggestion", "2022-001")``."""

AT_ONCE = 100
"""How many things one statement names."""

_E = ENTRIES.c
_MORE: BindParameter[int] = bindparam("more", type_=Integer)
_IS_ON = and_(_E.thing == bindparam("thing"), _E.about == bindparam("about"))
_LENGTHEN = Statement(update(HEAD).values(seq=HEAD.c.seq + _MORE))
_STAND = Statement(
    select(
        HEAD.c.seq - _MORE,
        _E.hash,
        select(func.max(_E.version)).where(_IS_ON).scalar_subquery(),
    ).select_from(HEAD.outerjoin(ENTRIES, _E.seq == HEAD.c.seq - _MORE))
)
_NAMES = [f"thing{n}" for n in range(AT_ONCE)]
_VERSIONS = Statement(
    select(_E.about, _E.thing, func.max(_E.version))
    .where(_E.thing.in_([bindparam(name) for name in _NAMES]))
    .group_by(_E.about, _E.thing)
)
_KEEP = Statement(insert(ENTRIES))
_SUBMIT = Statement(insert(SUBMISSIONS))


@frozen
class Turn:
    """What a writer finds: the number and hash of the last entry, and the first thing's version."""

    cursor: Any
    dialect: Dialect
    seq: int
    head: str
    version: int

    def versions(self, things: Iterable[Thing]) -> dict[Thing, int]:
        """How many acts there are on each thing."""
        return versions_of(self.cursor, self.dialect, things)

    def keep(self, rows: Sequence[Values]) -> None:
        """Insert entries."""
        _KEEP.on(self.dialect).run_all(self.cursor, rows)

    def keep_ids(self, submitted: Iterable[tuple[str, int, str]]) -> None:
        """Insert under which ids entries were submitted: id, number and hash of each."""
        rows = [{"id": i, "seq": seq, "hash": seal_of_id(i, made)} for i, seq, made in submitted]
        _SUBMIT.on(self.dialect).run_all(self.cursor, rows)


def take_turn(cursor: Any, dialect: Dialect, first: Thing, more: int) -> Turn:
    """Wait for the turn to write that many entries; it lasts until the transaction's end.

    The head's row is *changed* first, not read: a change locks it in every database, in SQLite the
    whole file, and what is read after it is what the writer before has committed.
    """
    _LENGTHEN.on(dialect).run(cursor, {"more": more})
    about, thing = first
    stand = _STAND.on(dialect).run(cursor, {"more": more, "about": about, "thing": thing})
    seq, made, version = stand.fetchone()
    return Turn(cursor, dialect, seq, made or GENESIS, version or 0)


def versions_of(cursor: Any, dialect: Dialect, things: Iterable[Thing]) -> dict[Thing, int]:
    """How many acts there are on each thing."""
    versions = dict.fromkeys(things, 0)
    names = iter(sorted({name for _, name in versions}))
    statement = _VERSIONS.on(dialect)
    while some := list(islice(names, AT_ONCE)):
        some += some[:1] * (AT_ONCE - len(some))
        for about, name, version in statement.run(cursor, dict(zip(_NAMES, some, strict=True))):
            if (about, name) in versions:
                versions[about, name] = version
    return versions


def seal_of_id(act_id: str, entry: str) -> str:
    """What shows that an entry, by its hash, was submitted under that id."""
    return sha256(f"{entry}\n{act_id}".encode()).hexdigest()
