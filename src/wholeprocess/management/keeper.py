"""Starting one clock of a suggestion (起算): from which event, under which law, until when.

Which law governs a clock is the law of the day on which it started, unless PR-crossing says the law
of the latest step: no text says what holds for a matter that crosses an amendment.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias

from attrs import define, evolve, field

from wholeprocess.congress import Register
from wholeprocess.journal import Act
from wholeprocess.law import Deadline, Law, Text, deadline
from wholeprocess.management.case import Case
from wholeprocess.management.receiver import received_in
from wholeprocess.management.stint import Stint, stints

LawOn: TypeAlias = Callable[[date], Law]
"""The law of a day at the place of the case: ``lambda day: in_force(day, case.congress)``."""

RECEIPT = Text("收到之日", "receipt")
CLOSE_OF_SESSION = Text("大会闭会之日", "close of the session")


class Duty(NamedTuple):
    """A clock, and who must stop it: a unit, a deputy or an organ.

    ``round`` is that of the handling where the clock is a reply's. ``stopped`` says that the end
    of the file stopped it, and not what it waited for.
    """

    whom: str
    clock: Deadline
    round: int = 0
    stopped: bool = False

    def ended(self, on: date) -> Duty:
        """The duty as the end of the file leaves it."""
        return self._replace(clock=evolve(self.clock, done=on), stopped=True)


@define(kw_only=True, eq=False)
class Keeper:
    """Starts the clocks of one case under the law that governs them.

    A check asks every suggestion of a term for its clocks: so the law's mappings are asked here
    themselves, and not through the methods that also take a code typed in another way.
    """

    case: Case
    law_on: LawOn
    register: Register | None

    stints: tuple[Stint, ...] = field(init=False)
    """Every unit's time with the suggestion, worked out once for all its clocks."""

    @stints.default
    def _stints(self) -> tuple[Stint, ...]:
        return stints(self.case)

    def places(self, kinds: frozenset[type[Act]]) -> list[tuple[int, Act]]:
        """The acts of these kinds, in order, with their places in the case."""
        return [(at, act) for at, act in enumerate(self.case.acts) if type(act) in kinds]

    def law(self, start: date, done: date | None = None) -> Law:
        """The law that governs a clock which started on that day (PR-crossing)."""
        law = self.law_on(start)
        if law.values.get("PR-crossing") == "last_step":
            return self.law_on(max(start, done or self.case.last))
        return law

    def clock(
        self, code: str, start: date, done: date | None = None, event: Text | None = None
    ) -> Deadline | None:
        """The clock of a rule, if the rule holds there."""
        law = self.law(start, done)
        if code not in law.versions:
            return None
        moves = law.values.get("PR-holiday-end") == "moves"
        return deadline(code, start, law, done=done, event=event, moves=moves)

    def first_day(self, stint: Stint, choice: str) -> tuple[date, Text | None]:
        """The day from which a unit's clock counts, and what happened then (PR-receipt)."""
        match choice:
            case "receipt" if stint.received:
                return stint.received, RECEIPT
            case "close_of_session" if closed := self.session_closed():
                return closed, CLOSE_OF_SESSION
            case _:
                return stint.given.on, None

    def session_closed(self) -> date | None:
        """The last day of the session in which the suggestion was put forward, once it is known."""
        session = received_in(self.case.filed, self.register) if self.register else None
        return session.closed if session else None

    @cached_property
    def of_a_session(self) -> bool:
        """Whether the suggestion was put forward in a session."""
        if self.case.filed.session is not None:
            return True
        return self.register is not None and received_in(self.case.filed, self.register) is not None


def reply_clock(stint: Stint, keeper: Keeper, done: date | None = None) -> Deadline | None:
    """The clock of a unit's first reply: three months, six if wide or extended (SG-5, SG-6)."""
    law = keeper.law(stint.given.on, done)
    if not law.holds("SGL-reply-from"):
        return None
    start, event = keeper.first_day(stint, law.choice("SGL-reply-from"))
    if stint.first < stint.given.on and law.choice("PR-reassign-clock") == "kept":
        start, event = stint.first, None
    short = keeper.clock("SG-6" if stint.wide else "SG-5", start, done, event)
    if stint.extension is None or short is None:
        return short
    cap = keeper.clock("SG-6", start, done, event)
    assert cap is not None
    to = stint.extension.to
    due = cap.due if to is None else min(cap.due, to)
    return evolve(cap, due=due, extended_on=stint.extension.on, before=short.due)
