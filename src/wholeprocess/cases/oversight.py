"""Records of matters that a standing committee follows until they are closed (跟踪监督记录生成).

A matter goes through rounds: a report is heard with deputies attending, they rate the units one by
one, and those that did not satisfy go back to be redone and are rated again in a later round. The
records are made up; whether each of them may stand is for the library's own rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from wholeprocess.cases.committee import Sitting
from wholeprocess.cases.dealing import some
from wholeprocess.cases.oversight_plan import Asked, Followed, Round
from wholeprocess.cases.oversight_report import ASIDE, handled, heard, rated
from wholeprocess.journal import Act
from wholeprocess.supervision import (
    AddStep,
    CloseInquiry,
    CloseMatter,
    CloseReason,
    Exchange,
    HoldInquiry,
    OpenMatter,
    PlanInquiry,
    Present,
    Reassign,
    RecordGain,
    ReportInquiryHandling,
    ReportRedo,
    ReportTask,
    SendBack,
    SendSurvey,
    StepKind,
    SurveyForInquiry,
    TopicId,
)

HANDLED_AFTER = 120
"""Days that a special inquiry gives for the report on what became of its questions."""


def followed(committee: Sitting, matter: Followed, rng: Random) -> Iterator[Act]:
    """All acts of a matter, from its first report to the reason for which it is closed."""
    for place, one in enumerate(matter.rounds):
        yield from heard(committee, matter, place, rng)
        yield from rated(committee, matter, place, rng)
        yield from handled(matter, place)
        on = one.meeting.on
        if place == 0:
            on += timedelta(days=ASIDE)
            yield OpenMatter(
                on=on, matter=matter.id, congress=committee.congress, title=matter.title
            )
        yield AddStep(on=on, matter=matter.id, step=StepKind.REPORT, ref=matter.report(place))
        yield AddStep(on=on, matter=matter.id, step=StepKind.VOTE, ref=matter.vote(place))
        yield from _redone(matter, one)
    if matter.inquiry is not None:
        yield from _asked(committee, matter, matter.inquiry, rng)
    for brought in matter.brought:
        yield RecordGain(on=brought.on, matter=matter.id, gain=brought.gain)
    words = "整改到位，代表测评满意"
    yield CloseMatter(on=matter.closed, matter=matter.id, reason=CloseReason.SOLVED, words=words)


def _redone(matter: Followed, one: Round) -> Iterator[Act]:
    """Work that did not satisfy goes back and is redone; what is not done is assigned again."""
    if one.back:
        assert one.redo is not None
        sent = one.meeting.on + timedelta(days=ASIDE)
        words = "代表测评不满意，退回重改"
        yield SendBack(on=sent, matter=matter.id, units=one.back, due=one.redo, words=words)
        for unit in one.back:
            done = one.redo - timedelta(days=5)
            yield ReportRedo(on=done, matter=matter.id, by=unit, words="已重新整改")
    for again in one.again:
        yield Reassign(
            on=again.on, matter=matter.id, units=again.units, what=again.what, due=again.due
        )
        for unit in again.units:
            done = again.due - timedelta(days=6)
            yield ReportTask(on=done, matter=matter.id, by=unit, what=again.what, words="已办结")


def _asked(committee: Sitting, matter: Followed, asked: Asked, rng: Random) -> Iterator[Act]:
    """A special inquiry: surveyed, asked of the heads at a meeting, its handling reported."""
    inquiry, day = matter.asked, asked.meeting.on
    yield PlanInquiry(
        on=day - timedelta(days=45),
        inquiry=inquiry,
        congress=committee.congress,
        title=asked.title,
        whom=asked.units,
        topic=TopicId(inquiry),
    )
    words = "走访小区，听取业主和物业企业意见"
    yield SurveyForInquiry(on=day - timedelta(days=30), inquiry=inquiry, words=words)
    yield SendSurvey(on=day - timedelta(days=10), inquiry=inquiry)
    asking = some(asked.meeting.present, len(asked.questions), rng)
    due = day + timedelta(days=HANDLED_AFTER)
    yield HoldInquiry(
        on=day,
        inquiry=inquiry,
        meeting=asked.meeting.meeting,
        present=tuple(Present(whom=unit) for unit in asked.units),
        exchanges=tuple(
            Exchange(member=member, whom=asked.units[n % len(asked.units)], question=question)
            for n, (member, question) in enumerate(zip(asking, asked.questions, strict=True))
        ),
        report_by=due,
    )
    yield AddStep(on=day, matter=matter.id, step=StepKind.INQUIRY, ref=inquiry)
    for unit in asked.units:
        on = due - timedelta(days=7)
        yield ReportInquiryHandling(on=on, inquiry=inquiry, by=unit, words="问题已研究处理")
    yield CloseInquiry(on=due, inquiry=inquiry, reason="问题已研究处理")
