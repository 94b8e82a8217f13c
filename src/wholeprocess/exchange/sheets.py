"""Sheets of acts (行为表格): CSV, XLSX and Parquet in and out, for every kind of act.

An act is a row, and the columns come from its class (``sheet_columns``); their titles are English
or Chinese. A sheet that is read gives all its acts, or ``BadInput`` with every fault of it by
sheet, row and column; what one cannot tell from a blank or a formula is written so that it comes
back as it was.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define, field, frozen

from wholeprocess.errors import BadInput, MissingExtra, Problem
from wholeprocess.exchange.frames import frame_of
from wholeprocess.exchange.person_table import shown
from wholeprocess.exchange.sheet_cells import BETWEEN, CellFault, cell_of, is_blank, plain_of
from wholeprocess.exchange.sheet_columns import (
    Cell,
    SheetColumn,
    act_of,
    same_word,
    sheet_columns,
)
from wholeprocess.exchange.sheet_files import FORMS, MOST_ROWS, Sheet, cells, fault, sheet_of
from wholeprocess.exchange.shapes import Kind
from wholeprocess.journal import Act, ActFault
from wholeprocess.process import CODEC, words_of
from wholeprocess.textfile import decoded, read_bytes, unwritable

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Language: TypeAlias = Literal["en", "zh"]
_Rows: TypeAlias = list[tuple[int, Sequence[Any]]]

LONGEST_CELL = 32_767
"""Characters that a cell of Excel may have."""

MOST_IN_A_CELL = 200
"""Names that one cell gets; more go on in the rows below."""

LONGEST_CHOICES = 255
TEMPLATE_ROWS = 5_000
"""Rows of a template that have the drop-downs."""


# --- in -------------------------------------------------------------------------------------------


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
    act = act_of(kind)
    held = sheet_of(path, sheet, encoding)
    return _Reading(act, held, str(path)).acts()


@frozen
class _Reading:
    """One sheet being read as acts of a kind."""

    act: type[Act]
    sheet: Sheet
    path: str

    @property
    def file(self) -> str:
        return f"{self.path}[{self.sheet.name}]" if self.sheet.name else self.path

    def acts(self) -> tuple[Act, ...]:
        rows = list(cells(self.sheet.rows))
        if not rows:
            mend = f"write the titles of {self.act.kind} and below them the rows"
            raise fault(self.file, "is empty", mend)
        columns = self.columns(*rows[0])
        problems: list[Problem] = []
        whole: list[_Rows] = []
        own = [place for place, one in enumerate(columns) if one and not one[1].goes_on]
        width = len(rows[0][1])
        for line, row in rows[1:]:
            if len(row) != width:
                what = f"has {len(row)} cells, the first row has {width}"
                problems.append(self.problem(line, None, what, "restore the row"))
            elif whole and all(is_blank(row[place]) for place in own):
                whole[-1].append((line, row))
            else:
                whole.append([(line, row)])
        acts: list[Act] = []
        for several in whole:
            read = _Act(self, columns).read(several)
            if isinstance(read, Act):
                acts.append(read)
            else:
                problems += read
        if problems:
            raise BadInput(sorted(problems, key=lambda problem: problem.line or 0))
        return tuple(acts)

    def columns(self, line: int, header: Sequence[Any]) -> list[tuple[str, SheetColumn] | None]:
        """For each column of the sheet its title and what it is of; ``None`` for an empty one."""
        every = sheet_columns(self.act, whole=self.sheet.whole)
        known = {
            same_word(word): column
            for column in every
            for word in (column.title.en, column.title.zh)
        }
        found: list[tuple[str, SheetColumn] | None] = []
        problems: list[Problem] = []
        seen: set[str] = set()
        filled = _filled(self.sheet.rows, line)
        for place, cell in enumerate(header):
            title = "" if cell is None else str(cell).strip()
            column = known.get(same_word(title))
            found.append((title, column) if column else None)
            if not title:
                if place in filled:
                    what = f"has no title over column {place + 1}, which has cells"
                    mend = "give it one; a merged cell is the title of its first column only"
                    problems.append(self.problem(line, None, what, mend))
            elif column is None:
                near = get_close_matches(same_word(title), known, n=1)
                words = known[near[0]].title if near else None
                mend = f"{words.en} or {words.zh} is near" if words else "see the template"
                what = f"{shown(title)} is no column of {self.act.kind}"
                problems.append(self.problem(line, None, what, mend))
            elif column.name in seen:
                problems.append(
                    self.problem(line, title, "has two columns of this title", "leave one out")
                )
            seen.add(column.name if column else "")
        for column in every:
            if column.needed and column.name not in seen:
                mend = f"add a column called {column.title.en} or {column.title.zh}"
                problems.append(self.problem(line, column.name, "is missing", mend))
        if self.sheet.guessed and not any(one and not one[0].isascii() for one in found):
            decoded(read_bytes(self.path), self.path)  # says that it is not UTF-8
        if problems:
            raise BadInput(problems)
        return found

    def problem(self, line: int, field: str | None, what: str, mend: str) -> Problem:
        return Problem(file=self.file, line=line, field=field, what=what[:400], mend=mend[:400])


@define
class _Act:
    """The rows of one act being read: its data, and in which row and column each part stood."""

    reading: _Reading
    columns: Sequence[tuple[str, SheetColumn] | None]
    data: dict[str, Any] = field(factory=dict)
    titles: dict[tuple[str, ...], str] = field(factory=dict)
    lines: dict[tuple[str, ...], list[int]] = field(factory=dict)  # of each value of a list
    problems: list[Problem] = field(factory=list)

    def read(self, rows: _Rows) -> Act | list[Problem]:
        first = rows[0][0]
        for line, row in rows:
            self._take(line, row, begins=line == first)
        if self.problems:
            return self.problems
        act = self.reading.act
        try:
            return CODEC.load(act.kind, act.version, self.data)
        except ActFault as found:
            return [self._placed(first, *one) for one in found.faults]
        except (ArithmeticError, AttributeError, LookupError, RecursionError) as error:
            what = f"is no {act.kind}: {error}"
            return [self.reading.problem(first, None, what, "see the template")]

    def _take(self, line: int, row: Sequence[Any], *, begins: bool) -> None:
        values: dict[tuple[str, ...], dict[str, Any]] = {}
        begun = {
            one[1].of
            for place, one in enumerate(self.columns)
            if one and one[1].of and not is_blank(row[place])
        }
        for place, one in enumerate(self.columns):
            if one is None:
                continue
            title, column = one
            self.titles[column.path] = title
            if column.of and begins:
                at = self.data
                for part in column.of[:-1]:
                    at = at.setdefault(part, {})
                at.setdefault(column.of[-1], [])
            if column.of and column.of not in begun:
                continue
            into = values.setdefault(column.of, {}) if column.of else self.data
            self._cell(line, title, column, row[place], into, begins=begins or bool(column.of))
        for path, value in values.items():
            held: Any = self.data
            for part in path:
                held = held[part]
            held.append(value)
            self.lines.setdefault(path, []).append(line)

    def _cell(
        self,
        line: int,
        title: str,
        column: SheetColumn,
        raw: Any,
        into: dict[str, Any],
        *,
        begins: bool,
    ) -> None:
        path = column.path[len(column.of) :]
        try:
            if not is_blank(raw):
                value = plain_of(column, raw, serials=self.reading.sheet.serials)
                if column.cell is Cell.SEVERAL and not column.of and isinstance(value, list):
                    self.lines.setdefault(column.path, []).extend([line] * len(value))
                    value = [*_got(into, path), *value]
                _put(into, path, value)
            elif not begins or not column.needed:
                return
            elif column.cell in (Cell.TEXT, Cell.NAME):
                _put(into, path, "")
            elif column.shape.kind is Kind.LIST:
                _put(into, path, [])
            else:
                raise CellFault("is empty", "fill it in")
        except CellFault as wrong:
            self.problems.append(self.reading.problem(line, title, wrong.what, wrong.mend))

    def _placed(self, first: int, where: str | None, what: str, mend: str) -> Problem:
        """A fault that the codec found, by the row and column of what is at fault."""
        steps = re.findall(r"[^.\[\]]+", where or "")
        path: tuple[str, ...] = ()
        line, title = first, where
        for step in steps:
            if step.isdigit() and int(step) < len(self.lines.get(path, ())):
                line = self.lines[path][int(step)]
            elif not step.isdigit():
                path = (*path, step)
                title = self.titles.get(path, title)
        named = (*path, what.partition(" ")[0])  # our validators begin with the field's name
        title = self.titles.get(named, title)
        return self.reading.problem(line, title, what, mend)


def _filled(rows: Iterable[tuple[int, Sequence[Any]]], header: int) -> set[int]:
    return {
        place
        for line, row in rows
        if line != header
        for place, cell in enumerate(row)
        if not is_blank(cell)
    }


def _put(data: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for part in path[:-1]:
        data = data.setdefault(part, {})
    data[path[-1]] = value


def _got(data: Mapping[str, Any], path: Sequence[str]) -> list[Any]:
    held: Any = data
    for part in path:
        held = held.get(part) if isinstance(held, Mapping) else None
    return held if isinstance(held, list) else []


# --- out ------------------------------------------------------------------------------------------


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
    (act,) = classes
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
        _keep(path, _workbook(act, columns, table, language))
    return len(rows)


def write_template(path: str | Path, kind: str, *, language: Language = "zh") -> tuple[str, ...]:
    """Write an empty sheet for a kind of act; the titles of its columns.

    In a workbook the columns that must be filled are marked with a star, choices are drop-downs,
    days and numbers are checked on entry, everything else is text, and a second sheet explains.
    """
    act = act_of(kind)
    columns = sheet_columns(act)
    if Path(path).suffix.lower() == ".xlsx":
        _keep(path, _workbook(act, columns, (), language))
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


def _workbook(
    act: type[Act], columns: Sequence[SheetColumn], rows: Sequence[Sequence[Any]], language: str
) -> bytes:
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
        shade = {"bold": True, "text_wrap": True, "bg_color": "#FCE4D6" if column.needed else "#EEE"}
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
    act: type[Act],
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
        row = (column.title.zh, column.name, must, holds, *column.choices)
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)


def _rule(place: int, column: SheetColumn, choices: str, language: str) -> dict[str, Any] | None:
    """What Excel checks when someone writes into the column."""
    match column.cell:
        case Cell.CHOICE:
            last = _letters(3 + len(column.choices))
            row = place + 3
            within = f"='{choices}'!$E${row}:${last}${row}"
            short = len(",".join(column.choices)) <= LONGEST_CHOICES
            return {"validate": "list", "source": list(column.choices) if short else within}
        case Cell.TRUTH:
            return {"validate": "list", "source": ["是", "否"] if language == "zh" else ["yes", "no"]}
        case Cell.DAY:
            first, last = date(1949, 10, 1), date(2999, 12, 31)
            return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        case Cell.NUMBER:
            most = 10**15
            return {"validate": "integer", "criteria": "between", "minimum": -most, "maximum": most}
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
