"""The clocks of a suggestion (办理期限): computed from its acts, never stored.

Which law governs a clock is the law of the day on which it started: no text says what holds for a
matter that crosses an amendment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from wholeprocess.congress import UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Deadline, Law, deadline
from wholeprocess.management.acts import (
    Assign,
    BringHome,
    Contact,
    DecideObjection,
    Extend,
    Object,
    Opine,
    Rate,
    Reply,
    Satisfaction,
)
from wholeprocess.management.case import Case, Handling, Phase

LawOn: TypeAlias = Callable[[date], Law]
"""The law of a day at the place of the case: ``lambda day: in_force(day, case.congress)``."""


@frozen(kw_only=True)
class Clocks:
    """What runs on a case now, and what has run; ``None`` where nothing started or no rule holds.

    ``reply`` is the clock of the present round; ``replies`` has one for each round.
    """

    assign: Deadline | None
    reply: Deadline | None
    replies: tuple[Deadline, ...]
    contact: Deadline | None
    feedback: Deadline | None
    co_opinions: tuple[tuple[UnitId, Deadline], ...]

    def running(self) -> tuple[Deadline, ...]:
        """The clocks that nobody has stopped, the nearest end first."""
        named = (self.assign, self.reply, self.contact, self.feedback)
        every = [clock for clock in named if clock] + [clock for _, clock in self.co_opinions]
        return tuple(sorted((c for c in every if c.done is None), key=lambda c: (c.due, c.code)))


def clocks(case: Case, law_on: LawOn) -> Clocks:
    """Every clock of a case, each able to explain itself.

    Clocks stop when their thing is done or when the case is closed: none runs for nobody.
    """
    replies = tuple(_replies(case, law_on))
    ended = case.last if case.phase is Phase.CLOSED else None
    return Clocks(
        assign=_ended(_assign(case, law_on), ended),
        reply=_ended(replies[-1], ended) if replies else None,
        replies=tuple(evolve(c, done=c.done or ended) for c in replies),
        contact=_ended(_first_after(case, "SGL-contact", Contact, law_on), ended),
        feedback=_ended(_feedback(case, law_on), ended),
        co_opinions=tuple(
            (a.unit, evolve(clock, done=clock.done or ended))
            for a in case.assignments
            if not a.answers and a.state is not Handling.RELEASED
            for clock in (_opinion(case, a.unit, law_on),)
            if clock
        ),
    )


def _ended(clock: Deadline | None, ended: date | None) -> Deadline | None:
    if clock is None or clock.done is not None or ended is None:
        return clock
    return evolve(clock, done=ended)


def _if_it_holds(
    code: str, start: date, law_on: LawOn, done: date | None = None
) -> Deadline | None:
    law = law_on(start)
    return deadline(code, start, law, done=done) if law.holds(code) else None


def _assign(case: Case, law_on: LawOn) -> Deadline | None:
    first = next((act.on for act in case.acts if isinstance(act, Assign)), None)
    return _if_it_holds("SGL-assign", case.acts[0].on, law_on, first)


def _first_after(case: Case, code: str, kind: type[Act], law_on: LawOn) -> Deadline | None:
    if case.since is None:
        return None
    start = next(act.on for act in case.acts if isinstance(act, Assign))
    done = next((act.on for act in case.acts if isinstance(act, kind)), None)
    return _if_it_holds(code, start, law_on, done)


def _opinion(case: Case, unit: UnitId, law_on: LawOn) -> Deadline | None:
    since = next(act.on for act in reversed(case.done(Assign)) if unit in act.units)
    done = next((a.on for a in case.done(Opine) if a.by == unit and a.on >= since), None)
    return _if_it_holds("SGL-co-opinion", since, law_on, done)


def _feedback(case: Case, law_on: LawOn) -> Deadline | None:
    if case.answer is None:
        return None
    start = case.answer.on
    done = next((act.on for act in case.done(Rate) if act.on >= start), None)
    return _if_it_holds("SGL-feedback", start, law_on, done)


def _replies(case: Case, law_on: LawOn) -> Iterator[Deadline]:
    """A clock for each round: from assignment, or from the deputy's dissatisfaction."""
    started: date | None = None
    first, wide, extension, answered = True, False, None, None
    for act in case.acts:
        match act:
            case Assign():
                started, wide, extension, answered = act.on, act.wide_and_difficult, None, None
            case Extend():
                extension = act
            case Reply() | BringHome() if answered is None:
                answered = act.on
            case Rate(rating=Satisfaction.DISSATISFIED) if started and answered:
                yield reply_clock(started, first, wide, extension, answered, law_on)
                started, first, extension, answered = act.on, False, None, None
            case _:
                pass
    if started and (answered or case.phase is not Phase.SPECIAL_SUPERVISION):
        unanswered = answered if case.phase not in _STILL_OWED else None
        yield reply_clock(started, first, wide, extension, unanswered, law_on)


_STILL_OWED = (Phase.ASSIGNED, Phase.HANDLING)


def reply_clock(
    start: date,
    first: bool,
    wide: bool,
    extension: Extend | None,
    done: date | None,
    law_on: LawOn,
) -> Deadline:
    """The clock of one reply: three months, six if wide or extended, or a second handling's."""
    law = law_on(start)
    if not first:
        return deadline("SGL-rehandle", start, law, done=done)
    if extension is None:
        return deadline("SG-6" if wide else "SG-5", start, law, done=done)
    longer = deadline("SG-6", start, law, extended_on=extension.on, done=done)
    return longer if extension.to is None else evolve(longer, due=min(longer.due, extension.to))


def refusal_clocks(case: Case, law_on: LawOn) -> tuple[tuple[UnitId, Deadline], ...]:
    """For each objection, the clock within which the unit had to send the assignment back."""
    found = []
    for act in case.done(Object):
        since = max(a.on for a in case.done(Assign) if a.on <= act.on)
        clock = _if_it_holds("SGL-refuse", since, law_on, act.on)
        if clock:
            found.append((act.by, clock))
    return tuple(found)


def reassignment_clocks(case: Case, law_on: LawOn) -> tuple[Deadline, ...]:
    """For each objection upheld, the clock within which another unit had to be found."""
    found = []
    for act in case.done(DecideObjection):
        if act.upheld:
            done = next((a.on for a in case.done(Assign) if a.on >= act.on), None)
            clock = _if_it_holds("SGL-reassign", act.on, law_on, done)
            if clock:
                found.append(clock)
    return tuple(found)
