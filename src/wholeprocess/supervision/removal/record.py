"""What is kept of an investigation committee (调查委员会) and of a dismissal (撤职案)."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import name
from wholeprocess.law import Ruling
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.votes import Carried, NotCarried

InvestigationId = NewType("InvestigationId", str)
"""A committee of investigation into a specific question (特定问题调查委员会)."""

DismissalId = NewType("DismissalId", str)
"""A motion of dismissal (撤职案)."""


class InvestigationPhase(StrEnum):
    """How far an investigation is."""

    PROPOSED = "proposed"  # 已提议
    AT_WORK = "at-work"  # 已组织，调查中
    REPORTED = "reported"  # 已提出调查报告
    CLOSED = "closed"  # 已办结
    REJECTED = "rejected"  # 未获通过


class Sits(StrEnum):
    """In what capacity somebody sits on an investigation committee (SL24-57-1)."""

    MEMBER = "member"  # 常委会组成人员
    DEPUTY = "deputy"  # 本级人大代表


@frozen(kw_only=True)
class Investigator:
    """A member of an investigation committee; experts help and are none."""

    person: str = field(validator=name)
    of: Sits = field(converter=Sits)
    chair: bool = False


@frozen(kw_only=True)
class Interest:
    """Somebody has an interest in the matter (利害关系); ``words`` says which."""

    person: str = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class Investigation:
    """An investigation from its proposal to its end."""

    id: InvestigationId
    congress: DivisionCode
    question: str
    phase: InvestigationPhase = InvestigationPhase.PROPOSED
    people: tuple[Investigator, ...] = ()
    experts: tuple[str, ...] = ()
    interests: tuple[Interest, ...] = ()
    refused_by: tuple[str, ...] = ()  # who did not supply what was asked for
    set_up: Ruling[Carried | NotCarried] | None = None
    resolution: Ruling[Carried | NotCarried] | None = None
    reason: str = ""
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def barred(self) -> tuple[str, ...]:
        """Those who sit on it and have an interest."""
        interested = {interest.person for interest in self.interests}
        return tuple(who.person for who in self.people if who.person in interested)


class Office(StrEnum):
    """The office that somebody would be dismissed from (撤职对象的职务, SL24-60)."""

    HEAD_OF_GOVERNMENT = "head-of-government"  # 省长、市长、县长、区长
    DIRECTOR_OF_SUPERVISION = "director-of-supervision"  # 监察委员会主任
    COURT_PRESIDENT = "court-president"  # 法院院长
    CHIEF_PROCURATOR = "chief-procurator"  # 检察长
    DEPUTY_HEAD = "deputy-head"  # 个别副省长、副市长、副县长
    GOVERNMENT_MEMBER = "government-member"  # 局长、主任等政府其他组成人员
    SUPERVISION_MEMBER = "supervision-member"  # 监察委员会副主任、委员
    COURT_MEMBER = "court-member"  # 副院长、庭长、审判员
    PROCURATORATE_MEMBER = "procuratorate-member"  # 副检察长、检察员
    COURT_PRESIDENT_APPOINTED = "court-president-appointed"  # 它任命的中级法院院长
    PROCURATORATE_HEAD_APPOINTED = "procuratorate-head-appointed"  # 它任命的分院检察长


class DismissalPhase(StrEnum):
    """How far a motion of dismissal is."""

    MOVED = "moved"  # 联名提出，待主任会议决定
    INVESTIGATED = "investigated"  # 先组织调查
    SUBMITTED = "submitted"  # 已提请审议
    PASSED = "passed"  # 已撤职
    FAILED = "failed"  # 未获通过
    NOT_SUBMITTED = "not-submitted"  # 不提请审议


class Submission(StrEnum):
    """What the council makes of a motion by members (SL24-61)."""

    SUBMIT = "submit"  # 提请常委会会议审议
    INVESTIGATE = "investigate"  # 提议组织调查委员会
    NOT = "not"  # 不提请


@frozen(kw_only=True)
class Dismissal:
    """A motion of dismissal, the defence, and the vote."""

    id: DismissalId
    congress: DivisionCode
    person: str
    office: Office
    phase: DismissalPhase = DismissalPhase.MOVED
    defended: bool = False
    defence_offered: bool = False
    ruling: Ruling[Carried | NotCarried] | None = None
    acts: tuple[SupervisionAct, ...] = ()
