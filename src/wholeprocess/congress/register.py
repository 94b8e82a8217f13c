"""The register (名册): who is a deputy where, which units there are, when a congress meets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve, field, frozen

from wholeprocess.congress.deputy import Deputy, DeputyId
from wholeprocess.congress.division import DivisionCode, Divisions
from wholeprocess.congress.organ import Unit, UnitId
from wholeprocess.congress.session import CongressTerm, Session, SessionId
from wholeprocess.errors import NoSuchThing

K = TypeVar("K")
V = TypeVar("V")


def _closed(table: Mapping[K, V]) -> Mapping[K, V]:
    return table if isinstance(table, MappingProxyType) else MappingProxyType(dict(table))


def _deputies(table: Mapping[DeputyId, Deputy]) -> Mapping[DeputyId, Deputy]:
    return _closed(table)


def _units(table: Mapping[UnitId, Unit]) -> Mapping[UnitId, Unit]:
    return _closed(table)


def _sessions(table: Mapping[SessionId, Session]) -> Mapping[SessionId, Session]:
    return _closed(table)


def _terms(table: Mapping[DivisionCode, CongressTerm]) -> Mapping[DivisionCode, CongressTerm]:
    return _closed(table)


@frozen(kw_only=True, eq=False)
class Register:
    """Everyone and everything that acts refer to by identifier. Adding makes a new register."""

    divisions: Divisions
    deputies: Mapping[DeputyId, Deputy] = field(factory=dict, converter=_deputies)
    units: Mapping[UnitId, Unit] = field(factory=dict, converter=_units)
    sessions: Mapping[SessionId, Session] = field(factory=dict, converter=_sessions)
    terms: Mapping[DivisionCode, CongressTerm] = field(factory=dict, converter=_terms)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Register):
            return NotImplemented
        mine = (self.deputies, self.units, self.sessions, self.terms)
        return mine == (other.deputies, other.units, other.sessions, other.terms)

    def deputy(self, ident: str) -> Deputy:
        """The deputy, or ``NoSuchThing``."""
        try:
            return self.deputies[DeputyId(ident)]
        except KeyError:
            raise NoSuchThing(f"no deputy has the id {ident!r}; seat the deputy first") from None

    def unit(self, ident: str) -> Unit:
        """The unit, or ``NoSuchThing``."""
        try:
            return self.units[UnitId(ident)]
        except KeyError:
            raise NoSuchThing(f"no unit has the id {ident!r}; enter the unit first") from None

    def session(self, ident: str) -> Session:
        """The session, or ``NoSuchThing``."""
        try:
            return self.sessions[SessionId(ident)]
        except KeyError:
            raise NoSuchThing(f"no session has the id {ident!r}; open the session first") from None

    @cached_property
    def _by_congress(self) -> Mapping[DivisionCode, tuple[Deputy, ...]]:
        seats: dict[DivisionCode, list[Deputy]] = {}
        for deputy in self.deputies.values():
            seats.setdefault(deputy.congress, []).append(deputy)
        return {congress: tuple(deputies) for congress, deputies in seats.items()}

    @cached_property
    def _by_electors(self) -> Mapping[DivisionCode, Mapping[DivisionCode, tuple[Deputy, ...]]]:
        seats: dict[DivisionCode, dict[DivisionCode, tuple[Deputy, ...]]] = {}
        for deputy in self.deputies.values():
            sent = seats.setdefault(deputy.elected_by, {})
            sent[deputy.congress] = (*sent.get(deputy.congress, ()), deputy)
        return seats

    def elected_by(self, division: str) -> Mapping[DivisionCode, tuple[Deputy, ...]]:
        """Every mandate on record that a division elected, by the congress it is in."""
        return self._by_electors.get(DivisionCode(division), {})

    def mandates_of(self, congress: str) -> tuple[Deputy, ...]:
        """Every mandate of a congress on record, those that ended or have not begun with them."""
        return self._by_congress.get(DivisionCode(congress), ())

    def deputies_of(self, congress: str, on: date) -> tuple[Deputy, ...]:
        """All deputies (全体代表) of a congress on a day, suspended ones with them.

        Whether a suspended deputy counts among all deputies is silent in the law; here he does,
        since his mandate has not ended (digest DL25-61-2).
        """
        return tuple(deputy for deputy in self.mandates_of(congress) if deputy.in_office(on))

    def in_session(self, congress: str, on: date) -> bool:
        """Whether a session of that congress is open on that day."""
        return any(s.congress == congress and s.on(on) for s in self.sessions.values())

    def with_deputies(self, deputies: Iterable[Deputy]) -> Register:
        """With these deputies added, or put in the place of those with the same id."""
        return evolve(self, deputies={**self.deputies, **{d.id: d for d in deputies}})

    def with_units(self, units: Iterable[Unit]) -> Register:
        """With these units added."""
        return evolve(self, units={**self.units, **{u.id: u for u in units}})

    def with_session(self, session: Session) -> Register:
        """With this session added or changed."""
        return evolve(self, sessions={**self.sessions, session.id: session})

    def with_term(self, term: CongressTerm) -> Register:
        """With this term of a congress added."""
        return evolve(self, terms={**self.terms, term.congress: term})
