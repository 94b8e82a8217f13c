"""What refuses an act on a slate or in a session although the phase allows it (准入条件).

A guard is asked with the thing, the act, the law, the register and the state; it answers ``None``
or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeAlias

from wholeprocess.congress import DeputyId, Organ, Register
from wholeprocess.decision.acts import (
    AdoptList,
    AdoptMeasures,
    AdoptSuggestion,
    BallotAct,
    Cut,
    FormSupervisionGroup,
    Into,
    OpenCall,
    OpenSession,
    PassResolution,
    PresidiumMeeting,
    Propose,
    ResolutionId,
    ReviewCandidates,
    RevoteOnProjects,
    Screen,
    VoteOnProjects,
)
from wholeprocess.decision.ballot import ProposalId, Votes
from wholeprocess.decision.choice import setting, surplus
from wholeprocess.decision.project import Project
from wholeprocess.decision.record import Adoption, State, Thing
from wholeprocess.decision.sitting import (
    Sitting,
    can_open,
    has_congress,
    may_not_vote,
    not_in_session,
    standing_body,
)
from wholeprocess.decision.slate import Slate, SlatePhase, project_of
from wholeprocess.law import Law, Refusal, how_many

Guard: TypeAlias = Callable[[Any, Any, Law, Register, State], Refusal | None]


class Role(StrEnum):
    """Who may act, as the tables name them."""

    PRESIDIUM = "presidium"  # 主席团；县级以上为常委会
    CONGRESS = "congress"  # 大会
    GOVERNMENT = "government"  # 政府或者实施单位
    PRESIDIUM_OR_GOVERNMENT = "presidium or government"
    ANYONE = "anyone"  # 群众、代表、单位


def players(thing: Thing, role: Role) -> tuple[str, ...]:
    """The actors who play a role for a thing; none named means that anyone may."""
    body: tuple[str, ...] = (standing_body(thing.congress),)
    if isinstance(thing, Sitting) and Organ.PRESIDIUM not in body:
        body = (Organ.PRESIDIUM, *body)  # above the township it presides in session (OL-17-3)
    unit = thing.unit if isinstance(thing, Project) else None
    government: tuple[str, ...] = (Organ.GOVERNMENT, *((unit,) if unit else ()))
    match role:
        case Role.PRESIDIUM:
            return body
        case Role.CONGRESS:
            return (Organ.CONGRESS,)
        case Role.GOVERNMENT:
            return government
        case Role.PRESIDIUM_OR_GOVERNMENT:
            return (*body, *government)
        case Role.ANYONE:
            return ()


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
    if refusal := has_congress(act.congress, law, register):
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
    return _taken(act.resolution, law, state) or _hands(act.votes, sitting, law)


def votes_fit(
    slate: Slate, act: AdoptMeasures | AdoptList, law: Law, register: Register, state: State
) -> Refusal | None:
    """No more votes than deputies present."""
    return _hands(act.votes, state.sessions[act.session], law)


def resolution_is_new(
    slate: Slate, act: AdoptList, law: Law, register: Register, state: State
) -> Refusal | None:
    """The resolution and the projects have identifiers that nobody used."""
    for proposal in slate.chosen:
        if (project := project_of(slate.id, proposal)) in state.projects:
            what = f"{project} is already on record"
            return law.refusal("WP-once", what, "give slates and proposals other identifiers")
    return _taken(act.resolution, law, state)


def voters_present(
    thing: Slate | Project, act: Any, law: Law, register: Register, state: State
) -> Refusal | None:
    """Ballots go to deputies present, one each."""
    return may_not_vote(state.sessions[act.session], act.issued_to, law)


def _hands(votes: Votes, sitting: Sitting, law: Law) -> Refusal | None:
    present = len(sitting.present)
    if votes.cast <= present:
        return None
    what = f"{how_many(votes.cast, 'vote')} for {how_many(present, 'deputy', 'deputies')} present"
    return law.refusal("LVP-voters", what, "count again: one vote for each deputy present")


def _taken(resolution: ResolutionId, law: Law, state: State) -> Refusal | None:
    if resolution not in state.resolutions:
        return None
    what = f"the resolution {resolution} is already on record"
    return law.refusal("WP-once", what, "give it an identifier of its own: resolution='…'")


# --- from the call to the candidates --------------------------------------------------------------


def proposed_once(
    slate: Slate, act: Propose, law: Law, register: Register, state: State
) -> Refusal | None:
    """A proposal has a number of its own."""
    if act.proposal not in slate.proposals:
        return None
    what = f"{act.proposal} is already on {slate.id}"
    return law.refusal("WP-once", what, "give the new proposal a number of its own")


def next_round(
    slate: Slate, act: Screen, law: Law, register: Register, state: State
) -> Refusal | None:
    """The rounds follow one another, and there are as many as the practice has."""
    rounds, due = law.count("LVP-screenings"), slate.rounds + 1
    if act.round == due <= rounds:
        return None
    what = (
        f"round {act.round} of the screening cannot come now: {slate.rounds} of {rounds} are done"
    )
    mend = f"hold round {due}" if due <= rounds else "let the presidium review what is left"
    return law.refusal("LVP-screenings", what, mend)


def cuts_have_reasons(
    slate: Slate, act: Screen, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only what is still in the running is cut, once, and with a reason."""
    return _cuts(act.cuts, slate, law)


def candidates_survived(
    slate: Slate, act: ReviewCandidates, law: Law, register: Register, state: State
) -> Refusal | None:
    """Candidates are taken from the survivors; each one left out has a reason."""
    for proposal in act.candidates:
        if proposal not in slate.running:
            word = "was cut" if proposal in slate.proposals else "was never proposed"
            what = f"{proposal} {word} and cannot be a candidate"
            mend = f"choose among {', '.join(slate.running) or 'nothing: none survived'}"
            return law.refusal("LVP-review", what, mend)
    if refusal := _cuts(act.left_out, slate, law):
        return refusal
    left_out = {cut.proposal for cut in act.left_out}
    if both := sorted(left_out.intersection(act.candidates)):
        what = f"{', '.join(both)} is both a candidate and left out"
        return law.refusal("LVP-review", what, "name it once")
    if silent := [p for p in slate.running if p not in left_out and p not in act.candidates]:
        what = f"{', '.join(silent)} is neither a candidate nor left out with a reason"
        return law.refusal("LVP-cut-reason", what, "say why: left_out=(Cut(proposal, reason), …)")
    return None


def _cuts(cuts: Iterable[Cut], slate: Slate, law: Law) -> Refusal | None:
    running = set(slate.running)
    for cut in cuts:
        if cut.proposal not in running:
            word = "is cut already" if cut.proposal in slate.proposals else "was never proposed"
            what = f"{cut.proposal} {word}"
            return law.refusal("WP-known", what, "cut what is still in the running, once")
        if not cut.reason.strip():
            what = f"{cut.proposal} is cut and no reason is given"
            return law.refusal("LVP-cut-reason", what, "write the reason: Cut(proposal, '…')")
        running.discard(cut.proposal)
    return None


# --- the vote -------------------------------------------------------------------------------------


def more_candidates_than_places(
    slate: Slate, act: AdoptMeasures, law: Law, register: Register, state: State
) -> Refusal | None:
    """The measures leave a surplus of candidates."""
    return surplus(len(slate.running), act.places, law)


def measures_first(
    slate: Slate, act: VoteOnProjects, law: Law, register: Register, state: State
) -> Refusal | None:
    """Voting measures are adopted before the vote, or the call had named the places."""
    if slate.phase is SlatePhase.REPORTED:
        needed = setting(law, "LVP-measures", ("before_vote", "not_needed")) == "before_vote"
        if needed or not slate.places:
            what = f"no voting measures were adopted for {slate.id}"
            return law.refusal("LVP-measures", what, "adopt the measures and the number of places")
    return surplus(len(slate.running), slate.places, law)


def marks_are_printed(
    slate: Slate, act: BallotAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """Ballots mark only what is printed on them."""
    printed: tuple[ProposalId, ...] = (
        slate.tied if isinstance(act, RevoteOnProjects) else slate.running
    )
    for mark in sorted({mark for pattern in act.ballots for mark in pattern.marks}):
        if mark not in printed:
            what = f"{mark} is marked and is not on the ballot"
            return law.refusal("WP-known", what, f"on the ballot are {', '.join(printed)}")
    return None


# --- after the vote -------------------------------------------------------------------------------


def members_are_deputies(
    slate: Slate, act: FormSupervisionGroup, law: Law, register: Register, state: State
) -> Refusal | None:
    """The supervision group is made of deputies of that congress."""
    seats = {d.id for d in register.deputies_of(slate.congress, act.on) if d.may_act(act.on)}
    if strange := first_outside(act.members, seats):
        what = f"{strange} is no deputy in office of {slate.congress}"
        return law.refusal("LVP-group", what, "choose deputies of that congress")
    return None


def problems_are_of_the_slate(
    slate: Slate, act: PresidiumMeeting, law: Law, register: Register, state: State
) -> Refusal | None:
    """A problem found is about a project of the slate."""
    for fault in act.problems:
        if fault.project not in slate.projects:
            what = f"{fault.project} is no project of {slate.id}"
            return law.refusal("WP-known", what, f"its projects: {', '.join(slate.projects)}")
    return None


def first_outside(names: Iterable[DeputyId], seats: set[DeputyId]) -> DeputyId | None:
    """The first of the names that is not among the seats."""
    return next((who for who in names if who not in seats), None)
