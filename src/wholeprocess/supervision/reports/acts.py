"""Reports to the standing committee: the acts (听取和审议专项工作报告)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import optional

from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.journal import count, day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.plan.record import TopicId
from wholeprocess.supervision.reports.record import Opinion, Piece, ReportId, ReportKind, Visit
from wholeprocess.supervision.targets import Rank, Target
from wholeprocess.supervision.votes import Votes


def _opinions(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    return tuple(opinions)


def _pieces(pieces: Iterable[Piece | str]) -> tuple[Piece, ...]:
    return tuple(Piece(piece) for piece in several(pieces))


@frozen(kw_only=True)
class ReportAct(SupervisionAct):
    """An act about one report."""

    about: ClassVar[str] = "report"
    table: ClassVar[str] = "reports"

    report: ReportId = field(validator=name)


@frozen(kw_only=True)
class ScheduleReport(ReportAct):
    """A report is put on the list (安排听取和审议专项工作报告, SL24-11).

    ``of`` names the audit report whose rectification a report of kind ``rectification`` tells.
    """

    kind: ClassVar[str] = "supervision.schedule-report"

    congress: DivisionCode = field(validator=a_congress)
    organ: Target = field(converter=Target)
    title: str = field(validator=name)
    topic: TopicId | None = None  # of the year's plan
    what: ReportKind = field(default=ReportKind.SPECIAL, converter=ReportKind)
    urgent: bool = False
    of: ReportId | None = field(default=None)
    by: str = field(default=str(Organ.COUNCIL), validator=name)

    @of.validator
    def _of_an_audit(self, _: Attribute[object], of: ReportId | None) -> None:
        if (of is not None) is not (self.what is ReportKind.RECTIFICATION):
            raise ValueError("a report on rectification names its audit report, and no other does")


@frozen(kw_only=True)
class VisitBefore(ReportAct):
    """Members and deputies inspect or survey before the report is heard (视察、调研, SL24-13)."""

    kind: ClassVar[str] = "supervision.visit-before"

    visit: Visit = field(converter=Visit)
    members: tuple[DeputyId, ...] = field(converter=several, validator=each_once)
    deputies: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)
    residents: int = field(default=0, validator=count)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class HandOverOpinions(ReportAct):
    """Opinions from all sides go to the organ, to be answered (交付各方意见, SL24-14)."""

    kind: ClassVar[str] = "supervision.hand-over-opinions"

    opinions: tuple[Opinion, ...] = field(converter=_opinions, validator=some)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class SendDraft(ReportAct):
    """The organ sends its draft to the committee for comment (送交征求意见, SL24-15-1)."""

    kind: ClassVar[str] = "supervision.send-draft"


@frozen(kw_only=True)
class CommentOnDraft(ReportAct):
    """The committee gives its comment on the draft (反馈意见, ZJ-V-13)."""

    kind: ClassVar[str] = "supervision.comment-on-draft"

    by: str = field(default=str(Organ.SPECIAL_COMMITTEE), validator=name)


@frozen(kw_only=True)
class SendFinal(ReportAct):
    """The report is sent in with the opinions it ``answers`` (送交专项工作报告, SL24-15-1)."""

    kind: ClassVar[str] = "supervision.send-final"

    answers: tuple[str, ...] = field(default=(), converter=several, validator=each_once)


@frozen(kw_only=True)
class SendToMembers(ReportAct):
    """The office sends the report to the members (发给组成人员, SL24-15-2)."""

    kind: ClassVar[str] = "supervision.send-to-members"

    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class ReferToCommittee(ReportAct):
    """The council sends a report to a special committee (交专门委员会审议, SL24-16-2)."""

    kind: ClassVar[str] = "supervision.refer-to-committee"

    committee: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class HearReport(ReportAct):
    """The report is delivered at a meeting and deliberated (听取和审议, SL24-16-1)."""

    kind: ClassVar[str] = "supervision.hear-report"

    meeting: MeetingId = field(validator=name)
    speaker: Rank = field(default=Rank.HEAD, converter=Rank)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class DeliverOpinions(ReportAct):
    """The deliberation opinions go to the organ (审议意见交由研究处理, SL24-17-1a).

    ``judgment`` is the overall judgment of the work; ``report_by`` the last day for the handling
    report where the opinions set one; ``adopted`` the day on which the council adopted them.
    """

    kind: ClassVar[str] = "supervision.deliver-opinions"

    opinions: tuple[str, ...] = field(converter=several, validator=some)
    judgment: str = ""
    report_by: date | None = field(default=None, validator=optional(day))
    adopted: date | None = field(default=None, validator=optional(day))
    by: str = field(default=str(Organ.OFFICE), validator=name)

    @report_by.validator
    def _not_before(self, _: Attribute[object], report_by: date | None) -> None:
        if report_by is not None and report_by < self.on:
            raise ValueError(f"the handling is due on {report_by}, before the opinions are out")

    @adopted.validator
    def _not_after(self, _: Attribute[object], adopted: date | None) -> None:
        if adopted is not None and adopted > self.on:
            raise ValueError(f"the opinions go out on {self.on}, before they are adopted")


@frozen(kw_only=True)
class ResolveOnReport(ReportAct):
    """A resolution on the report is put to the vote (对专项工作报告作出决议, SL24-17-1c).

    ``report_by`` is the term that it sets for the report on its execution.
    """

    kind: ClassVar[str] = "supervision.resolve-on-report"

    votes: Votes
    report_by: date = field(validator=day)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @report_by.validator
    def _not_before(self, _: Attribute[object], report_by: date) -> None:
        if report_by < self.on:
            raise ValueError(f"its execution is due on {report_by}, before the vote")


@frozen(kw_only=True)
class SubmitHandlingPlan(ReportAct):
    """The organ says how it will handle the opinions (处理方案, BJ-V1-15)."""

    kind: ClassVar[str] = "supervision.submit-handling-plan"


@frozen(kw_only=True)
class CommentOnHandling(ReportAct):
    """The committee comments on the handling report before it comes (征求意见, SL24-17-1b)."""

    kind: ClassVar[str] = "supervision.comment-on-handling"

    by: str = field(default=str(Organ.SPECIAL_COMMITTEE), validator=name)


@frozen(kw_only=True)
class ReportHandling(ReportAct):
    """The organ reports what became of them (报告研究处理情况, SL24-17-1b, -1c)."""

    kind: ClassVar[str] = "supervision.report-handling"

    words: str = field(validator=name)
    written: bool = True
    of_resolution: bool = False


@frozen(kw_only=True)
class DeliberateAgain(ReportAct):
    """The handling report is deliberated (再次审议, SL24-17-2).

    ``enough`` says whether the committee is content; if it is not, the organ handles the opinions
    again and reports by ``report_by``.
    """

    kind: ClassVar[str] = "supervision.deliberate-again"

    meeting: MeetingId = field(validator=name)
    enough: bool
    report_by: date | None = field(default=None, validator=optional(day))
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @report_by.validator
    def _a_term_for_more(self, _: Attribute[object], report_by: date | None) -> None:
        if report_by is not None and (self.enough or report_by < self.on):
            raise ValueError("report_by is the later day by which more is due, if not enough")


@frozen(kw_only=True)
class FollowUp(ReportAct):
    """Follow-up supervision (跟踪监督, SL24-17-2)."""

    kind: ClassVar[str] = "supervision.follow-up"

    words: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class AnnounceReport(ReportAct):
    """Papers are notified to deputies and published (通报、公布, SL24-17-3)."""

    kind: ClassVar[str] = "supervision.announce-report"

    pieces: tuple[Piece, ...] = field(converter=_pieces, validator=(some, each_once))
    to_deputies: bool = True
    public: bool = True
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class CloseReport(ReportAct):
    """The report is done with, for a stated reason (办结)."""

    kind: ClassVar[str] = "supervision.close-report"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class DropReport(ReportAct):
    """The report is taken off the list before it is heard (取消安排, SL24-63-3)."""

    kind: ClassVar[str] = "supervision.drop-report"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)
