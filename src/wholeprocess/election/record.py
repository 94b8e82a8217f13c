"""What this room keeps (选举总册): elections, districts, rolls, lists, polls, results, tenure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, fields, frozen

from wholeprocess.congress import DeputyId
from wholeprocess.election.act import CandidateId, DistrictId, ElectionId, VoterId
from wholeprocess.election.candidates.record import CandidateList, Pool, Prospect
from wholeprocess.election.counting.record import Result
from wholeprocess.election.poll.record import Given, Poll, Proxies
from wholeprocess.election.roll.record import (
    AreaId,
    CanvassArea,
    Need,
    Objection,
    ObjectionId,
    Roll,
    Struck,
)
from wholeprocess.election.seats.election import District, Election
from wholeprocess.election.tenure.credentials import (
    Credentials,
    DeputyList,
    OffenceId,
    VacancyId,
)
from wholeprocess.election.tenure.mandate import Mandate, RecallId, ResignationId
from wholeprocess.election.tenure.offence import Offence
from wholeprocess.election.tenure.recall import Recall
from wholeprocess.election.tenure.resignation import Resignation
from wholeprocess.election.tenure.vacancy import Vacancy

Place: TypeAlias = tuple[ElectionId, DistrictId]
"""A district of an election."""

Voters: TypeAlias = Mapping[VoterId, DistrictId]
"""In which district each voter of one election is listed; "" where the voter was struck off."""

InPool: TypeAlias = tuple[ElectionId, CandidateId]
"""A possible deputy of an election."""

TWO_FLOORS = frozenset({"voters", "needs", "doors", "proxies", "given"})
"""The tables that have a table for each election: an election's is updated, not replaced."""


@frozen(kw_only=True)
class Tables:
    """The tables of this room, by identifier; those of ``TWO_FLOORS`` by election first."""

    elections: Mapping[ElectionId, Election] = field(factory=dict)
    districts: Mapping[Place, District] = field(factory=dict)
    rolls: Mapping[Place, Roll] = field(factory=dict)
    voters: Mapping[ElectionId, Voters] = field(factory=dict)
    struck: Mapping[tuple[ElectionId, VoterId], Struck] = field(factory=dict)
    needs: Mapping[ElectionId, Mapping[VoterId, Need]] = field(factory=dict)
    objections: Mapping[tuple[ElectionId, ObjectionId], Objection] = field(factory=dict)
    areas: Mapping[tuple[ElectionId, DistrictId, AreaId], CanvassArea] = field(factory=dict)
    doors: Mapping[ElectionId, Mapping[str, AreaId]] = field(factory=dict)
    pools: Mapping[ElectionId, Pool] = field(factory=dict)
    prospects: Mapping[InPool, Prospect] = field(factory=dict)
    lists: Mapping[Place, CandidateList] = field(factory=dict)
    polls: Mapping[Place, Poll] = field(factory=dict)
    proxies: Mapping[ElectionId, Proxies] = field(factory=dict)
    given: Mapping[ElectionId, Given] = field(factory=dict)
    results: Mapping[Place, Result] = field(factory=dict)
    credentials: Mapping[Place, Credentials] = field(factory=dict)
    offences: Mapping[OffenceId, Offence] = field(factory=dict)
    announcements: Mapping[ElectionId, DeputyList] = field(factory=dict)
    mandates: Mapping[DeputyId, Mandate] = field(factory=dict)
    recalls: Mapping[RecallId, Recall] = field(factory=dict)
    resignations: Mapping[ResignationId, Resignation] = field(factory=dict)
    vacancies: Mapping[VacancyId, Vacancy] = field(factory=dict)


@frozen(kw_only=True)
class Changes(Tables):
    """What an act changes, table by table: update the tables of the same names with them."""


@frozen(kw_only=True)
class State(Tables):
    """Every election of a term, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        tables = self.tables()
        update(tables, changes)
        return State(**tables)

    def tables(self) -> dict[str, dict[Any, Any]]:
        """The tables as dictionaries of the caller's own, on both floors."""
        tables: dict[str, dict[Any, Any]] = {table: {**getattr(self, table)} for table in TABLES}
        for table in TWO_FLOORS:
            tables[table] = {election: {**rows} for election, rows in tables[table].items()}
        return tables

    def district_of(self, election: ElectionId, voter: VoterId) -> DistrictId | None:
        """The district on whose roll the voter is; ``None`` for who is on none (EL-27-1a)."""
        return self.voters.get(election, {}).get(voter) or None


TABLES = tuple(table.name for table in fields(Tables))
"""The names of the tables."""


def update(tables: Mapping[str, dict[Any, Any]], changes: Changes) -> None:
    """Lay what changed over tables that the caller owns."""
    for name in TABLES:
        changed: Mapping[Any, Any] = getattr(changes, name)
        if name not in TWO_FLOORS:
            tables[name].update(changed)
            continue
        for election, rows in changed.items():
            tables[name].setdefault(election, {}).update(rows)
