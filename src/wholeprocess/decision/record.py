"""What this room keeps (决策总册): sessions, resolutions, adoptions, slates, projects."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.congress import SessionId
from wholeprocess.decision.act import ProjectId, ResolutionId, SlateId
from wholeprocess.decision.aftermath.record import AssigningDocument, Publication
from wholeprocess.decision.bills.acts import BillId
from wholeprocess.decision.bills.record import Bill
from wholeprocess.decision.officials.acts import PostId
from wholeprocess.decision.officials.record import (
    Office,
    OfficeKey,
    PostElection,
    Removal,
    Resignation,
)
from wholeprocess.decision.preparation.record import Preparation, SessionProposal
from wholeprocess.decision.project import Project
from wholeprocess.decision.questions.record import Inquiry, Interpellation
from wholeprocess.decision.resolution import Resolution
from wholeprocess.decision.session_acts import AdoptSuggestion, MakeMajorMatter
from wholeprocess.decision.sitting import Sitting
from wholeprocess.decision.slate import Slate

Adoption: TypeAlias = AdoptSuggestion | MakeMajorMatter
AdoptionKey: TypeAlias = tuple[str, str]
"""A suggestion's number, and into what it was taken up: report, resolution or matter."""
Thing: TypeAlias = Sitting | Slate | Project


_NONE: Mapping[Any, Any] = MappingProxyType({})


@frozen(kw_only=True)
class Changes:
    """What an act changes, table by table: update the tables of the same names with them."""

    sessions: Mapping[SessionId, Sitting] = _NONE
    resolutions: Mapping[ResolutionId, Resolution] = _NONE
    adoptions: Mapping[AdoptionKey, Adoption] = _NONE
    slates: Mapping[SlateId, Slate] = _NONE
    projects: Mapping[ProjectId, Project] = _NONE
    preparations: Mapping[SessionId, Preparation] = _NONE
    proposals: Mapping[str, SessionProposal] = _NONE
    bills: Mapping[BillId, Bill] = _NONE
    turned: Mapping[str, BillId] = _NONE
    posts: Mapping[PostId, PostElection] = _NONE
    offices: Mapping[OfficeKey, Office] = _NONE
    removals: Mapping[str, Removal] = _NONE
    resignations: Mapping[str, Resignation] = _NONE
    inquiries: Mapping[str, Inquiry] = _NONE
    interpellations: Mapping[str, Interpellation] = _NONE
    documents: Mapping[str, AssigningDocument] = _NONE
    publications: Mapping[ResolutionId, Publication] = _NONE


TABLES = (
    "sessions",
    "resolutions",
    "adoptions",
    "slates",
    "projects",
    "preparations",
    "proposals",
    "bills",
    "turned",
    "posts",
    "offices",
    "removals",
    "resignations",
    "inquiries",
    "interpellations",
    "documents",
    "publications",
)
"""The names of the tables that ``State`` and ``Changes`` have in common."""


@frozen(kw_only=True)
class State:
    """Everything decided or under decision, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    sessions: Mapping[SessionId, Sitting] = field(factory=dict)
    resolutions: Mapping[ResolutionId, Resolution] = field(factory=dict)
    adoptions: Mapping[AdoptionKey, Adoption] = field(factory=dict)
    slates: Mapping[SlateId, Slate] = field(factory=dict)
    projects: Mapping[ProjectId, Project] = field(factory=dict)
    preparations: Mapping[SessionId, Preparation] = field(factory=dict)
    proposals: Mapping[str, SessionProposal] = field(factory=dict)
    bills: Mapping[BillId, Bill] = field(factory=dict)
    turned: Mapping[str, BillId] = field(factory=dict)
    posts: Mapping[PostId, PostElection] = field(factory=dict)
    offices: Mapping[OfficeKey, Office] = field(factory=dict)
    removals: Mapping[str, Removal] = field(factory=dict)
    resignations: Mapping[str, Resignation] = field(factory=dict)
    inquiries: Mapping[str, Inquiry] = field(factory=dict)
    interpellations: Mapping[str, Interpellation] = field(factory=dict)
    documents: Mapping[str, AssigningDocument] = field(factory=dict)
    publications: Mapping[ResolutionId, Publication] = field(factory=dict)

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        tables: dict[str, Any] = {
            table: {**getattr(self, table), **changed}
            if (changed := getattr(changes, table))
            else getattr(self, table)
            for table in TABLES
        }
        return State(**tables)
