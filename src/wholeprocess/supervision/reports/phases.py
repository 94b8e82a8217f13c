"""The lifecycle of a report as a table (生命周期表), and what refuses an act on it."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.committee.takes import (
    committee_of,
    not_deputies,
    not_members,
    unknown_meeting,
)
from wholeprocess.supervision.machine import Guard, Role
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports import acts as a
from wholeprocess.supervision.reports.record import Report, ReportPhase
from wholeprocess.supervision.targets import Rank, Target
from wholeprocess.supervision.votes import too_many

# --- guards ---------------------------------------------------------------------------------------


def at_a_meeting(
    report: Report,
    act: a.HearReport | a.DeliberateAgain,
    law: Law,
    register: Register,
    state: State,
) -> Refusal | None:
    """On a day of a meeting of that standing committee."""
    return unknown_meeting(state, report.congress, act.meeting, act, law)


def head_delivers(
    report: Report, act: a.HearReport, law: Law, register: Register, state: State
) -> Refusal | None:
    """The head delivers it; only the government may send the head of a department (SL24-16-1)."""
    government = report.organ is Target.GOVERNMENT
    if act.speaker is Rank.HEAD or (government and act.speaker is Rank.DEPARTMENT_HEAD):
        return None
    what = f"the {report.organ} sends its {act.speaker} to deliver {report.id}"
    also = ", or the head of a department" if government else ""
    return law.refusal("SL24-16-1", what, f"let the head deliver it{also}")


def members_and_deputies(
    report: Report, act: a.VisitBefore, law: Law, register: Register, state: State
) -> Refusal | None:
    """Those who go are members and deputies of that congress."""
    return not_members(state, report.congress, act.members, report.id, law) or not_deputies(
        register, report.congress, act.deputies, act, law
    )


def votes_add_up(
    report: Report, act: a.ResolveOnReport, law: Law, register: Register, state: State
) -> Refusal | None:
    """No more votes than there are members; one resolution for a report."""
    if report.resolution is not None:
        what = f"a resolution on {report.id} was passed on {report.resolution.on}"
        return law.refusal("WP-once", what, "report its execution, or close the report")
    return too_many(act.votes, committee_of(state, report.congress).size, report.id, law)


def a_resolution_was_passed(
    report: Report, act: a.ReportHandling, law: Law, register: Register, state: State
) -> Refusal | None:
    """The execution of a resolution is told only where one was passed (SL24-17-1c)."""
    if not act.of_resolution or report.resolution is not None:
        return None
    what = f"no resolution was passed on {report.id}"
    return law.refusal("SL24-17-1c", what, "report the handling of the opinions")


def answers_what_was_collected(
    report: Report, act: a.SendFinal, law: Law, register: Register, state: State
) -> Refusal | None:
    """An answer is to an opinion that was handed over (SL24-14)."""
    handed = {opinion.id for opinion in report.collected}
    if others := [ident for ident in act.answers if ident not in handed]:
        what = f"{', '.join(others)} was not handed over for {report.id}"
        return law.refusal("WP-known", what, "name opinions that were")
    return None


def new_opinions(
    report: Report, act: a.HandOverOpinions, law: Law, register: Register, state: State
) -> Refusal | None:
    """An opinion is handed over once."""
    names = [opinion.id for opinion in (*report.collected, *act.opinions)]
    if twice := sorted({ident for ident in names if names.count(ident) > 1}):
        what = f"{', '.join(twice)} is handed over twice for {report.id}"
        return law.refusal("WP-once", what, "give each opinion an identifier of its own")
    return None


def room_for_another_round(
    report: Report, act: a.DeliberateAgain, law: Law, register: Register, state: State
) -> Refusal | None:
    """The opinions go back so many times and no more (SVP-rounds)."""
    rounds = law.count("SVP-rounds")
    if act.enough or len(report.again) < rounds:
        return None
    what = f"the handling of {report.id} was deliberated {len(report.again)} times already"
    mend = "take a special inquiry, a resolution or another form of supervision"
    return law.refusal("SVP-rounds", what, mend)


# --- rows -----------------------------------------------------------------------------------------

P, R = ReportPhase, Role
_AFTER = (P.HEARD, P.DELIVERED, P.HANDLED, P.CLOSED)


def not_enough(report: Report, act: a.DeliberateAgain) -> bool:
    """The committee is not content with the handling."""
    return not act.enough


def _stay(
    phases: tuple[ReportPhase, ...],
    act: type[a.ReportAct],
    by: Role,
    rule: str,
    *guards: Guard,
) -> tuple[Row[ReportPhase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


REPORT: Lifecycle[ReportPhase] = Lifecycle(
    name="report",
    start=P.SCHEDULED,
    ends=frozenset({P.CLOSED, P.DROPPED}),
    rows=(
        *_stay((P.SCHEDULED,), a.VisitBefore, R.ARRANGING, "SL24-13", members_and_deputies),
        *_stay((P.SCHEDULED,), a.HandOverOpinions, R.ARRANGING, "SL24-14", new_opinions),
        *_stay((P.SCHEDULED,), a.SendDraft, R.ORGAN, "SL24-15-1"),
        *_stay((P.SCHEDULED,), a.CommentOnDraft, R.WORKING, "SL24-15-1"),
        *_stay((P.SCHEDULED,), a.SendFinal, R.ORGAN, "SL24-15-1", answers_what_was_collected),
        *_stay((P.SCHEDULED,), a.SendToMembers, R.ARRANGING, "SL24-15-2"),
        *_stay((P.SCHEDULED, P.HEARD), a.ReferToCommittee, R.COUNCIL, "SL24-16-2"),
        Row(
            P.SCHEDULED,
            a.HearReport,
            P.HEARD,
            by=R.COMMITTEE,
            rule="SL24-16-1",
            guards=(at_a_meeting, head_delivers),
        ),
        Row(P.SCHEDULED, a.DropReport, P.DROPPED, by=R.COUNCIL, rule="SL24-63-3"),
        Row(P.HEARD, a.DeliverOpinions, P.DELIVERED, by=R.ARRANGING, rule="SL24-17-1a"),
        *_stay((P.HEARD, P.DELIVERED), a.ResolveOnReport, R.COMMITTEE, "SL24-17-1c", votes_add_up),
        *_stay((P.DELIVERED,), a.SubmitHandlingPlan, R.ORGAN, "SL24-17-1b"),
        *_stay((P.DELIVERED, P.HANDLED), a.CommentOnHandling, R.WORKING, "SL24-17-1b"),
        *(
            Row(
                at,
                a.ReportHandling,
                P.HANDLED,
                by=R.ORGAN,
                rule="SL24-17-1b",
                guards=(a_resolution_was_passed,),
            )
            for at in (P.DELIVERED, P.HANDLED)
        ),
        Row(
            P.HANDLED,
            a.DeliberateAgain,
            P.DELIVERED,
            by=R.COMMITTEE,
            rule="SL24-17-2",
            when=not_enough,
            again="SVP-rounds",
            guards=(at_a_meeting, room_for_another_round),
        ),
        Row(
            P.HANDLED,
            a.DeliberateAgain,
            P.HANDLED,
            by=R.COMMITTEE,
            rule="SL24-17-2",
            guards=(at_a_meeting, room_for_another_round),
        ),
        *_stay((P.DELIVERED, P.HANDLED), a.FollowUp, R.ARRANGING, "SL24-17-2"),
        *_stay(_AFTER, a.AnnounceReport, R.ARRANGING, "SL24-17-3"),
        *(
            Row(at, a.CloseReport, P.CLOSED, by=R.ARRANGING, rule="SL24-17-1b")
            for at in (P.HEARD, P.HANDLED)
        ),
    ),
)
"""Scheduled, heard, its opinions delivered and handled, perhaps deliberated again; closed."""
