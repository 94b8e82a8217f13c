"""How something in the model varies (分布): a finite table that one exact number is read from.

A draw is a whole number below ``ONE``; a spread says which value stands there. The same number
gives the same value, one at a time or in an array (``numpy.searchsorted(spread.upto, draws,
side="right")``), so that every engine follows the same law of chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import accumulate, pairwise
from math import exp
from random import Random
from typing import Generic, TypeVar

from attrs import field, frozen

from wholeprocess.validators import name

T = TypeVar("T")
S = TypeVar("S", bound="Spread[int]")

ONE = 2**32
"""Draws are whole numbers from 0 to ``ONE - 1``."""


def _ends(upto: Iterable[int]) -> tuple[int, ...]:
    return tuple(upto)


@frozen(kw_only=True)
class Spread(Generic[T]):
    """Values, and below which number a draw gives which.

    ``source`` says where the numbers come from; ``assumed`` that nobody measured them, and then
    ``source`` is the reason for the assumption.
    """

    values: tuple[T, ...]
    upto: tuple[int, ...] = field(converter=_ends, repr=False)
    source: str = field(validator=name)
    assumed: bool = False

    @upto.validator
    def _covers_all_draws(self, _: object, upto: tuple[int, ...]) -> None:
        if len(upto) != len(self.values) or not upto or upto[-1] != ONE:
            raise ValueError("each value needs an upper end, and the last one is ONE")
        if any(b <= a for a, b in zip((0, *upto), upto, strict=False)):
            raise ValueError("the upper ends must rise; leave out what never happens")

    def at(self, draw: int) -> T:
        """The value that a draw gives."""
        return self.values[bisect_right(self.upto, draw)]

    def draw(self, rng: Random) -> T:
        """A value drawn by a generator."""
        return self.at(rng.getrandbits(32))

    def shares(self) -> Mapping[T, Fraction]:
        """How often each value comes."""
        return {
            value: Fraction(end - start, ONE)
            for value, start, end in zip(self.values, (0, *self.upto), self.upto, strict=False)
        }


def _upto(weights: Iterable[Fraction]) -> tuple[int, ...]:
    """Upper ends of weights, rounded to whole draws."""
    held = list(weights)
    whole = sum(held)
    if whole <= 0 or min(held) < 0:
        raise ValueError("weights are not negative, and one of them is more than 0")
    return tuple(int(end * ONE / whole) for end in accumulate(held))


def _parts(weighted: Iterable[tuple[T, Fraction]]) -> tuple[tuple[T, ...], tuple[int, ...]]:
    pairs = list(weighted)
    return _rising((value for value, _ in pairs), _upto(weight for _, weight in pairs))


def _rising(values: Iterable[T], ends: tuple[int, ...]) -> tuple[tuple[T, ...], tuple[int, ...]]:
    """Values with their ends, without those that no draw gives."""
    kept = [
        (v, end) for v, start, end in zip(values, (0, *ends), ends, strict=False) if end > start
    ]
    return tuple(value for value, _ in kept), tuple(end for _, end in kept)


@frozen(kw_only=True)
class Number(Spread[int]):
    """A whole number that varies (数量)."""

    @classmethod
    def always(cls: type[S], number: int, source: str, *, assumed: bool = False) -> S:
        """The same number every time.

        >>> Number.always(3, "example").draw(Random(7))
        3
        """
        return cls(values=(number,), upto=(ONE,), source=source, assumed=assumed)

    @classmethod
    def between(cls: type[S], least: int, most: int, source: str, *, assumed: bool = False) -> S:
        """Each number from ``least`` to ``most`` as often as another."""
        weighted = ((number, Fraction(1)) for number in range(least, most + 1))
        values, upto = _parts(weighted)
        return cls(values=values, upto=upto, source=source, assumed=assumed)

    @classmethod
    def weighted(
        cls: type[S], weights: Mapping[int, Fraction | int], source: str, *, assumed: bool = False
    ) -> S:
        """Each number as often as its weight says."""
        values, upto = _parts((n, Fraction(w)) for n, w in sorted(weights.items()))
        return cls(values=values, upto=upto, source=source, assumed=assumed)

    @classmethod
    def exponential(
        cls: type[S], mean: int | Fraction, source: str, *, most: int = 0, assumed: bool = False
    ) -> S:
        """An exponential time with that mean, to the nearest whole number, cut off at ``most``.

        Without ``most`` it is cut off where one draw in four thousand million would lie.
        """
        last = most or int(mean * 22) + 1
        ends = [int((1 - exp(-(number + 0.5) / float(mean))) * ONE) for number in range(last)]
        values, upto = _rising(range(last + 1), (*ends, ONE))
        return cls(values=values, upto=upto, source=source, assumed=assumed)

    @classmethod
    def quantiles(
        cls: type[S],
        points: Iterable[tuple[Fraction | int, int]],
        source: str,
        *,
        assumed: bool = False,
    ) -> S:
        """Through points (share, number): the share that is no larger than the number.

        Between two points every number is as likely as another. The first point has share 0 and
        the smallest number, the last share 1 and the largest.

        >>> half = Number.quantiles([(0, 1), (Fraction("1/2"), 1), (1, 3)], "example")
        >>> [str(share) for share in half.shares().values()]
        ['1/2', '1/4', '1/4']
        """
        held = [(Fraction(share), number) for share, number in points]
        if len(held) < 2 or held[0][0] != 0 or held[-1][0] != 1:
            raise ValueError("the first point has share 0, the last share 1")
        weights: dict[int, Fraction] = {}
        for (low, before), (high, number) in pairwise(held):
            if high < low or number < before:
                raise ValueError(f"{number} at {high} falls behind {before} at {low}")
            inside = range(before + 1, number + 1) if before < number else range(number, number + 1)
            if before < number and not weights:
                inside = range(before, number + 1)
            for one in inside:
                weights[one] = weights.get(one, Fraction(0)) + (high - low) / len(inside)
        values, upto = _parts(sorted(weights.items()))
        return cls(values=values, upto=upto, source=source, assumed=assumed)

    @property
    def mean(self) -> Fraction:
        """What it is on average, exactly."""
        return sum((value * share for value, share in self.shares().items()), Fraction(0))


@frozen(kw_only=True)
class Days(Number):
    """How many whole days something takes (天数).

    >>> Days.between(1, 2, "example").mean
    Fraction(3, 2)
    """

    def __attrs_post_init__(self) -> None:
        if self.values[0] < 0:
            raise ValueError(f"{self.values[0]} days: nothing is done before it begins")


@frozen(kw_only=True)
class Chance:
    """How often something happens (机会): a share of all times.

    >>> Chance(share="9/10", source="example").happens(ONE // 2)
    True
    """

    share: Fraction = field(converter=Fraction)
    source: str = field(validator=name)
    assumed: bool = False
    below: int = field(init=False, repr=False, eq=False)

    @share.validator
    def _is_a_share(self, _: object, share: Fraction) -> None:
        if not 0 <= share <= 1:
            raise ValueError(f"{share} is no share; it lies from 0 to 1")

    @below.default
    def _from_the_share(self) -> int:
        return int(self.share * ONE)

    def happens(self, draw: int) -> bool:
        """Whether a draw lets it happen."""
        return draw < self.below

    def draw(self, rng: Random) -> bool:
        """Whether it happens, by a generator."""
        return self.happens(rng.getrandbits(32))


@frozen(kw_only=True)
class Choice(Spread[str]):
    """Which of several outcomes comes (结果分布).

    >>> Choice.of({"satisfied": 9, "dissatisfied": 1}, "example").at(ONE - 1)
    'dissatisfied'
    """

    @classmethod
    def of(
        cls, weights: Mapping[str, Fraction | int], source: str, *, assumed: bool = False
    ) -> Choice:
        """Each outcome as often as its weight says, in the order given."""
        values, upto = _parts((word, Fraction(weight)) for word, weight in weights.items())
        return cls(values=values, upto=upto, source=source, assumed=assumed)
