"""The lifecycle of a matter as a table (生命周期表), and what refuses an act on it."""

from __future__ import annotations

from datetime import date

from wholeprocess.congress import Register
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.loop import acts as a
from wholeprocess.supervision.loop.record import (
    CloseReason,
    Matter,
    MatterPhase,
    RedoPhase,
    Step,
    StepKind,
)
from wholeprocess.supervision.machine import Guard, Role
from wholeprocess.supervision.record import State
from wholeprocess.supervision.satisfaction.record import Vote, VotePhase
from wholeprocess.supervision.terms import held

STRONGER = (StepKind.INQUIRY, StepKind.INTERPELLATION, StepKind.INVESTIGATION)
"""The forms of supervision that are taken when redoing did not help."""

GENERAL = "SVP-consequences"
"""What a refusal rests on before the practices that were reported (SV-10, SV-12) are on record."""


def step_is_on_record(
    matter: Matter, act: a.AddStep, law: Law, register: Register, state: State
) -> Refusal | None:
    """What becomes a step is on record with that standing committee, and becomes one once."""
    thing = getattr(state, act.step.value).get(act.ref)
    if thing is None or thing.congress != matter.congress:
        what = f"{matter.congress} has no {act.step.name.lower()} {act.ref}"
        return law.refusal("WP-known", what, "record it first, or correct the identifier")
    if any((step.kind, step.ref) == (act.step, act.ref) for step in matter.steps):
        what = f"{act.ref} is a step of {matter.id} already"
        return law.refusal("WP-once", what, "add each step once")
    return _vote_in_its_place(matter, thing, act, law) if isinstance(thing, Vote) else None


def _vote_in_its_place(matter: Matter, vote: Vote, act: a.AddStep, law: Law) -> Refusal | None:
    """A vote is counted, after the votes before it, and after what it judges was redone."""
    if vote.phase not in (VotePhase.COUNTED, VotePhase.PUBLISHED) or vote.counted is None:
        what = f"{vote.id} is {vote.phase.value}"
        return law.refusal("WP-phase", what, "count the forms of each of those rated first")
    days = [redo.voted for redo in matter.redos.values()]
    days += [matter.redos[u].redone or vote.counted for u in vote.units if u in matter.redos]
    if days and vote.counted < max(days):
        what = f"{vote.id} was counted on {vote.counted}, before what is on record of {matter.id}"
        return law.refusal("WP-order", what, "add votes in the order in which they were counted")
    if vote.counted > act.on:
        what = f"{vote.id} was counted on {vote.counted}, after {act.on}"
        return law.refusal("WP-order", what, "add a step on its day or later")
    return None


def goes_back(
    matter: Matter, act: a.SendBack, law: Law, register: Register, state: State
) -> Refusal | None:
    """Units that did not satisfy go back, so many times and no more (SV-10, SVP-turns)."""
    turns = law.count("SVP-turns")
    for unit in act.units:
        redo = matter.redos.get(unit)
        if redo is None or redo.phase is not RedoPhase.DUE:
            what = f"{unit} has no dissatisfied vote in {matter.id} that it was not sent back for"
            return law.refusal(
                held(law, "SV-10", GENERAL), what, "send back those that a vote found wanting"
            )
        if redo.turns >= turns:
            what = f"the work of {unit} in {matter.id} went back {redo.turns} times already"
            mend = "take an inquiry, an interpellation or an investigation, and close it with that"
            return law.refusal("SVP-turns", what, mend)
    return None


def was_sent_back(
    matter: Matter, act: a.ReportRedo, law: Law, register: Register, state: State
) -> Refusal | None:
    """A unit reports what it was sent back for."""
    redo = matter.redos.get(act.by)
    if redo is not None and redo.phase is RedoPhase.SENT:
        return None
    what = f"no work of {act.by} was sent back in {matter.id}"
    who = tuple(u for u, redo in matter.redos.items() if redo.phase is RedoPhase.SENT)
    return law.refusal(
        held(law, "SV-10", GENERAL), what, "let the unit report whose work is back", who=who
    )


def is_back(
    matter: Matter, act: a.PassOn, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only what is to be redone passes on, and to somebody who has nothing of his own to redo."""
    if act.unit in matter.back and act.to not in matter.redos:
        return None
    what = f"{act.unit} has nothing to redo in {matter.id}, or {act.to} has a redo of its own"
    return law.refusal(
        held(law, "SV-10", GENERAL), what, "name a unit whose work is back, and another"
    )


def was_assigned(
    matter: Matter, act: a.ReportTask, law: Law, register: Register, state: State
) -> Refusal | None:
    """A unit tells of what it was assigned again."""
    if any((t.unit, t.what, t.done) == (act.by, act.what, None) for t in matter.tasks):
        return None
    what = f"{act.what} was not assigned to {act.by} again in {matter.id}"
    return law.refusal(
        held(law, "SV-12", GENERAL), what, "let the unit tell that it was assigned to"
    )


def not_assigned_yet(
    matter: Matter, act: a.Reassign, law: Law, register: Register, state: State
) -> Refusal | None:
    """The same thing is open with a unit once."""
    open_ = {(task.unit, task.what) for task in matter.tasks if task.done is None}
    if both := [unit for unit in act.units if (unit, act.what) in open_]:
        what = f"{act.what} is open with {', '.join(both)} already"
        return law.refusal("WP-once", what, "press for it, or name something else")
    return None


def nothing_is_back(
    matter: Matter, act: a.CloseMatter, law: Law, register: Register, state: State
) -> Refusal | None:
    """No unit's work is still back, unless redoing is used up and a stronger form was taken."""
    turns = law.count("SVP-turns")
    for unit in matter.back:
        redo = matter.redos[unit]
        used_up = redo.phase is RedoPhase.DUE and redo.turns >= turns
        if act.reason is CloseReason.OTHER_FORM and used_up and stronger_since(matter, redo.voted):
            continue
        what = f"the work of {unit} did not satisfy and is {redo.phase.value} in {matter.id}"
        return law.refusal("SVP-closing", what, "let it be redone and rated again first")
    return _into_an_open_one(matter, act, law, state)


def stronger_since(matter: Matter, on: date) -> Step | None:
    """The last inquiry, interpellation or investigation on or after a day."""
    since = [step for step in matter.steps if step.kind in STRONGER and step.on >= on]
    return since[-1] if since else None


def _into_an_open_one(matter: Matter, act: a.CloseMatter, law: Law, state: State) -> Refusal | None:
    if act.into is None:
        return None
    other = state.matters.get(act.into)
    open_ = other is not None and other.phase is not MatterPhase.CLOSED
    if open_ and act.into != matter.id:
        return None
    what = f"{act.into} is no open matter that {matter.id} could be taken into"
    return law.refusal("WP-known", what, "name another matter that is open")


P, R = MatterPhase, Role
_OPEN = (P.FOLLOWED, P.BACK)


def a_unit_is_back(then: Matter, act: a.MatterAct) -> bool:
    """Some unit's work did not satisfy and is not settled."""
    return bool(then.back)


def _either(
    at: MatterPhase, act: type[a.MatterAct], by: Role, rule: str, *guards: Guard
) -> tuple[Row[MatterPhase], ...]:
    """Rows of an act that may bring a unit's work back, or settle the last that is."""
    back = Row(at, act, P.BACK, by=by, rule=rule, when=a_unit_is_back, guards=guards)
    again = "SVP-turns" if at is P.BACK else ""
    return (back, Row(at, act, P.FOLLOWED, by=by, rule=rule, guards=guards, again=again))


def _stay(
    act: type[a.MatterAct], by: Role, rule: str, *guards: Guard, at: tuple[MatterPhase, ...] = _OPEN
) -> tuple[Row[MatterPhase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in at)


MATTER: Lifecycle[MatterPhase] = Lifecycle(
    name="supervised-matter",
    start=P.FOLLOWED,
    ends=frozenset({P.CLOSED}),
    rows=(
        *_either(P.FOLLOWED, a.AddStep, R.ARRANGING, "SV-12", step_is_on_record),
        *_either(P.BACK, a.AddStep, R.ARRANGING, "SV-12", step_is_on_record),
        *_stay(a.SendBack, R.COMMITTEE, "SV-10", goes_back, at=(P.BACK,)),
        *_either(P.BACK, a.ReportRedo, R.ANYONE, "SV-10", was_sent_back),
        *_stay(a.PassOn, R.COUNCIL, "SV-10", is_back, at=(P.BACK,)),
        *_stay(a.Reassign, R.ARRANGING, "SV-12", not_assigned_yet),
        *_stay(a.ReportTask, R.ANYONE, "SV-12", was_assigned),
        *_stay(a.RecordGain, R.ARRANGING, "SVP-closing", at=(*_OPEN, P.CLOSED)),
        *(
            Row(
                at,
                a.CloseMatter,
                P.CLOSED,
                by=R.ARRANGING,
                rule="SVP-closing",
                guards=(nothing_is_back,),
            )
            for at in _OPEN
        ),
    ),
)
"""Followed, or with some unit's work back; closed for a stated reason."""
