"""Each reply that a unit owes (应答复事项): one unit, one suggestion, one round of handling.

Rates of units are counted in these, for a suggestion with two separate handlers owes two replies,
and one that was handled again owes another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from wholeprocess.congress import Register, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Deadline
from wholeprocess.management.acts import (
    Assign,
    BringHome,
    Close,
    Decline,
    Escalate,
    Merge,
    SuggestionId,
    Withdraw,
)
from wholeprocess.management.case import Case
from wholeprocess.management.keeper import Keeper, LawOn, reply_clock
from wholeprocess.management.stint import Stint, reopenings, stints


@frozen(kw_only=True)
class OwedReply:
    """A unit's turn to answer, and how it went.

    ``contacted`` says whether the unit spoke with the deputy before its reply. ``went_up``,
    ``home`` and ``closed`` are the days on which, without its reply, the matter was put before a
    higher level, came home from there, or was closed; ``released`` the day on which the office
    took it off the unit: sent back, or directed elsewhere.
    """

    suggestion: SuggestionId
    unit: UnitId
    round: int
    clock: Deadline
    replied: date | None = None
    contacted: bool = False
    went_up: date | None = None
    home: date | None = None
    closed: date | None = None
    released: date | None = None

    @property
    def stopped(self) -> date | None:
        """The first day on which somebody else took the matter off the unit, if anyone did."""
        days = [day for day in (self.released, self.went_up, self.closed) if day]
        return min(days, default=None)

    @property
    def open(self) -> bool:
        """Whether the unit's reply is still awaited."""
        return self.replied is None and self.stopped is None

    def on_time(self, today: date) -> bool | None:
        """Whether the reply came by the last day; ``None`` where it cannot be said (yet).

        No reply by the last day is late, whatever happened to the matter afterwards; what the
        office took off the unit is neither.
        """
        if self.replied is not None:
            return self.replied <= self.clock.due
        return False if (self.stopped or today) > self.clock.due and not self.released else None


def ends(act: Act, case: Case) -> bool:
    """Whether an act closes the case's file; what was merged into it closes another."""
    if isinstance(act, Merge):
        return act.suggestion == case.id
    return isinstance(act, (Close, Withdraw, Decline))


def closed_on(case: Case) -> date | None:
    """The day on which the file was last closed; acts on its promises may come later."""
    return next((act.on for act in reversed(case.acts) if ends(act, case)), None)


def owed_replies(
    case: Case, law_on: LawOn, register: Register | None = None
) -> tuple[OwedReply, ...]:
    """Every reply owed in a case, round by round, in the order of assignment."""
    return tuple(_owed(case, Keeper(case=case, law_on=law_on, register=register)))


def _owed(case: Case, keeper: Keeper) -> Iterator[OwedReply]:
    every = [stint for stint in stints(case) if stint.answers]
    rounds = [step.at for step in reopenings(case)]
    bounds = [*rounds, len(case.acts)]
    first_round = [
        (stint, next(n for n, end in enumerate(bounds, start=1) if end > stint.given.at))
        for stint in every
        if not _given_again(case, stint, bounds)
    ]
    turns = [(stint, number, stint.given.at) for stint, number in first_round]
    for nth, start in enumerate(rounds):
        turns += [(stint, nth + 2, start) for stint in every if stint.had(start)]
    for stint, number, start in sorted(turns, key=lambda turn: (turn[1], turn[2])):
        opened = start != stint.given.at
        day = case.acts[start].on
        clock = keeper.clock("SGL-rehandle", day) if opened else reply_clock(stint, keeper)
        if clock is not None:
            yield _turn(case, stint, number, start, bounds, clock)


def _given_again(case: Case, stint: Stint, bounds: list[int]) -> bool:
    """Whether the same unit was assigned anew before it replied: its next turn stands for both."""
    if stint.until is None or not isinstance(case.acts[stint.until.at], Assign):
        return False
    return not stint.replies and all(not stint.given.at < end < stint.until.at for end in bounds)


def _turn(
    case: Case, stint: Stint, number: int, start: int, bounds: list[int], clock: Deadline
) -> OwedReply:
    end = next(end for end in bounds if end > start)
    until = stint.until.at if stint.until is not None else len(case.acts)
    last = min(end, until)
    replied = next((s for s in stint.replies if start < s.at < last), None)
    before = replied.at if replied is not None else last
    days: dict[str, date] = {}
    if replied is None:
        for act in case.acts[start + 1 : last]:
            if isinstance(act, Escalate):
                days.setdefault("went_up", act.on)
            elif isinstance(act, BringHome):
                days["home"] = act.on
            elif ends(act, case):
                days.setdefault("closed", act.on)
        if stint.until is not None and until < end:
            days["released"] = stint.until.on
    return OwedReply(
        suggestion=case.id,
        unit=stint.unit,
        round=number,
        clock=clock,
        replied=replied.on if replied is not None else None,
        contacted=any(step.at < before for step in stint.contacts),
        **days,
    )


__all__ = ["OwedReply", "closed_on", "ends", "owed_replies"]
