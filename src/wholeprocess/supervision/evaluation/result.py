"""What a unit's scores come to (评议结果): exact, with the range of what they could have been."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.law import Law, Ruling, Text, Threshold
from wholeprocess.supervision.evaluation.words import Indicator, ScoreSheet


class Band(StrEnum):
    """The result of an evaluation (评议等级)."""

    EXCELLENT = "excellent"  # 优秀
    GOOD = "good"  # 良好
    PASSED = "passed"  # 合格
    UNDER = "under"  # 不合格


_LINES = (
    (Band.EXCELLENT, "PR-eval-excellent"),
    (Band.GOOD, "PR-eval-good"),
    (Band.PASSED, "PR-eval-line"),
)


def _points(points: Iterable[Fraction]) -> tuple[Fraction, ...]:
    return tuple(points)


@frozen(kw_only=True)
class Scale:
    """How forms are read (评分办法), as it was when the evaluation was opened.

    ``grades`` go from high to low, ``points`` say what each counts for, ``lines`` where each result
    begins.
    """

    grades: tuple[str, ...]
    points: tuple[Fraction, ...] = field(converter=_points)
    lines: tuple[tuple[Band, Threshold], ...]

    def __attrs_post_init__(self) -> None:
        if len(self.grades) != len(self.points):
            raise ValueError(f"{len(self.grades)} grades and {len(self.points)} numbers of points")
        if len(self.grades) < 2 or len(set(self.grades)) < len(self.grades):
            raise ValueError("a form has at least two grades, each of them once")
        falling = all(a > b for a, b in zip(self.points, self.points[1:], strict=False))
        if not falling or not all(0 <= one <= 1 for one in self.points):
            raise ValueError("points fall from grade to grade, between 1 and 0")
        parts = [line.part for _, line in self.lines]
        if parts != sorted(parts, reverse=True):
            raise ValueError("the lines of excellent, good and passed fall in that order")

    def band(self, score: Fraction) -> Band:
        """The result that a score has."""
        for band, line in self.lines:
            if line.met(score.numerator, of=score.denominator):
                return band
        return Band.UNDER


def scale_of(law: Law) -> Scale:
    """The grades, points and lines of a place on a day; practices that do not fit are an error.

    >>> scale_of(law).band(Fraction(3, 5)), scale_of(law).band(Fraction(59, 100))
    (<Band.PASSED: 'passed'>, <Band.UNDER: 'under'>)
    """
    try:
        points = [Fraction(one) for one in law.choices("PR-eval-points")]
    except ValueError:
        raise ValueError("PR-eval-points are shares, for example 1, 3/5, 0") from None
    lines = tuple((band, law.threshold(code)) for band, code in _LINES)
    return Scale(grades=law.choices("PR-eval-grades"), points=points, lines=lines)


@frozen(kw_only=True)
class Result:
    """A unit's score from 0 to 1, and where it could have lain (得分及上下限).

    ``low`` and ``high`` count every form that is void on an indicator, or did not come back, at
    the lowest and at the highest grade.
    """

    score: Fraction
    low: Fraction
    high: Fraction
    band: Band
    sure: bool  # whether the range lies on one side of the line


def score(
    indicators: Iterable[Indicator], sheets: Iterable[ScoreSheet], issued: int, scale: Scale
) -> Ruling[Result]:
    """Rule on the sheets of one unit, one for each indicator.

    An indicator's score is what its valid marks count for, over how many they are (PR-eval-void);
    the whole is their sum by weight. Raises ``ValueError`` where an indicator has no valid mark.

    >>> sheets = [ScoreSheet(indicator="work", counts={"satisfied": 4, "dissatisfied": 4}, void=1)]
    >>> ruling = score([Indicator(name="work", weight=1)], sheets, 10, scale_of(law))
    >>> ruling.outcome.score, ruling.outcome.low, ruling.outcome.high, ruling.outcome.sure
    (Fraction(1, 2), Fraction(2, 5), Fraction(3, 5), False)
    """
    by_name = {sheet.indicator: sheet for sheet in sheets}
    worth = dict(zip(scale.grades, scale.points, strict=True))
    top, bottom = scale.points[0], scale.points[-1]
    whole = low = high = Fraction(0)
    for indicator in indicators:
        sheet = by_name[indicator.name]
        if not sheet.valid:
            raise ValueError(f"{indicator.name} has no valid mark")
        got = sum((worth[one.grade] * one.number for one in sheet.counts), Fraction(0))
        open_ = issued - sheet.valid
        whole += indicator.weight * got / sheet.valid
        low += indicator.weight * (got + open_ * bottom) / issued
        high += indicator.weight * (got + open_ * top) / issued
    band = scale.band(whole)
    under = [scale.band(end) is Band.UNDER for end in (low, high)]
    result = Result(score=whole, low=low, high=high, band=band, sure=under[0] is under[1])
    line = dict(scale.lines)[Band.PASSED]
    reason = Text(
        f"得分{whole}（{low}至{high}），合格线{line.part}",
        f"{whole} (from {low} to {high}); the line is {line}",
    )
    return Ruling(result, ["PR-eval-points", "PR-eval-void", "PR-eval-line"], [reason])
