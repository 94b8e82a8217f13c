"""The state of one term (本届状态), folded from acts; the only room that knows all five links.

``admit(state, act)`` is pure and makes a new state. A ``Fold`` does the same for a long row of acts
without copying everything at each: it owns what it builds and gives out states on request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from wholeprocess import decision, management
from wholeprocess.congress import DivisionCode, Divisions, Register
from wholeprocess.errors import Refused
from wholeprocess.journal import Act, Codec
from wholeprocess.law import Law, Value, in_force
from wholeprocess.process import acts as own
from wholeprocess.process.registering import registered

Changes: TypeAlias = tuple[tuple[dict[Any, Any], Any, Any], ...]
"""What an act changes, row by row: a table, a key, and what stands there from now on."""

_MOVES_A_SESSION = (decision.OpenSession, decision.CloseSession)

ACTS: tuple[type[Act], ...] = (*own.ACTS, *management.ACTS, *decision.ACTS)
"""Every kind of act that a journal may hold."""

CODEC = Codec(ACTS)
"""Reads and writes all of them as JSON."""


@frozen(kw_only=True)
class State:
    """Everything that the acts of a term have made: who is who, and each link's state."""

    register: Register
    management: management.State
    decision: decision.State

    @classmethod
    def empty(cls, divisions: Divisions | None = None) -> State:
        """The state before any act; with the divisions of the built-in cases unless given."""
        return cls(
            register=Register(divisions=divisions or Divisions.shipped()),
            management=management.State(),
            decision=decision.State(),
        )


def admit(
    state: State, act: Act, law: Law | None = None, *, settings: Mapping[str, Value] | None = None
) -> State:
    """The state after an act that the law allows; raises ``Refused`` and leaves ``state`` alone.

    ``law`` is the law in force on the act's day at the place of its matter, unless given.
    """
    fold = Fold(state, settings=settings)
    fold.admit(act, law)
    return fold.state()


class Fold:
    """Folds acts into a state one after another (归并): the rules of ``admit``, no copying."""

    def __init__(self, state: State, *, settings: Mapping[str, Value] | None = None) -> None:
        self._who = {"register": state.register}
        self.cases = dict(state.management.cases)
        self.decided = decision.State(
            **{name: dict(getattr(state.decision, name)) for name in decision.TABLES}
        )
        self.settings = dict(settings or {})
        self._laws: dict[tuple[Any, str], Law] = {}
        self._links: dict[type[Act], Callable[[Any, Law | None], Changes]] = {
            **dict.fromkeys(management.ACTS, self._manage),
            **dict.fromkeys(decision.ACTS, self._decide),
            **dict.fromkeys(own.ACTS, self._register),
        }

    def admit(self, act: Act, law: Law | None = None) -> None:
        """Take one act in, or raise ``Refused`` and change nothing."""
        for table, key, value in self.judge(act, law):
            table[key] = value

    def judge(self, act: Act, law: Law | None = None) -> Changes:
        """Ask every question about an act without taking it in yet.

        Raises ``Refused``, or gives back the changes, so that a caller can make sure that the act
        is kept before it counts.
        """
        link = self._links.get(type(act))
        if link is None:
            raise TypeError(f"{type(act).__name__} is no act that a term knows")
        return link(act, law)

    @property
    def register(self) -> Register:
        """Who is who, so far."""
        return self._who["register"]

    def state(self) -> State:
        """What has been folded so far, as a value of its own."""
        return State(
            register=self.register,
            management=management.State(dict(self.cases)),
            decision=decision.State(
                **{name: dict(getattr(self.decided, name)) for name in decision.TABLES}
            ),
        )

    def law(self, on: Any, place: str) -> Law:
        """The law of a day and place with this fold's settings laid over it."""
        law = self._laws.get((on, place))
        if law is None:
            law = in_force(on, place)
            if self.settings:
                law = law.under(self.settings)
            if len(self._laws) > 10_000:
                self._laws.clear()
            self._laws[on, place] = law
        return law

    def _register(self, act: own.RegisterAct, law: Law | None) -> Changes:
        if act.congress not in self.register.divisions:
            law = law or in_force(act.on)  # refused below: a place that nobody knows has no law
        law = law or self.law(act.on, act.congress)
        return ((self._who, "register", registered(self.register, act, law)),)

    def _manage(self, act: management.SuggestionAct, law: Law | None) -> Changes:
        cases, ident = self.cases, act.suggestion
        if law is None:
            case = cases.get(ident)
            place = case.congress if case is not None else self._congress_of(act)
            law = self._laws.get((act.on, place)) or self.law(act.on, place)
        changed = management.consequence(cases, act, law, self._who["register"])
        return ((cases, ident, changed),)

    def _congress_of(self, act: management.SuggestionAct) -> DivisionCode:
        """The congress of an act on nothing known yet: a submission goes to that of its deputy."""
        deputy = self.register.deputies.get(act.by)  # type: ignore[call-overload]
        return deputy.congress if deputy is not None else DivisionCode("")

    def _decide(self, act: decision.DecisionAct, law: Law | None) -> Changes:
        law = law or self.law(act.on, self._place_of(act))
        if isinstance(act, decision.AdoptionAct):
            self._known(act.suggestion, law)
        made = decision.consequences(self.decided, act, law, self.register)
        rows: list[tuple[dict[Any, Any], Any, Any]] = []
        for name in decision.TABLES:
            table = getattr(self.decided, name)
            rows += [(table, key, value) for key, value in getattr(made, name).items()]
        sittings = made.sessions.values() if isinstance(act, _MOVES_A_SESSION) else ()
        for sitting in sittings:
            rows.append((self._who, "register", self.register.with_session(sitting.session)))
        return tuple(rows)

    def _place_of(self, act: decision.DecisionAct) -> str:
        """The congress of an act of decision: its own word, or that of the thing it is about."""
        match act:
            case decision.OpenSession() | decision.OpenCall():
                return act.congress
            case decision.AdoptionAct():
                case = self.cases.get(management.SuggestionId(act.suggestion))
                return case.congress if case is not None else ""
            case _:
                thing = decision.thing_of(self.decided, act)
                return thing.congress if thing is not None else ""

    def _known(self, suggestion: str, law: Law) -> None:
        if management.SuggestionId(suggestion) not in self.cases:
            what = f"no suggestion has the number {suggestion}"
            raise Refused(law.refusal("WP-known", what, "submit it first, or correct the number"))
