"""A page of answers: plain data for machines, tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen
from rich.table import Table
from rich.text import Text as Printed

from wholeprocess.cli.shell import plain
from wholeprocess.law import Text

Cell = str | int | Text


@frozen
class Column:
    """A column: its heading, its cells, and whether they are numbers."""

    head: Text
    cells: Sequence[Cell]
    number: bool = False


@frozen
class Part:
    """One table of a page under its title."""

    title: Text
    columns: tuple[Column, ...] = ()
    words: Text | None = None


@frozen
class Page:
    """An answer: as data, and as tables."""

    data: dict[str, Any]
    parts: tuple[Part, ...]

    def printed(self, language: str) -> Iterator[Table | Printed | str]:
        """What to print in a language, line after line; an empty table says that it is empty."""
        for number, part in enumerate(self.parts):
            if number:
                yield ""
            yield Printed(part.title.in_(language), style="bold")
            if part.columns and not part.columns[0].cells:
                yield "  无" if language == "zh" else "  nothing"
            elif part.columns:
                yield _table(part.columns, language)
            if part.words:
                yield plain_lines(part.words.in_(language))


def plain_lines(words: str) -> Printed:
    """Several lines of our own."""
    return Printed("\n").join(plain(line) for line in words.splitlines())


def _table(columns: Iterable[Column], language: str) -> Table:
    held = tuple(columns)
    table = Table(box=None, pad_edge=False)
    for column in held:
        table.add_column(column.head.in_(language), justify="right" if column.number else "left")
    for row in zip(*(column.cells for column in held), strict=True):
        table.add_row(*(plain(c.in_(language) if isinstance(c, Text) else c) for c in row))
    return table
