"""A diagram as a picture (图片), by matplotlib: levels as rows, forms told apart in grey."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from attrs import frozen

from wholeprocess.errors import MissingExtra
from wholeprocess.management.escalation.diagram import Diagram, Edge, Mark, Node

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontEntry

FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Arial Unicode MS",
)
"""Fonts with Chinese signs, in the order in which they are looked for."""
FALLBACK = "DejaVu Sans"  # comes with matplotlib, without Chinese signs
KINDS = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}

# in inches
WIDTH, LINE, MARGIN = 2.7, 0.16, 0.14  # of a box, of a line in it, around its words
ACROSS, BETWEEN, LEFT = 3.1, 0.9, 1.2  # from box to box, between rows, for the rows' names
COLUMNS = 38  # Latin letters in a line; a Chinese sign takes two
MISSING = "□"


@frozen
class Box:
    """A node with its words in lines, and where it stands."""

    node: Node
    words: str
    x: float
    y: float
    height: float


def drawn(diagram: Diagram, kind: str) -> bytes:
    """The picture's bytes; ``MissingExtra`` without matplotlib, ``ValueError`` for other kinds."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of picture; write {' or '.join(KINDS)}")
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("a picture of an escalation", "draw") from None

    font, known = _font()
    boxes = _boxes(diagram)
    top = max((box.y + box.height / 2 for box in boxes.values()), default=0.0) + 0.3
    right = max((box.x + WIDTH / 2 for box in boxes.values()), default=0.0) + 0.3
    style: dict[Any, Any] = {
        "font.family": [font.name],
        "font.weight": font.weight,
        "font.size": 8,
        "svg.hashsalt": "wholeprocess",
        "svg.fonttype": "path",
    }
    with matplotlib.rc_context(style):
        figure = Figure(figsize=(right + LEFT, top + 0.5))
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(-LEFT, right)
        axes.set_ylim(-0.5, top)
        if _draw(axes, diagram, boxes, known):
            words = f"{MISSING}: no font here has these signs; install for example {FONTS[0]}"
            _text(axes, (right - LEFT) / 2, -0.3, words, fontsize=6, color="0.3")
        made = BytesIO()
        figure.savefig(made, format=kind, dpi=150, metadata=KINDS[kind])
    return made.getvalue()


def _font() -> tuple[FontEntry, frozenset[int]]:
    """The font to write with, and the signs that it has."""
    from matplotlib.font_manager import fontManager, get_font

    upright = [font for font in fontManager.ttflist if font.style == "normal"]
    for name in (*FONTS, FALLBACK):
        cuts = [font for font in upright if font.name == name]
        if cuts:
            font = min(cuts, key=lambda font: (abs(_weight(font) - 400), font.fname))
            return font, frozenset(get_font(font.fname).get_charmap())
    raise MissingExtra(f"{FALLBACK}, the font that comes with matplotlib,", "draw")


def _weight(font: FontEntry) -> int:
    return font.weight if isinstance(font.weight, int) else 400


def _boxes(diagram: Diagram) -> dict[str, Box]:
    """Where each box stands: rows from below, as high as their highest box; empty rows left out."""
    words = {
        node.id: "\n".join(_wrapped(line) for line in node.lines if line) for node in diagram.nodes
    }
    heights = {i: LINE * (said.count("\n") + 1) + 2 * MARGIN for i, said in words.items()}
    boxes: dict[str, Box] = {}
    floor = 0.0
    for row in sorted({node.row for node in diagram.nodes}):
        here = [node for node in diagram.nodes if node.row == row]
        high = max(heights[node.id] for node in here)
        for node in here:
            x, y = WIDTH / 2 + node.column * ACROSS, floor + high / 2
            boxes[node.id] = Box(node, words[node.id], x, y, heights[node.id])
        floor += high + BETWEEN
    return boxes


def _draw(axes: Axes, diagram: Diagram, boxes: dict[str, Box], known: frozenset[int]) -> bool:
    """Draw it all; whether a sign was missing."""
    lacking = False

    def shown(words: str) -> str:
        nonlocal lacking
        signs = (s if s == "\n" or ord(s) in known else MISSING for s in words)
        clean = "".join(signs)
        lacking = lacking or clean != words
        return clean

    for row in {node.row for node in diagram.nodes}:
        y = next(box.y for box in boxes.values() if box.node.row == row)
        _text(axes, -LEFT / 2, y, shown(diagram.rows[row]), color="0.35")
    for edge in diagram.edges:
        _arrow(axes, boxes[edge.start], boxes[edge.end], edge, shown)
    for box in boxes.values():
        _box(axes, box, shown)
    return lacking


def _box(axes: Axes, box: Box, shown: Callable[[str], str]) -> None:
    from matplotlib.patches import FancyBboxPatch

    mark, left, low = box.node.mark, box.x - WIDTH / 2, box.y - box.height / 2
    rounding = {Mark.DEPUTY: "round,pad=0,rounding_size=0.25", Mark.OPEN: "round,pad=0"}
    axes.add_patch(
        FancyBboxPatch(
            (left, low),
            WIDTH,
            box.height,
            boxstyle=rounding.get(mark, "square,pad=0"),
            facecolor="0.93" if mark is Mark.PLACE else "white",
            edgecolor="black",
            linestyle="--" if mark is Mark.WAITING else "-",
            zorder=2,
        )
    )
    if mark is Mark.SOLVED:  # a double frame
        inside = FancyBboxPatch(
            (left + 0.05, low + 0.05), WIDTH - 0.1, box.height - 0.1, boxstyle="square,pad=0"
        )
        inside.set(fill=False, linewidth=0.6, zorder=3)
        axes.add_patch(inside)
    if mark is Mark.REFUSED:  # a heavy foot
        axes.plot([left, left + WIDTH], [low, low], color="black", linewidth=4, zorder=3)
    _text(axes, box.x, box.y, shown(box.words), zorder=4)


def _arrow(axes: Axes, start: Box, end: Box, edge: Edge, shown: Callable[[str], str]) -> None:
    if start.node.row == end.node.row:
        side = WIDTH / 2 if end.x > start.x else -WIDTH / 2
        tail, head = (start.x + side, start.y), (end.x - side, end.y)
    else:
        up = 0.5 if end.y > start.y else -0.5
        aside = 0.35 if edge.dashed else -0.35  # the way back beside the way up
        tail = (start.x + aside, start.y + up * start.height)
        head = (end.x + aside, end.y - up * end.height)
    form: dict[str, Any] = {
        "arrowstyle": "-|>",
        "linestyle": "--" if edge.dashed else "-",
        "color": "black",
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate("", xy=head, xytext=tail, arrowprops=form, zorder=1)
    if edge.words:  # nearer to where it comes from, so that two arrows' words stand apart
        x, y = tail[0] + (head[0] - tail[0]) * 0.3, tail[1] + (head[1] - tail[1]) * 0.3
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        _text(axes, x, y, shown(_wrapped(edge.words)), fontsize=6.5, bbox=plate, zorder=3)


def _text(axes: Axes, x: float, y: float, words: str, **how: Any) -> None:
    axes.text(x, y, words, ha="center", va="center", parse_math=False, **how)


def _wrapped(words: str) -> str:
    """At most two lines of a box's width; what is longer ends with an ellipsis."""
    lines, line, used = [], "", 0
    for sign in words:
        wide = 2 if east_asian_width(sign) in "WF" else 1
        if used + wide > COLUMNS:
            lines.append(line)
            line, used = "", 0
        line, used = line + sign, used + wide
    lines.append(line)
    return "\n".join(lines if len(lines) < 3 else [lines[0], lines[1][:-1] + "…"])
