"""Feed every reader what nobody would write: only the library's own errors may come out.

    python tests/fuzz/run.py --minutes 10 popolo      # one reader; without a name, each of them
    python tests/fuzz/run.py --list

A reader gets good files that were damaged, by atheris where it is installed (it finds its way by
what the code does), else by hypothesis. An input that raises anything but the library's errors,
takes more than 20 seconds or a gigabyte fails; it is kept and its path is printed.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from attrs import frozen

if sys.argv[1:2] == ["--inside"]:  # so that atheris sees which way an input takes
    from atheris import instrument_imports

    import wholeprocess.process  # the links read no files

    with instrument_imports(include=["wholeprocess"]):
        import wholeprocess.cases
        import wholeprocess.exchange
        import wholeprocess.store  # noqa: F401

from wholeprocess import cases
from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Unit
from wholeprocess.consultation import Person, PersonalFile
from wholeprocess.errors import WholeprocessError
from wholeprocess.exchange import (
    popolo_of,
    read_acts,
    read_ballots,
    read_deaths,
    read_pabulib,
    read_personal_file,
    read_popolo,
    read_requests,
    read_residents,
    read_roll,
    read_service_requests,
    write_acts,
)
from wholeprocess.exchange.json_file import json_of
from wholeprocess.journal import LifecycleData, line_of, verify
from wholeprocess.process import CODEC, LIFECYCLES, EnterUnits, SeatDeputies, Term, read_journal
from wholeprocess.store import DatabaseJournal

SLOWEST_S, MOST_MEGABYTES = 20, 1024
KEY = b"a key of the office, long enough"
START = date(2022, 3, 1)
KNOWN = {"D01": ("甲", "乙"), "D02": ("A", "B")}


@frozen
class Reader:
    """What reads a kind of file, the ending of its name, and what good files hold."""

    reads: Callable[[Path], object]
    ending: str
    seeds: Callable[[], list[bytes]]

    def __call__(self, data: bytes, folder: Path) -> bool:
        """Whether the data were read; ``False`` where the library refused them with a word."""
        path = folder / f"fuzzed{self.ending}"
        path.write_bytes(data)
        try:
            self.reads(path)
        except WholeprocessError as error:
            str(error)
            return False
        return True


# --- good files -----------------------------------------------------------------------------------


@cache
def term():
    """A small journal: deputies, units, suggestions that were handed over and answered."""
    made = Term.open("430381")
    deputy = Deputy(id="d1", name="甲", congress="430381", elected_by="430381100", since=START)
    made.do(SeatDeputies(on=START, congress="430381", deputies=[deputy]))
    units = [Unit(id="u1", name="水利局", division="430381")]
    made.do(EnterUnits(on=START, congress="430381", units=units))
    made.do(m.Submit(on=START, suggestion="s1", by="d1", title="修渠", text="请修复渠道"))
    made.do(m.Assign(on=START, suggestion="s1", lead="u1"))
    reply = {"result": "solved", "words": "已修复"}
    made.do(m.Reply(on=date(2022, 4, 1), suggestion="s1", by="u1", **reply))
    return made


def journals():
    return ["".join(line_of(e, CODEC) + "\n" for e in term().journal).encode()]


def descriptions():
    home = Path(cases.__file__).parent
    return [(home / name / "case.toml").read_bytes() for name in ("quzici", "xiangxiang")]


ACTS = {
    "assignments": [m.Assign(on=START, suggestion="s1", lead="u1", co=("u2", "u3"))],
    "replies": [
        m.Reply(on=START, suggestion="s1", by="u1", result="planned", words="-", promised=START)
    ],
    "deputies": [entry.act for entry in term().journal if isinstance(entry.act, SeatDeputies)],
}


def sheets(ending):
    def made():
        found = []
        with tempfile.TemporaryDirectory() as folder:
            for kind, acts in ACTS.items():
                for language in ("zh", "en"):
                    path = Path(folder) / f"{kind}-{language}{ending}"
                    write_acts(path, acts, language=language)
                    found.append(path.read_bytes())
        return found

    return made


def read_sheet(path):
    for kind in ACTS:
        try:
            read_acts(path, kind)
        except WholeprocessError as error:
            last = error
        else:
            return
    raise last


def parts_of(name):
    """A part of a good workbook, such as its first sheet."""

    def made():
        return [zipfile.ZipFile(BytesIO(sheets(".xlsx")()[0])).read(name)]

    return made


def read_with_part(name):
    """Puts a damaged part into a workbook that is whole otherwise, and reads it."""
    book = sheets(".xlsx")()[0]

    def reads(path):
        within = path.with_suffix(".part.xlsx")
        with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(within, "w") as new:
            for part in old.namelist():
                new.writestr(part, path.read_bytes() if part == name else old.read(part))
        read_sheet(within)

    return reads


def read_case(path):
    folder = path.parent / "case"
    folder.mkdir(exist_ok=True)
    (folder / "journal.jsonl").write_bytes(journals()[0])
    (folder / "case.toml").write_bytes(path.read_bytes())
    cases.load(str(folder))


def votes():
    meta = {
        "description": "x", "country": "China", "unit": "x", "instance": "2019",
        "num_projects": "2", "num_votes": "4", "budget": "1000.50", "vote_type": "approval",
        "rule": "greedy", "date_begin": "2019", "date_end": "2019", "edition": "1",
    }  # fmt: skip
    text = "META\nkey;value\n" + "".join(f"{k};{v}\n" for k, v in meta.items())
    text += "PROJECTS\nproject_id;cost;name;selected\nroad;600;路;1\nwell;400.25;井;1\n"
    text += 'VOTES\nvoter_id;age;vote\n1;40;road,well\n2;;well\n3;;"road,well"\n4;70;\n'
    return [text.encode()]


def popolos():
    case = cases.load("quzici")
    from wholeprocess.process import replay

    state = replay(list(case.journal)[:60], divisions=case.divisions)
    return [popolo_of(state.register, list(case.journal)[:60]).text().encode()]


def residents_file():
    file = PersonalFile(KEY)
    ref = file.keep(Person(name="某某", phone="0000"))
    file.keep_text("o1", "路灯不亮", salt="salt", resident=ref)
    return [json.dumps(file.as_data(), ensure_ascii=False).encode()]


def service_requests():
    one = {
        "service_request_id": 638344, "status": "closed", "status_notes": "已修复",
        "service_name": "路灯不亮", "description": "村口的路灯坏了",
        "agency_responsible": "城市管理局", "requested_datetime": "2022-03-01T23:30:00+08:00",
        "updated_datetime": "2022-03-09T08:00:00+08:00", "lat": 27.7,
    }  # fmt: skip
    return [
        json.dumps(
            [one, one | {"service_request_id": "b", "status": "open"}], ensure_ascii=False
        ).encode()
    ]


def messages():
    head = "id,user,title,opened,answered,area,prefecture,department_derived,body_chars,reply_chars"
    rows = "1,u,路灯,2022-01-31T09:00:00,2022-02-28T10:00:00,甲县,甲,水利,10,20\n"
    rows += "2,u,渠,2022-02-01T09:00:00,,,,,10,0"
    return [f"{head}\n{rows}\n".encode()]


def databases():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        with closing(DatabaseJournal(f"sqlite:///{path}", CODEC)) as journal:
            journal.append_many([entry.act for entry in term().journal], act_ids=list("abcdef"))
            journal.keep_snapshot({"a": 1}, 6, KEY)
        return [path.read_bytes()]


def read_database(path):
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    with closing(DatabaseJournal(f"sqlite:///{path}", CODEC, make=False)) as journal:
        list(journal)
        journal.submitted("a")
        journal.snapshot(KEY)
        verify(journal)


def csv_of(text):
    return lambda: [text.encode(), text.encode("gb18030")]


PEOPLE = "身份证号,选区\n110101199003070134,D01\n11010519491231002X,D02\n"
SHEET = "xl/worksheets/sheet1.xml"
READERS = {
    "journal": Reader(lambda path: verify(read_journal(path)), ".jsonl", journals),
    "case": Reader(read_case, ".toml", descriptions),
    "divisions": Reader(
        Divisions.read, ".csv", csv_of("code,name,level,parent_code\n43,湖南省,province,\n")
    ),
    "sheet-csv": Reader(read_sheet, ".csv", sheets(".csv")),
    "sheet-xlsx": Reader(read_sheet, ".xlsx", sheets(".xlsx")),
    "xlsx-cells": Reader(read_with_part(SHEET), ".xml", parts_of(SHEET)),
    "xlsx-book": Reader(read_with_part("xl/workbook.xml"), ".xml", parts_of("xl/workbook.xml")),
    "sheet-parquet": Reader(read_sheet, ".parquet", sheets(".parquet")),
    "pabulib": Reader(read_pabulib, ".pb", votes),
    "popolo": Reader(read_popolo, ".json", popolos),
    "open311": Reader(read_service_requests, ".json", service_requests),
    "requests": Reader(read_requests, ".csv", messages),
    "roll": Reader(lambda path: read_roll(path, KEY), ".csv", csv_of(PEOPLE)),
    "residents": Reader(lambda path: read_residents(path, KEY), ".csv", csv_of(PEOPLE)),
    "deaths": Reader(
        lambda path: read_deaths(path, KEY),
        ".csv",
        csv_of("身份证号,死亡日期\n110101199003070134,2022-03-01\n"),
    ),
    "ballots": Reader(
        lambda path: read_ballots(path, KNOWN, polars=False),
        ".csv",
        csv_of("district,box,mark,mark\nD01,1,甲,乙\nD02,1,A,!B\nD01,2,!,\n"),
    ),
    "ballots-polars": Reader(
        lambda path: read_ballots(path, KNOWN, polars=True),
        ".csv",
        csv_of("district,box,mark,mark\nD01,1,甲,乙\nD02,1,A,!B\nD01,2,!,\n"),
    ),
    "personal": Reader(lambda path: read_personal_file(path, KEY), ".json", residents_file),
    "lifecycle": Reader(
        lambda path: LifecycleData.of(json_of(path), str(path)),
        ".json",
        lambda: [json.dumps(LIFECYCLES[0].as_data(), ensure_ascii=False).encode()],
    ),
    "database": Reader(read_database, ".db", databases),
}


# --- damage, by hypothesis ------------------------------------------------------------------------

TOKENS = (
    b"\0", b'"', b"[" * 5_000, b'{"a":' * 5_000, b"\xff", b"\xe4", b",", b";", b"\n", b"9" * 5_000,
    b"-1", b"1e400", b"NaN", b"null", b"true", b"\xef\xbb\xbf", b"\xef\xbc\x9d", b"=1+1", b"'",
    b"2022-02-30", b"99999999999999999999", b"<!DOCTYPE a>", b"&lol;", b"A1048577", b"x" * 200_000,
    b"PK\x03\x04", b"\\ud800", b"[x]", b"../", b"\r",
)  # fmt: skip


CELL = re.compile(rb'[^\s,;:"{}\[\]=]+')
"""What stands between the signs that divide a text."""


def damaged(seeds):
    """Good files with a few changes: cut, doubled, overwritten, or words put in."""
    from hypothesis import strategies as st

    @st.composite
    def draw_one(draw):
        data = bytearray(draw(st.sampled_from(seeds)))
        for _ in range(draw(st.integers(1, 4))):
            at, to = (draw(st.integers(0, len(data))) for _ in "ab")
            match draw(st.sampled_from(("cell", "cell", "cut", "double", "byte", "word", "end"))):
                case "cell" if found := CELL.search(data, at):
                    data[found.start() : found.end()] = draw(st.sampled_from(TOKENS))
                case "cut":
                    del data[min(at, to) : max(at, to)]
                case "double":
                    data[at:at] = data[min(at, to) : max(at, to)]
                case "byte" if at < len(data):
                    data[at] = draw(st.integers(0, 255))
                case "word":
                    data[at : min(at + draw(st.integers(0, 8)), len(data))] = draw(
                        st.sampled_from(TOKENS)
                    )
                case "end":
                    del data[at:]
        return bytes(data[: 1 << 22])

    return st.one_of(draw_one(), st.binary(max_size=200))


@frozen
class Count:
    """How many inputs there were, how many were read, and what the worst of them cost."""

    inputs: int
    read: int
    slowest_s: float
    megabytes: int


def by_hypothesis(reader, seconds, folder, most=1 << 60):
    """Feeds a reader damaged files for so long; the first failure is raised."""
    from hypothesis import HealthCheck, Phase, given, settings

    inputs = read = 0
    slowest = 0.0
    seeds = reader.seeds()
    assert reader(seeds[0], folder), "a good file was refused"
    until = time.monotonic() + seconds

    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged(seeds))
    def feed(data):
        nonlocal inputs, read, slowest
        if time.monotonic() > until or inputs >= most:
            return
        began = time.monotonic()
        try:
            read += reader(data, folder)
        except BaseException:
            (folder / "failed").write_bytes(data)
            raise
        took = time.monotonic() - began
        inputs, slowest = inputs + 1, max(slowest, took)
        assert took < SLOWEST_S, f"took {took:.1f} s"

    while time.monotonic() < until and inputs < most:
        feed()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Count(inputs, read, slowest, used)


# --- damage, by atheris ---------------------------------------------------------------------------


def by_atheris(name, seconds, folder):
    """The same in a process of its own, which atheris ends; its own count is read from it."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(READERS[name].seeds()):
        (corpus / f"seed{number}").write_bytes(seed)
    words = folder / "words"
    words.write_text(
        "".join(
            '"' + "".join(f"\\x{byte:02x}" for byte in token) + '"\n'
            for token in TOKENS
            if len(token) < 40
        )
    )
    done = subprocess.run(
        [
            sys.executable, __file__, "--inside", name,
            str(corpus), f"-max_total_time={int(seconds)}", f"-dict={words}", "-max_len=65536",
            f"-timeout={SLOWEST_S}", f"-rss_limit_mb={MOST_MEGABYTES}", "-print_final_stats=1",
            f"-artifact_prefix={folder}/failed-", "-verbosity=1",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
    if done.returncode or not found:
        raise AssertionError(done.stderr[-4_000:])
    took = float(found["slowest_unit_time_sec"])
    return Count(int(found["number_of_executed_units"]), -1, took, int(found["peak_rss_mb"]))


def inside(name, arguments):
    import atheris

    folder = Path(tempfile.mkdtemp(prefix="wp-fuzz-"))
    reader = READERS[name]

    def feed(data):
        reader(data, folder)

    atheris.Setup([sys.argv[0], *arguments], feed)
    atheris.Fuzz()


def main():
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3:])
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help="one or more; else each")
    parser.add_argument("--minutes", type=float, default=10, help="for each reader")
    parser.add_argument("--engine", choices=("atheris", "hypothesis"))
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    if asked.list:
        print(*READERS, sep="\n")
        return
    engine = asked.engine
    if engine is None:
        from importlib.util import find_spec

        engine = "atheris" if find_spec("atheris") else "hypothesis"
    failed = 0
    print(f"{'reader':<16}{'engine':<12}{'inputs':>9}{'read':>8}{'slowest s':>11}{'MB':>6}")
    for name in asked.readers or READERS:
        folder = Path(tempfile.mkdtemp(prefix=f"wp-fuzz-{name}-"))
        try:
            if engine == "atheris":
                count = by_atheris(name, asked.minutes * 60, folder)
            else:
                count = by_hypothesis(READERS[name], asked.minutes * 60, folder)
        except BaseException as error:
            failed += 1
            print(f"{name:<16}{engine:<12} FAILED, see {folder}\n{error}", flush=True)
            if isinstance(error, KeyboardInterrupt):
                break
            continue
        read = "" if count.read < 0 else count.read
        row = f"{count.inputs:>9}{read:>8}{count.slowest_s:>11.2f}{count.megabytes:>6}"
        print(f"{name:<16}{engine:<12}{row}", flush=True)
    raise SystemExit(min(failed, 1))


if __name__ == "__main__":
    main()
