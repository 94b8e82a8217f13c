"""Admitting acts of election (准入): one code path for admit and why_not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictAct, ElectionAct
from wholeprocess.election.acts import TAKES
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import Changes, State
from wholeprocess.election.taking import Needs, Take
from wholeprocess.errors import Refused
from wholeprocess.law import Law, Refusal


def admit(state: State, act: ElectionAct, law: Law, register: Register) -> State:
    """The state after an act that the law, the practice and the record allow.

    Raises ``Refused`` with the rule, the article, who could do it and what would make it right.
    """
    return state.with_(consequences(state, act, law, register))


def apply(state: State, act: ElectionAct, law: Law, register: Register) -> State:
    """The state after an act that was admitted once: no questions asked."""
    return state.with_(TAKES[type(act)].change(state, act, law, register))


def why_not(state: State, act: ElectionAct, law: Law, register: Register) -> Refusal | None:
    """Why the act would be refused, as a value; ``None`` if it would be admitted."""
    return _refusal(state, act, TAKES[type(act)], law, register)


def consequences(state: State, act: ElectionAct, law: Law, register: Register) -> Changes:
    """What an act changes, after every question was asked; or ``Refused``."""
    take = TAKES[type(act)]
    if (refusal := _refusal(state, act, take, law, register)) is not None:
        raise Refused(refusal)
    return take.change(state, act, law, register)


def _refusal(
    state: State, act: ElectionAct, take: Take, law: Law, register: Register
) -> Refusal | None:
    refusal = _unknown(state, act, take, law) or _before_the_last(state, act, take, law)
    if refusal is not None:
        return refusal
    if take.by and act.by not in take.by:
        who = ", ".join(take.by)
        what = f"{act.by} may not do {type(act).__name__} in {act.election}; {who} may"
        return law.refusal("WP-phase", what, f"let {' or '.join(take.by)} do it", who=take.by)
    for question in take.questions:
        if (refusal := question(state, act, law, register)) is not None:
            return refusal
    return None


def _unknown(state: State, act: ElectionAct, take: Take, law: Law) -> Refusal | None:
    if take.needs is Needs.NOTHING:
        return None
    if act.election not in state.elections:
        what = f"no election is called {act.election}"
        return law.refusal("WP-known", what, "call the election first, or correct the identifier")
    if not isinstance(act, DistrictAct) or take.needs is not Needs.DISTRICT:
        return None
    if (act.election, act.district) not in state.districts:
        what = f"{act.election} has no district {act.district}"
        return law.refusal("WP-known", what, "draw the districts first, or correct the name")
    return None


def _before_the_last(state: State, act: ElectionAct, take: Take, law: Law) -> Refusal | None:
    if not take.table:
        return None
    table: Mapping[Any, Any] = getattr(state, take.table)
    key = (act.election, act.district) if isinstance(act, DistrictAct) else act.election
    record = table.get(key)
    return before_the_last(act, record.acts, act.thing, law) if record is not None else None


__all__ = ["Changes", "State", "admit", "apply", "consequences", "why_not"]
