"""Some replicates side by side (一批重复), from their deputies to the closed files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from wholeprocess.simulation.county import County
from wholeprocess.simulation.many.figures import Counted, figures
from wholeprocess.simulation.many.queues import BITS, FAR
from wholeprocess.simulation.many.rounds import Population, Rounds
from wholeprocess.simulation.many.rules import Rules, rules_of
from wholeprocess.simulation.matter import (
    ASSIGNED_ABOVE,
    FIRST,
    RECEIVED_ABOVE,
    ROUND,
    SUBMITTED_ABOVE,
)
from wholeprocess.simulation.measures import Measure, measures
from wholeprocess.simulation.numbers import (
    DAY,
    FromCounter,
    FromStreams,
    Source,
    below,
    happens,
)
from wholeprocess.simulation.policy import Policy
from wholeprocess.simulation.year import simulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.numbers import Draws, Ints, Longs

    Yes = NDArray[np.bool_]

_AT = {name: column for column, name in enumerate(ROUND)}
_FIRST = {name: column for column, name in enumerate(FIRST)}
_BLOCK = 512
"""Replicates worked on at one time."""


def figures_of(
    county: County, policy: Policy, seed: int, replicates: range, start: date, years: int, own: bool
) -> tuple[tuple[Measure, ...], ...]:
    """The figures of some replicates; ``own`` draws are made faster than those of the streams."""
    rules = rules_of(county, policy, start, years)
    found: list[tuple[Measure, ...]] = []
    for at in range(replicates.start, replicates.stop, _BLOCK):
        size = min(_BLOCK, replicates.stop - at)
        source = (FromCounter if own else FromStreams)(seed, at, size)
        found += Block(rules, source, size).figures()
    return tuple(found)


def _first_order(assigned: Ints, accepted: Ints, came: Ints) -> Longs:
    """Who comes first on one day: who was assigned sooner, then accepted, then came sooner."""
    order = assigned.astype(np.int64)
    for later in (accepted, came, np.arange(came.shape[1])):
        order = (order << BITS) + later
    return order


class Block:
    """Some replicates side by side."""

    def __init__(self, rules: Rules, source: Source, replicates: int) -> None:
        self.rules, self.source, self.replicates = rules, source, replicates
        self._rows: dict[tuple[str, int], Draws] = {}

    def figures(self) -> list[tuple[Measure, ...]]:
        """The figures of each replicate; where the order of arrival fails, in full."""
        counted = self.counted()
        found = list(figures(counted))
        rules = self.rules
        for r in np.flatnonzero(counted.handled.unclear):
            streams = self.source.streams(int(r))
            run = simulate(rules.asked, rules.policy, streams, rules.start, rules.years)
            found[r] = measures(run)[: len(found[r])]
        return found

    def counted(self) -> Counted:
        """All matters of the block from their deputies to the closed files."""
        rules, tables, horizon = self.rules, self.rules.tables, self.rules.horizon
        county, n = rules.county, rules.county.suggestions
        held = [self._submitted(year) for year in rules.came]
        draws = np.concatenate([one[0] for one in held], axis=1)
        came = np.concatenate([one[1] for one in held], axis=1)
        there = (came >= 0) & (came < horizon)
        accepted = came + tables.accepts.at(draws[..., _FIRST["accepts"]])
        declined = happens(tables.declines, draws[..., _FIRST["declines"]])
        assigned = accepted + tables.assigns.at(draws[..., _FIRST["assigns"]])
        assigned[declined | ~there | (accepted >= horizon)] = FAR
        reached = assigned + tables.acknowledges.at(draws[..., _FIRST["acknowledges"]])
        replicate, matter = np.nonzero((assigned < horizon) & (reached < horizon))
        own = replicate, matter
        units = len(county.units)
        places = np.array([one.capacity for one in county.units])
        people = Population(
            replicate=replicate,
            cell=(matter // n * self.replicates + replicate) * self.source.span(n, len(ROUND))
            + matter % n,
            lane=replicate * units + below(units, draws[..., _FIRST["unit"]][own]),
            places=np.tile(places, self.replicates),
            arrive=reached[own],
            put=assigned[own],
            order=_first_order(assigned, accepted, came)[own],
            due=rules.due_first[assigned[own]],
            severity=tables.severity.at(draws[..., _FIRST["severity"]][own]),
            congress=county.place,
            rounds=rules.rounds,
            child=False,
        )
        return Counted(
            horizon=horizon,
            rounds=rules.rounds,
            came=came,
            there=there,
            declined=declined & there & (accepted < horizon),
            assigned=assigned,
            due=rules.due_first,
            own=own,
            reached=reached[own],
            handled=Rounds(self, people),
        )

    def _submitted(self, year: int) -> tuple[Draws, Ints]:
        """The draws of a year's matters, and the days on which they come up."""
        county, n = self.rules.county, self.rules.county.suggestions
        draws = self.source.rows("suggestions", n, len(FIRST), year)[:, :n]
        start, days, seated = self.rules.came[year]
        came = start + days.at(draws[..., _FIRST["came"]])
        if seated is not None:
            came[:, : county.in_session] = seated
        return draws, came

    def drawn(self, people: Population, turn: int, of: Ints) -> Callable[[str], Draws]:
        """The draws of a round of some matters, by what they are for."""
        n, width = self.rules.county.suggestions, len(ROUND)
        key = people.congress, turn
        if key not in self._rows:
            rows = [
                self.source.rows("round", n, width, people.congress, year, turn).reshape(-1, width)
                for year in self.rules.came
            ]
            self._rows[key] = np.concatenate(rows) if len(rows) > 1 else rows[0]
        held, cells = self._rows[key], people.cell[of]

        def draws(purpose: str) -> Draws:
            drawn: Draws = held[cells, _AT[purpose]]
            return drawn

        return draws

    def above(self, parents: Population, of: Ints, replied: Ints) -> tuple[Ints, Yes]:
        """When matters that went up come home from the last of the higher congresses."""
        rules, horizon = self.rules, self.rules.horizon
        home, unclear = replied.copy(), np.zeros(self.replicates, bool)
        assigned = replied + SUBMITTED_ABOVE + ASSIGNED_ABOVE
        there = np.flatnonzero(assigned + RECEIVED_ABOVE < horizon)
        for level, congress in enumerate(rules.county.higher[:2]):
            who = of[there]
            people = Population(
                replicate=parents.replicate[who],
                cell=parents.cell[who],
                lane=parents.replicate[who],
                places=np.full(self.replicates, rules.county.units[0].capacity),
                arrive=assigned[there] + RECEIVED_ABOVE,
                put=assigned[there],
                order=np.zeros(there.size, np.int64),
                due=rules.due_first[assigned[there]],
                severity=np.zeros(there.size, DAY),
                congress=congress,
                rounds=rules.rounds_above[level],
                child=True,
            )
            handled = Rounds(self, people)
            back = np.full(of.size, FAR, DAY)
            back[there] = np.where(handled.close < horizon, handled.close, FAR)
            home = np.maximum(home, back)
            unclear |= handled.unclear
        return home, unclear
