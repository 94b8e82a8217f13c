"""Democratic supervision (民主监督): evaluation, satisfaction votes, inquiry, rectification."""

from typing import Any

from wholeprocess.journal import Lifecycle
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.acts import ACTS, TAKES
from wholeprocess.supervision.evaluation.acts import (
    CancelEvaluation,
    CountScores,
    DrawPanel,
    EvaluationAct,
    HoldMendingMeeting,
    LeaveOutUnit,
    NamePanel,
    OpenEvaluation,
    PanelAct,
    PublishEvaluation,
    ReplaceMember,
    ReportMending,
    SendBackUnit,
    StateConflict,
)
from wholeprocess.supervision.evaluation.draw import draw_order, draw_panel
from wholeprocess.supervision.evaluation.listing import Listed, next_years_list
from wholeprocess.supervision.evaluation.phases import EVALUATED_UNIT, EVALUATION
from wholeprocess.supervision.evaluation.publication import (
    EvaluationPublication,
    publication,
    tells_of,
)
from wholeprocess.supervision.evaluation.record import (
    Conflict,
    Evaluated,
    Evaluation,
    EvaluationPhase,
    Panel,
    UnitPhase,
)
from wholeprocess.supervision.evaluation.result import Band, Result, Scale, scale_of, score
from wholeprocess.supervision.evaluation.words import (
    EvaluationId,
    GradeCount,
    Indicator,
    LeaveReason,
    ScoreSheet,
    Subject,
)
from wholeprocess.supervision.findings import findings
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.series.acts import (
    CorrectObservation,
    ObservationAct,
    Observe,
    OpenSeries,
    SeriesAct,
)
from wholeprocess.supervision.series.chart import OBSERVED, xychart
from wholeprocess.supervision.series.record import (
    Beside,
    MeasureKind,
    Observation,
    ObservedSeries,
    SeriesId,
    beside,
    running,
    steps,
)
from wholeprocess.supervision.state import admit, apply, congress_of, consequences, why_not

LIFECYCLES: tuple[Lifecycle[Any], ...] = (EVALUATION, EVALUATED_UNIT)
"""Every lifecycle of this room (本室各流程)."""

__all__ = [
    "ACTS",
    "EVALUATED_UNIT",
    "EVALUATION",
    "LIFECYCLES",
    "OBSERVED",
    "TAKES",
    "Band",
    "Beside",
    "CancelEvaluation",
    "Changes",
    "Conflict",
    "CorrectObservation",
    "CountScores",
    "DrawPanel",
    "Evaluated",
    "Evaluation",
    "EvaluationAct",
    "EvaluationId",
    "EvaluationPhase",
    "EvaluationPublication",
    "GradeCount",
    "HoldMendingMeeting",
    "Indicator",
    "LeaveOutUnit",
    "LeaveReason",
    "Listed",
    "MeasureKind",
    "NamePanel",
    "Observation",
    "ObservationAct",
    "Observe",
    "ObservedSeries",
    "OpenEvaluation",
    "OpenSeries",
    "Panel",
    "PanelAct",
    "PublishEvaluation",
    "ReplaceMember",
    "ReportMending",
    "Result",
    "Scale",
    "ScoreSheet",
    "SendBackUnit",
    "SeriesAct",
    "SeriesId",
    "State",
    "StateConflict",
    "Subject",
    "SupervisionAct",
    "UnitPhase",
    "admit",
    "apply",
    "beside",
    "congress_of",
    "consequences",
    "draw_order",
    "draw_panel",
    "findings",
    "next_years_list",
    "publication",
    "running",
    "scale_of",
    "score",
    "steps",
    "tells_of",
    "why_not",
    "xychart",
]
