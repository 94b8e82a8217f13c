"""Round after round of many matters (批量办理), until no round moves any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from wholeprocess.management import Result
from wholeprocess.simulation.lane import Visit, serve_lane
from wholeprocess.simulation.many.queues import BITS, FAR, UNTOLD, Turns, serve
from wholeprocess.simulation.many.rules import RESULTS
from wholeprocess.simulation.matter import CLOSES_UNRATED, REMINDS, ROUND
from wholeprocess.simulation.numbers import DAY, happens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.many.block import Block
    from wholeprocess.simulation.numbers import Ints, Longs

    Yes = NDArray[np.bool_]

_ABOVE = RESULTS.index(Result.ABOVE.value)
_AT = {name: column for column, name in enumerate(ROUND)}


class Population(NamedTuple):
    """Matters that reached a unit: in which replicate and lane, when, and how they are drawn."""

    replicate: Ints
    cell: Ints
    """The row of each matter's draws: by year, replicate and place."""
    lane: Ints
    places: Ints
    arrive: Ints
    put: Ints
    order: Longs
    due: Ints
    severity: Ints
    congress: str
    rounds: int
    child: bool


class Rounds:
    """What becomes of a population, round after round, until no round moves any more.

    The rounds of matter ``m`` stand at ``m``, ``size + m`` and so on in the arrays of ``turns``.
    """

    def __init__(self, block: Block, people: Population) -> None:
        self.block, self.people, self.rules = block, people, block.rules
        self.size = n = people.arrive.size
        self.deepest = people.rounds + self.rules.special
        self.turns = Turns.none(self.deepest * n)
        self.wanted = np.full((3, self.deepest * n), FAR, DAY)  # arrival, put, end of the term
        self.close, self.home = np.full(n, FAR, DAY), np.full(n, FAR, DAY)
        self.rated = np.zeros(n, DAY)
        self.content_first, self.content_last = np.zeros(n, bool), np.zeros(n, bool)
        self.above, self.unclear = np.zeros(n, bool), np.zeros(block.replicates, bool)
        self.wanted[:, :n] = people.arrive, people.put, people.due
        matters = np.arange(n)
        self._enter(0, matters)
        lanes = np.ones(people.places.size, bool)
        while matters.size:
            self._serve(lanes)
            self._follow(matters)
            if not people.child and self.above.any():
                self._follow(self._brought_home())
            lanes = np.zeros(people.places.size, bool)
            for turn in range(1, self.deepest):
                own = slice(turn * n, (turn + 1) * n)
                moved = np.flatnonzero(self.wanted[0, own] != self.turns.arrive[own])
                if moved.size:
                    self._enter(turn, moved)
                    lanes[people.lane[moved]] = True
            matters = np.flatnonzero(lanes[people.lane])

    def _serve(self, lanes: Yes) -> None:
        """Serve the rounds of some lanes anew."""
        people, horizon = self.people, self.rules.horizon
        entries, at = [], []
        for turn in range(self.deepest):
            own = slice(turn * self.size, (turn + 1) * self.size)
            there = np.flatnonzero((self.turns.arrive[own] < horizon) & lanes[people.lane])
            entries.append(there + turn * self.size)
            at.append(people.lane[there])
        rounds, lane = np.concatenate(entries), np.concatenate(at)
        jumps, unclear = serve(self.turns, rounds, lane, people.places, horizon, self._presses)
        self.unclear[unclear // (people.places.size // self.block.replicates)] = True
        for one in jumps:
            if not self._serve_one(rounds[lane == one], int(people.places[one])):
                self.unclear[one // (people.places.size // self.block.replicates)] = True

    def _serve_one(self, rounds: Ints, places: int) -> bool:
        """Serve a lane step by step; whether the days tell its order."""
        turns = self.turns
        rounds = rounds[np.lexsort((turns.order[rounds], turns.arrive[rounds]))]
        put = turns.order[rounds] >> 3 * BITS
        sooner = self._presses(rounds, np.zeros_like(rounds))
        visits = [
            Visit(int(turns.arrive[n]), since, int(turns.work[n]), int(turns.talk[n]), by)
            for n, since, by in zip(rounds, put.tolist(), sooner.tolist(), strict=True)
        ]
        served = serve_lane(visits, places, self.rules.horizon)
        if served is None:
            return False
        for n, one in zip(rounds, served, strict=True):
            turns.start[n], turns.end[n], turns.talked[n] = one
        return True

    def _presses(self, rounds: Ints, talk: Ints) -> Ints:
        """By when units reply that are called in on some days."""
        found = np.full(rounds.size, FAR, DAY)
        tables = self.rules.tables
        for turn in range(self.people.rounds):  # nobody is pressed under special supervision
            here = np.flatnonzero(rounds // self.size == turn)
            if here.size:
                drawn = self.block.drawn(self.people, turn + 1, rounds[here] - turn * self.size)
                called = happens(tables.presses, drawn("presses"))
                sooner = talk[here] + tables.hurries.at(drawn("hurries"))
                found[here] = np.where(called, sooner, FAR)
        return found

    def _enter(self, turn: int, of: Ints) -> None:
        """Put matters into their units' queues for a round, or take them out of it."""
        turns, tables, rules = self.turns, self.rules.tables, self.rules
        at = turn * self.size + of
        arrive, put, due = self.wanted[:, at]
        turns.arrive[at] = arrive
        order = (put.astype(np.int64) << 3 * BITS) + UNTOLD
        turns.order[at] = order if turn or self.people.child else self.people.order[of]
        drawn = self.block.drawn(self.people, turn + 1, of)
        work = tables.handles if turn == 0 else tables.handles_again
        turns.work[at] = work.at(drawn("handles"))
        turns.talk[at] = due + rules.talk + 1 if turn < self.people.rounds else FAR

    def _follow(self, matters: Ints) -> None:
        """From the replies of some matters to their ratings, next rounds and closed files."""
        people, rules, tables = self.people, self.rules, self.rules.tables
        horizon, turns, n = rules.horizon, self.turns, self.size
        self.close[matters], self.rated[matters], self.above[matters] = FAR, 0, False
        for turn in range(1, self.deepest):
            self.wanted[:, turn * n + matters] = FAR
        of = matters
        for turn in range(self.deepest):
            at = turn * n + of
            served = (turns.arrive[at] == self.wanted[0, at]) & (turns.end[at] < horizon)
            of, day = of[served], turns.end[at[served]]
            if not of.size:
                break
            drawn = self.block.drawn(people, turn + 1, of)
            if turn == people.rounds:
                self.close[of] = day + tables.closes.at(drawn("closes"))
                break
            severity = people.severity[of] if turn == 0 else np.maximum(people.severity[of] - 1, 0)
            result = tables.replies.at(severity, drawn("reply"))
            if turn == 0 and not people.child and rules.carried:
                up = result == _ABOVE
                self.above[of] = up
                day = np.where(up, self.home[of], day)
            answers = happens(tables.answers, drawn("answers"))
            back = day < horizon
            silent = ~answers & back
            self.close[of[silent]] = day[silent] + REMINDS + CLOSES_UNRATED
            rates = day + tables.rates.at(drawn("rates"))
            rated = np.flatnonzero(answers & back & (rates < horizon))
            of, day, rates, result = of[rated], day[rated], rates[rated], result[rated]
            drawn = self.block.drawn(people, turn + 1, of)
            displeased = tables.displeased.at(result, drawn("finds")) > 0
            self.rated[of] = turn + 1
            self.content_last[of] = ~displeased
            if turn == 0:
                self.content_first[of] = ~displeased
            closes = rates + tables.closes.at(drawn("closes"))
            if turn + 1 == self.deepest:
                self.close[of] = closes
                break
            self.close[of] = np.where(displeased, FAR, closes)
            of, rates, day = of[displeased], rates[displeased], day[displeased]
            self.wanted[:, (turn + 1) * n + of] = rates, day, rules.due_again[rates]

    def _brought_home(self) -> Ints:
        """The matters that went up and come home on another day than was thought."""
        up = np.flatnonzero(self.above)
        home = np.full(self.home.size, FAR, DAY)
        home[up], unclear = self.block.above(self.people, up, self.turns.end[up])
        self.unclear |= unclear
        moved = np.flatnonzero(home != self.home)
        self.home = home
        return moved
