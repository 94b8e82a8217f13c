"""How an act on a thing with a lifecycle is taken in (准入): known, in order, in phase, by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import evolve, frozen

from wholeprocess.congress import Level, Organ, Register
from wholeprocess.journal import Lifecycle, Question, Take, before_the_last
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.terms import held

Guard: TypeAlias = Callable[[Any, Any, Law, Register, State], Refusal | None]
"""Asks a thing about an act on it, in the room's state: the refusal, or ``None``."""

Effect: TypeAlias = Callable[[Any, Any, Law, State], Any]
"""The thing with what an admitted act says; its phase and its acts follow by themselves."""


class Role(StrEnum):
    """Who may act, as the tables name them."""

    COMMITTEE = "standing committee"  # 常务委员会
    COUNCIL = "council of chairpersons"  # 主任会议
    WORKING = "special committee or office"  # 专门委员会、工作机构、办事机构
    ARRANGING = "standing committee, council or office"  # 常务委员会、主任会议、办事机构
    ORGAN = "the supervised organ"  # 被监督机关
    ANYONE = "anyone"


_PLAYERS: Mapping[Role, tuple[str, ...]] = {
    Role.COMMITTEE: (Organ.STANDING_COMMITTEE,),
    Role.COUNCIL: (Organ.COUNCIL,),
    Role.WORKING: (Organ.SPECIAL_COMMITTEE, Organ.OFFICE),
    Role.ARRANGING: (Organ.STANDING_COMMITTEE, Organ.COUNCIL, Organ.OFFICE),
}

ARRANGING = _PLAYERS[Role.ARRANGING]
"""Those who act for a standing committee where the law names no one."""

COUNCIL = _PLAYERS[Role.COUNCIL]
"""The council of chairpersons (主任会议)."""


def players(role: Role, thing: Any) -> tuple[str, ...]:
    """The actors who play a role for a thing; none named means that anyone may."""
    return (thing.organ,) if role is Role.ORGAN else _PLAYERS.get(role, ())


def has_a_standing_committee(
    state: State, act: Any, law: Law, register: Register
) -> Refusal | None:
    """The Supervision Law is for standing committees; a township's presidium is none (OL-19-2)."""
    if act.congress not in register.divisions:
        what = f"no division has the code {act.congress}"
        return law.refusal("WP-known", what, "correct the code, or load the table that has it")
    if Level.of(act.congress) is not Level.TOWNSHIP:
        return None
    what = f"{act.congress} is a township: it has a presidium and no standing committee"
    mend = "let the presidium arrange a visit or a hearing, or the congress ask in session"
    return law.refusal("OL-19-2", what, mend)


@frozen
class Machine:
    """One kind of thing: its table of rows, the table of the state it is in, what one is called."""

    life: Lifecycle[Any]
    table: str
    noun: str

    def begins(
        self,
        make: Callable[[Any, Law, State], Any],
        *questions: Question,
        by: tuple[str, ...] = (),
    ) -> Take:
        """How the act that puts the thing on record is taken in; it brings its congress."""

        def change(state: State, act: Any, law: Law, register: Register) -> Changes:
            return Changes(**{self.table: {act.thing: make(act, law, state)}})

        return Take(change, (self.is_new, has_a_standing_committee, *questions), by)

    def take(self, effect: Effect | None = None) -> Take:
        """How an act that the lifecycle has rows for is taken in."""

        def change(state: State, act: Any, law: Law, register: Register) -> Changes:
            thing = getattr(state, self.table)[act.thing]
            then = effect(thing, act, law, state) if effect is not None else thing
            phase = self.after(thing, then, act)
            then = evolve(then, phase=phase, acts=(*thing.acts, act))
            return Changes(**{self.table: {act.thing: then}})

        return Take(change, (self.asks,))

    def after(self, thing: Any, then: Any, act: SupervisionAct) -> Any:
        """The phase after an act, by what the thing has become."""
        for row in self.life.index[type(act)][thing.phase]:
            if row.when is None or row.when(then, act):
                return row.to
        raise AssertionError(f"no row takes {act}")

    def is_new(self, state: State, act: Any, law: Law, register: Register) -> Refusal | None:
        """An identifier of its own, on a day for which a text of the Supervision Law is known."""
        law.version("SL24-8")
        if act.thing not in getattr(state, self.table):
            return None
        what = f"a {self.noun} is called {act.thing} already"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")

    def asks(self, state: State, act: Any, law: Law, register: Register) -> Refusal | None:
        """Whether the thing is there and its lifecycle has a row for the act, by who does it."""
        thing = getattr(state, self.table).get(act.thing)
        if thing is None:
            what = f"no {self.noun} is called {act.thing}"
            return law.refusal("WP-known", what, "record it first, or correct the identifier")
        if (late := before_the_last(act, thing.acts, law)) is not None:
            return late
        phases = self.life.index[type(act)]
        rows = phases.get(thing.phase)
        if rows is None:
            what = f"{act.thing} is {thing.phase.value}; {type(act).__name__} has no place there"
            here = ", ".join(phase.value for phase in phases)
            return law.refusal("WP-phase", what, f"it is done when: {here}")
        row = rows[-1]
        who = players(Role(row.by), thing)
        if who and act.by not in who:
            what = (
                f"{act.by} may not do {type(act).__name__} on {act.thing}; {' or '.join(who)} may"
            )
            return law.refusal(
                held(law, row.rule, "WP-phase"), what, f"let {' or '.join(who)} do it", who=who
            )
        for guard in row.guards:
            refusal: Refusal | None = guard(thing, act, law, register, state)
            if refusal is not None:
                return refusal
        return None
