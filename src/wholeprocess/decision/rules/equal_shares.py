"""The method of equal shares (等额分配法): every voter holds an equal part of the budget.

An option is bought by those who approve it, each paying as equally as their money allows; the one
whose payment for a unit of use is least goes first. Decided in floats where they can decide, and
in exact fractions where two options lie too close: with up to a million voters the floats here are
wrong by less than one part in 10^9, and whatever lies within ``CLOSE`` of the best is worked out
again exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import Self

from wholeprocess.decision.rules.instance import Instance

CLOSE = 1e-7
"""How near, in parts of the larger, two numbers must lie to be compared exactly."""


class Use(StrEnum):
    """What a chosen option is worth to a voter who approves it."""

    COST = "cost"  # as much as it costs: outcomes are shares of money
    NUMBER = "number"  # one, whatever it costs: outcomes are numbers of projects


def level(purses: Iterable[tuple[Fraction, int]], cost: int) -> Fraction | None:
    """What each supporter pays at most, so that together they pay ``cost``; ``None`` if they can't.

    ``purses`` are amounts of money and how many voters hold each.

    >>> level([(Fraction(10), 2), (Fraction(3), 1)], 15)
    Fraction(6, 1)
    """
    held = sorted(purses)
    left, payers = Fraction(cost), sum(n for _, n in held)
    for money, n in held:
        if money * payers >= left:
            return left / payers
        left -= money * n
        payers -= n
    return None


class Shares:
    """A run of the method. Patterns with the same course of payments form a class.

    Class 0 holds those with nothing left. ``_money`` is each class's money in floats;
    ``_exact`` the same exactly, worked out when asked from the class that it came from.
    """

    __slots__ = (
        "_bound",
        "_class",
        "_costs",
        "_exact",
        "_from",
        "_instance",
        "_money",
        "_pays",
        "_spent_by",
        "_uses",
    )

    def __init__(self, instance: Instance, use: Use) -> None:
        costs, budget = instance.whole
        voters = max(1, instance.voters)
        self._instance, self._costs = instance, costs
        self._uses = costs if use is Use.COST else (1,) * len(costs)
        self._class = [1] * len(instance.ballots)
        self._money = [0.0, budget / voters]
        self._exact: list[Fraction | None] = [Fraction(0), Fraction(budget, voters)]
        self._from: list[tuple[int, int]] = [(0, 0), (1, 0)]
        self._pays: list[Fraction | None] = []
        self._spent_by: list[tuple[int, dict[int, int]]] = []
        votes = instance.votes
        self._bound = {
            place: costs[place] / votes[place] / (self._uses[place] or 1)
            for place in range(len(costs))
            if votes[place]
        }

    # --- floats ---

    def _groups(self, place: int) -> dict[int, int]:
        """How many voters of each class stand behind an option."""
        own, weights = self._class, self._instance.weights
        behind = self._instance.supporters[place]
        if self._instance.votes[place] == len(behind):
            return Counter(map(own.__getitem__, behind))
        groups: dict[int, int] = {}
        for number in behind:
            groups[own[number]] = groups.get(own[number], 0) + weights[number]
        return groups

    def _rate(self, place: int) -> float | None:
        """Payment for a unit of use, in floats; ``None`` if its supporters cannot pay."""
        money, groups = self._money, self._groups(place)
        left, payers = float(self._costs[place]), self._instance.votes[place]
        for own in sorted(groups, key=money.__getitem__):
            if money[own] * payers >= left:
                if payers == groups[own] and money[own] * payers < left * (1 + CLOSE):
                    return self._edge(place)
                return left / payers / (self._uses[place] or 1)
            left -= money[own] * groups[own]
            payers -= groups[own]
        return None if left > self._costs[place] * CLOSE else self._edge(place)

    def _edge(self, place: int) -> float | None:
        """The same where supporters have just the cost or just not: exactly."""
        pay = self._exact_pay(place, self._groups(place))
        return None if pay is None else float(pay) / (self._uses[place] or 1)

    def best(self) -> list[int]:
        bounds = self._bound
        least = float("inf")
        near: list[tuple[float, int]] = []
        for place in sorted(bounds, key=lambda place: (bounds[place], place)):
            if bounds[place] > least * (1 + CLOSE):
                break
            rate = self._rate(place)
            if rate is None:
                del bounds[place]
                continue
            bounds[place] = rate
            near.append((rate, place))
            least = min(least, rate)
        tied = [place for rate, place in near if rate <= least * (1 + CLOSE)]
        return tied if len(tied) < 2 else self._exactly_best(tied)

    def take(self, place: int) -> None:
        groups = self._groups(place)
        turn = len(self._pays)
        self._pays.append(None)
        self._spent_by.append((place, groups))
        pay = (self._rate(place) or 0.0) * (self._uses[place] or 1)
        after = {0: 0}
        for own in groups:
            if own and self._money[own] > pay * (1 - CLOSE):
                after[own] = len(self._money)
                self._money.append(max(0.0, self._money[own] - pay))
                self._exact.append(None)
                self._from.append((own, turn))
            else:
                after[own] = 0
        self._move(place, after)
        del self._bound[place]

    def _move(self, place: int, after: dict[int, int]) -> None:
        """Put everyone behind an option into the class that follows his own."""
        classes = self._class
        for number in self._instance.supporters[place]:
            classes[number] = after[classes[number]]

    # --- fractions ---

    def _exactly_best(self, tied: list[int]) -> list[int]:
        rates = {}
        for place in tied:
            pay = self._exact_pay(place, self._groups(place))
            if pay is not None:
                rates[place] = pay / (self._uses[place] or 1)
        least = min(rates.values())
        return sorted(place for place, rate in rates.items() if rate == least)

    def _exact_pay(self, place: int, groups: dict[int, int]) -> Fraction | None:
        purses = [(self._exactly(own), n) for own, n in groups.items()]
        return level(purses, self._costs[place])

    def _exactly(self, own: int) -> Fraction:
        """The exact money of a class; from the oldest class that is not known yet downwards."""
        unknown = []
        while self._exact[own] is None:
            unknown.append(own)
            own = self._from[own][0]
        money = self._exact[own]
        assert money is not None
        for later in reversed(unknown):
            money = max(Fraction(0), money - self._paid(self._from[later][1]))
            self._exact[later] = money
        return money

    def _paid(self, turn: int) -> Fraction:
        """What each paid at most in an earlier turn, exactly; turns before it are paid first."""
        if self._pays[turn] is None:
            for earlier in range(turn + 1):
                if self._pays[earlier] is None:
                    self._pays[earlier] = self._exact_pay(*self._spent_by[earlier])
        known = self._pays[turn]
        assert known is not None
        return known

    def copy(self) -> Self:
        twin = object.__new__(type(self))
        twin._instance, twin._costs, twin._uses = self._instance, self._costs, self._uses
        twin._class, twin._bound = list(self._class), dict(self._bound)
        twin._money, twin._exact = list(self._money), list(self._exact)
        twin._from, twin._pays = list(self._from), list(self._pays)
        twin._spent_by = list(self._spent_by)
        return twin


def equal_shares(instance: Instance) -> Shares:
    """Equal shares where an option is worth its cost; it may leave money over.

    An option that nobody approves is never chosen. Exact.
    """
    return Shares(instance, Use.COST)


def equal_shares_by_number(instance: Instance) -> Shares:
    """Equal shares where each option is worth the same, whatever it costs."""
    return Shares(instance, Use.NUMBER)
