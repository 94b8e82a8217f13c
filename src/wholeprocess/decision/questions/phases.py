"""Interpellations (质询): who may put one, and its lifecycle as a table."""

from __future__ import annotations

from typing import Any

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.people import all_deputies, held, no_deputy, too_few, wrong_organ
from wholeprocess.decision.questions import acts as a
from wholeprocess.decision.questions.record import Interpellation, InterpellationPhase
from wholeprocess.decision.record import State
from wholeprocess.decision.sitting import is_township, not_in_session
from wholeprocess.decision.tabled import Player
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal, Ruling


def signers_needed(congress: str, deputies: int, law: Law) -> int:
    """How many deputies interpellate: ten at every level, townships too (OL-24-1).

    In Beijing one fifth may where a township congress has forty deputies or fewer
    (CGL-interpellation-small).

    >>> from wholeprocess.law import in_force
    >>> signers_needed("430681118", 40, in_force(date(2023, 1, 10), "430681118"))
    10
    >>> signers_needed("110105012", 40, in_force(date(2023, 1, 10), "110105012"))
    8
    """
    needed = law.count("OL-24-1")
    if law.holds("CGL-interpellation-small") and deputies <= law.count("CGL-interpellation-small"):
        return min(needed, law.threshold("CGL-interpellation-share").least(of=deputies))
    return needed


def may_interpellate(
    state: State, act: a.Interpellate, law: Law, register: Register
) -> Refusal | None:
    """In session, with its three parts, to an organ of that level, by enough deputies."""
    sitting = state.sessions.get(act.session)
    congress = sitting.congress if sitting is not None else ""
    if refusal := not_in_session(sitting, act.session, congress, act.on, law):
        return refusal
    if act.interpellation in state.interpellations:
        what = f"{act.interpellation} is already on record"
        return law.refusal("WP-once", what, "give the new interpellation a name of its own")
    for part in ("target", "question", "content"):
        if not str(getattr(act, part)).strip():
            what = f"{act.interpellation} does not name its {part}"
            return law.refusal("OL-24-1", what, "write target, question and content")
    if is_township(congress) and act.target != Organ.GOVERNMENT:
        what = f"{act.target} is interpellated in a township"
        return law.refusal("OL-24-1", what, "a township's deputies interpellate its government")
    if act.by != act.signers[0]:
        what = f"{act.by} is not the first of the signers"
        return law.refusal("OL-24-1", what, f"let {act.signers[0]} put it")
    if refusal := no_deputy(act.signers, congress, "OL-24-1", act.on, law, register):
        return refusal
    needed = signers_needed(congress, all_deputies(congress, act.on, register), law)
    return too_few(len(act.signers), needed, "OL-24-1", act.interpellation, law)


# --- guards of the table --------------------------------------------------------------------------


def the_target_answers(
    own: Interpellation, act: a.AnswerInterpellation, law: Law, register: Register, state: State
) -> Refusal | None:
    """The organ that was asked answers."""
    what = f"answer {own.id}"
    return wrong_organ(act.by, (own.target,), "OL-24-2", what, law)


def signers_rate(
    own: Interpellation, act: a.RateAnswer, law: Law, register: Register, state: State
) -> Refusal | None:
    """Signers are dissatisfied, at least half of them where a second answer is required."""
    for who in (act.by, *act.dissatisfied):
        if who not in own.signers:
            what = f"{who} did not sign {own.id}"
            return law.refusal(held(law, "DL25-20-5"), what, "ask those who signed it")
    half = law.threshold("DL25-20-5")
    if act.require and not half.met(len(act.dissatisfied), of=len(own.signers)):
        what = f"{len(act.dissatisfied)} of {len(own.signers)} signers are dissatisfied"
        needed = half.least(of=len(own.signers))
        return law.refusal("DL25-20-5", what, f"a second answer is required by {needed}")
    if act.require and own.answers > (most := law.count("CGP-second-answers")):
        what = f"{own.id} was answered {own.answers} times"
        mend = f"the organ answers again {most} times at most; hand it to the standing body"
        return law.refusal("CGP-second-answers", what, mend)
    return None


def required(own: Interpellation, act: a.RateAnswer, law: Law, ruling: Ruling[Any] | None) -> bool:
    """A second answer is required."""
    return act.require


P = InterpellationPhase

INTERPELLATION: Lifecycle[InterpellationPhase] = Lifecycle(
    name="interpellation",
    start=P.PUT,
    ends=frozenset({P.CLOSED}),
    rows=(
        Row(P.PUT, a.DecideOnAnswer, P.TO_ANSWER, by=Player.PRESIDIUM, rule="OL-24-2"),
        Row(
            P.TO_ANSWER,
            a.AnswerInterpellation,
            P.ANSWERED,
            by=Player.ANYONE,
            rule="OL-24-2",
            guards=(the_target_answers,),
        ),
        *(
            Row(
                P.ANSWERED,
                a.RateAnswer,
                to,
                by=Player.ANYONE,
                rule="DL25-20-5",
                when=when,
                guards=(signers_rate,),
                again=again,
            )
            for when, to, again in (
                (required, P.TO_ANSWER, "CGP-second-answers"),
                (None, P.CLOSED, ""),
            )
        ),
    ),
)
"""From the paper to the answer, and to a second one where half of the signers require it."""
