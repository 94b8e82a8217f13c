"""Rolls from files: two engines, one answer; every fault at once; no number in any message."""

import csv
import sys
from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from wholeprocess.election import Death, Difference, Kind, Listed, Resident, voter_ids
from wholeprocess.errors import BadInput, MissingExtra
from wholeprocess.exchange import (
    lines_of,
    read_deaths,
    read_residents,
    read_roll,
    reconcile_files,
    write_differences,
)
from wholeprocess.exchange.person_frames import _plain, table_of
from wholeprocess.exchange.person_table import DEATHS, RESIDENTS, ROLL, shown
from wholeprocess.law import in_force

KEY = b"a key of 32 bytes, kept by them."
ON, SINCE = date(2021, 7, 1), date(2016, 11, 1)
LAW = in_force(ON, "430381")
TOLD = {"key": KEY, "on": ON, "law": LAW, "since": SINCE}
FILES = {"roll": ROLL, "residents": RESIDENTS, "deaths": DEATHS}


def number(order, born="19800101"):
    """Of nobody: no county has the code 990381."""
    digits = f"990381{born}{order:03}"
    return digits + ric.calc_check_digit(digits + "0")


A, B, C, YOUNG, JUST = number(1), number(2), number(3), number(4, "20030702"), number(5, "20030701")
ID = dict(zip((A, B, C, YOUNG, JUST), voter_ids((A, B, C, YOUNG, JUST), KEY), strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("rolls")


def write(folder, **texts):
    told = {
        "roll": "identity,district\n",
        "residents": "identity,district,deprived_until\n",
        "deaths": "identity,died\n",
        **texts,
    }
    for name, text in told.items():
        raw = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.csv").write_bytes(raw)
    return tuple(folder / f"{name}.csv" for name in FILES)


def both(paths, **more):
    """What the two engines answer, differences or problems, after making sure that they agree."""
    answers = []
    for engine in ("polars", "python"):
        try:
            answers.append(
                reconcile_files(
                    *paths,
                    **{"key": KEY, "on": ON, "law": LAW, "since": SINCE, **more},
                    engine=engine,
                )
            )
        except BadInput as fault:
            answers.append(fault.problems)
    assert answers[0] == answers[1]
    return answers[0]


def told(paths, **more):
    return [str(problem).replace(str(paths[0].parent) + "/", "") for problem in both(paths, **more)]


def test_the_tables_are_read_as_they_are_written(folder):
    roll, residents, deaths = write(
        folder,
        roll=f"\ufeff身份证号,选区,备注\r\n{A},D1,x\r\n {B.lower()} , D2 ,\r\n",
        residents=f"district,公民身份号码,剥夺政治权利截止日\nD1,{A},\n,{B},终身\nD2,{C},2021-06-30\n",
        deaths=f"identity,死亡日期\n{C},2020-02-29\n",
    )
    born = date(1980, 1, 1)
    assert read_roll(roll, KEY) == (Listed(ID[A], "D1"), Listed(ID[B], "D2"))
    assert read_residents(residents, KEY) == (
        Resident(ID[A], born, "D1"),
        Resident(ID[B], born, "", date.max),
        Resident(ID[C], born, "D2", date(2021, 6, 30)),
    )
    assert read_deaths(deaths, KEY) == (Death(ID[C], date(2020, 2, 29)),)
    assert [(found.voter, found.kind) for found in both((roll, residents, deaths))] == [
        (ID[B], Kind.DEPRIVED),
        (ID[B], Kind.MOVED_AWAY),
    ]


def test_differences_from_files_and_from_a_roll_in_memory(folder):
    paths = write(
        folder,
        roll=f"identity,district\n{A},D1\n{A},D2\n{B},D1\n{YOUNG},D1\n",
        residents=f"identity,district\n{A},D1\n{C},D1\n{YOUNG},D1\n{JUST},D2\n",
        deaths=f"identity,died\n{B},2020-01-01\n",
    )
    found = [(d.voter, d.kind) for d in both(paths)]
    assert sorted(found) == sorted(
        [
            (ID[A], Kind.TWICE),
            (ID[B], Kind.DEAD),
            (ID[C], Kind.MISSING),
            (ID[YOUNG], Kind.UNDER_AGE),
            (ID[JUST], Kind.NEWLY_18),
        ]
    )
    memory = both(({ID[A]: "D1", ID[B]: ""}, *paths[1:]), kept_off={ID[JUST]})
    assert [(d.voter, d.kind) for d in memory] == [(ID[C], Kind.MISSING)]


def test_lines_are_found_without_a_number(folder):
    roll, residents, _ = write(
        folder,
        roll=f"identity,district\n{A},D1\n\n{B},D1\n{A},D2\n",
        residents=f"identity,district\n{B},\n",
    )
    assert lines_of(roll, {ID[A], ID[C]}, KEY) == {ID[A]: (2, 5)}
    assert lines_of(residents, {ID[B]}, KEY) == {ID[B]: (2,)}


# --- faults ---------------------------------------------------------------------------------------


def test_every_fault_of_every_file_is_named_at_once(folder):
    paths = write(
        folder,
        roll=f"identity,district\n{A[:-1]}{'0' if A[-1] != '0' else '1'},D1\n{B},\n{C},D9\n{A}\n",
        residents=f"identity,district,deprived_until\n{A},D1,2021-02-30\n199,=1+1,soon\n",
        deaths=f"identity,died\n{A},1.7.2021\n{B},20210701\n",
    )
    assert told(paths, districts={"D1", "D2"}) == [
        "roll.csv:2: identity has a check digit that does not fit; "
        "look the number up again; it is not shown here",
        "roll.csv:3: district is empty; write the district's identifier",
        "roll.csv:4: district 'D9' is no district of the election; "
        "correct it, or draw the district",
        "roll.csv:5: has 1 cells, the first line has 2; restore the line",
        "residents.csv:2: deprived_until '2021-02-30' is no day of the calendar; "
        "write for example 2021-07-01",
        "residents.csv:3: identity has 18 characters, 17 digits and a digit or X; this one has "
        "another shape; look the number up again; it is not shown here",
        "residents.csv:3: district '=1+1' begins like a formula; write the district's identifier",
        "residents.csv:3: deprived_until 'soon' is no day of the calendar; "
        "write for example 2021-07-01",
        "deaths.csv:2: died '1.7.2021' is no day of the calendar; write for example 2021-07-01",
        "deaths.csv:3: died '20210701' is no day of the calendar; write for example 2021-07-01",
    ]


def test_the_message_shows_a_hundred_and_counts_the_rest(folder):
    paths = write(folder, roll="identity,district\n" + "1,D1\n" * 150)
    with pytest.raises(BadInput) as raised:
        reconcile_files(*paths, key=KEY, on=ON, law=LAW)
    assert len(raised.value.problems) == 150
    assert str(raised.value).endswith("and 50 more")


@pytest.mark.parametrize(
    ("roll", "words"),
    [
        ("公民身份号码,选区\n1,一\n".encode("gbk"), "it reads as GBK"),
        (b"identity,district\n\xff\xfe\n", "is not UTF-8"),
        (b"identity,district\n1,D\x001\n", "roll.csv:2: holds a NUL byte"),
        (b"", "has no column identity"),
        (b"name,district\n", "roll.csv:1: identity has no column identity"),
        (b"identity,identity,district\n", "has 2 columns identity"),
        (b"identity,district\n" + b'"' + b"1" * 200_000, "no cell is that long"),
    ],
)
def test_what_is_no_table_is_named(folder, roll, words):
    paths = write(folder, roll=roll)
    assert words in told(paths)[0]


def test_a_missing_file_is_named_with_the_others(folder):
    paths = write(folder, roll="identity\n")
    (folder / "residents.csv").unlink()
    words = told(paths)
    assert "has no column district" in words[0]
    assert "residents.csv: cannot be read: no such file" in words[1]


@pytest.mark.parametrize("key", [b"short", "k" * 32])
def test_a_key_that_is_none_is_refused(folder, key):
    with pytest.raises(ValueError, match="16 to 64 bytes"):
        reconcile_files(*write(folder), key=key, on=ON, law=LAW)


def test_without_the_extra_the_error_names_it(folder, monkeypatch):
    paths = write(folder, roll=f"identity,district\n{A},D1\n")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match=r"big tables needs.*wholeprocess\[tables\]"):
        reconcile_files(*paths, key=KEY, on=ON, law=LAW)
    assert len(reconcile_files(*paths, key=KEY, on=ON, law=LAW, engine="python")) == 1


# --- two engines, one answer ----------------------------------------------------------------------

NUMBERS = [number(n, born) for n in range(3) for born in ("19800101", "20030701", "20030702")]
identities = st.sampled_from(
    [
        *NUMBERS,
        *NUMBERS,
        NUMBERS[0].lower(),
        f" {NUMBERS[1]} ",
        NUMBERS[2][:17] + "A",
        "990381198013010017",
        "",
        "110101990101001",
    ]
)
districts = st.sampled_from(["D1", "D2", "D1", " D2", "", "=D1", "选区", "D\u200b1", "a" * 61])
moments = st.sampled_from(
    ["2021-07-01", "2021-06-30", "", "life", "终身", "2021-7-1", "0000-01-01"]
)
more = st.sampled_from(["", "x", '"a,b"', '"', "\r", "x,y"])


def table(header, *columns, rows):
    return st.lists(st.tuples(*columns), max_size=rows).map(
        lambda found: "".join(",".join(row) + "\n" for row in [header, *found])
    )


plain_rolls = table(
    ("identity", "district"), st.sampled_from(NUMBERS), st.sampled_from(["D1", "D2"]), rows=8
)
plain_residents = table(
    ("identity", "district", "deprived_until"),
    st.sampled_from(NUMBERS),
    st.sampled_from(["D1", "D2", ""]),
    st.sampled_from(["", "", "2021-07-01", "2021-06-30", "life"]),
    rows=8,
)
plain_deaths = table(("identity", "died"), st.sampled_from(NUMBERS), st.just("2020-01-01"), rows=2)
any_rolls = table(("identity", "district", "note"), identities, districts, more, rows=5)
any_residents = table(
    ("deprived_until", "identity", "district"), moments, identities, districts, rows=5
)
any_deaths = table(("identity", "died"), identities, moments, rows=3)

HERE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)


@HERE
@given(plain_rolls, plain_residents, plain_deaths)
def test_both_engines_find_the_same_differences(folder, roll, residents, deaths):
    paths = write(folder, roll=roll, residents=residents, deaths=deaths)
    found = both(paths)
    assert not found or isinstance(found[0], Difference)
    for kind in {difference.kind for difference in found} or {"nothing"}:
        event(kind)


@HERE
@given(any_rolls, any_residents, any_deaths)
def test_both_engines_find_the_same_faults(folder, roll, residents, deaths):
    paths = write(folder, roll=roll, residents=residents, deaths=deaths)
    found = both(paths, districts=("D1", "D2", "选区"))
    event("faults" if found and not isinstance(found[0], Difference) else "none")


@HERE
@given(st.text('"\n\r, \t0X9選', max_size=40))
@example('identity,district\n"a\nb",c\n')
@example("identity,district\na,b,c\nd\n")
@example("identity,district\r" + f"{A},D1\r")
def test_both_engines_read_any_text_alike(folder, text):
    for start in ("", "identity,district\n", f"identity,district\n{A},D1\n"):
        both(write(folder, roll=start + text))


LINES = "".join(f"{n},D1\n" for n in NUMBERS)
WRONG = NUMBERS[0][:17] + ("0" if NUMBERS[0][17] != "0" else "1")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("", True),
        (LINES.replace("\n", "\r\n"), True),
        (f"{A},D1\r", False),
        (f" {NUMBERS[0].lower()} , D1 \n", True),
        (f'"{A}",D1\n', True),
        (f'{A},"D,1"\n', False),
        ('"x,\n",D1\n', False),
        (f"{A},\n", False),
        ("\n", False),
        (f"{A}\n", False),
        (f"{A},D1,x\n", False),
        (f"{WRONG},D1\n", False),
        (f"{A[:-1]},D1\n", False),
        (f"{number(1, '20010229')},D1\n", False),
        (f"{number(1, '00000101')},D1\n", False),
        (f"{A},D9\n", False),
        (f"{A},=D1\n", False),
        (f"{A},{'1' * 15}\n", False),
        (f"{A},{'x' * 61}\n", False),
        (f"{A},D\u200b1\n", False),
    ],
)
def test_only_what_is_plainly_right_goes_through_polars(folder, line, plain):
    text = f"identity,district\n{LINES}{line}"
    known = ["D1", "=D1", "1" * 15, "x" * 61, "D\u200b1"]
    assert (_plain(text, "x", ROLL, known) is not None) is plain
    both(write(folder, roll=text), districts=known)


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("2021-07-01", True),
        ("", True),
        ("life", True),
        ("终身", True),
        ("2021-02-29", False),
        ("2021-7-1", False),
        ("20210701", False),
        ("0000-01-01", False),
        ("soon", False),
    ],
)
def test_only_days_are_plainly_right(folder, cell, plain):
    text = f"identity,district,deprived_until\n{A},,{cell}\n"
    assert (_plain(text, "x", RESIDENTS, None) is not None) is plain
    both(write(folder, residents=text))


def test_the_same_entry_twice_is_no_clean_one(folder):
    twice = f"identity,district\n{A},D1\n{A},D1\n"
    paths = write(folder, roll=f"identity,district\n{A},D1\n", residents=twice)
    assert [found.kind for found in both(paths)] == [Kind.DOUBLE_ENTRY]


def test_a_table_left_to_the_csv_module_has_the_same_columns():
    lines = f"identity,district\n{A},D1\n"
    plain = table_of(lines, "x", RESIDENTS)
    left = table_of(lines + "\n", "x", RESIDENTS)
    assert left.equals(plain.select(left.columns))


# --- privacy and hostile cells --------------------------------------------------------------------

cells = st.one_of(
    st.sampled_from([*NUMBERS, *(f"{n[:6]} {n[6:14]}-{n[14:]}" for n in NUMBERS)]),
    st.sampled_from(["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "D1", "2021-07-01", ""]),
    st.text(max_size=12),
)


@HERE
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=3), st.sampled_from([*FILES]))
def test_no_message_holds_a_number_wherever_it_stands(folder, rows, name):
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("identity", "district" if name != "deaths" else "died", "deprived_until"))
    writer.writerows(rows)
    with suppress(UnicodeEncodeError):  # lone surrogates are no text
        paths = write(folder, **{name: text.getvalue()})
        words = "\n".join(map(str, both(paths)))
        event("some" if words else "none")
        for secret in NUMBERS:
            assert secret not in words
            assert secret[6:14] not in words
        assert not any(ord(character) < 32 and character != "\n" for character in words)


def test_what_is_written_out_is_harmless_and_whole(tmp_path):
    path = tmp_path / "differences.csv"
    found = (
        Difference("v", Kind.MOVED, ("=D1",), "@D2"),
        Difference("w", Kind.DEAD, ("D1", "D2"), day=ON),
    )
    write_differences(path, found)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][:6] == ["v", "moved", "EL-27-1c", "'=D1", "'@D2", ""]
    assert rows[2][:6] == ["w", "dead", "EL-27-1c", "D1 D2", "", "2021-07-01"]
    assert rows[2][6:] == ["列在D1、D2，2021-07-01死亡", "listed in D1, D2, died on 2021-07-01"]
    with pytest.raises(FileExistsError):
        write_differences(path, found)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("D1", "'D1'"),
        ("a" * 50, repr("a" * 40)),
        ("1" * 14, repr("1" * 14)),
        ("1" * 15, "a text of 15 characters"),
        ("\u202eD1", r"'\u202eD1'"),
        ("a\nb", r"'a\nb'"),
        ("选区", "'选区'"),
    ],
)
def test_a_cell_as_a_message_shows_it(cell, words):
    assert shown(cell) == words
