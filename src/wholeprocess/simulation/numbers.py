"""Draws and spreads as arrays (数组随机数): the same laws of chance, many at once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from attrs import frozen

from wholeprocess.simulation.spread import ONE, Chance, Spread
from wholeprocess.simulation.streams import Streams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Draws = NDArray[np.uint32]

_BITS = 16


class Source(Protocol):
    """Where draws come from: a row of so many numbers for each replicate."""

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Draws:
        """An array of replicates x ``n`` entities x ``width`` purposes."""
        ...

    def streams(self, replicate: int) -> Streams:
        """The same draws of one replicate of the block, for the full engine."""
        ...


class FromStreams:
    """The very draws of the full engine, seed by seed."""

    def __init__(self, seed: int, first: int, replicates: int) -> None:
        self.each = [Streams(seed + r) for r in range(first, first + replicates)]

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Draws:
        raw = b"".join(stream.raw(purpose, n * width, *keys) for stream in self.each)
        return np.frombuffer(raw, "<u4").reshape(len(self.each), n, width)

    def streams(self, replicate: int) -> Streams:
        return self.each[replicate]


class FromCounter:
    """Draws of NumPy's Philox: a replicate has the same ones in a block of any size."""

    def __init__(self, seed: int, first: int, replicates: int) -> None:
        self.seed, self.first, self.replicates = seed, first, replicates

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Draws:
        raw = _counted(self.seed, self.first, self.replicates, n * width, purpose, *keys)
        return raw[:, : n * width].reshape(self.replicates, n, width)

    def streams(self, replicate: int) -> Streams:
        return CounterStreams(seed=self.seed, replicate=self.first + replicate)


@frozen
class CounterStreams(Streams):
    """The draws that ``FromCounter`` has for one replicate, one purpose at a time."""

    replicate: int = 0

    def raw(self, purpose: str, n: int, *keys: int | str) -> bytes:
        """``n`` draws as bytes."""
        return _counted(self.seed, self.replicate, 1, n, purpose, *keys)[0, :n].tobytes()


def _counted(seed: int, first: int, replicates: int, n: int, *keys: int | str) -> Draws:
    """At least ``n`` draws of each replicate, which starts where the counter is at its own step."""
    name = "/".join(map(str, (seed, *keys)))
    key = int.from_bytes(sha256(name.encode()).digest()[:16], "little")
    steps = -(-n // 8)  # a step of the counter gives eight draws
    philox: Any = np.random.Philox(key=key, counter=first * steps)
    raw: Draws = philox.random_raw(4 * steps * replicates).view("<u4")
    return raw.reshape(replicates, 8 * steps)


class Table:
    """A spread as a table: the value of each draw, in whole numbers (查表).

    Most draws are told by their upper bits; only where an end of a value lies between the two
    draws that have these bits must the ends be searched.
    """

    def __init__(self, spread: Spread[Any], values: tuple[int, ...] | None = None) -> None:
        self.upto = np.array(spread.upto, np.uint64)
        self.values = np.array(spread.values if values is None else values, np.int64)
        firsts = np.arange(1 << _BITS, dtype=np.uint64) << np.uint64(32 - _BITS)
        low = np.searchsorted(self.upto, firsts, side="right")
        lasts = firsts + np.uint64((1 << (32 - _BITS)) - 1)
        self._mixed = low != np.searchsorted(self.upto, lasts, side="right")
        self._first = self.values[low]

    def at(self, draws: Draws) -> Ints:
        """The values that draws give."""
        upper = draws >> np.uint32(32 - _BITS)
        found: Ints = self._first[upper]
        unsure = np.flatnonzero(self._mixed[upper])
        if unsure.size:
            flat = found.reshape(-1)
            searched = np.searchsorted(self.upto, draws.reshape(-1)[unsure], side="right")
            flat[unsure] = self.values[searched]
        return found


def happens(chance: Chance, draws: Draws) -> NDArray[np.bool_]:
    """Whether it happens, of each draw."""
    return draws < np.uint64(chance.below)


def below(n: int, draws: Draws) -> Ints:
    """Whole numbers from 0 to ``n - 1``, as ``streams.below`` gives them."""
    return (draws.astype(np.int64) * n) // ONE
