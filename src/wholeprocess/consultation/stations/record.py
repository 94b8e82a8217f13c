"""What is kept of stations (站点台账): who is attached, what was found there, who was there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Level
from wholeprocess.journal import count, day, each_once, name, several, some

StationId = NewType("StationId", str)
"""A workroom or station (站点)."""

RosterId = NewType("RosterId", str)
"""A duty roster (值班表)."""


class StationKind(StrEnum):
    """What kind of place it is; the law names stations only (OL-60-2)."""

    STATION = "station"  # 代表联络站
    WORKROOM = "workroom"  # 代表工作室


@frozen(kw_only=True)
class Attachment:
    """A deputy belongs to a station (编入站点), from a day on, until he leaves it."""

    deputy: DeputyId
    congress: DivisionCode  # whose deputy he is
    elected_by: DivisionCode
    since: date
    until: date | None = None

    @property
    def level(self) -> Level:
        """The level of the deputy's congress."""
        return Level.of(self.congress)

    def on(self, day: date) -> bool:
        """Whether he belongs to it on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@frozen(kw_only=True)
class StationCheck:
    """What was found when a station was checked (检查), by whom."""

    on: date
    by: str
    checkers: tuple[str, ...]
    met: tuple[str, ...]
    lacking: tuple[str, ...]


@frozen(kw_only=True)
class Station:
    """A workroom or station (代表工作室、代表联络站), in a division of any level down to a village.

    ``congress`` is the one whose bodies run it; its law is the station's.

    >>> station = Station(id="s1", name="塔子站", division="430681118205", congress="430681118",
    ...                   opened=date(2019, 3, 1))
    >>> station.open_on(date(2019, 2, 28)), station.open_on(date(2019, 3, 1))
    (False, True)
    """

    id: StationId
    name: str
    kind: StationKind = StationKind.STATION
    division: DivisionCode
    congress: DivisionCode
    opened: date
    closed: date | None = None
    checks: tuple[StationCheck, ...] = ()
    attached: tuple[Attachment, ...] = ()
    held: date | None = None  # the last day on which residents were received

    def open_on(self, day: date) -> bool:
        """Whether it is open on that day; on the day of its closing it is closed."""
        return self.opened <= day and (self.closed is None or day < self.closed)

    def deputies(self, on: date) -> tuple[Attachment, ...]:
        """Who belongs to it on that day."""
        return tuple(own for own in self.attached if own.on(on))


def near(elected_by: str, division: str) -> bool:
    """Whether a station's division lies in the area that elected a deputy, or holds that area.

    Who was elected by a unit that is no division, as the armed forces, is near everywhere.

    >>> [near("430381101", station) for station in ("430381101202", "430381", "430381102")]
    [True, True, False]
    """
    if not elected_by[:1].isdigit():
        return True
    return division.startswith(elected_by) or elected_by.startswith(division)


def by_id(deputies: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    """In one order, whoever wrote them down."""
    return tuple(sorted(several(deputies)))


@frozen(kw_only=True)
class Duty:
    """One station's duty day (值班日): who is to receive residents there."""

    station: StationId = field(validator=name)
    day: date = field(validator=day)
    deputies: tuple[DeputyId, ...] = field(converter=by_id, validator=(some, each_once))


@frozen(kw_only=True)
class DutyDay:
    """A duty day as it stands on a roster; with nobody on it, it was called off (取消)."""

    deputies: tuple[DeputyId, ...]
    roster: RosterId
    posted: date  # when the roster was posted
    reason: str = ""  # why it was changed


@frozen(kw_only=True)
class Roster:
    """A roster that was posted (值班表), for a period; its duty days stand by station and day."""

    id: RosterId
    congress: DivisionCode
    posted: date
    first: date
    last: date
    days: int  # how many duty days it has


@frozen(kw_only=True)
class Sitting:
    """Deputies who received residents together (共同接待), and how many came."""

    deputies: tuple[DeputyId, ...] = field(converter=by_id, validator=(some, each_once))
    residents: int = field(validator=count)


@frozen(kw_only=True)
class Reception:
    """A day on which residents were received at a station (接待日)."""

    sittings: tuple[Sitting, ...]

    @property
    def residents(self) -> int:
        """How many came in all."""
        return sum(sitting.residents for sitting in self.sittings)

    @property
    def deputies(self) -> tuple[DeputyId, ...]:
        """Who received them."""
        return tuple(deputy for sitting in self.sittings for deputy in sitting.deputies)


@frozen(kw_only=True)
class Absence:
    """A rostered deputy did not come (缺席); without a reason the words are empty."""

    reason: str = ""
    told: date


@frozen(kw_only=True)
class DeputyDay:
    """One deputy's day (代表当日): where he is rostered, where he was, why not."""

    congress: DivisionCode  # whose deputy he is
    rostered: StationId | None = None
    at: StationId | None = None
    absence: Absence | None = None

    @property
    def level(self) -> Level:
        """The level of the deputy's congress."""
        return Level.of(self.congress)


@frozen(kw_only=True)
class Visit:
    """A collective visit (集体走访): who went round which villages, how many households."""

    on: date
    deputies: tuple[DeputyId, ...]
    visited: tuple[DivisionCode, ...]
    households: int = 0
