"""Chance by name (随机数流): each purpose has numbers of its own, whatever else is drawn.

Two policies under one seed thus meet the same residents, deputies and units (common random
numbers): the number of a matter's first handling is the same though another was handled again.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from struct import iter_unpack, unpack

from attrs import field, frozen

from wholeprocess.simulation.spread import ONE


@frozen
class Streams:
    """The numbers of one seed (种子).

    >>> Streams(7).of("rates", 2, 2022) == Streams(7).of("rates", 3, 2022)[:2]
    True
    """

    seed: int = field()

    @seed.validator
    def _is_whole(self, _: object, seed: int) -> None:
        if not isinstance(seed, int) or isinstance(seed, bool):
            raise TypeError(f"{seed!r} is no seed; write a whole number")

    def raw(self, purpose: str, n: int, *keys: int | str) -> bytes:
        """``n`` draws as bytes, four each, the lowest first: ``numpy.frombuffer(…, "<u4")``."""
        return Random("/".join(map(str, (self.seed, purpose, *keys)))).randbytes(4 * n)

    def of(self, purpose: str, n: int, *keys: int | str) -> tuple[int, ...]:
        """``n`` draws for one purpose, one for each entity; the first ones are the same for any n.

        ``keys`` tell the year, the round, the station and the like.
        """
        return unpack(f"<{n}I", self.raw(purpose, n, *keys))

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Iterator[tuple[int, ...]]:
        """The same for several purposes at once: a row for each entity, a column for each purpose.

        As an array: ``numpy.frombuffer(streams.raw(purpose, n * width, *keys), "<u4")``, with a
        row for every ``width``.
        """
        return iter_unpack(f"<{width}I", self.raw(purpose, n * width, *keys))


def below(n: int, draw: int) -> int:
    """A whole number from 0 to ``n - 1`` from a draw, each as likely as another.

    >>> below(6, ONE - 1)
    5
    """
    return n * draw // ONE
