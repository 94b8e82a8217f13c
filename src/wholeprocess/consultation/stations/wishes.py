"""What a proposed roster is asked to give, and what it could not (排班要求)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.congress import DeputyId, Level
from wholeprocess.consultation.stations.record import Duty, StationId
from wholeprocess.law import Text


@frozen(kw_only=True, order=True)
class MonthAtStation:
    """A station has reception days in a month (PR-duty-month)."""

    station: StationId
    year: int
    month: int


@frozen(kw_only=True, order=True)
class TurnsOfDeputy:
    """A deputy receives residents so many times (PR-duty-least)."""

    deputy: DeputyId


@frozen(kw_only=True)
class LevelPresent:
    """Deputies of a level receive residents (PR-duty-levels)."""

    level: Level


Wish: TypeAlias = MonthAtStation | TurnsOfDeputy | LevelPresent


class WhyUnmet(StrEnum):
    """Why no roster can do better (原因)."""

    NO_STATION = "no-station"  # there is no station
    NO_DAY = "no-day"  # the days given are too few
    NO_DEPUTY = "no-deputy"  # no deputy may act on any of these days
    TOO_FEW_DEPUTIES = "too-few-deputies"  # every deputy is needed elsewhere
    NO_ROOM = "no-room"  # every place at a station is taken

    @property
    def words(self) -> Text:
        """In words."""
        return _WORDS[self]


_WORDS = {
    WhyUnmet.NO_STATION: Text("没有站点", "there is no station"),
    WhyUnmet.NO_DAY: Text("给出的日子不够", "the days given are too few"),
    WhyUnmet.NO_DEPUTY: Text("这些日子没有可以履职的代表", "no deputy may act on any of the days"),
    WhyUnmet.TOO_FEW_DEPUTIES: Text(
        "代表不够，都排在别的站点", "the deputies are too few and all needed at other stations"
    ),
    WhyUnmet.NO_ROOM: Text("各站点的名额已满", "every place at a station is taken on the days"),
}


@frozen(kw_only=True)
class Unmet:
    """A wish that could not be met in full (未能满足的要求): so many were asked, so many given."""

    wish: Wish
    asked: int
    given: int
    why: WhyUnmet

    def __str__(self) -> str:
        match self.wish:
            case MonthAtStation(station=station, year=year, month=month):
                about = f"{station} in {year}-{month:02}"
            case TurnsOfDeputy(deputy=deputy):
                about = deputy
            case LevelPresent(level=level):
                about = level
        return f"{about}: {self.given} of {self.asked}, {self.why.words.en}"


@frozen(kw_only=True)
class ProposedRoster:
    """A roster that nobody has posted yet (值班表草案); ``PostRoster(duties=…)`` takes it over."""

    duties: tuple[Duty, ...]
    unmet: tuple[Unmet, ...]
    away: tuple[tuple[DeputyId, date], ...]  # duties at a station that is not near the deputy
    load: Mapping[DeputyId, int] = field(repr=False)
    """Every deputy's number of duties."""

    @property
    def complete(self) -> bool:
        """Whether everything asked was given."""
        return not self.unmet
