"""Lying bars (条形图): a row for each thing, in parts, with what they come to behind them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.report.charts.canvas import (
    COLUMN,
    LOOKS,
    ROW,
    WIDTH,
    Look,
    Sheet,
    filled,
    key_lines,
)
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import cut, wide

Amount = int | Fraction
NAMES = 34  # columns of a row's name at most


@frozen(kw_only=True)
class Bars:
    """What is drawn: rows, parts with an amount for each row, and words behind each bar.

    ``line`` is an upright line through all rows with its words; ``needed`` a mark in each row.
    ``percent`` draws shares from nothing to all.
    """

    rows: Sequence[str]
    parts: Sequence[tuple[str, Sequence[Amount]]]
    ends: Sequence[str]
    axis: str
    line: tuple[Amount, str] | None = None
    needed: tuple[str, Sequence[Amount | None]] | None = None
    percent: bool = False
    looks: Sequence[Look] = field(default=LOOKS)

    @property
    def _parts(self) -> list[tuple[str, Look]]:
        return [(said, look) for (said, _), look in zip(self.parts, self.looks, strict=False)]

    @property
    def _above(self) -> float:
        keyed = key_lines(self._parts) * ROW if len(self.parts) > 1 else 0.0
        marked = ROW if self.line or self.needed else 0.0
        return 0.08 + keyed + marked

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""
        return WIDTH, self._above + len(self.rows) * ROW + 0.62

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        names = [cut(name, NAMES) for name in self.rows]
        left = 0.2 + max(map(wide, names)) * COLUMN
        right = 0.2 + max(map(wide, self.ends), default=0) * COLUMN
        axes = sheet.axes(left, 0.62, right, self._above)
        places = range(len(self.rows))
        starts = [0.0] * len(self.rows)
        for (_, amounts), look in zip(self.parts, self.looks, strict=False):
            widths = [float(amount) for amount in amounts]
            axes.barh(places, widths, left=starts, height=0.68, **filled(look))
            starts = [start + width for start, width in zip(starts, widths, strict=True)]
        most = self._most(starts)
        axes.set_xlim(0.0, most)
        axes.set_ylim(len(self.rows) - 0.5, -0.5)
        axes.set_yticks(list(places), names)
        axes.tick_params("y", length=0)
        axes.set_xlabel(self.axis)
        axes.xaxis.set_major_formatter(self._said)
        axes.locator_params("x", nbins=6, **({} if self.percent else {"integer": True}))
        axes.grid(axis="x", color=INK, alpha=0.15, linewidth=0.6)
        axes.set_axisbelow(True)
        for place, end in enumerate(self.ends):
            y = sheet.height - self._above - (place + 0.5) * ROW
            sheet.write(sheet.width - right + 0.1, y, end)
        y = sheet.height - 0.08 - ROW / 2
        if len(self.parts) > 1:
            y = sheet.key(0.1, y, self._parts)
        if self.line is not None:
            at, said = self.line
            axes.axvline(float(at), color=INK, linewidth=1.4, linestyle=(0, (4, 2)))
            sheet.write(0.1, y, f"┆ {said}")
        if self.needed is not None:
            said, marks = self.needed
            for place, mark in zip(places, marks, strict=True):
                if mark is not None:
                    ends = [place - 0.42, place + 0.42]
                    axes.plot([float(mark)] * 2, ends, color=INK, linewidth=2.2)
            sheet.write(0.1, y, f"┃ {said}")

    def _most(self, ends: Sequence[float]) -> float:
        """How far the axis goes."""
        if self.percent:
            return 1.0
        marks = [float(m) for m in (self.needed or ("", ()))[1] if m is not None]
        lines = [float(self.line[0])] if self.line else []
        return max([*ends, *marks, *lines, 1.0]) * 1.03

    def _said(self, value: float, _: float) -> str:
        return f"{value:.0%}" if self.percent else f"{value:,.0f}"
