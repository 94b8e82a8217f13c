"""The columns of a sheet of acts (表格列): an act is a row, its class says the columns.

A value inside an act gives a column for each of its fields (``votes.for_``, 票数·赞成). Several
names or numbers stand in one cell with a semicolon between. Of several values each has a row: the
act's own cells are filled in its first row only, and a row without them goes on with the act above.
What is deeper still, or of one of several kinds, is one cell of JSON, as the journal writes it.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import NOTHING, Factory, evolve, fields, frozen

from wholeprocess.errors import NoSuchThing
from wholeprocess.exchange.shapes import Kind, Shape, fields_of, shape_of
from wholeprocess.journal import Act
from wholeprocess.law import Text
from wholeprocess.process import ACTS

_MADE: Any = Factory  # a class, whatever its stubs say

RECORDS: Mapping[str, str] = {
    "deputies": "process.seat-deputies",
    "units": "process.enter-units",
    "districts": "election.draw-district",
    "voters": "election.register-voters",
    "candidates": "election.nominate-by-petition",
    "boxes": "election.set-up-box",
    "counts": "election.count-boxes",
    "suggestions": "management.submit",
    "assignments": "management.assign",
    "replies": "management.reply",
    "ratings": "management.rate",
    "opinions": "consultation.hear-opinion",
    "proposals": "decision.propose",
    "projects": "decision.schedule-project",
    "votes": "decision.vote-on-projects",
    "evaluations": "decision.rate-effect",
}
"""Plain words for the kinds of act that offices keep tables of; every other kind has its name."""


class Cell(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    NAME = "name"  # an identifier
    NUMBER = "number"
    DAY = "day"
    TRUTH = "truth"
    CHOICE = "choice"
    FRACTION = "fraction"
    SEVERAL = "several"  # names or numbers, a semicolon between
    DATA = "data"  # JSON


@frozen
class SheetColumn:
    """One column: where its value is in the act, what it is called, what its cells hold."""

    path: tuple[str, ...]
    title: Text
    cell: Cell
    shape: Shape
    needed: bool
    default: Any = None  # what a blank cell means, as the class says
    choices: tuple[Text, ...] = ()  # the values, as the journal writes them, and Chinese words
    of: tuple[str, ...] = ()  # the list of values whose fields have columns, a row for each value

    @property
    def goes_on(self) -> bool:
        """Whether rows that go on with an act have cells in this column."""
        return bool(self.of) or self.cell is Cell.SEVERAL

    @property
    def name(self) -> str:
        """The English name: the path of fields."""
        return ".".join(self.path)


def act_of(kind: str) -> type[Act]:
    """The class of a kind of act, or of a plain word for one; ``NoSuchThing`` names them all.

    >>> act_of("replies").__name__, act_of("management.close").__name__
    ('Reply', 'Close')
    """
    acts = {act.kind: act for act in ACTS}
    name = RECORDS.get(kind, kind)
    if name not in acts:
        room = name.partition(".")[0] + "."
        near = sorted(known for known in acts if known.startswith(room))
        raise NoSuchThing(f"no record is called {kind!r}; one of {', '.join([*RECORDS, *near])}")
    return acts[name]


@cache
def sheet_columns(act: Any, *, whole: bool = False) -> tuple[SheetColumn, ...]:
    """The columns of a kind of act, in the order of its fields.

    With ``whole`` each list is one column, as in a frame, however deep its values are.
    """
    return tuple(_columns(act, (), (), needed=True, whole=whole))


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("wholeprocess.exchange").joinpath(name).read_text("utf-8"))


def field_words() -> Mapping[str, str]:
    """What each field is called in a Chinese sheet."""
    words: Mapping[str, str] = _table("column_words.toml")["fields"]
    return words


def choice_words(of: type[Enum]) -> Mapping[str, str]:
    """What each choice of a class is called in a Chinese sheet, by its value."""
    room = of.__module__.split(".")[1]
    words: Mapping[str, str] = _table("choice_words.toml")[room][of.__name__]
    return words


def _choices(shape: Shape) -> tuple[Text, ...]:
    """The choices of a column, or of each value in its cells."""
    while shape.kind is Kind.LIST:
        shape = shape_of(shape.inner[0])
    if shape.kind is not Kind.CHOICE:
        return ()
    words = choice_words(shape.of)
    return tuple(Text(words[str(one.value)], str(one.value)) for one in shape.of)


def _columns(
    record: Any,
    before: tuple[str, ...],
    within: tuple[Any, ...],
    *,
    needed: bool,
    whole: bool,
) -> Iterator[SheetColumn]:
    """``needed`` says that what the fields are in must be there."""
    defaults = {one.name: one.default for one in fields(record)}
    for name, shape in fields_of(record).items():
        path, default = (*before, name), defaults[name]
        must = needed and default is NOTHING and not shape.absent
        if shape.kind is Kind.RECORD and shape.of not in (*within, record):
            inside = (*within, record)
            yield from _columns(shape.of, path, inside, needed=must, whole=whole)
            continue
        own = () if whole else tuple(_of_each(shape, path, needed=must))
        if own:
            yield from own
            continue
        zh = "·".join(field_words()[part] for part in path)
        cell = _cell(shape)
        yield SheetColumn(
            path,
            Text(zh, ".".join(path)),
            cell,
            shape,
            needed=must,
            default=None if default is NOTHING or isinstance(default, _MADE) else default,
            choices=_choices(shape) if cell in (Cell.CHOICE, Cell.SEVERAL) else (),
        )


def _of_each(shape: Shape, path: tuple[str, ...], *, needed: bool) -> Iterator[SheetColumn]:
    """The columns of values of which there are several; none where one is deeper than a row."""
    if shape.kind is not Kind.LIST or len(path) > 1:
        return
    inner = shape_of(shape.inner[0])
    if inner.kind is not Kind.RECORD or inner.absent:
        return
    columns = tuple(_columns(inner.of, path, (inner.of,), needed=needed, whole=False))
    if all(column.cell is not Cell.DATA and not column.of for column in columns):
        yield from (evolve(column, of=path) for column in columns)


_PLAIN: Mapping[type, Cell] = {
    str: Cell.TEXT,
    int: Cell.NUMBER,
    date: Cell.DAY,
    bool: Cell.TRUTH,
    Fraction: Cell.FRACTION,
}


def _cell(shape: Shape) -> Cell:
    if shape.kind is Kind.PLAIN and shape.of in _PLAIN:
        return Cell.NAME if shape.identifier else _PLAIN[shape.of]
    if shape.kind is Kind.CHOICE:
        return Cell.CHOICE
    if shape.kind is Kind.LIST:
        inner = shape_of(shape.inner[0])
        simple = inner.kind is Kind.PLAIN and inner.of in (str, int, date)
        if (simple or inner.kind is Kind.CHOICE) and not inner.absent:
            return Cell.SEVERAL
    return Cell.DATA


def same_word(word: str) -> str:
    """A word of a header as it is compared: full width and half width, capitals, spaces alike.

    >>> same_word(" 日 期＊ "), same_word("Votes.For_")
    ('日期', 'votes.for_')
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(plain.split()).rstrip("*")
