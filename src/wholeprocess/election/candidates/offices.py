"""Being deputy in several areas (兼任代表): lawful only in one line of subordination (EL-48-1)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from wholeprocess.congress import DivisionCode, Divisions


def unrelated(
    areas: Iterable[DivisionCode], divisions: Divisions
) -> tuple[tuple[DivisionCode, DivisionCode], ...]:
    """The pairs of areas of which neither stands above the other (无隶属关系).

    Who is deputy in both areas of a pair must give one up. A township, its county and its city
    are one line, two townships of a county are not. An area that the table of divisions does not
    have raises ``NoSuchThing``.

    >>> divisions = Divisions.shipped()
    >>> unrelated(["430681118", "430681", "4306"], divisions)
    ()
    >>> unrelated(["430681118", "430381"], divisions)
    (('430381', '430681118'),)
    """
    each = sorted(set(areas))
    return tuple(
        (one, other)
        for one, other in combinations(each, 2)
        if one not in divisions.above(other) and other not in divisions.above(one)
    )
