"""Snapshots of a state (快照): what a journal adds up to, so that it need not all be replayed.

A snapshot is a cache and never a record: where there is none that fits, everything is replayed. It
is a pickle, and loading a pickle can run whatever its writer wanted; so it is sealed with a key
that is *not* in the database, and one that the key did not seal is never loaded. One that another
version of the library, of its law tables or of Python made is left alone.
"""

from __future__ import annotations

import hmac
import pickle
import sys
import zlib
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError

from wholeprocess.errors import BadInput, Problem
from wholeprocess.store.schema import ENTRIES, SNAPSHOTS

KEY_BYTES = 32
"""How long a key is at least, in bytes: ``secrets.token_bytes(32)`` makes one."""


def keep_snapshot(engine: Engine, state: object, seq: int, key: bytes) -> None:
    """Keep the state after the entry with that number, in the place of any snapshot before."""
    _long_enough(key)
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = {MappingProxyType: _reduced}
    pickler.dump(state)
    packed = zlib.compress(written.getvalue(), level=1)
    with engine.begin() as connection:
        head = connection.scalar(select(ENTRIES.c.hash).where(ENTRIES.c.seq == seq))
        if head is None:
            raise ValueError(f"the journal has no entry {seq}; a snapshot is of what it has")
        made = {"seq": seq, "head": head, "made_by": made_by(), "state": packed}
        connection.execute(delete(SNAPSHOTS))
        connection.execute(insert(SNAPSHOTS).values(**made, seal=_seal(key, **made)))


def snapshot_of(engine: Engine, key: bytes, name: str) -> tuple[int, Any] | None:
    """The number of the entry after which a state was kept, and the state; ``None`` without one.

    ``BadInput`` where the key did not seal it: somebody else wrote it, or the key is another.
    """
    _long_enough(key)
    kept = select(SNAPSHOTS, ENTRIES.c.hash).outerjoin(ENTRIES, ENTRIES.c.seq == SNAPSHOTS.c.seq)
    try:
        with engine.connect() as connection:
            row = connection.execute(kept.order_by(SNAPSHOTS.c.seq.desc()).limit(1)).first()
    except DBAPIError as error:
        what, mend = f"cannot be read: {error.orig}", "see what the database says"
        problem = Problem(file=name, field="journal_snapshots", what=what, mend=mend)
        raise BadInput([problem]) from error
    if row is None:
        return None
    made = {"seq": row.seq, "head": row.head, "made_by": row.made_by, "state": row.state}
    if not hmac.compare_digest(_seal(key, **made), row.seal):
        what, mend = "has a snapshot that this key did not seal", "use its key, or delete it"
        raise BadInput([Problem(file=name, field="journal_snapshots", what=what, mend=mend)])
    if row.made_by != made_by() or row.head != row.hash:
        return None
    return row.seq, pickle.loads(zlib.decompress(row.state))


def _seal(key: bytes, *, seq: int, head: str, made_by: str, state: bytes) -> str:
    covered = f"wholeprocess snapshot 1\n{seq}\n{head}\n{made_by}\n".encode() + state
    return hmac.digest(key, covered, "sha256").hex()


def _long_enough(key: bytes) -> None:
    if not isinstance(key, bytes) or len(key) < KEY_BYTES:
        raise ValueError(f"the key must be {KEY_BYTES} bytes or more, kept outside the database")


@cache
def made_by() -> str:
    """The library, by all that is in it, and the Python: what a snapshot fits to."""
    import wholeprocess

    home = Path(wholeprocess.__file__).parent
    content = sha256()
    for path in sorted((*home.rglob("*.py"), *home.rglob("*.toml"), *home.rglob("*.csv"))):
        content.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    python = ".".join(map(str, sys.version_info[:3]))
    return f"Python {python}, wholeprocess {content.hexdigest()}"


def read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping that cannot be changed, as it was before it was pickled."""
    return MappingProxyType(mapping)


def _reduced(mapping: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return read_only, (dict(mapping),)
