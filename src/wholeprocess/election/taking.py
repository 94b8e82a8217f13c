"""How this room takes an act in (行为的准入): questions first, then the change.

Each part of the room (seats, roll, candidates, poll, counting, tenure) says in its ``takes.py`` for
every kind of its acts which questions refuse it and what it changes. ``state.consequences`` asks
and changes in that order, and nothing else decides whether an act is admitted.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal

if TYPE_CHECKING:
    from wholeprocess.election.record import Changes, State

Question: TypeAlias = Callable[["State", Any, Law, Register], Refusal | None]
"""Asks the state and the law about an act: the refusal, or ``None``."""

Change: TypeAlias = Callable[["State", Any, Law, Register], "Changes"]
"""What an admitted act changes."""


class Needs(Enum):
    """What must be on record before an act."""

    NOTHING = "nothing"
    ELECTION = "election"
    DISTRICT = "district"


@frozen
class Take:
    """What an act needs on record, the questions it must pass in order, and what it changes.

    ``table`` names the table of ``State`` whose record the act goes on: acts on one record go
    forward in time. It is "" where records have keys of their own and a question asks that.
    ``by`` names who may act; empty where the questions know who may.
    """

    change: Change
    table: str
    questions: tuple[Question, ...] = ()
    by: tuple[str, ...] = ()
    needs: Needs = Needs.DISTRICT
