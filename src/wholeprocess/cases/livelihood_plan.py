"""What a year's livelihood projects are to add up to (民生实事记录的目标)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.decision import SlateId


@frozen(kw_only=True)
class Planned:
    """One project as it is to come out: money in fen, time in days."""

    title: str
    category: str
    village: str
    planned_fen: int
    real_fen: int
    planned_days: int
    real_days: int
    beneficiaries: int
    benefits: Mapping[str, tuple[int, str]] = field(factory=dict)
    wish: tuple[tuple[str, int, int], ...] = ()  # village, asked, for


@frozen(kw_only=True)
class YearPlan:
    """What the records of one congress and year add up to, and on which days things happen."""

    congress: DivisionCode
    year: int
    deputies: tuple[DeputyId, ...]
    projects: tuple[Planned, ...]
    proposals: int
    candidates: int
    categories: tuple[str, ...]
    villages: tuple[str, ...]
    first_session: date
    mid_year: date | None
    last_session: date
    call: date
    start: date
    screenings: int = 3

    @property
    def slate(self) -> SlateId:
        """The slate's identifier."""
        return SlateId(f"{self.congress}/{self.year}")
