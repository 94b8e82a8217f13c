"""The world of a simulated year (模拟环境): a calendar of whole days, the term, chance, habits.

Whoever acts is a generator that yields the day on which it goes on, or ``PARKED`` to wait until
somebody wakes it. Nothing here is about suggestions or projects: each has a file of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeAlias

from wholeprocess.congress import DivisionCode, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Law, Value, in_force
from wholeprocess.process import EnterUnits, Fold, OpenTerm, SeatDeputies, SetPractice, State
from wholeprocess.simulation.behaviour import Behaviour, Habit
from wholeprocess.simulation.county import County
from wholeprocess.simulation.policy import Policy
from wholeprocess.simulation.streams import Streams

Process: TypeAlias = Iterator[int]
"""What somebody does in the course of time; each step says on which day it goes on."""

PARKED = -1
"""Goes on when it is woken."""


class Calendar:
    """Days from 0, each with what happens on it in the order in which it was put there (日程).

    >>> def waits(until):
    ...     yield until
    ...     woken.append(calendar.day)
    >>> calendar, woken = Calendar(10), []
    >>> calendar.put(waits(7), 2)
    >>> calendar.run()
    >>> woken
    [7]
    """

    __slots__ = ("day", "days", "horizon")

    def __init__(self, horizon: int) -> None:
        self.horizon = horizon
        self.days: list[list[Process]] = [[] for _ in range(horizon)]
        self.day = 0

    def put(self, process: Process, day: int) -> None:
        """Let a process go on on a day; past the horizon it never does."""
        if day < self.horizon:
            self.days[max(day, self.day)].append(process)

    def move(self, process: Process, day: int, to: int) -> None:
        """Let a process that waits for one day go on on another."""
        if day < self.horizon:
            self.days[day].remove(process)
        self.put(process, to)

    def run(self) -> None:
        """Go through the days."""
        days, horizon = self.days, self.horizon
        for self.day, bucket in enumerate(days):
            for process in bucket:  # what is put on this very day is met as well
                then = next(process, PARKED)
                if PARKED < then < horizon:
                    days[then].append(process)
            bucket.clear()


class Queue:
    """Who waits for a unit (排队): so many are served at one time, the rest in order of arrival."""

    __slots__ = ("busy", "calendar", "capacity", "waiting")

    def __init__(self, calendar: Calendar, capacity: int) -> None:
        self.calendar = calendar
        self.capacity = capacity
        self.busy = 0
        self.waiting: deque[Process] = deque()

    def enter(self, process: Process) -> bool:
        """Whether it is served at once; if not it must park, and is woken when its turn comes."""
        if self.busy < self.capacity:
            self.busy += 1
            return True
        self.waiting.append(process)
        return False

    def leave(self) -> None:
        """One was served, and the next one is."""
        if self.waiting:
            self.calendar.put(self.waiting.popleft(), self.calendar.day)
        else:
            self.busy -= 1

    def first(self, process: Process) -> None:
        """One who waits is served before all others."""
        self.waiting.remove(process)
        self.waiting.appendleft(process)


class World:
    """A county with its term, as it lives from day to day.

    ``do`` admits an act and keeps it, or raises ``Refused``. ``dates`` turns the number of a day
    into the day; ``now`` is today's behaviour.
    """

    def __init__(
        self, county: County, policy: Policy, seed: int | Streams, start: date, years: int
    ) -> None:
        self.county = policy.county(county)
        self.policy = policy
        self.streams = seed if isinstance(seed, Streams) else Streams(seed)
        self.start, self.years = start, years
        self.first_year = start.year
        horizon = (years_on(start, years) - start).days
        first = start.toordinal()
        self.dates = tuple(map(date.fromordinal, range(first, first + horizon)))
        self.calendar = Calendar(horizon)
        self.acts: list[Act] = []
        self.fold = Fold(State.empty(), law_at=_law_at(policy, county.place))
        self.do: Callable[[Act], None] = partial(self.fold.admit, law=None, keep=self.acts.append)
        self.now: Behaviour = self.county.behaviour
        self.queues: dict[UnitId, Queue] = {}

    @property
    def today(self) -> date:
        """The day on which the calendar stands."""
        return self.dates[self.calendar.day]

    def day_of(self, day: date) -> int:
        """The number of a day; before the start it is negative."""
        return (day - self.start).days

    def law(self, day: int) -> Law:
        """The law of a day at the county's place."""
        return self.fold.law(self.dates[day], self.county.place)

    def open(self) -> None:
        """Deputies are seated, units entered, practices set (开局)."""
        county, on = self.county, self.start
        congresses = (county.place, *county.higher)
        for congress in congresses:
            self.do(OpenTerm(on=on, congress=congress))
            if seats := county.seats(congress):
                self.do(SeatDeputies(on=on, congress=congress, deputies=seats))
            own = congress == county.place
            titles = [unit.name for unit in county.units] if own else ["主管部门"]
            units = tuple(county.unit_of(congress, title) for title in titles)
            self.do(EnterUnits(on=on, congress=congress, units=units))
            for n, unit in enumerate(units):
                capacity = county.units[n].capacity if own else county.units[0].capacity
                self.queues[unit.id] = Queue(self.calendar, capacity)
        for congress in county.slate_congresses:
            if congress not in congresses:
                self.do(OpenTerm(on=on, congress=congress))
                self.do(SeatDeputies(on=on, congress=congress, deputies=county.seats(congress)))
        for since, practices in self._practices().items():
            self.calendar.put(self._sets(practices), self.day_of(since))
        for since, habits in self.policy.turns().items():
            self.calendar.put(self._turns(habits), self.day_of(since))

    def _practices(self) -> Mapping[date, Mapping[str, Value]]:
        """What the congresses set for themselves, by day; the law is not theirs to set."""
        found: dict[date, dict[str, Value]] = {}
        for change in self.policy.practices:
            since = max(change.since or self.start, self.start)
            law = in_force(since, self.county.place)
            if law.open_to(change.code, change.value):
                found.setdefault(since, {})[change.code] = change.value
        return {since: found[since] for since in sorted(found)}

    def _sets(self, practices: Mapping[str, Value]) -> Process:
        on = self.dates[self.calendar.day]
        for congress in dict.fromkeys((self.county.place, *self.county.slate_congresses)):
            law = self.fold.law(on, congress)
            for code, value in practices.items():
                if not law.open_to(code, value):
                    continue  # the town's own law has another number there, or none
                self.do(
                    SetPractice(
                        on=on, congress=congress, code=code, value=value, reason=self.policy.name
                    )
                )
        yield PARKED

    def _turns(self, habits: Mapping[str, Habit]) -> Process:
        self.now = self.now.evolved(**habits)
        yield PARKED

    def year_day(self, year: int, month_day: str) -> int:
        """The number of a day of a year, "01-12"."""
        return self.day_of(date.fromisoformat(f"{year}-{month_day}"))


def years_on(start: date, years: int) -> date:
    """The same day some years later; 28 February where there is no 29th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return start.replace(year=start.year + years, day=28)


def _law_at(policy: Policy, place: DivisionCode) -> Callable[[date, str], Law]:
    """The law, or as the study changes it."""
    if not policy.changes_law:
        return in_force

    def changed(on: date, at: str) -> Law:
        law = in_force(on, at)
        values = policy.by_law(law)
        return law.under(values, changing_the_law=True) if values else law

    return changed
