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

from collections.abc import Iterator, Sequence
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
from wholeprocess.simulation.measures import NAMES, OF_SUGGESTIONS, Measure, measures
from wholeprocess.simulation.numbers import FromCounter, FromStreams, Source, Table, below, happens
from wholeprocess.simulation.policy import AS_IT_IS, Policy
from wholeprocess.simulation.spread import ONE, Chance, Choice, Days
from wholeprocess.simulation.suggestions import FIRST, ROUND, Suggestions
from wholeprocess.simulation.world import World
from wholeprocess.simulation.year import simulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from wholeprocess.simulation.numbers import Draws, Ints

    Yes = NDArray[np.bool_]

SEVERITIES = ("minor", "middle", "severe")
_RESULTS = tuple(result.value for result in Result)
_ABOVE = _RESULTS.index(Result.ABOVE.value)
_DISSATISFIED = Satisfaction.DISSATISFIED.value
_AT = {name: column for column, name in enumerate(ROUND)}
_FIRST = {name: column for column, name in enumerate(FIRST)}
_FAR = np.int64(1 << 40)
"""A day that never comes."""


def count_years(
    county: County,
    policy: Policy = AS_IT_IS,
    seed: int = 0,
    replicates: int = 1,
    *,
    first: int = 0,
    start: date = date(2022, 1, 1),
    years: int = 1,
    same_draws: bool = False,
) -> tuple[tuple[Measure, ...], ...]:
    """The figures of the suggestions of many replicates, as ``measures`` of a run gives them.

    Replicate ``r`` of ``first`` and the following ones has the same figures in a block of any size;
    with ``same_draws`` those of ``simulate(county, policy, seed + r)``. Needs NumPy (extra
    ``simulation``). Other parts of a year than suggestions have no acts and nothing is measured.
    Raises ``BadInput`` where only the full engine is exact, and ``Refused`` as ``simulate`` does.

    >>> county = County.xiangxiang(suggestions=30, in_session=0).only("suggestions")
    >>> (found,) = count_years(county, seed=4, same_draws=True)
    >>> from wholeprocess.simulation import measures
    >>> found == measures(simulate(county, seed=4))[:len(found)]
    True
    """
    policy.must_be_lawful(county.place, start)
    rules = rules_of(county, policy, start, years)
    found: list[tuple[Measure, ...]] = []
    for at in range(first, first + replicates, _BLOCK):
        size = min(_BLOCK, first + replicates - at)
        source = (FromStreams if same_draws else FromCounter)(seed, at, size)
        found += Block(rules, source, size).figures()
    return tuple(found)


_BLOCK = 256
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
    came: tuple[tuple[int, Ints, int | None], ...]
    """Of each year: the first day of the recess, its days by their draws, and the session's day."""

    @cached_property
    def tables(self) -> Tables:
        """The habits as tables."""
        return Tables(self.county.behaviour)


class Tables:
    """Each habit as a table from draws to whole numbers."""

    def __init__(self, habits: Behaviour) -> None:
        self.severity = Table(habits.severity, _indices(habits.severity, SEVERITIES))
        self.replies = tuple(
            Table(spread, _indices(spread, _RESULTS))
            for spread in (habits.reply_minor, habits.reply_middle, habits.reply_severe)
        )
        finds = {
            Result.SOLVED: habits.finds_solved,
            Result.UNDER_WAY: habits.finds_solved,
            Result.PLANNED: habits.finds_planned,
        }
        self.displeased = tuple(
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
    _must_be_followed(policy)
    world = World(county.only("suggestions"), policy, 0, start, years)
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
        due_first=np.array([days.due_after(day, "SG-5") for day in range(horizon)]),
        due_again=np.array([days.due_after(day, "SGL-rehandle") for day in range(horizon)]),
        talk=talks.pop(),
        rounds=laws[0].count("PR-rounds"),
        rounds_above=tuple(world.fold.law(start, c).count("PR-rounds") for c in held.higher[:2]),
        special=special,
        carried=bool(held.above) and way.carried,
        came=tuple(_came(world, days, year) for year in range(start.year, start.year + years + 1)),
    )


def _came(world: World, days: Suggestions, year: int) -> tuple[int, Ints, int | None]:
    """When matters of a year come up: the ends of the draws that fall on each day."""
    first, upto = days.recess(year)
    whole = upto[-1]
    ends = [-(-each * ONE // whole) for each in upto]
    county = world.county
    seated = world.year_day(year, county.session) if county.in_session else -1
    return first, np.array(ends), seated if 0 <= seated < world.calendar.horizon else None


def _must_be_followed(policy: Policy) -> None:
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
    """The rounds of a population of matters: an array of rounds x matters for each."""

    arrive: Ints
    put: Ints
    work: Ints
    talk: Ints
    hurried: Ints
    pressed: Yes
    start: Ints
    end: Ints
    talked: Yes

    @classmethod
    def none(cls, rounds: int, matters: int) -> Turns:
        """No round of any matter yet."""
        shape = rounds, matters
        return cls(
            arrive=np.full(shape, _FAR),
            put=np.full(shape, _FAR),
            work=np.full(shape, _FAR),
            talk=np.full(shape, _FAR),
            hurried=np.full(shape, _FAR),
            pressed=np.zeros(shape, bool),
            start=np.full(shape, _FAR),
            end=np.full(shape, _FAR),
            talked=np.zeros(shape, bool),
        )


def serve(
    turns: Turns, lane: Ints, lanes: int, places: Ints, horizon: int, only: Yes | None
) -> Yes:
    """Serve all rounds in order of arrival, each lane with its places; who jumps the queue.

    ``only`` are the lanes to serve anew. Returns the lanes in which a unit that is pressed would
    take a matter before others that wait: there the order of arrival does not hold.
    """
    there = turns.arrive < horizon
    if only is not None:
        there &= only[lane]
    turn, matter = np.nonzero(there)
    at = lane[matter]
    counts = np.bincount(at, minlength=lanes)
    tight = counts > places
    jumps = np.zeros(lanes, bool)
    free = ~tight[at]
    _begin(turns, (turn[free], matter[free]), turns.arrive[turn[free], matter[free]], horizon)
    turn, matter, at = turn[~free], matter[~free], at[~free]
    if not at.size:
        return jumps
    order = np.lexsort((matter, turns.put[turn, matter], turns.arrive[turn, matter], at))
    turn, matter, at = turn[order], matter[order], at[order]
    heads = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
    size = np.diff(np.r_[heads, at.size])
    width = int(places[at[heads]].max())
    ready = np.full((heads.size, width), -1)
    ready[np.arange(width) >= places[at[heads]][:, None]] = _FAR
    for place in range(int(size.max())):
        going = np.flatnonzero(size > place)
        entry = heads[going] + place
        where = (turn[entry], matter[entry])
        soonest = ready[going].argmin(axis=1)
        start = np.maximum(turns.arrive[where], ready[going, soonest])
        jumps[at[entry]] |= _begin(turns, where, start, horizon)
        ready[going, soonest] = turns.end[where]
    return jumps


def _begin(turns: Turns, where: tuple[Ints, Ints], start: Ints, horizon: int) -> Yes:
    """Begin rounds on their days; which of them would have been taken before others."""
    waited = start > turns.arrive[where]
    talk = np.maximum(turns.talk[where], turns.arrive[where])
    presses = turns.pressed[where] & (talk < horizon)
    jumps = waited & (talk <= start) & presses
    end = start + turns.work[where]
    talked = presses & (end > talk) & ~jumps
    turns.start[where] = start
    turns.end[where] = np.where(talked, np.minimum(end, talk + turns.hurried[where]), end)
    turns.talked[where] = talked
    return jumps


# --- a block of replicates ------------------------------------------------------------------------


class Population(NamedTuple):
    """Matters that reached a unit: in which replicate and lane, when, and how they are drawn."""

    replicate: Ints
    year: Ints
    place: Ints
    lane: Ints
    lanes: int
    places: Ints
    arrive: Ints
    put: Ints
    due: Ints
    severity: Ints
    congress: str
    rounds: int
    child: bool


class Handling:
    """What becomes of a population, round after round, until no round moves any more."""

    def __init__(self, block: Block, people: Population) -> None:
        self.block, self.people, self.rules = block, people, block.rules
        n = people.arrive.size
        self.turns = Turns.none(people.rounds + self.rules.special, n)
        self.wanted = np.full((3, *self.turns.arrive.shape), _FAR)  # arrival, put, end of the term
        self.close, self.home = np.full(n, _FAR), np.full(n, _FAR)
        self.rated = np.zeros(n, np.int64)
        self.content_first, self.content_last = np.zeros(n, bool), np.zeros(n, bool)
        self.above, self.jumps = np.zeros(n, bool), np.zeros(block.replicates, bool)
        self.wanted[:, 0] = people.arrive, people.put, people.due
        everyone = np.arange(n)
        self._enter(0, everyone)
        jumps = self._serve(None)
        matters = everyone
        while matters.size:
            self._follow(matters)
            if not people.child and self.above.any():
                self._follow(self._brought_home())
            moved = self.wanted[0, 1:] != self.turns.arrive[1:]
            only = np.zeros(people.lanes, bool)
            for turn in np.flatnonzero(moved.any(axis=1)):
                of = np.flatnonzero(moved[turn])
                self._enter(turn + 1, of)
                only[people.lane[of]] = True
            matters = np.flatnonzero(only[people.lane])
            if matters.size:
                jumps = np.where(only, self._serve(only), jumps)
        lanes_each = people.lanes // block.replicates
        self.jumps |= jumps.reshape(block.replicates, lanes_each).any(axis=1)

    def _serve(self, only: Yes | None) -> Yes:
        people = self.people
        return serve(self.turns, people.lane, people.lanes, people.places, self.rules.horizon, only)

    def _enter(self, turn: int, of: Ints) -> None:
        """Put matters into their units' queues for a round, or take them out of it."""
        turns, tables, rules = self.turns, self.rules.tables, self.rules
        arrive, put, due = self.wanted[:, turn, of]
        turns.arrive[turn, of], turns.put[turn, of] = arrive, put
        row = self.block.row(self.people, turn + 1, of)
        work = tables.handles if turn == 0 else tables.handles_again
        turns.work[turn, of] = work.at(row[:, _AT["handles"]])
        if turn < self.people.rounds:  # nobody is pressed under special supervision
            turns.talk[turn, of] = due + rules.talk + 1
            turns.hurried[turn, of] = tables.hurries.at(row[:, _AT["hurries"]])
            turns.pressed[turn, of] = happens(tables.presses, row[:, _AT["hearing"]])

    def _follow(self, matters: Ints) -> None:
        """From the replies of some matters to their ratings, next rounds and closed files."""
        people, rules, tables = self.people, self.rules, self.rules.tables
        horizon, turns = rules.horizon, self.turns
        self.close[matters], self.rated[matters] = _FAR, 0
        self.wanted[:, 1:, matters] = _FAR
        self.above[matters] = False
        of = matters
        for turn in range(turns.arrive.shape[0]):
            served = turns.arrive[turn, of] == self.wanted[0, turn, of]
            of = of[served & (turns.end[turn, of] < horizon)]
            if not of.size:
                break
            row = self.block.row(people, turn + 1, of)
            day = turns.end[turn, of]
            if turn == people.rounds:
                self.close[of] = day + tables.closes.at(row[:, _AT["closes"]])
                break
            severity = people.severity[of] if turn == 0 else np.maximum(people.severity[of] - 1, 0)
            result = _chosen(tables.replies, severity, row[:, _AT["reply"]])
            if turn == 0 and not people.child and rules.carried:
                up = result == _ABOVE
                self.above[of] = up
                day = np.where(up, self.home[of], day)
            answers = happens(tables.answers, row[:, _AT["answers"]]) & (day < horizon)
            silent = ~answers & (day < horizon)
            self.close[of[silent]] = day[silent] + _SILENCE
            rates = day + tables.rates.at(row[:, _AT["rates"]])
            rated = answers & (rates < horizon)
            of, row, day, rates, result = (x[rated] for x in (of, row, day, rates, result))
            displeased = _chosen(tables.displeased, result, row[:, _AT["finds"]]).astype(bool)
            self.rated[of] = turn + 1
            self.content_last[of] = ~displeased
            if turn == 0:
                self.content_first[of] = ~displeased
            again = displeased & (turn + 1 < turns.arrive.shape[0])
            ends = ~again
            self.close[of[ends]] = (rates + tables.closes.at(row[:, _AT["closes"]]))[ends]
            of, rates, day = of[again], rates[again], day[again]
            if turn + 1 < turns.arrive.shape[0]:
                self.wanted[:, turn + 1, of] = rates, day, rules.due_again[rates]

    def _brought_home(self) -> Ints:
        """The matters that went up and come home on another day than was thought."""
        up = np.flatnonzero(self.above)
        home = np.full(self.home.size, _FAR)
        home[up], jumps = self.block.above(self.people, up, self.turns.end[0, up])
        self.jumps |= jumps
        moved = np.flatnonzero(home != self.home)
        self.home = home
        return moved


def _chosen(tables: Sequence[Table], which: Ints, draws: Draws) -> Ints:
    """What each draw gives by the table of its kind."""
    found = np.empty(which.size, np.int64)
    for kind, table in enumerate(tables):
        here = np.flatnonzero(which == kind)
        if here.size:
            found[here] = table.at(draws[here])
    return found


class Block:
    """Some replicates side by side."""

    def __init__(self, rules: Rules, source: Source, replicates: int) -> None:
        self.rules, self.source, self.replicates = rules, source, replicates
        self._rows: dict[tuple[str, int, int], Draws] = {}

    def figures(self) -> list[tuple[Measure, ...]]:
        """The figures of each replicate; where the order of arrival fails, in full."""
        counted = self.counted()
        found = list(figures(counted))
        rules = self.rules
        for r in np.flatnonzero(counted.handled.jumps):
            streams = self.source.streams(int(r))
            run = simulate(rules.asked, rules.policy, streams, rules.start, rules.years)
            found[r] = measures(run)[: len(found[r])]
        return found

    def counted(self) -> Counted:
        """All matters of the block from their deputies to the closed files."""
        rules, tables, horizon = self.rules, self.rules.tables, self.rules.horizon
        county, first = rules.county, rules.start.year
        held = [self._submitted(n, first + n) for n in range(rules.years + 1)]
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
            year=matter // county.suggestions + first,
            place=matter % county.suggestions,
            lane=replicate * units + below(units, draws[..., _FIRST["unit"]][own]),
            lanes=self.replicates * units,
            places=np.tile(places, self.replicates),
            arrive=reached[own],
            put=assigned[own],
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

    def _submitted(self, n: int, year: int) -> tuple[Draws, Ints]:
        """The draws of a year's matters, and the days on which they come up."""
        county = self.rules.county
        draws = self.source.rows("suggestions", county.suggestions, len(FIRST), year)
        start, ends, seated = self.rules.came[n]
        came = start + np.searchsorted(ends, draws[..., _FIRST["came"]], side="right")
        if seated is not None:
            came[:, : county.in_session] = seated
        return draws, came

    def row(self, people: Population, turn: int, of: Ints) -> Draws:
        """The draws of a round of some matters."""
        found = np.empty((of.size, len(ROUND)), np.uint32)
        n = self.rules.county.suggestions
        for year in np.unique(people.year[of]):
            key = people.congress, int(year), turn
            if key not in self._rows:
                self._rows[key] = self.source.rows("round", n, len(ROUND), *key)
            here = people.year[of] == year
            found[here] = self._rows[key][people.replicate[of[here]], people.place[of[here]]]
        return found

    def above(self, parents: Population, of: Ints, replied: Ints) -> tuple[Ints, Yes]:
        """When matters that went up come home from the last of the higher congresses."""
        rules, horizon = self.rules, self.rules.horizon
        home, jumps = replied.copy(), np.zeros(self.replicates, bool)
        assigned = replied + _UP + _ASSIGNED
        there = np.flatnonzero(assigned + 1 < horizon)
        for level, congress in enumerate(rules.county.higher[:2]):
            who = of[there]
            people = Population(
                replicate=parents.replicate[who],
                year=parents.year[who],
                place=parents.place[who],
                lane=parents.replicate[who],
                lanes=self.replicates,
                places=np.full(self.replicates, rules.county.units[0].capacity),
                arrive=assigned[there] + 1,
                put=assigned[there],
                due=rules.due_first[assigned[there]],
                severity=np.zeros(there.size, np.int64),
                congress=congress,
                rounds=rules.rounds_above[level],
                child=True,
            )
            handled = Handling(self, people)
            back = np.full(of.size, _FAR)
            back[there] = np.where(handled.close < horizon, handled.close, _FAR)
            home = np.maximum(home, back)
            jumps |= handled.jumps
        return home, jumps


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

    begun, replied = h.turns.start[0] < horizon, h.turns.end[0] < horizon
    closed, rated = h.close < horizon, h.rated > 0
    suggestions, declined = c.there.sum(axis=1), c.declined.sum(axis=1)
    done = declined + each(closed)
    assigned = c.assigned < horizon
    limit = c.due[np.where(assigned, c.assigned, 0)]
    answer = np.full(c.came.shape, horizon - 1)
    answer[c.own] = np.where(replied, h.turns.end[0], horizon - 1)
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
        "days_waiting": (each(begun), added(h.turns.start[0] - c.reached, begun)),
        "days_to_reply": (each(replied), added(h.turns.end[0] - c.assigned[c.own], replied)),
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
    turns, size = c.handled.turns, c.came.shape[0]
    found = np.zeros(size, np.int64)
    for turn in range(turns.arrive.shape[0]):
        talked = turns.talked[turn] & (turns.arrive[turn] < c.horizon)
        found += np.bincount(c.own[0][talked], minlength=size)
    return found
