"""Sheets of acts (行为表格): CSV, XLSX and Parquet in and out, for every kind of act.

An act is a row, and the columns come from its class (``sheet_columns``); their titles are English
or Chinese. A sheet that is read gives all its acts, or ``BadInput`` with every fault of it by
sheet, row and column; what one cannot tell from a blank or a formula is written so that it comes
back as it was.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal, TypeAlias

from wholeprocess.exchange.frames import frame_of
from wholeprocess.exchange.sheet_book import workbook
from wholeprocess.exchange.sheet_cells import cell_of
from wholeprocess.exchange.sheet_columns import Cell, SheetColumn, act_of, sheet_columns
from wholeprocess.exchange.sheet_files import FORMS, fault, sheet_of
from wholeprocess.exchange.sheet_reading import Reading
from wholeprocess.journal import Act, Entry, Journal
from wholeprocess.process import CODEC, append_all
from wholeprocess.textfile import unwritable

Language: TypeAlias = Literal["en", "zh"]

LONGEST_CELL = 32_767
"""Characters that a cell of Excel may have."""

MOST_IN_A_CELL = 200
"""Names that one cell gets; more go on in the rows below."""


def read_acts(
    path: str | Path, kind: str, *, sheet: str | None = None, encoding: str | None = None
) -> tuple[Act, ...]:
    """The acts of a sheet, in order. ``kind`` is a kind of act or a plain word as ``replies``.

    The first row has the titles, in English or Chinese and in any order; columns that may be left
    out may be missing, unknown ones are faults. Of a workbook the first sheet is read, unless
    ``sheet`` names one. A CSV file is UTF-8, or GBK where its titles are Chinese; ``encoding``
    says which where they are not.

    Raises ``BadInput`` with every fault of the file, ``NoSuchThing`` for an unknown kind.
    """
    return tuple(act for _, act in _reading(path, kind, sheet, encoding).acts())


def append_sheet(
    journal: Journal,
    path: str | Path,
    kind: str,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    recorded: datetime | None = None,
) -> tuple[Entry, ...]:
    """Admit the acts of a sheet into a journal, all in one transaction, and give their entries.

    Raises ``BadInput`` with every fault of the file, or else with every act that is refused, by
    row and column; nothing is kept then. See ``process.append_all`` for what else can be raised.
    """
    reading = _reading(path, kind, sheet, encoding)
    found = reading.acts()
    lines, acts = [line for line, _ in found], [act for _, act in found]
    return append_all(journal, acts, lines=lines, file=reading.file, recorded=recorded)


def _reading(path: str | Path, kind: str, sheet: str | None, encoding: str | None) -> Reading:
    return Reading(act_of(kind), sheet_of(path, sheet, encoding), str(path))


def write_acts(
    path: str | Path,
    acts: Iterable[Act],
    *,
    kind: str | None = None,
    language: Language = "en",
    encoding: str = "utf-8-sig",
) -> int:
    """Write acts of one kind as a new sheet; how many. The ending says which form it has.

    ``read_acts`` gives the same acts back. Texts that a spreadsheet would take for formulas get an
    apostrophe before them; a Parquet file, which is no spreadsheet's, has them as they are, and
    typed columns. ``ValueError`` where there are two kinds, or where a cell cannot say what an act
    holds; ``FileExistsError`` where there is such a file; ``BadInput`` where it cannot be written.
    """
    rows = list(acts)
    classes = {type(act) for act in rows} | ({act_of(kind)} if kind else set())
    if len(classes) != 1:
        raise ValueError("a sheet has acts of one kind; write each kind by itself")
    act: Any = classes.pop()
    ending = Path(path).suffix.lower()
    columns = sheet_columns(act, whole=ending == ".parquet")
    if ending not in FORMS:
        raise fault(path, f"has the ending {ending!r}", f"give it one of {', '.join(FORMS)}")
    if ending == ".parquet":
        frame = frame_of(rows, act)
        names = {column.name: column.title.in_(language) for column in columns}
        held = BytesIO()
        frame.rename(names).write_parquet(held)
        _keep(path, held.getvalue())
        return len(rows)
    table = [row for one in rows for row in _rows(one, columns, language)]
    if ending == ".csv":
        text = StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.title.in_(language) for column in columns])
        writer.writerows(table)
        try:
            _keep(path, text.getvalue().encode(encoding))
        except UnicodeEncodeError as error:
            strange = error.object[error.start : error.end]
            raise ValueError(f"{encoding} has no {strange!r}; write UTF-8") from None
    else:
        _keep(path, workbook(act, columns, table, language))
    return len(rows)


def write_template(path: str | Path, kind: str, *, language: Language = "zh") -> tuple[str, ...]:
    """Write an empty sheet for a kind of act; the titles of its columns.

    In a workbook the columns that must be filled are marked with a star, choices are drop-downs,
    days and numbers are checked on entry, everything else is text, and a second sheet explains.
    """
    act: Any = act_of(kind)
    columns = sheet_columns(act)
    if Path(path).suffix.lower() == ".xlsx":
        _keep(path, workbook(act, columns, (), language))
    else:
        write_acts(path, (), kind=kind, language=language)
    return tuple(column.title.in_(language) for column in columns)


def _rows(act: Act, columns: Sequence[SheetColumn], language: Language) -> Iterator[list[Any]]:
    """The rows of an act: one, and one more for each further value of the longest of its lists."""
    data = CODEC.dump(act)
    held = [_down(act, column, data, language) for column in columns]
    for number in range(max(map(len, held), default=1)):
        row = [cells[number] if number < len(cells) else None for cells in held]
        if number and all(cell is None for cell in row):
            what = f"a value of {act.thing} has nothing but what the class says anyway"
            raise ValueError(f"{what}; a row cannot say that: write Parquet")
        yield row


def _down(act: Act, column: SheetColumn, data: Any, language: Language) -> list[Any]:
    """The cells of a column for one act, from the first row down."""
    if column.of:
        for part in column.of:
            data = data[part]
        path = column.path[len(column.of) :]
        return [_fitting(act, column, _at(value, path), language) for value in data] or [None]
    value = _at(data, column.path)
    if column.cell is Cell.SEVERAL and value:
        return [
            _fitting(act, column, value[start : start + MOST_IN_A_CELL], language)
            for start in range(0, len(value), MOST_IN_A_CELL)
        ]
    return [_fitting(act, column, value, language)]


def _at(value: Any, path: Sequence[str]) -> Any:
    for part in path:
        value = None if value is None else value[part]
    return value


def _fitting(act: Act, column: SheetColumn, value: Any, language: Language) -> Any:
    cell = cell_of(column, value, language)
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        what = f"{column.name} of {act.thing} has {len(cell)} characters"
        raise ValueError(f"{what}; a cell has at most {LONGEST_CELL}: write Parquet")
    return cell


def _keep(path: str | Path, data: bytes) -> None:
    try:
        with Path(path).open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise
    except OSError as error:
        raise unwritable(path, error) from None
