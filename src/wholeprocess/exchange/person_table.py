"""Tables of persons as other offices send them (人员数据表): CSV, read with every fault at once.

No message shows an identity number: a cell is quoted only where it has fewer digits than a number,
and never from the identity column.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from attrs import field, frozen

from wholeprocess.election import identity_fault
from wholeprocess.election.roll.identity import compact
from wholeprocess.errors import BadInput, Problem
from wholeprocess.textfile import read_text

IDENTITY, DISTRICT, DEPRIVED, DIED = "identity", "district", "deprived_until", "died"

HEADERS: Mapping[str, tuple[str, ...]] = {
    IDENTITY: ("identity", "公民身份号码", "身份证号"),
    DISTRICT: ("district", "选区"),
    DEPRIVED: ("deprived_until", "剥夺政治权利截止日"),
    DIED: ("died", "死亡日期"),
}
"""What each column may be called in the first line of a file."""

FOR_LIFE = ("life", "终身")
LONGEST = 60
"""Characters that the name of a district may have."""

FORMULA = "=+-@"
"""With these a spreadsheet begins a formula; no name of a district does."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = 15  # as long as the old kind of identity number


@frozen
class Shape:
    """The columns that a table has, and those that it may have."""

    needed: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    empty_district: bool = False  # a person who left the area has none


ROLL = Shape((IDENTITY, DISTRICT))
RESIDENTS = Shape((IDENTITY, DISTRICT), (DEPRIVED,), empty_district=True)
DEATHS = Shape((IDENTITY, DIED))


@frozen
class Row:
    """A line that has no fault: where it is, the identity number, the other cells."""

    line: int
    number: str = field(repr=False)
    cells: Mapping[str, str]


def text_of(path: str | Path) -> str:
    """The file's text; ``BadInput`` if it is missing, not UTF-8 (GBK is named), or no text."""
    text = read_text(path)
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        mend = "save it again as a text of comma-separated values"
        raise BadInput([Problem(file=str(path), line=line, what="holds a NUL byte", mend=mend)])
    return text


def columns_of(header: Sequence[str], shape: Shape, path: str) -> dict[str, int]:
    """Where each column of the shape stands; ``BadInput`` names those missing or there twice."""
    names = [name.strip() for name in header]
    places: dict[str, int] = {}
    problems = []
    for column in (*shape.needed, *shape.allowed):
        found = [place for place, name in enumerate(names) if name in HEADERS[column]]
        if found:
            places[column] = found[0]
        if len(found) > 1 or (not found and column in shape.needed):
            what = f"has no column {column}" if not found else f"has {len(found)} columns {column}"
            mend = f"the first line needs one called {' or '.join(HEADERS[column])}"
            problems.append(Problem(file=path, line=1, field=column, what=what, mend=mend))
    if problems:
        raise BadInput(problems)
    return places


def rows_of(
    text: str, path: str, shape: Shape, districts: Container[str] | None = None
) -> list[Row]:
    """Every line of a table, read with the csv module; ``BadInput`` has every fault of every line.

    Blank lines are skipped. ``districts`` are the electoral districts that there are, if known.
    """
    reader = csv.reader(StringIO(text, newline=""))
    problems: list[Problem] = []
    kept: list[Row] = []

    @cache
    def fault_of(column: str, cell: str) -> tuple[str, str] | None:
        return _CHECKS[column](cell, shape, districts)

    def fault(line: int, field: str | None, what: str, mend: str) -> None:
        problems.append(Problem(file=path, line=line, field=field, what=what, mend=mend))

    try:
        header = next(reader, [])
        places = columns_of(header, shape, path)
        others = [(column, place) for column, place in places.items() if column != IDENTITY]
        for cells in reader:
            if not cells:
                continue
            line, before = reader.line_num, len(problems)
            if len(cells) != len(header):
                what = f"has {len(cells)} cells, the first line has {len(header)}"
                fault(line, None, what, "restore the line")
                continue
            number = cells[places[IDENTITY]]
            if (wrong := identity_fault(number)) is not None:
                fault(line, IDENTITY, wrong, "look the number up again; it is not shown here")
            row = {column: cells[place].strip() for column, place in others}
            for column, cell in row.items():
                if (found := fault_of(column, cell)) is not None:
                    fault(line, column, *found)
            if len(problems) == before:
                kept.append(Row(line, compact(number), row))
    except csv.Error as error:
        mend = "restore the line; no cell is that long"
        fault(reader.line_num, None, f"is no CSV: {error}", mend)
    if problems:
        raise BadInput(problems)
    return kept


def _district(cell: str, shape: Shape, districts: Container[str] | None) -> tuple[str, str] | None:
    if not cell:
        return None if shape.empty_district else ("is empty", "write the district's identifier")
    if len(cell) > LONGEST:
        return f"has {len(cell)} characters", f"write at most {LONGEST}"
    if any(unicodedata.category(character) in ("Cc", "Cf") for character in cell):
        return f"{shown(cell)} holds characters that cannot be seen", "write it again by hand"
    if cell[0] in FORMULA:
        return f"{shown(cell)} begins like a formula", "write the district's identifier"
    if sum(character.isdigit() for character in cell) >= _DIGITS:
        return f"{shown(cell)} may hold an identity number", "write the district's identifier"
    if districts is not None and cell not in districts:
        return f"{shown(cell)} is no district of the election", "correct it, or draw the district"
    return None


def _deprived(cell: str, shape: Shape, districts: Container[str] | None) -> tuple[str, str] | None:
    return None if not cell or cell in FOR_LIFE else _died(cell, shape, districts)


def _died(cell: str, shape: Shape, districts: Container[str] | None) -> tuple[str, str] | None:
    if day_of(cell) is None:
        return f"{shown(cell)} is no day of the calendar", "write for example 2021-07-01"
    return None


_CHECKS: Mapping[str, Callable[[str, Shape, Container[str] | None], tuple[str, str] | None]] = {
    DISTRICT: _district,
    DEPRIVED: _deprived,
    DIED: _died,
}


def day_of(cell: str) -> date | None:
    """The day that a cell says; ``date.max`` for life, ``None`` where it says none."""
    if cell in FOR_LIFE:
        return date.max
    if not _DAY.fullmatch(cell):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def shown(cell: str) -> str:
    """A cell as a message may show it: cut, escaped, and not at all where a number may be in it.

    >>> shown("=1+1"), shown("110101 29990101 0019")
    ("'=1+1'", 'a text of 20 characters')
    """
    if sum(character.isdigit() for character in cell) >= _DIGITS:
        return f"a text of {len(cell)} characters"
    return ascii(cell[:40]) if not cell[:40].isprintable() else repr(cell[:40])
