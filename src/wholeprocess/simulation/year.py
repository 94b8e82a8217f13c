"""Simulated years (模拟年份): every act passes the same door as a real one."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from wholeprocess.journal import Act, MemoryJournal, write_jsonl
from wholeprocess.process import CODEC, Fold, State
from wholeprocess.simulation.county import County
from wholeprocess.simulation.policy import AS_IT_IS, Policy
from wholeprocess.simulation.poll import ByElection
from wholeprocess.simulation.projects import YearOfProjects
from wholeprocess.simulation.stations import Stations
from wholeprocess.simulation.streams import Streams
from wholeprocess.simulation.suggestions import Suggestions
from wholeprocess.simulation.world import World, years_on


@frozen(kw_only=True, slots=False, eq=False)
class Run:
    """What came of it: the acts in the order of their days, and from what they were made.

    The state is folded already; the journal is made when it is asked for.
    """

    county: County
    policy: Policy
    seed: int
    start: date
    years: int
    acts: tuple[Act, ...] = field(repr=False)
    fold: Fold = field(repr=False)

    @property
    def state(self) -> State:
        """The state that the acts add up to."""
        return self.fold.state()

    @cached_property
    def journal(self) -> MemoryJournal:
        """The acts as a journal, to be checked, stored and reported like any other."""
        journal = MemoryJournal(CODEC)
        for act in self.acts:
            journal.append(act)
        return journal

    def write(self, path: str | Path) -> None:
        """Write the journal to a file of JSON Lines that must not exist yet."""
        write_jsonl(iter(self.journal), path, CODEC)

    @property
    def until(self) -> date:
        """The last day that was simulated."""
        return date.fromordinal(years_on(self.start, self.years).toordinal() - 1)


def simulate(
    county: County,
    policy: Policy = AS_IT_IS,
    seed: int | Streams = 0,
    start: date = date(2022, 1, 1),
    years: int = 1,
) -> Run:
    """Let a county live under a policy for some years from a day on.

    The same county, policy, seed and days give the same acts, to the byte of the journal. Two
    policies under one seed meet the same residents, deputies and units. Every act is admitted
    under the law of its day; a policy that the law forbids is ``Refused`` before anything happens.

    >>> run = simulate(County.xiangxiang(suggestions=3, in_session=0).only("suggestions"))
    >>> len(run.state.management.cases)
    3
    """
    if years < 1:
        raise ValueError(f"{years} years are none; simulate at least one")
    policy.must_be_lawful(county.place, start)
    world = World(county, policy, seed, start, years)
    world.open()
    suggestions = Suggestions(world)
    if world.county.stations:
        Stations(world).begin()
    for year in range(start.year, world.dates[-1].year + 1):
        if world.county.suggestions:
            suggestions.year(year)
        if world.county.voters:
            ByElection(world, year).begin()
        for congress in world.county.slate_congresses:
            YearOfProjects(world, congress, year).begin()
    world.calendar.run()
    return Run(
        county=world.county,
        policy=policy,
        seed=world.streams.seed,
        start=start,
        years=years,
        acts=tuple(world.acts),
        fold=world.fold,
    )
