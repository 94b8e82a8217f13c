"""What a page is made of (页面构件): sections with facts, tables and charts; blocks behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from attrs import evolve, field, frozen

from wholeprocess.report.page.html import Value
from wholeprocess.report.page.words import Words, say_n

if TYPE_CHECKING:
    from wholeprocess.report.charts import Chart

T = TypeVar("T")


Row: TypeAlias = tuple[Value, ...]


def _heads(heads: Iterable[Value]) -> Row:
    return tuple(heads)


def _rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(rows)


def _columns(numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(numbers)


@frozen
class Fact:
    """A number and what it counts."""

    what: Words
    value: Value


@frozen(kw_only=True)
class Table:
    """A table: its first column names the rows. ``cut`` is how many rows are not on the page."""

    id: str
    title: Words | Value
    heads: tuple[Value, ...] = field(converter=_heads)
    rows: tuple[Row, ...] = field(converter=_rows)
    numbers: frozenset[int] = field(default=frozenset(), converter=_columns)  # right-aligned
    cut: int = 0
    notes: tuple[Value, ...] = ()

    @property
    def cut_words(self) -> Words | None:
        """What the page says of the rows that are not on it."""
        if not self.cut:
            return None
        return say_n(
            "One more row is not on this page.",
            "{n} more rows are not on this page; the journal has them all.",
            self.cut,
            n=self.cut,
        )


def _named(chart: Chart, language: str) -> Chart:
    ids = re.compile(rf"""(?<=[#" ]){re.escape(chart.name)}-(?=[\w-]+[") ])""")
    return evolve(chart, svg=ids.sub(f"{chart.name}-{language}-", chart.svg))


@frozen
class Drawn:
    """A chart in both languages."""

    zh: Chart
    en: Chart

    @classmethod
    def of(cls, draw: Callable[[str], Chart]) -> Drawn:
        """The chart that a function draws in a language.

        The two stand in one page, so the ids of each are made its own.
        """
        return cls(_named(draw("zh"), "zh"), _named(draw("en"), "en"))


@frozen(kw_only=True)
class Section:
    """A link of the process: what came in, what came out, and what there is to see of it."""

    id: str
    title: Words
    came_in: tuple[Fact, ...] = ()
    came_out: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Drawn, ...] = ()
    figures: Table | None = None
    findings: Table | None = None


@frozen(kw_only=True)
class Block:
    """Something that a number leads to: the entries that it rests on, or a statement.

    ``lines`` are entries shown in words, ``rest`` further ones by their numbers.
    """

    key: str
    title: Value
    words: tuple[Value, ...] = ()
    table: Table | None = None
    lines: tuple[int, ...] = ()
    rest: tuple[Value, ...] = ()
    size: int = 1


def first(rows: Sequence[T], most: int) -> tuple[tuple[T, ...], int]:
    """The first rows, and how many are left out."""
    return tuple(rows[:most]), max(0, len(rows) - most)
