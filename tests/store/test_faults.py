"""What is left after a crash: every acknowledged act, no half act, and a journal that opens.

The tests are a small part. Run it whole, a few minutes, and see a table of counts, with:

    python tests/store/test_faults.py --kills 200

A process that is killed loses nothing that the operating system has been given, so this does not
show what a power failure does: for that a journal relies on fsync, and on a disk that obeys it.
"""

import argparse
import asyncio
import os
import random
import resource
import signal
import subprocess
import tempfile
import time
import traceback
from collections import Counter
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from wholeprocess.errors import BadInput, Conflict
from wholeprocess.journal import JsonLinesJournal, verify
from wholeprocess.management import RecordBenefit
from wholeprocess.process import CODEC
from wholeprocess.store import DatabaseJournal, each

DAY = date(2022, 3, 1)


def fact(n, words="路灯"):
    return RecordBenefit(on=DAY, suggestion=f"s{n % 10}", key=words, amount=n, unit="盏")


def opened(where):
    """The journal at a URL or a path; the last line of a file is deleted where that is the mend."""
    if "://" in str(where):
        return DatabaseJournal(where, CODEC)
    try:
        return JsonLinesJournal(where, CODEC)
    except BadInput as bad:
        if "is cut off" not in str(bad) or "delete it" not in str(bad):
            raise
        raw = Path(where).read_bytes()
        Path(where).write_bytes(raw[: raw.rstrip(b"\n").rfind(b"\n") + 1])
        return JsonLinesJournal(where, CODEC)


@contextmanager
def child(work):
    """A forked process doing ``work(say)``; gives its number and the pipe on which it says."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(reads)
            work(lambda words: os.write(writes, f"{words}\n".encode()))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writes)
    try:
        yield pid, reads
    finally:
        os.close(reads)


def said(reads):
    """All lines that a child has said, once it is gone."""
    with os.fdopen(os.dup(reads)) as pipe:
        return pipe.read().split("\n")[:-1]


def writer(where, start, words="路灯"):
    """Appends one act after another, and says the number of each that was acknowledged."""

    def work(say):
        journal = opened(where)
        n = start
        try:
            while True:
                journal.append(fact(n, words))
                say(n)
                n += 1
        except Exception as error:
            say(f"stopped by {type(error).__name__}")

    return work


def check(where, acknowledged):
    """Every acknowledged act is there, once, whole and in its order; gives how many more are."""
    journal = opened(where)
    verify(journal)
    amounts = [entry.act.amount for entry in journal]
    assert len(set(amounts)) == len(amounts)
    assert set(acknowledged) <= set(amounts)
    assert amounts == sorted(amounts)
    if isinstance(journal, DatabaseJournal):
        journal.close()
    return len(amounts) - len(acknowledged)


def kill_writers(where, times, seed=7):
    """Kill a writer at random points; gives how many acts were acknowledged, and how many more."""
    chance = random.Random(seed)
    acknowledged = []
    more = 0
    for round_ in range(times):
        start = (acknowledged[-1] if acknowledged else 0) + 1_000
        with child(writer(where, start)) as (pid, reads):
            first = os.read(reads, 64)  # it has begun
            time.sleep(chance.random() * 0.03)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            lines = (first.decode() + "\n".join([*said(reads), ""])).split("\n")[:-1]
        acknowledged += [int(line) for line in lines]
        if round_ % 20 == 19 or round_ == times - 1:
            more = check(where, acknowledged)
    assert 0 <= more <= times  # at most the one that each was about to be told of
    return {"killed": times, "acknowledged": len(acknowledged), "kept besides": more}


def kill_servers(server, url, times, seed=7):
    """Kill the server and all its processes at random points, and start it again."""
    chance = random.Random(seed)
    acknowledged, more = [], 0
    for _ in range(times):
        start = (acknowledged[-1] if acknowledged else 0) + 1_000
        with child(writer(url, start)) as (pid, reads):
            first = os.read(reads, 64)
            time.sleep(chance.random() * 0.2)
            server.kill()
            os.waitpid(pid, 0)
            lines = (first.decode() + "\n".join([*said(reads), ""])).split("\n")[:-1]
        assert lines[-1].startswith("stopped by OperationalError"), lines[-1]
        acknowledged += [int(line) for line in lines[:-1]]
        server.start()
        more = check(url, acknowledged)
    assert 0 <= more <= times
    return {"killed": times, "acknowledged": len(acknowledged), "kept besides": more}


def fill_the_disk(where, *, limit=None, words="路" * 400):
    """Write until there is no room; nothing acknowledged is lost, and it goes on with room."""

    def work(say):
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        writer(where, 1, words)(say)

    with child(work) as (pid, reads):
        lines = said(reads)
        os.waitpid(pid, 0)
    assert lines[-1].startswith("stopped by"), lines
    acknowledged = [int(line) for line in lines[:-1]]
    return {"stopped": lines[-1].removeprefix("stopped by "), "acknowledged": acknowledged}


def cut_file(folder, whole=12):
    """Cut a file of JSON Lines at every byte of its last two entries."""
    path = Path(folder) / "whole.jsonl"
    journal = JsonLinesJournal(path, CODEC)
    for n in range(whole):
        journal.append(fact(n))
    raw = path.read_bytes()
    lines = raw.split(b"\n")
    start = len(b"\n".join(lines[: whole - 2])) + 1
    told = 0
    for end in range(start, len(raw) + 1):
        cut = Path(folder) / "cut.jsonl"
        cut.write_bytes(raw[:end])
        ends = raw[:end].count(b"\n")
        try:
            JsonLinesJournal(cut, CODEC)
        except BadInput:
            told += 1
        kept = opened(cut)
        verify(kept)
        complete = ends + (raw[end : end + 1] == b"\n")  # only its line's end is missing
        assert [e.act for e in kept] == [fact(n) for n in range(complete)], end
        if end % 16 == 0:
            kept.append(fact(99))
            verify(opened(cut))
    return {"cuts": len(raw) + 1 - start, "told": told}


def cut_log(folder, step=1, whole=6):
    """Cut SQLite's write-ahead log at the bytes of its last two transactions."""
    folder = Path(folder)
    journal = DatabaseJournal(f"sqlite:///{folder}/whole.db", CODEC)
    log = folder / "whole.db-wal"
    sizes = []
    with journal.engine.connect():  # the log is kept as long as somebody has the file open
        for n in range(whole):
            journal.append(fact(n))
            sizes.append(log.stat().st_size)
        kept, wal = (folder / "whole.db").read_bytes(), log.read_bytes()
    journal.close()
    cuts = range(sizes[-3], len(wal) + 1, step)
    for end in cuts:
        (folder / "cut.db-shm").unlink(missing_ok=True)
        (folder / "cut.db").write_bytes(kept)
        (folder / "cut.db-wal").write_bytes(wal[:end])
        with closing(DatabaseJournal(f"sqlite:///{folder}/cut.db", CODEC)) as cut:
            verify(cut)
            complete = sum(size <= end for size in sizes)
            assert [e.act for e in cut] == [fact(n) for n in range(complete)], end
    return {"cuts": len(cuts)}


def race(url, writers=16, acts=10):
    """Many writers on ten things, each saying which version he saw."""

    def work(number):
        def act(say):
            journal = DatabaseJournal(url, CODEC)
            chance = random.Random(number)
            for n in range(acts):
                thing = f"s{chance.randrange(10)}"
                while True:
                    seen = journal.version_of("suggestion", thing)
                    mine = RecordBenefit(
                        on=DAY, suggestion=thing, key=f"{number}", amount=n, unit="次"
                    )
                    try:
                        journal.append(mine, expected=seen)
                    except Conflict as conflict:
                        named = conflict.thing == f"suggestion {thing}"
                        say("told" if named and conflict.found > conflict.expected else "mistold")
                    else:
                        say(f"{thing} {seen + 1}")
                        break

        return act

    DatabaseJournal(url, CODEC).close()
    lines = []
    with ExitStack() as stack:
        children = [stack.enter_context(child(work(number))) for number in range(writers)]
        for pid, reads in children:
            lines += said(reads)
            assert os.waitpid(pid, 0)[1] == 0
    won = Counter(line for line in lines if line != "told")
    assert len(won) == writers * acts  # each version of each thing was given to one
    assert set(won.values()) == {1}
    with closing(DatabaseJournal(url, CODEC)) as journal:
        verify(journal)
        entries = list(journal)
        assert [e.seq for e in entries] == list(range(1, writers * acts + 1))
        assert len({(e.act.key, e.act.amount) for e in entries}) == writers * acts
        for n in range(10):
            versions = sorted(int(w.split()[1]) for w in won if w.split()[0] == f"s{n}")
            assert versions == list(range(1, len(versions) + 1))
    return {"writers": writers, "kept": len(entries), "told of a conflict": lines.count("told")}


# --- a small part, each time ----------------------------------------------------------------------


@pytest.fixture(params=["file", "sqlite", "postgresql"])
def where(request, tmp_path):
    """Where a journal is kept: a path or a URL."""
    match request.param:
        case "file":
            return str(tmp_path / "journal.jsonl")
        case "sqlite":
            return f"sqlite:///{tmp_path}/desk.db"
        case _:
            return request.getfixturevalue("postgres").schema()


def test_a_writer_that_is_killed_loses_nothing_that_it_was_told_of(where):
    assert kill_writers(where, 6)["acknowledged"] >= 6


@pytest.mark.parametrize("kind", ["file", "sqlite"])
def test_a_full_disk_loses_nothing_and_is_told(tmp_path, kind):
    where = f"sqlite:///{tmp_path}/desk.db" if kind == "sqlite" else tmp_path / "journal.jsonl"
    opened(where)  # its tables are there
    left = fill_the_disk(where, limit=1_000_000)
    assert left["stopped"] in ("OSError", "OperationalError")
    assert len(left["acknowledged"]) > 20
    assert check(where, left["acknowledged"]) == 0
    opened(where).append(fact(10_000))
    assert check(where, [*left["acknowledged"], 10_000]) == 0


def test_a_file_cut_at_any_byte_of_its_last_entries_opens_or_says_how(tmp_path):
    found = cut_file(tmp_path)
    assert found["cuts"] > found["told"] > 100


def test_a_log_cut_at_any_byte_opens_by_itself(tmp_path):
    assert cut_log(tmp_path, step=997)["cuts"] > 10


def test_many_writers_lose_nothing_and_each_conflict_is_told(url):
    found = race(url, writers=6, acts=4)
    assert found["kept"] == 24


def test_entries_can_be_awaited(journal):
    entries = journal.append_many([fact(n) for n in range(2_100)])

    async def read():
        return [entry async for entry in each(journal)]

    assert tuple(asyncio.run(read())) == entries


def test_a_follower_misses_nothing_that_is_added(journal):
    added = iter([[fact(1), fact(2)], [], [fact(3)]])
    followed = journal.follow(wait=lambda: journal.append_many(next(added)))
    assert [next(followed).act.amount for _ in range(3)] == [1, 2, 3]
    assert next(journal.follow(since=2)).act == fact(3)


# --- all of it ------------------------------------------------------------------------------------


@contextmanager
def small_disk(megabytes):
    """A folder on a disk of that size; ``None`` where mounting is not permitted."""
    folder = tempfile.mkdtemp(prefix="wp-disk-")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        os.rmdir(folder)
        yield None
        return
    try:
        yield Path(folder)
    finally:
        subprocess.run(["umount", folder], check=True)
        os.rmdir(folder)


NO_MOUNT = {"left out": "mounting is not permitted here"}


def full_disk(name):
    """Fill a real disk of two megabytes, make room, and go on."""
    with small_disk(2) as folder:
        if folder is None:
            return NO_MOUNT
        where = folder / name if name.endswith("l") else f"sqlite:///{folder}/{name}"
        opened(where)
        ballast = folder / "ballast"
        ballast.write_bytes(b"\0" * 200_000)
        left = fill_the_disk(where)
        check_on_a_full_disk(where, left["acknowledged"])
        ballast.unlink()
        return with_room_again(where, left)


def full_disk_of_a_server():
    """Fill the disk of a server, which may stop for it; make room, start it, and go on."""
    from conftest import Server, programs

    with small_disk(150) as disk:
        if disk is None:
            return NO_MOUNT
        folder = disk / "server"
        folder.mkdir(mode=0o755)
        os.chmod(disk, 0o755)
        server = Server(folder, programs()).start()
        try:
            where = server.database()
            opened(where).close()
            ballast = disk / "ballast"
            ballast.write_bytes(b"\0" * 40_000_000)
            noise = "".join(random.Random(7).choices("路灯坏了半年没人修", k=400_000))
            left = fill_the_disk(where, words=noise)  # of bytes that no compression makes few
            ballast.unlink()
            server.kill()
            server.start()
            return with_room_again(where, left)
        finally:
            server.stop()


def with_room_again(where, left):
    """A journal goes on once there is room, with all that was acknowledged before."""
    opened(where).append(fact(100_000))
    more = check(where, [*left["acknowledged"], 100_000])
    return {**left, "acknowledged": len(left["acknowledged"]), "kept besides": more}


def check_on_a_full_disk(where, acknowledged):
    """A file can be read on a full disk; a database says when it cannot."""
    try:
        check(where, acknowledged)
    except BadInput as bad:
        if "cannot be opened" not in str(bad) and "cannot be read" not in str(bad):
            raise


def main():
    parser = argparse.ArgumentParser(description="Break journals, and count what is left.")
    parser.add_argument("--kills", type=int, default=200, help="of writers, for each journal")
    parser.add_argument("--server-kills", type=int, default=20)
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--log-step", type=int, default=1, help="cut SQLite's log at each so many")
    parser.add_argument("--only", default="", help="rows whose name has this word")
    asked = parser.parse_args()
    from conftest import running_server  # beside this file; pytest calls it by another name

    kills, writers = asked.kills, asked.writers
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # a cut file needs no disk
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        cuts = stack.enter_context(tempfile.TemporaryDirectory(dir=memory))
        server = stack.enter_context(running_server())
        rows = {
            "SIGKILL, JSON Lines": lambda: kill_writers(f"{folder}/journal.jsonl", kills),
            "SIGKILL, SQLite": lambda: kill_writers(f"sqlite:///{folder}/desk.db", kills),
            "SIGKILL, PostgreSQL": lambda: kill_writers(server.database(), kills),
            "server killed, PostgreSQL": lambda: kill_servers(
                server, server.database(), asked.server_kills
            ),
            "disk full, JSON Lines": lambda: full_disk("journal.jsonl"),
            "disk full, SQLite": lambda: full_disk("desk.db"),
            "disk full, PostgreSQL": full_disk_of_a_server,
            "cut at every byte, JSON Lines": lambda: cut_file(cuts),
            "cut, SQLite's log": lambda: cut_log(cuts, asked.log_step),
            "writers on ten things, SQLite": lambda: race(f"sqlite:///{folder}/race.db", writers),
            "writers on ten things, PostgreSQL": lambda: race(server.database(), writers),
        }
        for name, count in rows.items():
            if asked.only in name:
                absent = server is None and "PostgreSQL" in name
                found = {"left out": "PostgreSQL is not installed"} if absent else count()
                counts = ", ".join(f"{what} {number}" for what, number in found.items())
                print(f"{name:<35}{counts}", flush=True)


if __name__ == "__main__":
    main()
