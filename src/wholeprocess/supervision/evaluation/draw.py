"""Drawing a panel (抽取评议小组): without chance in it, so that anyone can draw it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256

from wholeprocess.congress import DeputyId


def draw_order(deputies: Iterable[DeputyId], seed: str) -> tuple[DeputyId, ...]:
    """Everyone in the order of a seed: by the SHA-256 of the seed, a line feed and the identifier.

    The order of two deputies never depends on who else is there or in which order they were given.
    """

    def lot(deputy: DeputyId) -> tuple[str, DeputyId]:
        return sha256(f"{seed}\n{deputy}".encode()).hexdigest(), deputy

    return tuple(sorted(set(deputies), key=lot))


def draw_panel(
    deputies: Iterable[DeputyId], size: int, conflicts: Collection[DeputyId], seed: str
) -> tuple[DeputyId, ...]:
    """The first ``size`` of the seed's order who have no conflict of interest (PR-eval-draw).

    A larger panel holds the smaller one of the same seed: a member who falls out is followed by
    the next. Raises ``ValueError`` for no place, no seed, or fewer deputies than places. A seed is
    only as fair as it is unknown when the list of deputies and the conflicts are closed: take it
    from something public that comes later, for example the next lottery's numbers.

    >>> draw_panel(["d1", "d2", "d3", "d4"], 2, {"d3"}, "2021-06-01")
    ('d2', 'd4')
    >>> draw_panel(["d4", "d3", "d2", "d1"], 3, {"d3"}, "2021-06-01")
    ('d2', 'd4', 'd1')
    """
    if size < 1:
        raise ValueError(f"a panel of {size} judges nothing; write a number from 1")
    if not seed:
        raise ValueError("seed is empty; write what the lot is drawn by")
    order = [one for one in draw_order(deputies, seed) if one not in conflicts]
    if len(order) < size:
        raise ValueError(f"{len(order)} deputies have no conflict, and {size} are to be drawn")
    return tuple(order[:size])
