"""Special inquiry and interpellation: the acts (专题询问、质询)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import optional

from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.journal import day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.inquiry.record import (
    Exchange,
    Gathering,
    InquiryId,
    InterpellationId,
    Present,
    Way,
)
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.reports.record import ReportId
from wholeprocess.supervision.targets import Rank, Target


def _present(people: Iterable[Present]) -> tuple[Present, ...]:
    return tuple(people)


def _exchanges(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    return tuple(exchanges)


@frozen(kw_only=True)
class InquiryAct(SupervisionAct):
    """An act about one special inquiry."""

    about: ClassVar[str] = "inquiry"
    table: ClassVar[str] = "inquiries"

    inquiry: InquiryId = field(validator=name)


@frozen(kw_only=True)
class PlanInquiry(InquiryAct):
    """A special inquiry on a major matter is arranged (安排专题询问, SL24-47).

    ``whom`` names the organs and departments whose heads are to come; ``report`` is the report
    whose deliberation it goes with, if it does (SL24-48-2).
    """

    kind: ClassVar[str] = "supervision.plan-inquiry"

    congress: DivisionCode = field(validator=a_congress)
    title: str = field(validator=name)
    whom: tuple[str, ...] = field(converter=several, validator=(some, each_once))
    report: ReportId | None = None
    topic: TopicId | None = None  # of the year's plan
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class SurveyForInquiry(InquiryAct):
    """The matter is surveyed before it is asked about (专题调查研究, SL24-49)."""

    kind: ClassVar[str] = "supervision.survey-for-inquiry"

    words: str = field(validator=name)
    by: str = field(default=str(Organ.SPECIAL_COMMITTEE), validator=name)


@frozen(kw_only=True)
class SendSurvey(InquiryAct):
    """The survey and the opinions that were gathered go to the members (发给组成人员, SL24-49)."""

    kind: ClassVar[str] = "supervision.send-survey"

    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class HoldInquiry(InquiryAct):
    """The inquiry is held: who came, what was asked (进行专题询问, SL24-47).

    ``report_by`` is the last day for the handling report, where one is set.
    """

    kind: ClassVar[str] = "supervision.hold-inquiry"

    meeting: MeetingId = field(validator=name)
    gathering: Gathering = field(default=Gathering.PLENARY, converter=Gathering)
    present: tuple[Present, ...] = field(default=(), converter=_present)
    exchanges: tuple[Exchange, ...] = field(converter=_exchanges, validator=some)
    report_by: date | None = field(default=None, validator=optional(day))
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @report_by.validator
    def _not_before(self, _: Attribute[object], report_by: date | None) -> None:
        if report_by is not None and report_by < self.on:
            raise ValueError(f"the handling is due on {report_by}, before the inquiry")


@frozen(kw_only=True)
class ReportInquiryHandling(InquiryAct):
    """What became of the questions is reported (研究处理情况报告, SL24-50); ``by`` one asked."""

    kind: ClassVar[str] = "supervision.report-inquiry-handling"

    words: str = field(validator=name)


@frozen(kw_only=True)
class CloseInquiry(InquiryAct):
    """The inquiry is done with, or dropped before it is held, for a stated reason (办结、取消)."""

    kind: ClassVar[str] = "supervision.close-inquiry"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


# --- interpellation -------------------------------------------------------------------------------


@frozen(kw_only=True)
class InterpellationAct(SupervisionAct):
    """An act about one interpellation."""

    about: ClassVar[str] = "interpellation"
    table: ClassVar[str] = "interpellations"

    interpellation: InterpellationId = field(validator=name)


@frozen(kw_only=True)
class Interpellate(InterpellationAct):
    """Members interpellate an organ (提出质询案, SL24-51-1); ``by`` is one of the signers."""

    kind: ClassVar[str] = "supervision.interpellate"

    congress: DivisionCode = field(validator=a_congress)
    organ: Target = field(converter=Target)
    question: str
    content: str
    signers: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    written: bool = True


@frozen(kw_only=True)
class DirectAnswer(InterpellationAct):
    """The council decides how the organ answers (决定答复方式, SL24-52)."""

    kind: ClassVar[str] = "supervision.direct-answer"

    way: Way = field(converter=Way)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class AnswerInterpellation(InterpellationAct):
    """The organ answers, by word or in writing (答复质询, SL24-54); ``rank`` spoke or signed."""

    kind: ClassVar[str] = "supervision.answer-interpellation"

    rank: Rank = field(default=Rank.HEAD, converter=Rank)
    words: str = field(validator=name)


@frozen(kw_only=True)
class AskForSecondAnswer(InterpellationAct):
    """Signers who are dissatisfied ask for another answer (要求再作答复, SL24-53)."""

    kind: ClassVar[str] = "supervision.ask-for-second-answer"

    dissatisfied: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class DecideSecondAnswer(InterpellationAct):
    """The council decides whether the organ answers again (决定再作答复, SL24-53)."""

    kind: ClassVar[str] = "supervision.decide-second-answer"

    granted: bool
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class CloseInterpellation(InterpellationAct):
    """The interpellation is done with (质询案办结)."""

    kind: ClassVar[str] = "supervision.close-interpellation"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class WithdrawInterpellation(InterpellationAct):
    """The signers take it back (撤回质询案); ``by`` is one of them."""

    kind: ClassVar[str] = "supervision.withdraw-interpellation"

    reason: str = field(validator=name)
