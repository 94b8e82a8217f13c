"""Removing an official (罢免): who may propose it, the defence, the vote or an investigation."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, Organ, Register, SessionId
from wholeprocess.decision.acts import DecisionAct, SessionAct
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.officials.ballot import PersonId
from wholeprocess.decision.officials.record import Removal, RemovalPhase, without
from wholeprocess.decision.people import all_deputies, held, no_deputy, too_few, wrong_organ
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.resolution import Passed, passes
from wholeprocess.decision.sitting import is_township, not_in_session
from wholeprocess.decision.tabled import Player, next_phase
from wholeprocess.journal import Lifecycle, Row, each_once, name, several
from wholeprocess.law import Law, Refusal, Ruling, how_many


@frozen(kw_only=True)
class ProposeRemoval(SessionAct):
    """The removal of an official is proposed (提出罢免案, OL-31-1 to OL-31-3), with reasons.

    Deputies sign as ``signers``, the first of them is ``by``; an organ has none.
    """

    kind: ClassVar[str] = "decision.propose-removal"

    removal: str = field(validator=name)
    person: PersonId = field(validator=name)
    title: str = field(validator=name)
    reasons: str = ""
    signers: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)


@frozen(kw_only=True)
class RemovalAct(DecisionAct):
    """An act on a proposal of removal."""

    about: ClassVar[str] = "removal"

    removal: str = field(validator=name)


@frozen(kw_only=True)
class DefendAgainstRemoval(RemovalAct):
    """An official defends himself (申辩), at a meeting or in writing (OL-31-4).

    A waiver is his word that he has nothing to say.
    """

    kind: ClassVar[str] = "decision.defend-against-removal"

    words: str = field(validator=name)


@frozen(kw_only=True)
class VoteOnRemoval(RemovalAct):
    """The removal is put to the vote of the plenary (表决罢免案, OL-31-5, OL-25-1).

    ``session`` is the one at which it is voted on: after an investigation, a later one.
    """

    kind: ClassVar[str] = "decision.vote-on-removal"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    session: SessionId = field(validator=name)
    votes: Votes
    method: str = field(default="secret_ballot", validator=name)


@frozen(kw_only=True)
class OrderInvestigation(RemovalAct):
    """The plenary has it investigated first and decides at a later session (组织调查委员会)."""

    kind: ClassVar[str] = "decision.order-investigation"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    votes: Votes


def removal_of(state: State, act: RemovalAct) -> Removal | None:
    """The proposal that an act is about."""
    return state.removals.get(act.removal)


# --- what refuses it ------------------------------------------------------------------------------


def may_propose(state: State, act: ProposeRemoval, law: Law, register: Register) -> Refusal | None:
    """In session, with reasons, by an organ or by one tenth, in a township one fifth."""
    sitting = state.sessions.get(act.session)
    congress = sitting.congress if sitting is not None else ""
    if refusal := not_in_session(sitting, act.session, congress, act.on, law):
        return refusal
    if act.removal in state.removals:
        what = f"{act.removal} is already on record"
        return law.refusal("WP-once", what, "give the new proposal a name of its own")
    if not act.reasons.strip():
        what = f"{act.removal} gives no reasons for removing {act.person}"
        return law.refusal(held(law, "OL-31-3"), what, "write the reasons")
    code = "OL-31-2" if is_township(congress) else "OL-31-1"
    if not act.signers:
        organs = (Organ.PRESIDIUM,) if is_township(congress) else _ORGANS
        return wrong_organ(act.by, organs, code, f"propose {act.removal} alone", law)
    if refusal := no_deputy(act.signers, congress, code, act.on, law, register):
        return refusal
    needed = law.threshold(code).least(of=all_deputies(congress, act.on, register))
    return too_few(len(act.signers), needed, code, f"the proposal {act.removal}", law)


_ORGANS = (Organ.PRESIDIUM, Organ.STANDING_COMMITTEE)


def in_session_and_secret(
    removal: Removal, act: VoteOnRemoval, law: Law, register: Register, state: State
) -> Refusal | None:
    """At an open session of that congress, by secret ballot, one vote for each deputy present."""
    sitting = state.sessions.get(act.session)
    if refusal := not_in_session(sitting, act.session, removal.congress, act.on, law):
        return refusal
    assert sitting is not None
    if act.method not in law.choices("CGP-removal-method"):
        what = f"the vote on {act.removal} was taken by {act.method!r}"
        return law.refusal("CGP-removal-method", what, "vote by secret ballot")
    if removal.phase is RemovalPhase.INVESTIGATED and act.session == removal.session:
        what = f"{act.removal} is investigated; {act.session} is the session that ordered it"
        return law.refusal(held(law, "OL-31-5"), what, "decide at the next session")
    return _too_many(act.votes, len(sitting.present), law)


def may_investigate(
    removal: Removal, act: OrderInvestigation, law: Law, register: Register, state: State
) -> Refusal | None:
    """The plenary decides it with its majority; a township has no investigation committee."""
    if is_township(removal.congress):
        what = f"{removal.congress} is a township and has no investigation committee"
        return law.refusal(held(law, "OL-36-2"), what, "put the removal to the vote")
    sitting = state.sessions.get(removal.session)
    if refusal := not_in_session(sitting, removal.session, removal.congress, act.on, law):
        return refusal
    assert sitting is not None
    if refusal := _too_many(act.votes, len(sitting.present), law):
        return refusal
    if isinstance(passes(act.votes, sitting.all_deputies, law).outcome, Passed):
        return None
    what = f"an investigation before {act.removal} was not decided: {act.votes.for_} for"
    return law.refusal(held(law, "OL-31-5"), what, "let more than half of all deputies decide it")


def _too_many(votes: Votes, present: int, law: Law) -> Refusal | None:
    if votes.cast <= present:
        return None
    what = f"{how_many(votes.cast, 'vote')} for {how_many(present, 'deputy', 'deputies')}"
    return law.refusal("LVP-voters", what, "count again: one vote for each deputy present")


# --- the table ------------------------------------------------------------------------------------


def carried(removal: Removal, act: VoteOnRemoval, law: Law, ruling: Ruling[Any] | None) -> bool:
    """More than half of all deputies voted for it."""
    return ruling is not None and isinstance(ruling.outcome, Passed)


P = RemovalPhase

REMOVAL: Lifecycle[RemovalPhase] = Lifecycle(
    name="removal",
    start=P.PROPOSED,
    ends=frozenset({P.REMOVED, P.KEPT}),
    rows=(
        *(
            row
            for at in (P.PROPOSED, P.INVESTIGATED)
            for row in (
                Row(at, DefendAgainstRemoval, at, by=Player.ANYONE, rule="OL-31-4"),
                *(
                    Row(
                        at,
                        VoteOnRemoval,
                        to,
                        by=Player.CONGRESS,
                        rule="OL-25-1",
                        when=when,
                        guards=(in_session_and_secret,),
                    )
                    for when, to in ((carried, P.REMOVED), (None, P.KEPT))
                ),
            )
        ),
        Row(
            P.PROPOSED,
            OrderInvestigation,
            P.INVESTIGATED,
            by=Player.CONGRESS,
            rule="OL-31-5",
            guards=(may_investigate,),
        ),
    ),
)
"""From the proposal to the vote, or to an investigation and the vote at a later session."""


# --- what it changes ------------------------------------------------------------------------------


def proposed(state: State, act: ProposeRemoval, law: Law, register: Register) -> Changes:
    """The proposal waits for the defence and the vote."""
    made = Removal(
        id=act.removal,
        session=act.session,
        congress=state.sessions[act.session].congress,
        person=act.person,
        title=act.title,
        reasons=act.reasons,
        phase=RemovalPhase.PROPOSED,
        acts=(act,),
    )
    return Changes(removals={act.removal: made})


def moved(state: State, act: RemovalAct, law: Law, register: Register) -> Changes:
    """The proposal goes on to where the table says; who is removed holds the office no more."""
    removal = state.removals[act.removal]
    heard, ruling = removal.heard or isinstance(act, DefendAgainstRemoval), removal.ruling
    if isinstance(act, VoteOnRemoval):
        ruling = passes(act.votes, state.sessions[act.session].all_deputies, law)
    to = next_phase(REMOVAL, removal, act, law, ruling)
    now = evolve(removal, phase=to, heard=heard, ruling=ruling, acts=(*removal.acts, act))
    offices = {}
    if to is RemovalPhase.REMOVED:
        offices = without(state.offices, (removal.congress, removal.title), removal.person)
    return Changes(removals={act.removal: now}, offices=offices)
