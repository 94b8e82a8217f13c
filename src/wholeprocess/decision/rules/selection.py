"""What a rule chose (选定结果), in which order, and the ties that it met on its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias, TypeVar

from attrs import frozen

from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.rules.instance import Instance, Money

R = TypeVar("R", bound="Run")


class Run(Protocol):
    """A rule in the middle of its work on one instance; options are named by their places."""

    def best(self) -> list[int]:
        """The options that the rule would take next, more than one in a tie; none at the end."""
        ...

    def take(self, place: int) -> None:
        """Choose one of them."""
        ...

    def copy(self: R) -> R:
        """A run that goes on from here by itself."""
        ...


Rule: TypeAlias = Callable[[Instance], Run]
"""A rule begins a run on an instance; ``by_votes`` and the others are rules."""


@frozen(kw_only=True)
class Tie:
    """A tie that the order of options broke (并列): at which step, among whom, who was taken."""

    step: int
    among: tuple[ProposalId, ...]
    taken: ProposalId


@frozen(kw_only=True)
class Selection:
    """The options chosen, in the order of choosing, what they cost, and the ties on the way."""

    chosen: tuple[ProposalId, ...]
    spent: Money
    left: Money
    ties: tuple[Tie, ...]


def select(instance: Instance, rule: Rule, *, order: Sequence[ProposalId] = ()) -> Selection:
    """What a rule chooses. A tie goes to who stands first in ``order``, else by id.

    That is an order for studies: at a congress a tie is voted on again (see ``choose``).
    ``decisive`` tells whether another order would have chosen others.

    >>> from wholeprocess.decision import Pattern, ProposalId
    >>> from wholeprocess.decision.rules.greedy import by_votes
    >>> from wholeprocess.decision.rules.instance import Option
    >>> box = Instance(options=[Option(id="road", cost=60), Option(id="well", cost=50)],
    ...                budget=100, ballots=[Pattern(("road", "well"), 3)])
    >>> select(box, by_votes).chosen, select(box, by_votes, order=("well",)).chosen
    (('road',), ('well',))
    """
    ids = [option.id for option in instance.options]
    first = {ident: place for place, ident in enumerate(order)}
    ranks = [(first.get(ident, len(first)), ident) for ident in ids] if order else None
    run = rule(instance)
    chosen: list[int] = []
    ties: list[Tie] = []
    while best := run.best():
        place = best[0]
        if len(best) > 1:
            place = min(best) if ranks is None else min(best, key=ranks.__getitem__)
            among = tuple(sorted(ids[tied] for tied in best))
            ties.append(Tie(step=len(chosen) + 1, among=among, taken=ids[place]))
        run.take(place)
        chosen.append(place)
    spent = sum([instance.options[place].cost for place in chosen])
    return Selection(
        chosen=tuple([ids[place] for place in chosen]),
        spent=spent,
        left=instance.budget - spent,
        ties=tuple(ties),
    )


@frozen(kw_only=True)
class Outcomes:
    """Every set that a rule can choose, over all ways to break its ties (全部可能结果).

    ``complete`` is false where there were more ways than the search was allowed to follow.
    """

    sets: tuple[tuple[ProposalId, ...], ...]
    complete: bool

    @property
    def decisive(self) -> bool:
        """Whether a tie decides who is chosen (并列决定结果)."""
        return len(self.sets) > 1


def outcomes(instance: Instance, rule: Rule, *, steps: int = 100_000) -> Outcomes:
    """All sets that the rule can choose, whichever way each tie is broken.

    ``steps`` bounds the search: where it ends early, ``complete`` is false and ``sets`` holds
    what was found.
    """
    found: set[frozenset[int]] = set()
    seen: set[tuple[int, ...]] = set()
    open_runs: list[tuple[Run, tuple[int, ...]]] = [(rule(instance), ())]
    left = steps
    while open_runs and left:
        run, chosen = open_runs.pop()
        while best := run.best():
            left -= 1
            for place in best[1:]:
                if (after := (*chosen, place)) not in seen:
                    seen.add(after)
                    branch = run.copy()
                    branch.take(place)
                    open_runs.append((branch, after))
            run.take(best[0])
            chosen = (*chosen, best[0])
            if not left:
                open_runs.append((run, chosen))
                break
        else:
            found.add(frozenset(chosen))
    ids = [option.id for option in instance.options]
    sets = sorted(tuple(sorted(ids[place] for place in one)) for one in found)
    return Outcomes(sets=tuple(sets), complete=not open_runs)
