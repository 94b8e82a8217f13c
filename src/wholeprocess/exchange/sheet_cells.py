"""A cell of a sheet (单元格) as plain data of an act, and back."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from wholeprocess.exchange.person_table import shown
from wholeprocess.exchange.shapes import Kind, Shape, fields_of, shape_of
from wholeprocess.exchange.sheet_columns import Cell, SheetColumn, same_word
from wholeprocess.journal import canonical

BETWEEN = "；"
"""What is written between several names in a cell; a half-width one is read as well."""

YES, NO = ("yes", "true", "1", "是", "√"), ("no", "false", "0", "否", "×")
FIRST_DAY, LAST_SERIAL = date(1899, 12, 30), 2_958_465  # Excel's day 0, and 9999-12-31
DIGITS = 18
"""The longest number that is read."""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_QUOTED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[ T]00:00:00(?:\.0+)?)?"
)
_WHOLE = re.compile(rf"(-?\d{{1,{DIGITS}}})(?:\.0+)?")


class CellFault(ValueError):
    """What is wrong with a cell, and what mends it."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(f"{what}; {mend}")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula; ``unquoted`` gives it back as it was.

    >>> harmless("=1+1"), harmless("'=1+1"), harmless("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unquoted(text: str) -> str:
    """A text without the apostrophe that ``harmless`` puts before it.

    >>> unquoted("'=1+1"), unquoted("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _QUOTED.match(text) else text


# --- in -------------------------------------------------------------------------------------------


def is_blank(raw: Any) -> bool:
    """Whether nothing stands in a cell."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def says_nothing(column: SheetColumn, raw: Any, *, exact: bool) -> bool:
    """Whether a cell leaves its field out; ``exact`` as in ``plain_of``."""
    if exact and column.cell in (Cell.TEXT, Cell.NAME):
        return raw is None
    return is_blank(raw)


def plain_of(column: SheetColumn, raw: Any, *, serials: bool = False, exact: bool = False) -> Any:
    """What a cell that is not blank says, as the journal writes it.

    ``serials`` says that a number where a day belongs is a day of Excel's count; ``exact`` that no
    spreadsheet had the cell in its hands: a text is what it is, with its spaces and apostrophes.
    """
    if isinstance(raw, str) and exact:
        return (
            raw
            if column.cell in (Cell.TEXT, Cell.NAME)
            else _READ[column.cell](raw, column, serials)
        )
    if isinstance(raw, str):
        return _READ[column.cell](unquoted(raw), column, serials)
    if isinstance(raw, list | dict):
        return _from_frame(raw, column.shape)
    if isinstance(raw, bool):
        raw = "true" if raw else "false"
    elif isinstance(raw, datetime):
        raw = raw.isoformat(" ")
    elif isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return _READ[column.cell](str(raw), column, serials)


def _text(raw: str, column: SheetColumn, serials: bool) -> Any:
    return raw


def _name(raw: str, column: SheetColumn, serials: bool) -> Any:
    return raw.strip()


def _number(raw: str, column: SheetColumn, serials: bool) -> Any:
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", raw).strip())
    if not found or not found[1].isascii():
        raise CellFault(f"{shown(raw)} is not a whole number", "write for example 12")
    return int(found[1])


def _day(raw: str, column: SheetColumn, serials: bool) -> Any:
    text = unicodedata.normalize("NFKC", raw).strip()
    fault = CellFault(f"{shown(raw)} is no day of the calendar", "write for example 2022-03-01")
    if not text.isascii() and "年" not in text:
        raise fault
    if serials and re.fullmatch(r"[0-9]{1,7}(\.0+)?", text):
        count = int(text.partition(".")[0])
        if not 60 < count <= LAST_SERIAL:  # up to 60 Excel counts a day that never was
            raise fault
        return (FIRST_DAY + timedelta(days=count)).isoformat()
    found = _DAY.fullmatch(text)
    try:
        year, month, day = (int(part) for part in (found.groups() if found else ()) if part)
        return date(year, month, day).isoformat()
    except ValueError:
        raise fault from None


def _truth(raw: str, column: SheetColumn, serials: bool) -> Any:
    text = raw.strip().casefold()
    if text in YES or text in NO:
        return text in YES
    raise CellFault(f"{shown(raw)} is neither yes nor no", "write 是 or 否, yes or no")


def _choice(raw: str, column: SheetColumn, serials: bool) -> Any:
    said = same_word(raw)
    for choice in column.choices:
        if said in (same_word(choice.en), same_word(choice.zh)):
            return choice.en
    words = ", ".join(f"{choice.zh} {choice.en}" for choice in column.choices)
    raise CellFault(f"{shown(raw)} is no choice", f"write one of {words}")


def _several(raw: str, column: SheetColumn, serials: bool) -> Any:
    inner = shape_of(column.shape.inner[0])
    parts = [part.strip() for part in re.split("[;；\n]", raw) if part.strip()]
    if inner.of is int:
        return [_number(part, column, serials) for part in parts]
    if inner.of is date:
        return [_day(part, column, serials=False) for part in parts]
    if column.choices:
        return [_choice(part, column, serials) for part in parts]
    return parts


def _data(raw: str, column: SheetColumn, serials: bool) -> Any:
    try:
        return json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError):
        mend = "write the values as JSON, as the journal has them"
        raise CellFault(f"{shown(raw)} is no JSON", mend) from None


def _no_number(word: str) -> None:
    raise ValueError(word)


_READ: Mapping[Cell, Callable[[str, SheetColumn, bool], Any]] = {
    Cell.TEXT: _text,
    Cell.NAME: _name,
    Cell.NUMBER: _number,
    Cell.DAY: _day,
    Cell.TRUTH: _truth,
    Cell.CHOICE: _choice,
    Cell.FRACTION: _name,
    Cell.SEVERAL: _several,
    Cell.DATA: _data,
}


def _from_frame(value: Any, shape: Shape) -> Any:
    """A list or struct of a frame (``frames.frame_of``) as the journal writes it."""
    if value is None:
        return None
    try:
        match shape.kind:
            case Kind.LIST | Kind.SET:
                return [_from_frame(one, shape_of(shape.inner[0])) for one in value]
            case Kind.TABLE:
                held = shape_of(shape.inner[1])
                return {pair["key"]: _from_frame(pair["value"], held) for pair in value}
            case Kind.RECORD:
                inside = fields_of(shape.of)
                return {name: _from_frame(one, inside[name]) for name, one in value.items()}
            case Kind.UNION | Kind.PARAMETER:
                return json.loads(value)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        mend = "write the column with this library's frame_of, or as JSON text"
        raise CellFault("holds lists of another form", mend) from None
    return value.isoformat() if isinstance(value, date) else value


# --- out ------------------------------------------------------------------------------------------


def cell_of(column: SheetColumn, value: Any, language: str) -> str | int | date | None:
    """What stands in a cell for plain data of an act; ``ValueError`` where no cell can say it."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or value in ("", []):
        if value != column.default and column.default not in (None, "", ()):
            raise ValueError(f"{column.name} is empty, but a blank cell means {column.default!r}")
        return None
    match column.cell:
        case Cell.DAY:
            return date.fromisoformat(value)
        case Cell.NUMBER:
            return int(value)
        case Cell.TRUTH:
            return {"zh": ("否", "是")}.get(language, ("no", "yes"))[value]
        case Cell.SEVERAL:
            parts = [str(one.value if isinstance(one, Enum) else one) for one in value]
            if column.choices:
                parts = [_word(column, part, language) for part in parts]
            for part in parts:
                if part != part.strip() or not part or re.search("[;；\n]", part):
                    what = f"{column.name} names {part!r}"
                    raise ValueError(f"{what}; a cell of several names cannot hold that")
            return harmless(BETWEEN.join(parts))
        case Cell.CHOICE:
            return _word(column, value, language)
        case Cell.DATA:
            return harmless(canonical(value))
        case Cell.NAME if value != value.strip():
            raise ValueError(f"{column.name} {value!r} begins or ends with a space")
        case _ if not value.strip():
            raise ValueError(f"{column.name} has nothing but spaces; a cell cannot say that")
        case _:
            return harmless(str(value))


def _word(column: SheetColumn, value: str, language: str) -> str:
    return next(choice.in_(language) for choice in column.choices if choice.en == value)
