"""What refuses an act on an evaluation (准入条件)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from wholeprocess.congress import DeputyId, Level, Organ, Register, Unit, UnitId, no_congress
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.evaluation import acts as a
from wholeprocess.supervision.evaluation.draw import draw_order, draw_panel
from wholeprocess.supervision.evaluation.record import Evaluation, Panel, UnitPhase
from wholeprocess.supervision.evaluation.result import scale_of
from wholeprocess.supervision.evaluation.words import LeaveReason, Subject
from wholeprocess.supervision.record import State

Opened: TypeAlias = a.OpenEvaluation


# --- opening ---------------------------------------------------------------------------------


def evaluation_is_new(state: State, act: Opened, law: Law, register: Register) -> Refusal | None:
    """An identifier of its own, at a congress that there is."""
    if act.evaluation in state.evaluations:
        what = f"an evaluation is called {act.evaluation} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    return no_congress(act.congress, law, register)


def opened_by_its_organ(state: State, act: Opened, law: Law, register: Register) -> Refusal | None:
    """Who may arrange it; a township has a presidium and no standing committee (OL-19-2)."""
    who = law.choices("PR-eval-open")
    if act.by in who:
        return None
    what = f"{act.by} may not open an evaluation at {act.congress}; {' or '.join(who)} may"
    township = Level.of(act.congress) is Level.TOWNSHIP
    committees = (Organ.STANDING_COMMITTEE, Organ.COUNCIL)
    no_such_organ = township and act.by in committees and law.holds("OL-19-2")
    code = "OL-19-2" if no_such_organ else "PR-eval-open"
    return law.refusal(code, what, f"let {' or '.join(who)} open it", who=who)


def units_are_there(state: State, act: Opened, law: Law, register: Register) -> Refusal | None:
    """Units on the register, of the kind that the evaluation is of, in the congress's area."""
    for ident in act.units:
        unit = register.units.get(ident)
        if unit is None:
            what = f"no unit is called {ident}"
            return law.refusal("WP-known", what, "enter the unit first, or correct the name")
        if act.subject is Subject.STATIONS and not unit.station:
            what = f"{ident} is no station or office of a township"
            return law.refusal("PR-eval-units", what, "evaluate it with those that handle matters")
        if not _in_its_area(unit, act.congress, law):
            what = f"{ident} belongs to {unit.division}, not to {act.congress}"
            return law.refusal("PR-eval-units", what, "name units of the congress's own area")
    return None


def _in_its_area(unit: Unit, congress: str, law: Law) -> bool:
    county_too = law.choice("PR-eval-units") == "county_agencies_too"  # SD-T-28
    above = county_too and congress.startswith(unit.division)
    return unit.division.startswith(congress) or above


def scale_is_sound(state: State, act: Opened, law: Law, register: Register) -> Refusal | None:
    """The practices of the place fit together."""
    try:
        scale_of(law)
    except ValueError as fault:
        return law.refusal("PR-eval-points", str(fault), "set the practices so that they fit")
    return None


# --- on an evaluation ------------------------------------------------------------------------


def deputy_is_known(
    evaluation: Evaluation, act: a.StateConflict, law: Law, register: Register
) -> Refusal | None:
    """Whoever states a conflict is on the register."""
    if act.deputy in register.deputies:
        return None
    what = f"no deputy is called {act.deputy}"
    return law.refusal("WP-known", what, "seat the deputy first, or correct the name")


def no_panel_yet(
    evaluation: Evaluation, act: a.PanelAct, law: Law, register: Register
) -> Refusal | None:
    """One panel for a unit: a second draw would let somebody choose between draws."""
    for unit in act.units:
        if evaluation.units[unit].panel is not None:
            what = f"{unit} has its panel"
            return law.refusal("WP-once", what, "replace members who fall out")
    return None


def pool_can_fill(
    evaluation: Evaluation, act: a.DrawPanel, law: Law, register: Register
) -> Refusal | None:
    """Everyone in the pool may act, and enough of them have no conflict."""
    if refusal := _not_eligible(evaluation, act.pool, act, law, register):
        return refusal
    try:
        draw_panel(act.pool, act.size, evaluation.barred(act.units), act.seed)
    except ValueError as fault:
        return law.refusal("PR-eval-panel", str(fault), "draw from more deputies, or draw fewer")
    return None


def members_may_act(
    evaluation: Evaluation, act: a.NamePanel, law: Law, register: Register
) -> Refusal | None:
    """Everyone named may act."""
    return _not_eligible(evaluation, act.members, act, law, register)


def _not_eligible(
    evaluation: Evaluation,
    deputies: Iterable[DeputyId],
    act: a.EvaluationAct,
    law: Law,
    register: Register,
) -> Refusal | None:
    for ident in deputies:
        deputy = register.deputies.get(ident)
        if deputy is None or not deputy.may_act(act.on):
            word = "is no deputy" if deputy is None else "is not in office or is suspended"
            what = f"{ident} {word} on {act.on}"
            return law.refusal("PR-eval-panel", what, "name deputies who may act")
        near = deputy.elected_by.startswith(evaluation.congress)
        if deputy.congress != evaluation.congress and not near:
            what = f"{ident} sits in {deputy.congress} and was elected by {deputy.elected_by}"
            mend = f"name deputies of {evaluation.congress}, or those elected there"
            return law.refusal("PR-eval-panel", what, mend)
    return None


def panel_of(evaluation: Evaluation, unit: UnitId) -> Panel | None:
    """The panel of a unit; ``None`` before there is one or where the unit is unknown."""
    own = evaluation.units.get(unit)
    return own.panel if own is not None else None


def follower(
    evaluation: Evaluation, panel: Panel, act: a.ReplaceMember, register: Register
) -> DeputyId | None:
    """Who follows a member: the next of the draw without a conflict who may act, or who is named.

    ``None`` where the pool is used up.
    """
    if not panel.drawn:
        return act.to
    barred = evaluation.barred(panel.units)
    for ident in draw_order(panel.pool, panel.seed):
        deputy = register.deputies[ident]
        gone = ident in panel.members or ident in panel.left or ident in barred
        if not gone and deputy.may_act(act.on):
            return ident
    return None


def can_be_replaced(
    evaluation: Evaluation, act: a.ReplaceMember, law: Law, register: Register
) -> Refusal | None:
    """A member of the panel, before any of its units was scored, and somebody to follow."""
    panel = panel_of(evaluation, act.unit)
    if panel is None or act.member not in panel.members:
        what = f"{act.member} is not on the panel of {act.unit}"
        return law.refusal("PR-eval-panel", what, "name a member of the panel")
    if done := [u for u in panel.units if evaluation.units[u].result is not None]:
        what = f"the panel has scored {', '.join(done)}"
        return law.refusal("WP-phase", what, "replace members before they score")
    if panel.drawn and act.to is not None:
        what = f"the panel of {act.unit} was drawn; {act.to} cannot be chosen for it"
        return law.refusal("PR-eval-draw", what, "leave out who follows: the draw says it")
    to = follower(evaluation, panel, act, register)
    if to is None:
        what = f"nobody follows {act.member} on the panel of {act.unit}"
        mend = "no one of the pool is left" if panel.drawn else "name who follows"
        return law.refusal("PR-eval-panel", what, mend)
    if to in panel.members:
        what = f"{to} is on the panel of {act.unit}"
        return law.refusal("PR-eval-panel", what, "name another deputy")
    return _not_eligible(evaluation, [to], act, law, register)


def forms_add_up(
    evaluation: Evaluation, act: a.CountScores, law: Law, register: Register
) -> Refusal | None:
    """Forms for members only, no more back than out, every indicator once and added up."""
    panel = panel_of(evaluation, act.unit)
    if panel is None:
        what = f"{act.unit} has no panel"
        return law.refusal("PR-eval-panel", what, "draw its panel first")
    if strangers := [one for one in act.issued_to if one not in panel.members]:
        what = f"{', '.join(strangers)} is not on the panel of {act.unit} and has no form"
        return law.refusal("PR-eval-panel", what, "give forms to the members of the panel")
    mend = "count the forms again"
    if act.returned > len(act.issued_to):
        what = f"{len(act.issued_to)} forms went out for {act.unit} and {act.returned} came back"
        return law.refusal("PR-eval-forms", what, mend)
    asked = sorted(one.name for one in evaluation.indicators)
    if asked != [sheet.indicator for sheet in act.sheets]:
        what = f"the indicators of {act.evaluation} are {', '.join(asked)}"
        return law.refusal("PR-eval-forms", what, "give one sheet for each indicator")
    for sheet in act.sheets:
        if sheet.valid + sheet.void != act.returned:
            what = f"{sheet.indicator} has {sheet.valid + sheet.void} marks on {act.returned} forms"
            return law.refusal("PR-eval-forms", what, mend)
        for one in sheet.counts:
            if one.grade not in evaluation.scale.grades:
                what = f"{one.grade} is no grade of {act.evaluation}"
                grades = ", ".join(evaluation.scale.grades)
                return law.refusal("PR-eval-grades", what, f"write one of {grades}")
        if not sheet.valid:
            what = f"{sheet.indicator} has no valid mark, so {act.unit} has no result"
            return law.refusal("PR-eval-void", what, "hold the scoring again")
    return None


def figures_of_the_scored(
    evaluation: Evaluation, act: a.PublishEvaluation, law: Law, register: Register
) -> Refusal | None:
    """Figures are published of units that were scored."""
    for unit in act.in_figures:
        own = evaluation.units.get(unit)
        if own is None or own.result is None:
            what = f"{unit} was not scored in {act.evaluation}"
            return law.refusal("WP-known", what, "name units that were scored")
    return None


def not_too_often(
    evaluation: Evaluation, act: a.SendBackUnit, law: Law, register: Register
) -> Refusal | None:
    """It goes back so many times, and then next year's evaluation follows."""
    most = law.count("PR-eval-turns")
    if evaluation.units[act.unit].turns < most:
        return None
    what = f"{act.unit} has gone back {most} times in {act.evaluation}"
    return law.refusal("PR-eval-turns", what, "evaluate it again next year")


def somebody_stays(
    evaluation: Evaluation, act: a.LeaveOutUnit, law: Law, register: Register
) -> Refusal | None:
    """Of an evaluation some unit is left, and who takes over is on the register."""
    rest = [u for u, own in evaluation.units.items() if own.phase is not UnitPhase.LEFT_OUT]
    if rest == [act.unit]:
        what = f"{act.unit} is the last unit of {act.evaluation}"
        return law.refusal("PR-eval-list", what, "cancel the evaluation")
    if act.reason is LeaveReason.MERGED and act.into not in register.units:
        what = f"no unit is called {act.into}"
        return law.refusal("WP-known", what, "enter the unit first, or correct the name")
    return None


def nothing_scored(
    evaluation: Evaluation, act: a.CancelEvaluation, law: Law, register: Register
) -> Refusal | None:
    """What was scored stands."""
    if evaluation.last_scored is None:
        return None
    what = f"units of {act.evaluation} were scored"
    return law.refusal("PR-eval-list", what, "leave out the units that are not evaluated")
