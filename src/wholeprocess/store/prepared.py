"""Statements that are compiled once (预备语句): SQLAlchemy writes the SQL, the driver runs it.

A statement of SQLAlchemy's takes several times as long to run as the same one given to the driver,
and an act that is kept takes three. So each is compiled once for a database's dialect. It must be
one whose values the driver takes and gives as they are: texts, whole numbers, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ClauseElement, Dialect, Engine, PoolProxiedConnection
from sqlalchemy.exc import DBAPIError

from wholeprocess.errors import BadInput, Problem
from wholeprocess.store.engine import name_of

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

Values = Mapping[str, Any]


class Prepared:
    """A statement's text in one dialect, and how its values are handed over."""

    __slots__ = ("_fixed", "_order", "_sql")

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        )
        self._sql = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup
        self._fixed = {k: v for k, v in compiled.params.items() if v is not None}

    def _given(self, values: Values) -> Any:
        given = {**self._fixed, **values} if self._fixed else values
        return given if self._order is None else [given[name] for name in self._order]

    def run(self, cursor: Any, values: Values) -> Any:
        """Run it; the cursor has what it found."""
        cursor.execute(self._sql, self._given(values))
        return cursor

    def run_all(self, cursor: Any, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Run it for each row of values, which stand in the order of their names."""
        given: Sequence[Any] = rows
        if self._order != names:
            given = [self._given(dict(zip(names, row, strict=True))) for row in rows]
        if len(given) == 1:
            cursor.execute(self._sql, given[0])
        else:
            cursor.executemany(self._sql, given)


class Statement:
    """A statement of SQLAlchemy's, compiled once for each dialect."""

    def __init__(self, statement: ClauseElement) -> None:
        self._for = lru_cache(maxsize=16)(lambda dialect: Prepared(statement, dialect))

    def on(self, dialect: Dialect) -> Prepared:
        """What the driver of a dialect is given."""
        return self._for(dialect)


class Connected:
    """A connection that is kept from one use to the next, for one thread at a time.

    Taking one out of a pool and giving it back costs about as much as keeping an act.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.dialect = engine.dialect
        self._connection: PoolProxiedConnection | None = None
        self._turn = Lock()

    @contextmanager
    def cursor(self) -> Iterator[tuple[Any, Callable[[], None]]]:
        """A driver's cursor, and what commits; what is not committed is taken back.

        The driver's errors come as SQLAlchemy's, and the connection is given up after one.
        """
        with self._turn:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                self._connection.detach()  # from the pool: it is ours until it is closed
            connection = self._connection
            driver_error = self.dialect.loaded_dbapi.Error
            try:
                cursor = connection.cursor()
                yield cursor, connection.commit
                cursor.close()
                connection.rollback()
            except driver_error as error:
                self._connection = None
                with suppress(driver_error):  # as it is: a server that is gone takes no rollback
                    cast("DBAPIConnection", connection.dbapi_connection).close()
                raise DBAPIError.instance(None, None, error, driver_error) from error
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A driver's cursor to read with; ``BadInput`` where the database cannot be read."""
        try:
            with self.cursor() as (cursor, _):
                yield cursor
        except DBAPIError as error:
            what, mend = f"cannot be read: {error.orig}", "see what the database says"
            raise BadInput([Problem(file=name_of(self._engine), what=what, mend=mend)]) from error

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
