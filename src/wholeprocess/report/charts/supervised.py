"""Supervision (监督图): evaluations over the years, loops, and what was observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from wholeprocess.congress import UnitId
from wholeprocess.errors import NoSuchThing
from wholeprocess.report.charts import words
from wholeprocess.report.charts.bars import Bars
from wholeprocess.report.charts.canvas import LOOKS, WIDTH, Sheet, Sign, signed
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.timeline import Row, Span, Timeline, Upright
from wholeprocess.report.charts.wall import MARGIN
from wholeprocess.report.figures import in_words
from wholeprocess.supervision import Band, Evaluation, Matter, MeasureKind, ObservedSeries

MOST = 40
STEP = Sign("D", LOOKS[1].colour)
BANDS = {
    Band.EXCELLENT: LOOKS[0],
    Band.GOOD: LOOKS[3],
    Band.PASSED: LOOKS[1],
    Band.UNDER: LOOKS[2],
}


def evaluations_chart(evaluations: Iterable[Evaluation], language: str = "zh") -> Chart:
    """How many units were in which band each year, over all evaluations that were not cancelled.

    Raises ``NoSuchThing`` where no unit was scored.
    """
    years: dict[int, Counter[Band]] = {}
    for one in evaluations:
        if one.counts:
            for unit in one.units.values():
                if unit.result is not None:
                    years.setdefault(one.year, Counter())[unit.result.band] += 1
    if not years:
        raise NoSuchThing("no unit was scored in an evaluation; count the score sheets first")
    order = sorted(years)
    bars = Bars(
        rows=[str(year) for year in order],
        parts=[
            (words.BANDS[band].in_(language), [years[year][band] for year in order])
            for band in BANDS
        ],
        ends=[f"{years[year].total():,}" for year in order],
        axis=words.UNITS.in_(language),
        looks=tuple(BANDS.values()),
    )
    return made(
        bars,
        name="evaluations",
        title=words.EVALUATIONS_TITLE,
        words=words.fill(
            words.EVALUATIONS_SAID,
            years=_from_to(order),
            units=sum(count.total() for count in years.values()),
            under=sum(count[Band.UNDER] for count in years.values()),
        ),
        headers=(words.YEAR, *(words.BANDS[band] for band in BANDS), words.UNITS),
        rows=(
            (str(year), *(years[year][band] for band in BANDS), years[year].total())
            for year in order
        ),
        language=language,
    )


def _from_to(order: Sequence[object]) -> str:
    return f"{order[0]}–{order[-1]}" if len(order) > 1 else str(order[0])


@frozen(kw_only=True)
class Points:
    """Values one after the other, each with its range where it has one, joined by a line."""

    names: Sequence[str]
    values: Sequence[Fraction]
    axis: str
    ranges: Sequence[tuple[Fraction, Fraction]] = ()
    line: Fraction | None = None
    share: bool = False
    first_on_top: bool = False
    yes_or_no: tuple[str, str] | None = None
    size: tuple[float, float] = field(default=(WIDTH, 2.7))

    def draw(self, sheet: Sheet) -> None:
        """Draw it all."""
        axes = sheet.axes(0.75, 0.5, 0.2, 0.15)
        places, values = range(len(self.values)), [float(one) for one in self.values]
        for place, (low, high) in zip(places, self.ranges, strict=False):
            axes.plot([place, place], [float(low), float(high)], color=INK, linewidth=1.2)
        axes.plot(places, values, color=INK, linewidth=1.2)
        for place, value in zip(places, values, strict=True):
            axes.plot([place], [value], **signed(Sign("o", LOOKS[3].colour, 7)))
            said = f"{value:.1%}" if self.share else f"{value:g}"
            if self.yes_or_no:
                continue
            axes.annotate(
                said, (place, value), (0, 8), textcoords="offset points", ha="center", zorder=7
            )
        if self.line is not None:
            axes.axhline(float(self.line), color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
        every = max(1, -(-len(self.names) // 7))
        axes.set_xticks(places[::every], self.names[::every])
        axes.set_xlim(-0.4, len(self.names) - 0.4)
        axes.set_ylabel(self.axis)
        axes.margins(y=0.18)
        if self.share:
            axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        if self.yes_or_no:
            axes.set_yticks([1, 0], self.yes_or_no)
            axes.set_ylim(-0.4, 1.4)
        if self.first_on_top:
            axes.invert_yaxis()
        axes.grid(axis="y", color=INK, alpha=0.15, linewidth=0.6)


def unit_years_chart(
    evaluations: Iterable[Evaluation], unit: UnitId, name: str, language: str = "zh"
) -> Chart:
    """One unit's scores over the years, each with where it could have lain.

    Raises ``NoSuchThing`` where it was never scored.
    """
    found = sorted(
        (
            (one, one.units[unit])
            for one in evaluations
            if one.counts and unit in one.units and one.units[unit].result is not None
        ),
        key=lambda pair: (pair[0].year, pair[0].id),
    )
    results = [own.result for _, own in found if own.result is not None]
    if not results:
        raise NoSuchThing(f"{unit} was not scored in any evaluation")
    years = [str(one.year) for one, _ in found]
    return made(
        Points(
            names=years,
            values=[one.score for one in results],
            ranges=[(one.low, one.high) for one in results],
            line=dict(found[-1][0].scale.lines)[Band.PASSED].part,
            share=True,
            axis=words.SCORE.in_(language),
        ),
        name="unit-years",
        about=unit,
        title=words.fill(words.UNIT_YEARS_TITLE, unit=name),
        words=words.fill(words.UNIT_YEARS_SAID, years=_from_to(years)),
        headers=(words.YEAR, words.SCORE, words.AT_LEAST, words.AT_MOST, words.BAND),
        rows=(
            (
                year,
                *(in_words(part, "share") for part in (one.score, one.low, one.high)),
                words.BANDS[one.band],
            )
            for year, one in zip(years, results, strict=True)
        ),
        language=language,
    )


def loops_chart(matters: Iterable[Matter], today: date, language: str = "zh") -> Chart:
    """Each matter under supervision from its opening to its end, with its steps, as of a day.

    At most forty are drawn, open ones first; the table has all of them. Raises ``NoSuchThing``
    where none was opened by ``today``.
    """
    them = sorted(
        (one for one in matters if one.opened <= today),
        key=lambda one: (_closed(one, today) is not None, one.opened, one.id),
    )
    if not them:
        raise NoSuchThing(f"no matter is under supervision on {today}; open one first")
    shown = them[:MOST]
    rows = [
        Row(
            one.title,
            (Span(one.opened, end or today, LOOKS[3] if end else LOOKS[1]),),
            tuple((step.on, STEP) for step in one.steps if step.on <= today),
            (words.CLOSED_ON if end else words.OPEN).in_(language),
        )
        for one in shown
        for end in (_closed(one, today),)
    ]
    closed = sum(_closed(one, today) is not None for one in them)
    looks = ((words.OPEN, LOOKS[1]), (words.CLOSED_ON, LOOKS[3]), (words.STEP, STEP))
    return made(
        Timeline(
            rows=rows,
            first=min(one.opened for one in shown) - MARGIN,
            last=today + MARGIN,
            key=[(said.in_(language), look) for said, look in looks],
            lines=[Upright(today, words.fill(words.TODAY, day=today).in_(language), dashed=True)],
            language=language,
        ),
        name="loops",
        title=words.LOOPS_TITLE,
        words=words.fill(
            words.LOOPS_SAID,
            today=today,
            all=len(them),
            closed=closed,
            open=len(them) - closed,
            shown=len(shown),
        ),
        headers=(words.MATTER, words.TITLE, words.OPENED, words.CLOSED_ON, words.STEPS),
        rows=(
            (
                one.id,
                one.title,
                one.opened,
                _closed(one, today),
                sum(step.on <= today for step in one.steps),
            )
            for one in them
        ),
        language=language,
    )


def _closed(matter: Matter, today: date) -> date | None:
    return matter.closed if matter.closed is not None and matter.closed <= today else None


def series_chart(series: ObservedSeries, language: str = "zh") -> Chart:
    """What was observed, period by period, with its sources; nothing is said of causes.

    Raises ``NoSuchThing`` for a series without observations.
    """
    seen = series.observations
    if not seen:
        raise NoSuchThing(f"{series.id} has no observation to draw")
    rank, award = series.kind is MeasureKind.RANK, series.kind is MeasureKind.AWARD
    return made(
        Points(
            names=[_period(one.first, one.last) for one in seen],
            values=[one.value for one in seen],
            axis=words.RANK_SAID.in_(language) if rank else words.cut(series.unit, 24),
            first_on_top=rank,
            yes_or_no=(words.GIVEN.in_(language), words.NOT_GIVEN.in_(language)) if award else None,
        ),
        name="series",
        about=series.id,
        title=words.fill(words.SERIES_TITLE, title=series.title),
        words=words.fill(
            words.SERIES_SAID,
            first=seen[0].first,
            last=seen[-1].last,
            number=len(seen),
            unit=series.unit,
        ),
        headers=(words.PERIOD, words.VALUE, words.AMONG, words.SOURCE, words.CORRECTED),
        rows=(
            (
                f"{one.first} – {one.last}",
                in_words(one.value),
                one.of,
                one.source,
                one.corrected or None,
            )
            for one in seen
        ),
        language=language,
    )


def _period(first: date, last: date) -> str:
    """A period as an axis has it: a whole year, a whole month, or its first day."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _from_to(sorted({first.year, last.year}))
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02}"
    return str(first)
