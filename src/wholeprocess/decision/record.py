"""What this room keeps (决策总册): sessions, resolutions, adoptions, slates, projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.congress import SessionId
from wholeprocess.decision.act import ProjectId, ResolutionId, SlateId
from wholeprocess.decision.project import Project
from wholeprocess.decision.resolution import Resolution
from wholeprocess.decision.session_acts import AdoptSuggestion, MakeMajorMatter
from wholeprocess.decision.sitting import Sitting
from wholeprocess.decision.slate import Slate

Adoption: TypeAlias = AdoptSuggestion | MakeMajorMatter
AdoptionKey: TypeAlias = tuple[str, str]
"""A suggestion's number, and into what it was taken up: report, resolution or matter."""
Thing: TypeAlias = Sitting | Slate | Project


@frozen(kw_only=True)
class Changes:
    """What an act changes, table by table: update the tables of the same names with them."""

    sessions: Mapping[SessionId, Sitting] = field(factory=dict)
    resolutions: Mapping[ResolutionId, Resolution] = field(factory=dict)
    adoptions: Mapping[AdoptionKey, Adoption] = field(factory=dict)
    slates: Mapping[SlateId, Slate] = field(factory=dict)
    projects: Mapping[ProjectId, Project] = field(factory=dict)


TABLES = ("sessions", "resolutions", "adoptions", "slates", "projects")
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

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        tables: dict[str, Any] = {
            table: {**getattr(self, table), **changed}
            if (changed := getattr(changes, table))
            else getattr(self, table)
            for table in TABLES
        }
        return State(**tables)
