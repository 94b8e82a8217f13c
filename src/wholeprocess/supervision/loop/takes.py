"""How each act about a matter under supervision is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.journal import Take
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.loop import acts as a
from wholeprocess.supervision.loop.phases import MATTER
from wholeprocess.supervision.loop.record import Matter, MatterPhase, Step, Task
from wholeprocess.supervision.loop.redo import Judged, after_vote, moved
from wholeprocess.supervision.machine import ARRANGING, Machine
from wholeprocess.supervision.record import State
from wholeprocess.supervision.satisfaction.record import Vote

MATTERS = Machine(MATTER, "matters", "matter")


def continues_a_closed_one(
    state: State, act: a.OpenMatter, law: Law, register: Register
) -> Refusal | None:
    """A matter that is taken up again was closed; one that is open goes on itself."""
    if act.continues is None:
        return None
    old = state.matters.get(act.continues)
    if old is not None and old.congress == act.congress and old.phase is MatterPhase.CLOSED:
        return None
    what = f"{act.continues} is no closed matter of {act.congress}"
    return law.refusal("WP-known", what, "name the closed matter that is taken up again")


def _opened(act: a.OpenMatter, law: Law, state: State) -> Matter:
    return Matter(
        id=act.matter,
        congress=act.congress,
        title=act.title,
        refs=act.refs,
        continues=act.continues,
        acts=(act,),
    )


def _stepped(matter: Matter, act: a.AddStep, law: Law, state: State) -> Matter:
    thing = getattr(state, act.step.value)[act.ref]
    then = evolve(matter, steps=(*matter.steps, Step(kind=act.step, ref=act.ref, on=act.on)))
    return _voted(then, thing) if isinstance(thing, Vote) else then


def _voted(matter: Matter, vote: Vote) -> Matter:
    grades, redos = dict(matter.grades), dict(matter.redos)
    for result in vote.results:
        unit, grade = result.rated, result.grade
        if grade is None:
            continue
        grades[unit] = (*grades.get(unit, ()), grade)
        redo = after_vote(redos.get(unit), vote, unit, grade)
        if redo is not None:
            redos[unit] = redo
    return evolve(matter, grades=grades, redos=redos)


def _sent_back(matter: Matter, act: a.SendBack, law: Law, state: State) -> Matter:
    redos = dict(matter.redos)
    for unit in act.units:
        redo = moved(redos[unit], a.SendBack, Judged())
        redos[unit] = evolve(redo, sent=act.on, due=act.due, turns=redo.turns + 1)
    return evolve(matter, redos=redos)


def _redone(matter: Matter, act: a.ReportRedo, law: Law, state: State) -> Matter:
    enough = law.choice("SVP-redo") == "report"
    redo = moved(matter.redos[act.by], a.ReportRedo, Judged(report_is_enough=enough))
    return evolve(matter, redos={**matter.redos, act.by: evolve(redo, redone=act.on)})


def _passed_on(matter: Matter, act: a.PassOn, law: Law, state: State) -> Matter:
    redos = {unit: redo for unit, redo in matter.redos.items() if unit != act.unit}
    redos[act.to] = evolve(matter.redos[act.unit], unit=act.to)
    grades = {**matter.grades, act.to: matter.grades.get(act.unit, ())}
    return evolve(matter, redos=redos, grades=grades)


def _reassigned(matter: Matter, act: a.Reassign, law: Law, state: State) -> Matter:
    new = (Task(unit=unit, what=act.what, on=act.on, due=act.due) for unit in act.units)
    return evolve(matter, tasks=(*matter.tasks, *new))


def _task_done(matter: Matter, act: a.ReportTask, law: Law, state: State) -> Matter:
    def told(task: Task) -> Task:
        its = (task.unit, task.what, task.done) == (act.by, act.what, None)
        return evolve(task, done=act.on) if its else task

    return evolve(matter, tasks=tuple(map(told, matter.tasks)))


def _gained(matter: Matter, act: a.RecordGain, law: Law, state: State) -> Matter:
    return evolve(matter, gains=(*matter.gains, act.gain))


def _closed(matter: Matter, act: a.CloseMatter, law: Law, state: State) -> Matter:
    return evolve(matter, reason=act.reason, into=act.into, words=act.words)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.OpenMatter: MATTERS.begins(_opened, continues_a_closed_one, by=ARRANGING),
    a.AddStep: MATTERS.take(_stepped),
    a.SendBack: MATTERS.take(_sent_back),
    a.ReportRedo: MATTERS.take(_redone),
    a.PassOn: MATTERS.take(_passed_on),
    a.Reassign: MATTERS.take(_reassigned),
    a.ReportTask: MATTERS.take(_task_done),
    a.RecordGain: MATTERS.take(_gained),
    a.CloseMatter: MATTERS.take(_closed),
}
"""How each act of this part is taken in."""
