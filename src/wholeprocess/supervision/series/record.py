"""What is kept of an observed measure (观察数据台账), and the ways to look at it.

A series says what was published for a place and a period, and by whom. It stands beside what a
congress did and is no proof that the one came of the other: a place's rank moves with the ranks of
all others, awards change their conditions, and much happens at once. So nothing here computes an
effect; ``beside`` puts what was observed before and after a day side by side and stops there.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NewType

from attrs import frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.supervision.act import SupervisionAct

SeriesId = NewType("SeriesId", str)
"""One measure at one place."""


class MeasureKind(StrEnum):
    """What kind of value a measure has."""

    NUMBER = "number"  # 数值
    RANK = "rank"  # 排名: 1 is the first
    AWARD = "award"  # 称号: 1 where it was given, 0 where it was not


@frozen(kw_only=True)
class Observation:
    """A value for a period, both days with it, and who published it."""

    first: date
    last: date
    value: Fraction
    source: str
    of: int | None = None  # a rank among how many
    corrected: str = ""  # why it was corrected, if it was


@frozen(kw_only=True)
class ObservedSeries:
    """One measure at one place (观察数据): its observations by period, none for a period twice."""

    id: SeriesId
    congress: DivisionCode
    place: DivisionCode
    title: str
    kind: MeasureKind
    unit: str
    observations: tuple[Observation, ...] = ()
    acts: tuple[SupervisionAct, ...] = ()

    def of_period(self, first: date, last: date) -> Observation | None:
        """The observation of exactly that period."""
        return next((o for o in self.observations if (o.first, o.last) == (first, last)), None)


@frozen(kw_only=True)
class Beside:
    """What was observed before a day and from it on (前后对照), without a word on why.

    ``across`` are periods that began before the day and ended on it or later: they are neither.
    """

    day: date
    before: tuple[Observation, ...]
    across: tuple[Observation, ...]
    after: tuple[Observation, ...]


def beside(series: ObservedSeries, day: date) -> Beside:
    """Puts the observations before a stated day and after it side by side.

    Nothing is averaged, subtracted or tested: what lies after the day did not follow from it.

    >>> year = lambda y, rank: Observation(first=date(y, 1, 1), last=date(y, 12, 31),
    ...                                    value=Fraction(rank), source="bulletin")
    >>> own = ObservedSeries(id="s", congress="430681118", place="430681118", title="rank",
    ...                      kind=MeasureKind.RANK, unit="place",
    ...                      observations=(year(2019, 16), year(2020, 17), year(2021, 12)))
    >>> both = beside(own, date(2020, 8, 1))
    >>> [[int(o.value) for o in side] for side in (both.before, both.across, both.after)]
    [[16], [17], [12]]
    """
    return Beside(
        day=day,
        before=tuple(o for o in series.observations if o.last < day),
        across=tuple(o for o in series.observations if o.first < day <= o.last),
        after=tuple(o for o in series.observations if o.first >= day),
    )


def steps(series: ObservedSeries) -> tuple[tuple[Observation, Fraction], ...]:
    """Each observation with how far its value is from the one before it (较上期).

    A plain difference of two published values; of ranks, a negative one is a better place.
    """
    pairs = zip(series.observations, series.observations[1:], strict=False)
    return tuple((later, later.value - earlier.value) for earlier, later in pairs)


def running(series: ObservedSeries) -> int:
    """How many periods in a row, up to the latest, an award was given (连续); 0 if not the latest.

    Raises ``ValueError`` for a series that is no award.
    """
    if series.kind is not MeasureKind.AWARD:
        raise ValueError(f"{series.id} is a {series.kind}, and only awards run on")
    times = 0
    for observation in reversed(series.observations):
        if not observation.value:
            break
        times += 1
    return times
