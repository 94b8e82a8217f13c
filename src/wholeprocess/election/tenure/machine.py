"""How an act on a thing with a lifecycle is taken in (准入): found, in order, in phase, by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from attrs import evolve, frozen

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Question, Take
from wholeprocess.election.tenure.bodies import confirming_body
from wholeprocess.election.tenure.guards import Guard
from wholeprocess.election.tenure.phases import Role
from wholeprocess.election.tenure.recall import Venue
from wholeprocess.journal import Lifecycle
from wholeprocess.law import Law, Refusal

Finder: TypeAlias = Callable[[State, Any, Register], Any]
"""Finds the thing that an act is about; ``None`` where it is not on record."""

Effect: TypeAlias = Callable[[State, Any, Any, Law, Register], Changes]
"""What an admitted act changes on the thing that it is about: state, thing, act, law, register."""

PRESIDING = {
    Venue.DISTRICT: (Organ.STANDING_COMMITTEE, "EL-50-4"),
    Venue.CONGRESS: (Organ.PRESIDIUM, "EL-51-2"),
    Venue.COMMITTEE: (Organ.COUNCIL, "EL-51-3"),
}
"""Who presides over the vote on a recall or puts it to the vote, and by which rule."""


def players(role: Role, thing: Any, law: Law) -> tuple[str, ...]:
    """The actors who play a role for a thing; none named means that anyone may."""
    match role:
        case Role.CONFIRMING_BODY:
            return (confirming_body(thing.congress),)
        case Role.DEPUTY:
            return (thing.deputy,)
        case Role.COUNTY | Role.ELECTING_COMMITTEE:
            return (Organ.STANDING_COMMITTEE,)
        case Role.PRESIDING:
            return (PRESIDING[thing.venue][0],)
        case Role.DECIDING:
            return (thing.receiver.organ,)
        case Role.ANNOUNCING:
            return (law.choice("DL25-63").replace("_", "-"),)
        case Role.BY_ELECTION_BODY if law.holds("ELL-by-presides"):
            return law.choices("ELL-by-presides")
        case _:
            return ()


def _rule(role: Role, thing: Any, rule: str, law: Law) -> str:
    """The rule that says who may: that of the row, or a narrower one where there is."""
    match role:
        case Role.PRESIDING:
            return PRESIDING[thing.venue][1]
        case Role.DECIDING:
            return str(thing.receiver.rule)
        case Role.BY_ELECTION_BODY:
            return "ELL-by-presides"
        case _:
            return rule if law.holds(rule) else "WP-phase"


@frozen
class Machine:
    """One kind of thing: its table, how its acts find it, and what one is called."""

    table: Lifecycle[Any]
    find: Finder
    noun: str

    def take(self, effect: Effect, *questions: Question, needs: Needs = Needs.ELECTION) -> Take:
        """How an act that the table has rows for is taken in; ``questions`` come last."""

        def change(state: State, act: Any, law: Law, register: Register) -> Changes:
            return effect(state, self.find(state, act, register), act, law, register)

        return Take(change, "", (self.asks, *questions), needs=needs)

    def asks(self, state: State, act: ElectionAct, law: Law, register: Register) -> Refusal | None:
        """Whether the thing is there and the table has a row for the act, by who does it."""
        thing = self.find(state, act, register)
        if thing is None:
            what = f"no {self.noun} of {act.election} is called {act.thing}"
            return law.refusal("WP-known", what, "record it first, or correct the identifier")
        if (late := before_the_last(act, thing.acts, act.thing, law)) is not None:
            return late
        phases = self.table.index[type(act)]
        rows = phases.get(thing.phase)
        if rows is None:
            what = f"{act.thing} is {thing.phase.value}; {type(act).__name__} has no place there"
            here = ", ".join(phase.value for phase in phases)
            return law.refusal("WP-phase", what, f"it is done when: {here}")
        role = Role(rows[-1].by)
        who = players(role, thing, law)
        if who and act.by not in who:
            code = _rule(role, thing, rows[-1].rule, law)
            what = f"{act.by} may not do {type(act).__name__} on {act.thing}; its {role} may"
            return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)
        guards: tuple[Guard, ...] = rows[-1].guards
        for guard in guards:
            if (refusal := guard(thing, act, law, register, state)) is not None:
                return refusal
        return None


def recorded(table: str) -> Effect:
    """The effect of an act that is kept on its thing and moves nothing."""

    def effect(state: State, thing: Any, act: Any, law: Law, register: Register) -> Changes:
        key = thing.deputy if table == "mandates" else thing.id
        kept = evolve(thing, acts=(*thing.acts, act))
        return Changes(**{table: {key: kept}})

    return effect
