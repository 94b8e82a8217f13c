"""Suppressions that meet nothing (没有对应发现的说明)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from wholeprocess.check.planting.fault import Clean, Fault, plants
from wholeprocess.process import SeatDeputies, SuppressFinding


@plants("WP-suppress")
def meets_nothing(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Something is explained that was never found."""
    for _, seated in ground.of(SeatDeputies, rng):
        act = SuppressFinding(
            on=ground.last - timedelta(rng.randint(0, 20)),
            congress=seated.congress,
            code="SG-5",
            matter=rng.choice(seated.deputies).id,
            reason="the unit was flooded",
        )
        yield Fault(code="WP-suppress", about=act.matter, add=(act,), at=act)
