"""A ballot box (票箱): ballots with the same marks are one pattern, and boxes add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import Attribute, field, frozen

from wholeprocess.election.counting.ballot import Marks, Pattern


def _counts(patterns: Mapping[Marks, int] | Iterable[Pattern]) -> Mapping[Marks, int]:
    if isinstance(patterns, Mapping):
        return dict(patterns)
    counts: dict[Marks, int] = {}
    for pattern in patterns:
        counts[pattern.marks] = counts.get(pattern.marks, 0) + pattern.count
    return counts


@frozen
class Box:
    """Ballots by their marks: how many there are of each pattern. The order means nothing.

    Boxes add up, in any order and however they are bundled; ``Box()`` is empty.

    >>> station = Box([Pattern(Marks(for_=("A",)), 300), Pattern(Marks(), 1)])
    >>> mobile = Box.of([["A"], ["A", "-B"], []])
    >>> (station + mobile).ballots
    304
    """

    counts: Mapping[Marks, int] = field(factory=dict, converter=_counts)

    @counts.validator
    def _some_of_each(self, _: Attribute[object], counts: Mapping[Marks, int]) -> None:
        for number in counts.values():
            if type(number) is not int or number < 1:
                raise ValueError(f"{number!r} ballots with the same marks; write 1 or more")

    @classmethod
    def of(cls, ballots: Iterable[Iterable[str]]) -> Box:
        """A box of ballots one by one, each as the marks that ``Marks.read`` reads."""
        counts: dict[Marks, int] = {}
        for written, number in Counter(map(tuple, ballots)).items():
            marks = Marks.read(written)
            counts[marks] = counts.get(marks, 0) + number
        return cls(counts)

    @classmethod
    def merged(cls, boxes: Iterable[Box]) -> Box:
        """All the boxes together."""
        first, *others = [*boxes] or [cls()]
        if not others:
            return first
        counts = dict(first.counts)
        for box in others:
            for marks, number in box.counts.items():
                counts[marks] = counts.get(marks, 0) + number
        return cls(counts)

    @property
    def ballots(self) -> int:
        """How many ballots are in it (所投的票数), void ones with them."""
        return sum(self.counts.values())

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns in one order, however the box was filled."""
        return tuple(
            Pattern(marks, number)
            for marks, number in sorted(self.counts.items(), key=lambda pair: pair[0].written())
        )

    def __add__(self, other: Box) -> Box:
        return Box.merged((self, other))
