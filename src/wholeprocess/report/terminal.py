"""Things in a terminal (终端显示): their views as ``rich`` prints them; needs the extra ``cli``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from wholeprocess.errors import MissingExtra
from wholeprocess.report.views import Grid, view

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table


@frozen
class Shown:
    """A thing for ``rich``: ``console.print(Shown(thing))``.

    What people wrote is printed as it is: brackets are no markup, and control signs are gone.
    """

    thing: object
    language: str = "zh"
    today: date | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The title, the lines and the tables, one after the other."""
        from rich.text import Text

        shown = view(self.thing, self.language, self.today)
        yield Text(shown.title, style="bold")
        yield from (Text(f"  {line}") for line in shown.lines)
        for grid in shown.grids:
            yield Text("")
            yield Text(grid.title, style="bold")
            yield _table(grid)


def text_of(thing: object, language: str = "zh", today: date | None = None) -> str:
    """The same as plain text, a hundred columns wide."""
    try:
        from rich.console import Console
    except ImportError:
        raise MissingExtra("a thing in a terminal", "cli") from None
    console = Console(width=100, color_system=None, force_terminal=False)
    with console.capture() as held:
        console.print(Shown(thing, language, today))
    return "\n".join(line.rstrip() for line in held.get().splitlines())


def _table(grid: Grid) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for place, head in enumerate(grid.headers):
        column = [row[place] for row in grid.rows]
        number = any(column) and all(cell == "–" or _number(cell) for cell in column)
        table.add_column(Text(head), justify="right" if number else "left", overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdigit()


__all__ = ["Shown", "text_of"]
