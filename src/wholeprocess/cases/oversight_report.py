"""Records of one report to a standing committee, and of the deputies' vote on it (报告与测评)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.committee import Sitting
from wholeprocess.cases.dealing import some
from wholeprocess.cases.oversight_plan import PAPERS, Followed
from wholeprocess.journal import Act
from wholeprocess.supervision import (
    AnnounceReport,
    CloseReport,
    CommentOnDraft,
    CommentOnHandling,
    CountForms,
    DeliverOpinions,
    Forms,
    HandOverOpinions,
    HearReport,
    Opinion,
    OrderVote,
    Piece,
    PublishVote,
    Rank,
    Raters,
    Rating,
    ReportHandling,
    ReportKind,
    ScheduleReport,
    SendDraft,
    SendFinal,
    SendToMembers,
    Target,
    Visit,
    VisitBefore,
)

ASIDE = 9
"""Days from a meeting until the deliberation opinions go out."""

TERM = 90
"""Days that the opinions give for the handling report."""


def heard(committee: Sitting, matter: Followed, place: int, rng: Random) -> Iterator[Act]:
    """A report from the day on which it is scheduled to the day of its meeting."""
    one, report = matter.rounds[place], matter.report(place)

    def before(days: int) -> date:
        return one.meeting.on - timedelta(days=days)

    opinions = tuple(
        Opinion(id=f"{report}/o{n}", words=words) for n, words in enumerate(one.opinions, start=1)
    )
    yield ScheduleReport(
        on=before(50),
        report=report,
        congress=committee.congress,
        organ=Target.GOVERNMENT,
        title=one.title,
        topic=matter.topic(place),
        what=one.kind,
        of=matter.audit(place),
    )
    yield VisitBefore(
        on=before(36),
        report=report,
        visit=Visit.SURVEY,
        members=tuple(some(committee.members, 5, rng)),
        deputies=tuple(some(one.meeting.deputies, 8, rng)),
        residents=rng.randint(12, 40),
    )
    yield HandOverOpinions(on=before(33), report=report, opinions=opinions)
    yield SendDraft(on=before(24), report=report, by=Target.GOVERNMENT)
    yield CommentOnDraft(on=before(19), report=report)
    answers = tuple(opinion.id for opinion in opinions)
    yield SendFinal(on=before(12), report=report, by=Target.GOVERNMENT, answers=answers)
    yield SendToMembers(on=before(9), report=report)
    yield HearReport(
        on=one.meeting.on,
        report=report,
        meeting=one.meeting.meeting,
        speaker=Rank.DEPARTMENT_HEAD,
    )


def rated(committee: Sitting, matter: Followed, place: int, rng: Random) -> Iterator[Act]:
    """The deputies who attend rate the units one by one, at the meeting (逐个测评)."""
    one, vote = matter.rounds[place], matter.vote(place)
    audit = one.kind is ReportKind.AUDIT
    yield OrderVote(
        on=one.meeting.on,
        vote=vote,
        congress=committee.congress,
        rating=Rating.REPORT if audit else Rating.RECTIFICATION,
        units=one.units,
        raters=Raters.DEPUTIES,
        entitled=len(one.meeting.deputies),
        report=matter.report(place),
        meeting=one.meeting.meeting,
    )
    for unit in one.units:
        forms = _forms(len(one.meeting.deputies), unit not in one.back, rng)
        yield CountForms(on=one.meeting.on, vote=vote, rated=unit, forms=forms)
    yield PublishVote(on=one.meeting.on + timedelta(days=3), vote=vote, where=PAPERS)


def _forms(issued: int, content: bool, rng: Random) -> Forms:
    """Forms of deputies of whom six tenths or more are content, or six tenths or more are not."""
    blank = rng.randint(0, 2)
    most = rng.randint(issued * 6 // 10, issued * 8 // 10)
    basically = rng.randint(0, issued - blank - most)
    rest = issued - blank - most - basically
    satisfied, against = (most, rest) if content else (rest, most)
    return Forms(
        issued=issued,
        satisfied=satisfied,
        basically=basically,
        dissatisfied=against,
        blank=blank,
    )


def handled(matter: Followed, place: int) -> Iterator[Act]:
    """The opinions go out and are handled in the term that they set; all papers are published."""
    one, report = matter.rounds[place], matter.report(place)
    delivered = one.meeting.on + timedelta(days=ASIDE)
    due = delivered + timedelta(days=TERM)
    yield DeliverOpinions(
        on=delivered, report=report, opinions=one.opinions, judgment="工作有进展", report_by=due
    )
    yield CommentOnHandling(on=due - timedelta(days=10), report=report)
    yield ReportHandling(
        on=due - timedelta(days=4),
        report=report,
        by=Target.GOVERNMENT,
        words="已逐条研究处理",
    )
    pieces = (Piece.REPORT, Piece.OPINIONS, Piece.HANDLING)
    yield AnnounceReport(on=due + timedelta(days=5), report=report, pieces=pieces)
    yield CloseReport(on=due + timedelta(days=6), report=report, reason="审议意见已研究处理")
