"""Documents as a workbook (电子表格文书): printed on A4 as they stand, heads on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from wholeprocess.errors import MissingExtra
from wholeprocess.exchange.sheet_cells import harmless as no_formula
from wholeprocess.report.office.paper import (
    HEAD_FONT,
    MARGIN,
    SIGN_HERE,
    TEXT_FONT,
    TITLE_FONT,
    Cell,
    Paper,
    Sheet,
)

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4_PAPER = 9  # as Excel numbers papers
NAME = 28  # signs of a sheet's name
LARGEST = 10**15
"""A whole number that Excel still keeps exactly."""


LONGEST = 32_767
"""Signs that a cell holds."""


def _harmless(words: str) -> str:
    """Words as a cell holds them: no formula, and an ellipsis for what does not fit."""
    said = no_formula(words)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def as_xlsx(papers: Iterable[Paper]) -> bytes:
    """A workbook with a sheet for each document; the same documents give the same bytes.

    Words that a spreadsheet would take for a formula get an apostrophe before them, as in every
    sheet of the library. Raises ``MissingExtra`` without xlsxwriter, ``ValueError`` for nothing.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("an Excel document", "office") from None
    held = BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, quiet)
    them = tuple(papers)
    if not them:
        raise ValueError("no document to write; give one at least")
    first = them[0]
    book.set_properties(
        {"title": first.title, "created": datetime.combine(first.on, time()), "author": ""}
    )
    for number, paper in enumerate(them, start=1):
        name = paper.title if len(them) == 1 else f"{number} {paper.title}"
        _write(book, book.add_worksheet(_name(name)), paper)
    book.close()
    return held.getvalue()


def _name(title: str) -> str:
    return "".join("-" if sign in "[]:*?/\\'" else sign for sign in title)[:NAME].strip() or "1"


def _write(book: xlsxwriter.Workbook, sheet: Worksheet, paper: Paper) -> None:
    columns = max(len(one.widths) for one in paper.sheets)
    last = columns - 1
    font = {"font_name": TEXT_FONT, "font_size": 10.5}
    title = book.add_format(
        {"font_name": TITLE_FONT, "font_size": 16, "align": "center", "valign": "vcenter"}
    )
    words = book.add_format({**font, "text_wrap": True, "valign": "vcenter"})
    sheet.merge_range(0, 0, 0, last, "", title)
    sheet.write_string(0, 0, _harmless(paper.title), title)
    sheet.set_row(0, 30)
    row = 1
    for line in paper.lines:
        row = _line(sheet, row, last, line, words)
    frozen = row
    for number, table in enumerate(paper.sheets):
        if number:
            row += 1
        if table.heads and len(paper.sheets) == 1:
            sheet.repeat_rows(row)
            frozen = row + 1
        row = _table(book, sheet, row, table)
    for line in paper.after:
        row = _line(sheet, row, last, line, words)
    for line in paper.signed:
        row = _line(sheet, row + 1, last, f"{line}　{SIGN_HERE}", words)
    for place, width in enumerate(_widths(paper, columns)):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(frozen, 0)
    sheet.set_paper(A4_PAPER)
    if paper.landscape:
        sheet.set_landscape()
    sheet.set_margins(*[MARGIN / 25.4] * 4)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, row - 1, last)
    sheet.set_footer(f"&C{paper.page_words('&P', '&N')}")


def _widths(paper: Paper, columns: int) -> list[float]:
    """The columns' widths in signs, of the sheet that has most of them."""
    widest = next(one for one in paper.sheets if len(one.widths) == columns)
    room = 128 if paper.landscape else 84
    return [room * width / sum(widest.widths) for width in widest.widths]


def _line(sheet: Worksheet, row: int, last: int, words: str, form: Format) -> int:
    sheet.merge_range(row, 0, row, last, "", form)
    sheet.write_string(row, 0, _harmless(words), form)
    sheet.set_row(row, 16 * (1 + len(words) // 60))
    return row + 1


def _table(book: xlsxwriter.Workbook, sheet: Worksheet, row: int, table: Sheet) -> int:
    base = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 9}
    middle = {"align": "center"}
    head = book.add_format({**base, "font_name": HEAD_FONT, "bold": True, **middle})
    text = book.add_format({**base, "font_name": TEXT_FONT, "num_format": "@"})
    day = book.add_format({**base, "font_name": TEXT_FONT, "num_format": "yyyy-mm-dd", **middle})
    whole = book.add_format({**base, "font_name": TEXT_FONT, "num_format": "0", **middle})
    for place, words in enumerate(table.heads):
        sheet.write_string(row, place, _harmless(words), head)
    row += bool(table.heads)
    for cells in table.rows:
        for place, cell in enumerate(cells):
            _cell(sheet, row, place, cell, text, day, whole)
        row += 1
    return row


def _cell(
    sheet: Worksheet, row: int, place: int, cell: Cell, text: Format, day: Format, whole: Format
) -> None:
    match cell:
        case None:
            sheet.write_blank(row, place, None, text)
        case date():
            sheet.write_datetime(row, place, cell, day)
        case int() if abs(cell) < LARGEST:
            sheet.write_number(row, place, cell, whole)
        case _:
            sheet.write_string(row, place, _harmless(str(cell)), text)
