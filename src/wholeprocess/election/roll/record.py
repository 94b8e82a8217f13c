"""One district's roll (选民名单) as it stands, and what is kept beside it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import frozen

from wholeprocess.election.act import DistrictAct, DistrictId

ObjectionId = NewType("ObjectionId", str)
AreaId = NewType("AreaId", str)


class Reason(StrEnum):
    """Why a voter is, or would be, off the roll."""

    DEAD = "dead"  # 死亡 (EL-27-1c)
    DEPRIVED = "deprived"  # 依照法律被剥夺政治权利 (EL-4-2)
    MOVED_AWAY = "moved-away"  # 迁出本行政区域 (EL-27-1c)
    NO_VOTER = "no-voter"  # 不满十八周岁、非中国公民 (EL-4-1)
    TWICE = "twice"  # 一人两个编号 (EL-5-1)
    JUDGMENT = "judgment"  # 申诉处理决定、法院判决 (EL-29-1b, EL-29-1d)
    SUSPENDED = "suspended"  # 羁押期间停止行使选举权利 (DR83-4)
    INCAPABLE = "incapable"  # 不能行使选举权利，经确认 (EL-27-2)
    SENTENCED = "sentenced"  # 服刑而未被剥夺政治权利: no ground (DR83-5)
    IN_CUSTODY = "in-custody"  # 被羁押而未决定停止: no ground
    ON_BAIL = "on-bail"  # 取保候审、监视居住: no ground
    DETAINED = "detained"  # 被拘留处罚: no ground
    ILL = "ill"  # 只有诊断: no ground (EL-27-2)
    NOT_REGISTERED_AGAIN = "not-registered-again"  # 未重新登记: no ground (EL-27-1a)


class Need(StrEnum):
    """What a voter needs so as to vote (需要照顾的选民)."""

    ILL = "ill"  # 患病
    FRAIL = "frail"  # 年老体弱
    DISABLED = "disabled"  # 残疾、行动不便
    AWAY = "away"  # 外出
    HARD_TO_REACH = "hard-to-reach"  # 居住分散、交通不便
    IN_CUSTODY = "in-custody"  # 羁押、服刑而有选举权 (DR83-5)
    CANNOT_WRITE = "cannot-write"  # 文盲、不能写选票


@frozen(kw_only=True)
class Roll:
    """The roll of one district: how many voters it has, and what was done to it.

    ``size`` is 选区全体选民, the roll as finally corrected. Who is on it stands in
    ``State.voters``, by keyed digest. ``frozen`` is the digest of the roll as it was closed for the
    poll, ``None`` while it is open.
    """

    size: int = 0
    posted: date | None = None  # 公布选民名单 (EL-28-1)
    frozen: str | None = None
    acts: tuple[DistrictAct, ...] = ()


@frozen(kw_only=True)
class Struck:
    """A voter who was taken off a roll, or kept off it, and why."""

    reason: Reason
    district: DistrictId
    on: date
    until: date | None = None  # the last day of the deprivation, where it is known


@frozen(kw_only=True)
class Objection:
    """An objection to a posted roll (对选民名单的申诉), and what became of it."""

    id: ObjectionId
    district: DistrictId
    acts: tuple[DistrictAct, ...]  # the objection, the decision, the suit, the judgment


@frozen(kw_only=True)
class CanvassArea:
    """An area of a district, parcelled out to one canvasser (分片包干), and what was visited."""

    id: AreaId
    district: DistrictId
    canvasser: str
    buildings: frozenset[str]
    households: frozenset[str]
    buildings_visited: frozenset[str] = frozenset()
    households_visited: frozenset[str] = frozenset()
    acts: tuple[DistrictAct, ...] = ()
