"""What the records of one election add up to (选举记录的总数), and one district of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, Level
from wholeprocess.election import (
    Area,
    CandidateId,
    DistrictId,
    ElectionId,
    PollRound,
    VoterId,
)


@frozen(kw_only=True)
class ElectionPlan:
    """What the records of one election add up to, and on which days things happen.

    ``areas`` are what seats are given to, each by its division's code; their populations add up to
    that of the congress. ``voters`` is a share of the population; ``turnout``, ``mobile`` and
    ``proxy`` are shares of the roll. ``revotes`` and ``another`` say how many districts of three
    seats have a tie at the last seat, and how many elect one too few at first.
    """

    election: ElectionId
    congress: DivisionCode
    day: date
    seats: int
    areas: tuple[Area, ...]
    names: Mapping[DivisionCode, str]  # of the areas
    fixed_by: DivisionCode  # whose standing committee fixes the seats (EL-13-1)
    filed_with: DivisionCode
    county: DivisionCode  # whose standing committee appoints the committee (EL-10-1)
    first_session: date
    voters: Fraction
    turnout: Fraction
    mobile: Fraction
    proxy: Fraction
    canvassed: bool = True
    revotes: int = 0
    another: int = 0

    @property
    def township(self) -> bool:
        """Whether it is a township's congress, which has a presidium and no standing committee."""
        return Level.of(self.congress) is Level.TOWNSHIP

    @property
    def population(self) -> int:
        """Everybody who lives there."""
        return sum(area.population for area in self.areas)

    def before(self, days: int) -> date:
        """So many days before the election day."""
        return self.day - timedelta(days=days)


@frozen(kw_only=True)
class Place:
    """One district as it is to come out."""

    plan: ElectionPlan
    id: DistrictId
    name: str
    division: DivisionCode
    seats: int
    population: int
    voters: tuple[VoterId, ...] = field(repr=False)
    voted: int
    mobile: int
    proxy: int
    course: PollRound  # the vote that settles the last seat

    @property
    def people(self) -> tuple[CandidateId, ...]:
        """The candidates: one more than the seats, which is a lawful surplus for one to three."""
        return tuple(
            CandidateId(f"{self.plan.congress}-{self.id}-{n}") for n in range(1, self.seats + 2)
        )

    @property
    def winners(self) -> tuple[CandidateId, ...]:
        """Those who are to be elected."""
        return self.people[: self.seats]


def away(place: Place) -> tuple[VoterId, ...]:
    """The voters who are away and vote by proxy."""
    return place.voters[: place.proxy]


def at_home(place: Place) -> tuple[VoterId, ...]:
    """The voters to whose home a mobile box is brought."""
    return place.voters[place.proxy : place.proxy + place.mobile]
