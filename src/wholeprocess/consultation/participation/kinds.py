"""What is heard, inspected or drawn up, and with whom (监督事项、起草事项、参与类别、协商形式)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from wholeprocess.law import Text


class MatterKind(StrEnum):
    """What people are brought to the table for."""

    SPECIAL_REPORT = "special-report"  # 听取和审议专项工作报告 (SL24-14)
    SURVEY = "survey"  # 专题调研 (SL24-13)
    LAW_INSPECTION = "law-inspection"  # 执法检查 (SL24-33-2)
    TOWNSHIP_WORK = "township-work"  # 主席团闭会期间安排的听取、检查、视察、调研 (OL-19-2)
    PLAN = "plan"  # 年度计划草案
    BUDGET = "budget"  # 年度预算草案
    URBAN_PLAN = "urban-plan"  # 城市规划草案

    @property
    def supervises(self) -> bool:
        """Whether it is supervision by a standing committee, which no township has."""
        return self in _SUPERVISION

    @property
    def drafts(self) -> bool:
        """Whether a text is drawn up and submitted; otherwise something is held on a day."""
        return self in _DRAFTS

    @property
    def words(self) -> Text:
        """What it is called.

        >>> MatterKind.BUDGET.words.zh
        '年度预算'
        """
        return KINDS[self]


_SUPERVISION = frozenset({MatterKind.SPECIAL_REPORT, MatterKind.SURVEY, MatterKind.LAW_INSPECTION})
_DRAFTS = frozenset({MatterKind.PLAN, MatterKind.BUDGET, MatterKind.URBAN_PLAN})

KINDS: Mapping[MatterKind, Text] = MappingProxyType(
    {
        MatterKind.SPECIAL_REPORT: Text("听取专项工作报告", "special work report"),
        MatterKind.SURVEY: Text("专题调研", "survey"),
        MatterKind.LAW_INSPECTION: Text("执法检查", "inspection of law enforcement"),
        MatterKind.TOWNSHIP_WORK: Text("主席团安排的监督活动", "work arranged by the presidium"),
        MatterKind.PLAN: Text("年度计划", "yearly plan"),
        MatterKind.BUDGET: Text("年度预算", "budget"),
        MatterKind.URBAN_PLAN: Text("城市规划", "urban plan"),
    }
)
"""The kinds of matter by name."""


class Group(StrEnum):
    """Who may be at the table; a place's own table may name others."""

    DEPUTIES = "deputies"  # 人大代表
    RESIDENTS = "residents"  # 市民群众
    EXPERTS = "experts"  # 专家
    TRADE_VOLUNTEERS = "trade-volunteers"  # 行业志愿者
    LEGAL_SERVICE_GROUP = "legal-service-group"  # 法律服务团
    EXPERT_COMMITTEE = "expert-committee"  # 专家咨询委员会


class Form(StrEnum):
    """How people are consulted; a place's own table may name others."""

    RESIDENTS_MEETING = "residents-meeting"  # 市民恳谈会
    OPINION_LETTER = "opinion-letter"  # 代表征求意见函
    LEGAL_SERVICE_GROUP = "legal-service-group"  # 听取法律服务团意见
    EXPERT_COMMITTEE = "expert-committee"  # 听取专家咨询委员会意见


class BodyKind(StrEnum):
    """A standing body that is consulted; each is a group and a form of the same name."""

    LEGAL_SERVICE_GROUP = "legal-service-group"  # 法律服务团
    EXPERT_COMMITTEE = "expert-committee"  # 专家咨询委员会


_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        Group.DEPUTIES: Text("人大代表", "deputies"),
        Group.RESIDENTS: Text("市民群众", "residents"),
        Group.EXPERTS: Text("专家", "experts"),
        Group.TRADE_VOLUNTEERS: Text("行业志愿者", "trade volunteers"),
        Group.LEGAL_SERVICE_GROUP: Text("法律服务团", "legal service group"),
        Group.EXPERT_COMMITTEE: Text("专家咨询委员会", "expert advisory committee"),
        Form.RESIDENTS_MEETING: Text("市民恳谈会", "residents' meeting"),
        Form.OPINION_LETTER: Text("代表征求意见函", "letter to deputies"),
    }
)


def name_of(word: str) -> Text:
    """A group or a form in words; one that a place named itself stays as it is written.

    >>> name_of("residents").zh, name_of("opinion-letter").en, name_of("商会").zh
    ('市民群众', 'letter to deputies', '商会')
    """
    return _NAMES.get(word) or Text(word, word)
