"""Phragmén's sequential rule (弗拉格门顺序法): voters earn money at one pace and buy together."""

from __future__ import annotations

from fractions import Fraction

from wholeprocess.decision.rules.instance import Instance


class _Phragmen:
    """Each voter's load is what he paid up to his latest purchase; all start at nothing.

    ``_round`` says of each pattern which purchase set its load; ``_behind`` how many voters
    behind each option have which load.
    """

    __slots__ = ("_behind", "_instance", "_left", "_loads", "_open", "_round")

    def __init__(self, instance: Instance) -> None:
        costs, budget = instance.whole
        self._instance = instance
        self._left = budget
        self._loads: list[Fraction] = [Fraction(0)]
        self._round = [0] * len(instance.ballots)
        votes = instance.votes
        self._open = {p for p, n in enumerate(votes) if n and costs[p] <= budget}
        self._behind: dict[int, dict[int, int]] = {p: {0: votes[p]} for p in self._open}

    def best(self) -> list[int]:
        costs = self._instance.whole[0]
        least: Fraction | None = None
        tied: list[int] = []
        for place in sorted(self._open):
            load = self._load(place)
            if least is None or load < least:
                least, tied = load, [place]
            elif load == least:
                tied.append(place)
        # it stops where a purchase could be made and only the budget forbids it
        return [] if any(costs[place] > self._left for place in tied) else tied

    def _load(self, place: int) -> Fraction:
        earned = sum(
            (self._loads[turn] * voters for turn, voters in self._behind[place].items()),
            Fraction(self._instance.whole[0][place]),
        )
        return earned / self._instance.votes[place]

    def take(self, place: int) -> None:
        instance, turn = self._instance, len(self._loads)
        self._loads.append(self._load(place))
        self._open.discard(place)
        self._left -= instance.whole[0][place]
        known = instance.place
        for number in instance.supporters[place]:
            before, voters = self._round[number], instance.weights[number]
            self._round[number] = turn
            for mark in instance.ballots[number].marks:
                behind = self._behind.get(known[mark])
                if behind is not None:
                    behind[before] -= voters
                    behind[turn] = behind.get(turn, 0) + voters

    def copy(self) -> _Phragmen:
        twin = object.__new__(_Phragmen)
        twin._instance, twin._left = self._instance, self._left
        twin._loads, twin._round = list(self._loads), list(self._round)
        twin._open = set(self._open)
        twin._behind = {place: dict(behind) for place, behind in self._behind.items()}
        return twin


def phragmen(instance: Instance) -> _Phragmen:
    """Phragmén's sequential rule: it stops where the next purchase would pass the budget.

    Money flows to all voters alike; supporters buy an option as soon as together they can, and
    then start from nothing again. Exact. An option that nobody approves is never chosen.
    """
    return _Phragmen(instance)
