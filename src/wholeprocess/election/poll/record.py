"""What is kept of a poll (投票): boxes, staff, ballots in numbers, and who was given a ballot.

The secret of the ballot (EL-40-1) is kept by what is *not* here. A voter's name meets one fact
only: that a ballot was given out for him in this round (the marked roll, ``Given``). Ballots
themselves are numbers by box. No value and no act has both a voter and a mark on a ballot, and
which box holds a voter's ballot is kept in no table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NewType, TypeAlias

from attrs import field, frozen

from wholeprocess.election.act import CandidateId, DistrictAct, DistrictId, VoterId
from wholeprocess.journal import name

BoxId = NewType("BoxId", str)
"""A ballot box (票箱), named within its district; it stands for the place where it is.

Boxes side by side in one hall are one box here: what was given out at a place is compared with
what its box held (EL-43-1).
"""


class Channel(StrEnum):
    """By which way a voter votes (投票方式, EL-38-1, EL-42-1a)."""

    STATION = "station"  # 投票站
    MEETING = "meeting"  # 选举大会
    MOBILE_BOX = "mobile-box"  # 流动票箱
    PROXY = "proxy"  # 委托投票: into whichever box the proxy goes to


class PollRound(StrEnum):
    """Which vote of a district it is; each begins a new poll (第几次投票)."""

    FIRST = "first"
    REVOTE = "revote"  # 再次投票, among the tied (EL-45-3b)
    ANOTHER = "another"  # 另行选举, for the missing seats (EL-45-4a)
    FRESH = "fresh"  # 重新选举, after an invalid election


class StaffRole(StrEnum):
    """What somebody does at the poll (选举工作人员)."""

    SCRUTINEER = "scrutineer"  # 监票人
    TELLER = "teller"  # 计票人
    PRESIDING = "presiding"  # 主持人
    STAFF = "staff"  # 其他工作人员


@frozen
class Staff:
    """Somebody at work at a poll, and as what."""

    person: str = field(validator=name)
    role: StaffRole = field(converter=StaffRole)


@frozen
class Kin:
    """Somebody is a near relative of a candidate (近亲属); ``relation`` in the place's words."""

    person: str = field(validator=name)
    candidate: CandidateId = field(validator=name)
    relation: str = field(validator=name)


@frozen(kw_only=True)
class BallotBox:
    """One ballot box and what went through it, in numbers.

    ``issued`` ballots went to voters who came themselves, ``proxied`` to proxies. A spoiled
    ballot that was exchanged counts in ``replaced`` and nowhere else. ``returned`` is what the
    box held when it was opened, ``cast`` how many were seen to put a ballot in; ``None`` before.
    """

    id: BoxId
    channel: Channel
    scrutineers: tuple[str, ...] = ()
    secret_place: bool = True  # 秘密写票处
    issued: int = 0
    proxied: int = 0
    unlisted: int = 0  # of the issued, those given out by number alone, without a list of names
    replaced: int = 0
    written_for: int = 0  # 代写
    returned: int | None = None
    cast: int | None = None

    @property
    def given_out(self) -> int:
        """All ballots that are to be in this box, proxies' among them."""
        return self.issued + self.proxied

    @property
    def opened(self) -> bool:
        """Whether it was emptied."""
        return self.returned is not None


@frozen(kw_only=True)
class Poll:
    """What happened at one district's poll, in numbers: nobody's ballot is known.

    ``issued`` ballots were given out, ``returned`` came back, ``voters_who_voted`` is the base of
    the majority (EL-45-1b). A further vote of the district (``vote``) is a new poll, and
    ``earlier`` has those before it.
    """

    issued: int = 0
    returned: int = 0
    voters_who_voted: int = 0
    closed: bool = False
    number: int = 1  # 第几次投票
    vote: PollRound = PollRound.FIRST
    day: date | None = None  # of a further vote; the first is on the election day
    days: int = 1
    opened: date | None = None
    boxes: Mapping[BoxId, BallotBox] = field(factory=dict)
    staff: tuple[Staff, ...] = ()
    kin: tuple[Kin, ...] = ()
    signed_by: tuple[str, ...] = ()  # 监票人签字 (EL-43-1)
    earlier: tuple[Poll, ...] = ()
    acts: tuple[DistrictAct, ...] = ()

    def of(self, role: StaffRole) -> tuple[str, ...]:
        """Those who work as that.

        >>> Poll(staff=(Staff("wu", "teller"),)).of(StaffRole.TELLER)
        ('wu',)
        """
        return tuple(staff.person for staff in self.staff if staff.role == role)


@frozen(kw_only=True)
class Trust:
    """What a voter has to do with proxies (委托关系): who votes for him, for whom he votes."""

    proxy: VoterId | None = None  # 受托人
    district: DistrictId | None = None  # the voter's own, where his ballot counts
    number: int = 1  # the vote of that district for which he appointed the proxy
    principals: tuple[VoterId, ...] = ()  # 委托人


Proxies: TypeAlias = Mapping[VoterId, Trust]
"""The proxies of one election; most voters have no entry."""

Given: TypeAlias = Mapping[VoterId, int]
"""The marked roll (领票登记): for whom a ballot was given out, in which vote of his district."""
