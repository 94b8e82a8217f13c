"""A chart (图表) as it goes on a page: a drawing, words on it, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(words)


def _lines(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


@frozen(kw_only=True)
class Chart:
    """A drawing with its words and its numbers, all in one language.

    ``svg`` is one ``<svg>`` element, ready to stand in a page: it is an image for screen readers
    (``role="img"`` with ``<title>`` and ``<desc>``), its lines and words take the page's own text
    colour (``currentColor``), it needs no style sheet, and its ids begin with ``name``, so that
    several charts of different names can stand in one page. ``headers`` and ``rows`` are the table
    behind it: every number that is drawn, as plain words to be escaped by whoever writes them.

    >>> Chart(name="turnout", title="Turnout", description="", svg="<svg/>", headers=["a"],
    ...       rows=[["1"]]).rows
    (('1',),)
    """

    name: str = field()
    title: str
    description: str
    svg: str
    headers: tuple[str, ...] = field(converter=_words)
    rows: tuple[tuple[str, ...], ...] = field(converter=_lines)

    @name.validator
    def _is_an_id(self, _: object, name: str) -> None:
        if not name.replace("-", "").isalnum() or not name[0].isalpha() or not name.isascii():
            raise ValueError(f"{name!r} names no chart; write letters, digits and hyphens")

    @rows.validator
    def _as_wide_as_the_headers(self, _: object, rows: tuple[tuple[str, ...], ...]) -> None:
        for row in rows:
            if len(row) != len(self.headers):
                raise ValueError(f"a row has {len(row)} cells under {len(self.headers)} headers")

    def _repr_html_(self) -> str:
        """A chart in a notebook."""
        from wholeprocess.report.notebook import html_of_chart

        return html_of_chart(self)
