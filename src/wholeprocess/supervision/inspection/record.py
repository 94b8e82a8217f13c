"""What is kept of a law-enforcement inspection (执法检查)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import name
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.targets import Target

InspectionId = NewType("InspectionId", str)
"""A law-enforcement inspection."""


class InspectionPhase(StrEnum):
    """How far an inspection is."""

    PLANNED = "planned"  # 已安排
    INSPECTING = "inspecting"  # 检查中
    REPORTED = "reported"  # 已提出检查报告
    HEARD = "heard"  # 已审议
    DELIVERED = "delivered"  # 检查报告和审议意见已交办
    HANDLED = "handled"  # 已报告研究处理情况
    CLOSED = "closed"  # 已办结
    DROPPED = "dropped"  # 取消


class From(StrEnum):
    """Where somebody on the team comes from (SL24-33-2)."""

    MEMBERS = "members"  # 常委会组成人员
    SPECIAL_COMMITTEES = "special-committees"  # 专门委员会组成人员
    WORKING_BODIES = "working-bodies"  # 常委会工作机构人员: in the text since 2024
    DEPUTIES = "deputies"  # 受邀代表


class Method(StrEnum):
    """How it is inspected (SL24-35)."""

    MEETINGS = "meetings"  # 座谈会
    VISITS = "visits"  # 实地检查
    THIRD_PARTY = "third-party"  # 第三方评估
    QUESTIONNAIRES = "questionnaires"  # 问卷调查
    SAMPLES = "samples"  # 抽查


@frozen(kw_only=True)
class Inspector:
    """Somebody on the team; ``unit`` is where he works, if he does."""

    person: str = field(validator=name)
    of: From = field(converter=From)
    unit: str = ""


@frozen(kw_only=True)
class Inspection:
    """An inspection from its arrangement to its end."""

    id: InspectionId
    congress: DivisionCode
    organ: Target
    laws: tuple[str, ...]
    team: tuple[Inspector, ...]
    units: tuple[str, ...] = ()  # 受检查的单位
    topic: TopicId | None = None  # of the year's plan
    phase: InspectionPhase = InspectionPhase.PLANNED
    noticed: date | None = None
    begun: date | None = None
    methods: tuple[Method, ...] = ()
    cases_handled: tuple[str, ...] = ()  # 直接处理的具体问题
    delegated_to: DivisionCode | None = None
    evaluation: str = ""
    problems: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    meeting: MeetingId | None = None
    closes: date | None = None  # of the meeting
    delivered: date | None = None
    report_by: date | None = None
    planned: date | None = None  # 处理方案
    handled: date | None = None
    commented: bool = False
    shown_first: bool = False
    followed_up: tuple[date, ...] = ()
    notified: bool = False
    published: bool = False
    reason: str = ""
    acts: tuple[SupervisionAct, ...] = ()
