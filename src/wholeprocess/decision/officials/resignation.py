"""Officials resign (辞职, OL-32-1, OL-32-2): to whom, and who decides on it."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DivisionCode, Organ, Register, SessionId, no_congress
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.officials.ballot import PersonId
from wholeprocess.decision.officials.record import Resignation, ResignationPhase, without
from wholeprocess.decision.people import held
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.resolution import Passed, passes
from wholeprocess.decision.sitting import is_township, not_in_session
from wholeprocess.decision.tabled import Player, next_phase
from wholeprocess.journal import Lifecycle, Row, count, name
from wholeprocess.law import Law, Refusal, Ruling, how_many


@frozen(kw_only=True)
class ResignOffice(DecisionAct):
    """An official resigns (提出辞职), to the congress or, in recess, to its standing committee."""

    kind: ClassVar[str] = "decision.resign-office"
    about: ClassVar[str] = "resignation"

    by: str = field(validator=name)
    resignation: str = field(validator=name)
    congress: DivisionCode = field(validator=name)
    title: str = field(validator=name)
    to: str = field(default=str(Organ.CONGRESS), validator=name)


@frozen(kw_only=True)
class ResignationAct(DecisionAct):
    """An act on a resignation."""

    about: ClassVar[str] = "resignation"

    resignation: str = field(validator=name)


@frozen(kw_only=True)
class DecideOnResignation(ResignationAct):
    """Whether to accept a resignation is put to the vote (决定是否接受辞职).

    The congress does it at a ``session`` (OL-25-1); a standing committee of so many ``members``
    in recess (OL-51-4).
    """

    kind: ClassVar[str] = "decision.decide-on-resignation"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    votes: Votes
    session: SessionId | None = None
    members: int = field(default=0, validator=count)


@frozen(kw_only=True)
class FileResignation(ResignationAct):
    """A resignation accepted in recess is reported to the congress (报大会备案)."""

    kind: ClassVar[str] = "decision.file-resignation"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    session: SessionId = field(validator=name)


def resignation_of(state: State, act: ResignationAct) -> Resignation | None:
    """The resignation that an act is about."""
    return state.resignations.get(act.resignation)


# --- what refuses it ------------------------------------------------------------------------------


def may_resign(state: State, act: ResignOffice, law: Law, register: Register) -> Refusal | None:
    """In a township to the congress only; above it, in recess, to the standing committee too."""
    if refusal := no_congress(act.congress, law, register):
        return refusal
    if act.resignation in state.resignations:
        what = f"{act.resignation} is already on record"
        return law.refusal("WP-once", what, "give the new resignation a name of its own")
    if act.to == Organ.CONGRESS:
        return None
    code = "OL-32-2" if is_township(act.congress) else "OL-32-1"
    if is_township(act.congress) or act.to != Organ.STANDING_COMMITTEE:
        what = f"{act.by} resigns as {act.title} to the {act.to}"
        return law.refusal(held(law, code), what, "resign to the congress")
    if _meets(state, act.congress, act):
        what = f"the congress of {act.congress} is in session on {act.on}"
        return law.refusal(held(law, code), what, "resign to the congress while it meets")
    return None


def _meets(state: State, congress: str, act: DecisionAct) -> bool:
    return any(s.congress == congress and s.session.on(act.on) for s in state.sessions.values())


def decides(
    resignation: Resignation, act: DecideOnResignation, law: Law, register: Register, state: State
) -> Refusal | None:
    """It is decided by whom it was given to; no more votes than who could vote."""
    township = is_township(resignation.congress)
    code = held(law, "OL-32-2" if township else "OL-32-1")
    if act.by != resignation.to:
        what = f"the {act.by} decides on {act.resignation}, given to the {resignation.to}"
        return law.refusal(code, what, f"let the {resignation.to} decide", who=(resignation.to,))
    if act.by == Organ.CONGRESS:
        ident = act.session or SessionId("")
        sitting = state.sessions.get(ident)
        if refusal := not_in_session(sitting, ident, resignation.congress, act.on, law):
            return refusal
        assert sitting is not None
        of = len(sitting.present)
    else:
        of = act.members
        if _meets(state, resignation.congress, act):
            what = f"the congress of {resignation.congress} is in session on {act.on}"
            return law.refusal(code, what, "let the congress decide")
    if act.votes.cast <= of:
        return None
    what = f"{how_many(act.votes.cast, 'vote')} on {act.resignation} by {of}"
    return law.refusal("LVP-voters", what, "count again, or say how many members there are")


def is_to_be_filed(
    resignation: Resignation, act: FileResignation, law: Law, register: Register, state: State
) -> Refusal | None:
    """Accepted in recess, and reported once, to an open session."""
    if not resignation.in_recess or resignation.filed is not None:
        what = f"{act.resignation} has nothing to be filed"
        return law.refusal("WP-once", what, "file what was accepted in recess, once")
    sitting = state.sessions.get(act.session)
    return not_in_session(sitting, act.session, resignation.congress, act.on, law)


# --- the table ------------------------------------------------------------------------------------


def carried(
    resignation: Resignation, act: DecideOnResignation, law: Law, ruling: Ruling[Any] | None
) -> bool:
    """More than half of all deputies, or of all members, voted for accepting it."""
    return ruling is not None and isinstance(ruling.outcome, Passed)


P = ResignationPhase

RESIGNATION: Lifecycle[ResignationPhase] = Lifecycle(
    name="office-resignation",
    start=P.OFFERED,
    ends=frozenset({P.ACCEPTED, P.DECLINED}),
    rows=(
        *(
            Row(
                P.OFFERED,
                DecideOnResignation,
                to,
                by=Player.STANDING_BODY,
                rule="OL-32-1",
                when=when,
                guards=(decides,),
            )
            for when, to in ((carried, P.ACCEPTED), (None, P.DECLINED))
        ),
        Row(
            P.ACCEPTED,
            FileResignation,
            P.ACCEPTED,
            by=Player.STANDING_BODY,
            rule="OL-32-1",
            guards=(is_to_be_filed,),
        ),
    ),
)
"""From the resignation to the decision on it."""


# --- what it changes ------------------------------------------------------------------------------


def offered(state: State, act: ResignOffice, law: Law, register: Register) -> Changes:
    """The resignation waits for a decision; until then the office is held."""
    made = Resignation(
        id=act.resignation,
        congress=act.congress,
        person=PersonId(act.by),
        title=act.title,
        to=act.to,
        phase=ResignationPhase.OFFERED,
        acts=(act,),
    )
    return Changes(resignations={act.resignation: made})


def decided(state: State, act: DecideOnResignation, law: Law, register: Register) -> Changes:
    """Accepted, the office is left; otherwise it is held on."""
    resignation = state.resignations[act.resignation]
    if act.session is not None:
        ruling = passes(act.votes, state.sessions[act.session].all_deputies, law)
    else:
        ruling = passes(act.votes, act.members, law, code="OL-51-4")
    to = next_phase(RESIGNATION, resignation, act, law, ruling)
    accepted = to is ResignationPhase.ACCEPTED
    now = evolve(
        resignation,
        phase=to,
        in_recess=accepted and act.session is None,
        acts=(*resignation.acts, act),
    )
    offices = {}
    if accepted:
        key = (resignation.congress, resignation.title)
        offices = without(state.offices, key, resignation.person)
    return Changes(resignations={act.resignation: now}, offices=offices)


def filed(state: State, act: FileResignation, law: Law, register: Register) -> Changes:
    """The congress knows of it."""
    now = state.resignations[act.resignation]
    made = evolve(now, filed=act.session, acts=(*now.acts, act))
    return Changes(resignations={act.resignation: made})
