"""The desk (办公桌): what the office asks of its suggestions in the morning, each one call.

A desk is a value: the cases as they stood on the evening of a day, the law, and who is who. It
reads and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ, Register, UnitId
from wholeprocess.law import LawAt, Text
from wholeprocess.management.acts import SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.key_suggestion import Tracked, tracked
from wholeprocess.management.levels import Upward, needs_another_level
from wholeprocess.management.past import as_of
from wholeprocess.management.queues import Queue, Standing, queue_of, queues
from wholeprocess.management.rates import HandlingRate, rates
from wholeprocess.management.reminders import Reminder, reminders_due
from wholeprocess.management.talks import ProposedTalk, talks
from wholeprocess.management.tasks import Late, Task, What, late, may_run, tasks, within
from wholeprocess.management.units import UnitRow, by_unit

_ORGANS = {
    str(Organ.OFFICE): Text("代表工作机构", "the office"),
    str(Organ.PRESIDIUM): Text("主席团", "the presidium"),
}


@frozen(kw_only=True, eq=False)
class Desk:
    """Suggestions as of one day, ready to be asked.

    Make one with ``Desk.of`` (or ``term.desk(today)``); ``law`` gives the law of a day at a place.

    >>> from wholeprocess.congress import Divisions, Register
    >>> from wholeprocess.law import in_force
    >>> register = Register(divisions=Divisions.shipped())
    >>> desk = Desk.of({}, in_force, register, date(2022, 6, 1))
    >>> desk.due(), desk.late().open, desk.waiting_for_deputy()
    ((), (), ())
    """

    cases: Mapping[SuggestionId, Case] = field(repr=False)
    law: LawAt = field(repr=False)
    register: Register = field(repr=False)
    today: date

    @classmethod
    def of(
        cls,
        cases: Mapping[SuggestionId, Case],
        law: LawAt,
        register: Register,
        today: date,
        *,
        place: str = "",
    ) -> Desk:
        """The desk on the evening of ``today``: acts of later days are not seen.

        ``place`` keeps the suggestions of one congress; "" keeps all.
        """
        here = {s: c for s, c in cases.items() if not place or c.congress == place}
        return cls(cases=as_of(here, today, law, register), law=law, register=register, today=today)

    @cached_property
    def things(self) -> tuple[Task, ...]:
        """Everything that anybody owes or owed, in the order of the days."""
        return self._tasks(self.cases.values())

    @cached_property
    def running(self) -> tuple[Task, ...]:
        """Of it what is still to be done; files with nothing left to do are not looked into."""
        every = self._tasks(case for case in self.cases.values() if may_run(case))
        return tuple(one for one in every if one.running)

    def _tasks(self, cases: Iterable[Case]) -> tuple[Task, ...]:
        every = (one for case in cases for one in self._of(case))
        return tuple(sorted(every, key=lambda one: (one.due, one.name)))

    def _of(self, case: Case) -> tuple[Task, ...]:
        return tasks(case, lambda day: self.law(day, case.congress), self.register)

    def queues(self) -> Mapping[Queue, tuple[Standing, ...]]:
        """Every suggestion in its one queue, with whom and since when."""
        return queues(self.cases.values())

    def due(self, days: int = 7) -> tuple[Task, ...]:
        """What falls due from today on within so many days, and with whom."""
        return within(self.running, self.today, days)

    def late(self) -> Late:
        """What is late and by how long: still open, and done too late."""
        return late(self.things, self.today)

    def waiting_for_deputy(self, deputy: DeputyId | None = None) -> tuple[Standing, ...]:
        """What waits for a deputy's rating, the longest first; for one deputy if named."""
        waiting = self.queues()[Queue.RATE]
        return tuple(one for one in waiting if deputy is None or deputy in one.whom)

    def promises(self, days: int | None = None) -> tuple[Task, ...]:
        """The promises not kept yet, the nearest day first, those past their day among them.

        With ``days``, only those that are past or fall due within so many days.
        """
        return tuple(
            one
            for one in self.running
            if one.what is What.PROMISE and (days is None or (one.due - self.today).days <= days)
        )

    def needs_another_level(self) -> tuple[Upward, ...]:
        """Which suggestions this level has shown it cannot solve, and which levels are left."""
        found = (needs_another_level(case, self.register) for case in self._open())
        return tuple(sorted(filter(None, found), key=lambda one: (one.since, one.suggestion)))

    def units(self) -> tuple[UnitRow, ...]:
        """How each unit does: what it has in hand, what is late, its rates and places."""
        return by_unit(self.cases.values(), self.running, self.law, self.register, self.today)

    def rates(self) -> Mapping[str, HandlingRate]:
        """Every rate over all suggestions of the desk."""
        return rates(self.cases.values(), self.law, self.today, register=self.register)

    def reminders(self, told: Collection[str] = ()) -> tuple[Reminder, ...]:
        """What is to be told today and was not told before."""
        return reminders_due(self.running, self.cases, self.law, self.today, told=told)

    def talks(self) -> tuple[ProposedTalk, ...]:
        """Heads of units to be called in, because a clock or a promise was missed."""
        return talks(self.running, self.cases, self.law, self.register, self.today)

    def key_suggestions(self) -> tuple[Tracked, ...]:
        """The key suggestions and where each stands."""
        return tracked(self.cases.values(), self.law, self.today, register=self.register)

    def called(self, who: str) -> Text:
        """What somebody is called: a unit's or deputy's name, a congress's division, an organ."""
        unit = self.register.units.get(UnitId(who))
        deputy = self.register.deputies.get(DeputyId(who))
        if unit is not None:
            return Text(unit.name, unit.name)
        if deputy is not None:
            return Text(deputy.name, deputy.name)
        if who in self.register.divisions:
            name = self.register.divisions[DivisionCode(who)].name
            return Text(name, name)
        return _ORGANS.get(who, Text(who, who))

    def congresses(self) -> tuple[DivisionCode, ...]:
        """The congresses whose suggestions lie here."""
        return tuple(sorted({case.congress for case in self.cases.values()}))

    def _open(self) -> Iterable[Case]:
        return (case for case in self.cases.values() if queue_of(case) is not Queue.CLOSED)


__all__ = ["Desk"]
