"""What an evaluation is of, and what is asked and counted in it (评议对象、指标、评分)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NewType

from attrs import Attribute, field, frozen

from wholeprocess.journal import count, name

EvaluationId = NewType("EvaluationId", str)
"""An evaluation of one year."""


class Subject(StrEnum):
    """What kind of units an evaluation is of."""

    SUGGESTION_HANDLING = "suggestion-handling"  # 建议承办单位
    STATIONS = "stations"  # 乡镇站办所


class LeaveReason(StrEnum):
    """Why a unit that was to be evaluated is left out (不再评议的理由)."""

    ABOLISHED = "abolished"  # 已撤销
    MERGED = "merged"  # 已并入其他单位
    POSTPONED = "postponed"  # 本年度不评


def exact(value: str | int | Fraction) -> Fraction:
    """An exact number; a float is none.

    >>> exact("3/5")
    Fraction(3, 5)
    """
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; write it as a text, for example '3/5'")
    return Fraction(value)


@frozen(kw_only=True)
class Indicator:
    """One thing that deputies score (评议指标), and its share of the whole.

    >>> Indicator(name="attitude", weight="2/5").weight
    Fraction(2, 5)
    """

    name: str = field(validator=name)
    weight: Fraction = field(converter=exact)

    @weight.validator
    def _counts(self, _: Attribute[Fraction], weight: Fraction) -> None:
        if not 0 < weight <= 1:
            raise ValueError(f"{self.name} weighs {weight}; a weight is more than 0 and at most 1")


@frozen(kw_only=True)
class GradeCount:
    """How many gave a grade; never who."""

    grade: str = field(validator=name)
    number: int = field(validator=count)


def _counts(
    counts: Mapping[str, int] | Iterable[GradeCount],
) -> tuple[GradeCount, ...]:
    if isinstance(counts, Mapping):
        counts = [GradeCount(grade=grade, number=number) for grade, number in counts.items()]
    kept = [one for one in counts if one.number]
    return tuple(sorted(kept, key=lambda one: one.grade))


@frozen(kw_only=True)
class ScoreSheet:
    """The marks on one indicator, added up (评分汇总): how many gave each grade, how many are void.

    Indicators are added up apart: the marks of one form never stand together, so that no scorer
    can be found by what he gave elsewhere.

    >>> sheet = ScoreSheet(indicator="attitude", counts={"satisfied": 7, "dissatisfied": 1}, void=1)
    >>> sheet.valid, sheet.number("satisfied"), sheet.number("basically-satisfied")
    (8, 7, 0)
    """

    indicator: str = field(validator=name)
    counts: tuple[GradeCount, ...] = field(converter=_counts)
    void: int = field(default=0, validator=count)

    @counts.validator
    def _each_grade_once(self, _: object, counts: tuple[GradeCount, ...]) -> None:
        grades = [one.grade for one in counts]
        if len(set(grades)) < len(grades):
            raise ValueError(f"{self.indicator} counts a grade twice; add them up")

    @property
    def valid(self) -> int:
        """Marks that count (有效)."""
        return sum(one.number for one in self.counts)

    def number(self, grade: str) -> int:
        """How many gave that grade."""
        return sum(one.number for one in self.counts if one.grade == grade)
