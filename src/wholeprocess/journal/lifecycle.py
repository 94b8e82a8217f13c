"""A lifecycle as a table (生命周期表): which act, by whom, moves a thing from phase to phase.

The table is the only source: admitting, asking what is allowed, the docs' diagrams and the
checker read the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from wholeprocess.journal.act import Act

if TYPE_CHECKING:
    import networkx as nx

P = TypeVar("P", bound=StrEnum)


@frozen
class Row(Generic[P]):
    """One row: at this phase, this act by this role leads to that phase.

    ``rule`` is the code of the article or practice; ``when`` picks between rows of one act by
    what the act and the thing say; ``guards`` are the conditions that refuse it; ``again`` marks
    a row that goes back, and names the rule that bounds how often; ``starts`` names the clock
    that it starts.
    """

    at: P
    act: type[Act]
    to: P
    by: StrEnum = field(kw_only=True)
    rule: str = field(kw_only=True)
    when: Callable[..., bool] | None = field(default=None, kw_only=True)
    guards: tuple[Callable[..., Any], ...] = field(default=(), kw_only=True)
    starts: str = field(default="", kw_only=True)
    again: str = field(default="", kw_only=True)

    @property
    def label(self) -> str:
        """The row in a diagram: the act and what decides between rows."""
        words = self.when.__name__.strip("_").replace("_", " ") if self.when else ""
        return f"{self.act.__name__} ({words})" if words else self.act.__name__


@frozen(eq=False)
class Lifecycle(Generic[P]):
    """A table of rows with its first phase and its ends."""

    name: str
    rows: tuple[Row[P], ...]
    start: P
    ends: frozenset[P]

    @cached_property
    def index(self) -> Mapping[type[Act], Mapping[P, tuple[Row[P], ...]]]:
        """The rows by act and phase."""
        index: dict[type[Act], dict[P, tuple[Row[P], ...]]] = {}
        for row in self.rows:
            at = index.setdefault(row.act, {})
            at[row.at] = (*at.get(row.at, ()), row)
        return index

    @cached_property
    def phases(self) -> tuple[P, ...]:
        """Every phase of the enumeration, in its order."""
        return tuple(type(self.start))

    def graph(self) -> nx.MultiDiGraph[P]:
        """The rows as a ``networkx.MultiDiGraph``."""
        import networkx as nx

        graph: nx.MultiDiGraph[P] = nx.MultiDiGraph()
        graph.add_nodes_from(self.phases)
        graph.add_edges_from((row.at, row.to, {"row": row}) for row in self.rows)
        return graph

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the table; empty where it is sound.

        Every phase can be reached and can reach an end, every row names who may act and a rule,
        and every circle of rows between phases has a row whose number of turns is bounded.
        """
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        import networkx as nx

        graph: nx.DiGraph[P] = nx.DiGraph(self.graph())
        reached = {self.start} | nx.descendants(graph, self.start)
        ending = set(self.ends).union(*(nx.ancestors(graph, end) for end in self.ends))
        for phase in self.phases:
            if phase not in reached:
                yield f"{phase} cannot be reached from {self.start}"
            if phase not in ending:
                yield f"{phase} is a trap: no end can be reached from it"
        for row in self.rows:
            place = f"{row.at} + {row.act.__name__}"
            if not row.by:
                yield f"{place}: nobody is named who may do it"
            if not row.rule:
                yield f"{place}: no article and no practice is named"
        free: nx.DiGraph[P] = nx.DiGraph(
            (r.at, r.to) for r in self.rows if not r.again and r.at != r.to
        )
        for circle in sorted(map(sorted, nx.simple_cycles(free))):
            yield f"a circle without a bound: {' → '.join(circle)}"

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {at} --> {to}: {label}" for at, to, label in self._arrows()]
        lines += [f"    {end} --> [*]" for end in sorted(self.ends)]
        return "\n".join(lines)

    def dot(self) -> str:
        """The table as a Graphviz digraph."""
        lines = [f'digraph "{self.name}" {{', "    rankdir=LR;"]
        lines += [
            f'    "{p}" [shape={"doublecircle" if p in self.ends else "box"}];' for p in self.phases
        ]
        lines += [f'    "{at}" -> "{to}" [label="{label}"];' for at, to, label in self._arrows()]
        return "\n".join([*lines, "}"])

    def table(self) -> str:
        """The rows as a Markdown table: phase, act, who, next phase, rule."""
        head = ["| at | act | by | to | rule |", "| --- | --- | --- | --- | --- |"]
        return "\n".join(
            head + [f"| {r.at} | {r.label} | {r.by} | {r.to} | {r.rule} |" for r in self.rows]
        )

    def _arrows(self) -> Iterable[tuple[P, P, str]]:
        labels: dict[tuple[P, P], list[str]] = {}
        for row in self.rows:
            labels.setdefault((row.at, row.to), []).append(row.label)
        for (at, to), words in labels.items():
            yield at, to, ", ".join(dict.fromkeys(words))
