"""What refuses a special inquiry or an interpellation (专题询问、质询的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.committee.takes import not_members, unknown_meeting
from wholeprocess.supervision.inquiry import acts as a
from wholeprocess.supervision.inquiry.record import Inquiry, Interpellation
from wholeprocess.supervision.record import State
from wholeprocess.supervision.terms import held


def goes_with_a_report(
    state: State, act: a.PlanInquiry, law: Law, register: Register
) -> Refusal | None:
    """The report whose deliberation it goes with is on record (SL24-48-2)."""
    if act.report is None:
        return None
    report = state.reports.get(act.report)
    if report is not None and report.congress == act.congress:
        return None
    what = f"{act.congress} has no report {act.report} that {act.inquiry} could go with"
    code = held(law, "SL24-48-2", "WP-known")
    return law.refusal(code, what, "schedule the report first, or ask without one")


def at_a_meeting_by_members(
    inquiry: Inquiry, act: a.HoldInquiry, law: Law, register: Register, state: State
) -> Refusal | None:
    """At a meeting on record, and members ask those whom the inquiry is about."""
    if refusal := unknown_meeting(state, inquiry.congress, act.meeting, act, law):
        return refusal
    members = [exchange.member for exchange in act.exchanges]
    if refusal := not_members(state, inquiry.congress, members, inquiry.id, law):
        return refusal
    whom = [who.whom for who in act.present] + [exchange.whom for exchange in act.exchanges]
    if others := sorted({who for who in whom if who not in inquiry.whom}):
        what = f"{', '.join(others)} is not asked in {inquiry.id}"
        return law.refusal("WP-known", what, f"the inquiry is to {', '.join(inquiry.whom)}")
    return None


def one_of_those_asked(
    inquiry: Inquiry, act: a.ReportInquiryHandling, law: Law, register: Register, state: State
) -> Refusal | None:
    """Who was asked reports the handling."""
    if act.by in inquiry.whom:
        return None
    what = f"{act.by} was not asked in {inquiry.id}"
    return law.refusal("WP-known", what, "let one who was asked report", who=inquiry.whom)


def enough_members_sign(
    state: State, act: a.Interpellate, law: Law, register: Register
) -> Refusal | None:
    """Ten, five or three members by level (SL24-51-1); a deputy who is no member cannot sign."""
    if refusal := not_members(state, act.congress, act.signers, act.interpellation, law):
        return refusal
    needed = law.count("SL24-51-1")
    if len(act.signers) < needed:
        what = f"{len(act.signers)} members sign {act.interpellation}; {needed} are needed"
        return law.refusal("SL24-51-1", what, "let more members sign")
    if act.by not in act.signers:
        what = f"{act.by} submits {act.interpellation} and has not signed it"
        return law.refusal("SL24-51-1", what, "let a signer submit it", who=act.signers)
    if not act.written:
        return law.refusal("SL24-51-1", f"{act.interpellation} is not in writing", "write it down")
    return None


def states_what_it_asks(
    state: State, act: a.Interpellate, law: Law, register: Register
) -> Refusal | None:
    """The organ, the question and the content are written down (SL24-51-2)."""
    if act.question.strip() and act.content.strip():
        return None
    what = f"{act.interpellation} does not say what it asks and on what facts"
    return law.refusal("SL24-51-2", what, "write down the question and the content")


def more_than_half_of_the_signers(
    asked: Interpellation, act: a.AskForSecondAnswer, law: Law, register: Register, state: State
) -> Refusal | None:
    """More than half of the signers are dissatisfied; exactly half is not enough (SL24-53)."""
    dissatisfied, signers = set(act.dissatisfied), len(asked.signers)
    if others := sorted({*dissatisfied, act.by} - set(asked.signers)):
        what = f"{', '.join(others)} did not sign {asked.id}"
        return law.refusal("SL24-53", what, "only those who signed it can ask")
    if not law.threshold("SL24-53").met(len(dissatisfied), of=signers):
        needed = law.threshold("SL24-53").least(of=signers)
        what = f"{len(dissatisfied)} of {signers} signers are dissatisfied; {needed} are needed"
        return law.refusal("SL24-53", what, "the answer stands, unless more are dissatisfied")
    if len(asked.answers) > law.count("SVP-second-answer"):
        what = f"{asked.id} was answered {len(asked.answers)} times already"
        return law.refusal("SVP-second-answer", what, "move another, or an investigation")
    return None


def signed_it(
    asked: Interpellation,
    act: a.WithdrawInterpellation,
    law: Law,
    register: Register,
    state: State,
) -> Refusal | None:
    """Only a signer takes it back."""
    if act.by in asked.signers:
        return None
    what = f"{act.by} did not sign {asked.id}"
    return law.refusal("WP-phase", what, "let a signer take it back", who=asked.signers)
