"""Who goes where, drawn on levels (联动图): the route of a matter, and a suggestion carried on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.law import Text
from wholeprocess.management import Case, Diagram, Route, SuggestionId, escalation_diagram
from wholeprocess.management.escalation.diagram import Edge, Mark, Node
from wholeprocess.report.charts import words
from wholeprocess.report.charts.canvas import COLUMN, LOOKS, Look, Sheet, filled
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import lines, wide

WIDE, LINE, EDGE, STRIPE = 2.2, 0.17, 0.08, 0.09  # inches: a box, a line, around words, its stripe
ACROSS, BETWEEN = 2.5, 0.7  # from box to box, between rows
FITS = int((WIDE - 2 * EDGE - STRIPE) / COLUMN)
STRIPES: Mapping[Mark, Look] = {
    Mark.DEPUTY: LOOKS[1],
    Mark.OPEN: LOOKS[3],
    Mark.SOLVED: LOOKS[4],
    Mark.REFUSED: LOOKS[2],
}
"""Boxes of places and of what waits have no stripe; the latter have a broken frame."""


@frozen
class _Box:
    node: Node
    words: tuple[str, ...]
    x: float
    y: float
    height: float


@frozen
class Levels:
    """A diagram's nodes in rows by level, the lowest below, and its arrows."""

    diagram: Diagram
    _boxes: Mapping[str, _Box] = field(init=False)
    size: tuple[float, float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        rows = defaultdict[int, list[Node]](list)
        for node in self.diagram.nodes:
            rows[node.row].append(node)
        said = {
            node.id: tuple(part for line in node.lines if line for part in lines(line, FITS, 2))
            for node in self.diagram.nodes
        }
        for edge in self.diagram.edges:  # its words stand in the box above, where no arrow runs
            if edge.words:
                at, way = (edge.start, "↓") if edge.dashed else (edge.end, "↑")
                said[at] += tuple(lines(f"{way} {edge.words}", FITS, 2))
        left = 0.2 + max((wide(self.diagram.rows[row]) for row in rows), default=0) * COLUMN
        boxes, floor = dict[str, _Box](), 0.1
        for row in sorted(rows):
            heights = {n.id: LINE * len(said[n.id]) + 2 * EDGE for n in rows[row]}
            high = max(heights.values())
            for node in rows[row]:
                x = left + WIDE / 2 + node.column * ACROSS
                boxes[node.id] = _Box(node, said[node.id], x, floor + high / 2, heights[node.id])
            floor += high + BETWEEN
        right = max((box.x for box in boxes.values()), default=left) + WIDE / 2 + 0.1
        object.__setattr__(self, "_boxes", boxes)
        object.__setattr__(self, "size", (right, floor - BETWEEN + 0.1))

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        for row in {node.row for node in self.diagram.nodes}:
            y = next(box.y for box in self._boxes.values() if box.node.row == row)
            sheet.write(0.1, y, self.diagram.rows[row])
        for edge in self.diagram.edges:
            self._arrow(sheet, edge)
        for box in self._boxes.values():
            self._box(sheet, box)

    def _box(self, sheet: Sheet, box: _Box) -> None:
        from matplotlib.patches import FancyBboxPatch, Rectangle

        left, low = box.x - WIDE / 2, box.y - box.height / 2
        mark = box.node.mark
        style = "round,pad=0,rounding_size=0.12" if mark is Mark.DEPUTY else "square,pad=0"
        frame = FancyBboxPatch((left, low), WIDE, box.height, boxstyle=style)
        waits = mark is Mark.WAITING
        frame.set(facecolor="none", edgecolor=INK, linestyle=(0, (4, 2)) if waits else "-")
        sheet.paper.add_patch(frame)
        if (look := STRIPES.get(mark)) is not None and mark is not Mark.DEPUTY:
            stripe = Rectangle((left, low), STRIPE, box.height, **filled(look))
            sheet.paper.add_patch(stripe)
        if mark is Mark.SOLVED:  # a double frame
            inside = Rectangle((left + STRIPE, low + 0.03), WIDE - STRIPE - 0.03, box.height - 0.06)
            inside.set(facecolor="none", edgecolor=INK, linewidth=0.6)
            sheet.paper.add_patch(inside)
        if mark is Mark.REFUSED:  # a heavy foot
            sheet.paper.plot([left, left + WIDE], [low, low], color=INK, linewidth=3.5)
        y = box.y + LINE * (len(box.words) - 1) / 2
        for line in box.words:
            sheet.write(left + STRIPE + EDGE, y, line)
            y -= LINE

    def _arrow(self, sheet: Sheet, edge: Edge) -> None:
        start, end = self._boxes[edge.start], self._boxes[edge.end]
        if start.node.row == end.node.row:
            side = WIDE / 2 if end.x > start.x else -WIDE / 2
            tail, head = (start.x + side, start.y), (end.x - side, end.y)
        else:
            up = 0.5 if end.y > start.y else -0.5
            aside = 0.4 if edge.dashed else -0.4  # the way back beside the way up
            tail = start.x + aside, start.y + up * start.height
            head = end.x + aside, end.y - up * end.height
        sheet.paper.annotate(
            "",
            xy=head,
            xytext=tail,
            arrowprops={
                "arrowstyle": "-|>",
                "color": INK,
                "linewidth": 1.0 if edge.dashed else 1.8,
                "linestyle": (0, (4, 2)) if edge.dashed else "-",
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )


def route_chart(route: Route, language: str = "zh") -> Chart:
    """A route: the areas on the way, and of each congress the first who can carry the matter."""
    divisions = route.router.register.divisions
    name = divisions[route.origin].name if route.origin in divisions else route.origin
    return _chart(
        route.diagram(language),
        name="route",
        about=f"{route.origin} {route.topic}",
        title=words.fill(words.ROUTE_TITLE, origin=name),
        said=words.fill(words.ROUTE_SAID, origin=name, levels=len(route.found)),
        language=language,
    )


def escalation_chart(
    case: Case, cases: Mapping[SuggestionId, Case], register: Register, language: str = "zh"
) -> Chart:
    """A suggestion with all that carries it on at other levels, each where it stands."""
    diagram = escalation_diagram(case, cases, register, language)
    return _chart(
        diagram,
        name="escalation",
        about=case.id,
        title=words.fill(words.ESCALATION_TITLE, title=case.title),
        said=words.fill(words.ESCALATION_SAID, nodes=len(diagram.nodes)),
        language=language,
    )


def _chart(
    diagram: Diagram, *, name: str, about: str, title: Text, said: Text, language: str
) -> Chart:
    goes = defaultdict[str, list[str]](list)
    for edge in diagram.edges:
        end = next(node for node in diagram.nodes if node.id == edge.end)
        goes[edge.start].append(" ".join(filter(None, (edge.words, "→", end.lines[0]))))
    ordered = sorted(diagram.nodes, key=lambda node: (node.row, node.column, node.id))
    return made(
        Levels(diagram),
        name=name,
        about=about,
        title=title,
        words=said,
        headers=(words.LEVEL, words.WHAT_IS_THERE, words.LEADS_TO),
        rows=(
            (
                diagram.rows[node.row],
                "; ".join(line for line in node.lines if line),
                "; ".join(goes[node.id]),
            )
            for node in ordered
        ),
        language=language,
    )
