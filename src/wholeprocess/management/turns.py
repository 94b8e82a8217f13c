"""Each reply that a unit owes (应答复事项): one unit, one suggestion, one round of handling.

Rates of units are counted in turns, for a suggestion with two separate handlers owes two replies,
and one that was handled again owes another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import define, frozen

from wholeprocess.congress import UnitId
from wholeprocess.law import Deadline
from wholeprocess.management.acts import (
    Assign,
    BringHome,
    Close,
    Contact,
    DecideObjection,
    Decline,
    Escalate,
    Merge,
    Rate,
    Reply,
    Satisfaction,
    SuggestionId,
    Withdraw,
)
from wholeprocess.management.case import Case
from wholeprocess.management.clocks import Clocks, LawOn, clocks

ENDINGS = (Close, Withdraw, Merge, Decline)
"""The acts that close a file."""


_TURNING = frozenset(
    {Assign, BringHome, Contact, DecideObjection, Escalate, Rate, Reply, *ENDINGS}
)


@frozen(kw_only=True)
class Turn:
    """A unit's turn to answer, and how it went.

    ``clock`` has the days of the round. ``contacted`` says whether the unit spoke with the
    deputy before its reply. ``went_up``, ``home`` and ``closed`` are the days on which, without
    its reply, the matter was put before a higher level, came home from there, or was closed;
    ``released`` the day on which the office let the unit send it back.
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

        No reply by the last day is late, whatever happened to the matter afterwards.
        """
        if self.replied is not None:
            return self.replied <= self.clock.due
        return False if (self.stopped or today) > self.clock.due and not self.released else None


@define
class _Turn:
    """A turn while the acts are being read."""

    unit: UnitId
    replied: date | None = None
    contacted: bool = False
    went_up: date | None = None
    home: date | None = None
    closed: date | None = None
    released: date | None = None


def closed_on(case: Case) -> date | None:
    """The day on which the file was closed; acts on its promises may come later."""
    return next((act.on for act in reversed(case.acts) if isinstance(act, ENDINGS)), None)


def turns(case: Case, law_on: LawOn, times: Clocks | None = None) -> tuple[Turn, ...]:
    """Every turn of a case, round by round, in the order of assignment."""
    if not case.round:
        return ()
    replies = (times or clocks(case, law_on)).replies
    return tuple(
        Turn(
            suggestion=case.id,
            unit=one.unit,
            round=number,
            clock=clock,
            replied=one.replied,
            contacted=one.contacted,
            went_up=one.went_up,
            home=one.home,
            closed=one.closed,
            released=one.released,
        )
        for number, (turns, clock) in enumerate(zip(_rounds(case), replies, strict=False), start=1)
        for one in turns
    )


def _rounds(case: Case) -> Iterator[list[_Turn]]:
    """For each round, its turns; a dissatisfied rating that opened a round begins the next."""
    turns: list[_Turn] = []
    number = 1
    for act in case.acts:
        if type(act) not in _TURNING:
            continue
        live = {turn.unit: turn for turn in turns if turn.released is None}
        owing = [turn for turn in live.values() if turn.replied is None]
        match act:
            case Assign():
                turns = [t for t in turns if t.unit not in act.units or t.released is not None]
                answering = act.separate or ((act.lead,) if act.lead else ())
                turns += [_Turn(unit) for unit in answering]
            case Contact() if act.by in live and live[act.by].replied is None:
                live[act.by].contacted = True
            case Reply() if act.by in live:
                live[act.by].replied = live[act.by].replied or act.on
            case DecideObjection(upheld=True) if act.unit in live:
                live[act.unit].released = act.on
            case Escalate():
                for turn in owing:
                    turn.went_up = act.on
            case BringHome():
                for turn in owing:
                    turn.home = act.on
            case Rate(rating=Satisfaction.DISSATISFIED) if number < case.round:
                yield turns
                number += 1
                turns = [_Turn(unit) for unit in live]
            case Close() | Withdraw() | Merge() | Decline():
                for turn in owing:
                    turn.closed = act.on
            case _:
                pass
    yield turns


__all__ = ["ENDINGS", "Turn", "closed_on", "turns"]
