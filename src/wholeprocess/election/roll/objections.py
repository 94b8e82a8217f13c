"""Objections to the roll (选民名单的申诉与诉讼): who, when, and in which order (EL-29)."""

from __future__ import annotations

from typing import TypeVar

from wholeprocess.congress import Register
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import State
from wholeprocess.election.roll.acts import (
    DecideObjection,
    JudgeRoll,
    ObjectionAct,
    ObjectToRoll,
    SueOverRoll,
)
from wholeprocess.election.roll.clocks import last_day_before, last_day_within
from wholeprocess.election.roll.record import Objection, Roll
from wholeprocess.law import Law, Refusal

A = TypeVar("A", bound=ObjectionAct)


def step(objection: Objection, kind: type[A]) -> A | None:
    """The act of that kind in an objection's course, if it was done."""
    return next((act for act in objection.acts if isinstance(act, kind)), None)


def beginning(objection: Objection) -> ObjectToRoll:
    """The act that brought the objection."""
    return next(act for act in objection.acts if isinstance(act, ObjectToRoll))


def in_time_after_posting(
    state: State, act: ObjectToRoll, law: Law, register: Register
) -> Refusal | None:
    """The roll is posted, and the five days from its posting have not passed."""
    posted = state.rolls.get((act.election, act.district), Roll()).posted
    if posted is None:
        what = f"the roll of {act.place} is not posted"
        return law.refusal("EL-29-1a", what, "object once it is posted")
    due = last_day_within(posted, "EL-29-1a", law)
    if act.on > due:
        what = f"the roll of {act.place} was posted on {posted}; objections end on {due}"
        return law.refusal("EL-29-1a", what, "ask the committee to correct the roll by itself")
    return None


def new_objection(state: State, act: ObjectToRoll, law: Law, register: Register) -> Refusal | None:
    """An identifier stands for one objection."""
    if (act.election, act.objection) in state.objections:
        what = f"{act.objection} is on record in {act.election} already"
        return law.refusal("WP-once", what, "give the objection an identifier of its own")
    return None


def on_record(state: State, act: ObjectionAct, law: Law, register: Register) -> Refusal | None:
    """The objection is known, to this district's roll, and its acts go forward in time."""
    objection = state.objections.get((act.election, act.objection))
    if objection is None or objection.district != act.district:
        what = f"{act.place} has no objection {act.objection}"
        return law.refusal("WP-known", what, "correct the identifier or the district")
    return before_the_last(act, objection.acts, f"the objection {act.objection}", law)


def decided_once(
    state: State, act: DecideObjection, law: Law, register: Register
) -> Refusal | None:
    """The committee decides once."""
    if decided := step(state.objections[act.election, act.objection], DecideObjection):
        what = f"{act.objection} was decided on {decided.on}"
        return law.refusal("WP-once", what, "let the objector go to court")
    return None


def may_sue(state: State, act: SueOverRoll, law: Law, register: Register) -> Refusal | None:
    """The objector himself, against a decision, five days before the election day at the latest."""
    objection = state.objections[act.election, act.objection]
    objector = beginning(objection).by
    if step(objection, DecideObjection) is None:
        what = f"the committee has not decided on {act.objection}"
        return law.refusal("EL-29-1c", what, "go to court against its decision")
    if act.by != objector:
        what = f"{act.by} did not bring the objection {act.objection}"
        return law.refusal("EL-29-1c", what, "let the objector sue", who=(objector,))
    if sued := step(objection, SueOverRoll):
        what = f"{act.objection} went to court on {sued.on}"
        return law.refusal("WP-once", what, "wait for the judgment")
    day = state.elections[act.election].day
    due = last_day_before(day, "EL-29-1c", law)
    if act.on > due:
        what = f"the election is on {day}; suits end on {due}"
        return law.refusal("EL-29-1c", what, "sue five days before the election day or earlier")
    return None


def judged_once(state: State, act: JudgeRoll, law: Law, register: Register) -> Refusal | None:
    """The court before which it is brought rules once, and finally."""
    objection = state.objections[act.election, act.objection]
    sued = step(objection, SueOverRoll)
    if sued is None:
        what = f"nobody went to court over {act.objection}"
        return law.refusal("EL-29-1c", what, "record the suit first")
    if act.by != sued.court:
        what = f"{act.by} does not have the case; {sued.court} has"
        return law.refusal("EL-29-1d", what, "name the court that has it", who=(sued.court,))
    if judged := step(objection, JudgeRoll):
        what = f"{act.objection} was judged on {judged.on}"
        return law.refusal("EL-29-1d", what, "the judgment is final")
    return None
