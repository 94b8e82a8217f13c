"""How each act about a report is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.journal import Take
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.takes import committee_of
from wholeprocess.supervision.machine import ARRANGING, Machine
from wholeprocess.supervision.plan.topics import topic_is_planned
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports import acts as a
from wholeprocess.supervision.reports.phases import REPORT
from wholeprocess.supervision.reports.record import (
    Handling,
    Piece,
    Report,
    ReportKind,
    Resolution,
    Round,
)
from wholeprocess.supervision.votes import Carried, decided

REPORTS = Machine(REPORT, "reports", "report")


def rectifies_an_audit(
    state: State, act: a.ScheduleReport, law: Law, register: Register
) -> Refusal | None:
    """A report on rectification is of an audit report that was heard (SL24-27-2)."""
    if act.of is None:
        return None
    audit = state.reports.get(act.of)
    if audit is not None and audit.congress == act.congress and audit.kind is ReportKind.AUDIT:
        return None
    what = f"{act.of} is no audit report of {act.congress}"
    return law.refusal("WP-known", what, "name the audit report whose findings are rectified")


def _scheduled(act: a.ScheduleReport, law: Law, state: State) -> Report:
    return Report(
        id=act.report,
        congress=act.congress,
        organ=act.organ,
        kind=act.what,
        title=act.title,
        urgent=act.urgent,
        topic=act.topic,
        of=act.of,
        acts=(act,),
    )


def _visited(report: Report, act: a.VisitBefore, law: Law, state: State) -> Report:
    return evolve(report, invited=(*report.invited, *act.deputies))


def _handed(report: Report, act: a.HandOverOpinions, law: Law, state: State) -> Report:
    return evolve(report, collected=(*report.collected, *act.opinions))


def _drafted(report: Report, act: a.SendDraft, law: Law, state: State) -> Report:
    return evolve(report, draft_sent=report.draft_sent or act.on)


def _commented_on_draft(report: Report, act: a.CommentOnDraft, law: Law, state: State) -> Report:
    return evolve(report, draft_answered=report.draft_answered or act.on)


def _final(report: Report, act: a.SendFinal, law: Law, state: State) -> Report:
    answered = tuple(dict.fromkeys((*report.answered, *act.answers)))
    return evolve(report, final_sent=report.final_sent or act.on, answered=answered)


def _to_members(report: Report, act: a.SendToMembers, law: Law, state: State) -> Report:
    return evolve(report, to_members=report.to_members or act.on)


def _heard(report: Report, act: a.HearReport, law: Law, state: State) -> Report:
    return evolve(
        report,
        heard=act.on,
        meeting=act.meeting,
        opens=state.meetings[act.meeting].opened,
        closes=state.meetings[act.meeting].closed,
        speaker=act.speaker,
    )


def _delivered(report: Report, act: a.DeliverOpinions, law: Law, state: State) -> Report:
    return evolve(
        report,
        rounds=(Round(delivered=act.on, report_by=act.report_by),),
        adopted=act.adopted,
        judged=bool(act.judgment.strip()),
    )


def _resolved(report: Report, act: a.ResolveOnReport, law: Law, state: State) -> Report:
    members = committee_of(state, report.congress).size
    ruling = decided(act.votes, members, law)
    if not isinstance(ruling.outcome, Carried):
        return report
    resolution = Resolution(
        votes_for=act.votes.for_, members=members, ruling=ruling, on=act.on, due=act.report_by
    )
    return evolve(report, resolution=resolution)


def _planned(report: Report, act: a.SubmitHandlingPlan, law: Law, state: State) -> Report:
    return evolve(report, planned=report.planned or act.on)


def _commented(report: Report, act: a.CommentOnHandling, law: Law, state: State) -> Report:
    return evolve(report, commented=True)


def _handled(report: Report, act: a.ReportHandling, law: Law, state: State) -> Report:
    handling = Handling(
        on=act.on,
        written=act.written,
        commented=report.commented,
        of_resolution=act.of_resolution,
    )
    *before, now = report.rounds
    if not act.of_resolution and now.handled is None:
        now = evolve(now, handled=act.on)
    return evolve(
        report,
        handlings=(*report.handlings, handling),
        rounds=(*before, now),
        commented=False,
    )


def _again(report: Report, act: a.DeliberateAgain, law: Law, state: State) -> Report:
    then = evolve(report, again=(*report.again, act.meeting))
    if act.enough:
        return then
    return evolve(then, rounds=(*report.rounds, Round(delivered=act.on, report_by=act.report_by)))


def _announced(report: Report, act: a.AnnounceReport, law: Law, state: State) -> Report:
    def with_(old: tuple[Piece, ...], told: bool) -> tuple[Piece, ...]:
        return tuple(dict.fromkeys((*old, *act.pieces))) if told else old

    return evolve(
        report,
        notified=with_(report.notified, act.to_deputies),
        published=with_(report.published, act.public),
    )


def _ended(report: Report, act: a.CloseReport | a.DropReport, law: Law, state: State) -> Report:
    return evolve(report, reason=act.reason)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.ScheduleReport: REPORTS.begins(
        _scheduled, rectifies_an_audit, topic_is_planned, by=ARRANGING
    ),
    a.VisitBefore: REPORTS.take(_visited),
    a.HandOverOpinions: REPORTS.take(_handed),
    a.SendDraft: REPORTS.take(_drafted),
    a.CommentOnDraft: REPORTS.take(_commented_on_draft),
    a.SendFinal: REPORTS.take(_final),
    a.SendToMembers: REPORTS.take(_to_members),
    a.ReferToCommittee: REPORTS.take(),
    a.HearReport: REPORTS.take(_heard),
    a.DeliverOpinions: REPORTS.take(_delivered),
    a.ResolveOnReport: REPORTS.take(_resolved),
    a.SubmitHandlingPlan: REPORTS.take(_planned),
    a.CommentOnHandling: REPORTS.take(_commented),
    a.ReportHandling: REPORTS.take(_handled),
    a.DeliberateAgain: REPORTS.take(_again),
    a.FollowUp: REPORTS.take(),
    a.AnnounceReport: REPORTS.take(_announced),
    a.CloseReport: REPORTS.take(_ended),
    a.DropReport: REPORTS.take(_ended),
}
"""How each act of this part is taken in."""
