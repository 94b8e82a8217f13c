"""What is kept of a special inquiry (专题询问) and of an interpellation (质询案)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.journal import name
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.reports.record import ReportId
from wholeprocess.supervision.targets import Rank, Target

InquiryId = NewType("InquiryId", str)
"""A special inquiry (专题询问)."""

InterpellationId = NewType("InterpellationId", str)
"""An interpellation by members of a standing committee (质询案)."""


class InquiryPhase(StrEnum):
    """How far a special inquiry is."""

    PLANNED = "planned"  # 已安排
    HELD = "held"  # 已询问
    HANDLED = "handled"  # 已报告研究处理情况
    CLOSED = "closed"  # 已办结
    DROPPED = "dropped"  # 取消


class Gathering(StrEnum):
    """In which meeting it is asked (SL24-47)."""

    PLENARY = "plenary"  # 全体会议
    JOINT = "joint"  # 联组会议
    GROUP = "group"  # 分组会议


@frozen(kw_only=True)
class Present:
    """Who came for an organ or a department, in what capacity (到会)."""

    whom: str = field(validator=name)
    rank: Rank = field(default=Rank.HEAD, converter=Rank)


@frozen(kw_only=True)
class Exchange:
    """A question and whether it was answered (问答)."""

    member: DeputyId = field(validator=name)
    whom: str = field(validator=name)
    question: str = field(validator=name)
    answered: bool = True


@frozen(kw_only=True)
class Inquiry:
    """A special inquiry: whom it asks, who came, what was asked, what became of it."""

    id: InquiryId
    congress: DivisionCode
    title: str
    whom: tuple[str, ...]  # 应到会的政府、部门、监委、法院、检察院
    report: ReportId | None = None  # 结合审议的报告 (SL24-48-2)
    topic: TopicId | None = None  # of the year's plan
    phase: InquiryPhase = InquiryPhase.PLANNED
    survey_sent: date | None = None
    surveyed: bool = False
    held: date | None = None
    meeting: MeetingId | None = None
    gathering: Gathering | None = None
    present: tuple[Present, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    report_by: date | None = None
    handled: date | None = None
    reason: str = ""
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def without_head(self) -> tuple[str, ...]:
        """Those whose head did not come."""
        heads = {who.whom for who in self.present if who.rank is Rank.HEAD}
        return tuple(whom for whom in self.whom if whom not in heads)


class InterpellationPhase(StrEnum):
    """How far an interpellation is."""

    SUBMITTED = "submitted"  # 已提出
    DIRECTED = "directed"  # 主任会议已决定交办
    ANSWERED = "answered"  # 已答复
    ASKED_AGAIN = "asked-again"  # 过半数不满意，要求再作答复
    CLOSED = "closed"  # 已办结
    WITHDRAWN = "withdrawn"  # 撤回


class Way(StrEnum):
    """How the council lets it be answered (SL24-52)."""

    MEETING = "meeting"  # 常委会会议上口头答复
    SPECIAL_COMMITTEE = "special-committee"  # 专门委员会会议上口头答复
    WRITTEN = "written"  # 书面答复


@frozen(kw_only=True)
class Answer:
    """An answer: in which way, and in what capacity somebody spoke or signed."""

    on: date
    way: Way
    rank: Rank


@frozen(kw_only=True)
class Interpellation:
    """An interpellation from its signers to its last answer."""

    id: InterpellationId
    congress: DivisionCode
    organ: Target
    question: str
    signers: tuple[DeputyId, ...]
    phase: InterpellationPhase = InterpellationPhase.SUBMITTED
    way: Way | None = None
    answers: tuple[Answer, ...] = ()
    dissatisfied: tuple[DeputyId, ...] = ()
    reason: str = ""
    acts: tuple[SupervisionAct, ...] = ()
