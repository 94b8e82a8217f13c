"""A year's livelihood projects with every step on record (民生实事全流程记录)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from wholeprocess.cases.livelihood import YearPlan, livelihood_year
from wholeprocess.cases.livelihood_call import called_wide, looked_into
from wholeprocess.cases.livelihood_following import money
from wholeprocess.journal import Act


def full_year(plan: YearPlan, rng: Random, more: Random) -> Iterator[Act]:
    """The acts of ``livelihood_year`` with the call, the assessments and the money beside them.

    ``more`` draws what is added, so that it changes nothing of what ``rng`` draws.
    """
    acts = list(called_wide(plan, list(livelihood_year(plan, rng))))
    yield from acts
    yield from looked_into(plan, acts, more)
    yield from money(plan, acts, more)
