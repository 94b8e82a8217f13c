"""What only some combinations of fields allow (字段相容), by class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

Drawn: TypeAlias = dict[str, Any]
"""The fields of a value, each drawn by itself."""

Fit: TypeAlias = Callable[[Drawn], Mapping[str, Any]]
"""Which of the drawn fields must be others, so that the value can exist."""

FITTING: dict[type, Fit] = {}
"""What is mended in the drawn fields of a class."""

PLACES = ("43", "4306", "430681", "430681118")
"""A province, a city, a county and a township, each in the one before it."""

_ENDS = ("closes", "due", "report_by")


def fits(*kinds: type) -> Callable[[Fit], Fit]:
    """Registers a function as the one that mends the drawn fields of some classes."""

    def registered(fit: Fit) -> Fit:
        for kind in kinds:
            if kind in FITTING:
                raise ValueError(f"{kind.__name__} is mended by {FITTING[kind].__name__} already")
            FITTING[kind] = fit
        return fit

    return registered


def fitting(kind: type, drawn: Drawn) -> Drawn:
    """The drawn fields as a value of the class can have them: no term ends before it begins."""
    on = drawn.get("on")
    for place in _ENDS:
        if isinstance(on, date) and isinstance(drawn.get(place), date):
            drawn[place] = max(drawn[place], on)
    fit = FITTING.get(kind)
    return drawn if fit is None else {**drawn, **fit(drawn)}


def once(rows: Iterable[Any], name: str) -> tuple[Any, ...]:
    """The last of those rows that have one name."""
    return tuple({getattr(row, name): row for row in rows}.values())


def apart(drawn: Drawn, *places: str) -> Drawn:
    """Several fields of names, no name in two of them."""
    seen: set[Any] = set()
    kept: Drawn = {}
    for place in places:
        kept[place] = tuple(one for one in drawn[place] if one not in seen)
        seen |= {*drawn[place]}
    return kept


def place(word: str) -> str:
    """A division's code in the place of some word."""
    return PLACES[len(word) % len(PLACES)]
