"""Four-level linkage (四级代表联动): through whom a matter goes up, and how its result comes home.

No one submits to another level's congress (SG-20): a route names, for each higher congress, the
deputies of that congress who could put the matter forward, and says of each why or why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Level, Register
from wholeprocess.law import Law, Text
from wholeprocess.management.acts import BringHome, Escalate, Leg, OpinionId, SuggestionId
from wholeprocess.management.case import Case

if TYPE_CHECKING:
    import networkx as nx


@frozen
class Carrier:
    """A deputy who can carry the matter, and why (转请代表)."""

    deputy: DeputyId
    why: Text


@frozen
class Passed:
    """A deputy who was passed over, the reason and its rule (未选代表)."""

    deputy: DeputyId
    why: Text
    rule: str


@frozen(kw_only=True)
class Way:
    """The way to one higher congress: through which divisions, carried by whom."""

    congress: DivisionCode
    level: Level
    through: tuple[DivisionCode, ...]
    carriers: tuple[Carrier, ...]
    passed: tuple[Passed, ...]


@frozen(kw_only=True)
class Route:
    """Where a matter goes from its origin; ``missing`` are levels that the line does not have.

    Several ways are several separate suggestions (多级分别提出).
    """

    origin: DivisionCode
    ways: tuple[Way, ...]
    missing: tuple[Level, ...] = ()

    @property
    def carried(self) -> bool:
        """Whether every congress on the route has a deputy to carry the matter."""
        return bool(self.ways) and all(way.carriers for way in self.ways)

    def legs(self, each: int = 1) -> tuple[Leg, ...]:
        """The legs of an ``Escalate`` act: of each way the first ``each`` carriers."""
        return tuple(
            Leg(way.congress, [c.deputy for c in way.carriers[:each]])
            for way in self.ways
            if way.carriers
        )

    def explain(self, language: str = "en") -> str:
        """The route in words: each deputy chosen or passed over, and why."""
        lines = []
        for way in self.ways:
            lines.append(f"{way.congress} ({way.level.value}) ← {' ← '.join(way.through[::-1])}")
            lines += [f"  + {c.deputy}  {c.why.in_(language)}" for c in way.carriers]
            lines += [f"  - {p.deputy}  {p.why.in_(language)} [{p.rule}]" for p in way.passed]
            if not way.carriers:
                lines.append("  无人可转请" if language == "zh" else "  nobody can carry it")
        return "\n".join(lines)

    def mermaid(self) -> str:
        """The route as a Mermaid flow chart."""
        lines = ["flowchart BT"]
        for way in self.ways:
            path = way.through
            lines += [f"    d{a} --> d{b}" for a, b in pairwise(path)]
            lines += [
                f"    {_node(c.deputy)}([{c.deputy}]) --> d{way.congress}" for c in way.carriers
            ]
        return "\n".join(dict.fromkeys(lines))


def _node(deputy: str) -> str:
    return "p" + deputy.encode().hex()


@frozen(kw_only=True)
class Load:
    """How many matters each deputy carries now (转请负荷)."""

    matters: Mapping[DeputyId, int] = field(factory=dict)

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Load:
        """Counted from cases: each leg that is still awaited weighs on its carriers."""
        matters: dict[DeputyId, int] = {}
        for case in cases:
            for act in case.done(Escalate):
                for leg in act.legs:
                    if leg.congress in case.awaited:
                        for deputy in leg.carriers:
                            matters[deputy] = matters.get(deputy, 0) + 1
        return cls(matters=matters)


def route(
    origin: str,
    to: Iterable[Level],
    on: date,
    law: Law,
    register: Register,
    *,
    topic: str = "",
    load: Load | None = None,
) -> Route:
    """Through whom a matter of ``origin`` can be put before the congresses of higher levels.

    ``to`` names the levels able to solve it, one or several. A deputy can carry it if he is in
    office, not suspended (DL25-61-1), elected from the origin's line, and has room in his load
    (PR-load); among those, who knows the topic goes first, then who carries less, then by id.
    """
    load = load or Load()
    start = DivisionCode(origin)
    ways, missing = [], []
    for level in sorted(set(to), key=lambda level: level.rank):
        division = register.divisions.congress_over(start, level)
        if division is None or division.code == start:
            missing.append(level)
            continue
        line = (start, *register.divisions.above(start))
        through = line[: line.index(division.code) + 1]
        ways.append(_way(division.code, level, through, on, law, register, topic, load))
    return Route(origin=start, ways=tuple(ways), missing=tuple(missing))


def _way(
    congress: DivisionCode,
    level: Level,
    through: tuple[DivisionCode, ...],
    on: date,
    law: Law,
    register: Register,
    topic: str,
    load: Load,
) -> Way:
    fit: list[Deputy] = []
    passed: list[Passed] = []
    limit = law.count("PR-load")
    for deputy in sorted(register.deputies_of(congress, date.max), key=lambda d: d.id):
        reason = _unfit(deputy, through, on, load.matters.get(deputy.id, 0), limit)
        if reason is None:
            fit.append(deputy)
        else:
            passed.append(Passed(deputy.id, *reason))
    for deputy in register.deputies.values():
        if deputy.congress == congress and deputy.until is not None:
            why = Text(f"代表资格已于{deputy.until}终止", f"the mandate ended on {deputy.until}")
            if deputy.until <= on:
                passed.append(Passed(deputy.id, why, "DL25-62-1"))
    fit.sort(key=lambda d: (topic not in d.knows, load.matters.get(d.id, 0), d.id))
    carriers = tuple(Carrier(d.id, _fit(d, register, topic, load)) for d in fit)
    return Way(
        congress=congress,
        level=level,
        through=through,
        carriers=carriers,
        passed=tuple(sorted(passed, key=lambda p: p.deputy)),
    )


def _unfit(
    deputy: Deputy, line: tuple[DivisionCode, ...], on: date, carries: int, limit: int
) -> tuple[Text, str] | None:
    if not deputy.in_office(on):
        return Text("任期尚未开始", "the mandate has not begun"), "SG-1"
    if deputy.suspended(on):
        return Text("暂时停止执行代表职务", "suspended from his functions"), "DL25-61-1"
    if deputy.elected_by not in line:
        by = deputy.elected_by
        return Text(f"由{by}选出，与本线无关", f"elected by {by}, not of this line"), "SG-22"
    if carries >= limit:
        return Text(f"已承担{carries}件", f"carries {carries} matters already"), "PR-load"
    return None


def _fit(deputy: Deputy, register: Register, topic: str, load: Load) -> Text:
    name = register.divisions[deputy.elected_by].name
    carries = load.matters.get(deputy.id, 0)
    zh, en = f"由{name}选出", f"elected by {name}"
    if topic and topic in deputy.knows:
        zh, en = f"{zh}，熟悉{topic}", f"{en}, knows {topic}"
    return Text(f"{zh}，现承担{carries}件", f"{en}, carries {carries} now")


@frozen(kw_only=True)
class Notice:
    """Who is told that a matter came home, and of what (回告)."""

    to: str
    kind: str  # "deputy" or "resident's opinion"
    congress: DivisionCode
    words: str


def notices(case: Case, home: BringHome) -> tuple[Notice, ...]:
    """Everyone who must hear what came of it: each deputy who signed, each opinion behind it."""
    deputies = [(str(deputy), "deputy") for deputy in case.deputies]
    voices: list[tuple[str, str]] = [(str(v), "resident's opinion") for v in _voices(case)]
    return tuple(
        Notice(to=to, kind=kind, congress=home.congress, words=home.words)
        for to, kind in deputies + voices
    )


def _voices(case: Case) -> tuple[OpinionId, ...]:
    return case.filed.voices


def due_home(cases: Mapping[SuggestionId, Case]) -> tuple[tuple[Case, Case], ...]:
    """Pairs of parent and child where the child has ended and its parent was not told yet."""
    return tuple(
        (parent, child)
        for child in cases.values()
        if child.outcome is not None and child.filed.parent is not None
        for parent in (cases.get(child.filed.parent),)
        if parent is not None and child.congress in parent.awaited
    )


def mandates(register: Register) -> nx.MultiDiGraph[str]:
    """Who was elected by which division to which congress, as a networkx graph (代表选举关系).

    An edge goes from the electing division to the congress, its key is the deputy.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for deputy in register.deputies.values():
        graph.add_edge(deputy.elected_by, deputy.congress, key=deputy.id, deputy=deputy)
    return graph
