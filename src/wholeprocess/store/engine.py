"""Opening a database for a journal (数据库连接): SQLite is set to keep what it has acknowledged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from wholeprocess.errors import BadInput, MissingExtra, Problem

WAIT_S = 60
"""How long a writer waits for its turn where the database does not say (SQLite)."""


def engine_for(url: str | URL, *, make: bool = True) -> Engine:
    """An engine for a URL such as ``sqlite:///desk.db`` or ``postgresql://localhost/desk``.

    Without a driver's name PostgreSQL is reached through psycopg 3. ``BadInput`` where the URL is
    none, names a folder that is not there, or, unless it may be made, a file that is not there.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            _file_of(parsed, make=make)
        engine = create_engine(parsed, connect_args=_arguments(parsed))
    except (ArgumentError, NoSuchModuleError):
        scheme = str(url).partition(":")[0]  # what follows may hold a password
        mend = "write for example sqlite:///desk.db"
        problem = Problem(file=scheme, what="is no database that can be opened", mend=mend)
        raise BadInput([problem]) from None
    except ModuleNotFoundError as error:
        raise MissingExtra(f"{parsed.drivername} (module {error.name})", "sql") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_what_is_acknowledged)
    return engine


def reading_engine(engine: Engine) -> Engine:
    """An engine for the same database that opens no transaction only to read."""
    if engine.url.database in (None, "", ":memory:"):
        return engine  # another engine would be another database
    reads = create_engine(
        engine.url,
        connect_args=_arguments(engine.url),
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
    )
    if reads.dialect.name == "sqlite":
        event.listen(reads, "connect", _keep_what_is_acknowledged)
    return reads


def name_of(engine: Engine) -> str:
    """How the database is called in messages: its URL without the password."""
    return engine.url.render_as_string(hide_password=True)


def _file_of(url: URL, *, make: bool) -> None:
    if url.database in (None, "", ":memory:") or "uri" in url.query:
        return
    path = Path(str(url.database))
    if not path.parent.is_dir():
        what, mend = f"cannot be kept: there is no folder {path.parent}", "make the folder first"
    elif not make and not path.exists():
        what, mend = "is not there", "correct the path, or open a term to make it"
    else:
        return
    raise BadInput([Problem(file=url.render_as_string(), what=what, mend=mend)])


def _arguments(url: URL) -> dict[str, Any]:
    return {"timeout": WAIT_S} if url.get_backend_name() == "sqlite" else {}


def _keep_what_is_acknowledged(connection: Any, _: Any) -> None:
    """A write-ahead log that is on the disk (fsync) before a commit returns; erased is erased."""
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
