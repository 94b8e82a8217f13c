"""Projects with costs, a budget, and ballots (项目、预算与票): what a rule chooses from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import lcm
from typing import TypeAlias

from attrs import Attribute, field, frozen

from wholeprocess.decision.ballot import Pattern, ProposalId

Money: TypeAlias = int | Fraction
"""An exact amount: whole fen in our own records, any exact number in a file of others."""


def _exact(amount: Money) -> Money:
    if isinstance(amount, bool) or not isinstance(amount, int | Fraction):
        raise TypeError(f"{amount!r} is not exact; write a whole number or a Fraction")
    return int(amount) if amount.denominator == 1 else amount


def _not_negative(_: object, attribute: Attribute[Money], amount: Money) -> None:
    if amount < 0:
        raise ValueError(f"{attribute.name} {amount} is negative")


@frozen(kw_only=True)
class Option:
    """A project that could be chosen (候选项目): its cost, its kind, and where it would be."""

    id: ProposalId
    cost: Money = field(converter=_exact, validator=_not_negative)
    category: str = ""
    village: str = ""


def _sorted(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: option.id))


def _patterns(ballots: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(ballots)


@frozen(kw_only=True)
class Instance:
    """One choice to be made (一次选择): options in the order of their ids, a budget, ballots.

    A ballot is the set of options it approves; equal ballots are one ``Pattern``.

    >>> road, well = Option(id="road", cost=60), Option(id="well", cost=50)
    >>> box = Instance(options=[well, road], budget=100, ballots=[Pattern(("road", "well"), 3)])
    >>> box.voters, box.votes
    (3, (3, 3))
    """

    options: tuple[Option, ...] = field(converter=_sorted)
    budget: Money = field(converter=_exact, validator=_not_negative)
    ballots: tuple[Pattern, ...] = field(converter=_patterns)
    votes: tuple[int, ...] = field(init=False, repr=False, eq=False)
    """How many ballots approve each option, in the order of ``options``."""

    @options.validator
    def _each_once(self, _: object, options: tuple[Option, ...]) -> None:
        if len({option.id for option in options}) < len(options):
            raise ValueError("two options have the same id")

    @votes.default
    def _counted(self) -> tuple[int, ...]:
        votes = Counter(chain.from_iterable([p.marks for p in self.ballots]))
        for pattern in self.ballots:
            if pattern.count > 1:
                for mark in pattern.marks:
                    votes[mark] += pattern.count - 1
        if strange := sorted(votes.keys() - self.place.keys()):
            raise ValueError(f"{', '.join(strange[:5])} is marked and is no option")
        return tuple([votes[option.id] for option in self.options])

    @cached_property
    def place(self) -> dict[ProposalId, int]:
        """The place of each option in ``options``."""
        return {option.id: place for place, option in enumerate(self.options)}

    @cached_property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(pattern.count for pattern in self.ballots)

    @cached_property
    def supporters(self) -> tuple[tuple[int, ...], ...]:
        """For each option the places of the patterns that approve it."""
        behind: list[list[int]] = [[] for _ in self.options]
        place = self.place
        for number, pattern in enumerate(self.ballots):
            for mark in pattern.marks:
                behind[place[mark]].append(number)
        return tuple(map(tuple, behind))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """How many ballots each pattern stands for."""
        return tuple([pattern.count for pattern in self.ballots])

    @cached_property
    def whole(self) -> tuple[tuple[int, ...], int]:
        """Costs and budget as whole numbers of the largest unit that makes them whole."""
        amounts = [*(option.cost for option in self.options), self.budget]
        unit = lcm(*(amount.denominator for amount in amounts))
        whole = [int(amount * unit) for amount in amounts]
        return tuple(whole[:-1]), whole[-1]
