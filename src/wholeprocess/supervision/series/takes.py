"""How each act about an observed measure is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.journal import Take, before_the_last
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.series import acts as a
from wholeprocess.supervision.series.record import MeasureKind, Observation, ObservedSeries


def series_is_new(state: State, act: a.OpenSeries, law: Law, register: Register) -> Refusal | None:
    """An identifier of its own, for a place and a congress on record."""
    if act.series in state.series:
        what = f"a series is called {act.series} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    for code in (act.congress, act.place):
        if code not in register.divisions:
            what = f"no division has the code {code}"
            mend = "correct the code, or load the table of divisions that has it"
            return law.refusal("WP-known", what, mend)
    return None


def series_is_open(
    state: State, act: a.ObservationAct, law: Law, register: Register
) -> Refusal | None:
    """The series is on record, and the act is not before its last one."""
    series = state.series.get(act.series)
    if series is None:
        what = f"no series is called {act.series}"
        return law.refusal("WP-known", what, "open it first, or correct the identifier")
    return before_the_last(act, series.acts, law)


def value_fits(state: State, act: a.ObservationAct, law: Law, register: Register) -> Refusal | None:
    """A rank is a whole number from 1, an award 1 or 0; and nothing is observed before it began."""
    measure = state.series[act.series].kind
    if act.on < act.first:
        what = f"{act.first} to {act.last} cannot be observed on {act.on}"
        return law.refusal("PR-series", what, "record it when it was published")
    if measure is MeasureKind.AWARD and act.value not in (0, 1):
        what = f"{act.value} is no award"
        return law.refusal("PR-series", what, "write 1 where it was given, 0 where it was not")
    ranked = act.value.denominator == 1 and 1 <= act.value <= (act.of or act.value)
    if measure is MeasureKind.RANK and not ranked:
        among = f" among {act.of}" if act.of is not None else ""
        what = f"{act.value} is no rank{among}"
        return law.refusal("PR-series", what, "write a whole number from 1, the first")
    if act.of is not None and measure is not MeasureKind.RANK:
        what = f"a {measure.value} is not among {act.of}"
        return law.refusal("PR-series", what, "leave out among how many, or open a series of ranks")
    return None


def period_is_free(state: State, act: a.Observe, law: Law, register: Register) -> Refusal | None:
    """No day has two values."""
    for own in state.series[act.series].observations:
        if act.first <= own.last and own.first <= act.last:
            what = f"{act.series} has a value from {own.first} to {own.last}"
            return law.refusal("PR-series", what, "correct it, or keep other periods apart")
    return None


def period_is_there(
    state: State, act: a.CorrectObservation, law: Law, register: Register
) -> Refusal | None:
    """What is corrected was observed."""
    if state.series[act.series].of_period(act.first, act.last) is not None:
        return None
    what = f"{act.series} has no value for {act.first} to {act.last}"
    return law.refusal("WP-known", what, "name the period as it was observed")


def _opened(state: State, act: a.OpenSeries, law: Law, register: Register) -> Changes:
    series = ObservedSeries(
        id=act.series,
        congress=act.congress,
        place=act.place,
        title=act.title,
        kind=act.measure,
        unit=act.unit,
        acts=(act,),
    )
    return Changes(series={act.series: series})


def _observed(state: State, act: a.ObservationAct, law: Law, register: Register) -> Changes:
    series = state.series[act.series]
    new = Observation(
        first=act.first,
        last=act.last,
        value=act.value,
        source=act.source,
        of=act.of,
        corrected=act.reason if isinstance(act, a.CorrectObservation) else "",
    )
    rest = [o for o in series.observations if (o.first, o.last) != (act.first, act.last)]
    observations = tuple(sorted((*rest, new), key=lambda o: o.first))
    then = evolve(series, observations=observations, acts=(*series.acts, act))
    return Changes(series={act.series: then})


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.OpenSeries: Take(_opened, (series_is_new,)),
    a.Observe: Take(_observed, (series_is_open, value_fits, period_is_free)),
    a.CorrectObservation: Take(_observed, (series_is_open, value_fits, period_is_there)),
}
"""How each kind of act of this part is taken in."""
