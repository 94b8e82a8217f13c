"""Deputies (人大代表): whose congress they sit in, and who elected them."""

from __future__ import annotations

from datetime import date
from typing import NewType

from attrs import field, frozen
from attrs.validators import optional

from wholeprocess import validators
from wholeprocess.congress.division import DivisionCode
from wholeprocess.congress.level import Level
from wholeprocess.law import level_of

DeputyId = NewType("DeputyId", str)


@frozen(kw_only=True)
class Deputy:
    """A deputy's mandate (代表职务). Who sits in two congresses has two mandates.

    ``elected_by`` is the division whose congress (indirect election, EL-3-1) or whose voters
    (direct election, EL-3-2) elected the deputy, or the name of a unit that is no division, as the
    armed forces, who elect separately (EL-6-1).

    >>> since = date(2021, 12, 20)
    >>> Deputy(id="x1", name="甲", congress="4303", elected_by="430381", since=since).level
    <Level.CITY: 'city'>
    """

    id: DeputyId = field(validator=validators.name)
    name: str = field(validator=validators.name)
    congress: DivisionCode = field(validator=validators.name)
    elected_by: DivisionCode = field(validator=validators.name)
    since: date = field(validator=validators.day)  # the day from which the mandate holds
    # the day on which it ended, if it did, by DL25-62-1
    until: date | None = field(default=None, validator=optional(validators.day))
    # 暂时停止执行代表职务, by DL25-61-1
    suspended_from: date | None = field(default=None, validator=optional(validators.day))
    suspended_to: date | None = field(default=None, validator=optional(validators.day))
    knows: tuple[str, ...] = ()  # fields he knows: topics, as the matters name them

    @congress.validator
    def _has_a_level(self, _: object, congress: str) -> None:
        Level.of(congress)

    @elected_by.validator
    def _is_a_division_or_a_unit(self, _: object, elected_by: str) -> None:
        if elected_by[:1].isascii():
            level_of(elected_by)

    @property
    def level(self) -> Level:
        """The level of the congress."""
        return Level.of(self.congress)

    def in_office(self, on: date) -> bool:
        """Whether the mandate exists on that day; a suspended deputy still has his mandate."""
        return self.since <= on and (self.until is None or on < self.until)

    def suspended(self, on: date) -> bool:
        """Whether the deputy's functions are suspended on that day (DL25-61-1)."""
        if self.suspended_from is None or on < self.suspended_from:
            return False
        return self.suspended_to is None or on < self.suspended_to

    def may_act(self, on: date) -> bool:
        """In office and not suspended."""
        return self.in_office(on) and not self.suspended(on)
