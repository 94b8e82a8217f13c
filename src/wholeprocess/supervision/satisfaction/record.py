"""What is kept of a satisfaction vote (满意度测评)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType, TypeAlias

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.law import Ruling
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.reports.record import ReportId
from wholeprocess.supervision.satisfaction.result import Forms, Grade, Measured

VoteId = NewType("VoteId", str)
"""A satisfaction vote: one sitting, one form for each unit that is rated."""

Rated: TypeAlias = str
"""What is rated (测评对象): a unit, an organ, or a thing named by its identifier."""


class Raters(StrEnum):
    """Who rates (测评主体)."""

    MEMBERS = "members"  # 常委会组成人员
    DEPUTIES = "deputies"  # 人大代表
    BOTH = "both"  # 组成人员和代表


class Rating(StrEnum):
    """What a vote is on (测评内容)."""

    REPORT = "report"  # 专项工作报告 (SZ-V, SV-3)
    RECTIFICATION = "rectification"  # 审议意见、审计问题的整改 (SV-2, SV-4, SV-10)
    SUGGESTIONS = "suggestions"  # 建议办理 (SV-5, SV-14)
    WORK_IN_OFFICE = "work-in-office"  # 履职 (SV-3)


class VotePhase(StrEnum):
    """How far a vote is."""

    ORDERED = "ordered"  # 已决定测评
    COUNTED = "counted"  # 已计票
    PUBLISHED = "published"  # 已公布
    CANCELLED = "cancelled"  # 取消


@frozen(kw_only=True)
class Counted:
    """The forms of what was rated, and what they come to."""

    rated: Rated
    forms: Forms
    secret: bool
    on: date
    ruling: Ruling[Measured]

    @property
    def grade(self) -> Grade | None:
        """The grade, where the place names one."""
        return self.ruling.outcome.grade


@frozen(kw_only=True)
class Vote:
    """A satisfaction vote: who rates whom, and the results one by one."""

    id: VoteId
    congress: DivisionCode
    on: Rating
    raters: Raters
    entitled: int  # 有权测评的人数
    units: tuple[Rated, ...]
    phase: VotePhase = VotePhase.ORDERED
    report: ReportId | None = None
    meeting: MeetingId | None = None
    results: tuple[Counted, ...] = ()
    reason: str = ""  # why it was cancelled
    acts: tuple[SupervisionAct, ...] = ()

    def result(self, rated: Rated) -> Counted | None:
        """The result of one of those rated; ``None`` before it is counted."""
        return next((counted for counted in self.results if counted.rated == rated), None)

    @property
    def dissatisfied(self) -> tuple[Rated, ...]:
        """Those whose grade is dissatisfied."""
        return tuple(c.rated for c in self.results if c.grade is Grade.DISSATISFIED)

    @property
    def counted(self) -> date | None:
        """The day of the last count."""
        return self.results[-1].on if self.results else None
