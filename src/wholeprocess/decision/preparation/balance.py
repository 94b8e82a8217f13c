"""Balanced review groups (审议分组): equal in size, each electing unit and each line spread evenly.

The method. Every deputy joins his electing unit (原选举单位) to his line of work (行业、界别): an
edge of a bipartite graph, and a group is a colour of edges. Each unit and each line is cut into
pieces of as many deputies as there are groups, and the edges of the cut graph are coloured so that
no two of one colour meet (König, by alternating paths). So each group gets from every unit, and
from every line, as many as any other group or one more (an equitable colouring, de Werra). Then
groups that are too large give members to those that are too small along alternating paths, which
keeps that. There is no chance in it, and the same deputies in any order give the same groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import Attribute, field, frozen

from wholeprocess.congress import DeputyId
from wholeprocess.journal import name
from wholeprocess.law import Law

Node: TypeAlias = tuple[str, str, int]
"""One piece of a unit or of a line: which of the two, its name, the number of the piece."""


@frozen(kw_only=True)
class Seat:
    """A deputy to be put in a group: his electing unit and his line of work."""

    deputy: DeputyId = field(validator=name)
    unit: str = ""
    line: str = ""


@frozen(kw_only=True)
class Balance:
    """How even a division into groups is: the greatest differences between two groups (均衡证明).

    Nothing is below 1 where the deputies, or those of one unit or line, cannot be divided evenly;
    with every difference at most 1 no division is more even.
    """

    size: int
    unit: int
    line: int

    @property
    def even(self) -> bool:
        """Whether no division can be more even."""
        return max(self.size, self.unit, self.line) <= 1

    @classmethod
    def of(cls, groups: Iterable[Iterable[Seat]]) -> Balance:
        """Measured on groups, however they were made."""
        own = [tuple(group) for group in groups]
        return cls(
            size=_spread(len(group) for group in own),
            unit=_widest([Counter(seat.unit for seat in group) for group in own]),
            line=_widest([Counter(seat.line for seat in group) for group in own]),
        )


@frozen(kw_only=True)
class Groups:
    """Review groups, the deputies of each in the order of their names, and how even they are."""

    members: tuple[tuple[DeputyId, ...], ...] = field()
    balance: Balance

    @members.validator
    def _somebody_in_each(
        self, _: Attribute[object], members: tuple[tuple[DeputyId, ...], ...]
    ) -> None:
        if not all(members):
            raise ValueError("there are more groups than deputies; form fewer")


def _spread(numbers: Iterable[int]) -> int:
    own = tuple(numbers)
    return max(own) - min(own) if own else 0


def _widest(counts: list[Counter[str]]) -> int:
    names = {name for count in counts for name in count}
    return max((_spread(count[name] for count in counts) for name in names), default=0)


def how_many_groups(deputies: int, law: Law) -> int:
    """The fewest groups of which none is larger than practice has them (CGP-group-most).

    >>> how_many_groups(61, law), how_many_groups(60, law)
    (5, 4)
    """
    most = law.count("CGP-group-most")
    return max(1, -(-deputies // most))


def balanced_groups(seats: Iterable[Seat], number: int) -> Groups:
    """Divide deputies into so many review groups, as evenly as can be in size, unit and line.

    Sizes differ by at most one, and so do the numbers of each unit's and of each line's deputies
    in any two groups, all at once: ``balance`` is the proof. Raises ``ValueError`` where there
    are more groups than deputies, or where one stands there twice.

    >>> town = [Seat(deputy=f"d{n}", unit="AB"[n % 2], line="xyz"[n % 3]) for n in range(7)]
    >>> groups = balanced_groups(town, 3)
    >>> groups.members
    (('d0', 'd5'), ('d1', 'd6'), ('d2', 'd3', 'd4'))
    >>> groups.balance
    Balance(size=1, unit=1, line=1)
    """
    own = sorted(seats, key=lambda seat: (seat.unit, seat.line, seat.deputy))
    if len({seat.deputy for seat in own}) < len(own):
        raise ValueError("a deputy stands there twice; name each once")
    if not 1 <= number <= len(own):
        raise ValueError(f"{number} groups for {len(own)} deputies; form from 1 to {len(own)}")
    colours = _Colours(list(_edges(own, number)), number)
    groups: list[list[Seat]] = [[] for _ in range(number)]
    for seat, colour in sorted(zip(own, colours.of, strict=True), key=lambda pair: pair[0].deputy):
        groups[colour].append(seat)
    groups.sort(key=lambda group: group[0].deputy)
    return Groups(
        members=tuple(tuple(seat.deputy for seat in group) for group in groups),
        balance=Balance.of(groups),
    )


def _edges(seats: list[Seat], number: int) -> Iterator[tuple[Node, Node]]:
    """Each seat as an edge between a piece of its unit and a piece of its line."""
    units: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for seat in seats:
        unit, line = units[seat.unit] // number, lines[seat.line] // number
        yield ("unit", seat.unit, unit), ("line", seat.line, line)
        units[seat.unit] += 1
        lines[seat.line] += 1


class _Colours:
    """A proper colouring of a bipartite multigraph's edges, with classes of equal size."""

    def __init__(self, edges: list[tuple[Node, Node]], number: int) -> None:
        self.edges, self.number = edges, number
        self.of = [-1] * len(edges)
        self.at: dict[Node, dict[int, int]] = {node: {} for edge in edges for node in edge}
        for edge in range(len(edges)):
            self._add(edge)
        self._level()

    def _free(self, node: Node) -> int:
        return next(colour for colour in range(self.number) if colour not in self.at[node])

    def _paint(self, edges: Iterable[int], to: dict[int, int]) -> None:
        """Give every one of the edges another colour, all at once."""
        own = [(edge, self.of[edge], to[self.of[edge]]) for edge in edges]
        for edge, old, _ in own:
            for node in self.edges[edge]:
                if old >= 0:
                    del self.at[node][old]
        for edge, _, new in own:
            self.of[edge] = new
            for node in self.edges[edge]:
                self.at[node][new] = edge

    def _path(self, node: Node, first: int, other: int) -> list[int]:
        """The alternating path that leaves a node by its edge of the first colour."""
        path: list[int] = []
        while (edge := self.at[node].get(first)) is not None:
            path.append(edge)
            one, two = self.edges[edge]
            node = two if node == one else one
            first, other = other, first
        return path

    def _add(self, edge: int) -> None:
        one, two = self.edges[edge]
        a, b = self._free(one), self._free(two)
        if a in self.at[two]:
            # b is free at two: swap a and b along the path that leaves it by a; it misses one
            self._paint(self._path(two, a, b), {a: b, b: a})
        self._paint([edge], {-1: a})

    def _level(self) -> None:
        """Move single members from the largest group to the smallest while they differ by 2."""
        while True:
            sizes = Counter(self.of)
            large = min(range(self.number), key=lambda c: (-sizes[c], c))
            small = min(range(self.number), key=lambda c: (sizes[c], c))
            if sizes[large] - sizes[small] <= 1:
                return
            self._paint(self._surplus_path(large, small), {large: small, small: large})

    def _surplus_path(self, large: int, small: int) -> list[int]:
        """A path of the two colours with one more edge of the larger: it begins and ends with it.

        There is one, since the two classes differ in size and circles have as many of each.
        """
        for node in sorted(self.at):
            if large in self.at[node] and small not in self.at[node]:
                path = self._path(node, large, small)
                if len(path) % 2:
                    return path
        raise AssertionError("no path gives a member to the smaller group")
