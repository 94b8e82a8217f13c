"""The chain (追溯): from any thing both ways through the whole process.

``process_graph`` folds a journal into a networkx graph: its nodes are things, an edge leads from
what stood behind something to that thing, and every node has the acts that made it what it is.
``trace`` is the part of it that a thing rests on and that came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wholeprocess.congress import Deputy, DeputyId, Division, Unit, UnitId
from wholeprocess.errors import NoSuchThing
from wholeprocess.journal import Entry
from wholeprocess.law import Text
from wholeprocess.process.references import Thing, class_of, references, thing_of, words_of

if TYPE_CHECKING:
    import networkx as nx

    from wholeprocess.congress import Register
    from wholeprocess.process.state import State

ORDER = (
    "election",
    "area",
    "objection",
    "box",
    "district",
    "candidate",
    "deputy",
    "station",
    "opinion",
    "suggestion",
    "bill",
    "resolution",
    "slate",
    "project",
    "question",
    "payment",
)
"""Kinds in the order of the process: of two things in one act the earlier stood behind the later.

A kind that is not here stands behind nothing that is, and in front of the thing of its act.
"""

CONTEXT = frozenset({"deputy", "unit", "division", "session", "slate", "election", "station"})
"""Who and where: named with a thing, never gone through, or everything would hang together."""

BACKWARDS = frozenset({("management.submit", "parent")})
"""Fields that name, of the same kind, the thing behind; all others name the one that came of it."""

BY_WORD: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("consultation.hear-opinion", "at"): ("station",),
    ("decision.propose", "source"): ("opinion", "station", "suggestion"),
    ("decision.visit-site", "station_day"): ("station",),
    ("decision.adopt-suggestion", "document"): ("resolution",),
    ("decision.adopt-suggestion", "suggestion"): ("suggestion",),
}
"""Fields of plain text that may hold an identifier: what kinds it may be of.

A day at a station is written ``station@day``; the station is meant.
"""


@frozen
class Step:
    """One act in the life of a thing: its line in the journal, its day, who, and what."""

    line: int
    on: date
    by: str
    words: Text
    act: str


def process_graph(journal: Iterable[Entry], state: State | None = None) -> nx.DiGraph[Thing]:
    """Every thing of a journal, with an edge from each that stood behind another.

    A node has ``title`` (the last that an act gave it, or ""), ``steps`` (the acts that name it),
    ``first`` and ``last`` (days). An edge has ``line``, ``on`` and ``words`` of the first act that
    made it, and ``context`` (whether one end only says who or where; two such are not joined). With
    the state that the journal adds up to, deputies and units have their names as titles, acts lead
    to those who did them, and resolutions to the projects that they adopted.
    """
    import networkx as nx

    graph: nx.DiGraph[Thing] = nx.DiGraph()
    register = state.register if state is not None else None
    by_word: list[tuple[Thing, str, tuple[str, ...], Step]] = []
    for entry in journal:
        act = entry.act
        thing = thing_of(act)
        step = Step(
            entry.seq, act.on, str(getattr(act, "by", "")), words_of(class_of(act)), act.kind
        )
        named = [*references(act), *_actor(step, thing, register)]
        focus = [other for _, other in named if other.kind == "project"]
        title = str(getattr(act, "title", "") or "")
        _add(graph, thing, step, "" if focus else title)
        for field, other in named:
            _add(graph, other, step, title if other in focus else "")
            _join(graph, *_in_order(thing, other, act.kind, field), step)
        by_word += [
            (one, str(getattr(act, field)), kinds, step)
            for (kind, field), kinds in BY_WORD.items()
            if kind == act.kind and getattr(act, field)
            for one in (focus or [thing])
        ]
    for one, word, kinds, step in by_word:
        for kind in kinds:
            ident = word.partition("@")[0] if kind == "station" else word
            if (other := Thing(kind, ident)) in graph and other != one:
                _join(graph, *_in_order(one, other, step.act, ""), step)
    if state is not None:
        _adopted(graph, state)
    if register is not None:
        for node, data in graph.nodes(data=True):
            data["title"] = data["title"] or _name(node, register)
    return graph


def _adopted(graph: nx.DiGraph[Thing], state: State) -> None:
    """A list's resolution stands behind every project on the list."""
    for project in state.decision.projects.values():
        act = project.acts[0]
        resolution, of = Thing("resolution", str(getattr(act, "resolution", ""))), project.id
        if resolution in graph and Thing("project", of) in graph:
            step = next(s for s in graph.nodes[resolution]["steps"] if s.act == act.kind)
            _join(graph, resolution, Thing("project", of), step)


def _actor(step: Step, thing: Thing, register: Register | None) -> Iterator[tuple[str, Thing]]:
    """Who acted, where the register knows a deputy or a unit of that name."""
    if register is None:
        return
    for kind, known in (("deputy", register.deputies), ("unit", register.units)):
        if step.by in known and (who := Thing(kind, step.by)) != thing:
            yield "by", who


def _name(node: Thing, register: Register) -> str:
    known: Deputy | Unit | Division | None
    match node.kind:
        case "deputy":
            known = register.deputies.get(DeputyId(node.id))
        case "unit":
            known = register.units.get(UnitId(node.id))
        case "division":
            known = register.divisions.get(node.id)
        case _:
            known = None
    return str(known.name) if known is not None else ""


def _add(graph: nx.DiGraph[Thing], thing: Thing, step: Step, title: str) -> None:
    if thing not in graph:
        graph.add_node(thing, title=title, steps=[step], first=step.on, last=step.on)
        return
    node = graph.nodes[thing]
    node["title"] = title or node["title"]
    if node["steps"][-1].line != step.line:
        node["steps"].append(step)
    node["first"], node["last"] = min(node["first"], step.on), max(node["last"], step.on)


def _in_order(thing: Thing, other: Thing, act: str, field: str) -> tuple[Thing, Thing]:
    """The one that stood behind, then the other."""
    if other.kind == thing.kind:
        return (other, thing) if (act, field) in BACKWARDS else (thing, other)
    if other.kind in CONTEXT and thing.kind not in CONTEXT:
        return other, thing
    if thing.kind in CONTEXT and other.kind not in CONTEXT:
        return thing, other
    later = ORDER.index(other.kind) if other.kind in ORDER else -1
    mine = ORDER.index(thing.kind) if thing.kind in ORDER else len(ORDER)
    return (thing, other) if later > mine else (other, thing)


def _join(graph: nx.DiGraph[Thing], behind: Thing, of: Thing, step: Step) -> None:
    if behind.kind in CONTEXT and of.kind in CONTEXT:
        return
    if not graph.has_edge(behind, of):
        context = behind.kind in CONTEXT or of.kind in CONTEXT
        graph.add_edge(behind, of, line=step.line, on=step.on, words=step.words, context=context)


@frozen(eq=False)
class Trace:
    """What a thing rests on and what came of it.

    ``graph`` has the thing, what stood ``behind`` it and what came ``of`` it, with all their edges.
    """

    thing: Thing
    graph: nx.DiGraph[Thing]
    behind: frozenset[Thing]
    of: frozenset[Thing]

    def as_data(self) -> dict[str, Any]:
        """Plain data for machines: the things with their acts, and who stood behind what."""
        return {
            "thing": list(self.thing),
            "behind": sorted(map(list, self.behind)),
            "of": sorted(map(list, self.of)),
            "things": [
                {
                    "kind": node.kind,
                    "id": node.id,
                    "title": data["title"],
                    "acts": [
                        {
                            "line": step.line,
                            "on": step.on.isoformat(),
                            "by": step.by,
                            "act": step.act,
                            "words": {"zh": step.words.zh, "en": step.words.en},
                        }
                        for step in data["steps"]
                    ],
                }
                for node in sorted(self.graph)
                for data in (self.graph.nodes[node],)
            ],
            "edges": [
                {"behind": list(one), "of": list(other), "line": data["line"]}
                for one, other in sorted(self.graph.edges)
                for data in (self.graph.edges[one, other],)
            ],
        }


def trace(graph: nx.DiGraph[Thing], thing: Thing, *, context: bool = False) -> Trace:
    """The part of the process that a thing hangs on, both ways.

    Deputies, units, sessions and the like are not gone through, except where the way begins with
    one. With ``context`` those that are named on the way are in the graph as well. Raises
    ``NoSuchThing`` where no act names the thing.
    """
    if thing not in graph:
        known = sorted({node.kind for node in graph})
        raise NoSuchThing(f"no act names a {thing}; the journal has {', '.join(known)}")
    behind = _reached(graph, thing, back=True)
    of = _reached(graph, thing, back=False)
    nodes = {thing, *behind, *of}
    if context:
        nodes |= {
            near
            for node in tuple(nodes)
            for near in (*graph.predecessors(node), *graph.successors(node))
            if near.kind in CONTEXT
        }
    return Trace(thing, graph.subgraph(nodes).copy(), frozenset(behind), frozenset(of))


def _reached(graph: nx.DiGraph[Thing], start: Thing, *, back: bool) -> set[Thing]:
    near = graph.predecessors if back else graph.successors
    seen: set[Thing] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node != start and node.kind in CONTEXT:
            continue
        for other in near(node):
            if other in seen or other == start:
                continue
            if other.kind in CONTEXT and not (back and node == start):
                continue
            seen.add(other)
            waiting.append(other)
    return seen


def things_called(graph: nx.DiGraph[Thing], word: str) -> tuple[Thing, ...]:
    """The things that a person may mean: by kind and identifier, by identifier, or by title.

    An identifier goes before titles that have the word in them.
    """
    kind, _, ident = word.partition(" ")
    if ident and Thing(kind, ident) in graph:
        return (Thing(kind, ident),)
    if exact := sorted(node for node in graph if node.id == word):
        return tuple(exact)
    titled = (node for node, data in graph.nodes(data=True) if word and word in data["title"])
    return tuple(sorted(titled))
