"""Many years at once (批量模拟): counts and times of suggestions on arrays, without their acts.

The same lifecycle, law, habits and queues as the full engine, for studies that need figures and no
journal. What follows a dissatisfied rating is learnt from the full engine itself, by letting one
matter run into it; the last days of terms are the law's. With ``same_draws`` a replicate has the
draws of the full engine and comes to the same figures; else it has draws of its own, which are made
faster and follow the same laws of chance.

What cannot be told exactly is not told: a place where deputies and units are heard before a matter
is handled again (SGL-mediate), a habit or a number of rounds that changes in the course of the
run, and the rare replicate in which a unit that is pressed takes a matter before all that wait
there. The last is simulated in full, the others are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from attrs import evolve, frozen

from wholeprocess.congress import Level
from wholeprocess.errors import BadInput, Problem
from wholeprocess.management import Close, Mediate, Rate, Reply, Result, Satisfaction, route
from wholeprocess.simulation.behaviour import Behaviour
from wholeprocess.simulation.county import County
from wholeprocess.simulation.lane import Visit, serve_lane
from wholeprocess.simulation.measures import NAMES, OF_SUGGESTIONS, Measure, measures
from wholeprocess.simulation.numbers import (
    DAY,
    FromCounter,
    FromStreams,
    Kinds,
    Source,
    Table,
    below,
    happens,
)
from wholeprocess.simulation.policy import Policy
from wholeprocess.simulation.spread import ONE, Chance, Choice, Days
from wholeprocess.simulation.suggestions import FIRST, ROUND, Suggestions
from wholeprocess.simulation.world import World
from wholeprocess.simulation.year import simulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.numbers import Draws, Ints, Longs

    Yes = NDArray[np.bool_]

SEVERITIES = ("minor", "middle", "severe")
_RESULTS = tuple(result.value for result in Result)
_ABOVE = _RESULTS.index(Result.ABOVE.value)
_DISSATISFIED = Satisfaction.DISSATISFIED.value
_AT = {name: column for column, name in enumerate(ROUND)}
_FIRST = {name: column for column, name in enumerate(FIRST)}
_FAR = np.int32(1 << 28)
"""A day that never comes."""
_DAYS = 12
"""A day, and a matter of one replicate, is told by so many bits where an order is made of them."""
_UNTOLD = (1 << 3 * _DAYS) - 1
"""In the place of an order that days do not tell."""


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


_BLOCK = 512
"""Replicates worked on at one time."""


# --- the rules of a run ---------------------------------------------------------------------------


@frozen(kw_only=True, slots=False, eq=False)
class Rules:
    """What the law, the lifecycle and the county say, as numbers and arrays over days."""

    asked: County
    county: County
    """As the policy has it."""
    policy: Policy
    start: date
    years: int
    horizon: int
    due_first: Ints
    due_again: Ints
    talk: int
    rounds: int
    rounds_above: tuple[int, ...]
    special: bool
    carried: bool
    came: Mapping[int, tuple[int, Table, int | None]]
    """Of each year in which matters come up: the first day of the recess, its days by their
    draws, and the session's day."""

    @cached_property
    def tables(self) -> Tables:
        """The habits as tables."""
        return Tables(self.county.behaviour)


class Tables:
    """Each habit as a table from draws to whole numbers."""

    def __init__(self, habits: Behaviour) -> None:
        self.severity = Table(habits.severity, _indices(habits.severity, SEVERITIES))
        self.replies = Kinds(
            Table(spread, _indices(spread, _RESULTS))
            for spread in (habits.reply_minor, habits.reply_middle, habits.reply_severe)
        )
        finds = {
            Result.SOLVED: habits.finds_solved,
            Result.UNDER_WAY: habits.finds_solved,
            Result.PLANNED: habits.finds_planned,
        }
        self.displeased = Kinds(
            Table(spread, tuple(int(word == _DISSATISFIED) for word in spread.values))
            for spread in (finds.get(result, habits.finds_explained) for result in Result)
        )
        for name in ("accepts", "assigns", "acknowledges", "handles", "handles_again"):
            setattr(self, name, Table(getattr(habits, name)))
        for name in ("hurries", "rates", "closes"):
            setattr(self, name, Table(getattr(habits, name)))
        self.declines, self.presses, self.answers = habits.declines, habits.presses, habits.answers

    accepts: Table
    assigns: Table
    acknowledges: Table
    handles: Table
    handles_again: Table
    hurries: Table
    rates: Table
    closes: Table


def _indices(spread: Choice, words: Sequence[str]) -> tuple[int, ...]:
    return tuple(words.index(word) for word in spread.values)


def rules_of(county: County, policy: Policy, start: date, years: int) -> Rules:
    """The rules of a run under a policy; ``BadInput`` where arrays cannot follow them exactly."""
    world = World(county.only("suggestions"), policy, 0, start, years)
    _must_be_followed(world.county, policy, world.calendar.horizon, years)
    world.open()
    world.calendar.run()  # what the congress sets for itself
    held, horizon = world.county, world.calendar.horizon
    laws = [world.law(day) for day in range(horizon)]
    rounds = {law.count("PR-rounds") for law in laws}
    talks = {law.count("PR-talk") for law in laws}
    if len(rounds) > 1 or len(talks) > 1:
        raise _only_in_full(policy, "the number of rounds or the day of a talk changes")
    days = Suggestions(world)
    special = _what_follows(held, policy, start, rounds.pop())
    levels = tuple(Level.of(code) for code in held.higher[:2])
    way = route(held.place, levels, start, laws[0], world.fold.register)
    return Rules(
        asked=county.only("suggestions"),
        county=held,
        policy=policy,
        start=start,
        years=years,
        horizon=horizon,
        due_first=np.array([days.due_after(day, "SG-5") for day in range(horizon)], DAY),
        due_again=np.array([days.due_after(day, "SGL-rehandle") for day in range(horizon)], DAY),
        talk=talks.pop(),
        rounds=laws[0].count("PR-rounds"),
        rounds_above=tuple(world.fold.law(start, c).count("PR-rounds") for c in held.higher[:2]),
        special=special,
        carried=bool(held.above) and way.carried,
        came={
            year: found
            for year in range(start.year, start.year + years + 1)
            if (found := _came(world, days, year))[0] < horizon or found[2] is not None
        },
    )


def _came(world: World, days: Suggestions, year: int) -> tuple[int, Table, int | None]:
    """When matters of a year come up."""
    first, upto = days.recess(year)
    whole = upto[-1]
    table = Table.of([-(-each * ONE // whole) for each in upto], range(len(upto)))
    county = world.county
    seated = world.year_day(year, county.session) if county.in_session else -1
    return first, table, seated if 0 <= seated < world.calendar.horizon else None


def _must_be_followed(county: County, policy: Policy, horizon: int, years: int) -> None:
    if max(horizon, county.suggestions * (years + 1)) >= 1 << _DAYS:
        raise _only_in_full(policy, f"there are more than {1 << _DAYS} days or suggestions")
    if policy.turns():
        raise _only_in_full(policy, "a habit changes in its course")


def _only_in_full(policy: Policy, why: str) -> BadInput:
    mend = 'simulate it in full: simulate(...), or a study without engine = "counts"'
    return BadInput([Problem(file=policy.name, what=f"arrays cannot follow it: {why}", mend=mend)])


def _what_follows(county: County, policy: Policy, start: date, rounds: int) -> bool:
    """Whether a matter whose last round dissatisfied is handled once more, as one of them shows."""
    never, always = (Chance(share=share, source="probe") for share in (0, 1))
    explained = Choice.of({Result.EXPLAINED.value: 1}, "probe")
    displeased = Choice.of({_DISSATISFIED: 1}, "probe")
    day = Days.always(1, "probe")
    replies = dict.fromkeys(("reply_minor", "reply_middle", "reply_severe"), explained)
    finds = dict.fromkeys(("finds_solved", "finds_planned", "finds_explained"), displeased)
    works = dict.fromkeys(("handles", "handles_again", "rates", "closes"), day)
    one = county.evolved(
        suggestions=1,
        in_session=0,
        behaviour=county.behaviour.evolved(
            declines=never, answers=always, presses=never, **replies, **finds, **works
        ),
    )
    asked = evolve(policy, changes=policy.practices)
    run = simulate(one, asked, start=start, years=2)
    (case,) = [c for c in run.fold.cases.values() if c.done(Close)][:1]
    rated = len(case.done(Rate))
    if case.done(Mediate) or rated != rounds:
        raise _only_in_full(policy, "deputies and units are heard before a matter is handled again")
    return len(case.done(Reply)) > rated


# --- queues ---------------------------------------------------------------------------------------


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
        arrive, work, talk, start, end = (np.full(size, _FAR, DAY) for _ in range(5))
        order = np.zeros(size, np.int64)
        return cls(arrive, order, work, talk, start, end, np.zeros(size, bool))


Presses = Callable[["Ints", "Ints"], "Ints"]
"""Of some rounds and the days on which the desk proposes a talk: the day by which the unit then
replies, ``_FAR`` where it is not called in."""


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
    comes = (turns.arrive[entries].astype(np.int64) << 3 * _DAYS + _DAYS) + turns.order[entries]
    order = np.lexsort((comes, lane))
    entries, lane, comes = entries[order], lane[order], comes[order]
    waits = _may_wait(turns, entries, lane, places)
    if not waits.any():
        return nowhere
    busy = np.zeros(places.size, bool)
    busy[lane[waits]] = True
    inside = busy[lane]
    entries, lane, comes = entries[inside], lane[inside], comes[inside]
    later = comes & _UNTOLD == _UNTOLD
    tied = (lane[1:] == lane[:-1]) & (comes[1:] >> 3 * _DAYS == comes[:-1] >> 3 * _DAYS)
    unclear = lane[1:][tied & (later[1:] | later[:-1])]
    heads = np.flatnonzero(np.r_[True, lane[1:] != lane[:-1]])
    size = np.diff(np.r_[heads, lane.size])
    each = places[lane[heads]]
    ready = np.full((heads.size, int(each.max())), -1, DAY)
    ready[np.arange(ready.shape[1]) >= each[:, None]] = _FAR
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
        called = sooner < _FAR
        jumps[late] = called & (start[late] > arrive[late]) & (talk[late] <= start[late])
        end[late] = np.minimum(end[late], sooner)
        turns.talked[rounds[late]] = called
    turns.start[rounds], turns.end[rounds] = start, end
    return jumps


# --- a block of replicates ------------------------------------------------------------------------


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


class Handling:
    """What becomes of a population, round after round, until no round moves any more.

    The rounds of matter ``m`` stand at ``m``, ``size + m`` and so on in the arrays of ``turns``.
    """

    def __init__(self, block: Block, people: Population) -> None:
        self.block, self.people, self.rules = block, people, block.rules
        self.size = n = people.arrive.size
        self.deepest = people.rounds + self.rules.special
        self.turns = Turns.none(self.deepest * n)
        self.wanted = np.full((3, self.deepest * n), _FAR, DAY)  # arrival, put, end of the term
        self.close, self.home = np.full(n, _FAR, DAY), np.full(n, _FAR, DAY)
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
        put = turns.order[rounds] >> 3 * _DAYS
        sooner = self._presses(rounds, np.zeros_like(rounds))
        visits = [
            Visit(int(turns.arrive[n]), since, int(turns.work[n]), int(turns.talk[n]), by)
            for n, since, by in zip(rounds, put.tolist(), sooner.tolist(), strict=True)
        ]
        served = serve_lane(visits, places, self.rules.horizon)
        if served is None:
            return False
        for n, one in zip(rounds, served, strict=True):
            turns.start[n] = one.start if one else _FAR
            turns.end[n] = one.end if one else _FAR
            turns.talked[n] = one is not None and one.talked
        return True

    def _presses(self, rounds: Ints, talk: Ints) -> Ints:
        """By when units reply that are called in on some days."""
        found = np.full(rounds.size, _FAR, DAY)
        tables = self.rules.tables
        for turn in range(self.people.rounds):  # nobody is pressed under special supervision
            here = np.flatnonzero(rounds // self.size == turn)
            if here.size:
                drawn = self.block.drawn(self.people, turn + 1, rounds[here] - turn * self.size)
                called = happens(tables.presses, drawn("hearing"))
                sooner = talk[here] + tables.hurries.at(drawn("hurries"))
                found[here] = np.where(called, sooner, _FAR)
        return found

    def _enter(self, turn: int, of: Ints) -> None:
        """Put matters into their units' queues for a round, or take them out of it."""
        turns, tables, rules = self.turns, self.rules.tables, self.rules
        at = turn * self.size + of
        arrive, put, due = self.wanted[:, at]
        turns.arrive[at] = arrive
        order = (put.astype(np.int64) << 3 * _DAYS) + _UNTOLD
        turns.order[at] = order if turn or self.people.child else self.people.order[of]
        drawn = self.block.drawn(self.people, turn + 1, of)
        work = tables.handles if turn == 0 else tables.handles_again
        turns.work[at] = work.at(drawn("handles"))
        turns.talk[at] = due + rules.talk + 1 if turn < self.people.rounds else _FAR

    def _follow(self, matters: Ints) -> None:
        """From the replies of some matters to their ratings, next rounds and closed files."""
        people, rules, tables = self.people, self.rules, self.rules.tables
        horizon, turns, n = rules.horizon, self.turns, self.size
        self.close[matters], self.rated[matters], self.above[matters] = _FAR, 0, False
        for turn in range(1, self.deepest):
            self.wanted[:, turn * n + matters] = _FAR
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
            self.close[of[silent]] = day[silent] + _SILENCE
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
            self.close[of] = np.where(displeased, _FAR, closes)
            of, rates, day = of[displeased], rates[displeased], day[displeased]
            self.wanted[:, (turn + 1) * n + of] = rates, day, rules.due_again[rates]

    def _brought_home(self) -> Ints:
        """The matters that went up and come home on another day than was thought."""
        up = np.flatnonzero(self.above)
        home = np.full(self.home.size, _FAR, DAY)
        home[up], unclear = self.block.above(self.people, up, self.turns.end[up])
        self.unclear |= unclear
        moved = np.flatnonzero(home != self.home)
        self.home = home
        return moved


def _first_order(assigned: Ints, accepted: Ints, came: Ints) -> Longs:
    """Who comes first on one day: who was assigned sooner, then accepted, then came sooner."""
    order = assigned.astype(np.int64)
    for later in (accepted, came, np.arange(came.shape[1])):
        order = (order << _DAYS) + later
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
        assigned[declined | ~there | (accepted >= horizon)] = _FAR
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
            handled=Handling(self, people),
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
        assigned = replied + _UP + _ASSIGNED
        there = np.flatnonzero(assigned + 1 < horizon)
        for level, congress in enumerate(rules.county.higher[:2]):
            who = of[there]
            people = Population(
                replicate=parents.replicate[who],
                cell=parents.cell[who],
                lane=parents.replicate[who],
                places=np.full(self.replicates, rules.county.units[0].capacity),
                arrive=assigned[there] + 1,
                put=assigned[there],
                order=np.zeros(there.size, np.int64),
                due=rules.due_first[assigned[there]],
                severity=np.zeros(there.size, DAY),
                congress=congress,
                rounds=rules.rounds_above[level],
                child=True,
            )
            handled = Handling(self, people)
            back = np.full(of.size, _FAR, DAY)
            back[there] = np.where(handled.close < horizon, handled.close, _FAR)
            home = np.maximum(home, back)
            unclear |= handled.unclear
        return home, unclear


_SILENCE = 40
"""Days after which the file of a matter that nobody rated is closed, once he was reminded."""
_UP, _ASSIGNED = 10, 5
"""Days to the submission above, and from there to the assignment."""


# --- figures --------------------------------------------------------------------------------------


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
    handled: Handling


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
