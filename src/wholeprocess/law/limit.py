"""Time limits (期限): their lengths, and the calendar that counts working days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from attrs import field, frozen
from attrs.validators import ge


class TimeUnit(StrEnum):
    """What a limit is counted in: 日, 工作日, 月 are three different things."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


Calendar: TypeAlias = Callable[[date], bool | None]
"""Whether a day is a working day; ``None`` where nobody has announced it yet."""


@lru_cache(maxsize=8_192)
def chinese_calendar(day: date) -> bool | None:
    """Working days of the mainland with make-up days (调休), from the State Council's notices.

    Comes from the package ``chinesecalendar``; a year that it does not know gives ``None``.

    >>> chinese_calendar(date(2022, 1, 29)), chinese_calendar(date(2022, 1, 31))
    (True, False)
    """
    from chinese_calendar import is_workday

    try:
        return bool(is_workday(day))
    except NotImplementedError:  # so the package says that it does not know the year
        return None


@lru_cache(maxsize=65_536)
def _months_after(start: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return start + relativedelta(months=months)


class Due(NamedTuple):
    """The last day of a limit, the days off skipped, and whether part of it was guessed."""

    on: date
    skipped: tuple[date, ...]
    provisional: bool


def next_working_day(day: date, calendar: Calendar = chinese_calendar) -> Due:
    """``day`` itself if it is a working day, or else the next one, with the days off passed over.

    >>> next_working_day(date(2026, 2, 17)).on
    datetime.date(2026, 2, 24)
    """
    skipped: list[date] = []
    provisional = False
    while True:
        works = calendar(day)
        if works is None:
            works, provisional = day.weekday() < 5, True
        if works:
            return Due(day, tuple(skipped), provisional)
        skipped.append(day)
        day += timedelta(days=1)


@frozen
class TimeLimit:
    """A length of time as a statute writes it.

    The first day is not counted, and a month ends on the same day number or on the last day of
    the month if it has none. The statutes are silent on both; the Civil Code has these rules for
    civil law (arts. 201 and 202), taken here by analogy.

    >>> TimeLimit(3, TimeUnit.MONTHS).after(date(2022, 3, 3)).on
    datetime.date(2022, 6, 3)
    >>> TimeLimit(3, TimeUnit.MONTHS).after(date(2022, 11, 30)).on
    datetime.date(2023, 2, 28)
    >>> str(TimeLimit(5, TimeUnit.WORKING_DAYS))
    '5 working days'
    """

    length: int = field(validator=ge(0))
    unit: TimeUnit = field(converter=TimeUnit)

    def after(self, start: date, calendar: Calendar = chinese_calendar) -> Due:
        """The last day of the limit that starts on ``start``.

        Where the calendar does not know a day, Monday to Friday count and the answer is
        marked provisional.
        """
        match self.unit:
            case TimeUnit.MONTHS:
                return Due(_months_after(start, self.length), (), False)
            case TimeUnit.DAYS:
                return Due(start + timedelta(days=self.length), (), False)
            case TimeUnit.WORKING_DAYS:
                return self._working_days(start, calendar)

    def _working_days(self, start: date, calendar: Calendar) -> Due:
        day, provisional = start, False
        skipped: list[date] = []
        for _ in range(self.length):
            day, off, guessed = next_working_day(day + timedelta(days=1), calendar)
            skipped += off
            provisional = provisional or guessed
        return Due(day, tuple(skipped), provisional)

    def __str__(self) -> str:
        word = self.unit.value.replace("_", " ")
        return f"{self.length} {word.removesuffix('s') if self.length == 1 else word}"

    def zh(self) -> str:
        """The length in Chinese.

        >>> TimeLimit(3, TimeUnit.MONTHS).zh()
        '3个月'
        """
        words = {"days": "日", "working_days": "个工作日", "months": "个月"}
        return f"{self.length}{words[self.unit]}"
