"""What is kept of a year's plan of supervision (年度监督工作计划)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NewType

from attrs import Attribute, field, frozen
from attrs.validators import in_, optional

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.targets import Target

PlanId = NewType("PlanId", str)
"""The plan of one year, or before 2024 that of its reports or of its inspections."""

TopicId = NewType("TopicId", str)
"""A topic of supervision (监督议题)."""


class PlanScope(StrEnum):
    """What a plan is of; the law of 2006 had two plans, that of 2024 has one."""

    ALL = "all"  # 年度监督工作计划 (SL24-63-1)
    REPORTS = "reports"  # 听取和审议专项工作报告的年度计划 (SL06-8-2)
    INSPECTIONS = "inspections"  # 年度执法检查计划 (SL06-23-1)


class PlanPhase(StrEnum):
    """How far a plan is."""

    DRAFT = "draft"  # 起草
    ADOPTED = "adopted"  # 主任会议通过
    PUBLISHED = "published"  # 向社会公布


class Form(StrEnum):
    """How a topic is supervised (监督方式, SL24-63-1)."""

    REPORT = "report"  # 听取和审议专项工作报告
    INSPECTION = "inspection"  # 执法检查
    INQUIRY = "inquiry"  # 专题询问
    SURVEY = "survey"  # 专题调研
    EVALUATION = "evaluation"  # 评议、满意度测评


class SourceTag(StrEnum):
    """Where a topic comes from (议题来源, SL24-12-1)."""

    INSPECTIONS = "inspections"  # 执法检查发现的突出问题
    SUGGESTIONS = "suggestions"  # 代表建议、批评和意见集中反映的问题
    MEMBERS = "members"  # 组成人员提出的比较集中的问题
    SURVEYS = "surveys"  # 专门委员会、工作机构调研发现的问题
    LETTERS = "letters-and-visits"  # 人民来信来访集中反映的问题
    PUBLIC_CONCERN = "public-concern"  # 社会普遍关注的其他问题
    LAW = "law"  # 有关法律的规定: in the text since 2024
    FOLLOW_UP = "follow-up"  # 上年测评不满意的 (SV-11)


_WITH_RECORDS = (SourceTag.INSPECTIONS, SourceTag.SUGGESTIONS, SourceTag.FOLLOW_UP)


@frozen(kw_only=True)
class Source:
    """One source of a topic, with the identifiers of the records behind it.

    >>> Source(tag="suggestions")
    Traceback (most recent call last):
    ValueError: a topic from suggestions names the records behind it
    """

    tag: SourceTag = field(converter=SourceTag)
    refs: tuple[str, ...] = field(default=(), converter=several, validator=each_once)

    @refs.validator
    def _records_behind(self, _: Attribute[object], refs: tuple[str, ...]) -> None:
        if not refs and self.tag in _WITH_RECORDS:
            raise ValueError(f"a topic from {self.tag} names the records behind it")


def _sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sources)


@frozen(kw_only=True)
class Topic:
    """A topic of the plan: what, in which form, with whom, from where, in which month."""

    id: TopicId = field(validator=name)
    title: str = field(validator=name)
    form: Form = field(converter=Form)
    sources: tuple[Source, ...] = field(converter=_sources, validator=some)
    organ: Target | None = None
    units: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    month: int | None = field(default=None, validator=optional(in_(range(1, 13))))

    def behind(self, tag: SourceTag) -> tuple[str, ...]:
        """The records behind the topic that come from one kind of source."""
        refs = (ref for source in self.sources if source.tag is tag for ref in source.refs)
        return tuple(dict.fromkeys(refs))


@frozen(kw_only=True)
class Dropped:
    """A topic that was taken off, and why."""

    topic: Topic
    reason: str


@frozen(kw_only=True)
class Plan:
    """A plan with the topics that it has now."""

    id: PlanId
    congress: DivisionCode
    year: int
    scope: PlanScope = PlanScope.ALL
    phase: PlanPhase = PlanPhase.DRAFT
    topics: tuple[Topic, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    acts: tuple[SupervisionAct, ...] = ()

    def topic(self, ident: str) -> Topic | None:
        """The topic of that identifier, if the plan has it."""
        return next((topic for topic in self.topics if topic.id == ident), None)
