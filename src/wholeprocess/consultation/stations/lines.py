"""Whose contact with whom is on record (联系分工), and how often it was made."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from attrs import frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.consultation.stations.scheme import Way


class ContactKey(NamedTuple):
    """One contact of one person with another, or with some voters."""

    congress: DivisionCode  # whose scheme it is
    contact: str
    who: DeputyId
    whom: str


@frozen(kw_only=True)
class ContactMade:
    """Contact was made (开展联系)."""

    on: date
    ways: tuple[Way, ...]
    matter: str = ""


@frozen(kw_only=True)
class ContactSpan:
    """From a day on, until the day on which it ended."""

    since: date
    until: date | None = None

    def covers(self, first: date, last: date) -> bool:
        """Whether it holds on every day of a period."""
        return self.since <= first and (self.until is None or last < self.until)


@frozen(kw_only=True)
class ContactLine:
    """When a contact is to be kept, and when it was made."""

    spans: tuple[ContactSpan, ...]
    made: tuple[ContactMade, ...] = ()

    def on(self, day: date) -> bool:
        """Whether the contact is to be kept on that day."""
        return any(span.covers(day, day) for span in self.spans)

    def within(self, first: date, last: date) -> tuple[ContactMade, ...]:
        """What was made of it in a period."""
        return tuple(made for made in self.made if first <= made.on <= last)
