"""Things in a notebook (笔记本显示): what they show of themselves, once ``enable`` was called.

The types themselves know nothing of it: the links of the process import no page and no chart. So
IPython is told, for each type that has a view, how to show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from wholeprocess.errors import MissingExtra
from wholeprocess.report.charts import Chart
from wholeprocess.report.views import SHOWN, Grid, View, view

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

TOP = 200
"""Rows of a table that a notebook shows; the rest is counted."""


def html_of(thing: object, language: str = "zh", today: date | None = None) -> str:
    """What a thing looks like in a notebook, with its chart where the extra ``report`` is there.

    Whatever people wrote is escaped. Raises ``TypeError`` for a thing without a view.

    >>> from wholeprocess.law import Ruling
    >>> html_of(Ruling("<b>", ["EL-45-1b"]), "en")[:60]
    '<section lang="en"><h4>Ruling: &lt;b&gt;</h4><p>rests on EL-'
    """
    return _page(view(thing, language, today))[0]


def bundle_of(thing: object, language: str = "zh", today: date | None = None) -> dict[str, str]:
    """The same as data by type: ``text/html`` and, of a thing with a chart, ``image/svg+xml``."""
    page, chart = _page(view(thing, language, today))
    drawn = {} if chart is None else {"image/svg+xml": chart.svg}
    return {"text/html": page, **drawn}


def html_of_chart(chart: Chart) -> str:
    """A chart with its words and the table behind it."""
    table = _table(Grid(title="", headers=chart.headers, rows=chart.rows))
    return (
        f"<figure><figcaption><b>{escape(chart.title)}</b> {escape(chart.description)}"
        f"</figcaption>{chart.svg}<details><summary>{len(chart.rows)}</summary>{table}</details>"
        "</figure>"
    )


def _page(shown: View) -> tuple[str, Chart | None]:
    try:
        chart = shown.chart()
    except MissingExtra:
        chart = None
    lines = "".join(f"<p>{escape(line)}</p>" for line in shown.lines)
    grids = "".join(map(_table, shown.grids))
    figure = "" if chart is None else html_of_chart(chart)
    lang = "zh-CN" if shown.language == "zh" else "en"
    title = f"<h4>{escape(shown.title)}</h4>"
    return f'<section lang="{lang}">{title}{lines}{figure}{grids}</section>', chart


def _table(grid: Grid) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in grid.headers)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in grid.rows[:TOP]
    )
    if (more := len(grid.rows) - TOP) > 0:
        rows += f'<tr><td colspan="{len(grid.headers)}">… + {more:,}</td></tr>'
    caption = f"<caption>{escape(grid.title)}</caption>" if grid.title else ""
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def enable(
    shell: InteractiveShell | None = None, *, language: str = "zh", today: date | None = None
) -> None:
    """Show rulings, suggestions, routes, projects … in this notebook from now on.

    ``shell`` is the one that runs unless given; ``today`` is the day as of which things are shown,
    that of their last act unless given. Raises ``RuntimeError`` where no notebook runs, and
    ``ValueError`` for a language that is none.
    """
    if language not in ("zh", "en"):
        raise ValueError(f"{language!r} is no language of this library; write 'zh' or 'en'")
    formatter = _formatter(shell)

    def shown(thing: Any, **_: object) -> Mapping[str, str]:
        return bundle_of(thing, language, today)

    for kind in SHOWN:
        formatter.for_type(kind, shown)


def disable(shell: InteractiveShell | None = None) -> None:
    """Show them as plain values again."""
    formatter = _formatter(shell)
    for kind in SHOWN:
        formatter.pop(kind, None)


def _formatter(shell: InteractiveShell | None) -> Any:
    if shell is None:
        try:
            from IPython.core.getipython import get_ipython
        except ImportError:
            raise RuntimeError("no notebook runs here: IPython is not installed") from None
        shell = get_ipython()
    if shell is None or shell.display_formatter is None:
        raise RuntimeError("no notebook runs here; print(thing) shows it in words")
    return shell.display_formatter.mimebundle_formatter


def load_ipython_extension(shell: InteractiveShell) -> None:
    """``%load_ext wholeprocess.report.notebook`` enables it, in Chinese."""
    enable(shell)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """``%unload_ext wholeprocess.report.notebook`` disables it."""
    disable(shell)
