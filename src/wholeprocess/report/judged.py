"""Measures of evaluations, records of duty and observed series (评议、履职、观察指标).

What was observed is counted as it was published: nothing here says what it came of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from wholeprocess.process import MEASURES as DUTIES
from wholeprocess.process import State, duty_records
from wholeprocess.supervision import (
    Evaluated,
    Evaluation,
    EvaluationPhase,
    MeasureKind,
    ObservedSeries,
    SeriesId,
    UnitPhase,
    running,
    steps,
)

Number: TypeAlias = int | Fraction | None


# --- evaluations ---


def _published(state: State, within: str, subject: str) -> tuple[Evaluation, ...]:
    return tuple(
        one
        for one in state.supervision.evaluations.values()
        if one.congress.startswith(within)
        and one.subject == subject
        and one.phase is EvaluationPhase.PUBLISHED
    )


def evaluation_years(state: State, within: str, subject: str) -> Number:
    """Years running in which every congress that evaluates published an evaluation."""
    years: dict[str, set[int]] = {}
    for one in _published(state, within, subject):
        years.setdefault(one.congress, set()).add(one.year)
    return min((_longest_run(own) for own in years.values()), default=None)


def _longest_run(years: set[int]) -> int:
    best = 0
    for first in years:
        if first - 1 in years:
            continue
        last = first
        while last + 1 in years:
            last += 1
        best = max(best, last - first + 1)
    return best


def _under(state: State, within: str, subject: str) -> Iterator[tuple[Evaluation, Evaluated]]:
    for one in _published(state, within, subject):
        for own in one.units.values():
            if own.under:
                yield one, own


def mending_told(state: State, within: str, subject: str) -> Number:
    """Units under the line whose mending a meeting reported to deputies, as a share of them."""
    under = [own for _, own in _under(state, within, subject)]
    heard = sum(own.phase is UnitPhase.HEARD for own in under)
    return Fraction(heard, len(under)) if under else None


def taken_up_again(state: State, within: str, subject: str, before: int) -> Number:
    """Units under the line before a year that were evaluated the year after, as a share of them."""
    published = _published(state, within, subject)
    scored = {
        (one.congress, one.year, unit)
        for one in published
        for unit, own in one.units.items()
        if own.result is not None
    }
    due = [
        (one.congress, one.year + 1, own.unit)
        for one, own in _under(state, within, subject)
        if one.year < before
    ]
    return Fraction(sum(key in scored for key in due), len(due)) if due else None


# --- records of duty ---


def _counts(state: State, place: str, duty: str, by: date) -> tuple[Mapping[str, int], ...]:
    """What each deputy's record counts; none where the journal does not keep the duty."""
    if duty not in DUTIES:
        raise LookupError(f"no record of duty counts {duty!r}")
    found = tuple(record.counts for record in duty_records(state, place, by).values())
    return found if found and duty in found[0] else ()


def duty_share(state: State, place: str, duty: str, by: date) -> Number:
    """Deputies of a congress who have a duty on their record by a day, as a share of all."""
    counts = _counts(state, place, duty, by)
    return Fraction(sum(own[duty] > 0 for own in counts), len(counts)) if counts else None


def duty_entries(state: State, place: str, duty: str, by: date) -> Number:
    """How often a duty stands on the records of a congress's deputies by a day."""
    counts = _counts(state, place, duty, by)
    return sum(own[duty] for own in counts) if counts else None


# --- observed series ---


def _series(state: State, series: str, kind: MeasureKind) -> ObservedSeries:
    found = state.supervision.series.get(SeriesId(series))
    if found is None or found.kind is not kind:
        raise LookupError(f"no series of the kind {kind} is called {series!r}")
    return found


def places_up(state: State, series: str, year: int) -> Number:
    """Places by which a rank of a year is better than the one before, as observed."""
    for later, change in steps(_series(state, series, MeasureKind.RANK)):
        if later.last.year == year:
            return -change
    return None


def years_running(state: State, series: str) -> Number:
    """Periods in a row, up to the latest, in which an award was given, as observed."""
    return running(_series(state, series, MeasureKind.AWARD))


JUDGED = (
    evaluation_years,
    mending_told,
    taken_up_again,
    duty_share,
    duty_entries,
    places_up,
    years_running,
)
"""The measures of this file."""
