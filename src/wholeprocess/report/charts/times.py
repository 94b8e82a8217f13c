"""Time in each state (各阶段时间), and whose move it was over the year (队列变化)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wholeprocess.law import Text
from wholeprocess.management import Phase, Queue
from wholeprocess.report.charts import words
from wholeprocess.report.charts.canvas import (
    COLUMN,
    LOOKS,
    ROW,
    WIDTH,
    Look,
    Sheet,
    Sign,
    filled,
    key_lines,
    signed,
)
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.charts.stays import Stay, in_phases
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import wide
from wholeprocess.report.figures import in_words

LONGEST = Sign("o", LOOKS[2].colour, 5)
POINTS = 53  # of time at most: each is one bar
HIGH = 2.3  # of the bars, in inches


@frozen(kw_only=True)
class Boxes:
    """Rows with the middle half of some numbers of days, their median and their most."""

    rows: Sequence[tuple[str, tuple[Fraction, Fraction, Fraction, int] | None]]
    axis: str

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""
        return WIDTH, len(self.rows) * ROW + 0.75

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        left = 0.2 + max(wide(name) for name, _ in self.rows) * COLUMN
        axes = sheet.axes(left, 0.62, 0.3, 0.1)
        for place, (_, numbers) in enumerate(self.rows):
            if numbers is None:
                continue
            lower, median, upper, most = map(float, numbers)
            axes.plot([upper, most], [place, place], color=INK, linewidth=0.7)
            axes.barh(place, upper - lower, left=lower, height=0.6, **filled(LOOKS[3]))
            ends = [place - 0.38, place + 0.38]
            axes.plot([median, median], ends, color=INK, linewidth=2.4)
            axes.plot([most], [place], **signed(LONGEST))
        axes.set_ylim(len(self.rows) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_yticks(range(len(self.rows)), [name for name, _ in self.rows])
        axes.tick_params("y", length=0)
        axes.set_xlabel(self.axis)
        axes.grid(axis="x", color=INK, alpha=0.15, linewidth=0.6)
        axes.set_axisbelow(True)


def times_chart(every: Iterable[Stay], language: str = "zh") -> Chart:
    """How long suggestions stayed in each state that they have left."""
    ended: dict[Phase, list[int]] = {}
    open_ = Counter[Phase]()
    for phase, since, until in in_phases(every):
        if phase is Phase.CLOSED:
            continue
        if until is None:
            open_[phase] += 1
        else:
            ended.setdefault(phase, []).append((until - since).days)
    seen = [phase for phase in Phase if phase in ended or phase in open_]
    spread = {phase: _spread(ended[phase]) if phase in ended else None for phase in seen}
    boxes = Boxes(
        rows=[(words.PHASES[phase].in_(language), spread[phase]) for phase in seen]
        or [(words.STILL_OPEN.in_(language), None)],
        axis=words.DAYS.in_(language),
    )
    table = (
        (
            words.PHASES[phase],
            len(ended.get(phase, ())),
            open_[phase],
            *([in_words(one) for one in numbers] if numbers is not None else (None,) * 4),
        )
        for phase, numbers in spread.items()
    )
    return made(
        boxes,
        name="times",
        title=words.TIMES_TITLE,
        words=words.fill(words.TIMES_SAID, open=open_.total()),
        headers=(
            words.STATE,
            words.STAYS,
            words.GOING_ON,
            words.LOWER,
            words.MEDIAN,
            words.UPPER,
            words.LONGEST,
        ),
        rows=table,
        language=language,
    )


def _spread(days: list[int]) -> tuple[Fraction, Fraction, Fraction, int]:
    """The quarters of some numbers and the greatest: halfway between two where it falls there.

    >>> _spread([1, 2, 3, 4, 9])
    (Fraction(2, 1), Fraction(3, 1), Fraction(4, 1), 9)
    """
    held = sorted(days)

    def at(part: Fraction) -> Fraction:
        place = (len(held) - 1) * part
        low = int(place)
        high = min(low + 1, len(held) - 1)
        return held[low] + (place - low) * (held[high] - held[low])

    return at(Fraction(1, 4)), at(Fraction(1, 2)), at(Fraction(3, 4)), held[-1]


MOVES: Mapping[Text, tuple[Queue, ...]] = {
    words.OFFICE_MOVES: (Queue.TAKE_UP, Queue.ASSIGN, Queue.OBJECTION, Queue.DECIDE, Queue.CLOSE),
    words.UNIT_MOVES: (Queue.ACKNOWLEDGE, Queue.HANDLE),
    words.DEPUTY_MOVES: (Queue.REVISE, Queue.RATE),
    words.ABOVE_MOVES: (Queue.HIGHER_LEVEL,),
    words.SPECIAL_MOVES: (Queue.MEDIATE, Queue.SPECIAL_SUPERVISION),
}
"""Whose move it is in which queue; the drawing has these, the table every queue."""


@frozen(kw_only=True)
class Columns:
    """Standing bars over days, in parts."""

    days: Sequence[date]
    parts: Sequence[tuple[str, Sequence[int], Look]]
    axis: str

    @property
    def _key(self) -> list[tuple[str, Look]]:
        return [(said, look) for said, _, look in self.parts]

    @property
    def _above(self) -> float:
        return 0.15 + key_lines(self._key) * ROW

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""
        return WIDTH, self._above + HIGH + 0.55

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        axes = sheet.axes(0.75, 0.55, 0.2, self._above)
        places = range(len(self.days))
        below = [0] * len(self.days)
        for _, numbers, look in self.parts:
            axes.bar(places, numbers, bottom=below, width=0.86, **filled(look))
            below = [a + b for a, b in zip(below, numbers, strict=True)]
        every = max(1, -(-len(self.days) // 7))
        axes.set_xticks(places[::every], [str(day) for day in self.days[::every]])
        axes.set_xlim(-0.6, len(self.days) - 0.4)
        axes.set_ylim(0, max([*below, 1]) * 1.05)
        axes.locator_params("y", nbins=6, integer=True)
        axes.set_ylabel(self.axis)
        axes.grid(axis="y", color=INK, alpha=0.15, linewidth=0.6)
        axes.set_axisbelow(True)
        sheet.key(0.1, sheet.height - 0.08 - ROW / 2, self._key)


def queues_chart(every: Iterable[Stay], first: date, last: date, language: str = "zh") -> Chart:
    """How many suggestions lay with whom, at points of time between two days.

    The points are month ends, or further apart where there would be more than fifty-three.
    """
    days = [*_points(first, last)]
    lying = _lying(every, days)
    parts = [
        (whose.in_(language), [sum(lying[day][queue] for queue in of) for day in days], look)
        for (whose, of), look in zip(MOVES.items(), LOOKS, strict=False)
    ]
    most = max(days, key=lambda day: lying[day].total())
    shown = [queue for queue in Queue if any(lying[day][queue] for day in days)]
    return made(
        Columns(days=days, parts=parts, axis=words.NUMBER.in_(language)),
        name="queues",
        title=words.QUEUES_TITLE,
        words=words.fill(
            words.QUEUES_SAID,
            first=days[0],
            last=days[-1],
            most=lying[most].total(),
            when=most,
        ),
        headers=(words.ON, *(queue.words for queue in shown)),
        rows=((day, *(lying[day][queue] for queue in shown)) for day in days),
        language=language,
    )


def _lying(every: Iterable[Stay], days: Sequence[date]) -> dict[date, Counter[Queue]]:
    """How many suggestions lay in which queue on each of the days."""
    come: list[Counter[Queue]] = [Counter() for _ in (*days, None)]
    for stay in every:
        if stay.queue is not Queue.CLOSED:
            come[bisect_left(days, stay.since)][stay.queue] += 1
            if stay.until is not None:
                come[bisect_left(days, stay.until)][stay.queue] -= 1
    here = Counter[Queue]()
    found: dict[date, Counter[Queue]] = {}
    for day, more in zip(days, come, strict=False):
        here.update(more)
        found[day] = Counter(here)
    return found


def _points(first: date, last: date) -> Iterable[date]:
    """Month ends from the first day on, every so many months, and the last day itself."""
    months = (last.year - first.year) * 12 + last.month - first.month
    every = 1 + months // POINTS
    for after in range(0, months + 1, every):
        day = first + relativedelta(months=after, day=31)
        if day < last:
            yield day
    yield last
