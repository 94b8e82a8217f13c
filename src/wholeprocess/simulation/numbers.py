"""Draws and spreads as arrays (数组随机数): the same laws of chance, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import lcm
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from attrs import frozen

from wholeprocess.simulation.matter import FIRST, ROUND
from wholeprocess.simulation.spread import Chance, Spread
from wholeprocess.simulation.streams import Streams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[Any]  # whole numbers, of 32 bits where there are many
    Longs = NDArray[np.int64]
    Draws = NDArray[np.uint32]

DAY = np.int32
"""Days and other small numbers."""
_BITS, _UNSURE = 16, (1 << 16) - 1


class Source(Protocol):
    """Where draws come from: a row of so many numbers for each replicate."""

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Draws:
        """An array of replicates x ``span`` entities x ``width`` purposes."""
        ...

    def span(self, n: int, width: int) -> int:
        """How many rows a replicate has for ``n`` entities; those past them are nobody's."""
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

    def span(self, n: int, width: int) -> int:
        return n

    def streams(self, replicate: int) -> Streams:
        return self.each[replicate]


class FromCounter:
    """Draws of NumPy's Philox: a replicate has the same ones in a block of any size."""

    def __init__(self, seed: int, first: int, replicates: int) -> None:
        self.seed, self.first, self.replicates = seed, first, replicates

    def rows(self, purpose: str, n: int, width: int, *keys: int | str) -> Draws:
        raw = _counted(self.seed, self.first, self.replicates, n * width, purpose, *keys)
        return raw.reshape(self.replicates, self.span(n, width), width)

    def span(self, n: int, width: int) -> int:
        return _padded(n * width) // width

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
    each = _padded(n)
    steps = each // 8  # a step of the counter gives eight draws
    philox: Any = np.random.Philox(key=key, counter=first * steps)
    raw: Draws = philox.random_raw(4 * steps * replicates).view("<u4")
    return raw.reshape(replicates, each)


def _padded(n: int) -> int:
    """So many draws that they fill whole steps, and whole rows of either table of a suggestion."""
    whole = lcm(8, *(width for width in (len(FIRST), len(ROUND)) if n % width == 0))
    return -(-n // whole) * whole


class Table:
    """A spread as a table: the value of each draw, in whole numbers (查表).

    Most draws are told by their upper bits; only where an end of a value lies between the two
    draws that have these bits must the ends be searched.
    """

    def __init__(self, spread: Spread[Any], values: Sequence[int] | None = None) -> None:
        self._set(spread.upto, spread.values if values is None else values)

    @classmethod
    def of(cls, upto: Sequence[int], values: Sequence[int]) -> Table:
        """From the ends below which a draw gives each value; several may have the same end."""
        table = cls.__new__(cls)
        table._set(upto, values)
        return table

    def _set(self, upto: Sequence[int], values: Sequence[int]) -> None:
        if len(values) and not 0 <= min(values) <= max(values) < _UNSURE:
            raise ValueError(f"a table holds whole numbers from 0 to {_UNSURE - 1}")
        self.upto, self.values = np.array(upto, np.uint64), np.array(values, np.uint16)
        firsts = np.arange(1 << _BITS, dtype=np.uint64) << np.uint64(32 - _BITS)
        low = np.searchsorted(self.upto, firsts, side="right")
        lasts = firsts + np.uint64((1 << (32 - _BITS)) - 1)
        high = np.searchsorted(self.upto, lasts, side="right")
        self.first = np.where(low == high, self.values[low], np.uint16(_UNSURE))

    def at(self, draws: Draws) -> Ints:
        """The values that draws give."""
        found = self.first[draws >> np.uint32(32 - _BITS)]
        unsure = np.flatnonzero(found == _UNSURE)
        if unsure.size:
            found.reshape(-1)[unsure] = self.searched(draws.reshape(-1)[unsure])
        days: Ints = found.astype(DAY)
        return days

    def searched(self, draws: Draws) -> NDArray[np.uint16]:
        """The values, by the ends themselves."""
        found: NDArray[np.uint16] = self.values[np.searchsorted(self.upto, draws, side="right")]
        return found


class Kinds:
    """Several tables, for draws of several kinds (分类查表)."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tuple(tables)
        self.first = np.concatenate([table.first for table in self.tables])

    def at(self, kinds: Ints, draws: Draws) -> Ints:
        """What each draw gives by the table of its kind."""
        found = self.first[(kinds << _BITS) + (draws >> np.uint32(32 - _BITS)).astype(DAY)]
        for unsure in np.flatnonzero(found == _UNSURE):
            found[unsure] = self.tables[kinds[unsure]].searched(draws[unsure])
        days: Ints = found.astype(DAY)
        return days


def happens(chance: Chance, draws: Draws) -> NDArray[np.bool_]:
    """Whether it happens, of each draw."""
    return draws < np.uint64(chance.below)


def below(n: int, draws: Draws) -> Ints:
    """Whole numbers from 0 to ``n - 1``, as ``streams.below`` gives them."""
    return ((draws.astype(np.int64) * n) >> 32).astype(DAY)
