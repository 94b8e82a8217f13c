"""One unit's queue, step by step (单个单位排队), where the order of arrival does not hold.

A matter that waits when its unit is called in is taken before all others that wait. Arrays cannot
follow that; such a unit is rare and is served here, as the full engine serves it. Two things of one
day whose order the day does not tell, and which matters, make ``serve_lane`` answer ``None``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

_END, _CALL, _ARRIVAL, _TURN = range(4)
NEVER = 1 << 28


class Visit(NamedTuple):
    """A round at a unit: when it arrives, since when that is settled, and what it needs.

    ``talk`` is the day on which its unit would be called in, ``hurry`` how soon it then replies if
    the matter is being worked on; more than ``NEVER`` where it is not called in.
    """

    arrive: int
    put: int
    work: int
    talk: int
    hurry: int


class Served(NamedTuple):
    """When a round began and ended, ``NEVER`` if it did not; whether its unit was called in."""

    start: int
    end: int
    talked: bool


def serve_lane(visits: Sequence[Visit], places: int, horizon: int) -> list[Served] | None:
    """Serve rounds in their order, as far as the horizon.

    >>> late = Visit(arrive=1, put=0, work=9, talk=4, hurry=2)
    >>> first = Visit(arrive=0, put=0, work=6, talk=99, hurry=NEVER)
    >>> second = Visit(arrive=0, put=0, work=3, talk=99, hurry=NEVER)
    >>> [one.start for one in serve_lane([first, second, late], 1, 99)]
    [0, 15, 6]
    """
    unit = _Unit(visits, places)
    for n, visit in enumerate(visits):
        unit.put(visit.arrive, visit.put, _ARRIVAL, n)
    if not unit.run(horizon):
        return None
    return [
        Served(unit.start.get(n, NEVER), unit.end.get(n, NEVER), n in unit.talked)
        for n in range(len(visits))
    ]


class _Unit:
    """A unit with its places, who waits, and what is still to come: by day, then since when."""

    def __init__(self, visits: Sequence[Visit], places: int) -> None:
        self.visits, self.free = visits, places
        self.start: dict[int, int] = {}
        self.end: dict[int, int] = {}
        self.talked: set[int] = set()
        self.waiting: deque[int] = deque()
        self.todo: list[tuple[int, int, int, int, int]] = []
        self._order = count()

    def put(self, day: int, since: int, kind: int, n: int) -> None:
        heappush(self.todo, (day, since, next(self._order), kind, n))

    def run(self, horizon: int) -> bool:
        """Go through the days; whether their order was told."""
        open_, moment = set[int](), (-1, -1)
        while self.todo:
            day, since, _, kind, n = heappop(self.todo)
            if day >= horizon:
                break
            if (day, since) != moment:
                open_, moment = set(), (day, since)
            if kind == _CALL and n in self.waiting:
                if open_:  # another one was called, or a place was left, at the same moment
                    return False
                open_.add(_CALL)
                self.waiting.remove(n)
                self.waiting.appendleft(n)
                self.talked.add(n)
            elif kind == _CALL:
                self._called(n, day)
            elif kind == _END and self.end[n] == day:
                if _CALL in open_:
                    return False
                open_.add(_END)
                self._leave(day)
            elif kind == _TURN or (kind == _ARRIVAL and self.free):
                self.free -= kind == _ARRIVAL
                self._begin(n, day)
            elif kind == _ARRIVAL:
                self.waiting.append(n)
                self._watch(n, day)
        return True

    def _begin(self, n: int, day: int) -> None:
        visit = self.visits[n]
        self.start[n], self.end[n] = day, day + visit.work
        if day == visit.arrive and n not in self.talked and self.end[n] > visit.talk:
            self._watch(n, day)
        if visit.work:
            self.put(self.end[n], day, _END, n)
        else:
            self._leave(day)

    def _watch(self, n: int, day: int) -> None:
        if self.visits[n].hurry < NEVER:
            self.put(max(self.visits[n].talk, day), day, _CALL, n)

    def _called(self, n: int, day: int) -> None:
        if n in self.start and self.end[n] <= day:
            return
        self.talked.add(n)
        if n in self.start and (sooner := day + self.visits[n].hurry) < self.end[n]:
            self.end[n] = sooner
            self.put(sooner, day, _END, n)

    def _leave(self, day: int) -> None:
        if self.waiting:
            self.put(day, day, _TURN, self.waiting.popleft())
        else:
            self.free += 1
