"""What of an evaluation can be published (公布内容): grades, figures where they tell of nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import frozen

from wholeprocess import privacy
from wholeprocess.congress import UnitId
from wholeprocess.law import Law
from wholeprocess.supervision.evaluation.record import Evaluation
from wholeprocess.supervision.evaluation.result import Band, Result


@frozen(kw_only=True)
class EvaluationPublication:
    """An evaluation as it may be published.

    ``grades`` has every unit that was scored, ``figures`` only those whose marks tell of nobody.
    ``joint`` has for each indicator the marks of the other units, put together until they tell of
    nobody, or ``None`` where that does not help: beside ``figures`` nothing can be subtracted.
    """

    grades: Mapping[UnitId, Band]
    figures: Mapping[UnitId, Result]
    joint: Mapping[str, privacy.Merging | None]


def marks(
    evaluation: Evaluation, indicator: str, units: Collection[UnitId]
) -> privacy.Table | None:
    """The marks of some units on one indicator, unit by grade; ``None`` where none was scored."""
    rows = {
        str(unit): {grade: sheet.number(grade) for grade in evaluation.scale.grades}
        for unit, own in evaluation.units.items()
        if unit in units
        for sheet in own.sheets
        if sheet.indicator == indicator
    }
    return privacy.Table(rows, name=indicator) if rows else None


def tells_of(evaluation: Evaluation, unit: UnitId, k: int) -> tuple[privacy.Leak, ...]:
    """What the figures of one unit would tell about its panel (PR-eval-small)."""
    tables = (marks(evaluation, one.name, [unit]) for one in evaluation.indicators)
    return tuple(leak for table in tables if table for leak in privacy.check(table, k=k))


def least(law: Law) -> int:
    """How many people a figure has at least; two, where a place has set less.

    >>> least(law), least(law.under({"PR-eval-small": 1}))
    (5, 2)
    """
    return max(2, law.count("PR-eval-small"))


def publication(evaluation: Evaluation, law: Law) -> EvaluationPublication:
    """The evaluation as it may be published under the law of a day (PR-eval-small).

    A unit's score follows from its marks, so it is left out with them: of a small panel, of one
    that agreed, and of one with a few who did not. Nothing is published before it is scored.
    """
    k = least(law)
    results = {u: own.result for u, own in evaluation.units.items() if own.result is not None}
    figures = {u: result for u, result in results.items() if not tells_of(evaluation, u, k)}
    others = results.keys() - figures.keys()
    tables = {one.name: marks(evaluation, one.name, others) for one in evaluation.indicators}
    return EvaluationPublication(
        grades={unit: result.band for unit, result in results.items()},
        figures=figures,
        joint={
            name: privacy.merged(table, k=k) if table is not None else None
            for name, table in tables.items()
        },
    )
