"""The journal in a database (数据库): many writers, one chain; people's data apart from it.

It needs ``pip install 'wholeprocess[sql]'``.
"""

from wholeprocess.errors import MissingExtra
from wholeprocess.personal import Erasure

try:
    import sqlalchemy as _sqlalchemy  # noqa: F401
except ModuleNotFoundError:
    raise MissingExtra("a journal in a database", "sql") from None

from wholeprocess.store.engine import engine_for
from wholeprocess.store.journal import DatabaseJournal
from wholeprocess.store.personal import PersonalStore
from wholeprocess.store.waiting import each
from wholeprocess.store.writing import Thing

__all__ = ["DatabaseJournal", "Erasure", "PersonalStore", "Thing", "each", "engine_for"]
