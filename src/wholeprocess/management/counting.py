"""The fate of each member of a rate (计数口径): counted, left out with a reason, or still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import frozen

from wholeprocess.congress import Register
from wholeprocess.journal import Act
from wholeprocess.law import Law, LawAt, Text
from wholeprocess.management.acts import (
    Directed,
    Direction,
    Escalate,
    Mediate,
    Mediated,
    Outcome,
    Rate,
    Satisfaction,
)
from wholeprocess.management.case import Case, Handling, Part, Phase
from wholeprocess.management.commitment import Commitment
from wholeprocess.management.feedback import times_reminded
from wholeprocess.management.replies import OwedReply, owed_replies
from wholeprocess.management.stint import reopenings


@frozen
class Counted:
    """A member of n; ``yes`` puts it into the numerator."""

    yes: bool


@frozen
class LeftOut:
    """In the population and in neither n nor the numerator, for a reason."""

    reason: Text


@frozen
class Open:
    """It cannot be said yet: counted as censored, not dropped."""


Fate: TypeAlias = Counted | LeftOut | Open


@frozen
class Member:
    """One member of a rate's population, the units that answer for it, and its fate."""

    name: str
    units: tuple[str, ...]
    fate: Fate


@frozen
class Asked:
    """As of which day, under which law, and by which register the members are counted."""

    law: LawAt
    today: date
    register: Register | None = None

    def here(self, case: Case) -> Law:
        """The law of that day at the place of a case: the choices are its."""
        return self.law(self.today, case.congress)


Members: TypeAlias = Callable[[Case, Asked], Iterator[Member]]


UNHANDLED = {
    Outcome.NOT_ADMITTED: Text("未予受理", "not admitted"),
    Outcome.AS_LETTER: Text("转作来信或者参考", "passed on as a letter"),
    Outcome.WITHDRAWN: Text("撤回", "withdrawn"),
    Outcome.MERGED: Text("合并办理", "merged, counted where it went"),
}
"""Why a file was closed without being handled: no rate counts it."""

_SENT_BACK = Text("退办", "sent back with consent")
_WENT_UP = Text("转上级办理", "went to a higher level before the last day")
_REPLACED = Text("到期前另作承诺", "promised anew before its day")
_NOT_APART = Text("未单独评价态度", "attitude not rated apart")
_NO_FEEDBACK = Text("经催促未反馈", "no feedback after a reminder")
_NO_FEEDBACK_AT_ALL = Text("未反馈", "no feedback")


def answering(case: Case) -> tuple[str, ...]:
    """The units that answer for a case: the lead, or those that handle it separately."""
    return tuple(
        unit
        for unit, part, state in case.parts
        if part is not Part.CO and state is not Handling.RELEASED
    )


def of_case(fate: Callable[[Case, Law, date], Fate]) -> Members:
    """A rate whose members are suggestions."""

    def members(case: Case, asked: Asked) -> Iterator[Member]:
        yield Member(case.id, answering(case), fate(case, asked.here(case), asked.today))

    return members


def solved(case: Case, law: Law, today: date) -> Fate:
    match case.outcome:
        case None:
            return Open()
        case Outcome.PLANNED:
            return _planned(case, law, today)
        case outcome if outcome in UNHANDLED:
            return LeftOut(UNHANDLED[outcome])
        case outcome:
            return Counted(outcome in (Outcome.SOLVED, Outcome.SOLVED_ABOVE))


def _planned(case: Case, law: Law, today: date) -> Fate:
    choice = law.choice("PR-rate-planned")
    if choice != "kept":
        return Counted(choice == "counted")
    promises = [promise for promise in case.commitments if promise.replaced is None]
    if all(promise.fulfilled for promise in promises):
        return Counted(bool(promises))
    waiting = any(promise.open and today <= promise.due for promise in promises)
    return Open() if waiting else Counted(False)


def _standing(case: Case) -> Rate | None:
    """The rating that stands: the last one, unless a new answer to rate came or is to come.

    What a unit replies under special supervision cannot be rated any more.
    """
    if case.rating is not None:
        return case.rating
    at, last = next(
        ((n, act) for n, act in reversed(tuple(enumerate(case.acts))) if isinstance(act, Rate)),
        (0, None),
    )
    if last is None or any(step.at >= at for step in reopenings(case)):
        return None
    return None if any(_to_rate_anew(act) for act in case.acts[at:]) else last


def _to_rate_anew(act: Act) -> bool:
    if isinstance(act, Mediate):
        return act.result is Mediated.AGREED
    return isinstance(act, Escalate) or (isinstance(act, Directed) and act.to is Direction.ADMITTED)


def _unrated(case: Case, law: Law) -> Fate:
    """The fate of an answer without a rating: never satisfied, whatever the choice."""
    if case.phase is not Phase.CLOSED:
        return Open()
    choice = law.choice("SGL-no-feedback")
    if choice == "left_out":
        return LeftOut(_NO_FEEDBACK_AT_ALL)
    if choice == "left_out_after_reminder" and times_reminded(case):
        return LeftOut(_NO_FEEDBACK)
    return Counted(False)


def _content(rating: Satisfaction, law: Law) -> bool:
    basically = law.choice("PR-rate-basically") == "counted"
    return rating is Satisfaction.SATISFIED or (
        basically and rating is Satisfaction.BASICALLY_SATISFIED
    )


def satisfied(case: Case, law: Law, today: date) -> Fate:
    if case.outcome in UNHANDLED:
        return LeftOut(UNHANDLED[case.outcome])
    rating = _standing(case)
    return _unrated(case, law) if rating is None else Counted(_content(rating.rating, law))


def attitude(case: Case, law: Law, today: date) -> Fate:
    if case.outcome in UNHANDLED:
        return LeftOut(UNHANDLED[case.outcome])
    rating = _standing(case)
    if rating is None:
        return _unrated(case, law)
    if rating.attitude is None:
        return LeftOut(_NOT_APART)
    return Counted(_content(rating.attitude, law))


def rehandled(case: Case, law: Law, today: date) -> Fate:
    if case.round > 1:
        return Counted(True)
    if case.outcome in UNHANDLED:
        return LeftOut(UNHANDLED[case.outcome])
    return Counted(False) if _standing(case) or case.outcome else Open()


def _named(case: Case, asked: Asked) -> Iterator[tuple[str, OwedReply]]:
    """Replies owed with a name each: ``s1/u1``, in round 2 ``s1/u1#2``, once more ``s1/u1(2)``."""
    times: Counter[str] = Counter()
    for owed in owed_replies(case, lambda day: asked.law(day, case.congress), asked.register):
        name = f"{owed.suggestion}/{owed.unit}" + (f"#{owed.round}" if owed.round > 1 else "")
        times[name] += 1
        yield (name if times[name] == 1 else f"{name}({times[name]})"), owed


def _stopped(case: Case, owed: OwedReply) -> LeftOut:
    if owed.released:
        return LeftOut(_SENT_BACK)
    if owed.went_up or case.outcome is None:
        return LeftOut(_WENT_UP)
    return LeftOut(UNHANDLED.get(case.outcome, _WENT_UP))


def on_time(case: Case, asked: Asked) -> Iterator[Member]:
    """Each reply owed, and whether it came by its last day."""
    for name, owed in _named(case, asked):
        in_time = owed.on_time(asked.today)
        fate: Fate = Open() if owed.open else _stopped(case, owed)
        yield Member(name, (owed.unit,), fate if in_time is None else Counted(in_time))


def contacted(case: Case, asked: Asked) -> Iterator[Member]:
    """Each answering unit, and whether it spoke with the deputy before its first reply."""
    seen: set[str] = set()
    for name, owed in _named(case, asked):
        if owed.unit in seen:
            continue
        if owed.released is None:
            seen.add(owed.unit)
        fate: Fate = Counted(owed.contacted)
        if owed.replied is None:
            fate = Open() if owed.open else _stopped(case, owed)
        yield Member(name, (owed.unit,), fate)


def promised_day(promise: Commitment, law: Law) -> date:
    """The day by which a promise counts as kept (PR-rate-promise)."""
    return promise.first_due if law.choice("PR-rate-promise") == "first_day" else promise.due


def kept(case: Case, asked: Asked) -> Iterator[Member]:
    """Each promise, and whether it was kept by its day; given up is not kept."""
    for number, promise in enumerate(case.commitments, start=1):
        day = promised_day(promise, asked.here(case))
        fate: Fate = Open()
        if promise.fulfilled is not None:
            fate = Counted(promise.fulfilled <= day)
        elif promise.given_up or (promise.replaced or asked.today) > day:
            fate = Counted(False)
        elif promise.replaced:
            fate = LeftOut(_REPLACED)
        yield Member(f"{case.id}/{promise.unit}#{number}", (promise.unit,), fate)


__all__ = [
    "UNHANDLED",
    "Asked",
    "Counted",
    "Fate",
    "LeftOut",
    "Member",
    "Members",
    "Open",
    "answering",
    "attitude",
    "contacted",
    "kept",
    "of_case",
    "on_time",
    "promised_day",
    "rehandled",
    "satisfied",
    "solved",
]
