"""Journal files that cannot be read: every bad line at once, and nothing is taken."""

import json
from datetime import date

import pytest

from wholeprocess.errors import BadInput, BrokenChain
from wholeprocess.journal import JsonLinesJournal, read_entries
from wholeprocess.management import RecordBenefit
from wholeprocess.process import CODEC, read_journal


@pytest.fixture
def path(tmp_path):
    """A file with four entries."""
    journal = JsonLinesJournal(tmp_path / "j.jsonl", CODEC)
    for n in range(4):
        act = RecordBenefit(
            on=date(2022, 3, 1 + n), suggestion="s1", key="路灯", amount=n, unit="盏"
        )
        journal.append(act)
    return journal.path


@pytest.fixture
def edit(path):
    """Rewrites lines of the file: whole with a text, or in fields with a mapping."""

    def edited(**lines):
        text = path.read_text(encoding="utf-8").splitlines()
        for name, change in lines.items():
            place = int(name.removeprefix("line")) - 1
            if isinstance(change, str):
                text[place] = change
            else:
                entry = json.loads(text[place])
                data = entry["data"] | change.pop("data", {})
                entry |= {"data": {k: v for k, v in data.items() if v is not ...}} | change
                text[place] = json.dumps(entry, ensure_ascii=False)
        path.write_text("\n".join(text) + "\n", encoding="utf-8")

    return edited


def problems(path):
    with pytest.raises(BadInput) as bad:
        read_entries(path, CODEC)
    assert not isinstance(bad.value, BrokenChain)
    return [
        (problem.line, problem.field, problem.what, problem.mend) for problem in bad.value.problems
    ]


def test_a_whole_file_is_read(path):
    assert [entry.act.amount for entry in read_entries(path, CODEC)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b"\n", "has nothing but blank lines"),
        (b" \n\n", "has nothing but blank lines"),
    ],
)
def test_a_file_without_entries(path, raw, what):
    path.write_bytes(raw)
    assert problems(path) == [(1, None, what, "a journal's first line opens a term")]


def test_no_file(tmp_path):
    with pytest.raises(BadInput, match="cannot be read: no such file or directory; check the path"):
        read_entries(tmp_path / "none.jsonl", CODEC)


@pytest.mark.parametrize("kept", [1, 5, 40, -2])
def test_a_last_line_cut_off_says_how_many_before_it_are_whole(path, kept):
    first, last = path.read_bytes()[:-1].rsplit(b"\n", 1)
    path.write_bytes(first + b"\n" + last[:kept])
    ((line, _, what, mend),) = problems(path)
    assert line == 4
    assert what.startswith("the last line is cut off (is not JSON")
    assert mend == "delete it; the 3 entries before it are whole"


def test_a_line_cut_off_inside_a_character_is_one_cut_off(path):
    raw = path.read_bytes()
    place = raw.rindex("盏".encode())
    for kept in (1, 2):
        path.write_bytes(raw[: place + kept])
        ((line, _, what, mend),) = problems(path)
        assert (line, what.split(" (")[0]) == (4, "the last line is cut off")
        assert mend == "delete it; the 3 entries before it are whole"


@pytest.mark.parametrize("lines", [1, 2])
def test_the_entries_before_a_line_cut_off_are_counted_in_words(path, lines):
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[: lines - 1]) + whole[lines - 1][:40])
    ((_, _, _, mend),) = problems(path)
    before = {1: "the 0 entries before it are whole", 2: "the 1 entry before it is whole"}
    assert mend == f"delete it; {before[lines]}"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"v":1', '"v":2', "management.record-benefit has version 2"),
        ('"amount":3', '"amount":-3', "amount -3 is negative"),
        ('"amount":3', '"amount":"3"', "'3' is not a whole number"),
        ('"recorded":null,', "", "is no entry"),
        ('"seq":4', '"seq" 4', "is not JSON: Expecting ':' delimiter"),
        ('"recorded":null', '"recorded":nil', "is not JSON: Expecting value"),
    ],
)
def test_a_whole_last_line_with_a_fault_is_not_cut_off(path, old, new, what):
    first, last = path.read_text(encoding="utf-8").removesuffix("\n").rsplit("\n", 1)
    assert old in last
    path.write_text(f"{first}\n{last.replace(old, new)}", encoding="utf-8")
    ((line, _, words, mend),) = problems(path)
    assert (line, words.startswith(what)) == (4, True)
    assert "delete" not in mend


def test_an_entry_after_a_last_line_without_its_end_has_a_line_of_its_own(path):
    before = read_journal(path).head
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    journal = JsonLinesJournal(path, CODEC)
    for n in (5, 6):
        journal.append(
            RecordBenefit(on=date(2022, 4, n), suggestion="s1", key="路灯", amount=n, unit="盏")
        )
    assert [entry.seq for entry in read_journal(path)] == [1, 2, 3, 4, 5, 6]
    assert list(read_journal(path))[3].hash == before


def test_a_journal_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(BadInput) as bad:
        JsonLinesJournal(tmp_path / "no" / "such" / "x.jsonl", CODEC)
    (problem,) = bad.value.problems
    assert problem.file == str(tmp_path / "no" / "such" / "x.jsonl")
    assert problem.what == f"cannot be kept: there is no folder {tmp_path / 'no' / 'such'}"
    assert problem.mend == "make the folder first"


def test_a_file_cut_off_is_read_once_its_last_line_is_deleted(path):
    first, last = path.read_bytes()[:-1].rsplit(b"\n", 1)
    path.write_bytes(first + b"\n" + last[:40])
    with pytest.raises(BadInput):
        JsonLinesJournal(path, CODEC)
    path.write_bytes(first + b"\n")
    assert len(read_journal(path)) == 3


@pytest.mark.parametrize("line", ["{", "", "}{", "[" * 100_000])
def test_a_broken_line_in_the_middle_is_not_one_cut_off(path, edit, line):
    edit(line2=line)
    ((number, _, what, mend),) = problems(path)
    assert (number, mend) == (2, "restore the line")
    assert what.startswith("is not JSON")


@pytest.mark.parametrize("line", ["3", "[]", "null", '"x"', "{}", '{"seq":2}'])
def test_json_that_is_no_entry(path, edit, line):
    edit(line2=line)
    assert problems(path) == [
        (2, None, "is no entry", "an entry has the fields seq, recorded, act, v, data, hash")
    ]


@pytest.mark.parametrize(
    ("change", "field", "what", "mend"),
    [
        ({"extra": 1}, None, "is no entry", "an entry has the fields"),
        ({"seq": "2"}, "seq", "the number or the hash is of the wrong kind", "restore the line"),
        ({"seq": True}, "seq", "the number or the hash is of the wrong kind", "restore the line"),
        ({"hash": 2}, "seq", "the number or the hash is of the wrong kind", "restore the line"),
        (
            {"recorded": "noon"},
            "recorded",
            "'noon' is no time",
            "write for example 2022-03-01T09:30",
        ),
        ({"recorded": 3}, "recorded", "3 is no time", "write for example"),
        ({"act": "management.record"}, "act", "no act is called", "management.record-benefit"),
        ({"act": ["x"]}, "act", "no act is called", "write one of decision.accept-project"),
        ({"v": 2}, "v", "has version 2, this library reads 1", "or a newer one"),
        ({"data": {"on": "2022-02-30"}}, "on", "'2022-02-30' is no day", "see RecordBenefit"),
        ({"data": {"amount": -1}}, None, "amount -1 is negative", "see RecordBenefit"),
        ({"data": {"amount": "1"}}, "amount", "'1' is not a whole number", "see RecordBenefit"),
        ({"data": {"key": ...}}, "key", "field 'key' is missing", "see RecordBenefit"),
        ({"data": {"keys": 1}}, None, "has no field keys", "see RecordBenefit"),
    ],
)
def test_an_entry_that_cannot_be_read(path, edit, change, field, what, mend):
    edit(line2=change)
    ((line, found, words, now),) = problems(path)
    assert (line, found) == (2, field)
    assert what in words
    assert mend in now


def test_all_faults_of_all_lines_come_at_once(path, edit):
    edit(
        line1={"act": "x"},
        line2={"data": {"on": "x", "key": 3, "zz": 1}},
        line4="{",
    )
    assert [(line, field) for line, field, *_ in problems(path)] == [
        (1, "act"),
        (2, "on"),
        (2, "key"),
        (2, None),
        (4, None),
    ]


def test_a_file_of_many_offices_is_told_by_its_encoding(path):
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    ((line, _, what, _),) = problems(path)
    assert line == 1
    assert "is not UTF-8; it reads as GBK (GB 18030)" in what


@pytest.mark.parametrize(
    "resave",
    [
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="a mark at the beginning"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param(lambda raw: raw.removesuffix(b"\n"), id="no line end at the end"),
        pytest.param(lambda raw: raw.replace(b",", b" , "), id="spaces"),
    ],
)
def test_what_an_editor_does_to_a_file_is_no_fault(path, resave):
    path.write_bytes(resave(path.read_bytes()))
    assert len(read_journal(path)) == 4


def test_a_changed_value_can_be_read_but_not_verified(path, edit):
    edit(line3={"data": {"amount": 9}})
    assert len(read_entries(path, CODEC)) == 4
    with pytest.raises(BrokenChain, match=r"j\.jsonl:3: hash entry 3 does not fit its hash"):
        read_journal(path)


def test_a_bad_file_is_no_journal_and_is_left_alone(path, edit):
    edit(line2="{")
    before = path.read_bytes()
    with pytest.raises(BadInput):
        JsonLinesJournal(path, CODEC)
    assert path.read_bytes() == before
