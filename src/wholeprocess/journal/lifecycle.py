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
from wholeprocess.journal.lifecycle_data import Condition, LifecycleData, RowData
from wholeprocess.law import Rule, TimeLimit, shipped_rules

if TYPE_CHECKING:
    import networkx as nx

P = TypeVar("P", bound=StrEnum)


@frozen
class Row(Generic[P]):
    """One row: at this phase, this act by this role leads to that phase.

    ``rule`` is the code of the article or practice; ``when`` picks between rows of one act by
    what the act and the thing say; ``guards`` are the conditions that refuse it; ``again`` marks
    a row that goes back, and names the rule that bounds how often; ``starts`` names the clock
    that it starts, ``extends`` the clock that it lengthens as far as its rule says; ``returns`` is
    the act by which what the row hands over to others comes back.
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
    extends: str = field(default="", kw_only=True)
    returns: type[Act] | None = field(default=None, kw_only=True)

    @property
    def place(self) -> str:
        """The row in a sentence: where it stands, and the act."""
        return f"{self.at} + {self.act.__name__}"

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

    def open_to(self, phase: P, may: Callable[[Row[P]], bool]) -> tuple[type[Any], ...]:
        """The kinds of act that can come next in a phase, of the rows by which somebody may act."""
        return tuple({row.act: None for row in self.rows if row.at is phase and may(row)})

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

    def faults(self, rules: Mapping[str, Rule] | None = None) -> tuple[str, ...]:
        """What is wrong with the table; empty where it is sound.

        Every phase can be reached and can reach an end, every row names who may act and a rule,
        every circle of rows between phases has a row whose number of turns is bounded, every clock
        has a length in ``rules`` (those that ship, unless given) and so has what lengthens it, and
        whatever is handed over can come back, whatever happens meanwhile.
        """
        return (*self._of_phases(), *self._of_clocks(rules or shipped_rules()), *self._of_returns())

    def _of_phases(self) -> Iterator[str]:
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
            if not row.by:
                yield f"{row.place}: nobody is named who may do it"
            if not row.rule:
                yield f"{row.place}: no article and no practice is named"
        free: nx.DiGraph[P] = nx.DiGraph(
            (r.at, r.to) for r in self.rows if not r.again and r.at != r.to
        )
        for circle in sorted(map(sorted, nx.simple_cycles(free))):
            yield f"a circle without a bound: {' → '.join(circle)}"

    def _of_clocks(self, rules: Mapping[str, Rule]) -> Iterator[str]:
        started = {row.starts for row in self.rows}
        for row in self.rows:
            if row.starts and not _has_length(row.starts, rules):
                yield f"{row.place}: starts {row.starts}, and no rule caps it with a length of time"
            if row.extends and row.extends not in started:
                yield f"{row.place}: lengthens {row.extends}, which no row starts"
            if row.extends and not _has_length(row.rule, rules):
                yield f"{row.place}: lengthens {row.extends}, and {row.rule} caps it with no length"

    def _of_returns(self) -> Iterator[str]:
        for row in self.rows:
            if row.returns is None:
                continue
            home = self.index.get(row.returns, {})
            if not any(back.to != row.to for back in home.get(row.to, ())):
                yield f"{row.place}: no {row.returns.__name__} leads out of {row.to}"
            meanwhile = {row.to}
            while (
                more := {
                    other.to
                    for other in self.rows
                    if other.at in meanwhile and other.act is not row.returns
                }
                - meanwhile
            ):
                meanwhile |= more
            for phase in self.phases:
                if phase in meanwhile - {row.to} and phase not in home:
                    yield f"{row.place}: {phase} takes no {row.returns.__name__} that comes late"

    def data(self) -> LifecycleData:
        """The table as values of plain texts."""
        return LifecycleData(
            name=self.name,
            start=self.start.value,
            ends=tuple(phase.value for phase in self.phases if phase in self.ends),
            phases=tuple(phase.value for phase in self.phases),
            rows=tuple(
                RowData(
                    at=row.at.value,
                    act=row.act.kind,
                    name=row.act.__name__,
                    to=row.to.value,
                    by=row.by.value,
                    rule=row.rule,
                    when=_condition(row.when) if row.when else None,
                    guards=tuple(map(_condition, row.guards)),
                    starts=row.starts,
                    extends=row.extends,
                    bound=row.again,
                    returns=row.returns.kind if row.returns else "",
                )
                for row in self.rows
            ),
        )

    def as_data(self) -> dict[str, Any]:
        """The table as dictionaries, lists and texts, ready for JSON; see ``LifecycleData``."""
        return self.data().plain()

    def as_json(self) -> str:
        """The table as JSON for other languages; equal tables give equal bytes."""
        return self.data().json()

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


def _has_length(code: str, rules: Mapping[str, Rule]) -> bool:
    rule = rules.get(code)
    return rule is not None and any(isinstance(v.value, TimeLimit) for v in rule.versions)


def _condition(asked: Callable[..., Any]) -> Condition:
    says = (asked.__doc__ or "").strip().partition("\n")[0]
    return Condition(name=asked.__name__.strip("_"), says=says)
