"""Organs of a congress (机构), and the units of government that handle what it hands over."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess import validators
from wholeprocess.congress.division import DivisionCode
from wholeprocess.law import level_of

UnitId = NewType("UnitId", str)


class Organ(StrEnum):
    """Who acts for a congress. An act names the organ; its congress is that of the matter.

    A township has no standing committee: its presidium does what the law gives to the office
    or the standing committee elsewhere (SG-3, OL-19-2).
    """

    OFFICE = "office"  # 代表工作机构: hands suggestions over (SG-3)
    STANDING_COMMITTEE = "standing-committee"  # 常务委员会
    COUNCIL = "council"  # 主任会议: chooses key suggestions (SG-11)
    PRESIDIUM = "presidium"  # 主席团
    SPECIAL_COMMITTEE = "special-committee"  # 专门委员会
    ELECTION_COMMITTEE = "election-committee"  # 选举委员会
    CREDENTIALS_COMMITTEE = "credentials-committee"  # 代表资格审查委员会
    CONGRESS = "congress"  # the deputies in session
    GOVERNMENT = "government"  # 本级人民政府


@frozen(kw_only=True)
class Unit:
    """A unit that handles suggestions or carries out projects (承办单位)."""

    id: UnitId = field(validator=validators.name)
    name: str = field(validator=validators.name)
    division: DivisionCode = field(validator=validators.name)
    station: bool = False  # 站办所: a township station or office

    @division.validator
    def _is_a_division(self, _: object, division: str) -> None:
        level_of(division)
