"""Rows over the days (进度图): spans and signs, quarter marks, and lines through all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from wholeprocess.law import Text
from wholeprocess.report.charts.canvas import (
    COLUMN,
    ROW,
    WIDTH,
    Look,
    Sheet,
    Sign,
    filled,
    key_lines,
    signed,
)
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import cut, wide

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES = 30  # columns of a row's name at most
HIGH = 0.3  # of a row, in inches
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@frozen
class Span:
    """From a day to a day; ``lane`` is where in its row: 0 above, 1 below, ``None`` all of it."""

    first: date
    last: date
    look: Look
    lane: int | None = None


@frozen
class Row:
    """A row: its name, what lies in it, and what is written behind it."""

    name: str
    spans: tuple[Span, ...] = ()
    signs: tuple[tuple[date, Sign], ...] = ()
    end: str = ""


@frozen
class Upright:
    """A line through all rows, with its words: an odd one out is dashed."""

    day: date
    words: str
    dashed: bool = False


@frozen(kw_only=True)
class Timeline:
    """Rows over the days from ``first`` to ``last``, with a key to their looks and signs."""

    rows: Sequence[Row]
    first: date
    last: date
    key: Sequence[tuple[str, Look | Sign]]
    lines: Sequence[Upright] = ()
    language: str = "zh"

    @property
    def _above(self) -> float:
        return 0.08 + (key_lines(self.key) + 1) * ROW

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""
        return WIDTH, self._above + len(self.rows) * HIGH + 0.5

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        names = [cut(row.name, NAMES) for row in self.rows]
        left = 0.2 + max(map(wide, names)) * COLUMN
        right = 0.2 + max(wide(row.end) for row in self.rows) * COLUMN
        axes = sheet.axes(left, 0.5, right, self._above)
        days = max(1, (self.last - self.first).days)
        axes.set_xlim(0, days)
        axes.set_ylim(len(self.rows) - 0.5, -0.5)
        axes.set_yticks(range(len(names)), names)
        axes.tick_params("both", length=0)
        self._quarters(axes, sheet, left, right)
        for place, row in enumerate(self.rows):
            if place:
                axes.axhline(place - 0.5, color=INK, alpha=0.15, linewidth=0.6)
            for span in row.spans:
                self._span(axes, place, span)
            for day, sign in row.signs:
                axes.plot([self._x(day)], [place], **signed(sign))
            if row.end:
                y = sheet.height - self._above - (place + 0.5) * HIGH
                sheet.write(sheet.width - right + 0.1, y, row.end)
        sheet.key(0.1, sheet.height - 0.08 - ROW / 2, self.key)
        self._uprights(axes, sheet, left, right)

    def _x(self, day: date) -> int:
        return (min(max(day, self.first), self.last) - self.first).days

    def _span(self, axes: Axes, place: int, span: Span) -> None:
        start, end = self._x(span.first), self._x(span.last)
        y, high = {None: (place - 0.36, 0.72), 0: (place - 0.4, 0.38), 1: (place + 0.02, 0.38)}[
            span.lane
        ]
        axes.broken_barh([(start, max(end - start, 0.6))], (y, high), **filled(span.look))

    def _quarters(self, axes: Axes, sheet: Sheet, left: float, right: float) -> None:
        """Marks where quarters begin, and their names in between as far as there is room."""
        starts = [*quarters(self.first, self.last)]
        edges = [self.first, *(day for day in starts if day > self.first), self.last]
        for day in starts:
            heavy = day.month == 1
            axes.axvline(
                self._x(day), color=INK, alpha=0.6 if heavy else 0.25, linewidth=0.8, zorder=0
            )
        an_inch = (sheet.width - left - right) / max(1, (self.last - self.first).days)
        ticks, names, years = list[float](), list[str](), dict[int, list[date]]()
        for start, end in pairwise(edges):
            years.setdefault(start.year, []).extend((start, end))
            quarter = (start.month - 1) // 3
            name = Text(_QUARTERS[quarter], f"Q{quarter + 1}").in_(self.language)
            if (end - start).days * an_inch > wide(name) * COLUMN:
                ticks.append((self._x(start) + self._x(end)) / 2)
                names.append(name)
        axes.set_xticks(ticks, names)
        for year, days in years.items():
            first, last = self._x(days[0]), self._x(days[-1])
            if (last - first) * an_inch > 4 * COLUMN:
                middle = left + (first + last) / 2 * an_inch
                sheet.write(middle, 0.14, str(year), ha="center")

    def _uprights(self, axes: Axes, sheet: Sheet, left: float, right: float) -> None:
        """The lines through all rows; their words above them, from left to right."""
        an_inch = (sheet.width - left - right) / max(1, (self.last - self.first).days)
        free, y = 0.0, sheet.height - self._above + 0.12
        for line in sorted(self.lines, key=lambda line: line.day):
            style = (0, (4, 2)) if line.dashed else "-"
            axes.axvline(self._x(line.day), color=INK, linewidth=1.6, linestyle=style, zorder=5)
            half = wide(line.words) * COLUMN / 2
            at = min(max(left + self._x(line.day) * an_inch, free + half), sheet.width - half - 0.1)
            sheet.write(at, y, line.words, ha="center")
            free = at + half + 0.1


def quarters(first: date, last: date) -> Iterator[date]:
    """The days between two days on which quarters begin.

    >>> [str(day) for day in quarters(date(2021, 1, 2), date(2021, 7, 1))]
    ['2021-04-01', '2021-07-01']
    """
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10):
            if first <= date(year, month, 1) <= last:
                yield date(year, month, 1)
