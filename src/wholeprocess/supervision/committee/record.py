"""What is kept of a standing committee (常务委员会): who its members are, and when it met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.journal import name
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.targets import Target

MeetingId = NewType("MeetingId", str)
"""A meeting of a standing committee (常务委员会会议)."""


class Seat(StrEnum):
    """What a member is on the committee (组成人员)."""

    CHAIR = "chair"  # 主任
    VICE_CHAIR = "vice-chair"  # 副主任
    SECRETARY_GENERAL = "secretary-general"  # 秘书长
    MEMBER = "member"  # 委员


class Branch(StrEnum):
    """Organs of state in which a member may hold no office (OL-47-3)."""

    ADMINISTRATION = "administration"  # 国家行政机关
    SUPERVISION = "supervision"  # 监察机关
    COURT = "court"  # 审判机关
    PROCURATORATE = "procuratorate"  # 检察机关


@frozen(kw_only=True)
class Member:
    """A member of a standing committee; ``office`` is one he holds in an organ of state."""

    id: DeputyId = field(validator=name)
    seat: Seat = field(default=Seat.MEMBER, converter=Seat)
    office: Branch | None = None


@frozen(kw_only=True)
class Asked:
    """A question at a meeting, who asked it and who answered (询问, SL24-46)."""

    member: DeputyId
    organ: Target
    question: str
    answered_by: str = ""


@frozen(kw_only=True)
class Committee:
    """The standing committee of a congress as it stands now; ``population`` 0 is not known."""

    congress: DivisionCode
    members: Mapping[DeputyId, Member] = field(factory=dict)
    population: int = 0
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def size(self) -> int:
        """All members (全体组成人员): the base of its majorities."""
        return len(self.members)


@frozen(kw_only=True)
class Meeting:
    """A meeting: who of how many members was there, and what was asked."""

    id: MeetingId
    congress: DivisionCode
    opened: date
    closed: date
    members: int
    present: tuple[DeputyId, ...] = ()
    deputies: tuple[DeputyId, ...] = ()  # 列席的代表
    asked: tuple[Asked, ...] = ()
    acts: tuple[SupervisionAct, ...] = ()
