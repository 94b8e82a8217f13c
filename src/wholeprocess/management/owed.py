"""What somebody owes by a day (待办事项): each clock and promise of a case with its holder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from attrs import evolve, field, frozen

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.law import Deadline, Law, Text
from wholeprocess.management.acts import Assign, Contact, Opine, Rate, SuggestionId
from wholeprocess.management.case import Case, Commitment, Handling, Phase
from wholeprocess.management.clocks import LawOn, clocks, reassignment_clocks
from wholeprocess.management.turns import Turn, closed_on, turns

LawAt: TypeAlias = Callable[[date, str], Law]
"""The law of a day at a place: ``in_force``, or a term's ``law`` with its settings."""


class What(StrEnum):
    """What is owed."""

    ASSIGN = "assign"
    REASSIGN = "reassign"
    REPLY = "reply"
    CONTACT = "contact"
    OPINION = "opinion"
    FEEDBACK = "feedback"
    PROMISE = "promise"

    @property
    def words(self) -> Text:
        """The thing in words."""
        return _TITLES[self]


_TITLES = {
    What.ASSIGN: Text("交办", "assign it"),
    What.REASSIGN: Text("重新交办", "assign it again"),
    What.REPLY: Text("答复代表", "reply to the deputies"),
    What.CONTACT: Text("联系代表", "speak with the deputy"),
    What.OPINION: Text("提出会办意见", "give the co-handler's opinion"),
    What.FEEDBACK: Text("代表评价", "rate the handling"),
    What.PROMISE: Text("兑现承诺", "keep the promise"),
}


@frozen(kw_only=True)
class Owed:
    """One thing that one holder owes in one suggestion by one day (待办).

    ``done`` is the day on which it was done; ``lapsed`` that on which closing the file, or
    somebody else's act, ended it undone. ``number`` tells apart what is else the same.
    """

    suggestion: SuggestionId
    congress: DivisionCode
    title: str
    what: What
    by: str
    start: date
    due: date
    code: str
    why: Text = field(repr=False)
    provisional: bool = False
    done: date | None = None
    lapsed: date | None = None
    key: bool = False
    number: int = 0

    @property
    def running(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and self.lapsed is None

    def late_by(self, today: date) -> int:
        """Days past the last day, when done or ended, or else as of ``today``; 0 when in time."""
        return max(0, ((self.done or self.lapsed or today) - self.due).days)

    @property
    def name(self) -> str:
        """A name that stays the same when the day moves: for calendars and reminders."""
        parts = (self.suggestion, self.what, self.by, self.start.isoformat(), str(self.number))
        return "/".join(parts)


def owed(case: Case, law_on: LawOn) -> tuple[Owed, ...]:
    """Everything that anybody owes or owed in a case, in the order of the days.

    A clock that runs while no unit can answer (sent back, or before a higher level) is with the
    office.
    """
    found = sorted(_owed(case, law_on), key=_order)
    seen: dict[str, int] = {}
    told = []
    for one in found:
        nth = seen.get(one.name, 0)
        seen[one.name] = nth + 1
        told.append(evolve(one, number=nth) if nth else one)
    return tuple(told)


def _order(one: Owed) -> tuple[date, str, str, str, date]:
    return one.due, one.suggestion, one.what, one.by, one.start


def _owed(case: Case, law_on: LawOn) -> Iterator[Owed]:
    times = clocks(case, law_on)
    ended = closed_on(case)
    office = office_of(case)
    if times.assign:
        done = next((act.on for act in case.done(Assign)), None)
        yield _from(case, What.ASSIGN, office, times.assign, done, ended)
    for clock in reassignment_clocks(case, law_on):
        yield _from(case, What.REASSIGN, office, clock, clock.done, ended)
    every = turns(case, law_on, times)
    yield from _replies(case, every, times.reply, ended)
    if times.contact:
        first = next(iter(case.done(Contact)), None)
        if first is not None:
            yield _from(case, What.CONTACT, first.by, times.contact, first.on, ended)
        else:
            for unit in _answering(every) or (office,):
                yield _from(case, What.CONTACT, unit, times.contact, None, ended)
    for unit, clock in times.co_opinions:
        opined = [a.on for a in case.done(Opine) if a.by == unit and a.on >= clock.start]
        yield _from(case, What.OPINION, unit, clock, min(opined, default=None), ended)
    if times.feedback:
        rated = [act.on for act in case.done(Rate) if act.on >= times.feedback.start]
        leader = case.filed.by
        yield _from(case, What.FEEDBACK, leader, times.feedback, min(rated, default=None), ended)
    for promise in case.commitments:
        yield _promised(case, promise)


def _replies(
    case: Case, every: Iterable[Turn], clock: Deadline | None, ended: date | None
) -> Iterator[Owed]:
    held = False
    for turn in every:
        if turn.released is not None:
            continue
        if turn.replied is not None:
            yield _from(case, What.REPLY, turn.unit, turn.clock, turn.replied, None)
        elif turn.open and turn.round == case.round and with_units(case):
            held = True
            yield _from(case, What.REPLY, turn.unit, turn.clock, None, None)
        elif lapsed := turn.home or turn.closed:
            yield _from(case, What.REPLY, turn.unit, turn.clock, None, lapsed)
    if clock is not None and clock.done is None and not held:
        yield _from(case, What.REPLY, office_of(case), clock, None, ended)


def _answering(every: Iterable[Turn]) -> tuple[str, ...]:
    return tuple(t.unit for t in every if t.round == 1 and t.released is None)


def _from(
    case: Case,
    what: What,
    by: str,
    clock: Deadline,
    done: date | None,
    ended: date | None,
) -> Owed:
    return Owed(
        suggestion=case.id,
        congress=case.congress,
        title=case.filed.title,
        what=what,
        by=by,
        start=clock.start,
        due=clock.due,
        code=clock.code,
        why=clock.explain(),
        provisional=clock.provisional,
        done=done,
        lapsed=ended if done is None else None,
        key=case.key,
    )


def _promised(case: Case, promise: Commitment) -> Owed:
    moved = "，".join(f"原定{day}" for day in promise.postponed)
    was = ", ".join(f"first {day}" for day in promise.postponed[:1])
    return Owed(
        suggestion=case.id,
        congress=case.congress,
        title=case.filed.title,
        what=What.PROMISE,
        by=promise.unit,
        start=promise.made,
        due=promise.due,
        code="PR-promise",
        why=Text(
            f"{promise.made}承诺{promise.due}前完成" + (f"（{moved}）" if moved else ""),
            f"promised on {promise.made} for {promise.due}" + (f" ({was})" if was else ""),
        ),
        done=promise.fulfilled,
        key=case.key,
    )


def office_of(case: Case) -> str:
    """Who does the office's work in a case: in a township the presidium."""
    return str(Organ.PRESIDIUM if len(case.congress) == 9 else Organ.OFFICE)


def with_units(case: Case) -> bool:
    """Whether units can answer now."""
    return case.phase in (Phase.ASSIGNED, Phase.HANDLING)


def owing_units(case: Case) -> tuple[str, ...]:
    """The units whose part is not done: they owe a reply or an opinion."""
    finished = (Handling.DONE, Handling.RELEASED)
    return tuple(part.unit for part in case.assignments if part.state not in finished)


def due_between(things: Iterable[Owed], first: date, last: date) -> tuple[Owed, ...]:
    """What is still to be done and has its last day between two days, both counted."""
    within = [one for one in things if one.running and first <= one.due <= last]
    return tuple(sorted(within, key=_order))


def within(things: Iterable[Owed], today: date, days: int) -> tuple[Owed, ...]:
    """What is still to be done and falls due from ``today`` on, within so many days."""
    near = [one for one in things if 0 <= (one.due - today).days <= days]
    return due_between(near, today, date.max)


@frozen(kw_only=True)
class Late:
    """What is late (逾期): still open, and done too late; each with the latest first."""

    open: tuple[Owed, ...]
    closed: tuple[Owed, ...]


def late(things: Iterable[Owed], today: date) -> Late:
    """What was not done by its last day, sorted by days late, open and closed kept apart."""
    behind = sorted(
        (one for one in things if one.late_by(today)),
        key=lambda one: (-one.late_by(today), _order(one)),
    )
    return Late(
        open=tuple(one for one in behind if one.running),
        closed=tuple(one for one in behind if not one.running),
    )


__all__ = [
    "Late",
    "LawAt",
    "Owed",
    "What",
    "due_between",
    "late",
    "office_of",
    "owed",
    "owing_units",
    "with_units",
    "within",
]
