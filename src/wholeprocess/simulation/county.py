"""A model county (模型县): how many there are of everything, and how its people behave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import evolve, field, fields, frozen
from attrs.validators import ge

from wholeprocess.congress import (
    Deputy,
    DeputyId,
    DivisionCode,
    Divisions,
    Level,
    Organ,
    Unit,
    UnitId,
)
from wholeprocess.errors import BadInput, NoSuchThing, Problem
from wholeprocess.simulation.behaviour import Behaviour, shipped, usual
from wholeprocess.validators import count, day, each_once, name, several, some

LEAST_VOTERS = 10
"""Voters of a district of the model, so that some can put a candidate forward together."""


class Slates(StrEnum):
    """Whose congress votes on livelihood projects (民生实事票决)."""

    NONE = "none"
    OWN = "own"  # the congress itself
    TOWNS = "towns"  # each town below it


@frozen
class UnitPlan:
    """A unit that handles suggestions, and how many it works on at one time; others wait (排队)."""

    name: str = field(validator=name)
    capacity: int = field(validator=(count, ge(1)))


def _units(units: Iterable[UnitPlan]) -> tuple[UnitPlan, ...]:
    return several(units)


def _topics(topics: Iterable[str]) -> tuple[str, ...]:
    return several(topics)


def _day_of_year(_: object, attribute: Any, value: str) -> None:
    try:
        date.fromisoformat(f"2001-{value}")
    except ValueError:
        raise ValueError(f"{attribute.name} {value!r} is no day of a year; write 01-12") from None


@frozen(kw_only=True)
class County:
    """A congress with its deputies, units and residents, as the model takes them.

    Days of a year are written "01-12". A township can stand here as well. Each number may be
    changed by a policy (``Plan``); ``behaviour`` says what its people do.

    >>> county = County.xiangxiang()
    >>> county.suggestions, len(county.units)
    (237, 12)
    """

    place: DivisionCode = field(validator=name)
    source: str = field(validator=name)
    term_opened: date = field(validator=day)
    deputies: int = field(validator=(count, ge(1)))
    above: int = field(validator=count)
    """Deputies on record in the congress of each higher level."""
    town_deputies: int = field(validator=count)
    units: tuple[UnitPlan, ...] = field(converter=_units, validator=some)
    topics: tuple[str, ...] = field(converter=_topics, validator=(some, each_once))
    suggestions: int = field(validator=count)
    """Suggestions a year, and how many of them in the session."""
    in_session: int = field(validator=count)
    session: str = field(validator=_day_of_year)
    last_submitted: str = field(validator=_day_of_year)
    slates: Slates = field(converter=Slates)
    projects: int = field(validator=count)
    """Projects of one congress in a year, and the proposals that come in."""
    proposals: int = field(validator=count)
    areas: int = field(validator=(count, ge(1)))
    progress_votes: int = field(validator=count)
    """Votes on the progress of each project in a year: 1 half-yearly, 3 quarterly."""
    call: str = field(validator=_day_of_year)
    vote: str = field(validator=_day_of_year)
    start: str = field(validator=_day_of_year)
    effect: str = field(validator=_day_of_year)
    stations: int = field(validator=count)
    on_duty: int = field(validator=(count, ge(1)))
    voters: int = field(validator=count)
    """Voters of the district of the by-election of a year; 0 where there is none."""
    mobile_boxes: int = field(validator=count)
    """Mobile boxes that go round to voters who cannot come, and how many homes each reaches."""
    homes_per_box: int = field(validator=(count, ge(1)))
    poll: str = field(validator=_day_of_year)
    behaviour: Behaviour = field(repr=False)

    @in_session.validator
    def _not_more(self, _: object, n: int) -> None:
        if n > self.suggestions:
            raise ValueError(f"{n} of {self.suggestions} suggestions came in the session")

    @proposals.validator
    def _enough(self, _: object, n: int) -> None:
        if self.slates is not Slates.NONE and n < self.projects:
            raise ValueError(f"{n} proposals are too few for {self.projects} projects")

    @voters.validator
    def _can_nominate(self, _: object, n: int) -> None:
        if 0 < n < LEAST_VOTERS:
            raise ValueError(f"{n} voters cannot put a candidate forward; {LEAST_VOTERS} can")

    @classmethod
    def of(cls, place: str, **changes: Any) -> County:
        """The model of a place: its own figures where the tables have any, the usual ones else.

        ``changes`` are other numbers of the county. ``NoSuchThing`` where the shipped divisions
        have no such place or it has no congress.
        """
        division = Divisions.shipped().get(place)
        if division is None or not division.has_congress:
            raise NoSuchThing(f"no congress of {place!r} is known; name one of 430381, 430681118")
        raw = shipped("counties")
        own = {**raw["usual"], **raw["county"].get(place, {})}
        if strange := sorted(set(changes) - set(NAMES)):
            what = "no county has it"
            mend = f"one of {', '.join(NAMES)}"
            raise BadInput([Problem(file="county", field=strange[0], what=what, mend=mend)])
        made = {**own, "place": place, "units": _planned(own), "behaviour": usual(), **changes}
        del made["capacity"]
        return cls(**made)

    @classmethod
    def xiangxiang(cls, **changes: Any) -> County:
        """Xiangxiang (湘乡市): the county of the first case."""
        return cls.of("430381", **changes)

    @classmethod
    def quzici(cls, **changes: Any) -> County:
        """Quzici (屈子祠镇): the town of the second case."""
        return cls.of("430681118", **changes)

    def evolved(self, **changes: Any) -> County:
        """The same county with other numbers."""
        return evolve(self, **changes)

    def only(self, *parts: str) -> County:
        """The same county with nothing but some parts of its year.

        >>> County.xiangxiang().only("suggestions").stations
        0
        """
        none: Mapping[str, Mapping[str, Any]] = {
            "suggestions": {"suggestions": 0, "in_session": 0},
            "projects": {"slates": Slates.NONE},
            "stations": {"stations": 0},
            "turnout": {"voters": 0},
        }
        if strange := sorted(set(parts) - set(none)):
            raise NoSuchThing(f"no part is called {strange[0]!r}; there are {', '.join(none)}")
        left: dict[str, Any] = {}
        for part in none.keys() - set(parts):
            left.update(none[part])
        return evolve(self, **left)

    # --- who is who -----------------------------------------------------------------------------

    @property
    def slate_congresses(self) -> tuple[DivisionCode, ...]:
        """The congresses that vote on projects."""
        if self.slates is Slates.NONE:
            return ()
        return (self.place,) if self.slates is Slates.OWN else self.towns

    @property
    def convener(self) -> Organ:
        """Who convenes the congress: the presidium of a township, else the standing committee."""
        town = Level.of(self.place) is Level.TOWNSHIP
        return Organ.PRESIDIUM if town else Organ.STANDING_COMMITTEE

    @property
    def towns(self) -> tuple[DivisionCode, ...]:
        """The towns below it that have a congress."""
        return _towns(self.place)

    @property
    def higher(self) -> tuple[DivisionCode, ...]:
        """The congresses above it, the nearest first."""
        return tuple(
            code
            for code in Divisions.shipped().above(self.place)
            if Divisions.shipped()[code].has_congress
        )

    def unit_of(self, place: str, title: str) -> Unit:
        """A unit of a place."""
        return _unit(place, title)

    def seats(self, congress: DivisionCode) -> tuple[Deputy, ...]:
        """The deputies of a congress: numbered seats, no invented persons (代表001)."""
        if congress == self.place:
            electors: tuple[DivisionCode, ...] = self.towns or (self.place,)
            n = self.deputies
        elif congress in self.higher:
            line = (self.place, *self.higher)
            electors, n = (line[line.index(congress) - 1],), self.above
        else:
            electors, n = (congress,), self.town_deputies
        return _seats(congress, n, electors, self.term_opened)


@cache
def _seats(
    congress: DivisionCode, n: int, electors: tuple[DivisionCode, ...], since: date
) -> tuple[Deputy, ...]:
    """Numbered seats: values, made once for all the years that are simulated."""
    return tuple(
        Deputy(
            id=DeputyId(f"{congress}-{number:03}"),
            name=f"代表{number:03}",
            congress=congress,
            elected_by=electors[number % len(electors)],
            since=since,
        )
        for number in range(1, n + 1)
    )


@cache
def _unit(place: str, title: str) -> Unit:
    return Unit(id=UnitId(f"{place}/{title}"), name=title, division=DivisionCode(place))


@cache
def _towns(place: DivisionCode) -> tuple[DivisionCode, ...]:
    divisions = Divisions.shipped()
    return tuple(
        one.code
        for one in divisions.values()
        if one.level == Level.TOWNSHIP and one.has_congress and place in divisions.above(one.code)
    )


def _planned(own: Mapping[str, Any]) -> tuple[UnitPlan, ...]:
    units = own["units"]
    names = [f"单位{n:02}" for n in range(1, units + 1)] if isinstance(units, int) else units
    return tuple(UnitPlan(title, own["capacity"]) for title in names)


NAMES: tuple[str, ...] = tuple(f.name for f in fields(County) if f.name not in ("place", "source"))
"""What can be changed of a county."""
