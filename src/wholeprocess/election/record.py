"""What this room keeps (选举总册): elections, districts, rolls, lists, polls, results, tenure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.election.act import CandidateId, DistrictId, ElectionId, VoterId
from wholeprocess.election.candidates.record import CandidateList, Pool, Prospect
from wholeprocess.election.counting.record import Result
from wholeprocess.election.poll.record import Given, Poll, Proxies
from wholeprocess.election.roll.record import Roll
from wholeprocess.election.seats.election import District, Election

Place: TypeAlias = tuple[ElectionId, DistrictId]
"""A district of an election."""

Voters: TypeAlias = Mapping[VoterId, DistrictId]
"""In which district each voter of one election is listed; "" where the voter was struck off."""

InPool: TypeAlias = tuple[ElectionId, CandidateId]
"""A possible deputy of an election."""

TABLES = (
    "elections",
    "districts",
    "rolls",
    "voters",
    "pools",
    "prospects",
    "lists",
    "polls",
    "proxies",
    "given",
    "results",
)
"""The names of the tables that ``State`` and ``Changes`` have in common."""

BY_VOTER = ("voters", "proxies", "given")
"""The tables with two floors: those of an election's voters, by election."""


@frozen(kw_only=True)
class Changes:
    """What an act changes, table by table: update the tables of the same names with them.

    ``BY_VOTER`` names those with two floors: an election's voters are updated, not replaced.
    """

    elections: Mapping[ElectionId, Election] = field(factory=dict)
    districts: Mapping[Place, District] = field(factory=dict)
    rolls: Mapping[Place, Roll] = field(factory=dict)
    voters: Mapping[ElectionId, Voters] = field(factory=dict)
    pools: Mapping[ElectionId, Pool] = field(factory=dict)
    prospects: Mapping[InPool, Prospect] = field(factory=dict)
    lists: Mapping[Place, CandidateList] = field(factory=dict)
    polls: Mapping[Place, Poll] = field(factory=dict)
    proxies: Mapping[ElectionId, Proxies] = field(factory=dict)
    given: Mapping[ElectionId, Given] = field(factory=dict)
    results: Mapping[Place, Result] = field(factory=dict)


@frozen(kw_only=True)
class State:
    """Every election of a term, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    elections: Mapping[ElectionId, Election] = field(factory=dict)
    districts: Mapping[Place, District] = field(factory=dict)
    rolls: Mapping[Place, Roll] = field(factory=dict)
    voters: Mapping[ElectionId, Voters] = field(factory=dict)
    pools: Mapping[ElectionId, Pool] = field(factory=dict)
    prospects: Mapping[InPool, Prospect] = field(factory=dict)
    lists: Mapping[Place, CandidateList] = field(factory=dict)
    polls: Mapping[Place, Poll] = field(factory=dict)
    proxies: Mapping[ElectionId, Proxies] = field(factory=dict)
    given: Mapping[ElectionId, Given] = field(factory=dict)
    results: Mapping[Place, Result] = field(factory=dict)

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        tables = self.tables()
        update(tables, changes)
        return State(**tables)

    def tables(self) -> dict[str, dict[Any, Any]]:
        """The tables as dictionaries of the caller's own, the voters of each election too."""
        tables: dict[str, dict[Any, Any]] = {table: {**getattr(self, table)} for table in TABLES}
        for name in BY_VOTER:
            tables[name] = {election: {**of_it} for election, of_it in tables[name].items()}
        return tables

    def district_of(self, election: ElectionId, voter: VoterId) -> DistrictId | None:
        """The district on whose roll the voter is; ``None`` for who is on none (EL-27-1a)."""
        return self.voters.get(election, {}).get(voter) or None


def update(tables: Mapping[str, dict[Any, Any]], changes: Changes) -> None:
    """Lay what changed over tables that the caller owns."""
    for name in TABLES:
        changed: Mapping[Any, Any] = getattr(changes, name)
        if name not in BY_VOTER:
            tables[name].update(changed)
            continue
        for election, of_it in changed.items():
            tables[name].setdefault(election, {}).update(of_it)
