"""Figures of many years at once (批量计数), where arrays can follow the full engine exactly."""

from __future__ import annotations

from datetime import date

from wholeprocess.errors import MissingExtra
from wholeprocess.simulation.county import County
from wholeprocess.simulation.measures import Measure
from wholeprocess.simulation.policy import AS_IT_IS, Policy


def count_years(
    county: County,
    policy: Policy = AS_IT_IS,
    seed: int = 0,
    replicates: int = 1,
    *,
    first: int = 0,
    start: date = date(2022, 1, 1),
    years: int = 1,
    same_draws: bool = False,
) -> tuple[tuple[Measure, ...], ...]:
    """The figures of the suggestions of many replicates, as ``measures`` of a run gives them.

    Replicate ``r`` of ``first`` and the following ones has the same figures in a block of any size;
    with ``same_draws`` those of ``simulate(county, policy, seed + r)``. Needs NumPy (extra
    ``simulation``). Other parts of a year than suggestions have no acts and nothing is measured.
    Raises ``BadInput`` where only the full engine is exact, and ``Refused`` as ``simulate`` does.

    >>> county = County.xiangxiang(suggestions=30, in_session=0).only("suggestions")
    >>> (found,) = count_years(county, seed=4, same_draws=True)
    >>> from wholeprocess.simulation import measures, simulate
    >>> found == measures(simulate(county, seed=4))[:len(found)]
    True
    """
    try:
        from wholeprocess.simulation.many import figures_of
    except ModuleNotFoundError:
        raise MissingExtra("counting many years at once", "simulation") from None
    policy.must_be_lawful(county.place, start)
    those = range(first, first + replicates)
    return figures_of(county, policy, seed, those, start, years, own=not same_draws)
