"""What an act makes of the register (名册变更)."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from wholeprocess.congress import CongressTerm, DeputyId, Register, no_congress, no_division
from wholeprocess.errors import Refused
from wholeprocess.law import Law
from wholeprocess.process.acts import (
    EndMandate,
    EnterUnits,
    OpenTerm,
    RegisterAct,
    SeatDeputies,
    SuspendDeputy,
)


def registered(register: Register, act: RegisterAct, law: Law) -> Register:
    """The register after the act; ``Refused`` where it contradicts what is on record."""
    if refusal := no_division(act.congress, law, register):
        raise Refused(refusal)
    match act:
        case OpenTerm():
            return _opened(register, act, law)
        case SeatDeputies():
            return _seated(register, act, law)
        case EnterUnits():
            return _entered(register, act, law)
        case SuspendDeputy() | EndMandate():
            return _changed(register, act, law)
        case _:
            raise TypeError(f"{type(act).__name__} is no act on the register")


def _opened(register: Register, act: OpenTerm, law: Law) -> Register:
    if (refusal := no_congress(act.congress, law, register)) is not None:
        raise Refused(refusal)
    if act.congress in register.terms:
        what = f"the term of {act.congress} is open already"
        raise Refused(law.refusal("WP-once", what, "go on with it"))
    term = CongressTerm(congress=act.congress, number=act.number, opened=act.on)
    return register.with_term(term)


def _seated(register: Register, act: SeatDeputies, law: Law) -> Register:
    times = Counter(deputy.id for deputy in act.deputies)
    twice = {d for d, n in times.items() if n > 1} | (register.deputies.keys() & times.keys())
    if twice:
        what = f"{', '.join(sorted(twice))} would be seated twice"
        raise Refused(law.refusal("WP-once", what, "give each mandate an id of its own"))
    return register.with_deputies(act.deputies)


def _entered(register: Register, act: EnterUnits, law: Law) -> Register:
    for unit in act.units:
        if unit.division not in register.divisions:
            what = f"{unit.id} belongs to {unit.division}, which no division has as its code"
            raise Refused(law.refusal("WP-known", what, "correct the code"))
        if unit.id in register.units:
            what = f"a unit is called {unit.id} already"
            raise Refused(law.refusal("WP-once", what, "give the unit an id of its own"))
    return register.with_units(act.units)


def _changed(register: Register, act: SuspendDeputy | EndMandate, law: Law) -> Register:
    deputy = register.deputies.get(DeputyId(act.deputy))
    if deputy is None or not deputy.in_office(act.on):
        what = f"{act.deputy} is no deputy in office on {act.on}"
        raise Refused(law.refusal("WP-known", what, "name a deputy in office"))
    if isinstance(act, EndMandate):
        return register.with_deputies([evolve(deputy, until=act.on)])
    return register.with_deputies([evolve(deputy, suspended_from=act.on, suspended_to=act.to)])
