"""Databases for the tests: SQLite in a folder, and a PostgreSQL server of the tests' own."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest

from wholeprocess.journal import JsonLinesJournal, MemoryJournal
from wholeprocess.process import CODEC
from wholeprocess.store import DatabaseJournal


def programs():
    """The folder of PostgreSQL's server programs, or ``None`` where it is not installed."""
    found = shutil.which("postgres")
    folders = [Path(found).resolve().parent] if found else []
    folders += map(Path, sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True))
    return next((f for f in folders if (f / "initdb").exists()), None)


class Server:
    """A PostgreSQL server in a temporary folder, reached through a socket in it."""

    def __init__(self, folder, bin_folder):
        self.folder, self.bin = folder, bin_folder
        self.as_user = {}
        if os.geteuid() == 0:  # the server refuses to be run by root
            entry = next(e for e in pwd.getpwall() if e.pw_name in ("postgres", "nobody"))
            self.as_user = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        self.run(
            bin_folder / "initdb", "-D", folder / "data", "-U", "tests", "-A", "trust",
            "--encoding=UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        self.process = None

    def run(self, *words):
        subprocess.run(
            list(map(str, words)), check=True, capture_output=True, cwd=self.folder, **self.as_user
        )

    def start(self, *settings):
        words = [
            self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder,
            "-c", "listen_addresses=", *settings,
        ]  # fmt: skip
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            list(map(str, words)), stdout=log, stderr=log, cwd=self.folder, **self.as_user
        )
        log.close()
        for _ in range(600):
            try:
                self.ask("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return self
        self.stop()
        raise RuntimeError((self.folder / "log").read_text())

    def ask(self, statement):
        with psycopg.connect(
            f"host={self.folder} user=tests dbname=postgres", autocommit=True
        ) as c:
            c.execute(statement)

    def stop(self):
        self.process.send_signal(signal.SIGQUIT)  # nothing of it is needed any more
        self.process.wait()

    def kill(self):
        """As a crash would: the server and each of its processes, at once."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *map(int, children)):
            os.kill(each, signal.SIGKILL)
        self.process.wait()

    def database(self):
        """The URL of a new, empty database."""
        name = f"t{uuid4().hex}"
        self.ask(f"CREATE DATABASE {name}")
        return f"postgresql://tests@/{name}?host={self.folder}"

    def schema(self):
        """The same, made and deleted in a moment: a schema of a database that is there."""
        name = f"t{uuid4().hex}"
        self.ask(f"CREATE SCHEMA {name}")
        where = f"host={self.folder}&options=-csearch_path%3D{name}"
        return f"postgresql://tests@/postgres?{where}"


@contextmanager
def running_server(*settings):
    """A server for a while; ``None`` where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        yield None
        return
    with TemporaryDirectory(prefix="wp-pg-") as folder:
        os.chmod(folder, 0o755)
        server = Server(Path(folder), found).start(*settings)
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def postgres():
    """The server of the whole run, fast and forgetful: what is kept is tested with another."""
    with running_server("-c", "fsync=off") as server:
        if server is None:
            pytest.skip("PostgreSQL's server programs are not installed")
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/desk.db"
    return request.getfixturevalue("postgres").schema()


@pytest.fixture
def opened(url):
    """Opens the journal of the database; every one is closed at the end."""
    journals = []

    def open_one(codec=CODEC):
        journals.append(DatabaseJournal(url, codec))
        return journals[-1]

    yield open_one
    for journal in journals:
        journal.close()


@pytest.fixture
def journal(opened):
    """An empty journal in a database of each kind."""
    return opened()


@pytest.fixture(params=["memory", "file", "sqlite", "postgresql"])
def place(request, tmp_path):
    """Where a journal is kept: opening it twice gives two journals over the same acts."""
    match request.param:
        case "memory":
            kept = MemoryJournal(CODEC)
            yield lambda: kept
        case "file":
            yield lambda: JsonLinesJournal(tmp_path / "journal.jsonl", CODEC)
        case _:
            where = (
                f"sqlite:///{tmp_path}/desk.db"
                if request.param == "sqlite"
                else request.getfixturevalue("postgres").schema()
            )
            journals = []

            def open_one():
                journals.append(DatabaseJournal(where, CODEC))
                return journals[-1]

            yield open_one
            for journal in journals:
                journal.close()
