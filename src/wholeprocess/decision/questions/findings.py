"""Questions at a session (询问、质询): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.decision.questions.acts import AnswerInterpellation, Form
from wholeprocess.decision.questions.record import Interpellation, InterpellationPhase
from wholeprocess.decision.record import State
from wholeprocess.journal import finders, finds, found_by, whole
from wholeprocess.law import Finding, Law, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular about questions at sessions, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


@finds("DL25-19")
def _inquiries(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for ident, inquiry in sorted(state.inquiries.items()):
        sitting = state.sessions[inquiry.asked.session]
        closed = sitting.session.closed
        if closed is not None and closed <= through and inquiry.answer is None:
            yield found(
                "DL25-19",
                ident,
                (f"{inquiry.asked.organ}没有回答询问", f"{inquiry.asked.organ} did not answer"),
                ("派负责人或者负责人员回答", "send somebody in charge to answer"),
                closed,
            )


@finds("CGP-second-answers", "OL-24-2", "OL-24-3")
def _interpellations(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for _, own in sorted(state.interpellations.items()):
        closed = state.sessions[own.session].session.closed
        law = law_at(own.acts[0].on, own.congress)
        both = [*_form(own), *_open(own, closed, law, through)]
        yield from (finding for finding in both if law.holds(finding.code))


def _form(own: Interpellation) -> Iterator[Finding]:
    for act in own.acts:
        if isinstance(act, AnswerInterpellation) and not act.by_head:
            written = own.form is Form.WRITTEN
            yield found(
                "OL-24-3" if written else "OL-24-2",
                own.id,
                ("书面答复没有负责人签署", "the written answer is not signed by the head")
                if written
                else ("负责人没有到会答复", "the head did not come to answer"),
                ("由负责人签署", "have the head sign it")
                if written
                else ("由负责人到会答复", "have the head answer in person"),
                act.on,
            )


def _open(own: Interpellation, closed: date | None, law: Law, through: date) -> Iterator[Finding]:
    waiting = own.phase in (InterpellationPhase.PUT, InterpellationPhase.TO_ANSWER)
    if waiting and closed is not None and closed <= through:
        put = own.phase is InterpellationPhase.PUT
        yield found(
            "OL-24-2",
            own.id,
            ("闭会前没有决定答复方式", "how it is answered was not decided before the close")
            if put
            else ("闭会前没有答复", "it was not answered before the close"),
            ("决定并答复", "decide, and answer it"),
            closed,
        )
    half = law.threshold("DL25-20-5")
    if own.phase is InterpellationPhase.CLOSED and half.met(own.dissatisfied, of=len(own.signers)):
        yield found(
            "CGP-second-answers",
            own.id,
            (
                f"答复{own.answers}次，{own.dissatisfied}名联名代表仍不满意",
                f"answered {own.answers} times; {own.dissatisfied} signers are dissatisfied still",
            ),
            ("交常委会或者主席团处理", "hand it to the standing body"),
            own.acts[-1].on,
            Severity.NOTE,
        )


CHECKS = finders(whole, _inquiries, _interpellations)
"""What finds it."""
