"""The year's plan of supervision: the acts (年度监督工作计划)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.validators import in_

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import name
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.plan.record import PlanId, PlanScope, Topic, TopicId


@frozen(kw_only=True)
class PlanAct(SupervisionAct):
    """An act about one plan."""

    about: ClassVar[str] = "plan"
    table: ClassVar[str] = "plans"

    plan: PlanId = field(validator=name)


@frozen(kw_only=True)
class DraftPlan(PlanAct):
    """The plan of a year is begun (编制年度监督工作计划, SL24-63-1)."""

    kind: ClassVar[str] = "supervision.draft-plan"

    congress: DivisionCode = field(validator=a_congress)
    year: int = field(validator=in_(range(1954, 2200)))
    scope: PlanScope = field(default=PlanScope.ALL, converter=PlanScope)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class AddTopic(PlanAct):
    """A topic goes on the plan, with its sources (确定议题, SL24-12-1)."""

    kind: ClassVar[str] = "supervision.add-topic"

    topic: Topic
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class DropTopic(PlanAct):
    """A topic is taken off, for a stated reason (调整计划, SL24-63-3)."""

    kind: ClassVar[str] = "supervision.drop-topic"

    topic: TopicId = field(validator=name)
    reason: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class AdoptPlan(PlanAct):
    """The council of chairpersons adopts the plan (主任会议通过, SL24-63-2)."""

    kind: ClassVar[str] = "supervision.adopt-plan"

    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class PublishPlan(PlanAct):
    """The plan is published (向社会公布, SL24-63-2); ``to_members`` says whether they have it."""

    kind: ClassVar[str] = "supervision.publish-plan"

    where: str = field(validator=name)
    to_members: bool = True
    by: str = field(default=str(Organ.OFFICE), validator=name)
