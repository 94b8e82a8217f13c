"""The network of a roster (排班网络), and the duties that its flow of least cost stands for."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wholeprocess.consultation.stations.proposing import Kind, Slot, Task

SOURCE, SINK, TOP = "source", "sink", ""

Arc: TypeAlias = tuple[Any, Any, int, int, int]
"""From, to, which of several side by side, capacity, cost."""

Flow: TypeAlias = "Mapping[Any, Mapping[Any, Mapping[int, int]]]"
"""How much goes from a node to another, by each of the arcs side by side."""


def flow_of(task: Task) -> dict[Slot, list[Kind]]:
    """Which kinds are at which station on which day: of all ways the one of least cost.

    It is looked for without anyone away from home first, in a much smaller network: what gives all
    that can be given there cannot be bettered.
    """
    cost, flow = _least(task, away=False)
    if -cost <= task.worth * (_attainable(task) - 1):
        cost, flow = _least(task, away=True)
    return _read(task, flow)


def _least(task: Task, *, away: bool) -> tuple[int, Flow]:
    """The least cost, and its flow; turns are dear, so a few for each are mostly enough."""
    most = max((len(kind.days) for kind in task.kinds), default=0)
    people = sum(len(who) for who in task.kinds.values())
    turns = task.least + 2 + 2 * (len(task.months) * task.monthly // max(people, 1))
    while True:
        cost, flow = _least_with(task, turns, away=away)
        # an arc that is not used makes dearer ones beside it useless
        if turns >= most or not any(
            flow["level", kind.level].get(("kind", kind), {}).get(turns - 1)
            for kind in task.kinds
            if len(kind.days) > turns
        ):
            return cost, flow
        turns *= 2


def _least_with(task: Task, turns: int, *, away: bool) -> tuple[int, Flow]:
    import networkx as nx

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_edge(SINK, SOURCE, capacity=_everything(task), weight=0)
    for one, other, key, capacity, cost in arcs(task, turns, away=away):
        graph.add_edge(one, other, key=key, capacity=capacity, weight=cost)
    least: tuple[int, Flow] = nx.network_simplex(graph)
    return least


def _attainable(task: Task) -> int:
    """No roster meets more than this: what single wishes could have if there were no others."""
    free = {day for kind in task.kinds for day in kind.days}
    open_on = Counter((ident, day.year, day.month) for ident, day in task.slots if day in free)
    turns = sum(min(task.least, len(kind.days)) * len(who) for kind, who in task.kinds.items())
    able = {kind.level for kind in task.kinds if kind.days}
    months = sum(min(task.monthly, days) for days in open_on.values())
    return months + turns + len(able & {*task.levels})


def _everything(task: Task) -> int:
    return 1 + sum(len(kind.days) * len(who) for kind, who in task.kinds.items())


def arcs(task: Task, turns: int, *, away: bool) -> Iterator[Arc]:
    """The network; its nodes are tuples that begin with what they stand for."""
    yield from _of_deputies(task, turns, away=away)
    areas = _areas(task)
    over = {area: _over(area, areas) for area in areas if area != TOP}
    every = _everything(task)
    days = sorted({day for _, day in task.slots})
    for day in days:
        for area, above in over.items():
            yield ("area", above, day), ("area", area, day), 0, every, 0
    for ident, day in task.slots:
        above = _over(task.stations[ident].division, areas, itself=True)
        yield ("area", above, day), ("slot", ident, day), 0, task.together, 0
    yield from _of_stations(task)


def _of_deputies(task: Task, turns: int, *, away: bool) -> Iterator[Arc]:
    """From the source to kinds on their days, and on to where they are at home, or away."""
    every = _everything(task)
    slots: dict[date, dict[Any, None]] = defaultdict(dict)
    for ident, day in task.slots:
        slots[day][ident] = None
    for level in sorted({kind.level for kind in task.kinds}):
        if level in task.levels:
            yield SOURCE, ("level", level), 0, 1, -task.worth
        yield SOURCE, ("level", level), 1, every, 0
    for kind, who in task.kinds.items():
        n = len(who)
        for turn in range(min(turns, len(kind.days))):
            asked = task.worth if turn < task.least else 0
            yield ("level", kind.level), ("kind", kind), turn, n, 2 * turn + 1 - asked
        for day in kind.days:
            here: Any = ("day", kind, day)
            ways = [*_home(task, kind, day, slots[day])]
            if away and (kind.stations or kind.home[:1].isdigit()):
                ways.append((("area", TOP, day), task.away_cost))
            if len(ways) == 1:
                here = ("kind", kind)  # one way only: no need of a node for the day
            elif ways:
                yield ("kind", kind), here, 0, n, 0
            for there, cost in ways:
                yield here, there, 0, n, cost


def _home(task: Task, kind: Kind, day: date, held: Collection[Any]) -> Iterator[tuple[Any, int]]:
    """Where deputies of a kind are at home on a day: at their stations, or in their area."""
    if kind.stations:
        for ident in kind.stations:
            if ident in held:
                yield ("slot", ident, day), 0
        return
    home = kind.home if kind.home[:1].isdigit() else TOP
    yield ("area", home, day), 0
    for ident in held:
        division = task.stations[ident].division
        if home != division and home.startswith(division):
            yield ("slot", ident, day), 0


def _of_stations(task: Task) -> Iterator[Arc]:
    """From the slots to the sink: the first deputy of a day makes it a reception day."""
    for ident, day in task.slots:
        slot, month = ("slot", ident, day), ("month", ident, day.year, day.month)
        yield slot, month, 0, 1, 0
        if task.together > 1:
            yield slot, SINK, 0, task.together - 1, 0
    for (ident, (year, number)), days in task.months.items():
        month = "month", ident, year, number
        asked = min(task.monthly, days)
        if asked:
            yield month, SINK, 0, asked, -task.worth
        if days > asked:
            yield month, SINK, 1, days - asked, 0


def _areas(task: Task) -> tuple[str, ...]:
    """The areas that elected deputies who are attached nowhere, and the whole."""
    homes = {kind.home for kind in task.kinds if not kind.stations and kind.home[:1].isdigit()}
    return tuple(sorted({TOP, *homes}))


def _over(division: str, areas: Iterable[str], *, itself: bool = False) -> str:
    """The nearest of the areas over a division."""
    known = set(areas)
    for length in range(len(division) - (not itself), 0, -1):
        if division[:length] in known:
            return division[:length]
    return TOP


def _read(task: Task, flow: Flow) -> dict[Slot, list[Kind]]:
    """Follow the flow down: each day's kinds through the areas to the stations, in one order."""
    waiting: dict[Any, deque[Kind]] = defaultdict(deque)
    at: dict[Slot, list[Kind]] = defaultdict(list)

    def hand_on(node: Any) -> None:
        units = waiting[node]
        for below, arcs_ in flow.get(node, {}).items():
            for _ in range(sum(arcs_.values())):
                waiting[below].append(units.popleft())

    for kind in task.kinds:
        node = "kind", kind
        total = sum(sum(arcs_.values()) for arcs_ in flow.get(node, {}).values())
        waiting[node].extend([kind] * total)
        hand_on(node)
        for day in kind.days:
            hand_on(("day", kind, day))
    days = sorted({day for _, day in task.slots})
    for area in _areas(task):  # the wider before the narrower: a prefix sorts first
        for day in days:
            hand_on(("area", area, day))
    for ident, day in task.slots:
        if units_here := waiting[("slot", ident, day)]:
            at[ident, day] = list(units_here)
    return dict(at)
