"""What is drawn (图示内容): a route, and a suggestion with all that carries it on."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve

from wholeprocess.congress import Division, Level, Register
from wholeprocess.law import LEVELS, Text
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.escalation.diagram import Diagram, Edge, Mark, Node
from wholeprocess.management.escalation.family import (
    Cases,
    LegStanding,
    LegState,
    children,
    legs_of,
    settled,
)
from wholeprocess.management.escalation.route import Route

_ROWS = ("village", *(level.value for level in Level))
_PHASES = {
    Phase.SUBMITTED: "已提出",
    Phase.ADMITTED: "已受理",
    Phase.ASSIGNED: "已交办",
    Phase.HANDLING: "办理中",
    Phase.REPLIED: "已答复",
    Phase.ESCALATED: "已转请上级代表",
    Phase.SPECIAL_SUPERVISION: "专项督办",
    Phase.CLOSED: "已结案",
}


def _rows(language: str) -> tuple[str, ...]:
    village = Text("村级", "village").in_(language)
    return (village, *(Text(level.zh, level.value).in_(language) for level in Level))


def route_diagram(route: Route, language: str = "en", each: int = 3) -> Diagram:
    """A route: the areas on the way, and of each congress the first ``each`` who can carry it."""
    divisions = route.router.register.divisions
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    for way in route.ways:
        for code in way.through:
            nodes.setdefault(code, _place(divisions[code]))
        edges |= {Edge(below, above): None for below, above in pairwise(way.through)}
        lines = [f"{c.deputy}  {c.why.in_(language)}" for c in way.carriers[:each]]
        if (more := len(way.deputies) - each) > 0:
            lines.append(Text(f"另有{more}名代表", f"and {more} more").in_(language))
        if mend := way.mend:
            lines.append(mend.in_(language))
        mark = Mark.WAITING if way.mend else Mark.DEPUTY
        who = Node(f"for {way.congress}", _ROWS.index(way.level), lines, mark, column=1)
        nodes[who.id] = who
        edges[Edge(who.id, way.congress)] = None
    return Diagram(tuple(nodes.values()), tuple(edges), _rows(language))


def escalation_diagram(
    case: Case, cases: Cases, register: Register, language: str = "en"
) -> Diagram:
    """A suggestion with everything that carries it on, from the one that began: each where it is.

    Arrows upward are what was put forward; a dashed arrow back says what came home.
    """
    root = case
    while root.filed.parent is not None and root.filed.parent in cases:
        root = cases[root.filed.parent]
    drawing = _Family(cases, register, language)
    drawing.branch(root)
    return Diagram(tuple(drawing.nodes.values()), tuple(drawing.edges), _rows(language))


class _Family:
    """Draws a suggestion and what carries it on, each branch in columns of its own."""

    def __init__(self, cases: Cases, register: Register, language: str) -> None:
        self.cases, self.register, self.language = cases, register, language
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}
        self.columns = 0

    def branch(self, case: Case) -> None:
        """Draw a case above which its branches stand, and the arrows between them."""
        language = self.language
        self.nodes[case.id] = _suggestion(case, self.register, language)
        first = self.columns
        legs = {leg.congress: leg for leg in legs_of(case, self.cases)}
        for child in children(self.cases, case.id):
            self.branch(child)
            self.edges[Edge(case.id, child.id, str(child.filed.on))] = None
            leg = legs.get(child.congress)
            if leg and leg.home and leg.home.child == child.id:
                self.edges[Edge(child.id, case.id, _home(leg, language), dashed=True)] = None
        for leg in legs.values():
            if not leg.children:
                waits = self.leaf(_waiting(case, leg, self.register, language))
                self.edges[Edge(case.id, waits.id, str(leg.asked))] = None
                if leg.home:
                    self.edges[Edge(waits.id, case.id, _home(leg, language), dashed=True)] = None
        if self.columns == first:
            self.leaf(self.nodes[case.id])
        else:
            middle = (first + self.columns - 1) / 2
            self.nodes[case.id] = evolve(self.nodes[case.id], column=middle)
        end = settled(case, self.cases)
        if end is not case:
            if end.id not in self.nodes:
                self.leaf(_suggestion(end, self.register, language))
            words = Text("合并办理", "merged into").in_(language)
            self.edges[Edge(case.id, end.id, words, dashed=True)] = None

    def leaf(self, node: Node) -> Node:
        """Draw a node in a column of its own."""
        self.nodes[node.id] = evolve(node, column=self.columns)
        self.columns += 1
        return node


def _home(leg: LegState, language: str) -> str:
    day = f" {leg.home.on}" if leg.home else ""
    return leg.standing.words.in_(language) + day


def _suggestion(case: Case, register: Register, language: str) -> Node:
    said = case.outcome or case.phase
    words = Text(_PHASES[case.phase], said.value.replace("_", " ")).in_(language)
    if case.outcome and language == "zh":
        words += "，已解决" if case.outcome.solved else "，未解决"
    mark = Mark.WAITING if case.phase is Phase.ESCALATED else Mark.OPEN
    if case.outcome:
        mark = Mark.SOLVED if case.outcome.solved else Mark.REFUSED
    name = register.divisions[case.congress].name
    row = _ROWS.index(LEVELS[len(case.congress)])
    lines = (f"{name} {case.congress}", f"{case.id} {case.filed.title}", words)
    return Node(case.id, row, lines, mark)


def _waiting(case: Case, leg: LegState, register: Register, language: str) -> Node:
    name = register.divisions[leg.congress].name
    who = ", ".join(leg.carriers)
    words = leg.standing.words.in_(language)
    mark = {LegStanding.SOLVED: Mark.SOLVED, LegStanding.REFUSED: Mark.REFUSED}
    row = _ROWS.index(LEVELS[len(leg.congress)])
    lines = (f"{name} {leg.congress}", who, words)
    return Node(f"{case.id} at {leg.congress}", row, lines, mark.get(leg.standing, Mark.WAITING))


def _place(division: Division) -> Node:
    lines = (f"{division.name} {division.code}",)
    return Node(division.code, _ROWS.index(division.level), lines, Mark.PLACE)
