"""A document on A4 (文书): a title, lines, tables, room to sign, for every kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.report.charts.words import clean

Cell: TypeAlias = str | int | date | None

TITLE_FONT, HEAD_FONT, TEXT_FONT, LATIN_FONT = "黑体", "宋体", "仿宋_GB2312", "Times New Roman"
"""What documents are set in: titles, heads of tables, text, and Latin letters and numbers."""
A4 = 210, 297
"""Width and height in millimetres."""
SIGN_HERE = "____________"
MARGIN = 20
"""On each side, in millimetres."""


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(one) for one in words)


def _numbers(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(numbers)


def _rows(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(clean(cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    )


@frozen(kw_only=True)
class Sheet:
    """A table: its heads are repeated on every page; ``widths`` say how wide its columns are.

    Widths are shares of the page's width. A sheet without heads is a list of facts.
    """

    heads: tuple[str, ...] = field(default=(), converter=_words)
    rows: tuple[tuple[Cell, ...], ...] = field(converter=_rows)
    widths: tuple[int, ...] = field(converter=_numbers)

    @rows.validator
    def _fits(self, _: object, rows: tuple[tuple[Cell, ...], ...]) -> None:
        for row in (*rows, self.heads or None):
            if row is not None and len(row) != len(self.widths):
                raise ValueError(f"a row has {len(row)} cells in {len(self.widths)} columns")


@frozen(kw_only=True)
class Paper:
    """A document. ``after`` are lines below the tables; ``signed`` who signs, each on a line."""

    title: str = field(converter=clean)
    lines: tuple[str, ...] = field(default=(), converter=_words)
    sheets: tuple[Sheet, ...]
    after: tuple[str, ...] = field(default=(), converter=_words)
    signed: tuple[str, ...] = field(default=(), converter=_words)
    on: date
    language: str = "zh"
    landscape: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of its pages in millimetres."""
        return (A4[1], A4[0]) if self.landscape else A4

    def page_words(self, page: str, pages: str) -> str:
        """The page's number at its foot, with whatever stands for the two numbers in a file."""
        return f"第 {page} 页　共 {pages} 页" if self.language == "zh" else f"{page} / {pages}"
