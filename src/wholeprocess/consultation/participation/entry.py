"""How an act goes on a matter (记入事项): found, in order, in phase, by whom, on its conditions."""

from __future__ import annotations

from typing import Any

from wholeprocess.congress import Organ, Register
from wholeprocess.consultation.participation.phases import MATTER, Role
from wholeprocess.consultation.participation.record import Matter
from wholeprocess.consultation.record import State
from wholeprocess.journal import Change, Question, Take
from wholeprocess.law import Law, Refusal


def players(role: Role, matter: Matter) -> tuple[str, ...]:
    """The actors who play a role for a matter; none named means that anyone may."""
    host = tuple(dict.fromkeys((matter.host, str(Organ.OFFICE))))
    match role:
        case Role.HOST:
            return host
        case Role.DRAFTER:
            return (matter.drafter,)
        case Role.HOST_OR_DRAFTER:
            return tuple(dict.fromkeys((*host, matter.drafter)))
        case Role.ANYONE:
            return ()


def in_place(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """The matter is on record, and its table has a row for the act by who does it."""
    matter = state.matters.get(act.matter)
    if matter is None:
        what = f"no matter is called {act.matter}"
        return law.refusal("WP-known", what, "open it first, or correct the identifier")
    if act.on < matter.last:
        what = f"{act.on} lies before {matter.last}, the last act on {act.matter}"
        return law.refusal("WP-order", what, "record acts in the order of their days")
    phases = MATTER.index[type(act)]
    rows = phases.get(matter.phase)
    if rows is None:
        what = f"{act.matter} is {matter.phase.value}; {type(act).__name__} has no place there"
        here = ", ".join(phase.value for phase in phases)
        return law.refusal("WP-phase", what, f"it is done when: {here}")
    row = rows[-1]
    who = players(Role(row.by), matter)
    if who and act.by not in who:
        what = f"{act.by} may not do {type(act).__name__} on {act.matter}; {' or '.join(who)} may"
        code = row.rule if law.holds(row.rule) else "WP-phase"
        return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)
    for guard in row.guards:
        refusal: Refusal | None = guard(state, act, law, register)
        if refusal is not None:
            return refusal
    return None


def on_a_matter(change: Change, *questions: Question) -> Take:
    """How an act on a matter on record is taken in."""
    return Take(change, (in_place, *questions))
