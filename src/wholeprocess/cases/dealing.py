"""Dealing a reported total out to made-up records (分摊), so that the records add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


def deal(total: int, parts: int, rng: Random, *, least: int = 1) -> list[int]:
    """``parts`` whole numbers of at least ``least`` that add up to ``total``.

    Raises ``ValueError`` if the total is too small for that.

    >>> sum(deal(116, 36, Random(1), least=2))
    116
    """
    spare = total - parts * least
    if parts < 1 or spare < 0:
        raise ValueError(f"{total} cannot be dealt out to {parts} parts of at least {least}")
    cuts = sorted(rng.randrange(spare + 1) for _ in range(parts - 1))
    return [least + b - a for a, b in zip([0, *cuts], [*cuts, spare], strict=True)]


def evenly(total: int, parts: int) -> list[int]:
    """``parts`` whole numbers that add up to ``total`` and differ by one at most.

    >>> evenly(11, 3)
    [4, 4, 3]
    """
    whole, more = divmod(total, parts)
    return [whole + (place < more) for place in range(parts)]


def some_day(first: date, last: date, rng: Random) -> date:
    """A day from ``first`` to ``last``, both counted."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def some(things: Sequence[T], n: int, rng: Random) -> list[T]:
    """``n`` different things, in their order."""
    return [things[place] for place in sorted(rng.sample(range(len(things)), n))]
