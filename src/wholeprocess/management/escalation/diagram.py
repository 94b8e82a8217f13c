"""A drawing of who goes where (图示): nodes in rows by level, as Mermaid, DOT, or a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

_PLAIN = re.compile(r"[^0-9A-Za-z一-鿿，。、；（）《》·→ ,.()/+-]")
"""What a Mermaid label may not hold as it is: its own signs, and what a person could slip in."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # whatever ends a line, with it


class Mark(StrEnum):
    """What a node is; each has a form of its own, so that grey paper is enough."""

    PLACE = "place"  # 区划
    DEPUTY = "deputy"  # 代表
    OPEN = "open"  # 办理中
    WAITING = "waiting"  # 等待
    SOLVED = "solved"  # 解决
    REFUSED = "refused"  # 未解决


_MERMAID = {
    Mark.PLACE: ("[", "]"),
    Mark.DEPUTY: ("([", "])"),
    Mark.OPEN: ("(", ")"),
    Mark.WAITING: ("{{", "}}"),
    Mark.SOLVED: ("[[", "]]"),
    Mark.REFUSED: ("[/", "/]"),
}
_DOT = {
    Mark.PLACE: "shape=box",
    Mark.DEPUTY: "shape=ellipse",
    Mark.OPEN: 'shape=box, style="rounded"',
    Mark.WAITING: 'shape=box, style="dashed"',
    Mark.SOLVED: "shape=box, peripheries=2",
    Mark.REFUSED: "shape=parallelogram",
}


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(_CONTROL.sub(" ", line).strip() for line in lines)


@frozen
class Node:
    """One thing drawn: in which row from below and column, with which lines of words."""

    id: str
    row: int
    lines: tuple[str, ...] = field(converter=_lines)
    mark: Mark
    column: float = 0.0


@frozen
class Edge:
    """An arrow between two nodes; a dashed one is the way back."""

    start: str
    end: str
    words: str = ""
    dashed: bool = False


@frozen
class Diagram:
    """Nodes and arrows, the same for every way of drawing them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: tuple[str, ...]  # what each row is called, the lowest first

    def mermaid(self) -> str:
        """A Mermaid flow chart; words are written so that none of them is read as a command."""
        names = {node.id: f"n{place}" for place, node in enumerate(self.nodes)}
        lines = ["flowchart BT"]
        for node in self.nodes:
            left, right = _MERMAID[node.mark]
            label = "<br/>".join(map(_escaped, node.lines))
            lines.append(f'    {names[node.id]}{left}"{label}"{right}')
        for edge in self.edges:
            arrow = "-.->" if edge.dashed else "-->"
            words = f'|"{_escaped(edge.words)}"|' if edge.words else ""
            lines.append(f"    {names[edge.start]} {arrow}{words} {names[edge.end]}")
        return "\n".join(lines)

    def dot(self) -> str:
        """A Graphviz digraph, the levels in rows."""
        lines = ["digraph escalation {", "    rankdir=BT;"]
        lines += [
            f"    {_quoted(node.id)} [label={_quoted(*node.lines)}, {_DOT[node.mark]}];"
            for node in self.nodes
        ]
        for row in sorted({node.row for node in self.nodes}):
            same = " ".join(f"{_quoted(node.id)};" for node in self.nodes if node.row == row)
            lines.append(f"    {{rank=same; {same}}}")
        for edge in self.edges:
            style = ", style=dashed, constraint=false" if edge.dashed else ""
            ends = f"{_quoted(edge.start)} -> {_quoted(edge.end)}"
            lines.append(f"    {ends} [label={_quoted(edge.words)}{style}];")
        return "\n".join([*lines, "}"])

    def picture(self, kind: str = "png") -> bytes:
        """The picture as ``"png"`` or ``"svg"`` bytes; needs the extra ``draw``.

        The same diagram gives the same bytes with the same matplotlib and fonts. Signs that no
        font of the machine has are shown as □, and the picture names a font that would help.
        """
        from wholeprocess.management.escalation.picture import drawn

        return drawn(self, kind)


def _escaped(words: str) -> str:
    return _PLAIN.sub(lambda sign: f"#{ord(sign.group())};", _CONTROL.sub(" ", words))


def _quoted(*lines: str) -> str:
    clean = (_CONTROL.sub(" ", line).replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(clean) + '"'
