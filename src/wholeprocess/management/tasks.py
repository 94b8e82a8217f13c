"""What somebody owes by a day (待办事项): each clock and promise of a case with its holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from wholeprocess.congress import DivisionCode, Organ, Register
from wholeprocess.law import Deadline, Text
from wholeprocess.management.acts import RatePromise, Reply, SuggestionId
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.clocks import clocks
from wholeprocess.management.commitment import Commitment
from wholeprocess.management.keeper import Duty, LawOn
from wholeprocess.management.ledger import rating_clock
from wholeprocess.management.replies import closed_on


class What(StrEnum):
    """What is owed."""

    NOTIFY = "notify"
    ASSIGN = "assign"
    REASSIGN = "reassign"
    REPLY = "reply"
    CONTACT = "contact"
    OPINION = "opinion"
    FEEDBACK = "feedback"
    PROMISE = "promise"
    PROMISE_RATED = "promise-rated"

    @property
    def words(self) -> Text:
        """The thing in words."""
        return _WORDS[self]


_WORDS = {
    What.NOTIFY: Text("告知是否受理", "say whether it is taken up"),
    What.ASSIGN: Text("交办", "assign it"),
    What.REASSIGN: Text("重新交办", "assign it again"),
    What.REPLY: Text("答复代表", "reply to the deputies"),
    What.CONTACT: Text("联系代表", "speak with the deputy"),
    What.OPINION: Text("提出会办意见", "give the co-handler's opinion"),
    What.FEEDBACK: Text("代表评价", "rate the handling"),
    What.PROMISE: Text("兑现承诺", "keep the promise"),
    What.PROMISE_RATED: Text("评价承诺兑现", "rate how the promise was kept"),
}

BY_CLOCK = {
    "SGL-notify": What.NOTIFY,
    "SGL-assign": What.ASSIGN,
    "SGL-reassign": What.REASSIGN,
    "SG-5": What.REPLY,
    "SG-6": What.REPLY,
    "SGL-rehandle": What.REPLY,
    "SGL-contact": What.CONTACT,
    "SGL-co-opinion": What.OPINION,
    "SGL-opinion-again": What.OPINION,
    "SGL-feedback": What.FEEDBACK,
    "SGL-promise-rated": What.PROMISE_RATED,
}
"""What the clock of each rule waits for."""


@frozen(kw_only=True)
class Task:
    """One thing that one holder owes in one suggestion by one day (待办).

    ``done`` is the day on which it was done; ``lapsed`` that on which the end of the file, or of
    the promise, ended it undone. ``number`` tells apart what is else the same.
    """

    suggestion: SuggestionId
    congress: DivisionCode
    title: str
    what: What
    by: str
    start: date
    due: date
    code: str
    source: Deadline | Commitment = field(repr=False)
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
    def why(self) -> Text:
        """How the day was worked out, or when it was promised and put off."""
        if isinstance(self.source, Deadline):
            return self.source.explain()
        return _promised(self.source)

    @property
    def name(self) -> str:
        """A name that stays the same when the day moves: for calendars and reminders."""
        parts = (self.suggestion, self.what, self.by, self.start.isoformat(), str(self.number))
        return "/".join(parts)


def tasks(case: Case, law_on: LawOn, register: Register | None = None) -> tuple[Task, ...]:
    """Everything that anybody owes or owed in a case, in the order of the days.

    The register tells which suggestions came in a session, as for ``clocks``.
    """
    found = sorted(_tasks(case, law_on, register), key=_order)
    seen: dict[str, int] = {}
    told = []
    for one in found:
        nth = seen.get(one.name, 0)
        seen[one.name] = nth + 1
        told.append(evolve(one, number=nth) if nth else one)
    return tuple(told)


def may_run(case: Case) -> bool:
    """Whether anything can still be owed in a case: its file is open, or something was promised."""
    return case.phase is not Phase.CLOSED or any(act.promised for act in case.done(Reply))


def _order(one: Task) -> tuple[date, str, str, str, date]:
    return one.due, one.suggestion, one.what, one.by, one.start


def _tasks(case: Case, law_on: LawOn, register: Register | None) -> Iterator[Task]:
    ended, key, title = closed_on(case), case.key, case.title
    for duty in clocks(case, law_on, register).duties:
        yield _of_clock(case, duty, ended, key, title)
    for promise in case.commitments:
        yield _of_promise(case, promise, key, title)
        clock = rating_clock(promise, law_on)
        if clock is not None:
            done = _rated(case, promise) if promise.rating is not None else None
            yield _task(case, case.filed.by, clock, key, title, done=done)


def _rated(case: Case, promise: Commitment) -> date:
    return max(act.on for act in case.done(RatePromise) if act.unit == promise.unit)


def _of_clock(case: Case, duty: Duty, ended: date | None, key: bool, title: str) -> Task:
    clock = duty.clock
    who = office_of(case) if duty.whom == Organ.OFFICE else str(duty.whom)
    if duty.stopped:
        return _task(case, who, clock, key, title, lapsed=ended or clock.done)
    return _task(case, who, clock, key, title, done=clock.done)


def _task(
    case: Case,
    who: str,
    clock: Deadline,
    key: bool,
    title: str,
    *,
    done: date | None = None,
    lapsed: date | None = None,
) -> Task:
    return Task(
        suggestion=case.id,
        congress=case.congress,
        title=title,
        what=BY_CLOCK[clock.code],
        by=who,
        start=clock.start,
        due=clock.due,
        code=clock.code,
        source=clock,
        provisional=clock.provisional,
        done=done,
        lapsed=lapsed,
        key=key,
    )


def _of_promise(case: Case, promise: Commitment, key: bool, title: str) -> Task:
    return Task(
        suggestion=case.id,
        congress=case.congress,
        title=title,
        what=What.PROMISE,
        by=promise.unit,
        start=promise.made,
        due=promise.due,
        code="PR-promise",
        source=promise,
        done=promise.fulfilled,
        lapsed=None if promise.fulfilled else promise.ended,
        key=key,
    )


def _promised(promise: Commitment) -> Text:
    moved = "，".join(f"原定{day}" for day in promise.postponed)
    was = f" (first {promise.first_due})" if promise.postponed else ""
    return Text(
        f"{promise.made}承诺{promise.due}前完成" + (f"（{moved}）" if moved else ""),
        f"promised on {promise.made} for {promise.due}{was}",
    )


def office_of(case: Case) -> str:
    """Who does the office's work in a case: in a township the presidium."""
    return str(Organ.PRESIDIUM if len(case.congress) == 9 else Organ.OFFICE)


def due_between(things: Iterable[Task], first: date, last: date) -> tuple[Task, ...]:
    """What is still to be done and has its last day between two days, both counted."""
    within = [one for one in things if one.running and first <= one.due <= last]
    return tuple(sorted(within, key=_order))


def within(things: Iterable[Task], today: date, days: int) -> tuple[Task, ...]:
    """What is still to be done and falls due from ``today`` on, within so many days."""
    near = [one for one in things if 0 <= (one.due - today).days <= days]
    return due_between(near, today, date.max)


@frozen(kw_only=True)
class Late:
    """What is late (逾期): still open, and done too late; each with the latest first."""

    open: tuple[Task, ...]
    closed: tuple[Task, ...]


def late(things: Iterable[Task], today: date) -> Late:
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
    "BY_CLOCK",
    "Late",
    "Task",
    "What",
    "due_between",
    "late",
    "may_run",
    "office_of",
    "tasks",
    "within",
]
