"""The fate of each member of a rate (计数口径): counted, left out with a reason, or still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import frozen

from wholeprocess.law import Law, Text
from wholeprocess.management.acts import Outcome, Rate, Remind, Satisfaction
from wholeprocess.management.case import Case, Commitment, Handling, Phase
from wholeprocess.management.clocks import LawOn
from wholeprocess.management.owed import LawAt
from wholeprocess.management.turns import Turn, turns


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


Members: TypeAlias = Callable[[Case, LawAt, date], Iterator[Member]]


UNHANDLED = {
    Outcome.NOT_ADMITTED: Text("未予受理", "not admitted"),
    Outcome.WITHDRAWN: Text("撤回", "withdrawn"),
    Outcome.MERGED: Text("合并办理", "merged, counted where it went"),
}
"""Why a file was closed without being handled: no rate counts it."""

_SENT_BACK = Text("退办", "sent back with consent")
_WENT_UP = Text("转上级办理", "went to a higher level before the last day")
_NOT_APART = Text("未单独评价态度", "attitude not rated apart")
_NO_FEEDBACK = Text("经催促未反馈", "no feedback after a reminder")
_NO_FEEDBACK_AT_ALL = Text("未反馈", "no feedback")


def answering(case: Case) -> tuple[str, ...]:
    """The units that answer for a case: the lead, or those that handle it separately."""
    return tuple(
        part.unit
        for part in case.assignments
        if part.answers and part.state is not Handling.RELEASED
    )


def of_case(fate: Callable[[Case, Law, date], Fate]) -> Members:
    """A rate whose members are suggestions."""

    def members(case: Case, law: LawAt, today: date) -> Iterator[Member]:
        yield Member(case.id, answering(case), fate(case, law(today, case.congress), today))

    return members


def solved(case: Case, law: Law, today: date) -> Fate:
    match case.outcome:
        case None:
            return Open()
        case Outcome.NOT_ADMITTED | Outcome.WITHDRAWN | Outcome.MERGED as outcome:
            return LeftOut(UNHANDLED[outcome])
        case Outcome.PLANNED:
            return _planned(case, law, today)
        case outcome:
            return Counted(outcome in (Outcome.SOLVED, Outcome.SOLVED_ABOVE))


def _planned(case: Case, law: Law, today: date) -> Fate:
    choice = law.choice("PR-rate-planned")
    if choice != "kept":
        return Counted(choice == "counted")
    kept = [promise.fulfilled is not None for promise in case.commitments]
    if all(kept):
        return Counted(bool(kept))
    waiting = any(promise.open and today <= promise.due for promise in case.commitments)
    return Open() if waiting else Counted(False)


def _standing(case: Case) -> Rate | None:
    """The rating that stands: of the answer that stands, or the one that ended the last round.

    Special supervision follows that one, and what is replied there cannot be rated any more.
    """
    if case.rating is not None:
        return case.rating
    rated = case.done(Rate)
    last = sum(act.rating is Satisfaction.DISSATISFIED for act in rated) >= case.round > 0
    return rated[-1] if last else None


def _unrated(case: Case, law: Law) -> Fate:
    """The fate of an answer without a rating: never satisfied, whatever the choice."""
    if case.phase is not Phase.CLOSED:
        return Open()
    choice = law.choice("SGL-no-feedback")
    if choice == "left_out":
        return LeftOut(_NO_FEEDBACK_AT_ALL)
    since = case.answer.on if case.answer else case.last
    asked = any(act.whom == case.filed.by and act.on >= since for act in case.done(Remind))
    if choice == "left_out_after_reminder" and asked:
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


def _law_on(case: Case, law: LawAt) -> LawOn:
    return lambda day: law(day, case.congress)


def _named(case: Case, law: LawAt) -> Iterator[tuple[str, Turn]]:
    """The turns with a name each: ``s1/u1``, in round 2 ``s1/u1#2``, given again ``s1/u1(2)``."""
    times: Counter[str] = Counter()
    for turn in turns(case, _law_on(case, law)):
        name = f"{turn.suggestion}/{turn.unit}" + (f"#{turn.round}" if turn.round > 1 else "")
        times[name] += 1
        yield (name if times[name] == 1 else f"{name}({times[name]})"), turn


def _stopped(case: Case, turn: Turn) -> LeftOut:
    if turn.released:
        return LeftOut(_SENT_BACK)
    if turn.went_up or case.outcome is None:
        return LeftOut(_WENT_UP)
    return LeftOut(UNHANDLED.get(case.outcome, _WENT_UP))


def on_time(case: Case, law: LawAt, today: date) -> Iterator[Member]:
    for name, turn in _named(case, law):
        in_time = turn.on_time(today)
        fate: Fate = Open() if turn.open else _stopped(case, turn)
        yield Member(name, (turn.unit,), fate if in_time is None else Counted(in_time))


def contacted(case: Case, law: LawAt, today: date) -> Iterator[Member]:
    seen: set[str] = set()
    for name, turn in _named(case, law):
        if turn.unit in seen:
            continue
        if turn.released is None:
            seen.add(turn.unit)
        fate: Fate = Counted(turn.contacted)
        if turn.replied is None:
            fate = Open() if turn.open else _stopped(case, turn)
        yield Member(name, (turn.unit,), fate)


def promised_day(promise: Commitment, law: Law) -> date:
    """The day by which a promise counts as kept (PR-rate-promise)."""
    if law.choice("PR-rate-promise") == "first_day" and promise.postponed:
        return promise.postponed[0]
    return promise.due


def kept(case: Case, law: LawAt, today: date) -> Iterator[Member]:
    for number, promise in enumerate(case.commitments, start=1):
        day = promised_day(promise, law(today, case.congress))
        fate: Fate = Open()
        if promise.fulfilled is not None:
            fate = Counted(promise.fulfilled <= day)
        elif today > day:
            fate = Counted(False)
        yield Member(f"{case.id}/{promise.unit}#{number}", (promise.unit,), fate)


__all__ = [
    "UNHANDLED",
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
