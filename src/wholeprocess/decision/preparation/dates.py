"""The day of a session (会议日期): proposed, set, published, moved (OL-14-1b, OL-14-2, OL-14-3)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import Attribute, evolve, field, frozen
from attrs.validators import optional

from wholeprocess.congress import DeputyId, DivisionCode, Register, SessionKind, no_congress
from wholeprocess.decision.acts import DecisionAct, SessionAct
from wholeprocess.decision.people import all_deputies, no_deputy, too_few, wrong_organ
from wholeprocess.decision.preparation.entry import entered
from wholeprocess.decision.preparation.record import Notice, Preparation, SessionProposal
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import standing_body
from wholeprocess.journal import day, each_once, name, several, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class ProposeSpecialSession(DecisionAct):
    """Deputies propose that a special session be called (提议临时召集会议, OL-14-3)."""

    kind: ClassVar[str] = "decision.propose-special-session"
    about: ClassVar[str] = "proposal"

    by: str = field(validator=name)
    proposal: str = field(validator=name)
    congress: DivisionCode = field(validator=name)
    matter: str = field(validator=name)
    signers: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class SetSessionDate(SessionAct):
    """The standing body sets the day on which a session opens (决定会议召开日期, OL-14-1b).

    A special session follows a ``proposal`` of deputies, or is ``necessary`` for the reason
    given. ``elected_on`` is the day on which the election of the deputies was completed, for the
    first session of a term (OL-20-1); ``bills_until`` the last day on which bills are received.
    """

    kind: ClassVar[str] = "decision.set-session-date"

    congress: DivisionCode = field(validator=name)
    session_kind: SessionKind = field(converter=SessionKind)
    opens: date = field(validator=day)
    proposal: str = ""
    necessary: str = ""
    elected_on: date | None = field(default=None, validator=optional(day))
    bills_until: date | None = field(default=None, validator=optional(day))

    @opens.validator
    def _not_past(self, _: Attribute[date], opens: date) -> None:
        if opens < self.on:
            raise ValueError(f"opens {opens} lies before {self.on}, the day of the decision")


@frozen(kw_only=True)
class PublishSessionDate(SessionAct):
    """The day of a session is made public (公布会议日期, OL-14-1b)."""

    kind: ClassVar[str] = "decision.publish-session-date"


@frozen(kw_only=True)
class MoveSession(SessionAct):
    """A session is held earlier or later, in special circumstances (提前、推迟会议, OL-14-2)."""

    kind: ClassVar[str] = "decision.move-session"

    opens: date = field(validator=day)
    reason: str = field(validator=name)


# --- what refuses it ------------------------------------------------------------------------------


def one_fifth(
    state: State, act: ProposeSpecialSession, law: Law, register: Register
) -> Refusal | None:
    """At least one fifth of all deputies propose it."""
    if refusal := no_congress(act.congress, law, register):
        return refusal
    if act.proposal in state.proposals:
        what = f"{act.proposal} is already on record"
        return law.refusal("WP-once", what, "give the new proposal a name of its own")
    if refusal := no_deputy(act.signers, act.congress, "OL-14-3", act.on, law, register):
        return refusal
    needed = law.threshold("OL-14-3").least(of=all_deputies(act.congress, act.on, register))
    return too_few(len(act.signers), needed, "OL-14-3", f"the proposal {act.proposal}", law)


def may_be_set(state: State, act: SetSessionDate, law: Law, register: Register) -> Refusal | None:
    """A new session, by the standing body; a special one has its ground."""
    if act.session in state.preparations or act.session in state.sessions:
        what = f"{act.session} is already on record"
        return law.refusal("WP-once", what, "move its day, or give the new session another name")
    if refusal := no_congress(act.congress, law, register):
        return refusal
    body = (standing_body(act.congress),)
    if refusal := wrong_organ(act.by, body, "OL-14-1b", f"set the day of {act.session}", law):
        return refusal
    if act.session_kind is not SessionKind.SPECIAL:
        return None
    proposed = state.proposals.get(act.proposal)
    if not act.proposal and not act.necessary.strip():
        what = f"{act.session} is a special session on nobody's proposal"
        mend = "name the proposal of one fifth of the deputies, or say why it is necessary"
        return law.refusal("OL-14-3", what, mend)
    if act.proposal and (proposed is None or proposed.congress != act.congress):
        what = f"no proposal {act.proposal} of deputies of {act.congress} is on record"
        return law.refusal("WP-known", what, "record the proposal and its signers first")
    if proposed is not None and proposed.session is not None:
        what = f"{act.proposal} was followed by {proposed.session}"
        return law.refusal("WP-once", what, "a proposal calls one session")
    return None


def moves(state: State, act: MoveSession, law: Law, register: Register) -> Refusal | None:
    """To another day that is not past."""
    now = state.preparations[act.session]
    if act.opens == now.opens:
        what = f"{act.session} opens on {now.opens} already"
        return law.refusal("WP-once", what, "name another day")
    if act.opens >= act.on:
        return None
    what = f"{act.session} is moved to {act.opens}, which is past"
    return law.refusal("WP-order", what, "name a day to come")


# --- what it changes ------------------------------------------------------------------------------


def proposed(state: State, act: ProposeSpecialSession, law: Law, register: Register) -> Changes:
    """The proposal waits for the standing body."""
    made = SessionProposal(
        id=act.proposal,
        congress=act.congress,
        on=act.on,
        matter=act.matter,
        signers=act.signers,
    )
    return Changes(proposals={act.proposal: made})


def date_set(state: State, act: SetSessionDate, law: Law, register: Register) -> Changes:
    """The session is on its way."""
    made = Preparation(
        session=act.session,
        congress=act.congress,
        kind=act.session_kind,
        opens=act.opens,
        decided=act.on,
        elected_on=act.elected_on,
        proposal=act.proposal,
        bills_until=act.bills_until,
        acts=(act,),
    )
    followed = state.proposals.get(act.proposal)
    after = {act.proposal: evolve(followed, session=act.session)} if followed else {}
    return Changes(preparations={act.session: made}, proposals=after)


def published(state: State, act: PublishSessionDate, law: Law, register: Register) -> Changes:
    """The day as it stands is public."""
    now = state.preparations[act.session]
    return entered(state, act, notices=(*now.notices, Notice(opens=now.opens, on=act.on)))


def moved(state: State, act: MoveSession, law: Law, register: Register) -> Changes:
    """It opens on another day, which is to be published too."""
    return entered(state, act, opens=act.opens)
