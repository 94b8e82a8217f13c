"""A year's livelihood projects with every step on record (民生实事全流程记录)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from attrs import frozen

from wholeprocess.cases.livelihood import livelihood_year
from wholeprocess.cases.livelihood_call import called_wide, from_opinions, looked_into
from wholeprocess.cases.livelihood_following import looked_at, money
from wholeprocess.cases.livelihood_plan import YearPlan
from wholeprocess.cases.stations import Day
from wholeprocess.journal import Act


@frozen(kw_only=True)
class Stations:
    """The stations of a town, where projects begin and are looked at: each area's, and its days."""

    near: Mapping[str, str]
    days: Sequence[Day]


def full_year(
    plan: YearPlan, rng: Random, more: Random, stations: Stations | None = None
) -> Iterator[Act]:
    """The acts of ``livelihood_year`` with the call, the assessments and the money beside them.

    Where the town's ``stations`` are on record, some proposals come from opinions heard there and
    deputies look at the projects on station days. ``more`` draws what is added, so that it changes
    nothing of what ``rng`` draws.
    """
    acts = list(called_wide(plan, list(livelihood_year(plan, rng))))
    if stations is not None:
        yield from from_opinions(plan, acts, stations.days, stations.near, more)
        yield from looked_at(plan, acts, stations.days, stations.near, more)
    else:
        yield from acts
    yield from looked_into(plan, acts, more)
    yield from money(plan, acts, more)
