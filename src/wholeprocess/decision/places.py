"""Who takes the places (名额分配): the strongest first, by category and within a budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from attrs import frozen

from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.counting import Tally, setting
from wholeprocess.law import Law


@frozen(kw_only=True, eq=False)
class Taken:
    """The places taken safely, and the tie that decides the others, if there is one.

    ``places`` is how many the tied stand for, ``left`` what each category has left, those with it;
    ``left_fen`` is the money left, ``None`` without a budget.
    """

    safe: tuple[ProposalId, ...]
    tied: tuple[ProposalId, ...]
    places: int
    left: Mapping[str, int]
    left_fen: int | None
    affordable: bool
    """Whether the money left is enough for all that are tied."""

    def still_open(self, tally: Tally) -> tuple[ProposalId, ...]:
        """The candidates that are not chosen and could still be: a place and money are left."""
        share, costs = tally.share_of, dict(tally.costs)
        return tuple(
            project
            for project in tally.candidates
            if project not in self.safe
            and self.left.get(share[project], 0)
            and (self.left_fen is None or costs[project] <= self.left_fen)
        )


def take_places(
    tally: Tally, strength: Mapping[ProposalId, int], law: Law, *, after: Taken | None = None
) -> Taken:
    """Fill the places from the strongest down; equal strength is a tie where not all find room.

    Within a budget what costs more than is left is passed over, or ends the taking, as
    LVP-budget-fit says; a tie ends it too, since who wins it decides what is left. ``after`` goes
    on from what was taken before, among its tied.
    """
    share, costs = tally.share_of, dict(tally.costs)
    stops = setting(law, "LVP-budget-fit", ("pass_over", "stop")) == "stop"
    safe = list(after.safe) if after else []
    left = dict(after.left) if after else dict(tally.shares)
    money = after.left_fen if after else tally.budget_fen
    tied: list[ProposalId] = []
    closed: set[str] = set()
    for level in _levels(strength):
        wanted = [p for p in level if left.get(share[p], 0) and share[p] not in closed]
        fits = [p for p in wanted if money is None or costs[p] <= money]
        crowded = {s for s in left if sum(share[p] == s for p in fits) > left[s]}
        apart = [p for p in fits if share[p] in crowded]
        if money is not None and sum(costs[p] for p in fits if p not in apart) > money:
            apart = fits
        for project in fits:
            if project not in apart:
                safe.append(project)
                left[share[project]] -= 1
                money = None if money is None else money - costs[project]
        tied += apart
        closed |= {share[p] for p in apart}
        if (apart and money is not None) or (stops and len(fits) < len(wanted)):
            break
    return Taken(
        safe=tuple(safe),
        tied=tuple(sorted(tied)),
        places=sum(left[s] for s in closed),
        left=left,
        left_fen=money,
        affordable=money is None or sum(costs[p] for p in tied) <= money,
    )


def _levels(strength: Mapping[ProposalId, int]) -> Iterator[list[ProposalId]]:
    """Those with equal strength, the strongest first, each level in the order of their names."""
    ranked = sorted(strength, key=lambda project: (-strength[project], project))
    for _, level in groupby(ranked, key=strength.__getitem__):
        yield list(level)
