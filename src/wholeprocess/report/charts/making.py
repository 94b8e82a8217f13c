"""From numbers to a chart (制图): words in one language, the drawing, the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Protocol

from wholeprocess.law import Text
from wholeprocess.report.charts.canvas import Sheet, drawn
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.words import clean


class Drawing(Protocol):
    """Something that can be drawn on a sheet of its size."""

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""


def made(
    drawing: Drawing,
    *,
    name: str,
    about: str = "",
    title: Text,
    words: Text,
    headers: Sequence[Text],
    rows: Iterable[Sequence[object]],
    language: str,
) -> Chart:
    """The chart in a language; ``about`` is what it is of, where a page has several of its kind."""
    said, described = clean(title.in_(language)), clean(words.in_(language))
    ident = f"{name}-{sha256(about.encode()).hexdigest()[:8]}" if about else name
    ident = f"{ident}-{language}"  # a page may hold both languages
    table = tuple(tuple(_cell(cell, language) for cell in row) for row in rows)
    svg = drawn(
        drawing.draw,
        drawing.size,
        name=ident,
        title=said,
        description=described,
        language=language,
    )
    return Chart(
        name=ident,
        title=said,
        description=described,
        svg=svg,
        headers=tuple(head.in_(language) for head in headers),
        rows=table,
    )


def _cell(cell: object, language: str) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, Text):
        return clean(cell.in_(language))
    return f"{cell:,}" if isinstance(cell, int) else clean(cell)
