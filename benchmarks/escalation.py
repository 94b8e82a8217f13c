"""Routing suggestions upward with deputies who carry them, beside networkx and rustworkx.

Run with: uv run --group bench benchmarks/escalation.py [--quick] [--json]

The country's divisions down to the township, from ../shared/data/divisions where that folder is,
else a generated tree of the same size (31 provinces, 340 cities, 2,850 counties, 40,000 townships).
Each division elects two deputies to the next congress above it; each of 20 topics has its levels.
Matters and topics come from a generator whose seed is printed.

Ours answers, for each matter, with the congress able to solve it, the divisions on the way, and
every deputy who can carry it in order: in office, not suspended, of the line, with room in his
load; why is worked out when it is asked. The line above every place and who sits where for it are
worked out once, beforehand (``Router.prepare``), as the peers' graph is made beforehand; each
matter's route is then made anew, and no matter is asked twice. "Nothing ready" counts in what is
worked out at the first question about a place.

The peers search a graph made beforehand, for a path and no deputies. "To the top" is the bare call
for the path from the township to its province, on which the congress still has to be found; "told"
is the bare call for the path to the congress that ours found. "By hand" is what a user of rustworkx
writes himself: successor by successor until a division is able, then two deputies looked up, with
nothing asked about them.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import networkx as nx
import rustworkx as rx

from ratio import alternate, arguments, row, show
from wholeprocess.congress import (
    Deputy,
    DeputyId,
    Division,
    DivisionCode,
    Divisions,
    Level,
    Register,
)
from wholeprocess.law import in_force
from wholeprocess.management import Able, Competence, Router

SEED = 85
DAY = date(2022, 3, 1)
LAW = in_force(DAY, "")
TOPICS = tuple(f"topic-{n}" for n in range(20))
DATA = Path(__file__).parents[2] / "shared" / "data" / "divisions"


def country(rng: Random) -> tuple[Divisions, str]:
    """The real table where it is, else one of its size."""
    if DATA.is_dir():
        read = Divisions.read(DATA / "divisions.csv", irregular=DATA / "irregular.csv")
        return read, f"the country's {len(read):,} divisions"
    rows = [Division(DivisionCode(str(n)), f"P{n}", "province") for n in range(11, 42)]
    above, sizes = [row.code for row in rows], ((340, 2, "city"), (2_850, 2, "county"))
    for size, digits, level in (*sizes, (40_000, 3, "township")):
        counted = dict.fromkeys(above, 0)
        made = []
        for n in range(size):
            parent = above[n] if n < len(above) else rng.choice(above)
            counted[parent] += 1
            code = DivisionCode(
                f"{parent}{(100 if digits == 3 else 0) + counted[parent]:0{digits}}"
            )
            made.append(Division(code, f"D{code}", level, parent))
        rows, above = rows + made, [row.code for row in made]
    return Divisions(rows), f"a generated tree of {len(rows):,} divisions"


def seats(divisions: Divisions, rng: Random) -> Iterator[Deputy]:
    """Two deputies of each division in the next congress above it, each knowing one topic."""
    for code in divisions:
        rises = divisions.rises(code)
        if rises and not divisions[code].groups:
            for n in (1, 2):
                yield Deputy(
                    id=DeputyId(f"{code}-{n}"),
                    name=f"{code}-{n}",
                    congress=rises[0].congress,
                    elected_by=DivisionCode(code),
                    since=date(2021, 1, 1),
                    knows=(rng.choice(TOPICS),),
                )


def competence(rng: Random) -> Competence:
    """For each topic the levels able to solve it; the province always is."""
    shares = ((Level.COUNTY, 0.5), (Level.CITY, 0.7), (Level.PROVINCE, 1.0))
    return Competence(
        topics={
            topic: Able(levels=[level for level, share in shares if rng.random() < share])
            for topic in TOPICS
        }
    )


Topics = dict[int, frozenset[str]]  # the topics that each division is able to solve


class World(NamedTuple):
    """All that the sides are asked of."""

    divisions: Divisions
    register: Register
    table: Competence
    matters: list[tuple[str, str]]
    targets: list[str]
    graph: Any
    fast: Any
    index: dict[str, int]


def world(number: int) -> tuple[World, str]:
    rng = Random(SEED)
    divisions, name = country(rng)
    register = Register(divisions=divisions).with_deputies(seats(divisions, rng))
    table = competence(rng)
    towns = [c for c, d in divisions.items() if d.level == "township" and not d.groups]
    matters = [(rng.choice(towns), rng.choice(TOPICS)) for _ in range(number)]
    router = Router(register, DAY, LAW, competence=table)
    targets = [router.route(town, topic=topic).ways[0].congress for town, topic in matters]
    graph = divisions.graph()
    index = {code: n for n, code in enumerate(graph)}
    fast = rx.PyDiGraph()
    fast.add_nodes_from(list(graph))
    fast.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges])
    return World(divisions, register, table, matters, targets, graph, fast, index), name


def all_right(data: tuple[Router, World]) -> None:
    """Every route ends where it should, with somebody to carry it; asked before, not timed."""
    router, w = data
    for route, target in zip(router.routes(w.matters), w.targets, strict=True):
        ((_, through, deputies),) = route.found
        assert deputies
        assert through[-1] == target


def ours(data: tuple[Router, World]) -> None:
    router, w = data
    for route in router.routes(w.matters):
        assert route.found


def one_by_one(data: tuple[Router, World]) -> None:
    router, w = data
    ask = router.route
    for town, topic in w.matters:
        assert ask(town, topic=topic).found


def entrusting(data: tuple[Router, World]) -> None:
    router, w = data
    for town, topic in w.matters:
        router.entrust(town, topic=topic)


def told_by_networkx(w: World) -> None:
    shortest, graph = nx.shortest_path, w.graph
    for (town, _), target in zip(w.matters, w.targets, strict=True):
        assert shortest(graph, town, target)[-1] == target


def networkx_to_the_top(w: World) -> None:
    shortest, graph = nx.shortest_path, w.graph
    for town, _ in w.matters:
        assert shortest(graph, town, town[:2])


def told_by_rustworkx(w: World) -> None:
    search, graph, index = rx.dijkstra_shortest_paths, w.fast, w.index
    for (town, _), target in zip(w.matters, w.targets, strict=True):
        end = index[target]
        assert search(graph, index[town], target=end)[end][-1] == end


def by_hand(data: tuple[World, Topics, list[tuple[str, ...]]]) -> None:
    w, able, deputies = data
    up, index = w.fast.successor_indices, w.index
    for (town, topic), target in zip(w.matters, w.targets, strict=True):
        at = index[town]
        path = [at]
        while topic not in able[at]:
            at = up(at)[0]
            path.append(at)
        found = (at, tuple(path), deputies[path[-2]])
        assert found[0] == index[target]


def hand_made(w: World) -> tuple[Topics, list[tuple[str, ...]]]:
    """What walking by hand needs: the topics of each division, and the deputies it elected."""
    able = {}
    for code, n in w.index.items():
        division = w.divisions[code]
        level = division.level if division.has_congress and len(code) < 9 else ""
        able[n] = frozenset(t for t in TOPICS if level in w.table.levels(t))
    return able, [(f"{code}-1", f"{code}-2") for code in w.index]


def main() -> None:
    options = arguments(__doc__.splitlines()[0])
    number, runs = (20_000, 3) if options.quick else (100_000, 5)
    w, name = world(number)

    def fresh() -> tuple[Router, World]:
        return Router(w.register, DAY, LAW, competence=w.table), w

    def prepared(data: tuple[Router, World]) -> None:
        data[0].prepare()

    ready = fresh()
    prepared(ready)
    all_right(ready)
    gc.collect()
    gc.freeze()  # the country and its deputies are there before; walking them is nobody's work

    able, deputies = hand_made(w)
    again, single, first, given, prepare, told, top, rust, hand = alternate(
        [
            (lambda: ready, ours),
            (lambda: ready, one_by_one),
            (fresh, ours),
            (fresh, entrusting),
            (fresh, prepared),
            (lambda: w, told_by_networkx),
            (lambda: w, networkx_to_the_top),
            (lambda: w, told_by_rustworkx),
            (lambda: (w, able, deputies), by_hand),
        ],
        runs,
    )
    pairs = list(w.graph.edges)
    made, added = alternate(
        [
            (lambda: w.divisions, lambda divisions: divisions.graph()),
            (nx.DiGraph, lambda graph: graph.add_edges_from(pairs)),
        ],
        2 * runs + 1,
    )
    per = f"{number:,} routes"
    rows = [
        row(f"{per}, places prepared", "networkx, to the top", again, top, 4),
        row(f"{per}, places prepared", "networkx, told", again, told, 2),
        row(f"{per}, each asked alone", "networkx, to the top", single, top, 2),
        row(f"{per}, nothing ready", "networkx, to the top", first, top, 0.5),
        row(f"{per}, load kept, nothing ready", "networkx, to the top", given, top, 0.25),
        row(f"{per}, places prepared", "rustworkx dijkstra, told", again, rust, 4),
        row(f"{per}, places prepared", "rustworkx, by hand", again, hand, 1),
        row("graph with names and levels", "networkx add_edges_from", made, added, 0.33),
    ]
    show("escalation", rows, options.json)
    if not options.json:
        people = f"{len(w.register.deputies):,} deputies"
        print(f"{name}, {people}, seed {SEED}; to prepare: {prepare:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
