"""Keeping acts in a database, beside eventsourcing and the bare driver.

Run with: uv run --group bench benchmarks/store.py [--quick] [--json]

Ten small acts on each of many suggestions. Ours makes an act, keeps it in the hash chain under the
version of its thing; eventsourcing keeps an aggregate's events, without a chain; the bare driver
inserts the very columns and indexes of ours, the texts made beforehand, and does nothing else. All
write to the same disk with the same durability (SQLite: WAL, synchronous = FULL, as eventsourcing
sets it too; PostgreSQL: fsync and synchronous_commit on, a server of the benchmark's own).
Reloading gives for each suggestion what its acts add up to: one question for each, or ours in one
scan. STORE_BENCH_FOLDER says on which disk the SQLite files are.
"""

from __future__ import annotations

import itertools
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from ratio import alternate, arguments, row, show
from wholeprocess.journal import Act, Entry, canonical, seal
from wholeprocess.management import RecordBenefit
from wholeprocess.process import CODEC
from wholeprocess.store import DatabaseJournal

DAY = date(2022, 3, 1)
STEPS = 10
COUNTER = itertools.count()

Make = Callable[[], Any]


def act(thing: int, step: int) -> Act:
    return RecordBenefit(
        on=DAY, suggestion=f"s{thing:06d}", by="deputy-17", key="路灯", amount=step, unit="盏"
    )


class Standing:
    """What a suggestion's acts add up to, as eventsourcing's aggregate has it."""

    __slots__ = ("amount", "by", "version")

    def __init__(self) -> None:
        self.version, self.amount, self.by = 0, 0, ""

    def take(self, act: Any) -> None:
        self.version += 1
        self.amount, self.by = act.amount, act.by


def reloaded(entries: Iterable[Entry]) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for entry in entries:
        thing = entry.act.thing
        standing = found.get(thing)
        if standing is None:
            standing = found[thing] = Standing()
        standing.take(entry.act)
    return found


# --- ours -----------------------------------------------------------------------------------------


def one_by_one(journal: DatabaseJournal, n: int) -> None:
    for i in range(n):
        journal.append(act(i // STEPS, i % STEPS))


def by_suggestion(journal: DatabaseJournal, n: int) -> None:
    for i in range(n):
        journal.append_many([act(i, step) for step in range(STEPS)])


def at_once(journal: DatabaseJournal, n: int) -> None:
    journal.append_many([act(i, step) for i in range(n) for step in range(STEPS)])


# --- eventsourcing --------------------------------------------------------------------------------


class Suggestion(Aggregate):
    """The peer's suggestion: its state in place, its events kept."""

    @event("Opened")
    def __init__(self, key: str, unit: str) -> None:
        self.amount, self.by = 0, ""

    @event("Moved")
    def move(self, on: str, by: str, key: str, amount: int, unit: str) -> None:
        self.amount, self.by = amount, by


def moved(suggestion: Any, step: int) -> None:
    suggestion.move("2022-03-01", "deputy-17", "路灯", step, "盏")


def peer_one_by_one(app: Any, n: int) -> None:
    for _ in range(n // STEPS):
        suggestion = Suggestion("路灯", "盏")
        app.save(suggestion)
        for step in range(1, STEPS):
            moved(suggestion, step)
            app.save(suggestion)


def peer_suggestions(n: int) -> Iterator[Any]:
    for _ in range(n):
        suggestion = Suggestion("路灯", "盏")
        for step in range(1, STEPS):
            moved(suggestion, step)
        yield suggestion


def peer_by_suggestion(app: Any, n: int) -> None:
    for suggestion in peer_suggestions(n):
        app.save(suggestion)


# --- the bare driver ------------------------------------------------------------------------------

TABLE = """CREATE TABLE bare (seq INTEGER PRIMARY KEY, kind VARCHAR(100), v INTEGER,
    about VARCHAR(64), thing VARCHAR(255), version INTEGER, day VARCHAR(10),
    recorded VARCHAR(40), data TEXT, hash VARCHAR(64), UNIQUE (thing, about, version))"""
INDEX = "CREATE INDEX bare_day ON bare (day, seq)"


def rows(things: int) -> list[tuple[Any, ...]]:
    made = []
    numbers = itertools.count(1)
    for thing in range(things):
        for step in range(STEPS):
            one = act(thing, step)
            data = canonical(CODEC.dump(one))
            seq = next(numbers)
            sealed = seal("0" * 64, seq, None, one.kind, 1, data)
            keys = (one.about, one.thing, step + 1, "2022-03-01", None)
            made.append((seq, one.kind, 1, *keys, data, sealed))
    return made


def bare_sqlite(folder: Path) -> Make:
    def make() -> tuple[Any, str]:
        connection = sqlite3.connect(folder / f"bare{next(COUNTER)}.db", isolation_level=None)
        for words in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", TABLE, INDEX):
            connection.execute(words)
        return connection, f"INSERT INTO bare VALUES ({', '.join('?' * 10)})"

    return make


def bare_postgres(server: Any) -> Make:
    def make() -> tuple[Any, str]:
        database = server.database().partition("?")[0].rpartition("/")[2]
        where = f"host={server.folder} user=tests dbname={database}"
        connection = psycopg.connect(where, autocommit=True)
        connection.execute(TABLE)
        connection.execute(INDEX)
        return connection.cursor(), f"INSERT INTO bare VALUES ({', '.join(['%s'] * 10)})"

    return make


def bare(at: tuple[Any, str], made: list[tuple[Any, ...]], size: int) -> None:
    cursor, insert = at
    for start in range(0, len(made), size):
        cursor.execute("BEGIN")
        if size == 1:
            cursor.execute(insert, made[start])
        else:
            cursor.executemany(insert, made[start : start + size])
        cursor.execute("COMMIT")


# --- measuring ------------------------------------------------------------------------------------


def measured(
    kind: str, driver: str, ours: Make, new_app: Make, plain: Make, quick: bool, most: int = 2_000
) -> list[dict[str, Any]]:
    commits, things = (200, 300) if quick else (1_000, 2_000)
    runs = 3 if quick else 5
    few = things // 4
    one, all_ = rows(commits // STEPS), rows(things)
    found = []
    cases = (
        ("one act a commit", one_by_one, peer_one_by_one, commits, one, 1, 1.8, 1 / 1.3),
        ("ten acts a commit", by_suggestion, peer_by_suggestion, few, all_, STEPS, 3, 1 / 3),
    )
    for case, mine, its, n, data, size, aim, bare_aim in cases:
        amount = data[: n * size] if size > 1 else data
        ours_s, peer_s, bare_s = alternate(
            [
                (ours, lambda journal, f=mine, n=n: f(journal, n)),
                (new_app, lambda app, f=its, n=n: f(app, n)),
                (plain, lambda at, d=amount, s=size: bare(at, d, s)),
            ],
            runs,
        )
        found.append(row(f"{kind}, {case}", "eventsourcing", ours_s, peer_s, aim))
        found.append(row(f"{kind}, {case}", driver, ours_s, bare_s, round(bare_aim, 2)))
    things = min(things, most)
    all_ = rows(things)
    ours_s, peer_s, bare_s = alternate(
        [
            (ours, lambda journal: at_once(journal, things)),
            (new_app, lambda app: app.save(*peer_suggestions(things))),
            (plain, lambda at: bare(at, all_, len(all_))),
        ],
        runs,
    )
    case = f"{kind}, {things * STEPS:,} acts in one commit"
    found.append(row(case, "eventsourcing", ours_s, peer_s, 3))
    found.append(row(case, driver, ours_s, bare_s, round(1 / 3, 2)))

    journal, app = ours(), new_app()
    at_once(journal, things)
    suggestions = list(peer_suggestions(things))
    app.save(*suggestions)
    names = [f"s{i:06d}" for i in range(things)]
    numbers = [suggestion.id for suggestion in suggestions]

    def each(_: Any) -> None:
        for name in names:
            assert len(reloaded(journal.of_thing("suggestion", name))) == 1

    def its_each(_: Any) -> None:
        for number in numbers:
            app.repository.get(number)

    def scan(_: Any) -> None:
        assert len(reloaded(journal)) == things

    nothing: Make = lambda: None  # noqa: E731
    each_s, peer_s, scan_s = alternate(
        [(nothing, each), (nothing, its_each), (nothing, scan)], runs
    )
    case = f"{kind}, reload {things:,} suggestions"
    found.append(row(f"{case}, each", "eventsourcing", each_s, peer_s, 4))
    found.append(row(f"{case}, scan", "eventsourcing", scan_s, peer_s, 4))
    app.close()
    return found


def main() -> None:
    options = arguments(__doc__.partition("\n")[0])
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
    from conftest import running_server

    found = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("STORE_BENCH_FOLDER")) as temporary:
        folder = Path(temporary)

        def name(kind: str) -> str:
            return f"{folder}/{kind}{next(COUNTER)}.db"

        found += measured(
            "SQLite",
            "sqlite3",
            lambda: DatabaseJournal(f"sqlite:///{name('ours')}", CODEC),
            lambda: Application(
                env={
                    "PERSISTENCE_MODULE": "eventsourcing.sqlite",
                    "SQLITE_DBNAME": name("peer"),
                }
            ),
            bare_sqlite(folder),
            options.quick,
        )
    with running_server() as server:
        if server is None:
            print("PostgreSQL's server is not installed; left out", file=sys.stderr)
        else:

            def environment() -> dict[str, str]:
                database = server.database().partition("?")[0].rpartition("/")[2]
                return {
                    "PERSISTENCE_MODULE": "eventsourcing.postgres",
                    "POSTGRES_DBNAME": database,
                    "POSTGRES_HOST": str(server.folder),
                    "POSTGRES_PORT": "5432",
                    "POSTGRES_USER": "tests",
                    "POSTGRES_PASSWORD": "none",
                }

            found += measured(
                "PostgreSQL",
                "psycopg",
                lambda: DatabaseJournal(server.database(), CODEC),
                lambda: Application(env=environment()),
                bare_postgres(server),
                options.quick,
                most=50,  # with thousands in one commit the peer's pipeline may wait for ever
            )
    show("store", found, options.json)


if __name__ == "__main__":
    main()
