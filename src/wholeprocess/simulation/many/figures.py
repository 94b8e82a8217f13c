"""The figures of many replicates (批量指标), as those of a run."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from wholeprocess.simulation.measures import NAMES, OF_SUGGESTIONS, Measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.many.rounds import Rounds
    from wholeprocess.simulation.numbers import Ints

    Yes = NDArray[np.bool_]


class Counted(NamedTuple):
    """A block's matters: replicates x matters, and those of them that reached a unit."""

    horizon: int
    rounds: int
    came: Ints
    there: Yes
    declined: Yes
    assigned: Ints
    due: Ints
    own: tuple[Ints, Ints]
    reached: Ints
    handled: Rounds


def figures(c: Counted) -> Iterator[tuple[Measure, ...]]:
    """The figures of each replicate, by the names and in the order of ``measures``."""
    h, horizon = c.handled, c.horizon
    size = c.came.shape[0]

    def each(there: Yes) -> Ints:
        """How many of those at units, in each replicate."""
        return np.bincount(c.own[0][there], minlength=size)

    def added(values: Ints, there: Yes) -> Ints:
        return np.rint(np.bincount(c.own[0][there], weights=values[there], minlength=size)).astype(
            np.int64
        )

    start, end = h.turns.start[: h.size], h.turns.end[: h.size]
    begun, replied = start < horizon, end < horizon
    closed, rated = h.close < horizon, h.rated > 0
    suggestions, declined = c.there.sum(axis=1), c.declined.sum(axis=1)
    done = declined + each(closed)
    assigned = c.assigned < horizon
    limit = c.due[np.where(assigned, c.assigned, 0)]
    answer = np.full(c.came.shape, horizon - 1)
    answer[c.own] = np.where(replied, end, horizon - 1)
    late = (assigned & (answer > limit)).sum(axis=1)
    again = rated & ~h.content_last & (h.rated < c.rounds)
    last_round = np.where(again, h.rated + 1, h.rated)
    specially = rated & ~h.content_last & (last_round >= c.rounds)
    counts = {
        "suggestions": suggestions,
        "closed": done,
        "open": suggestions - done,
        "handled_again": each((h.rated > 1) | again),
        "escalated": each(h.above),
        "talks": each_turn(c),
        "special_supervision": each(specially),
    }
    means = {
        "days_to_close": (each(closed), added(h.close - c.came[c.own], closed)),
        "days_waiting": (each(begun), added(start - c.reached, begun)),
        "days_to_reply": (each(replied), added(end - c.assigned[c.own], replied)),
        "late": (assigned.sum(axis=1), late),
        "satisfied_at_first": (each(rated), each(rated & h.content_first)),
    }
    for r in range(size):
        found = []
        for name in NAMES[:OF_SUGGESTIONS]:
            if name in counts:
                n = int(counts[name][r])
                found.append(Measure(name, n, Fraction(n)))
            else:
                n, total = (int(held[r]) for held in means[name])
                found.append(Measure(name, n, Fraction(total, n) if n else None))
        yield tuple(found)


def each_turn(c: Counted) -> Ints:
    """How many talks there were, in each replicate."""
    h, size = c.handled, c.came.shape[0]
    talked = np.flatnonzero(h.turns.talked & (h.turns.arrive < c.horizon))
    return np.bincount(c.own[0][talked % max(h.size, 1)], minlength=size)
