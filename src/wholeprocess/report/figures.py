"""Reported figures (公布数) beside the figures that come out of the acts (重算数)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from wholeprocess.law import Text
from wholeprocess.process import State
from wholeprocess.report.measures import MEASURES, Number


class Relation(StrEnum):
    """How a report gives its number."""

    EXACT = "exact"
    OVER = "over"  # 余、超过: strictly more
    NEARLY = "nearly"  # 近: less, and by no more than a twentieth (ours)
    ROUNDED = "rounded"  # a share given in percent with one place


NEARLY = Fraction(19, 20)
HALF_A_TENTH = Fraction(1, 2000)
"""Half of a tenth of a percent: within it a share rounds to what was reported."""


def _fraction(raw: int | str | Fraction) -> Fraction:
    if isinstance(raw, float):
        raise TypeError(f"{raw!r} is a float; write the number as a whole one or as '9/10'")
    return Fraction(raw)


@frozen(kw_only=True)
class Figure:
    """A figure that a source reports, and the measure that must arrive at it."""

    row: str  # the row of the source's list of procedures, for example C5
    what: Text
    measure: str = field()
    where: Mapping[str, Any] = field(factory=dict)
    reported: Fraction = field(converter=_fraction)
    relation: Relation = field(default=Relation.EXACT, converter=Relation)
    unit: str = ""

    @measure.validator
    def _is_known(self, _: object, name: str) -> None:
        if name not in MEASURES:
            raise ValueError(f"no measure is called {name!r}; write one of {', '.join(MEASURES)}")

    def ask(self, state: State) -> Number:
        """The figure that comes out of a state; ``None`` where nothing was recorded.

        Raises ``LookupError`` or ``TypeError`` where the measure is asked about nothing known.
        """
        return MEASURES[self.measure](state, **self.where)


@frozen(kw_only=True)
class Compared:
    """A figure and what came out."""

    figure: Figure
    came_out: Number
    fault: str = ""

    @property
    def row(self) -> str:
        """The row of the source's list."""
        return self.figure.row

    @property
    def what(self) -> Text:
        """What is counted."""
        return self.figure.what

    @property
    def agrees(self) -> bool:
        """Whether the number that came out is as reported."""
        if self.came_out is None:
            return False
        said = self.figure.reported
        match self.figure.relation:
            case Relation.EXACT:
                return self.came_out == said
            case Relation.OVER:
                return self.came_out > said
            case Relation.NEARLY:
                return NEARLY * said <= self.came_out < said
            case Relation.ROUNDED:
                return -HALF_A_TENTH <= self.came_out - said < HALF_A_TENTH

    def reported_words(self, language: str) -> str:
        """The reported number as the source gives it."""
        words = {
            Relation.EXACT: Text("", ""),
            Relation.ROUNDED: Text("", ""),
            Relation.OVER: Text("超过", "over "),
            Relation.NEARLY: Text("近", "nearly "),
        }
        return words[self.figure.relation].in_(language) + in_words(
            self.figure.reported, self.figure.unit
        )

    def came_out_words(self) -> str:
        """The number that came out, or why there is none."""
        if self.came_out is None:
            return self.fault or "–"
        return in_words(self.came_out, self.figure.unit)


def in_words(number: int | Fraction, unit: str = "") -> str:
    """A number for people: shares as percentages, others whole or with two places.

    >>> in_words(Fraction(9, 10), "share"), in_words(25_800_000, "yuan")
    ('90.0 %', '25,800,000 yuan')
    """
    exact = Fraction(number)
    if unit == "share":
        tenths = round(exact * 1000)
        return f"{tenths // 10}.{tenths % 10} %"
    if exact.denominator == 1:
        words = f"{exact.numerator:,}"
    else:
        hundredths = round(exact * 100)
        words = f"{hundredths // 100:,}.{hundredths % 100:02}"
    return f"{words} {unit}".strip()


def compare(figure: Figure, state: State) -> Compared:
    """A figure beside what comes out of a state."""
    try:
        return Compared(figure=figure, came_out=figure.ask(state))
    except (LookupError, TypeError) as error:
        return Compared(figure=figure, came_out=None, fault=str(error.args[0]))
