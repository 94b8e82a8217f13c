"""Satisfaction votes: the acts (满意度测评)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import count, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.reports.record import ReportId
from wholeprocess.supervision.satisfaction.record import Rated, Raters, Rating, VoteId
from wholeprocess.supervision.satisfaction.result import Forms


@frozen(kw_only=True)
class VoteAct(SupervisionAct):
    """An act about one satisfaction vote."""

    about: ClassVar[str] = "vote"
    table: ClassVar[str] = "votes"

    vote: VoteId = field(validator=name)


@frozen(kw_only=True)
class OrderVote(VoteAct):
    """A satisfaction vote is ordered, unit by unit (决定开展满意度测评, SV-3, SV-10).

    ``entitled`` says how many may rate where deputies do; where members rate it is their number.
    """

    kind: ClassVar[str] = "supervision.order-vote"

    congress: DivisionCode = field(validator=a_congress)
    rating: Rating = field(converter=Rating)
    units: tuple[Rated, ...] = field(converter=several, validator=(some, each_once))
    raters: Raters = field(default=Raters.MEMBERS, converter=Raters)
    entitled: int = field(default=0, validator=count)
    report: ReportId | None = None
    meeting: MeetingId | None = None
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class CountForms(VoteAct):
    """The forms of one of those rated are counted (计票)."""

    kind: ClassVar[str] = "supervision.count-forms"

    rated: Rated = field(validator=name)
    forms: Forms
    secret: bool = True
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class PublishVote(VoteAct):
    """The results are published (公布测评结果)."""

    kind: ClassVar[str] = "supervision.publish-vote"

    where: str = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class CancelVote(VoteAct):
    """The vote is not held, for a stated reason (取消测评)."""

    kind: ClassVar[str] = "supervision.cancel-vote"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)
