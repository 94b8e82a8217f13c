"""People's data apart from the acts (个人信息): encrypted, erasable, and exported on request.

An act holds a reference (a keyed digest, an identifier that says nothing) and never who it is. What
stands behind the reference is kept here, in records each of which is encrypted under a key of its
own. To erase a record is to delete its key: a copy of it, in a backup, in freed pages or in a
server's log, cannot be read any more by anybody. So keep the keys in a database of their
own whose backups are short-lived. The journal never held any of it and still verifies.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    true,
)
from sqlalchemy.exc import IntegrityError

from wholeprocess.errors import BadInput, MissingExtra, NoSuchThing, Problem
from wholeprocess.journal import canonical, line_of
from wholeprocess.personal import Erasure, PersonalRecords
from wholeprocess.store.engine import engine_for, name_of
from wholeprocess.store.journal import DatabaseJournal

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_RECORDS_METADATA, _KEYS_METADATA = MetaData(), MetaData()

RECORDS = Table(
    "personal_records",
    _RECORDS_METADATA,
    Column("ref", String(255), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("sealed", LargeBinary(2**24), nullable=False),
)

ERASURES = Table(
    "personal_erasures",
    _RECORDS_METADATA,
    Column("number", Integer, primary_key=True),
    Column("ref", String(255), nullable=False),
    Column("day", String(10), nullable=False),
    Column("by", String(255), nullable=False),
    Column("reason", Text, nullable=False),
)

KEYS = Table(
    "personal_keys",
    _KEYS_METADATA,
    Column("ref", String(255), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("key", LargeBinary(255), nullable=False),
)


class PersonalStore(PersonalRecords):
    """Records about people, by reference; each record under a key of its own.

    ``records`` and ``keys`` are URLs of databases, or engines; one and the same if only one is
    given. ``MissingExtra`` without the library that encrypts.

    >>> held = PersonalStore("sqlite://")
    >>> held.keep("r-17", "contact", {"name": "某某", "phone": "0000"})
    >>> held.of("r-17")
    {'contact': {'name': '某某', 'phone': '0000'}}
    >>> held.erase(Erasure(ref="r-17", on=date(2022, 5, 1), by="office", reason="本人要求"))
    True
    >>> held.of("r-17")
    {}
    """

    def __init__(self, records: str | URL | Engine, keys: str | URL | Engine | None = None) -> None:
        self.records = records if isinstance(records, Engine) else engine_for(records)
        self.keys = self.records
        if keys is not None:
            self.keys = keys if isinstance(keys, Engine) else engine_for(keys)
        _RECORDS_METADATA.create_all(self.records)
        _KEYS_METADATA.create_all(self.keys)

    def close(self) -> None:
        """Close the connections."""
        self.records.dispose()
        self.keys.dispose()

    def of(self, ref: str) -> dict[str, Any]:
        """A person's records by name; empty where there are none, or they were erased.

        ``BadInput`` where somebody changed one or put it in another's place.
        """
        with self.records.connect() as connection:
            mine = select(RECORDS).where(RECORDS.c.ref == ref).order_by(RECORDS.c.name)
            rows = connection.execute(mine).all()
        keys = self._keys(ref) if rows else {}
        return {
            row.name: self._opened(ref, row.name, bytes(row.sealed), keys[row.name])
            for row in rows
            if row.name in keys  # else it was erased, and somebody put a backup back
        }

    def having(self, name: str) -> tuple[str, ...]:
        """The references of all who have a record of that name, in order."""
        return self._asked(KEYS.c.name == name)

    def refs(self) -> tuple[str, ...]:
        """The references of all who have records, in order."""
        return self._asked(true())

    def _asked(self, which: ColumnElement[bool]) -> tuple[str, ...]:
        asked = select(KEYS.c.ref).where(which).distinct()
        with self.keys.connect() as connection:
            return tuple(sorted(connection.scalars(asked)))

    def _forget(self, ref: str, name: str, erasure: Erasure | None) -> bool:
        """The keys go first: if the machine stops then, erasing again finishes it."""

        def which(table: Table) -> ColumnElement[bool]:
            mine = table.c.ref == ref
            return mine & (table.c.name == name) if name else mine

        with self.keys.begin() as connection:
            gone = connection.execute(delete(KEYS).where(which(KEYS))).rowcount
        with self.records.begin() as connection:
            gone += connection.execute(delete(RECORDS).where(which(RECORDS))).rowcount
            if gone and erasure is not None:
                number = (connection.scalar(select(func.max(ERASURES.c.number))) or 0) + 1
                row = {"ref": ref, "day": erasure.on.isoformat(), "by": erasure.by}
                connection.execute(
                    insert(ERASURES).values(number=number, reason=erasure.reason, **row)
                )
        return gone > 0

    def erasures(self, ref: str | None = None) -> tuple[Erasure, ...]:
        """What was erased, in order; of one person or of all."""
        asked = select(ERASURES).order_by(ERASURES.c.number)
        with self.records.connect() as connection:
            rows = connection.execute(asked if ref is None else asked.where(ERASURES.c.ref == ref))
            return tuple(
                Erasure(ref=r.ref, on=date.fromisoformat(r.day), by=r.by, reason=r.reason)
                for r in rows
            )

    def export(self, ref: str, journal: DatabaseJournal) -> dict[str, Any]:
        """All that is held on one person, as plain data: records, acts that name him, erasures.

        Raises ``NoSuchThing`` where nothing is.
        """
        held = {
            "ref": ref,
            "records": self.of(ref),
            "entries": [json.loads(line_of(e, journal.codec)) for e in journal.naming(ref)],
            "erasures": [
                {"on": e.on.isoformat(), "by": e.by, "reason": e.reason} for e in self.erasures(ref)
            ],
        }
        if not any((held["records"], held["entries"], held["erasures"])):
            raise NoSuchThing(f"nothing is held on {ref!r}")
        return held

    def _put(self, ref: str, name: str, data: dict[str, Any]) -> None:
        sealed = self._box(self._key(ref, name)).encrypt(canonical([ref, name, data]).encode())
        mine = (RECORDS.c.ref == ref) & (RECORDS.c.name == name)
        with self.records.begin() as connection:
            connection.execute(delete(RECORDS).where(mine))
            connection.execute(insert(RECORDS).values(ref=ref, name=name, sealed=sealed))

    def _opened(self, ref: str, name: str, sealed: bytes, key: bytes) -> Any:
        from cryptography.fernet import InvalidToken

        try:
            whose, called, data = json.loads(self._box(key).decrypt(sealed))
        except InvalidToken:
            whose = called = data = None
        if (whose, called) != (ref, name):
            what = "was changed, or is under a key that is there no more"
            mend = "restore it from a copy, or erase the person"
            file, place = name_of(self.records), f"personal_records {name}"
            raise BadInput([Problem(file=file, field=place, what=what, mend=mend)])
        return data

    def _keys(self, ref: str) -> dict[str, bytes]:
        asked = select(KEYS.c.name, KEYS.c.key).where(KEYS.c.ref == ref)
        with self.keys.connect() as connection:
            return {row.name: bytes(row.key) for row in connection.execute(asked)}

    def _key(self, ref: str, name: str) -> bytes:
        """The key of a record; it is made where there is none."""
        if (key := self._keys(ref).get(name)) is not None:
            return key
        Fernet = self._fernet()  # noqa: N806
        try:
            with self.keys.begin() as connection:
                connection.execute(
                    insert(KEYS).values(ref=ref, name=name, key=Fernet.generate_key())
                )
        except IntegrityError:  # somebody else made it at the same time
            pass
        return self._keys(ref)[name]

    def _box(self, key: bytes) -> Fernet:
        return self._fernet()(key)

    def _fernet(self) -> type[Fernet]:
        try:
            from cryptography.fernet import Fernet
        except ModuleNotFoundError:
            raise MissingExtra("people's data in a database", "sql") from None
        return Fernet
