"""Acts as a workbook (电子表格): cells with their formats, drop-downs, a sheet that explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from wholeprocess.errors import MissingExtra
from wholeprocess.exchange.sheet_cells import BETWEEN
from wholeprocess.exchange.sheet_columns import Cell, SheetColumn
from wholeprocess.exchange.sheet_files import MOST_ROWS
from wholeprocess.process import words_of

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CHOICES = 255
"""Characters that a drop-down's own list may have; a longer one is on the second sheet."""

TEMPLATE_ROWS = 5_000
"""Rows of a template that have the drop-downs."""


def workbook(
    act: Any, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Any]], language: str
) -> bytes:
    """A workbook of a kind of act: its rows, checks on entry, and a sheet that explains."""
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise MissingExtra("an Excel sheet", "tables") from None
    if len(rows) >= MOST_ROWS:
        raise ValueError(f"a sheet has at most {MOST_ROWS} rows; write Parquet")
    held = BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    zh = language == "zh"
    sheet = book.add_worksheet("数据" if zh else "acts")
    _fill(book, sheet, columns, rows, language)
    _explain(book, book.add_worksheet("说明" if zh else "columns"), act, columns, zh=zh)
    last = max(len(rows), TEMPLATE_ROWS)
    for place, column in enumerate(columns):
        if rule := _rule(place, column, "说明" if zh else "columns", language):
            sheet.data_validation(1, place, last, place, rule)
    book.close()
    return held.getvalue()


def _fill(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[Any]],
    language: str,
) -> None:
    text, day, whole = (book.add_format({"num_format": f}) for f in ("@", "yyyy-mm-dd", "0"))
    formats: Mapping[Cell, Format] = {Cell.DAY: day, Cell.NUMBER: whole}
    for place, column in enumerate(columns):
        colour = "#FCE4D6" if column.needed else "#EEEEEE"
        shade = {"bold": True, "text_wrap": True, "bg_color": colour}
        title = column.title.in_(language) + ("*" if column.needed else "")
        sheet.set_column(place, place, 16, formats.get(column.cell, text))
        sheet.write_string(0, place, title, book.add_format(shade))
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case date():
                    sheet.write_datetime(number, place, cell, day)
                case int() if abs(cell) < 10**15:
                    sheet.write_number(number, place, cell, whole)
                case _:
                    sheet.write_string(number, place, str(cell), text)


_HOLDS = {
    Cell.TEXT: ("文字", "text"),
    Cell.NAME: ("编号", "an identifier"),
    Cell.NUMBER: ("整数", "a whole number"),
    Cell.DAY: ("日期，如2022-03-01", "a day, as 2022-03-01"),
    Cell.TRUTH: ("是或否", "yes or no"),
    Cell.CHOICE: ("从下列选择", "one of these"),
    Cell.FRACTION: ("分数，如1/3", "a fraction, as 1/3"),
    Cell.SEVERAL: (f"多项，以{BETWEEN}分隔", f"several, with {BETWEEN} between"),
    Cell.DATA: ("JSON", "JSON, as in the journal"),
}


def _explain(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    act: Any,
    columns: Sequence[SheetColumn],
    *,
    zh: bool,
) -> None:
    """A line for each column: what it is in both languages, whether it must be, what it holds."""
    bold = book.add_format({"bold": True})
    words = words_of(act)
    sheet.write_row(0, 0, [act.kind, words.zh, words.en], bold)
    sheet.write_row(1, 0, ("列名 column", "field", "必填 must be", "内容 holds"), bold)
    sheet.set_column(0, 3, 20)
    for number, column in enumerate(columns, start=2):
        holds = _HOLDS[column.cell][0 if zh else 1]
        must = ("是" if zh else "yes") if column.needed else ""
        choices = (choice.in_("zh" if zh else "en") for choice in column.choices)
        row = (column.title.zh, column.name, must, holds, *choices)
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)


def _rule(place: int, column: SheetColumn, choices: str, language: str) -> dict[str, Any] | None:
    """What Excel checks when someone writes into the column."""
    match column.cell:
        case Cell.CHOICE:
            words = [choice.in_(language) for choice in column.choices]
            last = _letters(3 + len(words))
            row = place + 3
            within = f"='{choices}'!$E${row}:${last}${row}"
            short = len(",".join(words)) <= LONGEST_CHOICES
            return {"validate": "list", "source": words if short else within}
        case Cell.TRUTH:
            both = ["是", "否"] if language == "zh" else ["yes", "no"]
            return {"validate": "list", "source": both}
        case Cell.DAY:
            days = {"minimum": date(1949, 10, 1), "maximum": date(2999, 12, 31)}
            return {"validate": "date", "criteria": "between", **days}
        case Cell.NUMBER:
            numbers = {"minimum": -(10**15), "maximum": 10**15}
            return {"validate": "integer", "criteria": "between", **numbers}
        case _:
            return None


def _letters(place: int) -> str:
    """The letters of a column from its number, 0 for A."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
