"""The acts that make a term (本届): it opens, deputies are seated, units are entered (名册)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ, Unit
from wholeprocess.journal import Act, name
from wholeprocess.law import Value, exact_code, raw_of, value_of


def _deputies(deputies: Iterable[Deputy]) -> tuple[Deputy, ...]:
    return tuple(deputies)


def _units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(units)


def _value(value: Value | Mapping[str, object]) -> Value:
    return value_of(value) if isinstance(value, Mapping) else value


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


@frozen(kw_only=True)
class SetPractice(RegisterAct):
    """A congress sets a practice of its own, from the act's day on (设定本地做法).

    The journal has the value in the shape of the law's tables: ``{"count": 3}``. It yields to a
    statute that comes to decide the matter; of two for one code the one with the later day holds.

    >>> day, why = date(2022, 1, 5), "主任会议决定"
    >>> SetPractice(on=day, congress="430381", code="pr-rounds", value=3, reason=why).code
    'PR-rounds'
    """

    kind: ClassVar[str] = "process.set-practice"

    code: str = field(converter=exact_code, validator=name)
    value: Value = field(converter=_value)
    reason: str = field(validator=name)

    @value.validator
    def _is_a_value(self, _: object, value: Value) -> None:
        if value is None:
            raise ValueError("value is missing; write for example 3")
        value_of(raw_of(value))


ACTS: tuple[type[RegisterAct], ...] = (
    OpenTerm,
    SeatDeputies,
    SuspendDeputy,
    EndMandate,
    EnterUnits,
    SetPractice,
)
"""Every kind of act that a journal may hold about the register."""
