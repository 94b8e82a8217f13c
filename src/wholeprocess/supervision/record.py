"""What this room keeps (监督总册)."""

from __future__ import annotations

from attrs import frozen

from wholeprocess.journal import with_changes


@frozen(kw_only=True)
class Tables:
    """The tables of this room, by identifier."""


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
