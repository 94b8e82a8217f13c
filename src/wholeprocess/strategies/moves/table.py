"""What can be done next in a term (下一步): moves, each with a kind of act and its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, TypeAlias, TypeVar

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess.journal import Act, Lifecycle

T = TypeVar("T")


def pick(draw: DrawFn, options: Iterable[T]) -> T:
    """One of several, the first of them when shrunk; quicker than a new ``sampled_from``."""
    some = tuple(options)
    return some[draw(st.integers(0, len(some) - 1))] if len(some) > 1 else some[0]


class Pace(IntEnum):
    """What a move does to the thing that it is about; onward moves are taken most often."""

    ONWARD = 0  # to another phase
    OPEN = 1  # there is one thing more
    BESIDE = 2  # recorded, and the thing stays where it is
    END = 3  # before its time: withdrawn, merged, called off


Fields: TypeAlias = Callable[[DrawFn], Mapping[str, Any]]
"""Draws what an act says besides its day; only what the move cannot know is drawn."""


@frozen
class Move:
    """One way in which a term can go on: an act of a kind, on a thing that has a name.

    Whether the act is admitted is for the term to say; a move is a good guess.
    """

    kind: type[Act]
    thing: str
    pace: Pace
    fields: Fields = field(repr=False, eq=False)


Moves: TypeAlias = Callable[[Any], Iterable[Move]]
"""The moves of a room in a term as it stands; it is given the ``Walk``."""


def way_to(table: Lifecycle[Any], phase: Any) -> Mapping[Any, tuple[type[Act], ...]]:
    """By phase: the kinds of act that lead on the shortest way to another phase."""
    steps: dict[Any, int] = {phase: 0}
    while (
        more := {
            row.at: steps[row.to] + 1
            for row in table.rows
            if row.to in steps and row.at not in steps
        }
    ):  # fmt: skip
        steps |= more
    return {
        at: tuple(
            {row.act: None for row in table.rows if row.at is at and steps.get(row.to) == left - 1}
        )
        for at, left in steps.items()
    }


def open_rows(table: Lifecycle[Any]) -> Mapping[Any, Sequence[tuple[type[Act], str, bool]]]:
    """By phase: the kinds of act that have a row, who may do them, whether one moves the thing."""
    rows: dict[Any, dict[tuple[type[Act], str], bool]] = {}
    for row in table.rows:
        at = rows.setdefault(row.at, {})
        key = row.act, str(row.by)
        at[key] = at.get(key, False) or row.to is not row.at
    return {
        phase: tuple((act, by, moves) for (act, by), moves in at.items())
        for phase, at in rows.items()
    }
