"""The lifecycles of an evaluation and of a unit in it as tables (生命周期表)."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.supervision.evaluation import acts as a
from wholeprocess.supervision.evaluation import guards as g
from wholeprocess.supervision.evaluation.record import (
    Evaluated,
    Evaluation,
    EvaluationPhase,
    UnitPhase,
)


class EvaluationRole(StrEnum):
    """Who may act, as the tables name them."""

    HOST = "who arranges evaluations there"
    UNIT = "the unit"
    DEPUTY = "the deputy, or who arranges evaluations there"


def all_scored(evaluation: Evaluation, act: a.EvaluationAct) -> bool:
    """Every unit is scored or left out."""
    return all(own.phase is not UnitPhase.LISTED for own in evaluation.units.values())


def under_the_line(own: Evaluated, act: a.EvaluationAct) -> bool:
    """The unit's score lies under the line."""
    return own.under


E, R = EvaluationPhase, EvaluationRole
_AFTER = (E.OPEN, E.SCORED, E.PUBLISHED)

EVALUATION: Lifecycle[EvaluationPhase] = Lifecycle(
    name="evaluation",
    start=E.OPEN,
    ends=frozenset({E.PUBLISHED, E.CANCELLED}),
    rows=(
        *(
            Row(
                at,
                a.StateConflict,
                at,
                by=R.DEPUTY,
                rule="PR-eval-conflict",
                guards=(g.deputy_is_known,),
            )
            for at in _AFTER
        ),
        Row(
            E.OPEN,
            a.DrawPanel,
            E.OPEN,
            by=R.HOST,
            rule="PR-eval-draw",
            guards=(g.no_panel_yet, g.pool_can_fill),
        ),
        Row(
            E.OPEN,
            a.NamePanel,
            E.OPEN,
            by=R.HOST,
            rule="PR-eval-draw",
            guards=(g.no_panel_yet, g.members_may_act),
        ),
        Row(
            E.OPEN,
            a.ReplaceMember,
            E.OPEN,
            by=R.HOST,
            rule="PR-eval-panel",
            guards=(g.can_be_replaced,),
        ),
        *(
            Row(
                E.OPEN,
                act,
                to,
                by=R.HOST,
                rule=rule,
                when=when,
                guards=(guard,),
            )
            for act, rule, guard in (
                (a.CountScores, "PR-eval-forms", g.forms_add_up),
                (a.LeaveOutUnit, "PR-eval-list", g.somebody_stays),
            )
            for to, when in ((E.SCORED, all_scored), (E.OPEN, None))
        ),
        Row(
            E.OPEN,
            a.CancelEvaluation,
            E.CANCELLED,
            by=R.HOST,
            rule="PR-eval-list",
            guards=(g.nothing_scored,),
        ),
        Row(
            E.SCORED,
            a.PublishEvaluation,
            E.PUBLISHED,
            by=R.HOST,
            rule="PR-eval-publish",
            guards=(g.figures_of_the_scored,),
        ),
        *(
            Row(at, act, at, by=by, rule=rule, guards=guards)
            for act, by, rule, guards in (
                (a.SendBackUnit, R.HOST, "SV-10", (g.not_too_often,)),
                (a.ReportMending, R.UNIT, "PR-eval-mending", ()),
                (a.HoldMendingMeeting, R.HOST, "PR-eval-meeting", ()),
            )
            for at in _AFTER
        ),
    ),
)
"""Opened, scored unit by unit, published; units mend meanwhile and after."""

U = UnitPhase

EVALUATED_UNIT: Lifecycle[UnitPhase] = Lifecycle(
    name="evaluated-unit",
    start=U.LISTED,
    ends=frozenset({U.PASSED, U.HEARD, U.LEFT_OUT}),
    rows=(
        Row(U.LISTED, a.DrawPanel, U.LISTED, by=R.HOST, rule="PR-eval-draw"),
        Row(U.LISTED, a.NamePanel, U.LISTED, by=R.HOST, rule="PR-eval-draw"),
        Row(U.LISTED, a.ReplaceMember, U.LISTED, by=R.HOST, rule="PR-eval-panel"),
        Row(
            U.LISTED,
            a.CountScores,
            U.UNDER,
            by=R.HOST,
            rule="PR-eval-line",
            when=under_the_line,
        ),
        Row(U.LISTED, a.CountScores, U.PASSED, by=R.HOST, rule="PR-eval-line"),
        Row(U.LISTED, a.LeaveOutUnit, U.LEFT_OUT, by=R.HOST, rule="PR-eval-list"),
        Row(U.UNDER, a.SendBackUnit, U.BACK, by=R.HOST, rule="SV-10"),
        Row(U.BACK, a.ReportMending, U.MENDED, by=R.UNIT, rule="PR-eval-mending"),
        Row(U.MENDED, a.HoldMendingMeeting, U.HEARD, by=R.HOST, rule="PR-eval-meeting"),
        *(
            Row(at, a.SendBackUnit, U.BACK, by=R.HOST, rule="SV-10", again="PR-eval-turns")
            for at in (U.MENDED, U.HEARD)
        ),
    ),
)
"""Listed, scored; one under the line goes back, reports, and is reported on to deputies."""

LIFECYCLES = (EVALUATION, EVALUATED_UNIT)
"""The tables that this part ships."""
