"""How an act goes on a session's preparation (记入筹备记录), and the questions shared by many."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from wholeprocess.congress import DivisionCode, Register, SessionId
from wholeprocess.decision.acts import SessionAct
from wholeprocess.decision.people import wrong_organ
from wholeprocess.decision.preparation.record import Preparation
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import Sitting, SittingPhase, standing_body
from wholeprocess.journal import before_the_last
from wholeprocess.law import Law, Refusal


def entered(state: State, act: SessionAct, **fields: Any) -> Changes:
    """The session's preparation with the act on it and these fields changed."""
    now = state.preparations[act.session]
    return Changes(
        preparations={act.session: evolve(now, acts=(*now.acts, act), **fields)},
    )


def congress_of_session(state: State, session: SessionId) -> DivisionCode:
    """The congress of a session that is prepared or open; "" where it is unknown."""
    of: Preparation | Sitting | None
    of = state.preparations.get(session) or state.sessions.get(session)
    return of.congress if of is not None else DivisionCode("")


def prepared(state: State, act: SessionAct, law: Law, register: Register) -> Refusal | None:
    """The session's day was set, and acts on it go forward in time."""
    now = state.preparations.get(act.session)
    if now is None:
        what = f"no day was set for a session {act.session}"
        return law.refusal("WP-known", what, "let the standing body set its day first")
    return before_the_last(act, now.acts, law)


def not_over(state: State, act: SessionAct, law: Law, register: Register) -> Refusal | None:
    """The session has not closed."""
    sitting = state.sessions.get(act.session)
    if sitting is None or sitting.phase is not SittingPhase.CLOSED:
        return None
    what = f"{act.session} has closed"
    return law.refusal("LVP-in-session", what, "prepare the next session")


def not_open(state: State, act: SessionAct, law: Law, register: Register) -> Refusal | None:
    """The session has not opened."""
    if act.session not in state.sessions:
        return None
    what = f"{act.session} has opened"
    return law.refusal("WP-phase", what, "do it before the session opens")


def by_standing_body(state: State, act: SessionAct, law: Law, register: Register) -> Refusal | None:
    """The standing committee does it, in a township the presidium (OL-14-1b)."""
    body = standing_body(state.preparations[act.session].congress)
    return wrong_organ(act.by, (body,), "OL-14-1b", f"do that for {act.session}", law)
