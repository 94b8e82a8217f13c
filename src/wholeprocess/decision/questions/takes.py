"""Questions at a session (询问、质询): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import DeputyId, Register
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.people import no_deputy, wrong_organ
from wholeprocess.decision.questions import acts as a
from wholeprocess.decision.questions.phases import INTERPELLATION, may_interpellate
from wholeprocess.decision.questions.record import Inquiry, Interpellation, InterpellationPhase
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import not_in_session
from wholeprocess.decision.tabled import fits, next_phase
from wholeprocess.journal import Take
from wholeprocess.law import Law, Refusal

# --- inquiries ------------------------------------------------------------------------------------


def may_inquire(state: State, act: a.Inquire, law: Law, register: Register) -> Refusal | None:
    """Any deputy, alone, while the congress is in session."""
    sitting = state.sessions.get(act.session)
    congress = sitting.congress if sitting is not None else ""
    if refusal := not_in_session(sitting, act.session, congress, act.on, law):
        return refusal
    if act.inquiry in state.inquiries:
        what = f"{act.inquiry} is already on record"
        return law.refusal("WP-once", what, "give the new inquiry a name of its own")
    return no_deputy((DeputyId(act.by),), congress, "DL25-19", act.on, law, register)


def may_answer(state: State, act: a.AnswerInquiry, law: Law, register: Register) -> Refusal | None:
    """The organ that was asked, once."""
    own = state.inquiries.get(act.inquiry)
    if own is None or own.answer is not None:
        word = "was answered" if own else "is on no record"
        code = "WP-once" if own else "WP-known"
        return law.refusal(code, f"{act.inquiry} {word}", "answer an open inquiry")
    if act.on < own.asked.on:
        what = f"{act.on} lies before {own.asked.on}, when {act.inquiry} was put"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    return wrong_organ(act.by, (own.asked.organ,), "DL25-19", f"answer {act.inquiry}", law)


def inquired(state: State, act: a.Inquire, law: Law, register: Register) -> Changes:
    """The question waits for its answer."""
    made = Inquiry(congress=state.sessions[act.session].congress, asked=act)
    return Changes(inquiries={act.inquiry: made})


def answered(state: State, act: a.AnswerInquiry, law: Law, register: Register) -> Changes:
    """The answer stands with the question."""
    return Changes(inquiries={act.inquiry: evolve(state.inquiries[act.inquiry], answer=act)})


# --- interpellations ------------------------------------------------------------------------------


def _own(state: State, act: a.InterpellationAct) -> Interpellation | None:
    return state.interpellations.get(act.interpellation)


def put(state: State, act: a.Interpellate, law: Law, register: Register) -> Changes:
    """The presidium is to decide how it is answered."""
    made = Interpellation(
        id=act.interpellation,
        session=act.session,
        congress=state.sessions[act.session].congress,
        target=act.target,
        signers=act.signers,
        phase=InterpellationPhase.PUT,
        acts=(act,),
    )
    return Changes(interpellations={act.interpellation: made})


def moved(state: State, act: a.InterpellationAct, law: Law, register: Register) -> Changes:
    """The interpellation goes on to where the table says, with what the act adds to it."""
    own = state.interpellations[act.interpellation]
    to = next_phase(INTERPELLATION, own, act, law)
    now = evolve(own, phase=to, acts=(*own.acts, act))
    match act:
        case a.DecideOnAnswer():
            now = evolve(now, form=act.form)
        case a.AnswerInterpellation():
            now = evolve(now, answers=own.answers + 1)
        case a.RateAnswer():
            now = evolve(now, dissatisfied=len(act.dissatisfied))
    return Changes(interpellations={act.interpellation: now})


_ON_THE_TABLE = (fits(INTERPELLATION, _own),)

TAKES: Mapping[type[DecisionAct], Take] = {
    a.Inquire: Take(inquired, (may_inquire,)),
    a.AnswerInquiry: Take(answered, (may_answer,)),
    a.Interpellate: Take(put, (may_interpellate,)),
    a.DecideOnAnswer: Take(moved, _ON_THE_TABLE),
    a.AnswerInterpellation: Take(moved, _ON_THE_TABLE),
    a.RateAnswer: Take(moved, _ON_THE_TABLE),
}
"""How each kind of act of this part is taken in."""
