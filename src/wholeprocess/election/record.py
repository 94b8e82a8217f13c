"""What this room keeps (选举总册): elections, districts, rolls, lists, polls, results, tenure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.congress import DeputyId
from wholeprocess.election.act import DistrictId, ElectionId, VoterId
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.counting.record import Result
from wholeprocess.election.poll.record import Poll
from wholeprocess.election.roll.record import Roll
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

TABLES = (
    "elections",
    "districts",
    "rolls",
    "voters",
    "lists",
    "polls",
    "results",
    "credentials",
    "offences",
    "announcements",
    "mandates",
    "recalls",
    "resignations",
    "vacancies",
)
"""The names of the tables that ``State`` and ``Changes`` have in common."""


@frozen(kw_only=True)
class Changes:
    """What an act changes, table by table: update the tables of the same names with them.

    ``voters`` has two floors: the voters of an election are updated, not replaced.
    """

    elections: Mapping[ElectionId, Election] = field(factory=dict)
    districts: Mapping[Place, District] = field(factory=dict)
    rolls: Mapping[Place, Roll] = field(factory=dict)
    voters: Mapping[ElectionId, Voters] = field(factory=dict)
    lists: Mapping[Place, CandidateList] = field(factory=dict)
    polls: Mapping[Place, Poll] = field(factory=dict)
    results: Mapping[Place, Result] = field(factory=dict)
    credentials: Mapping[Place, Credentials] = field(factory=dict)
    offences: Mapping[OffenceId, Offence] = field(factory=dict)
    announcements: Mapping[ElectionId, DeputyList] = field(factory=dict)
    mandates: Mapping[DeputyId, Mandate] = field(factory=dict)
    recalls: Mapping[RecallId, Recall] = field(factory=dict)
    resignations: Mapping[ResignationId, Resignation] = field(factory=dict)
    vacancies: Mapping[VacancyId, Vacancy] = field(factory=dict)


@frozen(kw_only=True)
class State:
    """Every election of a term, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    elections: Mapping[ElectionId, Election] = field(factory=dict)
    districts: Mapping[Place, District] = field(factory=dict)
    rolls: Mapping[Place, Roll] = field(factory=dict)
    voters: Mapping[ElectionId, Voters] = field(factory=dict)
    lists: Mapping[Place, CandidateList] = field(factory=dict)
    polls: Mapping[Place, Poll] = field(factory=dict)
    results: Mapping[Place, Result] = field(factory=dict)
    credentials: Mapping[Place, Credentials] = field(factory=dict)
    offences: Mapping[OffenceId, Offence] = field(factory=dict)
    announcements: Mapping[ElectionId, DeputyList] = field(factory=dict)
    mandates: Mapping[DeputyId, Mandate] = field(factory=dict)
    recalls: Mapping[RecallId, Recall] = field(factory=dict)
    resignations: Mapping[ResignationId, Resignation] = field(factory=dict)
    vacancies: Mapping[VacancyId, Vacancy] = field(factory=dict)

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        tables = self.tables()
        update(tables, changes)
        return State(**tables)

    def tables(self) -> dict[str, dict[Any, Any]]:
        """The tables as dictionaries of the caller's own, the voters of each election too."""
        tables: dict[str, dict[Any, Any]] = {table: {**getattr(self, table)} for table in TABLES}
        tables["voters"] = {election: {**voters} for election, voters in self.voters.items()}
        return tables

    def district_of(self, election: ElectionId, voter: VoterId) -> DistrictId | None:
        """The district on whose roll the voter is; ``None`` for who is on none (EL-27-1a)."""
        return self.voters.get(election, {}).get(voter) or None


def update(tables: Mapping[str, dict[Any, Any]], changes: Changes) -> None:
    """Lay what changed over tables that the caller owns."""
    for name in TABLES:
        changed: Mapping[Any, Any] = getattr(changes, name)
        if name != "voters":
            tables[name].update(changed)
            continue
        for election, voters in changed.items():
            tables[name].setdefault(election, {}).update(voters)
