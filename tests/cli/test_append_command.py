"""A sheet's acts into a journal from the command line: all of them or none, and told in full."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from wholeprocess import management as m
from wholeprocess.cli import EXITS
from wholeprocess.cli.app import app
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput, Conflict
from wholeprocess.exchange import append_sheet, write_acts
from wholeprocess.journal import JsonLinesJournal, verify
from wholeprocess.process import CODEC, EnterUnits, OpenTerm, SeatDeputies, Term, journal_at
from wholeprocess.store import DatabaseJournal
from wholeprocess.store.schema import ENTRIES

COUNTY, START = "430381", date(2022, 3, 1)
HEAD = "日期,建议,行为人,主办单位\n"
GOOD = "2022-03-02,s1,office,u1\n2022-03-03,s2,office,u1\n"


def call(*args):
    """The exit code, what was printed, what was complained; an error that escapes is raised."""
    done = CliRunner().invoke(app, ["append", *map(str, args)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(params=["file", "database"])
def where(request, tmp_path):
    """A journal with three suggestions that wait to be assigned: its path or URL."""
    kind = request.param
    path = tmp_path / "desk.jsonl" if kind == "file" else f"sqlite:///{tmp_path}/desk.db"
    term = Term.open(COUNTY, journal=path)
    deputy = Deputy(id="d1", name="甲", congress=COUNTY, elected_by="430381100", since=START)
    term.do(SeatDeputies(on=START, congress=COUNTY, deputies=[deputy]))
    term.do(
        EnterUnits(on=START, congress=COUNTY, units=[Unit(id="u1", name="局", division=COUNTY)])
    )
    for name in ("s1", "s2", "s3"):
        term.do(m.Submit(on=START, suggestion=name, by="d1", title="修渠", text="请修复渠道"))
    return str(path)


def sheet_of(tmp_path, rows, name="sheet.csv"):
    path = tmp_path / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def entries(where):
    journal = journal_at(where)
    verify(journal)
    return list(journal)


def test_all_acts_of_a_sheet_are_kept(where, tmp_path):
    sheet = sheet_of(tmp_path, GOOD)
    before = entries(where)
    code, printed, complained = call(where, "assignments", sheet)
    found = entries(where)
    assert (code, complained) == (0, "")
    assert printed == (f"{where}: 2 acts were kept, entries 7 to 8, head {found[-1].hash}\n")
    assert found[:6] == before
    assert [(e.act.suggestion, e.act.lead, e.seq) for e in found[6:]] == [
        ("s1", "u1", 7),
        ("s2", "u1", 8),
    ]
    assert found[6].recorded == found[7].recorded is not None
    assert Term.open(COUNTY, journal=where).suggestions["s2"].phase == "assigned"


def test_the_same_sheet_again_is_kept_once_or_refused_by_the_law(where, tmp_path):
    sheet = sheet_of(tmp_path, GOOD)
    call(where, "assignments", sheet)
    before = entries(where)
    code, printed, complained = call(where, "assignments", sheet, "--json")
    if "://" in where:
        said = json.loads(printed)
        assert (code, said["kept_before"], said["acts"]) == (0, True, 2)
        assert (said["first"], said["last"], said["head"]) == (7, 8, before[-1].hash)
    else:
        assert code == EXITS["bad input"]
        assert [line.split(":")[1] for line in complained.splitlines()] == ["2", "3"]
    assert entries(where) == before


def test_every_fault_of_the_sheet_is_told_and_nothing_is_kept(where, tmp_path):
    before = entries(where)
    bad = "2022-02-30,s1,office,u1\n2022-03-03,s2,office,u1\n2022-03-03,,office,u1\n"
    sheet = sheet_of(tmp_path, bad)
    code, printed, complained = call(where, "assignments", sheet)
    assert (code, printed) == (EXITS["bad input"], "")
    first, second = complained.splitlines()
    assert first.startswith(f"{sheet}:2: 日期 '2022-02-30' is no day of the calendar; write")
    assert second.startswith(f"{sheet}:4: 建议")
    assert entries(where) == before


def test_every_act_that_the_law_refuses_is_told_and_none_is_kept(where, tmp_path):
    before = entries(where)
    rows = "2022-03-02,s1,office,u1\n2022-03-02,s9,office,u1\n2022-03-02,s2,office,u9\n"
    sheet = sheet_of(tmp_path, rows)
    code, printed, complained = call(where, "assignments", sheet)
    assert (code, printed) == (EXITS["bad input"], "")
    lines = complained.splitlines()
    assert [line.split(" ")[0] for line in lines] == [f"{sheet}:3:", f"{sheet}:4:"]
    assert all(": suggestion 's" in line and "; " in line for line in lines)
    assert entries(where) == before


def test_a_row_may_rest_on_a_row_above(where, tmp_path):
    acts = [
        m.Submit(on=START, suggestion=name, by="d1", title="修渠", text="请修") for name in "ab"
    ]
    write_acts(tmp_path / "new.xlsx", acts, language="zh")
    assert call(where, "suggestions", tmp_path / "new.xlsx")[0] == 0
    twice = [acts[0], acts[1]]
    write_acts(tmp_path / "again.xlsx", twice[::-1])
    code, _, complained = call(where, "suggestions", tmp_path / "again.xlsx")
    assert code == 2
    assert complained.startswith(f"{tmp_path}/again.xlsx[acts]:2: suggestion 'b' ")
    assert len(entries(where)) == 8


def test_an_empty_sheet_adds_nothing(where, tmp_path):
    before = entries(where)
    sheet = sheet_of(tmp_path, "")
    assert call(where, "assignments", sheet) == (0, f"{sheet}: 0 acts\n", "")
    said = json.loads(call(where, "assignments", sheet, "--json")[1])
    assert (said["acts"], said["first"], said["head"]) == (0, None, before[-1].hash)
    assert entries(where) == before


@pytest.mark.parametrize("kind", ["file", "database"])
def test_a_journal_is_made_only_by_a_term_that_opens(tmp_path, kind):
    name = "new.jsonl" if kind == "file" else "new.db"
    where = str(tmp_path / name) if kind == "file" else f"sqlite:///{tmp_path}/{name}"
    code, _, complained = call(where, "assignments", sheet_of(tmp_path, GOOD))
    assert (code, "is not there; correct the path" in complained) == (2, True)
    assert not (tmp_path / name).exists()
    write_acts(tmp_path / "terms.csv", [OpenTerm(on=START, congress=COUNTY)])
    assert call(where, "process.open-term", tmp_path / "terms.csv")[0] == 0
    assert [e.act for e in entries(where)] == [OpenTerm(on=START, congress=COUNTY)]


def test_whoever_adds_meanwhile_is_told_of(tmp_path):
    class Overtaken(DatabaseJournal):
        """Somebody else adds an act after this program has read to the end."""

        def append_many(self, *args, **options):
            other = DatabaseJournal(self.engine, CODEC)
            other.append(EnterUnits(on=START, congress=COUNTY, units=[]))
            return super().append_many(*args, **options)

    url = f"sqlite:///{tmp_path}/desk.db"
    Term.open(COUNTY, journal=url).do(OpenTerm(on=START, congress=COUNTY))
    units = [Unit(id="u1", name="局", division=COUNTY)]
    write_acts(tmp_path / "units.csv", [EnterUnits(on=START, congress=COUNTY, units=units)])
    with pytest.raises(Conflict, match="the journal has 2 entries, not 1: somebody else added"):
        append_sheet(Overtaken(url, CODEC), tmp_path / "units.csv", "units")
    assert len(entries(url)) == 2


def test_a_disk_that_refuses_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "desk.jsonl"
    journal = JsonLinesJournal(path, CODEC)
    journal.append(OpenTerm(on=START, congress=COUNTY))
    before = path.read_bytes()
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        journal.append_many([OpenTerm(on=START, congress=COUNTY)] * 3)
    assert (path.read_bytes(), len(journal)) == (before, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["desk.jsonl"]


def test_a_link_to_a_file_stays_a_link(tmp_path):
    journal = JsonLinesJournal(tmp_path / "real.jsonl", CODEC)
    journal.append(OpenTerm(on=START, congress=COUNTY))
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    linked = JsonLinesJournal(tmp_path / "link.jsonl", CODEC)
    (made,) = linked.append_many([OpenTerm(on=START, congress="430681118")])
    assert (tmp_path / "link.jsonl").is_symlink()
    assert list(JsonLinesJournal(tmp_path / "real.jsonl", CODEC))[-1] == made


def test_a_journal_that_does_not_verify_takes_nothing(tmp_path, where):
    if "://" in where:
        with closing(DatabaseJournal(where, CODEC)) as journal, journal.engine.begin() as changed:
            changed.execute(update(ENTRIES).where(ENTRIES.c.seq == 2).values(hash="0" * 64))
    else:
        path = Path(where)
        text = path.read_text(encoding="utf-8").replace("修渠", "改渠", 1)
        path.write_text(text, encoding="utf-8")
    assert call(where, "assignments", sheet_of(tmp_path, GOOD))[0] == EXITS["broken"]
    with pytest.raises(BadInput):
        journal_at(tmp_path / "none.jsonl", make=False)
