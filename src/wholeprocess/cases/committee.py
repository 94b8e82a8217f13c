"""Records of a standing committee over its term: who sits on it, and when it meets (常委会记录)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import frozen

from wholeprocess.cases.dealing import some
from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.journal import Act
from wholeprocess.supervision import HoldMeeting, MeetingId, Member, Seat, SeatMembers

FRIDAY = 4


@frozen(kw_only=True)
class Sitting:
    """A standing committee at work: its members, and its meetings in the order of their days."""

    congress: DivisionCode
    members: tuple[DeputyId, ...]
    seated: date
    population: int
    meetings: tuple[HoldMeeting, ...]

    def from_(self, day: date) -> HoldMeeting:
        """The first meeting from a day on; ``ValueError`` where there is none."""
        for meeting in self.meetings:
            if meeting.on >= day:
                return meeting
        raise ValueError(f"the standing committee of {self.congress} has no meeting from {day}")


def sitting(
    congress: DivisionCode,
    members: Sequence[DeputyId],
    others: Sequence[DeputyId],
    days: Sequence[date],
    rng: Random,
    *,
    seated: date,
    population: int,
    attending: int,
) -> Sitting:
    """A standing committee that meets on those days.

    Four fifths of the members or more come, never everybody; ``attending`` of the other deputies,
    drawn anew for each meeting, attend without a vote (列席).
    """
    size = len(members)
    meetings = tuple(
        HoldMeeting(
            on=day,
            meeting=MeetingId(f"{congress}/committee/{day.isoformat()}"),
            congress=congress,
            present=tuple(some(members, rng.randint(size * 4 // 5, size - 1), rng)),
            deputies=tuple(some(others, attending, rng)),
            closes=day,
        )
        for day in days
    )
    return Sitting(
        congress=congress,
        members=tuple(members),
        seated=seated,
        population=population,
        meetings=meetings,
    )


def rhythm(first: date, last: date, every: int) -> tuple[date, ...]:
    """Days from ``first`` to ``last``, so many days apart; one on a weekend waits for the Monday.

    >>> [day.isoformat() for day in rhythm(date(2021, 1, 4), date(2021, 4, 30), 54)]
    ['2021-01-04', '2021-03-01', '2021-04-22']
    """
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, every)]
    return tuple(
        day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0) for day in days
    )


def committee_term(committee: Sitting) -> Iterator[Act]:
    """The members take their seats, and the committee meets."""
    yield SeatMembers(
        on=committee.seated,
        congress=committee.congress,
        members=_seats(committee.members),
        population=committee.population,
    )
    yield from committee.meetings


def _seats(members: Sequence[DeputyId]) -> tuple[Member, ...]:
    """One chair, a vice-chair for each eight members, the rest members."""
    vice = len(members) // 8
    seats = [Seat.CHAIR, *[Seat.VICE_CHAIR] * vice, *[Seat.MEMBER] * (len(members) - vice - 1)]
    return tuple(Member(id=who, seat=seat) for who, seat in zip(members, seats, strict=True))
