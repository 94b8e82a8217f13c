"""Canvassing (分片包干、逐户走访、逐栋摸排): areas parcelled out, doors visited, coverage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.election.act import DistrictId, ElectionId
from wholeprocess.election.record import State
from wholeprocess.election.roll.acts import RollAct, private, private_ids
from wholeprocess.election.roll.record import AreaId, CanvassArea
from wholeprocess.journal import each_once, name


def _doors(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str | bytes):
        raise TypeError("doors must be several ids, a tuple of texts")
    return tuple(values)


@frozen(kw_only=True)
class CanvassAct(RollAct):
    """An act on one canvass area of a district."""

    area: AreaId = field(validator=[private, name])


@frozen(kw_only=True)
class DoorsAct(CanvassAct):
    """An act on buildings and households of an area, each named by an id of its own.

    No id has fifteen digits in a row, as an identity number has: write a village's code and a
    house number with a slash between them.
    """

    buildings: tuple[str, ...] = field(
        default=(), converter=_doors, validator=[private_ids, each_once]
    )
    households: tuple[str, ...] = field(
        default=(), converter=_doors, validator=[private_ids, each_once]
    )


@frozen(kw_only=True)
class ParcelOut(DoorsAct):
    """Buildings and households go to one canvasser (分片包干); again, to add what was found."""

    kind: ClassVar[str] = "election.parcel-out"

    canvasser: str = field(validator=[private, name])


@frozen(kw_only=True)
class ReassignArea(CanvassAct):
    """An area goes to another canvasser (调整包干人)."""

    kind: ClassVar[str] = "election.reassign-area"

    canvasser: str = field(validator=[private, name])


@frozen(kw_only=True)
class RecordVisits(DoorsAct):
    """Buildings looked through and households spoken with (走访、摸排); ``by`` is the canvasser."""

    kind: ClassVar[str] = "election.record-visits"


@frozen(kw_only=True)
class CanvassCoverage:
    """How much of what was to be visited was visited (覆盖)."""

    buildings: int
    buildings_visited: int
    households: int
    households_visited: int

    @property
    def of_buildings(self) -> Fraction | None:
        """The share of buildings looked through; ``None`` where there are none."""
        return Fraction(self.buildings_visited, self.buildings) if self.buildings else None

    @property
    def of_households(self) -> Fraction | None:
        """The share of households spoken with; ``None`` where there are none."""
        return Fraction(self.households_visited, self.households) if self.households else None

    @property
    def full(self) -> bool:
        """Every building and every household."""
        return (self.buildings, self.households) == (
            self.buildings_visited,
            self.households_visited,
        )


def canvass_coverage(areas: Iterable[CanvassArea], through: date | None = None) -> CanvassCoverage:
    """The coverage of areas taken together, exact; with visits up to a day, or all of them.

    >>> area = CanvassArea(id="A1", district="D1", canvasser="c", buildings=frozenset("ab"),
    ...                    households=frozenset("123"), households_visited=frozenset("12"))
    >>> canvass_coverage([area]).of_households
    Fraction(2, 3)
    """
    areas = tuple(areas)
    visits = [_visits(area, through) for area in areas]
    return CanvassCoverage(
        buildings=sum(len(area.buildings) for area in areas),
        buildings_visited=sum(len(buildings) for buildings, _ in visits),
        households=sum(len(area.households) for area in areas),
        households_visited=sum(len(households) for _, households in visits),
    )


def _visits(area: CanvassArea, through: date | None) -> tuple[frozenset[str], frozenset[str]]:
    if through is None or not area.acts or area.acts[-1].on <= through:
        return area.buildings_visited, area.households_visited
    acts = [a for a in area.acts if isinstance(a, RecordVisits) and a.on <= through]
    buildings = frozenset(building for act in acts for building in act.buildings)
    return buildings, frozenset(household for act in acts for household in act.households)


def areas_of(
    state: State, election: ElectionId, district: DistrictId | None = None
) -> tuple[CanvassArea, ...]:
    """The canvass areas of an election, or of one district of it, in the order of their ids."""
    return tuple(
        area
        for (of, within, _), area in sorted(state.areas.items())
        if of == election and district in (None, within)
    )


def areas_by_district(
    state: State, election: ElectionId
) -> dict[DistrictId, tuple[CanvassArea, ...]]:
    """The canvass areas of each district that has some."""
    by_district: dict[DistrictId, tuple[CanvassArea, ...]] = {}
    for area in areas_of(state, election):
        by_district[area.district] = (*by_district.get(area.district, ()), area)
    return by_district
