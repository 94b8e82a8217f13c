"""Admitting acts on suggestions (准入): one code path for admit, allowed and why_not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from wholeprocess.congress import Register
from wholeprocess.errors import Refused
from wholeprocess.journal import Act, Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.management.acts import (
    Acknowledge,
    CommendUnit,
    Contact,
    Merge,
    Object,
    Opine,
    Rate,
    Reply,
    Submit,
    SuggestionAct,
    SuggestionId,
)
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.effects import EFFECTS, outcome_of
from wholeprocess.management.guards import Cases, Guard
from wholeprocess.management.honours import unit_refused
from wholeprocess.management.phases import SUGGESTION
from wholeprocess.management.reporting import ReportAct
from wholeprocess.management.reports import report_refused
from wholeprocess.management.roles import PLAYS, players, plays
from wholeprocess.management.submission import submission, taken_in

_Step: TypeAlias = tuple[
    Callable[..., bool] | None,
    Callable[[Case, str], bool],
    tuple[Guard, ...],
    Callable[[Case, Any, Phase, Law], Case],
    Phase,
    Any,  # the step of the next row, asked where this one's condition does not hold
]


@frozen(eq=True)
class State:
    """Every suggestion's case by its number (建议总册), what was commended, what was reported."""

    cases: Mapping[SuggestionId, Case] = field(factory=dict)
    honours: tuple[CommendUnit, ...] = ()
    reports: tuple[ReportAct, ...] = ()

    def with_(self, *cases: Case) -> State:
        """A new state with these cases in the place of the old ones."""
        return evolve(self, cases={**self.cases, **{case.id: case for case in cases}})

    def with_honour(self, act: CommendUnit, law: Law, register: Register) -> State:
        """A new state with a unit commended; ``Refused`` where it cannot be (PR-commend)."""
        refusal = unit_refused(self.honours, act, law, register)
        if refusal is not None:
            raise Refused(refusal)
        return evolve(self, honours=(*self.honours, act))

    def with_report(self, act: ReportAct, law: Law, register: Register) -> State:
        """A new state with an act about a yearly report; ``Refused`` where it is impossible."""
        refusal = report_refused(self.reports, act, law, register)
        if refusal is not None:
            raise Refused(refusal)
        return evolve(self, reports=(*self.reports, act))


def admit(state: State, act: SuggestionAct, law: Law, register: Register) -> State:
    """The state after an act that the law, the practice and the record allow.

    Raises ``Refused`` with the rule, the article, who could do it and what would make it right.
    """
    case = advance(state.cases.get(act.suggestion), act, law, register, state.cases)
    return _with(state, act, case)


def apply(state: State, act: SuggestionAct, law: Law, register: Register) -> State:
    """The state after an act that was admitted once: no questions asked."""
    return _with(state, act, effect(state.cases, act, law, register))


def _with(state: State, act: SuggestionAct, case: Case) -> State:
    if isinstance(act, Merge):
        return state.with_(case, taken_in(state.cases[act.into], act, case))
    return state.with_(case)


def why_not(state: State, act: SuggestionAct, law: Law, register: Register) -> Refusal | None:
    """Why the act would be refused, as a value; ``None`` if it would be admitted."""
    try:
        advance(state.cases.get(act.suggestion), act, law, register, state.cases)
    except Refused as refused:
        return refused.refusal
    return None


def allowed(case: Case, actor: str, on: date) -> tuple[type[SuggestionAct], ...]:
    """The kinds of act that an actor could do next on a case, by phase and role.

    What an act says can still refuse it: ask ``why_not`` with the act itself.
    """
    if on < case.last:
        return ()
    return SUGGESTION.open_to(case.phase, lambda row: plays(case, row.by, actor))


def advance(
    case: Case | None, act: SuggestionAct, law: Law, register: Register, cases: Cases
) -> Case:
    """The case after one act, when every question was asked; or ``Refused``.

    ``case`` is ``None`` where the suggestion is not on record yet; ``cases`` are the others, for
    the acts that name one of them.
    """
    return take(STEPS.get(type(act), _NONE), case, act, law, register, cases)


def take(
    steps: Mapping[Phase, _Step],
    case: Case | None,
    act: SuggestionAct,
    law: Law,
    register: Register,
    cases: Cases,
) -> Case:
    """``advance`` with the steps of the act's kind at hand, ``STEPS[type(act)]``."""
    if case is None:
        return _first(cases, act, law, register)
    if act.on < case.last:
        what = f"{act.on} lies before {case.last}, the last act on {case.id}"
        raise Refused(law.refusal("WP-order", what, "record acts in the order of their days"))
    step = steps.get(case.phase)
    if step is None:
        raise Refused(_out_of_phase(case, act, law))
    when, may, guards, change, to, other = step
    while when is not None and not when(case, act, law):
        when, may, guards, change, to, other = other
    if not may(case, act.by):
        raise Refused(_wrong_actor(case, act, _row(case, act, law), law))
    for guard in guards:
        refusal = guard(case, act, law, register, cases)
        if refusal is not None:
            raise Refused(refusal)
    return change(case, act, to, law)


def _row(case: Case, act: SuggestionAct, law: Law) -> Row[Phase]:
    """The row of the table that an act takes."""
    rows = SUGGESTION.index[type(act)][case.phase]
    return next(row for row in rows if row.when is None or row.when(case, act, law))


def effect(
    cases: Mapping[SuggestionId, Case], act: SuggestionAct, law: Law, register: Register
) -> Case:
    """The case that an admitted act changes.

    Where only the suggestion is known into which another was merged, it is that one.
    """
    if isinstance(act, Submit):
        return Case((act,), register.deputy(act.by).congress, Phase.SUBMITTED, act.on)
    if isinstance(act, Merge) and act.suggestion not in cases:
        into = cases[act.into]
        return into.then(act, into.phase)
    case = cases[act.suggestion]
    row = _row(case, act, law)
    return EFFECTS.get(row.act, Case.then)(case, act, row.to, law)


def _first(
    cases: Mapping[SuggestionId, Case], act: SuggestionAct, law: Law, register: Register
) -> Case:
    if not isinstance(act, Submit):
        what = f"no suggestion has the number {act.suggestion}"
        raise Refused(law.refusal("WP-known", what, "submit it first, or correct the number"))
    refusal = submission(act, law, register, cases)
    if refusal is not None:
        raise Refused(refusal)
    return _new(
        Case, ((act,), register.deputies[act.by].congress, _SUBMITTED, act.on, *_NOTHING_YET)
    )


def _out_of_phase(case: Case, act: SuggestionAct, law: Law) -> Refusal:
    if isinstance(act, Submit):
        what = f"{act.suggestion} is already on record"
        return law.refusal("WP-once", what, "give the new suggestion a number of its own")
    here = [p.value for p in SUGGESTION.index.get(type(act), ())]
    what = f"{case.id} is {case.phase.value}; {type(act).__name__} has no place there"
    if isinstance(act, Rate) and case.answer is None:
        what = f"{case.id} is {case.phase.value} and nobody has replied: there is nothing to rate"
        refusal = law.refusal("SG-5", what, "wait for the reply of the handling unit")
    elif isinstance(act, Reply) and not case.parts:
        what = f"{case.id} was not assigned to {act.by} nor to anyone"
        refusal = law.refusal("SG-3", what, "the office assigns it first")
    else:
        refusal = law.refusal("WP-phase", what, f"it is done when: {', '.join(here) or 'never'}")
    return refusal


def _wrong_actor(case: Case, act: SuggestionAct, row: Row[Phase], law: Law) -> Refusal:
    who = players(case, row.by)
    what = f"{act.by} may not {type(act).__name__.lower()} {case.id}; its {row.by} may"
    code = row.rule if law.holds(row.rule) else "WP-phase"
    if isinstance(act, Reply | Acknowledge | Object | Opine | Contact):
        passed_on = case.parts and law.holds("SGL-pass-on")
        code = "SGL-pass-on" if passed_on else "SG-3"
        what = f"{case.id} was not assigned to {act.by} as {row.by}"
    mend = f"let {' or '.join(who)} do it" if who else "assign it first"
    return law.refusal(code, what, mend, who=who)


def _steps(table: Lifecycle[Phase]) -> Mapping[type[Act], Mapping[Phase, _Step]]:
    """The table's rows with their questions and effects at hand, by act and phase.

    The last row of an act in a phase has no condition, so that one row is always taken.
    """
    kinds = {
        kind: {at: _chained(rows) for at, rows in phases.items()}
        for kind, phases in table.index.items()
    }
    return {Submit: {}, **kinds}  # what is on record is not submitted once more


def _chained(rows: tuple[Row[Phase], ...]) -> _Step:
    row, *others = rows
    if row.when is not None and not others:
        raise ValueError(f"{row.label} at {row.at}: the last row of an act asks nothing")
    change = EFFECTS.get(row.act, Case.then)
    other = _chained(tuple(others)) if others else None
    return (row.when, PLAYS[row.by], row.guards, change, row.to, other)


_NONE: Mapping[Phase, _Step] = {}
_new = tuple.__new__
_SUBMITTED = Phase.SUBMITTED
_NOTHING_YET = (0, None, (), None, None, None, ())
STEPS = _steps(SUGGESTION)
"""What to ask and to do for each kind of act, by phase: the rows of the table, made ready."""


__all__ = [
    "STEPS",
    "State",
    "admit",
    "advance",
    "allowed",
    "apply",
    "effect",
    "outcome_of",
    "take",
    "why_not",
]
