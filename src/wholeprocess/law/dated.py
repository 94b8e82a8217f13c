"""A value that changes on a day: it has a first day, and ends where the next one begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from attrs import field, frozen

from wholeprocess.errors import NotInForce

T = TypeVar("T")


def _in_order(versions: Mapping[date, T]) -> tuple[tuple[date, T], ...]:
    return tuple(sorted(versions.items(), key=lambda pair: pair[0]))


@frozen
class Dated(Generic[T]):
    """What holds from which day on. Gaps and overlaps cannot be written.

    >>> Dated({date(2007, 1, 1): "Supervision Law of 2006"}).on(date(2006, 12, 31))
    Traceback (most recent call last):
    wholeprocess.errors.NotInForce: nothing holds on 2006-12-31; the first is of 2007-01-01
    """

    versions: tuple[tuple[date, T], ...] = field(converter=_in_order)

    @versions.validator
    def _has_one(self, _: object, versions: tuple[tuple[date, T], ...]) -> None:
        if not versions:
            raise ValueError("a dated value needs at least one first day")

    def on(self, day: date) -> T:
        """The value on ``day``; before the first day ``NotInForce`` is raised."""
        place = bisect_right(self.versions, day, key=lambda pair: pair[0])
        if not place:
            first = self.versions[0][0]
            raise NotInForce(f"nothing holds on {day}; the first is of {first}")
        return self.versions[place - 1][1]
