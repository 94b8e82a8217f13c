"""What is to come of matters under supervision (跟踪监督事项), and the plans that they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import field, frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import Act
from wholeprocess.supervision import (
    AddTopic,
    AdoptPlan,
    DraftPlan,
    Form,
    Gain,
    HoldMeeting,
    InquiryId,
    MatterId,
    PlanId,
    PublishPlan,
    ReportId,
    ReportKind,
    Source,
    SourceTag,
    Target,
    Topic,
    TopicId,
    VoteId,
)

PAPERS = "人大网站和公报"
"""Where plans, reports and results are published."""


@frozen(kw_only=True)
class Again:
    """What units are told again to do after a round, and by when (再交办)."""

    units: tuple[str, ...]
    what: str
    on: date
    due: date


@frozen(kw_only=True)
class Round:
    """One report of a matter and the deputies' vote on its units, at a meeting.

    ``back`` names the units that do not satisfy: what they redo is due on ``redo``.
    """

    meeting: HoldMeeting
    title: str
    units: tuple[str, ...]
    opinions: tuple[str, ...]
    kind: ReportKind = field(converter=ReportKind)
    back: tuple[str, ...] = ()
    redo: date | None = None
    again: tuple[Again, ...] = ()


@frozen(kw_only=True)
class Asked:
    """A special inquiry on a matter, at a meeting (专题询问)."""

    meeting: HoldMeeting
    title: str
    units: tuple[str, ...]
    questions: tuple[str, ...]


@frozen(kw_only=True)
class Brought:
    """What a matter brought on a day; money in fen."""

    on: date
    gain: Gain


@frozen(kw_only=True)
class Followed:
    """A matter as it is to come out: rounds, an inquiry perhaps, what it brought, its end."""

    id: MatterId
    title: str
    rounds: tuple[Round, ...]
    brought: tuple[Brought, ...]
    closed: date
    inquiry: Asked | None = None

    def report(self, place: int) -> ReportId:
        """The report of a round, counted from 0."""
        return ReportId(f"{self.id}/report-{place + 1}")

    def vote(self, place: int) -> VoteId:
        """The vote of a round."""
        return VoteId(f"{self.id}/vote-{place + 1}")

    def topic(self, place: int) -> TopicId:
        """The topic under which a round is on its year's plan."""
        return TopicId(f"{self.id}/topic-{place + 1}")

    def audit(self, place: int) -> ReportId | None:
        """The audit report whose rectification a round tells; ``None`` where it tells none."""
        if self.rounds[place].kind is not ReportKind.RECTIFICATION:
            return None
        audits = [n for n, one in enumerate(self.rounds[:place]) if one.kind is ReportKind.AUDIT]
        return self.report(audits[-1])

    @property
    def asked(self) -> InquiryId:
        """Its special inquiry."""
        return InquiryId(f"{self.id}/inquiry")


def plans(congress: DivisionCode, matters: Sequence[Followed]) -> Iterator[Act]:
    """A plan of each year in which something is heard; what did not satisfy is on the next one's.

    One plan for all forms: the law of 2006 has two, and inspections are no part of these stories.
    """
    topics: dict[int, list[Topic]] = {}
    for matter in matters:
        for place, one in enumerate(matter.rounds):
            topics.setdefault(one.meeting.on.year, []).append(_heard(matter, place))
        if (asked := matter.inquiry) is not None:
            topics.setdefault(asked.meeting.on.year, []).append(_asked(matter, asked))
    for year, planned in sorted(topics.items()):
        plan, day = PlanId(f"{congress}/plan-{year}"), date(year, 1, 8)
        yield DraftPlan(on=day, plan=plan, congress=congress, year=year)
        for topic in planned:
            yield AddTopic(on=day, plan=plan, topic=topic)
        yield AdoptPlan(on=day + timedelta(days=4), plan=plan)
        yield PublishPlan(on=day + timedelta(days=6), plan=plan, where=PAPERS)


def _heard(matter: Followed, place: int) -> Topic:
    one, before = matter.rounds[place], matter.rounds[place - 1] if place else None
    source = Source(tag=SourceTag.PUBLIC_CONCERN)
    if before is not None and before.back:
        source = Source(tag=SourceTag.FOLLOW_UP, refs=(matter.vote(place - 1),))
    return Topic(
        id=matter.topic(place),
        title=one.title,
        form=Form.REPORT,
        sources=(source,),
        organ=Target.GOVERNMENT,
        units=one.units,
        month=one.meeting.on.month,
    )


def _asked(matter: Followed, asked: Asked) -> Topic:
    return Topic(
        id=TopicId(matter.asked),
        title=asked.title,
        form=Form.INQUIRY,
        sources=(Source(tag=SourceTag.PUBLIC_CONCERN),),
        organ=Target.GOVERNMENT,
        units=asked.units,
        month=asked.meeting.on.month,
    )
