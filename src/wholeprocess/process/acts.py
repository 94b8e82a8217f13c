"""The acts that make a term (本届): it opens, deputies are seated, units are entered (名册)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ, Unit
from wholeprocess.journal import Act, name


def _deputies(deputies: Iterable[Deputy]) -> tuple[Deputy, ...]:
    return tuple(deputies)


def _units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(units)


@frozen(kw_only=True)
class RegisterAct(Act):
    """An act on the register of one congress."""

    about: ClassVar[str] = "congress"

    congress: DivisionCode = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class OpenTerm(RegisterAct):
    """A congress's records begin (本届记录开始); ``number`` is the term's, 0 if not given."""

    kind: ClassVar[str] = "process.open-term"

    number: int = 0


@frozen(kw_only=True)
class SeatDeputies(RegisterAct):
    """Deputies whose credentials are confirmed take their seats (确认代表资格, EL-47-2)."""

    kind: ClassVar[str] = "process.seat-deputies"

    deputies: tuple[Deputy, ...] = field(converter=_deputies)

    @deputies.validator
    def _of_this_congress(self, _: object, deputies: tuple[Deputy, ...]) -> None:
        for deputy in deputies:
            if deputy.congress != self.congress:
                raise ValueError(f"{deputy.id} sits in {deputy.congress}, not in {self.congress}")


@frozen(kw_only=True)
class SuspendDeputy(RegisterAct):
    """A deputy's functions are suspended, or resume on ``to`` (暂停执行代表职务, DL25-61-1)."""

    kind: ClassVar[str] = "process.suspend-deputy"

    deputy: DeputyId = field(validator=name)
    reason: str = field(validator=name)
    to: date | None = None


@frozen(kw_only=True)
class EndMandate(RegisterAct):
    """A deputy's mandate ends (代表资格终止, DL25-62-1), with the ground for it."""

    kind: ClassVar[str] = "process.end-mandate"

    deputy: DeputyId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class EnterUnits(RegisterAct):
    """Units that handle suggestions or carry out projects are entered (登记承办单位)."""

    kind: ClassVar[str] = "process.enter-units"

    units: tuple[Unit, ...] = field(converter=_units)


ACTS: tuple[type[RegisterAct], ...] = (
    OpenTerm,
    SeatDeputies,
    SuspendDeputy,
    EndMandate,
    EnterUnits,
)
"""Every kind of act that a journal may hold about the register."""
