"""The sheet a chart is drawn on (画布): a matplotlib figure in inches, and the SVG made of it.

Everything that would differ from machine to machine is fixed: words are measured by the font that
comes with matplotlib and written as words, with the names of fonts that have Chinese signs. No
state of pyplot is touched.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wholeprocess.errors import MissingExtra
from wholeprocess.report.charts.svg import INK, readable
from wholeprocess.report.charts.words import clean, wide

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = 9.0  # of letters, in points
COLUMN = SIZE * 0.53 / 72  # of a column of words, in inches
ROW = 0.26  # from one line of a list to the next, in inches
WIDTH = 6.6  # of most charts, in inches


@frozen
class Look:
    """How a part is told from others: its colour, and on grey paper its hatching or its sign."""

    colour: str
    hatch: str
    sign: str
    line: str | tuple[int, tuple[int, int]]


LOOKS = (
    Look("#1b5a8c", "", "o", "-"),
    Look("#f3e3a1", "////", "s", "--"),
    Look("#d9822b", "----", "^", "-."),
    Look("#a9d3f0", "\\\\\\\\", "D", ":"),
    Look("#44865b", "xx", "v", (0, (5, 1))),
    Look("none", "", "P", (0, (1, 1))),
)
"""The parts of a chart in their order: no two of them have the same lightness. The last is hollow,
for what is left."""


@frozen
class Sign:
    """A sign at a point: its form, and what it is filled with."""

    form: str
    colour: str = INK
    size: float = 6.5


@frozen
class Sheet:
    """A figure of so many inches, and axes over all of it that count in inches from below."""

    figure: Figure
    paper: Axes
    width: float
    height: float

    def axes(self, left: float, below: float, right: float, above: float) -> Axes:
        """Axes for data with so many inches of margin, drawn in ink, without a frame."""
        wide_, high = self.width - left - right, self.height - below - above
        made = self.figure.add_axes(
            (left / self.width, below / self.height, wide_ / self.width, high / self.height)
        )
        made.patch.set_visible(False)
        for side in ("top", "right"):
            made.spines[side].set_visible(False)
        return made

    def write(self, x: float, y: float, words: object, **how: Any) -> None:
        """Words at a place, in inches."""
        self.paper.text(x, y, clean(words), **{"va": "center", **how})

    def sign(self, x: float, y: float, sign: Sign) -> None:
        """A sign at a place, in inches."""
        self.paper.plot([x], [y], **signed(sign))

    def key(self, x: float, y: float, parts: Iterable[tuple[str, Look | Sign]]) -> float:
        """Which part has which look, from left to right in as many lines as needed.

        Gives back how high the middle of the next line is.
        """
        from matplotlib.patches import Rectangle

        at = x
        for words, look in parts:
            need = _room(words)
            if at > x and at + need > self.width:
                at, y = x, y - ROW
            if isinstance(look, Look):
                self.paper.add_patch(Rectangle((at, y - 0.06), 0.22, 0.12, **filled(look)))
            else:
                self.sign(at + 0.11, y, look)
            self.write(at + 0.3, y, words)
            at += need
        return y - ROW


def _room(words: str) -> float:
    return 0.3 + wide(words) * COLUMN + 0.22


def key_lines(
    parts: Iterable[tuple[str, Look | Sign]], width: float = WIDTH, x: float = 0.1
) -> int:
    """How many lines ``Sheet.key`` will take."""
    number, at = 1, x
    for words, _ in parts:
        need = _room(words)
        if at > x and at + need > width:
            at, number = x, number + 1
        at += need
    return number


def filled(look: Look) -> dict[str, Any]:
    """How an area of that look is filled."""
    return {
        "facecolor": look.colour,
        "hatch": look.hatch or None,
        "edgecolor": INK,
        "linewidth": 0.7,
    }


def signed(sign: Sign) -> dict[str, Any]:
    """How a sign is drawn."""
    return {
        "marker": sign.form,
        "markersize": sign.size,
        "markerfacecolor": sign.colour,
        "markeredgecolor": INK,
        "markeredgewidth": 0.9,
        "linestyle": "none",
        "clip_on": False,
        "zorder": 6,
    }


def drawn(
    plot: Callable[[Sheet], None],
    size: tuple[float, float],
    *,
    name: str,
    title: str,
    description: str,
    language: str,
) -> str:
    """What ``plot`` draws on a sheet of that size, as an SVG element with its words.

    Raises ``MissingExtra`` without matplotlib.
    """
    try:
        import matplotlib.style
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("a chart", "report") from None

    style: dict[Any, Any] = {
        "font.family": ["DejaVu Sans"],
        "font.size": SIZE,
        "text.parse_math": False,
        "axes.unicode_minus": True,
        "axes.linewidth": 0.8,
        "hatch.linewidth": 0.6,
        "svg.fonttype": "none",
        "svg.hashsalt": f"wholeprocess {name}",
        **dict.fromkeys(
            ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK
        ),
    }
    width, height = size
    with matplotlib.style.context(["default", style]), warnings.catch_warnings():
        # the words are measured only: whoever looks at them has the fonts
        warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        figure = Figure(figsize=(width, height))
        figure.patch.set_visible(False)
        paper = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        paper.set_axis_off()
        paper.set_xlim(0.0, width)
        paper.set_ylim(0.0, height)
        plot(Sheet(figure, paper, width, height))
        made = BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(made, format="svg", metadata=nothing)
    return readable(made.getvalue(), name=name, title=title, words=description, language=language)
