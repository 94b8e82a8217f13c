"""A case's folder: which file a fault is laid to, what is read beside it, what is written."""

import os
from datetime import date

import pytest

import wholeprocess as wp
from wholeprocess.cases import built_in, load, write
from wholeprocess.errors import BadInput
from wholeprocess.journal import GENESIS, chained, write_jsonl
from wholeprocess.management import Accept, Submit
from wholeprocess.process import CODEC, OpenTerm, SeatDeputies
from wholeprocess.report import summary
from wholeprocess.textfile import read_text

DAY = date(2022, 3, 1)
ROWS = "code,name,level,parent_code\n65,新疆,province,\n6531,喀什地区,city,65\n"
COUNTY = "430381"


def journal(path, acts):
    write_jsonl(chained(((a, None) for a in acts), CODEC, before=GENESIS, seq=0), path, CODEC)


def acts(congress=COUNTY):
    seat = wp.Deputy(id="d1", name="甲", congress=congress, elected_by=congress, since=DAY)
    return [
        OpenTerm(on=DAY, congress=congress),
        SeatDeputies(on=DAY, congress=congress, deputies=[seat]),
        Submit(on=DAY, suggestion="s1", by="d1", title="修渠", text="请修复"),
    ]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "desk"
    path.mkdir()
    journal(path / "journal.jsonl", acts())
    return path


def told(ask, *args, **options):
    with pytest.raises(BadInput) as bad:
        ask(*args, **options)
    return [str(problem) for problem in bad.value.problems]


def test_a_fault_of_the_journal_is_laid_to_the_journal(folder):
    (folder / "journal.jsonl").unlink()
    journal(folder / "journal.jsonl", [*acts(), Accept(on=DAY, suggestion="s9")])
    (folder / "case.toml").write_text("through = 2022-12-31\n", encoding="utf-8")
    (line,) = told(summary, load(str(folder)))
    assert line.startswith(f"{folder / 'journal.jsonl'}:4: management.accept WP-known: no suggest")
    (line,) = told(summary, load(str(folder / "journal.jsonl")))
    assert line.startswith(f"{folder / 'journal.jsonl'}:4: management.accept WP-known: no suggest")


@pytest.mark.parametrize("name", ["journal.jsonl", "case.toml", "divisions.csv", "irregular.csv"])
@pytest.mark.parametrize("trick", ["link out", "link nowhere", "endless", "pipe", "folder"])
def test_no_part_of_a_folder_leads_elsewhere(folder, tmp_path, name, trick):
    secret = tmp_path / "secret"
    secret.write_text("password", encoding="utf-8")
    part = folder / name
    part.unlink(missing_ok=True)
    match trick:
        case "link out":
            part.symlink_to(secret)
        case "link nowhere":
            part.symlink_to(tmp_path / "none")
        case "endless":
            part.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(part)
        case _:
            part.mkdir()
    (line,) = told(load, str(folder))
    assert line == f"{part}: is no file of the folder itself; put the file itself there"


def test_a_path_that_is_none_is_told(tmp_path):
    (line,) = told(load, f"{tmp_path}/a\0b")
    assert "is neither a built-in case nor a file or folder" in line
    with pytest.raises(BadInput, match="is no path"):
        read_text(f"{tmp_path}/a\0b")


def test_a_folder_without_a_description_is_called_by_its_name(folder):
    assert load(str(folder)).title.en == str(folder)


def test_settings_are_asked_of_the_congresses_of_the_journal(folder):
    (folder / "case.toml").write_text("[settings]\nSG-5 = { months = 2 }\n", encoding="utf-8")
    (line,) = told(load, str(folder))
    assert line.startswith(f"{folder / 'case.toml'}: settings.SG-5 {{ months = 2 }} cannot be set")


def test_a_journal_of_an_unknown_place_is_told_by_its_line(folder):
    (folder / "journal.jsonl").unlink()
    journal(folder / "journal.jsonl", [OpenTerm(on=DAY, congress="nowhere")])
    (line,) = told(summary, load(str(folder)))
    assert "journal.jsonl:1: process.open-term WP-known: no division has the code nowhere" in line


# --- divisions ------------------------------------------------------------------------------------


@pytest.fixture
def western(tmp_path):
    """A case of a prefecture, which has no congress: its irregular file says so."""
    path = tmp_path / "west"
    path.mkdir()
    (path / "divisions.csv").write_text(ROWS, encoding="utf-8")
    journal(path / "journal.jsonl", acts("65"))
    return path


def test_irregular_divisions_beside_the_table_are_read(western):
    rows = "code,kind\n6531,prefecture_without_congress\n"
    (western / "irregular.csv").write_text(rows, encoding="utf-8")
    assert load(str(western)).divisions["6531"].has_congress is False


def test_irregular_divisions_without_a_table_are_not_lost(folder):
    (folder / "irregular.csv").write_text("code,kind\n", encoding="utf-8")
    (line,) = told(load, str(folder))
    what = "stands there without a divisions.csv; add the divisions.csv that it is about"
    assert line == f"{folder / 'irregular.csv'}: {what}"


def test_a_case_is_written_with_the_divisions_it_needs(western, tmp_path):
    rows = "code,kind\r\n6531,prefecture_without_congress\r\n"
    (western / "irregular.csv").write_bytes(rows.encode())
    (western / "case.toml").write_text("through = 2022-03-01\n", encoding="utf-8")
    write(load(str(western)), tmp_path / "again")
    for file in western.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    assert summary(load(str(tmp_path / "again"))).head == summary(load(str(western))).head


# --- writing --------------------------------------------------------------------------------------


def test_a_case_is_not_written_onto_a_file(tmp_path):
    (tmp_path / "here").write_text("mine", encoding="utf-8")
    (line,) = told(write, built_in("quzici"), tmp_path / "here")
    assert line == f"{tmp_path / 'here'}: cannot be written: file exists; check the path"
    assert (tmp_path / "here").read_text(encoding="utf-8") == "mine"


def test_a_case_is_not_written_below_a_file(tmp_path):
    (tmp_path / "here").write_text("mine", encoding="utf-8")
    (line,) = told(write, built_in("quzici"), tmp_path / "here" / "below")
    assert "cannot be written: not a directory" in line


@pytest.mark.parametrize("there", ["case.toml", "journal.jsonl"])
def test_no_file_of_a_folder_is_written_over(tmp_path, there):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    (line,) = told(write, built_in("quzici"), tmp_path)
    mend = "name another folder; nothing was overwritten"
    assert line == f"{tmp_path / there}: exists already; {mend}"
    assert [path.name for path in tmp_path.iterdir()] == [there]


# --- as of a day ----------------------------------------------------------------------------------


def test_a_report_is_of_its_last_day(folder):
    (folder / "journal.jsonl").unlink()
    later = Submit(on=date(2022, 4, 1), suggestion="s2", by="d1", title="修路", text="请修路")
    journal(folder / "journal.jsonl", [*acts(), later])
    figure = (
        '[[figure]]\nrow = "1"\nzh = "件"\nen = "suggestions"\nmeasure = "suggestions"\n'
        'where = { place = "430381", year = 2022 }\nreported = 1\n'
    )
    (folder / "case.toml").write_text(f"through = 2022-03-31\n{figure}", encoding="utf-8")
    early = summary(load(str(folder)))
    assert (early.acts, early.all_agree) == (4, True)
    assert [note.en for note in early.notes] == ["1 act of days after 2022-03-31: left out"]
    assert [line.en for link in early.links for line in link.lines if "sugg" in line.en] == [
        "1 suggestion, 0 closed"
    ]
    (folder / "case.toml").write_text(f"through = 2022-04-01\n{figure}", encoding="utf-8")
    whole = summary(load(str(folder)))
    assert (whole.all_agree, whole.notes) == (False, ())
    assert [line.en for link in whole.links for line in link.lines if "sugg" in line.en] == [
        "2 suggestions, 0 closed"
    ]


def test_one_is_written_as_one(folder):
    assert [line.en for line in summary(load(str(folder))).links[0].lines] == [
        "1 congress, 1 deputy, 0 units"
    ]
