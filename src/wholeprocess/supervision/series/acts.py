"""Observed public measures: the acts (观察数据)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import optional

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import count, day, name
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.series.record import MeasureKind, SeriesId


def _exact(value: str | int | Fraction) -> Fraction:
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; write it as a text, for example '97.7'")
    return Fraction(value)


@frozen(kw_only=True)
class SeriesAct(SupervisionAct):
    """An act about one series of an observed measure."""

    about: ClassVar[str] = "series"
    table: ClassVar[str] = "series"

    by: str = field(default=str(Organ.OFFICE), validator=name)
    series: SeriesId = field(validator=name)


@frozen(kw_only=True)
class OpenSeries(SeriesAct):
    """A public measure of a place is kept from now on (建立观察数据), in its unit."""

    kind: ClassVar[str] = "supervision.open-series"

    congress: DivisionCode = field(validator=a_congress)
    place: DivisionCode = field(validator=name)
    title: str = field(validator=name)
    measure: MeasureKind = field(converter=MeasureKind)
    unit: str = field(validator=name)


@frozen(kw_only=True)
class ObservationAct(SeriesAct):
    """An act that says a value of a period; ``of`` is among how many a rank is."""

    first: date = field(validator=day)
    last: date = field(validator=day)
    value: Fraction = field(converter=_exact)
    of: int | None = field(default=None, validator=optional(count))
    source: str = field(validator=name)

    @last.validator
    def _in_order(self, _: Attribute[date], last: date) -> None:
        if last < self.first:
            raise ValueError(f"the period ends on {last}, before it begins on {self.first}")


@frozen(kw_only=True)
class Observe(ObservationAct):
    """A value that was published for a period is kept, with its source (记录观察值).

    It is an exact number: write "97.7" and not 97.7. It is observed and proves nothing of causes.
    """

    kind: ClassVar[str] = "supervision.observe"


@frozen(kw_only=True)
class CorrectObservation(ObservationAct):
    """The value of a period is corrected, for a stated reason (更正观察值)."""

    kind: ClassVar[str] = "supervision.correct-observation"

    reason: str = field(validator=name)
