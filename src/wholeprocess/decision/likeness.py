"""Proposals that are alike (相近项目): proposed for merging, merged by people.

How alike two texts are is measured by whoever calls: any function from two texts to a share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from attrs import frozen

from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.slate_acts import Propose
from wholeprocess.law import Law

Measure: TypeAlias = Callable[[str, str], Fraction]
"""How alike two texts are, from 0 to 1."""


@frozen(kw_only=True)
class Alike:
    """Two proposals that could become one: the earlier, the later, and how alike they are."""

    one: ProposalId
    other: ProposalId
    likeness: Fraction


def alike(proposals: Iterable[Propose], measure: Measure, law: Law) -> tuple[Alike, ...]:
    """Couples of proposals of one slate and category that are alike enough (LVP-likeness).

    The likest first. Nothing is merged: ``MergeProposals`` is an act of whoever screens.

    >>> road = Propose(on=date(2019, 5, 7), slate="s", proposal="p1", title="修村道",
    ...                category="road", source="residents")
    >>> again = Propose(on=date(2019, 5, 8), slate="s", proposal="p2", title="修村道路",
    ...                 category="road", source="station")
    >>> [(a.one, a.other) for a in alike([road, again], lambda a, b: Fraction(a in b), law)]
    [('p1', 'p2')]
    """
    least = Fraction(law.count("LVP-likeness"), 100)
    groups: dict[tuple[str, str], list[Propose]] = {}
    for proposal in proposals:
        groups.setdefault((proposal.slate, proposal.category), []).append(proposal)
    found = [
        Alike(one=one.proposal, other=other.proposal, likeness=likeness)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if (likeness := measure(one.title, other.title)) >= least
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other)))
