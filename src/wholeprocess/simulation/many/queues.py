"""The queues of many units at once (批量排队), and the rounds in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from wholeprocess.simulation.numbers import DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.numbers import Ints, Longs

    Yes = NDArray[np.bool_]

FAR = np.int32(1 << 28)
"""A day that never comes."""
BITS = 12
"""A day, and a matter of one replicate, is told by so many bits where an order is made of them."""
UNTOLD = (1 << 3 * BITS) - 1
"""In the place of an order that days do not tell."""


class Turns(NamedTuple):
    """The rounds of a population of matters: for each an array, one round after the other."""

    arrive: Ints
    order: Longs
    """Who comes first of those that arrive on one day."""
    work: Ints
    talk: Ints
    start: Ints
    end: Ints
    talked: Yes

    @classmethod
    def none(cls, size: int) -> Turns:
        """No round of any matter yet."""
        arrive, work, talk, start, end = (np.full(size, FAR, DAY) for _ in range(5))
        order = np.zeros(size, np.int64)
        return cls(arrive, order, work, talk, start, end, np.zeros(size, bool))


Presses = Callable[["Ints", "Ints"], "Ints"]
"""Of some rounds and the days on which the desk proposes a talk: the day by which the unit then
replies, ``FAR`` where it is not called in."""


def serve(
    turns: Turns, entries: Ints, lane: Ints, places: Ints, horizon: int, presses: Presses
) -> tuple[Ints, Ints]:
    """Serve rounds in order of arrival, each lane with its places; ``lane`` has that of each.

    Returns the lanes in which a unit that is pressed would take a matter before others that wait:
    there the order of arrival does not hold; and those in which days do not tell that order.
    """
    nowhere = lane[:0], lane[:0]
    _begin(turns, entries, turns.arrive[entries], horizon, presses)
    counts = np.bincount(lane, minlength=places.size)
    tight = (counts > places)[lane]
    entries, lane = entries[tight], lane[tight]
    if not entries.size:
        return nowhere
    comes = (turns.arrive[entries].astype(np.int64) << 3 * BITS + BITS) + turns.order[entries]
    order = np.lexsort((comes, lane))
    entries, lane, comes = entries[order], lane[order], comes[order]
    waits = _may_wait(turns, entries, lane, places)
    if not waits.any():
        return nowhere
    busy = np.zeros(places.size, bool)
    busy[lane[waits]] = True
    inside = busy[lane]
    entries, lane, comes = entries[inside], lane[inside], comes[inside]
    later = comes & UNTOLD == UNTOLD
    tied = (lane[1:] == lane[:-1]) & (comes[1:] >> 3 * BITS == comes[:-1] >> 3 * BITS)
    unclear = lane[1:][tied & (later[1:] | later[:-1])]
    heads = np.flatnonzero(np.r_[True, lane[1:] != lane[:-1]])
    size = np.diff(np.r_[heads, lane.size])
    each = places[lane[heads]]
    ready = np.full((heads.size, int(each.max())), -1, DAY)
    ready[np.arange(ready.shape[1]) >= each[:, None]] = FAR
    jumps = np.zeros(places.size, bool)
    for place in range(int(size.max())):
        going = np.flatnonzero(size > place)
        entry = heads[going] + place
        round_ = entries[entry]
        soonest = ready[going].argmin(axis=1)
        start = np.maximum(turns.arrive[round_], ready[going, soonest])
        jumps[lane[entry]] |= _begin(turns, round_, start, horizon, presses)
        ready[going, soonest] = turns.end[round_]
    return np.flatnonzero(jumps), unclear


def _may_wait(turns: Turns, entries: Ints, lane: Ints, places: Ints) -> Yes:
    """Which rounds, in order of arrival, may find all places taken, if nobody else has waited.

    Nobody waits whose lane has a free place even if all ended as late as the latest but those that
    arrived last, one fewer than there are places.
    """
    sorts = lane.astype(np.int64) << 32
    latest = np.maximum.accumulate(sorts + turns.end[entries])
    before = np.arange(lane.size) - places[lane]
    inside = before >= 0
    inside[inside] = lane[before[inside]] == lane[inside]
    found = np.zeros(lane.size, bool)
    found[inside] = latest[before[inside]] > (sorts + turns.arrive[entries])[inside]
    return found


def _begin(turns: Turns, rounds: Ints, start: Ints, horizon: int, presses: Presses) -> Yes:
    """Begin rounds on their days; which of them would have been taken before others."""
    arrive = turns.arrive[rounds]
    end = start + turns.work[rounds]
    talk = np.maximum(turns.talk[rounds], arrive)
    jumps = np.zeros(rounds.size, bool)
    turns.talked[rounds] = False
    late = np.flatnonzero((end > talk) & (talk < horizon))
    if late.size:
        sooner = presses(rounds[late], talk[late])
        called = sooner < FAR
        jumps[late] = called & (start[late] > arrive[late]) & (talk[late] <= start[late])
        end[late] = np.minimum(end[late], sooner)
        turns.talked[rounds[late]] = called
    turns.start[rounds], turns.end[rounds] = start, end
    return jumps
