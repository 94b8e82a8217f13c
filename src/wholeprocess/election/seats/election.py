"""An election (选举) of one congress's deputies, and its districts (选区)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.election.act import DistrictAct, DistrictId, ElectionAct, ElectionId, place_of


class Method(StrEnum):
    """Who elects: the voters, or the congress one level below (EL-3-1, EL-3-2)."""

    DIRECT = "direct"  # 直接选举
    INDIRECT = "indirect"  # 间接选举


class Basis(StrEnum):
    """By what a district is drawn (EL-25-1)."""

    RESIDENCE = "residence"  # 按居住状况
    WORK_UNIT = "work-unit"  # 按生产单位、事业单位、工作单位


@frozen(kw_only=True)
class Election:
    """The state of one election: a value, made anew by each act on it.

    ``seats`` is the congress's number of deputies once it is fixed (EL-13-1), ``day`` the election
    day as last set, ``members`` the election committee (选举委员会), or nobody in an indirect one.
    ``drawn`` counts the seats of the districts drawn so far.
    """

    id: ElectionId
    congress: DivisionCode
    method: Method
    day: date
    by_election: bool = False  # 补选
    members: tuple[str, ...] = ()
    seats: int | None = None
    population: int | None = None
    drawn: int = 0
    acts: tuple[ElectionAct, ...] = ()

    @property
    def last(self) -> date:
        """The day of the last act on the election as a whole."""
        return max(act.on for act in self.acts)


@frozen(kw_only=True)
class District:
    """An electoral district (选区), or in an indirect election an electing unit (选举单位)."""

    election: ElectionId
    id: DistrictId
    name: str
    division: DivisionCode  # where it lies; of an electing unit, the division whose congress it is
    seats: int  # 应选代表名额
    population: int
    basis: Basis = Basis.RESIDENCE
    acts: tuple[DistrictAct, ...] = ()

    @property
    def place(self) -> str:
        """The election and the district in one word."""
        return place_of(self.election, self.id)
