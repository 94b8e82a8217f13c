"""What is kept of a report to the standing committee (专项工作报告等) and what follows it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.journal import name
from wholeprocess.law import Ruling
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.targets import Rank, Target
from wholeprocess.supervision.votes import Carried, NotCarried

ReportId = NewType("ReportId", str)
"""A report that an organ makes to the standing committee."""


class ReportKind(StrEnum):
    """What a report is about; the law has terms of its own for some."""

    SPECIAL = "special"  # 专项工作报告 (SL24-11)
    ENVIRONMENT = "environment"  # 环境状况和环境保护目标完成情况 (SL24-12-3)
    PLAN = "plan"  # 计划执行情况 (SL24-20)
    BUDGET = "budget"  # 预算执行情况 (SL24-20)
    FINAL_ACCOUNTS = "final-accounts"  # 决算 (SL24-19-2)
    ADJUSTMENT = "adjustment"  # 计划、预算调整 (SL24-22)
    FIVE_YEAR_REVIEW = "five-year-review"  # 五年规划中期评估 (SL24-23)
    STATE_ASSETS = "state-assets"  # 国有资产管理情况 (SL24-24)
    DEBT = "debt"  # 政府债务管理情况 (SL24-25)
    AUDIT = "audit"  # 审计工作报告 (SL24-27-1)
    RECTIFICATION = "rectification"  # 审计查出问题整改情况 (SL24-27-2)
    FILING_REVIEW = "filing-review"  # 备案审查工作情况 (SL24-45)
    WORK_IN_OFFICE = "work-in-office"  # 履职情况 (SV-3)


class ReportPhase(StrEnum):
    """How far a report is; whether something is late is worked out and never a phase."""

    SCHEDULED = "scheduled"  # 列入安排
    HEARD = "heard"  # 已听取和审议
    DELIVERED = "delivered"  # 审议意见已交办
    HANDLED = "handled"  # 已报告研究处理情况
    CLOSED = "closed"  # 已办结
    DROPPED = "dropped"  # 取消


class Visit(StrEnum):
    """What went before a report (SL24-13)."""

    INSPECTION = "inspection"  # 视察
    SURVEY = "survey"  # 专题调查研究


class Piece(StrEnum):
    """What is notified to deputies and published (SL24-17-3)."""

    REPORT = "report"  # 报告
    OPINIONS = "opinions"  # 审议意见
    HANDLING = "handling"  # 研究处理情况的报告
    RESOLUTION = "resolution"  # 决议和执行决议情况


@frozen(kw_only=True)
class Opinion:
    """An opinion that was collected on the work before the report (各方面意见, SL24-14)."""

    id: str = field(validator=name)
    words: str = field(validator=name)
    source: str = ""  # the suggestion, reception or letter that it comes from


@frozen(kw_only=True)
class Resolution:
    """A resolution on a report (决议): the vote on it, and by when its execution is reported."""

    votes_for: int
    members: int
    ruling: Ruling[Carried | NotCarried]
    on: date
    due: date


@frozen(kw_only=True)
class Round:
    """One round of handling (一轮办理): the opinions are out, and a report comes back."""

    delivered: date
    report_by: date | None = None  # the term that the opinions set themselves
    handled: date | None = None


@frozen(kw_only=True)
class Handling:
    """One report of what became of the opinions or of a resolution (研究处理情况的报告)."""

    on: date
    written: bool
    commented: bool  # 送专门委员会或者工作机构征求意见
    of_resolution: bool = False


@frozen(kw_only=True)
class Report:
    """A report from being scheduled to its end, with the days that matter."""

    id: ReportId
    congress: DivisionCode
    organ: Target
    kind: ReportKind
    title: str
    topic: TopicId | None = None  # of the year's plan
    phase: ReportPhase = ReportPhase.SCHEDULED
    urgent: bool = False
    of: ReportId | None = None  # of which audit report it tells the rectification
    collected: tuple[Opinion, ...] = ()
    draft_sent: date | None = None
    draft_answered: date | None = None
    final_sent: date | None = None
    answered: tuple[str, ...] = ()
    to_members: date | None = None
    heard: date | None = None
    meeting: MeetingId | None = None
    opens: date | None = None  # of the meeting
    closes: date | None = None
    speaker: Rank | None = None
    invited: tuple[DeputyId, ...] = ()
    adopted: date | None = None  # the day on which the council adopted the opinions
    judged: bool = False  # whether the opinions judge the work (SV-8)
    rounds: tuple[Round, ...] = ()
    planned: date | None = None  # 处理方案
    commented: bool = False
    handlings: tuple[Handling, ...] = ()
    resolution: Resolution | None = None
    again: tuple[MeetingId, ...] = ()  # the meetings that deliberated the handling again
    notified: tuple[Piece, ...] = ()
    published: tuple[Piece, ...] = ()
    reason: str = ""  # why it is closed or was dropped
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The collected opinions that the final report does not answer."""
        return tuple(o.id for o in self.collected if o.id not in self.answered)

    @property
    def delivered(self) -> date | None:
        """The day on which the opinions first went to the organ."""
        return self.rounds[0].delivered if self.rounds else None

    @property
    def executed(self) -> date | None:
        """The day on which the execution of the resolution was first reported."""
        return next((h.on for h in self.handlings if h.of_resolution), None)
