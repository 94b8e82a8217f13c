"""Ballot files: two ways to group lines and one result, and every fault of a file at once."""

from datetime import date

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from wholeprocess.election import Box, Contest, tally
from wholeprocess.errors import BadInput, MissingExtra
from wholeprocess.exchange import ballots
from wholeprocess.exchange.ballot_frames import votes_by_polars
from wholeprocess.exchange.ballots import (
    count_acts,
    gather_ballots,
    read_ballots,
    tally_ballots,
    write_ballots,
)
from wholeprocess.law import in_force

KNOWN = {"D01": ("甲", "乙", "丙"), "D02": ("A", "B")}
GOOD = """\
district,box,mark,mark,mark
D01,1,甲,乙,
D01,1,乙,甲,
D01,2,-甲,+丁,?丙
D02,1,,,
D01,1,甲,,乙
D02,1,A,!B,
D01,2,!,,
"""
WAYS = (True, False)
LAW = in_force(date(2021, 7, 1), "430381")
CONTESTS = {
    "D01": Contest(candidates=KNOWN["D01"], seats=2),
    "D02": Contest(candidates=KNOWN["D02"], seats=1),
}


@pytest.fixture
def written(tmp_path):
    """A file with this text or these bytes."""

    def write(content, name="ballots.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def problems(paths, polars=False, **more):
    with pytest.raises(BadInput) as caught:
        read_ballots(paths, KNOWN, polars=polars, **more)
    return [(p.line, p.field, p.what) for p in caught.value.problems]


@pytest.mark.parametrize("polars", WAYS)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD, id="plain"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param("\ufeff" + GOOD, id="with a byte order mark"),
        pytest.param(GOOD + "\n\n", id="empty lines at the end"),
        pytest.param(GOOD.replace("D01,1,甲,乙,", 'D01,"1","甲",乙,'), id="quoted"),
        pytest.param(GOOD.replace("D01,1,甲,乙,", 'D01,"1",甲,乙,'), id="a quoted box"),
    ],
)
def test_a_file_is_read_into_boxes(written, text, polars):
    boxes = read_ballots(written(text), KNOWN, polars=polars)
    assert boxes == {
        "D01": {
            "1": Box.of([["甲", "乙"]] * 3),
            "2": Box.of([["-甲", "+丁"], ["!"]]),
        },
        "D02": {"1": Box.of([[], ["A", "!B"]])},
    }


@pytest.mark.parametrize("polars", WAYS)
def test_a_line_may_stand_for_many_ballots(written, polars):
    text = "district,box,ballots,mark\nD01,1,250,甲\nD01,1,1,甲\nD01,1,7,\nD01,1,1,甲\n"
    boxes = read_ballots(written(text), KNOWN, polars=polars)
    assert boxes == {"D01": {"1": Box.of([["甲"]] * 252 + [[]] * 7)}}


@pytest.mark.parametrize("polars", WAYS)
def test_boxes_may_come_in_several_files(written, polars):
    first = written("district,box,mark\nD01,1,甲\n", "first.csv")
    second = written("district,box,mark,mark\nD01,2,甲,乙\nD02,1,A,\n", "second.csv")
    assert read_ballots([first, second], KNOWN, polars=polars) == {
        "D01": {"1": Box.of([["甲"]]), "2": Box.of([["甲", "乙"]])},
        "D02": {"1": Box.of([["A"]])},
    }


@pytest.mark.parametrize("polars", WAYS)
def test_ways_of_writing_the_same_marks_add_up(written, polars):
    text = "district,box,m,m\nD01,1,甲,\nD01,1,甲,+甲\nD01,1,+甲,甲\nD01,1,甲,甲\nD01,2,甲,+甲\n"
    boxes = read_ballots(written(text), KNOWN, polars=polars)
    assert boxes == {"D01": {"1": Box.of([["甲"]] * 4), "2": Box.of([["甲"]])}}


@pytest.mark.parametrize("polars", WAYS)
def test_districts_with_the_same_names_are_counted_apart(written, polars):
    path = written("district,box,m\nD01,1,1\nD02,1,1\nD02,1,2\nD01,1,1\n")
    known = {"D01": ("1", "2"), "D02": ("2", "1"), "D03": ("1",)}
    assert read_ballots(path, known, polars=polars) == {
        "D01": {"1": Box.of([["1"]] * 2)},
        "D02": {"1": Box.of([["1"], ["2"]])},
    }


def test_ballots_in_memory_are_read_alike(written):
    rows = [line.split(",") for line in GOOD.splitlines()[1:]]
    boxes = read_ballots(written(GOOD), KNOWN)
    assert gather_ballots(rows, KNOWN) == gather_ballots(iter(rows), KNOWN) == boxes
    assert gather_ballots([*map(tuple, rows)], KNOWN) == boxes
    assert gather_ballots([tuple(rows[0]), *rows[1:]], KNOWN) == boxes
    with pytest.raises(BadInput) as caught:
        gather_ballots([*rows, ["D01", "1", "戊"], ["D01", "1", "戊"], ["D09"], []], KNOWN)
    assert [str(problem) for problem in caught.value.problems] == [
        "ballots: mark no candidate is called '戊' (2 times); "
        "write one of 丙, 乙, 甲, or +戊 for a write-in",
        "ballots: district no district is called 'D09'; "
        "correct the district, or name it among the known ones",
        "ballots: district no district is called ''; "
        "correct the district, or name it among the known ones",
    ]


@pytest.mark.parametrize("marks", [0, 1, 12, 13])
def test_a_line_has_as_many_fields_for_marks_as_the_first_line_says(written, marks):
    lines = [["D01", "1", *("甲" for _ in range(n))] for n in range(marks + 1)]
    rows = [["district", "box", *["mark"] * marks], *lines]
    text = "".join(",".join(row) + "," * (marks + 2 - len(row)) + "\n" for row in rows)
    boxes = [read_ballots(written(text), KNOWN, polars=polars) for polars in WAYS]
    assert boxes[0] == boxes[1] == {"D01": {"1": Box.of([[]] + [["甲"]] * marks)}}


def test_a_file_becomes_the_acts_that_count_its_boxes(written):
    boxes = read_ballots(written(GOOD), KNOWN)
    acts = list(count_acts(boxes, election="county-2021", on=date(2021, 12, 20)))
    assert [(act.district, act.boxes) for act in acts] == [
        ("D01", ("1",)),
        ("D01", ("2",)),
        ("D02", ("1",)),
    ]
    assert all(Box(act.patterns) == boxes[act.district][act.boxes[0]] for act in acts)


HEAD = "district,box,mark,mark\n"
COUNTED = "district,box,ballots,mark\n"


@pytest.mark.parametrize("polars", WAYS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            HEAD + "D01,1,戊,\nD01,1,甲,\nD01,1,戊,\n",
            [(2, "mark", "no candidate is called '戊', 2 lines alike")],
            id="unknown candidate",
        ),
        pytest.param(
            HEAD + "D02,1,甲,\n", [(2, "mark", "no candidate is called '甲'")], id="of elsewhere"
        ),
        pytest.param(
            HEAD + "D01,1,-戊,\n", [(2, "mark", "no candidate is called '戊'")], id="against"
        ),
        pytest.param(
            HEAD + "D01,1,+,\n",
            [(2, "mark", "'+' marks nobody; write the name after the sign")],
            id="a sign without a name",
        ),
        pytest.param(
            HEAD + "D01,1,+戊\t己,\n", [(2, "mark", "'戊\\t己' is no name")], id="no name"
        ),
        pytest.param(
            HEAD + "D9,1,甲,\n", [(2, "district", "no district is called 'D9'")], id="no district"
        ),
        pytest.param(
            HEAD + "D01,,甲,\n", [(2, "box", "'' is no number of a box")], id="no box"
        ),
        pytest.param(
            HEAD + "D01,1\t,甲,\n", [(2, "box", "'1\\t' is no number of a box")], id="no box at all"
        ),
        pytest.param(
            HEAD + "D01,1,甲,\nD01,1\0,甲,\n", [(3, None, "holds NUL bytes")], id="NUL bytes"
        ),
        pytest.param(
            HEAD + "D01,1,甲,\nD01,1,甲\nD01,1,甲,乙,丙\n",
            [
                (3, None, "3 fields, where the first line has 4"),
                (4, None, "5 fields, where the first line has 4"),
            ],
            id="fields are missing or too many",
        ),
        pytest.param(
            HEAD + "D01,1,甲,\nD01,1,甲,乙",
            [(None, None, "ends in the middle of a line")],
            id="cut in the last line",
        ),
        pytest.param(
            HEAD + "D01,1,戊,\nD01,1,甲,\nD0",
            [
                (2, "mark", "no candidate is called '戊'"),
                (4, None, "1 fields, where the first line has 4"),
                (None, None, "ends in the middle of a line"),
            ],
            id="all of them at once",
        ),
        pytest.param(
            HEAD + "D01,1,甲,\n" + HEAD,
            [(3, "district", "no district is called 'district'")],
            id="two files in one",
        ),
        pytest.param(
            COUNTED + "D01,1,-3,甲\nD01,1,0,甲\nD01,1,1000001,甲\nD01,1,2.5,甲\nD01,1,,甲\n"
            "D01,1,99999999999999999999999,甲\nD01,1,٣,甲\nD01,1,1000000,甲\n",
            [
                (2, "ballots", "'-3' is no number of ballots"),
                (3, "ballots", "'0' is no number of ballots"),
                (4, "ballots", "'1000001' is no number of ballots"),
                (5, "ballots", "'2.5' is no number of ballots"),
                (6, "ballots", "'' is no number of ballots"),
                (7, "ballots", "'99999999999999999999999' is no number of ballots"),
                (8, "ballots", "'٣' is no number of ballots"),
            ],
            id="negative and absurd numbers",
        ),
        pytest.param("", [(1, None, "is empty")], id="empty"),
        pytest.param(
            "D01,1,甲\n", [(1, None, "the first line has 'D01,1,甲'")], id="without its first line"
        ),
        pytest.param("\n", [(1, None, "the first line has 'nothing'")], id="nothing in it"),
        pytest.param(
            (HEAD + "D01,1,甲,\n").encode("gbk"),
            [(2, None, "is not UTF-8; it reads as GBK (GB 18030), the encoding of many offices' "
              "programs")],
            id="GBK",
        ),
        pytest.param(
            b"district,box,\xff\n", [(1, None, "is not UTF-8; and not GBK either")], id="no text"
        ),
        pytest.param(
            HEAD + "D01,1,\x1f甲,\n",
            [(2, "mark", "no candidate is called '\\x1f甲'")],
            id="the character that keeps a line whole",
        ),
        pytest.param(
            HEAD + 'D01,1,"甲,乙",\n',
            [(2, "mark", "no candidate is called '甲,乙'")],
            id="a comma in quotation marks",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_with_its_lines(written, text, polars, found):
    assert problems(written(text), polars) == found


@pytest.mark.parametrize("polars", WAYS)
def test_the_same_box_in_two_files_is_found(written, polars):
    one = written("district,box,mark\nD01,1,甲\nD02,1,A\n", "one.csv")
    two = written("district,box,mark\nD01,2,甲\nD01,1,甲\nD01,1,乙\n", "two.csv")
    assert problems([one, two], polars) == [(3, "box", "box 1 of D01 is in one.csv too")]
    assert problems([one, one], polars) == [
        (2, "box", "box 1 of D01 is in one.csv too"),
        (3, "box", "box 1 of D02 is in one.csv too"),
    ]


def test_every_file_is_looked_at_before_anything_is_said(written, tmp_path):
    one = written(HEAD + "D01,1,戊,\n", "one.csv")
    two = written("D02\n", "two.csv")
    assert problems([one, tmp_path / "none.csv", two, tmp_path]) == [
        (2, "mark", "no candidate is called '戊'"),
        (None, None, "cannot be read: no such file or directory"),
        (1, None, "the first line has 'D02'"),
        (None, None, "cannot be read: is a directory"),
    ]


def test_the_first_hundred_are_shown_and_how_many_more(written):
    text = HEAD + "".join(f"D01,1,x{n},\n" * 2 for n in range(150))
    with pytest.raises(BadInput) as caught:
        read_ballots(written(text), KNOWN)
    assert len(caught.value.problems) == 150
    shown = str(caught.value).splitlines()
    assert (len(shown), shown[-1]) == (101, "and 50 more")
    assert "ballots.csv:2: mark no candidate is called 'x0', 2 lines alike" in shown[0]


def test_another_limit_can_be_set_for_a_line(written):
    path = written(COUNTED + "D01,1,300,甲\n")
    assert read_ballots(path, KNOWN, most=300)["D01"]["1"].ballots == 300
    assert problems(path, most=299) == [(2, "ballots", "'300' is no number of ballots")]


@pytest.mark.parametrize("name", ["-甲", "", "甲,乙", '"', "甲\n"])
def test_a_candidate_who_cannot_be_told_from_a_mark_is_an_error(written, name):
    with pytest.raises(ValueError, match="cannot be told from marks"):
        read_ballots(written(GOOD), {"D01": (name,)})


def test_without_polars_the_standard_library_does_it(written, monkeypatch):
    with_polars = read_ballots(written(GOOD), KNOWN)
    monkeypatch.setattr(ballots, "find_spec", lambda name: None)
    monkeypatch.setattr(ballots, "boxes_by_polars", None)
    assert read_ballots(written(GOOD), KNOWN) == with_polars
    with pytest.raises(MissingExtra, match=r"wholeprocess\[tables\]"):
        read_ballots(written(GOOD), KNOWN, polars=True)


def test_the_standard_library_keeps_only_so_many_lines_at_once(written, monkeypatch):
    whole = read_ballots(written(GOOD * 1), KNOWN, polars=False)
    monkeypatch.setattr(ballots, "AT_ONCE", 1)
    monkeypatch.setattr(ballots, "DISTINCT", 1)
    assert read_ballots(written(GOOD), KNOWN, polars=False) == whole
    bad = HEAD + "D01,1,戊,\nD01,1,甲,\nD01,1,乙,\nD01,2,甲,\nD01,1,戊,\n"
    assert problems(written(bad)) == [(2, "mark", "no candidate is called '戊', 2 lines alike")]


MARKS = st.lists(
    st.sampled_from(("甲", "-甲", "乙", "+丁", "?丙", "!甲", "!", "", "戊", "-", "A")), max_size=3
)
LINES = st.lists(
    st.tuples(st.sampled_from(("D01", "D01", "D02", "X")), st.sampled_from("12"), MARKS), max_size=9
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(("\n", "\r\n")), st.sampled_from(("", "", "D01,1", "\0\n", '"\n')))
def test_both_ways_have_one_result(written, lines, end, tail):
    rows = [
        ",".join((district, box, *marks, *[""] * (3 - len(marks))))
        for district, box, marks in lines
    ]
    path = written(end.join(["district,box,mark,mark,mark", *rows, ""]) + tail)
    results = []
    for polars in WAYS:
        try:
            results.append(read_ballots(path, KNOWN, polars=polars))
        except BadInput as error:
            results.append([str(problem) for problem in error.problems])
    event(type(results[0]).__name__)
    assert results[0] == results[1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from("12"), MARKS.filter(lambda m: not {*m} & {"戊", "-", "A"})))
)
def test_what_is_written_is_read_again(tmp_path, rows):
    boxes = gather_ballots([("D01", box, *marks) for box, marks in rows], KNOWN)
    write_ballots(tmp_path / "again.csv", boxes)
    assert read_ballots(tmp_path / "again.csv", KNOWN) == boxes


def by_boxes(paths):
    """The long way to the tallies, without Polars."""
    boxes = read_ballots(paths, KNOWN, polars=False)
    return {d: tally(Box.merged(own.values()), CONTESTS[d], LAW) for d, own in boxes.items()}


@pytest.mark.parametrize(
    ("lines", "fast"),
    [
        pytest.param("D01,1,甲,乙,\nD01,2,乙,甲,\nD02,1,A,,\n", True, id="two boxes"),
        pytest.param("D01,1,甲,乙,丙\nD02,1,A,,B\nD02,1,B,,\n", True, id="too many chosen"),
        pytest.param("D01,1,,,\nD01,1,,丙,\n", True, id="a blank one"),
        pytest.param("", True, id="none at all"),
        pytest.param("D01,1,甲,甲,\n", False, id="one person twice"),
        pytest.param("D01,1,甲,-乙,\n", False, id="against"),
        pytest.param("D01,1,甲,+丁,\n", False, id="written in"),
        pytest.param('D01,"1",甲,,\nD01,1,乙,,\n', False, id="quoted"),
    ],
)
def test_a_file_is_tallied_as_its_boxes_are(written, lines, fast):
    path = written("district,box,mark,mark,mark\n" + lines)
    expected = by_boxes(path)
    assert (votes_by_polars(path, CONTESTS) is not None) == fast
    for polars in WAYS:
        assert tally_ballots(path, CONTESTS, LAW, polars=polars) == expected
    assert tally_ballots([path], CONTESTS, LAW) == expected


@pytest.mark.parametrize("polars", WAYS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "D01,1,甲,\nD01,1,A,\n", [(3, "no candidate is called 'A'")]),
        (HEAD + "D9,1,甲,\n", [(2, "no district is called 'D9'")]),
        (HEAD + "D01,,甲,\n", [(2, "'' is no number of a box")]),
        (HEAD + "D01,1,甲\n", [(2, "3 fields, where the first line has 4")]),
        (HEAD + "D01,1,甲,", [(None, "ends in the middle of a line")]),
    ],
)
def test_what_is_wrong_with_a_file_stops_its_tally(written, text, found, polars):
    with pytest.raises(BadInput) as caught:
        tally_ballots(written(text), CONTESTS, LAW, polars=polars)
    assert [(p.line, p.what) for p in caught.value.problems] == found


def test_several_files_are_tallied_together(written):
    first = written(HEAD + "D01,1,甲,\n", "first.csv")
    second = written(HEAD + "D01,2,甲,乙\nD02,1,A,\n", "second.csv")
    assert tally_ballots([first, second], CONTESTS, LAW) == by_boxes([first, second])
    with pytest.raises(ValueError, match="cannot be told from marks"):
        tally_ballots(first, {"D01": Contest(candidates=("-甲",), seats=1)}, LAW)


PLAIN = st.lists(st.sampled_from(("甲", "乙", "丙", "")), max_size=3)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("12"), PLAIN), max_size=12))
def test_adding_up_agrees_with_the_boxes(written, ballots):
    lines = [",".join(("D01", box, *marks, *[""] * (3 - len(marks)))) for box, marks in ballots]
    path = written("\n".join(["district,box,mark,mark,mark", *lines, ""]))
    found = votes_by_polars(path, CONTESTS)
    event(f"added up: {found is not None}")
    expected = by_boxes(path)
    assert found in (None, expected)
    assert tally_ballots(path, CONTESTS, LAW) == expected
