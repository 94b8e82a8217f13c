"""Sessions and terms of a congress (会议、届)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import frozen

from wholeprocess.congress.division import DivisionCode

SessionId = NewType("SessionId", str)


class SessionKind(StrEnum):
    """Townships generally meet twice a year (OL-14-1a)."""

    FIRST_OF_TERM = "first-of-term"  # 每届第一次会议
    ANNUAL = "annual"  # 年度会议
    MID_YEAR = "mid-year"  # 年中会议
    SPECIAL = "special"  # 临时召集 (OL-14-3)


@frozen(kw_only=True)
class Session:
    """A session of a congress, from the day it opens to the day it closes."""

    id: SessionId
    congress: DivisionCode
    kind: SessionKind
    opened: date
    closed: date | None = None

    def on(self, day: date) -> bool:
        """Whether the congress is in session that day (会议期间); otherwise it is in recess."""
        return self.opened <= day and (self.closed is None or day <= self.closed)


@frozen(kw_only=True)
class CongressTerm:
    """A term of a congress (届): five years from its first session (OL-9-1).

    >>> CongressTerm(congress="430381", number=18, opened=date(2021, 12, 20)).expires
    datetime.date(2026, 12, 20)
    """

    congress: DivisionCode
    number: int
    opened: date
    years: int = 5

    @property
    def expires(self) -> date:
        """Five years on; in law the term lasts until the next one's first session opens."""
        from dateutil.relativedelta import relativedelta

        return self.opened + relativedelta(years=self.years)
