"""The tables of a journal in a database (库表), and how they are set up and upgraded."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from wholeprocess.errors import BadInput, Problem

METADATA = MetaData()

HEAD = Table(
    "journal_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("format", Integer, nullable=False),  # of the tables: how many steps were taken
    Column("seq", Integer, nullable=False),  # how many entries there are; writers queue here
)
"""One row. A writer changes it first, so that there is one writer at a time and one chain."""

ENTRIES = Table(
    "journal_entries",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(100), nullable=False),
    Column("v", Integer, nullable=False),  # the version of the kind's fields
    Column("about", String(64), nullable=False),  # what sort of thing: the field that names it
    Column("thing", String(255), nullable=False),
    Column("version", Integer, nullable=False),  # the thing's: 1, 2, 3 ... without a gap
    Column("day", String(10), nullable=False),  # of the act, ISO 8601
    Column("recorded", String(40)),
    Column("data", Text, nullable=False),  # canonical JSON, the very text that the hash covers
    Column("hash", String(64), nullable=False),
    UniqueConstraint("thing", "about", "version", name="journal_thing_version"),
    Index("journal_day", "day", "seq"),
)

SUBMISSIONS = Table(
    "journal_submissions",
    METADATA,
    Column("id", String(255), primary_key=True),
    Column("seq", Integer, ForeignKey("journal_entries.seq"), nullable=False, unique=True),
    Column("hash", String(64), nullable=False),  # of the id and the entry's hash
)

SNAPSHOTS = Table(
    "journal_snapshots",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("head", String(64), nullable=False),  # the hash of the entry with that number
    Column("made_by", String(255), nullable=False),  # which library made it
    Column("state", LargeBinary(2**31 - 1), nullable=False),
    Column("seal", String(64), nullable=False),  # HMAC of all that, under a key kept elsewhere
)


def _first(connection: Connection) -> None:
    METADATA.create_all(connection, [HEAD, ENTRIES, SUBMISSIONS, SNAPSHOTS])
    if connection.scalar(select(func.count()).select_from(HEAD)) == 0:
        connection.execute(insert(HEAD).values(id=1, format=0, seq=0))


Step = Callable[[Connection], None]

STEPS: list[Step] = [_first]
"""What brings tables of format 0 (none), 1, 2 … to the next. A step may be taken again after a
crash, so it must do nothing where it was done."""


def set_up(engine: Engine, name: str, *, make: bool = True) -> None:
    """Make the tables, or bring older ones up; ``BadInput`` where they are newer than we know.

    Unless they may be made, it is ``BadInput`` too that there are none.
    """
    for attempt in (1, 2, 3):
        try:
            with engine.begin() as connection:
                _step_by_step(connection, name, make=make)
        except DBAPIError as error:  # at first: another program is setting up at the same time
            if attempt == 3:
                what, mend = f"cannot be opened: {error.orig}", "see what the database says"
                raise BadInput([Problem(file=name, what=what, mend=mend)]) from error
        else:
            return


def _step_by_step(connection: Connection, name: str, *, make: bool) -> None:
    known = len(STEPS)
    found = 0
    if inspect(connection).has_table(HEAD.name):
        found = connection.scalar(select(HEAD.c.format)) or 0
    elif not make:
        mend = "correct the URL, or open a term to make it"
        raise BadInput([Problem(file=name, what="holds no journal", mend=mend)])
    if found > known:
        what = f"has tables of format {found}; this library knows formats up to {known}"
        raise BadInput([Problem(file=name, what=what, mend="use a newer version of the library")])
    for step in STEPS[found:]:
        step(connection)
    if found < known:
        connection.execute(update(HEAD).values(format=known))
