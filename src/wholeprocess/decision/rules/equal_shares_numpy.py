"""The method of equal shares on arrays (等额分配法，数组计算): the same choice, sooner.

The extra ``fast`` brings NumPy. What floats cannot decide is worked out in fractions, as without.
"""

from __future__ import annotations

from itertools import chain
from typing import Any, Self

from wholeprocess.decision.rules.equal_shares import CLOSE, Shares, Use
from wholeprocess.decision.rules.instance import Instance
from wholeprocess.errors import MissingExtra


class ArrayShares(Shares):
    """``Shares`` that groups and sorts the voters' money with NumPy."""

    __slots__ = ("_behind", "_heavy", "_np", "_of", "_purse")

    def __init__(self, instance: Instance, use: Use) -> None:
        try:
            import numpy as np
        except ModuleNotFoundError:
            raise MissingExtra("equal shares on arrays", "fast") from None
        super().__init__(instance, use)
        self._np: Any = np
        weights = np.array(instance.weights, dtype=np.int64)
        self._behind = _behind(np, instance)
        self._heavy = [weights[behind] for behind in self._behind]
        self._of = np.ones(len(weights), dtype=np.intp)
        self._purse = np.full(len(weights), self._money[1])

    def _groups(self, place: int) -> dict[int, int]:
        np = self._np
        own = self._of[self._behind[place]]
        # counts below 2**53 are exact in the floats that bincount adds up
        counted = np.bincount(own, weights=self._heavy[place])
        held = np.flatnonzero(counted)
        return dict(zip(held.tolist(), map(int, counted[held].tolist()), strict=True))

    def _rate(self, place: int) -> float | None:
        np, cost = self._np, self._costs[place]
        purse = self._purse[self._behind[place]]
        order = np.argsort(purse)
        purse, heavy = purse[order], self._heavy[place][order]
        held = purse * heavy
        total = held.cumsum()
        if total[-1] < cost * (1 + CLOSE):
            return None if total[-1] < cost * (1 - CLOSE) else self._edge(place)
        share = (cost - total + held) / heavy[::-1].cumsum()[::-1]
        return float(share[np.argmax(share <= purse)]) / (self._uses[place] or 1)

    def _move(self, place: int, after: dict[int, int]) -> None:
        np, behind = self._np, self._behind[place]
        follows = np.zeros(len(self._money), dtype=np.intp)
        follows[list(after)] = list(after.values())
        self._of[behind] = follows[self._of[behind]]
        self._purse[behind] = np.array(self._money)[self._of[behind]]

    def copy(self) -> Self:
        twin = super().copy()
        twin._np, twin._behind, twin._heavy = self._np, self._behind, self._heavy
        twin._of, twin._purse = self._of.copy(), self._purse.copy()
        return twin


def _behind(np: Any, instance: Instance) -> list[Any]:
    """For each option the places of the patterns that approve it, as arrays."""
    marks = chain.from_iterable([pattern.marks for pattern in instance.ballots])
    options = np.fromiter(map(instance.place.__getitem__, marks), dtype=np.intp)
    sizes = np.fromiter((len(pattern.marks) for pattern in instance.ballots), dtype=np.intp)
    patterns = np.repeat(np.arange(len(sizes)), sizes)
    ordered = patterns[np.argsort(options, kind="stable")]
    ends = np.bincount(options, minlength=len(instance.options)).cumsum()
    split: list[Any] = np.split(ordered, ends[:-1])
    return split


def equal_shares_fast(instance: Instance) -> ArrayShares:
    """``equal_shares`` on arrays; ``MissingExtra`` without NumPy."""
    return ArrayShares(instance, Use.COST)


def equal_shares_by_number_fast(instance: Instance) -> ArrayShares:
    """``equal_shares_by_number`` on arrays; ``MissingExtra`` without NumPy."""
    return ArrayShares(instance, Use.NUMBER)
