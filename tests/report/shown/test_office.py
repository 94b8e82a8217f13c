"""Documents that an office files, read back by python-docx and openpyxl."""

import re
import sys
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from typer.testing import CliRunner

from wholeprocess.cli.app import app
from wholeprocess.errors import BadInput, MissingExtra
from wholeprocess.management import course
from wholeprocess.report.office import (
    Paper,
    Sheet,
    as_docx,
    as_xlsx,
    ledger_of,
    statements_of,
    write_paper,
)

TODAY = date(2022, 2, 10)
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def ledgers(county, law):
    return {language: ledger_of(county, law, TODAY, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def statements(county, law):
    return {
        language: statements_of(county, law, "430381/2021", language)[:2] for language in LANGUAGES
    }


def sheet_of(papers):
    return openpyxl.load_workbook(BytesIO(as_xlsx(papers)))


def text_of(papers):
    return docx.Document(BytesIO(as_docx(papers)))


def words_of(row):
    return ["" if cell is None else str(cell) for cell in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_have_every_suggestion_with_the_same_words(ledgers, language):
    paper = ledgers[language]
    told = [words_of(row) for row in (paper.sheets[0].heads, *paper.sheets[0].rows)]
    table = text_of([paper]).tables[0]
    assert [[t.text or "" for t in tr.iter(qn("w:t"))] for tr in table._tbl.tr_lst] == told
    held = sheet_of([paper]).worksheets[0]
    read = [
        ["" if c is None else str(getattr(c, "date", lambda c=c: c)()) for c in row]
        for row in held.iter_rows(min_row=3, max_row=2 + len(told), values_only=True)
    ]
    assert read == told
    assert held["A1"].value == paper.title
    assert len(told) == 244


def test_the_ledger_says_what_the_cases_say(county, ledgers, law):
    rows = {row[0]: row for row in ledgers["zh"].sheets[0].rows}
    cases = county.management.cases
    assert set(rows) == set(cases)
    for ident, case in cases.items():
        row = rows[ident]
        assert (row[1], row[4]) == (case.title, case.filed.on)
        assert row[9] == (case.answer.on if case.answer else None)
        closed = [past.last for past in course(case, law, county.register, cases) if past.outcome]
        assert row[12] == (closed[0] if closed else None)
        assert len(row[5].split("、")) == max(1, sum(part != "co" for _, part, _ in case.parts))
    late = [row for row in rows.values() if row[9] and row[8] and row[9] > row[8]]
    assert late  # the case has answers after their day
    early = ledger_of(county, law, date(2020, 6, 1), place="430381").sheets[0].rows
    assert {row[0] for row in early} == {
        c.id for c in cases.values() if c.filed.on <= date(2020, 6, 1) and c.congress == "430381"
    }
    assert all(row[12] is None or row[12] <= date(2020, 6, 1) for row in early)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_has_every_number_and_who_signs(statements, language):
    paper = statements[language][0]
    made = text_of([paper])
    facts, votes = made.tables
    numbers = {row.cells[0].text: row.cells[1].text for row in facts.rows}
    valid = {"zh": "有效票", "en": "Valid ballots"}[language]
    assert int(numbers[valid]) > 0
    assert len(votes.rows) == 1 + len(paper.sheets[1].rows)
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    for said in (*paper.after, *paper.signed):
        assert said in words
    assert "EL-45-1b" in words
    assert words.count("____________") == len(paper.signed)
    held = sheet_of([paper]).worksheets[0]
    cells = {str(c.value) for row in held.iter_rows() for c in row if c.value is not None}
    assert {paper.title, *numbers, *paper.after} <= cells


def test_docx_is_a4_with_page_numbers_chinese_fonts_and_heads_on_every_page(ledgers, statements):
    for paper in (ledgers["zh"], statements["zh"][0]):
        made = text_of([paper])
        section = made.sections[0]
        size = section.page_width, section.page_height
        assert all(abs(a - Mm(b)) < Mm(1) for a, b in zip(size, paper.size, strict=True))
        fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert re.fullmatch("第 1 页　共 1 页", "".join(
            t.text for t in section.footer._element.iter(qn("w:t"))
        ))  # fmt: skip
        fonts = {f.get(qn("w:eastAsia")) for f in made.element.iter(qn("w:rFonts"))}
        assert fonts == {"黑体", "宋体", "仿宋_GB2312"}
        assert made.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
        for table in made.tables:
            heads = [tr.find(f".//{qn('w:tblHeader')}") is not None for tr in table._tbl.tr_lst]
            named = any(sheet.heads and len(sheet.rows) + 1 == len(heads) for sheet in paper.sheets)
            assert heads == [named, *[False] * (len(heads) - 1)]


def test_xlsx_is_a4_with_a_print_area_and_heads_on_every_page(ledgers, statements):
    sheet = sheet_of([ledgers["zh"]]).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$M${sheet.max_row}"
    assert sheet.page_setup.fitToWidth in (1, None)  # one is what is meant where nothing is said
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"
    assert {sheet["A1"].font.name, sheet["A3"].font.name, sheet["A4"].font.name} == {
        *("黑体", "宋体", "仿宋_GB2312")
    }
    two = sheet_of(statements["en"])
    assert [one.title for one in two.worksheets] == [
        "1 Statement of results",
        "2 Statement of results",
    ]
    assert two.worksheets[0].page_setup.orientation != "landscape"


HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "<w:p>&amp;", "a\x00\x1b\u202eb")


def paper_of(*words):
    sheet = Sheet(heads=("a", "b"), rows=[(one, 10**20) for one in words], widths=(3, 1))
    return Paper(title=words[0], lines=words, sheets=[sheet], after=words, signed=words, on=TODAY)


def test_what_people_wrote_is_never_a_formula():
    book = sheet_of([paper_of(*HOSTILE)])
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not str(cell.value or "").startswith(("=", "+", "-", "@"))
    assert "'=1+1" in {row[0].value for row in book.worksheets[0].iter_rows()}
    made = text_of([paper_of(*HOSTILE)])
    assert [row.cells[0].text for row in made.tables[0].rows][1:] == [
        *HOSTILE[:5],
        "a b",
    ]


def test_a_text_longer_than_a_cell_is_cut_in_the_sheet_and_whole_in_the_text():
    long = "x" * 40_000
    cell = sheet_of([paper_of(long)]).worksheets[0]["A4"].value
    assert (len(cell), cell[-1]) == (32_767, "…")
    assert text_of([paper_of(long)]).tables[0].rows[1].cells[0].text == long


def test_the_same_documents_give_the_same_bytes(statements):
    for form in (as_docx, as_xlsx):
        assert form(statements["zh"]) == form(statements["zh"])


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="1 cells in 2 columns"):
        Sheet(rows=[("a",)], widths=(1, 1))
    for form in (as_docx, as_xlsx):
        with pytest.raises(ValueError, match="no document"):
            form([])


def test_files_are_written_once(tmp_path, statements):
    to = write_paper(tmp_path / "a.DOCX", statements["zh"])
    assert len(docx.Document(str(to)).sections) == 2
    with pytest.raises(BadInput, match="exists already"):
        write_paper(to, statements["zh"])
    with pytest.raises(BadInput, match=r"end it with \.xlsx or \.docx"):
        write_paper(tmp_path / "a.pdf", statements["zh"])
    with pytest.raises(BadInput, match="cannot be written"):
        write_paper(tmp_path / "none" / "a.xlsx", statements["zh"])


@pytest.mark.parametrize(("form", "module"), [(as_docx, "docx"), (as_xlsx, "xlsxwriter")])
def test_documents_need_their_extra(monkeypatch, form, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match="office"):
        form([paper_of("a")])


def test_the_command_writes_a_ledger_and_says_what_is_wrong(tmp_path):
    run = CliRunner().invoke
    done = run(app, ["ledger", "quzici", "--out", str(tmp_path / "a.docx"), "--lang", "en"])
    assert (done.exit_code, done.output.split(": ")[1]) == (0, "0 suggestions\n")
    again = run(app, ["ledger", "quzici", "--out", str(tmp_path / "a.docx")])
    assert again.exit_code == 2
    assert "exists already" in again.output
    nobody = ["ledger", "quzici", "--out", str(tmp_path / "b.docx"), "--place", "99"]
    assert "no division has the code '99'" in run(app, nobody).output
    none = ["statement", "quzici", "--out", str(tmp_path / "b.docx"), "--election", "x"]
    assert "no result of x was declared" in run(app, none).output
    assert not (tmp_path / "b.docx").exists()
