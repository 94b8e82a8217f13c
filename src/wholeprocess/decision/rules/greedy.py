"""Greedy choice (贪心法): the most wanted option that still fits, again and again."""

from __future__ import annotations

from fractions import Fraction

from wholeprocess.decision.rules.instance import Instance


class _Greedy:
    """Options in the order of a key; one that no longer fits is passed over for good."""

    __slots__ = ("_costs", "_keys", "_left", "_open")

    def __init__(self, keys: dict[int, int | Fraction], costs: tuple[int, ...], left: int) -> None:
        self._keys, self._costs, self._left = keys, costs, left
        # the next one is at the end, of equals the first by place
        self._open = sorted(keys, key=lambda place: (keys[place], -place))

    def best(self) -> list[int]:
        keys, costs, left, waiting = self._keys, self._costs, self._left, self._open
        while waiting and costs[waiting[-1]] > left:
            waiting.pop()
        if not waiting:
            return []
        top = keys[waiting[-1]]
        tied = [waiting[-1]]
        for place in reversed(waiting[:-1]):
            if keys[place] != top:
                break
            if costs[place] <= left:
                tied.append(place)
        return tied

    def take(self, place: int) -> None:
        self._open.remove(place)
        self._left -= self._costs[place]

    def copy(self) -> _Greedy:
        twin = object.__new__(_Greedy)
        twin._keys, twin._costs, twin._left = self._keys, self._costs, self._left
        twin._open = list(self._open)
        return twin


def by_votes(instance: Instance) -> _Greedy:
    """Most votes first, what does not fit the budget left over (按得票); what most places do.

    An option that nobody approves is never chosen.
    """
    costs, budget = instance.whole
    return _Greedy({p: n for p, n in enumerate(instance.votes) if n}, costs, budget)


def by_votes_per_cost(instance: Instance) -> _Greedy:
    """Most votes for the money first (按单位资金得票); what costs nothing goes before all."""
    costs, budget = instance.whole
    free = 1 + sum(instance.votes)
    keys = {
        place: Fraction(n, costs[place]) if costs[place] else Fraction(free + n)
        for place, n in enumerate(instance.votes)
        if n
    }
    return _Greedy(dict(keys), costs, budget)
