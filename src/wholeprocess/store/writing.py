"""A writer's turn (写入次序): from changing the head's row until the commit, nobody else writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, TypeAlias

from attrs import define, frozen
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
from wholeprocess.store.prepared import Statement
from wholeprocess.store.schema import ENTRIES, HEAD, SUBMISSIONS

Thing: TypeAlias = tuple[str, str]
"""What an act is about: the sort of thing and its name, such as ``("suggestion", "2022-001")``."""

AT_ONCE = 100
"""How many things one statement names."""

_E = ENTRIES.c
_MORE: BindParameter[int] = bindparam("more", type_=Integer)
_IS_ON = and_(_E.thing == bindparam("thing"), _E.about == bindparam("about"))
_LENGTHEN = Statement(update(HEAD).values(seq=HEAD.c.seq + _MORE))
_GO_ON = Statement(
    update(HEAD).where(HEAD.c.seq == bindparam("known")).values(seq=HEAD.c.seq + _MORE)
)
_STAND = Statement(
    select(
        HEAD.c.seq - _MORE,
        _E.hash,
        select(func.max(_E.version)).where(_IS_ON).scalar_subquery(),
    ).select_from(HEAD.outerjoin(ENTRIES, _E.seq == HEAD.c.seq - _MORE))
)
_VERSION = Statement(select(func.max(_E.version)).where(_IS_ON))
_NAMES = [f"thing{n}" for n in range(AT_ONCE)]
_VERSIONS = Statement(
    select(_E.about, _E.thing, func.max(_E.version))
    .where(_E.thing.in_([bindparam(name) for name in _NAMES]))
    .group_by(_E.about, _E.thing)
)
_KEEP = Statement(insert(ENTRIES))
_SUBMIT = Statement(insert(SUBMISSIONS))
_ENTRY_COLUMNS, _ID_COLUMNS = ENTRIES.columns.keys(), SUBMISSIONS.columns.keys()

MOST_KNOWN = 10_000
"""Of how many things a writer remembers the versions."""


@define
class Stand:
    """Where a journal stands, and the versions that a writer has seen: true while it stands so."""

    seq: int
    head: str
    versions: dict[Thing, int]

    def go_on(self, seq: int, head: str, versions: Mapping[Thing, int]) -> None:
        """Remember what the writer's own commit made of it."""
        self.seq, self.head = seq, head
        if len(self.versions) + len(versions) > MOST_KNOWN:
            self.versions.clear()
        if len(versions) <= MOST_KNOWN:
            self.versions.update(versions)


@frozen
class Turn:
    """That nobody else writes, and where the journal stands."""

    cursor: Any
    dialect: Dialect
    stand: Stand

    def versions(self, things: Iterable[Thing]) -> dict[Thing, int]:
        """How many acts there are on each thing."""
        known = self.stand.versions
        found = {thing: known[thing] for thing in things if thing in known}
        if unknown := [thing for thing in things if thing not in found]:
            found |= versions_of(self.cursor, self.dialect, unknown)
        return found

    def keep(self, rows: Sequence[Sequence[Any]]) -> None:
        """Insert entries; a row has the values of the table's columns in their order."""
        _KEEP.on(self.dialect).run_all(self.cursor, _ENTRY_COLUMNS, rows)

    def keep_ids(self, submitted: Iterable[tuple[str, int, str]]) -> None:
        """Insert under which ids entries were submitted: id, number and hash of each."""
        rows = [(act_id, seq, seal_of_id(act_id, made)) for act_id, seq, made in submitted]
        _SUBMIT.on(self.dialect).run_all(self.cursor, _ID_COLUMNS, rows)


def take_turn(
    cursor: Any, dialect: Dialect, first: Thing, more: int, known: Stand | None = None
) -> Turn:
    """Wait for the turn to write that many entries; it lasts until the transaction's end.

    The head's row is *changed* first, not read: a change locks it in every database, in SQLite the
    whole file, and what is read after it is what the writer before has committed. Where the journal
    is as long as this writer left it, nobody else has added to it, and what he knows still holds.
    """
    if known is not None:
        _GO_ON.on(dialect).run(cursor, {"more": more, "known": known.seq})
        if cursor.rowcount == 1:
            return Turn(cursor, dialect, known)
    _LENGTHEN.on(dialect).run(cursor, {"more": more})
    about, thing = first
    stand = _STAND.on(dialect).run(cursor, {"more": more, "about": about, "thing": thing})
    seq, made, version = stand.fetchone()
    return Turn(cursor, dialect, Stand(seq, made or GENESIS, {first: version or 0}))


def versions_of(cursor: Any, dialect: Dialect, things: Iterable[Thing]) -> dict[Thing, int]:
    """How many acts there are on each thing."""
    versions = dict.fromkeys(things, 0)
    if len(versions) == 1:
        ((about, thing),) = versions
        found = _VERSION.on(dialect).run(cursor, {"about": about, "thing": thing}).fetchone()
        return {(about, thing): found[0] or 0}
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
