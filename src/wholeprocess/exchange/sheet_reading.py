"""Rows of a sheet become acts (表格读入), or every fault of them by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeAlias

from attrs import define, field, frozen

from wholeprocess.errors import BadInput, Problem
from wholeprocess.exchange.person_table import shown
from wholeprocess.exchange.shapes import Kind
from wholeprocess.exchange.sheet_cells import CellFault, is_blank, plain_of, says_nothing
from wholeprocess.exchange.sheet_columns import Cell, SheetColumn, same_word, sheet_columns
from wholeprocess.exchange.sheet_files import Sheet, cells, fault
from wholeprocess.journal import Act, ActFault
from wholeprocess.process import CODEC
from wholeprocess.textfile import decoded, read_bytes

_Rows: TypeAlias = list[tuple[int, Sequence[Any]]]


@frozen
class Reading:
    """One sheet being read as acts of a kind."""

    act: Any  # the class of the acts
    sheet: Sheet
    path: str

    @property
    def file(self) -> str:
        return f"{self.path}[{self.sheet.name}]" if self.sheet.name else self.path

    def acts(self) -> tuple[tuple[int, Act], ...]:
        """Each act, with the row in which it begins."""
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
        acts: list[tuple[int, Act]] = []
        for several in whole:
            read = _Act(self, columns).read(several)
            if isinstance(read, Act):
                acts.append((several[0][0], read))
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

    reading: Reading
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
            sheet = self.reading.sheet
            if not says_nothing(column, raw, exact=sheet.whole):
                value = plain_of(column, raw, serials=sheet.serials, exact=sheet.whole)
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
