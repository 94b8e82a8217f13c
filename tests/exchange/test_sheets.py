"""Sheets of acts: what is written comes back, and every fault of a file is told at once."""

import json
import tomllib
import zipfile
from datetime import date
from importlib.resources import files
from io import BytesIO

import polars as pl
import pytest
import xlsxwriter
from hypothesis import event, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wholeprocess.cases import load
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.exchange.shapes import shape_of
from wholeprocess.exchange.sheet_cells import cell_of, harmless, plain_of, unquoted
from wholeprocess.exchange.sheet_columns import (
    RECORDS,
    act_of,
    choice_words,
    field_words,
    same_word,
    sheet_columns,
)
from wholeprocess.exchange.sheet_files import MOST_ROWS, sheet_of
from wholeprocess.exchange.sheets import read_acts, write_acts, write_template
from wholeprocess.management import Assign, Close, Remind, Reply
from wholeprocess.process import ACTS

DAY = date(2022, 3, 1)
FORMS = ("csv", "xlsx", "parquet")


@pytest.fixture(scope="module")
def shipped():
    """The acts of the smaller case, by kind."""
    found = {}
    for entry in load("quzici").journal:
        found.setdefault(entry.act.kind, []).append(entry.act)
    return found


def faults(path, kind, **options):
    with pytest.raises(BadInput) as caught:
        read_acts(path, kind, **options)
    return caught.value.problems


def csv_of(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def book_of(tmp_path, rows, change=None):
    path = tmp_path / "table.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet("表")
    for n, row in enumerate(rows):
        for m, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(n, m, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
            elif cell is not None:
                sheet.write(n, m, cell)
    if change:
        change(sheet)
    book.close()
    return path


# --- columns --------------------------------------------------------------------------------------


def test_every_kind_has_chinese_titles_and_none_twice():
    used = set()
    for act in ACTS:
        for whole in (False, True):
            columns = sheet_columns(act, whole=whole)
            titles = [same_word(c.title.zh) for c in columns] + [same_word(c.name) for c in columns]
            assert len(set(titles)) == len(titles), act.kind
            used |= {part for column in columns for part in column.path}
    inside = {"counts", "indicator"}  # of values that are written as one cell
    assert set(field_words()) - inside == used


def choices():
    """Each column with choices, by kind of act."""
    return [(act, column) for act in ACTS for column in sheet_columns(act) if column.choices]


def test_every_choice_has_a_chinese_word_of_its_own():
    named = set()
    for act, column in choices():
        shape = column.shape
        of = shape.of if column.cell == "choice" else shape_of(shape.inner[0]).of
        words = choice_words(of)
        assert list(words) == [str(one.value) for one in of], act.kind
        same = {same_word(word) for word in (*words, *words.values())}
        assert len(same) == 2 * len(words), of
        for word in words.values():
            assert harmless(word) == word
            assert not set(word) & set(";；,\n")
        named.add((of.__module__.split(".")[1], of.__name__))
    assert len(named) > 50
    told = tomllib.loads(
        files("wholeprocess.exchange").joinpath("choice_words.toml").read_text("utf-8")
    )
    assert {(room, name) for room, classes in told.items() for name in classes} == named


def test_every_choice_is_written_in_a_language_and_read_in_both():
    for _, column in choices():
        many = column.cell == "several"
        for choice in column.choices:
            value = [choice.en] if many else choice.en
            assert cell_of(column, value, "zh") == choice.zh
            assert cell_of(column, value, "en") == choice.en
            for word in (choice.zh, choice.en, f" {choice.en.upper()} "):
                assert plain_of(column, word) == value


def test_a_word_that_is_no_choice_is_told_with_those_that_are(tmp_path):
    rows = "2022-03-01,s1,答复；建议内容,网\n2022-03-01,s2,全文,网\n"
    path = csv_of(tmp_path, f"日期,建议,公开内容,公开处\n{rows}")
    (problem,) = faults(path, "management.publish")
    assert (problem.line, problem.field) == (3, "公开内容")
    assert "'全文' is no choice" in problem.what
    assert "建议内容 content, 提出者 deputies" in problem.mend


def test_every_plain_word_is_for_a_kind_and_an_unknown_one_is_told():
    assert {act_of(word).kind for word in RECORDS} <= {act.kind for act in ACTS}
    with pytest.raises(NoSuchThing, match="replies"):
        act_of("nothing")


# --- there and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_acts_come_back_as_they_were(tmp_path, shipped, form, language):
    for kind, acts in shipped.items():
        path = tmp_path / f"{kind}.{form}"
        assert write_acts(path, acts, language=language) == len(acts)
        assert list(read_acts(path, kind)) == acts, kind


nasty = st.text(
    st.one_of(
        st.sampled_from("=+-@'\t\n\"；;,＝ a甲"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip())


@settings(max_examples=60)
@given(words=nasty, name=nasty, form=st.sampled_from(FORMS))
def test_any_text_comes_back_or_is_refused_when_written(tmp_path_factory, words, name, form):
    acts = [Remind(on=DAY, suggestion=name, whom="甲", reason=words)]
    path = tmp_path_factory.mktemp("sheet") / f"t.{form}"
    try:
        write_acts(path, acts)
    except ValueError:
        event("refused")
        assert name != name.strip()
        assert form != "parquet"
        return
    event("written")
    assert list(read_acts(path, "management.remind")) == acts


@given(nasty)
def test_nothing_that_begins_a_formula_goes_out_and_all_comes_back(text):
    assert harmless(text)[0] not in "=+-@\t\r\n＝＋－＠"
    assert unquoted(harmless(text)) == text


def test_a_formula_is_text_in_csv_and_in_a_workbook(tmp_path):
    acts = [Remind(on=DAY, suggestion="s1", whom="甲", reason='=HYPERLINK("http://x")')]
    write_acts(tmp_path / "t.csv", acts)
    assert "'=HYPERLINK" in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    write_acts(tmp_path / "t.xlsx", acts)
    cell = load_workbook(tmp_path / "t.xlsx").worksheets[0]["E2"]
    assert (cell.data_type, cell.value[:2]) == ("s", "'=")


def test_a_list_goes_on_in_the_rows_below(tmp_path):
    co = tuple(f"u{n}" for n in range(450))
    acts = [
        Assign(on=DAY, suggestion="s1", lead="u", co=co),
        Assign(on=DAY, suggestion="s2", lead="u"),
    ]
    path = tmp_path / "t.csv"
    write_acts(path, acts, language="zh")
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 5
    assert list(read_acts(path, "assignments")) == acts


def test_two_kinds_and_a_file_that_is_there_are_refused(tmp_path):
    with pytest.raises(ValueError, match="one kind"):
        write_acts(tmp_path / "t.csv", [])
    write_acts(tmp_path / "t.csv", [], kind="replies")
    with pytest.raises(FileExistsError):
        write_acts(tmp_path / "t.csv", [], kind="replies")
    with pytest.raises(BadInput, match="ending"):
        write_acts(tmp_path / "t.ods", [], kind="replies")


# --- what clerks' programs do ---------------------------------------------------------------------

ROW = "2022-03-01,s1,水利局"


def test_gbk_is_read_where_the_titles_are_chinese_and_refused_where_not(tmp_path):
    path = csv_of(tmp_path, f"日期,建议,主办单位\n{ROW}\n", "gbk")
    (act,) = read_acts(path, "assignments")
    assert act.lead == "水利局"
    path = csv_of(tmp_path, f"on,suggestion,lead\n{ROW}\n", "gbk")
    (problem,) = faults(path, "assignments")
    assert "GBK" in problem.what
    (act,) = read_acts(path, "assignments", encoding="gbk")
    assert act.lead == "水利局"


@pytest.mark.parametrize(
    "cell", ["2022-3-1", "2022/3/1", "2022.3.1", "2022年3月1日", "20220301", "２０２２-０３-０１"]
)
def test_days_as_people_write_them(tmp_path, cell):
    path = csv_of(tmp_path, f"on,suggestion,lead\n{cell},s1,u\n")
    assert read_acts(path, "assignments")[0].on == DAY


@pytest.mark.parametrize(
    "cell", ["44621", "3/1/2022", "2022-02-30", "2022-3/1", "二〇二二年三月一日"]
)
def test_days_that_could_be_another_are_not_guessed(tmp_path, cell):
    path = csv_of(tmp_path, f"on,suggestion,lead\n{cell},s1,u\n")
    (problem,) = faults(path, "assignments")
    assert (problem.line, problem.field) == (2, "on")
    assert cell in problem.what


def test_excels_days_numbers_and_numbers_as_text(tmp_path):
    rows = [
        ["congress", "on", "slate", "year", "places", "areas"],
        [430381, DAY, 7.0, 2022, "5", None],
        ["430381", 44621, "7", "2022", 5, "甲村；乙村"],
        ["430381", "2022-03-01", "７", "２０２２", 5.0, "甲村;乙村"],
    ]
    acts = read_acts(book_of(tmp_path, rows), "decision.open-call")
    assert [act.on for act in acts] == [DAY] * 3
    assert {(a.congress, a.year, a.places) for a in acts} == {("430381", 2022, 5)}
    assert [act.areas for act in acts] == [(), ("甲村", "乙村"), ("甲村", "乙村")]
    assert acts[0].slate == "7"


def test_a_number_that_excel_cut_is_refused(tmp_path):
    rows = [["on", "suggestion", "lead"], [DAY, 123456789012345678, "u"]]
    (problem,) = faults(book_of(tmp_path, rows), "assignments")
    assert (problem.line, problem.field) == (2, "B2")
    assert "15 digits" in problem.what


def test_merged_header_cells_are_refused_with_the_cells(tmp_path):
    rows = [["on", "suggestion", None], [DAY, "s1", "u"]]
    path = book_of(tmp_path, rows, lambda sheet: sheet.merge_range("B1:C1", "suggestion"))
    (problem,) = faults(path, "assignments")
    assert problem.what == "merges the header cells B1:C1"


def test_another_sheet_and_rows_left_blank(tmp_path):
    rows = [["on", "suggestion", "lead"], [], [DAY, "s1", "u"], [], []]
    path = book_of(tmp_path, rows)
    assert len(read_acts(path, "assignments", sheet="表")) == 1
    (problem,) = faults(path, "assignments", sheet="Sheet9")
    assert "表" in problem.mend


# --- every fault at once --------------------------------------------------------------------------


def test_every_fault_of_every_row_is_told_with_sheet_row_column_value_and_mend(tmp_path):
    rows = [
        ["日期*", "建议*", "行为人*", "结果", "内容", "签发人职务", "不公开"],
        ["2022-02-30", "s1", "u", "solved", "好", None, "是"],
        [DAY, "s1", "u", "solvd", "好", "king", "maybe"],
        [DAY, None, "u", "solved", "好", None, None],
    ]
    found = faults(book_of(tmp_path, rows), "replies")
    assert [(p.line, p.field) for p in found] == [
        (2, "日期*"),
        (3, "结果"),
        (3, "签发人职务"),
        (3, "不公开"),
        (4, "建议*"),
    ]
    assert all(p.file.endswith("table.xlsx[表]") and p.mend for p in found)
    assert "'solvd'" in found[1].what
    assert "solved" in found[1].mend


def test_faults_of_the_titles(tmp_path):
    path = csv_of(tmp_path, "on,sugestion,lead,lead,\n2022-03-01,s1,u,u,x\n")
    found = {(p.field, p.what) for p in faults(path, "assignments")}
    assert found == {
        (None, "'sugestion' is no column of management.assign"),
        ("lead", "has two columns of this title"),
        (None, "has no title over column 5, which has cells"),
        ("suggestion", "is missing"),
    }


def test_a_fault_in_a_list_is_told_by_its_own_row(tmp_path):
    fields = ("id", "name", "congress", "elected_by", "since")
    titles = ",".join(["on,congress", *(f"deputies.{field}" for field in fields)])
    good = "430381,430381101,2021-12-20"
    rows = [f"2022-03-01,430381,d1,甲,{good}", f",,d2,,{good}", f",,d3,丙,{good}"]
    path = csv_of(tmp_path, "\n".join([titles, *rows, ""]))
    (problem,) = faults(path, "deputies")
    assert (problem.line, problem.field) == (3, "deputies.name")


# --- templates ------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", sorted(RECORDS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_template_is_a_sheet_without_acts(tmp_path, word, language):
    for form in FORMS:
        path = tmp_path / f"t.{form}"
        write_template(path, word, language=language)
        assert read_acts(path, word) == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_choices_are_drop_downs_in_the_language_of_the_template(tmp_path, language):
    write_template(tmp_path / "t.xlsx", "replies", language=language)
    sheet = load_workbook(tmp_path / "t.xlsx").worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    lists = {
        titles[next(iter(rule.sqref.ranges)).min_col - 1]: rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    columns = {c.title.in_(language): c for c in sheet_columns(Reply)}
    assert set(lists) == {
        title + "*" * column.needed
        for title, column in columns.items()
        if column.cell in ("choice", "truth")
    }
    words = {
        "zh": "已经解决或者基本解决,正在解决,列入计划逐步解决,暂时难以解决,"
        "与法律、政策不符,属于上级职权",
        "en": "solved,under-way,planned,explained,unlawful,above",
    }
    (of_result,) = (column for column in columns.values() if column.name == "result")
    assert lists[of_result.title.in_(language) + "*"] == f'"{words[language]}"'


# --- hostile files --------------------------------------------------------------------------------


def packed(tmp_path, parts, name="bad.xlsx"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for part, data in parts.items():
            out.writestr(part, data)
    return path


def spoiled(tmp_path, change):
    """A workbook whose first sheet's XML was changed."""
    good = book_of(tmp_path, [["on", "suggestion", "lead"], [DAY, "s1", "u"]])
    with zipfile.ZipFile(good) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = change(parts[name])
    return packed(tmp_path, parts)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = packed(tmp_path, {"xl/workbook.xml": b" " * (300 * 2**20)})
    assert path.stat().st_size < 2**20
    (problem,) = faults(path, "replies")
    assert "unpacks to too much" in problem.what


def test_a_cell_far_away_is_a_claim_of_billions(tmp_path):
    path = spoiled(tmp_path, lambda xml: xml.replace(b'r="C2"', b'r="XFD1048576"'))
    (problem,) = faults(path, "assignments")
    assert "cells" in problem.what


def test_cells_without_a_place_span_as_much(tmp_path):
    wide = b"<row>" + b"<c/>" * 16_000 + b"</row>" + b"<row><c/></row>" * 1_000
    path = spoiled(tmp_path, lambda xml: xml.replace(b"</sheetData>", wide + b"</sheetData>"))
    (problem,) = faults(path, "assignments")
    assert "cells" in problem.what


def test_entities_are_not_expanded(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    path = spoiled(tmp_path, lambda xml: xml.replace(b"?>\n", b"?>\n" + bomb, 1))
    (problem,) = faults(path, "assignments")
    assert "entities" in problem.what


def test_a_parquet_file_of_too_many_rows_is_not_loaded(tmp_path):
    path = tmp_path / "t.parquet"
    pl.select(on=pl.repeat("x", MOST_ROWS + 1)).write_parquet(path)
    (problem,) = faults(path, "assignments")
    assert "rows" in problem.what


def test_deep_json_in_a_cell_is_a_fault(tmp_path):
    deep = "[" * 100_000
    path = csv_of(tmp_path, f"on,slate,session,issued_to,ballots\n2022-03-01,s,t,d,{deep}\n")
    assert faults(path, "votes")[0].field == "ballots"


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_and_an_empty_file(tmp_path, form):
    assert "cannot be read" in str(faults(tmp_path / f"none.{form}", "replies")[0])
    path = tmp_path / f"empty.{form}"
    path.touch()
    assert faults(path, "replies")


@settings(max_examples=150)
@given(raw=st.binary(max_size=200), form=st.sampled_from(FORMS))
def test_any_bytes_are_bad_input(tmp_path_factory, raw, form):
    path = tmp_path_factory.mktemp("raw") / f"t.{form}"
    path.write_bytes(raw)
    with pytest.raises(BadInput):
        read_acts(path, "replies")


spots = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1)


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
@settings(max_examples=40)
@given(spots=spots)
def test_a_damaged_file_is_read_right_or_bad_input(tmp_path_factory, form, spots):
    acts = [Close(on=DAY, suggestion=f"s{n}") for n in range(3)]
    folder = tmp_path_factory.mktemp("damaged")
    write_acts(folder / f"t.{form}", acts)
    raw = bytearray((folder / f"t.{form}").read_bytes())
    for place, value in spots:
        raw[int(place * len(raw))] = value
    path = folder / f"spoiled.{form}"
    path.write_bytes(raw)
    try:
        read_acts(path, "management.close")
        event("read")
    except BadInput:
        event("bad")


cell = st.one_of(
    st.sampled_from(
        ["2022-03-01", "s1", "u1", "1", "是", "[]", '{"a":1}', "null", "1/0", "", "solved"]
    ),
    st.text(max_size=8),
    st.integers().map(str),
)


@settings(max_examples=120)
@given(data=st.data())
def test_any_cells_under_right_titles_are_acts_or_bad_input(tmp_path_factory, data):
    act = data.draw(st.sampled_from(ACTS))
    columns = sheet_columns(act)
    rows = data.draw(st.lists(st.tuples(*[cell] * len(columns)), min_size=1, max_size=3))
    path = tmp_path_factory.mktemp("cells") / "t.csv"
    lines = [[column.title.zh for column in columns], *rows]
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in line) for line in lines)
    path.write_text(text, encoding="utf-8", newline="", errors="replace")
    try:
        acts = read_acts(path, act.kind)
        event("read")
        assert all(type(one) is act for one in acts)
    except BadInput:
        event("bad")


def test_a_workbook_is_read_as_it_lies(tmp_path):
    path = book_of(tmp_path, [[None], ["a", "b"], [], [1.5, True]])
    held = sheet_of(path).rows
    assert [(n, [c for c in row if c is not None]) for n, row in held][1::2] == [
        (2, ["a", "b"]),
        (4, ["1.5", "true"]),
    ]


def test_what_is_written_as_parquet_has_types(tmp_path):
    acts = [Close(on=DAY, suggestion="s1")]
    write_acts(tmp_path / "t.parquet", acts, language="zh")
    schema = pl.read_parquet_schema(tmp_path / "t.parquet")
    assert schema["日期"] == pl.Date
    held = BytesIO((tmp_path / "t.parquet").read_bytes())
    assert json.loads(pl.read_parquet(held).write_json())[0]["日期"] == "2022-03-01"
