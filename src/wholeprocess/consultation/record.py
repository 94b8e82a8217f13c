"""What this room keeps (协商总册)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from wholeprocess.consultation.opinions.acts import ErasePersonal
from wholeprocess.consultation.opinions.record import Opinion
from wholeprocess.consultation.opinions.words import OpinionId, ResidentRef
from wholeprocess.journal import with_changes


@frozen(kw_only=True)
class Tables:
    """The tables of this room, by identifier.

    ``fed`` has for each suggestion the opinions that it took up, ``residents`` for each resident
    the opinions he gave, ``erasures`` the records that his personal data were erased.
    """

    opinions: Mapping[OpinionId, Opinion] = field(factory=dict)
    fed: Mapping[str, tuple[OpinionId, ...]] = field(factory=dict)
    residents: Mapping[ResidentRef, tuple[OpinionId, ...]] = field(factory=dict)
    erasures: Mapping[ResidentRef, tuple[ErasePersonal, ...]] = field(factory=dict)


@frozen(kw_only=True)
class Changes(Tables):
    """What an act changes, table by table."""


@frozen(kw_only=True)
class State(Tables):
    """Everything on record in this room, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        return with_changes(self, changes)
