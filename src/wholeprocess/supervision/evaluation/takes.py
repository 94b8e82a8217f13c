"""How each act about an evaluation is taken in (准入)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import evolve

from wholeprocess.congress import Register, UnitId
from wholeprocess.journal import Take, before_the_last
from wholeprocess.law import Law, Refusal, Ruling
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.evaluation import acts as a
from wholeprocess.supervision.evaluation import guards as g
from wholeprocess.supervision.evaluation.draw import draw_panel
from wholeprocess.supervision.evaluation.phases import EVALUATED_UNIT, EVALUATION, EvaluationRole
from wholeprocess.supervision.evaluation.record import (
    Conflict,
    Evaluated,
    Evaluation,
    Panel,
)
from wholeprocess.supervision.evaluation.result import Result, scale_of, score
from wholeprocess.supervision.evaluation.words import Subject
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.terms import held

Effect: TypeAlias = Callable[[Evaluation, Any, Law, Register], Evaluation]
"""The evaluation with what an admitted act says; phases and acts follow by themselves."""


def units_in(act: a.EvaluationAct) -> tuple[UnitId, ...]:
    """The units that an act names as those it is about."""
    several: tuple[UnitId, ...] = getattr(act, "units", ())
    one: UnitId | None = getattr(act, "unit", None)
    return several if one is None else (one,)


def players(role: EvaluationRole, act: Any, law: Law) -> tuple[str, ...]:
    """Who plays a role in an act."""
    match role:
        case EvaluationRole.HOST:
            return law.choices("PR-eval-open")
        case EvaluationRole.UNIT:
            return (str(act.unit),)
        case EvaluationRole.DEPUTY:
            return (str(act.deputy), *law.choices("PR-eval-open"))


def in_place(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """Whether the evaluation is there and both tables have a row for the act, by who does it."""
    evaluation = state.evaluations.get(act.evaluation)
    if evaluation is None:
        what = f"no evaluation is called {act.evaluation}"
        return law.refusal("WP-known", what, "open it first, or correct the identifier")
    if (late := before_the_last(act, evaluation.acts, law)) is not None:
        return late
    phases = EVALUATION.index[type(act)]
    rows = phases.get(evaluation.phase)
    if rows is None:
        what = f"{act.evaluation} is {evaluation.phase.value}; {type(act).__name__} has no place"
        here = ", ".join(phase.value for phase in phases)
        return law.refusal("WP-phase", what, f"it is done when: {here}")
    row = rows[-1]
    who = players(EvaluationRole(row.by), act, law)
    if act.by not in who:
        what = f"{act.by} may not do {type(act).__name__} on {act.evaluation}"
        code = held(law, row.rule, "WP-phase")
        return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)
    if (refusal := _units_in_phase(evaluation, act, law)) is not None:
        return refusal
    for guard in row.guards:
        refused: Refusal | None = guard(evaluation, act, law, register)
        if refused is not None:
            return refused
    return None


def _units_in_phase(evaluation: Evaluation, act: a.EvaluationAct, law: Law) -> Refusal | None:
    phases = EVALUATED_UNIT.index.get(type(act))
    for unit in units_in(act):
        own = evaluation.units.get(unit)
        if own is None:
            what = f"{unit} is not evaluated in {act.evaluation}"
            return law.refusal("WP-known", what, f"name one of {', '.join(evaluation.units)}")
        if phases is not None and own.phase not in phases:
            what = f"{unit} is {own.phase.value}; {type(act).__name__} has no place there"
            here = ", ".join(phase.value for phase in phases)
            return law.refusal("WP-phase", what, f"it is done when: {here}")
    return None


def _opened(state: State, act: a.OpenEvaluation, law: Law, register: Register) -> Changes:
    evaluation = Evaluation(
        id=act.evaluation,
        congress=act.congress,
        host=act.by,
        year=act.year,
        subject=act.subject,
        scale=scale_of(law),
        indicators=act.indicators,
        seed_from=act.seed_from.strip(),
        units={unit: Evaluated(unit=unit) for unit in act.units},
        acts=(act,),
    )
    return Changes(evaluations={act.evaluation: evaluation})


def _on(effect: Effect) -> Take:
    """How an act on an evaluation on record is taken in."""

    def change(state: State, act: Any, law: Law, register: Register) -> Changes:
        evaluation = state.evaluations[act.evaluation]
        then = effect(evaluation, act, law, register)
        rows = EVALUATED_UNIT.index.get(type(act), {})
        moved = {}
        for unit in units_in(act) if rows else ():
            own = then.units[unit]
            row = next(r for r in rows[own.phase] if r.when is None or r.when(own, act))
            moved[unit] = evolve(own, phase=row.to)
        then = evolve(then, units={**then.units, **moved}, acts=(*then.acts, act))
        row_of_all = next(
            r
            for r in EVALUATION.index[type(act)][evaluation.phase]
            if r.when is None or r.when(then, act)
        )
        then = evolve(then, phase=row_of_all.to)
        return Changes(evaluations={act.evaluation: then})

    return Take(change, (in_place,))


def _with(evaluation: Evaluation, unit: UnitId, **changed: Any) -> Evaluation:
    own = evolve(evaluation.units[unit], **changed)
    return evolve(evaluation, units={**evaluation.units, unit: own})


def _with_panel(evaluation: Evaluation, panel: Panel) -> Evaluation:
    units = {unit: evolve(evaluation.units[unit], panel=panel) for unit in panel.units}
    return evolve(evaluation, units={**evaluation.units, **units})


def _conflict(
    evaluation: Evaluation, act: a.StateConflict, law: Law, register: Register
) -> Evaluation:
    new = tuple(Conflict(unit=unit, stated=act.on, reason=act.reason) for unit in act.units)
    stated = (*evaluation.conflicts.get(act.deputy, ()), *new)
    return evolve(evaluation, conflicts={**evaluation.conflicts, act.deputy: stated})


def _drawn(evaluation: Evaluation, act: a.DrawPanel, law: Law, register: Register) -> Evaluation:
    members = draw_panel(act.pool, act.size, evaluation.barred(act.units), act.seed)
    panel = Panel(units=act.units, members=members, on=act.on, pool=act.pool, seed=act.seed)
    return _with_panel(evaluation, panel)


def _named(evaluation: Evaluation, act: a.NamePanel, law: Law, register: Register) -> Evaluation:
    return _with_panel(evaluation, Panel(units=act.units, members=act.members, on=act.on))


def _replaced(
    evaluation: Evaluation, act: a.ReplaceMember, law: Law, register: Register
) -> Evaluation:
    panel = g.panel_of(evaluation, act.unit)
    assert panel is not None
    to = g.follower(evaluation, panel, act, register)
    assert to is not None
    rest = tuple(one for one in panel.members if one != act.member)
    panel = evolve(panel, members=(*rest, to), left=(*panel.left, act.member))
    return _with_panel(evaluation, panel)


def basis(evaluation: Evaluation, law: Law) -> tuple[str, ...]:
    """The texts of the place that an evaluation rests on, or the practice where there is none."""
    local = [("SV-1", True), ("SV-5", evaluation.subject is Subject.SUGGESTION_HANDLING)]
    texts = tuple(code for code, fits in local if fits and law.holds(code))
    return texts or ("PR-eval-open",)


def _scored(evaluation: Evaluation, act: a.CountScores, law: Law, register: Register) -> Evaluation:
    ruled = score(evaluation.indicators, act.sheets, len(act.issued_to), evaluation.scale)
    ruling: Ruling[Result] = evolve(ruled, rests_on=(*basis(evaluation, law), *ruled.rests_on))
    return _with(
        evaluation,
        act.unit,
        issued_to=act.issued_to,
        returned=act.returned,
        sheets=act.sheets,
        ruling=ruling,
        scored=act.on,
    )


def _published(
    evaluation: Evaluation, act: a.PublishEvaluation, law: Law, register: Register
) -> Evaluation:
    return evolve(evaluation, published=act.on, in_figures=act.in_figures)


def _sent(evaluation: Evaluation, act: a.SendBackUnit, law: Law, register: Register) -> Evaluation:
    turns = evaluation.units[act.unit].turns + 1
    return _with(
        evaluation, act.unit, sent=act.on, due=act.due, mended=None, heard=None, turns=turns
    )


def _mended(
    evaluation: Evaluation, act: a.ReportMending, law: Law, register: Register
) -> Evaluation:
    return _with(evaluation, act.unit, mended=act.on)


def _heard(
    evaluation: Evaluation, act: a.HoldMendingMeeting, law: Law, register: Register
) -> Evaluation:
    for unit in act.units:
        evaluation = _with(evaluation, unit, heard=act.on)
    return evolve(evaluation, met=(*evaluation.met, (act.on, act.present)))


def _left_out(
    evaluation: Evaluation, act: a.LeaveOutUnit, law: Law, register: Register
) -> Evaluation:
    return _with(evaluation, act.unit, left=act.reason, into=act.into)


def _cancelled(
    evaluation: Evaluation, act: a.CancelEvaluation, law: Law, register: Register
) -> Evaluation:
    return evaluation


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.OpenEvaluation: Take(
        _opened,
        (g.evaluation_is_new, g.opened_by_its_organ, g.units_are_there, g.scale_is_sound),
    ),
    a.StateConflict: _on(_conflict),
    a.DrawPanel: _on(_drawn),
    a.NamePanel: _on(_named),
    a.ReplaceMember: _on(_replaced),
    a.CountScores: _on(_scored),
    a.PublishEvaluation: _on(_published),
    a.SendBackUnit: _on(_sent),
    a.ReportMending: _on(_mended),
    a.HoldMendingMeeting: _on(_heard),
    a.LeaveOutUnit: _on(_left_out),
    a.CancelEvaluation: _on(_cancelled),
}
"""How each act of this part is taken in."""
