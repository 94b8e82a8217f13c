"""What refuses an act in a session, or one that begins something (会议、征集、采纳的准入条件).

A guard is asked with the thing, the act, the law, the register and the state; it answers ``None``
or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from wholeprocess.congress import Organ, Register, no_congress
from wholeprocess.decision.act import ResolutionId
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.project import Project
from wholeprocess.decision.record import Adoption, State
from wholeprocess.decision.session_acts import AdoptSuggestion, Into, OpenSession, PassResolution
from wholeprocess.decision.sitting import (
    Sitting,
    can_open,
    may_not_vote,
    not_in_session,
    standing_body,
)
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.slate_acts import OpenCall
from wholeprocess.law import Law, Refusal, how_many

Guard: TypeAlias = Callable[[Any, Any, Law, Register, State], Refusal | None]


# --- what begins something ------------------------------------------------------------------------


def opening(act: OpenSession, law: Law, register: Register, state: State) -> Refusal | None:
    """Whether a session may open; no two sessions of one congress are open at once."""
    if act.session in state.sessions:
        what = f"{act.session} is already on record"
        return law.refusal("WP-once", what, "give the new session an identifier of its own")
    for other in state.sessions.values():
        if other.congress == act.congress and other.session.on(act.on) and not other.session.closed:
            what = f"{other.id} of {act.congress} is still open"
            return law.refusal("WP-phase", what, f"close {other.id} first")
    return can_open(act, law, register)


def calling(act: OpenCall, law: Law, register: Register, state: State) -> Refusal | None:
    """One call for each congress and year, by its presidium or its government."""
    for other in state.slates.values():
        if other.id == act.slate or (other.congress, other.year) == (act.congress, act.year):
            what = f"{other.id} is the slate of {other.congress} for {other.year}"
            return law.refusal("WP-once", what, "go on with that slate")
    if refusal := no_congress(act.congress, law, register):
        if act.congress in register.divisions and law.holds("LV-7"):
            mend = "let its residents recommend to the district: RecommendProposals(…)"
            return law.refusal("LV-7", refusal.what, mend)
        return refusal
    who: tuple[str, ...] = (standing_body(act.congress), Organ.GOVERNMENT)
    if act.by not in who:
        what = f"{act.by} may not open the call in {act.congress}"
        return law.refusal("WP-phase", what, f"let {' or '.join(who)} open it", who=who)
    return None


TAKERS: tuple[str, ...] = (
    Organ.CONGRESS,
    Organ.PRESIDIUM,
    Organ.STANDING_COMMITTEE,
    Organ.GOVERNMENT,
)
"""Who may take a suggestion up."""


def adopting(act: Adoption, law: Law, register: Register, state: State) -> Refusal | None:
    """Each suggestion once into each; a resolution must have been passed."""
    if (act.suggestion, act.way) in state.adoptions:
        what = f"{act.suggestion} was taken up into a {act.way} once"
        return law.refusal("WP-once", what, "each suggestion is counted once")
    if act.by not in TAKERS:
        what = f"{act.by} may not take up {act.suggestion}"
        return law.refusal("WP-phase", what, f"let {' or '.join(TAKERS)} do it", who=TAKERS)
    if isinstance(act, AdoptSuggestion) and act.into is Into.RESOLUTION:
        resolution = state.resolutions.get(ResolutionId(act.document))
        if resolution is None or not resolution.passed:
            word = "was not passed" if resolution else "is not on record"
            what = f"the resolution {act.document} {word}"
            return law.refusal("WP-known", what, "name a resolution that was passed")
    return None


# --- in session -----------------------------------------------------------------------------------


def in_session(
    thing: Slate | Project, act: Any, law: Law, register: Register, state: State
) -> Refusal | None:
    """The session that the act names is open, and of the same congress."""
    sitting = state.sessions.get(act.session)
    return not_in_session(sitting, act.session, thing.congress, act.on, law)


def still_open(
    sitting: Sitting, act: PassResolution, law: Law, register: Register, state: State
) -> Refusal | None:
    """A resolution has an identifier of its own, and no more votes than deputies present."""
    return is_taken(act.resolution, law, state) or too_many_hands(act.votes, sitting, law)


def voters_present(
    thing: Slate | Project, act: Any, law: Law, register: Register, state: State
) -> Refusal | None:
    """Ballots go to deputies present, one each."""
    return may_not_vote(state.sessions[act.session], act.issued_to, law)


def too_many_hands(votes: Votes, sitting: Sitting, law: Law) -> Refusal | None:
    present = len(sitting.present)
    if votes.cast <= present:
        return None
    what = f"{how_many(votes.cast, 'vote')} for {how_many(present, 'deputy', 'deputies')} present"
    return law.refusal("LVP-voters", what, "count again: one vote for each deputy present")


def is_taken(resolution: ResolutionId, law: Law, state: State) -> Refusal | None:
    if resolution not in state.resolutions:
        return None
    what = f"the resolution {resolution} is already on record"
    return law.refusal("WP-once", what, "give it an identifier of its own: resolution='…'")
