"""Reading entries from a database (读取): page by page, so that no journal is too long."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from attrs import Factory, field, frozen
from sqlalchemy import (
    BindParameter,
    Dialect,
    Select,
    and_,
    bindparam,
    or_,
    select,
)

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import ActFault, Codec, Entry, Older, canonical
from wholeprocess.store.prepared import Connected, Statement
from wholeprocess.store.schema import ENTRIES, HEAD, SUBMISSIONS

PAGE = 1_000
"""How many entries are fetched, and held in memory, at a time."""

Found: TypeAlias = tuple[Any, ...]
"""A row of what was asked."""

_JSON = json.JSONDecoder()  # asked for its values, it skips nothing; our texts have no spaces

_E = ENTRIES.c
_ENTRY = select(_E.seq, _E.kind, _E.v, _E.recorded, _E.data, _E.hash, _E.version, _E.day)
_LAST: BindParameter[int] = bindparam("last")


@frozen
class Pages:
    """A question whose rows are fetched page by page, each going on where the last one ended.

    No cursor stays open between pages, so whoever reads slowly holds nobody up.
    """

    question: Select[Any]
    mark: Callable[[Found], Mapping[str, Any]]
    _statement: Statement = field(
        init=False, default=Factory(lambda self: Statement(self.question), takes_self=True)
    )

    def __call__(self, where: Connected, asked: Mapping[str, Any]) -> Iterator[Found]:
        statement = self._statement.on(where.dialect)
        while True:
            with where.reading() as cursor:
                rows = statement.run(cursor, asked).fetchall()
            yield from rows
            if len(rows) < PAGE:
                return
            asked = {**asked, **self.mark(rows[-1])}


def _by_number(row: Found) -> dict[str, Any]:
    return {"last": row[0]}


SINCE = Pages(_ENTRY.where(_E.seq > _LAST).order_by(_E.seq).limit(PAGE), _by_number)

OF_LINK = Pages(
    _ENTRY.where(_E.kind.startswith(bindparam("link"), autoescape=False), _E.seq > _LAST)
    .order_by(_E.seq)
    .limit(PAGE),
    _by_number,
)

OF_THING = Pages(
    _ENTRY.where(_E.thing == bindparam("thing"), _E.about == bindparam("about"), _E.version > _LAST)
    .order_by(_E.version)
    .limit(PAGE),
    lambda row: {"last": row[6]},
)

_FIRST: BindParameter[str] = bindparam("first")
BETWEEN = Pages(
    _ENTRY.where(
        _E.day <= bindparam("until"), or_(_E.day > _FIRST, and_(_E.day == _FIRST, _E.seq > _LAST))
    )
    .order_by(_E.day, _E.seq)
    .limit(PAGE),
    lambda row: {"first": row[7], "last": row[0]},
)


def naming(word: str) -> Pages:
    """The entries in whose data a text stands whole, as far as a database can tell."""
    found = _E.data.contains(canonical(word), autoescape=True)
    return Pages(_ENTRY.where(found, _E.seq > _LAST).order_by(_E.seq).limit(PAGE), _by_number)


def names(data: object, word: str) -> bool:
    """Whether a text stands whole somewhere in plain data, as a value or as a key."""
    if isinstance(data, dict):
        return word in data or any(names(value, word) for value in data.values())
    if isinstance(data, list):
        return any(names(value, word) for value in data)
    return data == word


_LENGTH = Statement(select(HEAD.c.seq))
_HASH = Statement(select(_E.hash).join(HEAD, HEAD.c.seq == _E.seq))
_SUBMITTED = Statement(
    _ENTRY.join(SUBMISSIONS, SUBMISSIONS.c.seq == _E.seq).where(SUBMISSIONS.c.id == bindparam("id"))
)


def length(where: Connected) -> int:
    """How many entries there are."""
    with where.reading() as cursor:
        return int(_LENGTH.on(where.dialect).run(cursor, {}).fetchone()[0])


def head(where: Connected) -> str | None:
    """The hash of the last entry."""
    with where.reading() as cursor:
        row = _HASH.on(where.dialect).run(cursor, {}).fetchone()
    return None if row is None else str(row[0])


def submitted(cursor: Any, dialect: Dialect, act_id: str) -> Found | None:
    """The row of the entry that was submitted under an id."""
    row: Found | None = _SUBMITTED.on(dialect).run(cursor, {"id": act_id}).fetchone()
    return row


def entry_of(row: Found, codec: Codec, name: str) -> Entry:
    """The entry of a row; ``BadInput`` where its act cannot be read."""
    seq, kind, version, recorded, data, made, *_ = row
    try:
        plain, end = _JSON.raw_decode(data)
        if end < len(data):
            plain = json.loads(data)  # says what is wrong with the rest
        act = codec.load(kind, version, plain)
        older = None if version == act.version else Older(version, data)
        time = None if recorded is None else datetime.fromisoformat(recorded)
    except ActFault as fault:
        raise BadInput(
            Problem(file=name, line=seq, field=field, what=what, mend=mend)
            for field, what, mend in fault.faults
        ) from None
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        mend = "restore the database from a copy"
        raise BadInput([Problem(file=name, line=seq, what=str(error), mend=mend)]) from None
    return Entry(seq=seq, act=act, recorded=time, hash=made, older=older)
