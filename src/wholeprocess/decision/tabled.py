"""Acts whose order a table of phases knows (按表办理): one question asks what the table says."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.people import held
from wholeprocess.decision.record import State
from wholeprocess.decision.sitting import standing_body
from wholeprocess.journal import Act, Lifecycle, Question, Row, before_the_last
from wholeprocess.law import Law, Refusal, Ruling


class Thing(Protocol):
    """What goes through the phases of a table."""

    @property
    def congress(self) -> str:
        """The division whose congress it belongs to."""

    @property
    def phase(self) -> Any:
        """Where it stands."""

    @property
    def acts(self) -> tuple[Act, ...]:
        """What was done on it."""


Find: TypeAlias = Callable[[State, Any], Any]
"""Looks up the thing that an act is about; ``None`` if nobody recorded it."""


class Player(StrEnum):
    """Who may act, as these tables name them."""

    PRESIDIUM = "presidium"  # 大会主席团
    CONGRESS = "congress"  # 大会全体会议
    COMMITTEE = "special committee"  # 专门委员会
    PROPOSERS = "presidium, standing body or deputies"
    STANDING_BODY = "congress or standing committee"  # 大会；县级以上闭会期间常委会
    ANYONE = "anyone"

    def who(self, congress: str) -> tuple[str, ...]:
        """The actors; none named means that a question knows who may, or that anyone may."""
        match self:
            case Player.PRESIDIUM:
                return (Organ.PRESIDIUM,)
            case Player.CONGRESS:
                return (Organ.CONGRESS,)
            case Player.COMMITTEE:
                return (Organ.SPECIAL_COMMITTEE,)
            case Player.STANDING_BODY:
                return (Organ.CONGRESS, standing_body(congress))
            case _:
                return ()


def rows_of(table: Lifecycle[Any], thing: Thing, act: Act) -> tuple[Row[Any], ...]:
    """The rows that take an act where the thing stands; none if it has no place there."""
    return table.index.get(type(act), {}).get(thing.phase, ())


def fits(table: Lifecycle[Any], find: Find) -> Question:
    """The question whether an act fits the table: known, in order, in its phase, by whom."""

    def asked(state: State, act: DecisionAct, law: Law, register: Register) -> Refusal | None:
        thing = find(state, act)
        if thing is None:
            what = f"no {act.about} is called {act.thing}"
            return law.refusal("WP-known", what, "record it first, or correct the name")
        if refusal := before_the_last(act, thing.acts, law):
            return refusal
        rows = rows_of(table, thing, act)
        if not rows:
            here = [phase.value for phase in table.index.get(type(act), {})]
            what = f"{act.thing} is {thing.phase.value}; {type(act).__name__} has no place there"
            return law.refusal("WP-phase", what, f"it is done when: {', '.join(here)}")
        who = Player(rows[0].by).who(thing.congress)
        if who and act.by not in who:
            what = f"{act.by} may not do {type(act).__name__} on {act.thing}"
            mend = f"let {' or '.join(who)} do it"
            return law.refusal(held(law, rows[0].rule), what, mend, who=who)
        for guard in rows[0].guards:
            refused: Refusal | None = guard(thing, act, law, register, state)
            if refused is not None:
                return refused
        return None

    return asked


def next_phase(
    table: Lifecycle[Any], thing: Thing, act: Act, law: Law, ruling: Ruling[Any] | None = None
) -> Any:
    """Where an admitted act leads to: the first row whose condition holds."""
    return next(
        row.to
        for row in rows_of(table, thing, act)
        if row.when is None or row.when(thing, act, law, ruling)
    )
