"""A state machine of a term (状态机): its rules do lawful acts, and users extend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from wholeprocess.congress import DeputyId, Divisions, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Value
from wholeprocess.process import Term
from wholeprocess.strategies.moves import Moves
from wholeprocess.strategies.walk import COUNTY, START, Walk, steps


class TermMachine(RuleBasedStateMachine):
    """A term in which one lawful act follows another, in whatever order Hypothesis tries.

    Extend it: ``@invariant()`` says what your policy or your program must keep, ``did`` sees every
    act after it was admitted (pass it on to your program there), ``may`` may hold one back that the
    law allows and your policy does not, and ``@rule()`` adds what else can happen. ``term`` is the
    term, ``today`` its day, ``deputies`` and ``units`` who is there.

    The class variables say where it takes place: ``place``, ``start``, ``rooms`` (keys of
    ``MOVES``), ``moves`` of your own, ``settings_of_law`` for a study.

    >>> from hypothesis.stateful import invariant
    >>> class OneAtATime(TermMachine):
    ...     @invariant()
    ...     def every_suggestion_has_its_deputy(self):
    ...         assert all(s.case.filed.by in self.deputies for s in self.term.suggestions.values())
    >>> from hypothesis import settings
    >>> from hypothesis.stateful import run_state_machine_as_test
    >>> run_state_machine_as_test(OneAtATime, settings=settings(max_examples=5))
    """

    place: ClassVar[str] = COUNTY
    start: ClassVar[date] = START
    rooms: ClassVar[Iterable[str]] = ("suggestions",)
    moves: ClassVar[Iterable[Moves]] = ()
    divisions: ClassVar[Divisions | None] = None
    settings_of_law: ClassVar[Mapping[str, Value]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk(
            self.place,
            self.start,
            rooms=self.rooms,
            moves=self.moves,
            divisions=self.divisions,
            settings=self.settings_of_law,
        )
        self.walk.may = self.may
        for entry in self.walk.term.journal:
            self.did(entry.act)

    # --- what users write anew --------------------------------------------------------------------

    def may(self, act: Act) -> bool:
        """Whether your policy lets an act be done that the law allows."""
        return True

    def did(self, act: Act) -> None:
        """An act was admitted, one of those that open the term or a later one."""

    # --- what is there ----------------------------------------------------------------------------

    @property
    def term(self) -> Term:
        """The term."""
        return self.walk.term

    @property
    def today(self) -> date:
        """The day."""
        return self.walk.today

    @property
    def deputies(self) -> tuple[DeputyId, ...]:
        """The deputies of this congress."""
        return self.walk.deputies

    @property
    def units(self) -> tuple[UnitId, ...]:
        """The units that handle what it hands over."""
        return self.walk.units

    def do(self, kind: type[Act], **fields: Any) -> bool:
        """Do an act of today in a rule of your own; whether it was admitted."""
        act = self.walk.admitted(kind, **fields)
        if act is not None:
            self.did(act)
        return act is not None

    # --- rules ------------------------------------------------------------------------------------

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        """Nothing happens for some days."""
        self.walk.today += timedelta(days)

    @rule(data=st.data())
    def somebody_acts(self, data: st.DataObject) -> None:
        """One lawful act more, on this day."""
        self._step(data, days=0)

    @rule(data=st.data())
    def several_act(self, data: st.DataObject) -> None:
        """Several lawful acts, some days after each other, so that matters get far."""
        for _ in range(data.draw(st.integers(1, 6))):
            self._step(data, days=20)

    def _step(self, data: st.DataObject, *, days: int) -> None:
        act = data.draw(steps(self.walk, days=days), label=str(self.today))
        if act is not None:
            self.did(act)
