"""Months and years as periods (期间): their first and last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

Period: TypeAlias = tuple[date, date]
"""First and last day."""


def periods(first: date, last: date, months: int = 1) -> Iterator[Period]:
    """The calendar's periods of so many months that lie wholly in a time.

    >>> [str(end) for _, end in periods(date(2021, 1, 1), date(2021, 12, 30), 6)]
    ['2021-06-30']
    """
    year, month = first.year, 1
    while True:
        begin = date(year, month, 1)
        month += months
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
        end = date(year, month, 1) - timedelta(days=1)
        if end > last:
            return
        if begin >= first:
            yield begin, end
