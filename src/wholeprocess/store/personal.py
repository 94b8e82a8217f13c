"""People's data apart from the acts (个人信息): encrypted, erasable, and exported on request.

An act holds a reference (a keyed digest, an identifier that says nothing) and never who it is. What
stands behind the reference is kept here, in records that are encrypted under a key of that person
alone. To erase a person is to delete his key: a copy of the records, in a backup, in freed pages
or in a server's log, cannot be read any more by anybody. So keep the keys in a database of their
own whose backups are short-lived. The journal never held any of it and still verifies.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from sqlalchemy import (
    URL,
    Column,
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
)
from sqlalchemy.exc import IntegrityError

from wholeprocess.errors import BadInput, MissingExtra, NoSuchThing, Problem
from wholeprocess.journal import canonical, day, line_of, some
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
    Column("key", LargeBinary(255), nullable=False),
)


@frozen(kw_only=True)
class Erasure:
    """That a person's data were erased: when, by whom, and why."""

    ref: str = field(validator=some)
    on: date = field(validator=day)
    by: str = field(validator=some)
    reason: str = field(validator=some)


class PersonalStore:
    """Records about people, by reference; each person's under a key of his own.

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

    def keep(self, ref: str, name: str, data: Mapping[str, Any]) -> None:
        """Keep a person's record, in the place of one of that name; ``data`` is plain data."""
        if not ref or not name:
            raise ValueError("a record needs a reference and a name")
        box = self._box(ref, make=True)
        assert box is not None  # it was made
        sealed = box.encrypt(canonical([ref, name, dict(data)]).encode())
        mine = (RECORDS.c.ref == ref) & (RECORDS.c.name == name)
        with self.records.begin() as connection:
            connection.execute(delete(RECORDS).where(mine))
            connection.execute(insert(RECORDS).values(ref=ref, name=name, sealed=sealed))

    def of(self, ref: str) -> dict[str, Any]:
        """A person's records by name; empty where there are none, or they were erased.

        ``BadInput`` where somebody changed one or put it in another's place.
        """
        from cryptography.fernet import InvalidToken

        box = self._box(ref)
        if box is None:
            return {}
        with self.records.connect() as connection:
            mine = select(RECORDS).where(RECORDS.c.ref == ref).order_by(RECORDS.c.name)
            rows = connection.execute(mine).all()
        found: dict[str, Any] = {}
        for row in rows:
            try:
                whose, name, data = json.loads(box.decrypt(bytes(row.sealed)))
            except InvalidToken:
                whose = name = data = None
            if (whose, name) != (ref, row.name):
                what = "was changed, or is under a key that is there no more"
                mend = "restore it from a copy, or erase the person"
                place = f"personal_records {row.name}"
                raise BadInput(
                    [Problem(file=name_of(self.records), field=place, what=what, mend=mend)]
                )
            found[name] = data
        return found

    def erase(self, erasure: Erasure) -> bool:
        """Delete a person's key and records, write down why, and say whether anything was there.

        The key goes first: if the machine stops in between, what is left cannot be read, and
        erasing again finishes it.
        """
        ref = erasure.ref
        with self.keys.begin() as connection:
            there = connection.execute(delete(KEYS).where(KEYS.c.ref == ref)).rowcount > 0
        with self.records.begin() as connection:
            gone = connection.execute(delete(RECORDS).where(RECORDS.c.ref == ref)).rowcount
            if there or gone:
                number = (connection.scalar(select(func.max(ERASURES.c.number))) or 0) + 1
                row = {"ref": ref, "day": erasure.on.isoformat(), "by": erasure.by}
                connection.execute(
                    insert(ERASURES).values(number=number, reason=erasure.reason, **row)
                )
        return there or gone > 0

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

    def _box(self, ref: str, *, make: bool = False) -> Fernet | None:
        try:
            from cryptography.fernet import Fernet
        except ModuleNotFoundError:
            raise MissingExtra("people's data in a database", "sql") from None
        asked = select(KEYS.c.key).where(KEYS.c.ref == ref)
        with self.keys.connect() as connection:
            key = connection.scalar(asked)
        if key is None and make:
            try:
                with self.keys.begin() as connection:
                    connection.execute(insert(KEYS).values(ref=ref, key=Fernet.generate_key()))
            except IntegrityError:  # somebody else made it at the same time
                pass
            with self.keys.connect() as connection:
                key = connection.scalar(asked)
        return None if key is None else Fernet(bytes(key))
