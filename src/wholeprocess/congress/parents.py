"""Who stands above whom (隶属关系): what can be wrong with it, with every circle shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from wholeprocess.law import level_of

Parents = Mapping[str, str | None]
"""The row above each, ``None`` at the top."""


def parent_faults(
    parents: Parents, show: Callable[[str], str] = str
) -> Iterator[tuple[str, str, str]]:
    """What is wrong: the row, what it is, and what would mend it. All codes are valid ones.

    ``show`` writes a code of a circle, for example with its line.

    >>> list(parent_faults({"4303": "4399"}))
    [('4303', '4399 is not in the table', 'add its row')]
    """
    going_round: set[str] = set()
    for circle in circles(parents):
        going_round.update(circle)
        way = " → ".join(map(show, (*circle, circle[0])))
        what = f"a circle: {way}" if len(circle) > 1 else f"{circle[0]} stands above itself"
        yield circle[0], what, "give one of them the parent that really stands above it"
    for code, above in parents.items():
        if above is None or code in going_round:
            continue
        if above not in parents:
            yield code, f"{above} is not in the table", "add its row"
        elif len(above) > len(code):
            what = f"{above} is a {level_of(above)} and cannot stand above a {level_of(code)}"
            yield code, what, "name the division that stands above it"


def circles(parents: Parents) -> Iterator[tuple[str, ...]]:
    """The rows that stand above themselves, each circle once, from its first row in the table.

    >>> list(circles({"1": "2", "2": "3", "3": "2"}))
    [('2', '3')]
    """
    settled: set[str] = set()
    for code in parents:
        path: dict[str, None] = {}
        at: str | None = code
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = parents.get(at)
        if at is not None and at in path:
            way = list(path)
            yield tuple(way[way.index(at) :])
        settled.update(path)
