"""Admitting acts on suggestions (准入): one code path for admit, allowed and why_not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import field, frozen

from wholeprocess.congress import Register
from wholeprocess.errors import Refused
from wholeprocess.journal import Act, Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Contact,
    DecideObjection,
    Decline,
    Merge,
    Object,
    Opine,
    Outcome,
    Rate,
    Reply,
    Result,
    Submit,
    SuggestionAct,
    SuggestionId,
    Withdraw,
)
from wholeprocess.management.assignment import handed_over, moved, opened_again
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.phases import SUGGESTION


@frozen(eq=True)
class State:
    """Every suggestion's case, by its number (建议总册)."""

    cases: Mapping[SuggestionId, Case] = field(factory=dict)

    def with_(self, case: Case) -> State:
        """A new state with this case in the place of the old one."""
        return State({**self.cases, case.id: case})


def admit(state: State, act: SuggestionAct, law: Law, register: Register) -> State:
    """The state after an act that the law, the practice and the record allow.

    Raises ``Refused`` with the rule, the article, who could do it and what would make it right.
    """
    return state.with_(advance(state.cases.get(act.suggestion), act, law, register, state.cases))


def apply(state: State, act: SuggestionAct, law: Law, register: Register) -> State:
    """The state after an act that was admitted once: no questions asked."""
    return state.with_(effect(state.cases, act, law, register))


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
    kinds = {
        row.act: None
        for row in SUGGESTION.rows
        if row.at is case.phase and g.plays(case, row.by, actor)
    }
    return tuple(kinds)  # type: ignore[arg-type]


def advance(
    case: Case | None, act: SuggestionAct, law: Law, register: Register, cases: g.Cases
) -> Case:
    """The case after one act, when every question was asked; or ``Refused``.

    ``case`` is ``None`` where the suggestion is not on record yet; ``cases`` are the others, for
    the acts that name one of them.
    """
    if case is None:
        return _first(cases, act, law, register)
    if act.on < case.last:
        what = f"{act.on} lies before {case.last}, the last act on {case.id}"
        raise Refused(law.refusal("WP-order", what, "record acts in the order of their days"))
    phases = _STEPS.get(type(act), _NONE)
    steps = phases.get(case.phase)
    if steps is None:
        raise Refused(_out_of_phase(case, act, law))
    for step in steps:
        if step[0] is None or step[0](case, act, law):
            break
    _, plays, guards, change, row = step
    if not plays(case, act.by):
        raise Refused(_wrong_actor(case, act, row, law))
    for guard in guards:
        refusal = guard(case, act, law, register, cases)
        if refusal is not None:
            raise Refused(refusal)
    return change(case, act, row.to, law)


def effect(
    cases: Mapping[SuggestionId, Case], act: SuggestionAct, law: Law, register: Register
) -> Case:
    """The case that an admitted act changes."""
    if isinstance(act, Submit):
        return Case((act,), register.deputy(act.by).congress, Phase.SUBMITTED, act.on)
    case = cases[act.suggestion]
    for when, _, _, change, row in _STEPS[type(act)][case.phase]:
        if when is None or when(case, act, law):
            return change(case, act, row.to, law)
    raise AssertionError(f"no row takes {act}")


def _first(
    cases: Mapping[SuggestionId, Case], act: SuggestionAct, law: Law, register: Register
) -> Case:
    if not isinstance(act, Submit):
        what = f"no suggestion has the number {act.suggestion}"
        raise Refused(law.refusal("WP-known", what, "submit it first, or correct the number"))
    refusal = g.submission(act, law, register, cases)
    if refusal is not None:
        raise Refused(refusal)
    return effect(cases, act, law, register)


def _out_of_phase(case: Case, act: SuggestionAct, law: Law) -> Refusal:
    if isinstance(act, Submit):
        what = f"{act.suggestion} is already on record"
        return law.refusal("WP-once", what, "give the new suggestion a number of its own")
    here = [p.value for p in SUGGESTION.index.get(type(act), ())]
    what = f"{case.id} is {case.phase.value}; {type(act).__name__} has no place there"
    if isinstance(act, Rate) and case.answer is None:
        what = f"{case.id} is {case.phase.value} and nobody has replied: there is nothing to rate"
        refusal = law.refusal("SG-5", what, "wait for the reply of the handling unit")
    elif isinstance(act, Reply) and not case.assignments:
        what = f"{case.id} was not assigned to {act.by} nor to anyone"
        refusal = law.refusal("SG-3", what, "the office assigns it first")
    else:
        refusal = law.refusal("WP-phase", what, f"it is done when: {', '.join(here) or 'never'}")
    return refusal


def _wrong_actor(case: Case, act: SuggestionAct, row: Row[Phase], law: Law) -> Refusal:
    who = g.players(case, row.by)
    what = f"{act.by} may not {type(act).__name__.lower()} {case.id}; its {row.by} may"
    code = row.rule if law.holds(row.rule) else "WP-phase"
    if isinstance(act, Reply | Acknowledge | Object | Opine | Contact):
        code = "SG-3"
        what = f"{case.id} was not assigned to {act.by} as {row.by}"
    mend = f"let {' or '.join(who)} do it" if who else "assign it first"
    return law.refusal(code, what, mend, who=who)


# --- what each act changes ----------------------------------------------------------------------


_HANDLING = Phase.HANDLING


def _assign(case: Case, act: Assign, to: Phase, law: Law) -> Case:
    new = handed_over(act)
    if case.assignments:
        new = (*[a for a in case.assignments if a.unit not in act.units], *new)
    return case.opened(act, to, case.round or 1, new)


def _move_unit(case: Case, act: Any, to: Phase, law: Law) -> Case:
    return case.handled(act, to, moved(case, act.by, act, law))


def _decide(case: Case, act: DecideObjection, to: Phase, law: Law) -> Case:
    return case.handled(act, to, moved(case, act.unit, act, law))


def _reply(case: Case, act: Reply, to: Phase, law: Law) -> Case:
    return case.answered(act, to, moved(case, act.by, act, law))


def _rate(case: Case, act: Rate, to: Phase, law: Law) -> Case:
    if to is _HANDLING:
        return case.opened(act, to, case.round + 1, opened_again(case))
    return case.rated(act, to)


def _bring_home(case: Case, act: BringHome, to: Phase, law: Law) -> Case:
    return case.then(act, to) if to is Phase.CLOSED else case.answered(act, to)


_BY_RESULT: Mapping[Result, Outcome] = {
    Result.SOLVED: Outcome.SOLVED,
    Result.UNDER_WAY: Outcome.PLANNED,
    Result.PLANNED: Outcome.PLANNED,
    Result.EXPLAINED: Outcome.EXPLAINED,
    Result.UNLAWFUL: Outcome.UNLAWFUL,
    Result.ABOVE: Outcome.EXPLAINED,
}


def outcome_of(case: Case) -> Outcome:
    """Why a case that is answered would end now, from the answer that stands."""
    match case.answer:
        case Reply(result=result):
            return _BY_RESULT[result]
        case BringHome():
            asked = {leg.congress for leg in case.escalation.legs} if case.escalation else set()
            homes = [home for home in case.done(BringHome) if home.congress in asked]
            solved = any(home.solved for home in homes)
            return Outcome.SOLVED_ABOVE if solved else Outcome.REFUSED_ABOVE
        case None:
            raise ValueError(f"{case.id} has no answer to close with")


def _close(case: Case, act: Close, to: Phase, law: Law) -> Case:
    return case.ended(act, to, outcome_of(case))


def _ends(outcome: Outcome) -> Callable[[Case, Any, Phase, Law], Case]:
    return lambda case, act, to, law: case.ended(act, to, outcome)


_EFFECTS: Mapping[type[Act], Callable[[Case, Any, Phase, Law], Case]] = {
    Assign: _assign,
    Acknowledge: _move_unit,
    Object: _move_unit,
    Contact: _move_unit,
    Opine: _move_unit,
    DecideObjection: _decide,
    Reply: _reply,
    Rate: _rate,
    BringHome: _bring_home,
    Close: _close,
    Decline: _ends(Outcome.NOT_ADMITTED),
    Withdraw: _ends(Outcome.WITHDRAWN),
    Merge: _ends(Outcome.MERGED),
}


def _recorded(case: Case, act: Any, to: Phase, law: Law) -> Case:
    return case.then(act, to)


_Step: TypeAlias = tuple[
    Callable[..., bool] | None,
    Callable[[Case, str], bool],
    tuple[g.Guard, ...],
    Callable[[Case, Any, Phase, Law], Case],
    Row[Phase],
]


def _steps(table: Lifecycle[Phase]) -> Mapping[type[Act], Mapping[Phase, tuple[_Step, ...]]]:
    """The table's rows with their questions and effects at hand, by act and phase.

    The last row of an act in a phase has no condition, so that one row is always taken.
    """
    return {
        kind: {
            at: tuple(
                (row.when, g.PLAYS[row.by], row.guards, _EFFECTS.get(row.act, _recorded), row)
                for row in rows
            )
            for at, rows in phases.items()
        }
        for kind, phases in table.index.items()
    }


_NONE: Mapping[Phase, tuple[_Step, ...]] = {}
_STEPS = _steps(SUGGESTION)


__all__ = [
    "State",
    "admit",
    "advance",
    "allowed",
    "apply",
    "effect",
    "outcome_of",
    "why_not",
]
