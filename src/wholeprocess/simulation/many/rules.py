"""What the law, the lifecycle and the county say (批量模拟的规则), as numbers and arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, frozen

from wholeprocess.congress import Level
from wholeprocess.errors import BadInput, Problem
from wholeprocess.management import Close, Mediate, Rate, Reply, Result, Satisfaction, route
from wholeprocess.simulation.behaviour import Behaviour
from wholeprocess.simulation.county import County
from wholeprocess.simulation.many.queues import BITS
from wholeprocess.simulation.numbers import DAY, Kinds, Table
from wholeprocess.simulation.policy import Policy
from wholeprocess.simulation.spread import ONE, Chance, Choice, Days
from wholeprocess.simulation.suggestions import Suggestions
from wholeprocess.simulation.world import World
from wholeprocess.simulation.year import simulate

if TYPE_CHECKING:
    from wholeprocess.simulation.numbers import Ints

SEVERITIES = ("minor", "middle", "severe")
RESULTS = tuple(result.value for result in Result)
_DISSATISFIED = Satisfaction.DISSATISFIED.value


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
            Table(spread, _indices(spread, RESULTS))
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
        due_first=np.array([days.handling.due_after(day, "SG-5") for day in range(horizon)], DAY),
        due_again=np.array(
            [days.handling.due_after(day, "SGL-rehandle") for day in range(horizon)], DAY
        ),
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


def _ends(days: Suggestions, code: str, horizon: int) -> Ints:
    """The last day of a term that begins on each day."""
    return np.array([days.handling.due_after(day, code) for day in range(horizon)], DAY)


def _came(world: World, days: Suggestions, year: int) -> tuple[int, Table, int | None]:
    """When matters of a year come up."""
    first, upto = days.recess(year)
    whole = upto[-1]
    table = Table.of([-(-each * ONE // whole) for each in upto], range(len(upto)))
    county = world.county
    seated = world.year_day(year, county.session) if county.in_session else -1
    return first, table, seated if 0 <= seated < world.calendar.horizon else None


def _must_be_followed(county: County, policy: Policy, horizon: int, years: int) -> None:
    if max(horizon, county.suggestions * (years + 1)) >= 1 << BITS:
        raise _only_in_full(policy, f"there are more than {1 << BITS} days or suggestions")
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
