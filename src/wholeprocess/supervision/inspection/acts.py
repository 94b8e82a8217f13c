"""Law-enforcement inspection: the acts (执法检查)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import optional

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.inspection.record import InspectionId, Inspector, Method
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.targets import Target


def _team(team: Iterable[Inspector]) -> tuple[Inspector, ...]:
    return tuple(team)


def _methods(methods: Iterable[Method | str]) -> tuple[Method, ...]:
    return tuple(Method(method) for method in several(methods))


@frozen(kw_only=True)
class InspectionAct(SupervisionAct):
    """An act about one inspection."""

    about: ClassVar[str] = "inspection"
    table: ClassVar[str] = "inspections"

    inspection: InspectionId = field(validator=name)


@frozen(kw_only=True)
class PlanInspection(InspectionAct):
    """An inspection is arranged with its team (组织执法检查, SL24-31, SL24-33-2)."""

    kind: ClassVar[str] = "supervision.plan-inspection"

    congress: DivisionCode = field(validator=a_congress)
    organ: Target = field(default=Target.GOVERNMENT, converter=Target)
    laws: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    team: tuple[Inspector, ...] = field(converter=_team, validator=(some, each_once))
    units: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    topic: TopicId | None = None  # of the year's plan
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class NotifyInspection(InspectionAct):
    """The plan of the inspection is told to those inspected (通知检查方案, HA-V-40)."""

    kind: ClassVar[str] = "supervision.notify-inspection"

    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class DelegateInspection(InspectionAct):
    """The next lower standing committee inspects in its own area (委托检查, SL24-34)."""

    kind: ClassVar[str] = "supervision.delegate-inspection"

    to: DivisionCode = field(validator=a_congress)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class Inspect(InspectionAct):
    """The team inspects (开展执法检查, SL24-35); the first such day is the beginning.

    ``cases`` are matters that it settled itself on the spot.
    """

    kind: ClassVar[str] = "supervision.inspect"

    methods: tuple[Method, ...] = field(converter=_methods, validator=(some, each_once))
    where: tuple[str, ...] = field(default=(), converter=several)
    cases: tuple[str, ...] = field(default=(), converter=several)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class ReportInspection(InspectionAct):
    """The team's report: evaluation, problems, advice (执法检查报告, SL24-36-2)."""

    kind: ClassVar[str] = "supervision.report-inspection"

    evaluation: str = ""
    problems: tuple[str, ...] = field(default=(), converter=several)
    advice: tuple[str, ...] = field(default=(), converter=several)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class HearInspection(InspectionAct):
    """The report is deliberated at a meeting (审议执法检查报告, SL24-37-1)."""

    kind: ClassVar[str] = "supervision.hear-inspection"

    meeting: MeetingId = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class DeliverInspection(InspectionAct):
    """Report and opinions go to the organ (交由研究处理, SL24-37-1)."""

    kind: ClassVar[str] = "supervision.deliver-inspection"

    opinions: tuple[str, ...] = field(converter=several, validator=some)
    report_by: date | None = field(default=None, validator=optional(day))
    by: str = field(default=str(Organ.OFFICE), validator=name)

    @report_by.validator
    def _not_before(self, _: Attribute[object], report_by: date | None) -> None:
        if report_by is not None and report_by < self.on:
            raise ValueError(f"the handling is due on {report_by}, before the opinions are out")


@frozen(kw_only=True)
class CommentOnInspectionHandling(InspectionAct):
    """The committee comments on the handling report before it comes (征求意见)."""

    kind: ClassVar[str] = "supervision.comment-on-inspection-handling"

    by: str = field(default=str(Organ.SPECIAL_COMMITTEE), validator=name)


@frozen(kw_only=True)
class ReportInspectionHandling(InspectionAct):
    """The organ reports what it did (研究处理情况报告); first perhaps only its plan."""

    kind: ClassVar[str] = "supervision.report-inspection-handling"

    words: str = field(validator=name)
    only_a_plan: bool = False


@frozen(kw_only=True)
class FollowUpInspection(InspectionAct):
    """It is inspected again whether things are mended (跟踪检查, SL24-37-2)."""

    kind: ClassVar[str] = "supervision.follow-up-inspection"

    words: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class AnnounceInspection(InspectionAct):
    """Report and handling are notified to deputies and published (通报、公布, SL24-37-3)."""

    kind: ClassVar[str] = "supervision.announce-inspection"

    to_deputies: bool = True
    public: bool = True
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class CloseInspection(InspectionAct):
    """The inspection is done with, or dropped before it begins, for a reason (办结、取消)."""

    kind: ClassVar[str] = "supervision.close-inspection"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
