"""What refuses an investigation or a dismissal (特定问题调查、撤职的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Organ, Register
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.committee.takes import (
    committee_of,
    not_deputies,
    not_members,
    unknown_meeting,
)
from wholeprocess.supervision.record import State
from wholeprocess.supervision.removal import acts as a
from wholeprocess.supervision.removal.record import (
    Dismissal,
    Investigation,
    Office,
    Sits,
)
from wholeprocess.supervision.targets import Target, as_choice
from wholeprocess.supervision.votes import too_many


def both_conditions(
    state: State, act: a.ProposeInvestigation, law: Law, register: Register
) -> Refusal | None:
    """A decision is needed, and major facts are unclear (SL24-55)."""
    if act.decision_needed and act.facts_unclear:
        return None
    lacks = "no decision is needed" if not act.decision_needed else "the facts are clear"
    what = f"{act.investigation} is proposed where {lacks}"
    return law.refusal("SL24-55", what, "both are needed; else take another form of supervision")


def who_proposes(
    state: State, act: a.ProposeInvestigation, law: Law, register: Register
) -> Refusal | None:
    """The council, or one fifth of the members in writing (SL24-56)."""
    if act.by == Organ.COUNCIL:
        return None
    return _a_fifth_sign(state, act, act.investigation, "SL24-56", law)


def _a_fifth_sign(
    state: State,
    act: a.ProposeInvestigation | a.MoveDismissal,
    about: str,
    code: str,
    law: Law,
) -> Refusal | None:
    signers = {act.by, *act.signers}
    if refusal := not_members(state, act.congress, sorted(signers), about, law):
        return refusal
    members = committee_of(state, act.congress).size
    needed = law.threshold(code).least(of=members)
    if not law.threshold(code).met(len(signers), of=members):
        what = f"{len(signers)} of {members} members sign {about}; {needed} are needed"
        return law.refusal(code, what, "let the council or enough members move it")
    if not act.written:
        return law.refusal(code, f"{about} is not in writing", "write it down")
    return None


def who_may_sit(
    made: Investigation, act: a.SetUpInvestigation, law: Law, register: Register, state: State
) -> Refusal | None:
    """Members and deputies, none with an interest; experts only help (SL24-57-1, SL24-57-2)."""
    members = [who.person for who in act.people if who.of is Sits.MEMBER]
    deputies = [who.person for who in act.people if who.of is Sits.DEPUTY]
    if both := sorted({who.person for who in act.people} & {*act.experts}):
        what = f"{', '.join(both)} is an expert and cannot sit on {made.id}"
        return law.refusal("SL24-57-1", what, "let experts help, and members and deputies sit")
    interested = {interest.person for interest in made.interests}
    if barred := [who.person for who in act.people if who.person in interested]:
        what = f"{', '.join(barred)} has an interest in the question of {made.id}"
        return law.refusal("SL24-57-2", what, "choose somebody without one")
    return (
        not_members(state, made.congress, members, made.id, law)
        or not_deputies(register, made.congress, deputies, act, law)
        or too_many(act.votes, committee_of(state, made.congress).size, made.id, law)
    )


def sits_on_it(
    made: Investigation, act: a.StepBack, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only who sits on it steps back."""
    if any(who.person == act.person for who in made.people):
        return None
    what = f"{act.person} does not sit on {made.id}"
    return law.refusal("WP-known", what, "name one of its people")


def resolution_adds_up(
    made: Investigation, act: a.ResolveOnInvestigation, law: Law, register: Register, state: State
) -> Refusal | None:
    """No more votes than there are members (OL-51-4)."""
    return too_many(act.votes, committee_of(state, made.congress).size, made.id, law)


# --- dismissal ------------------------------------------------------------------------------------

HEADS = (
    Office.HEAD_OF_GOVERNMENT,
    Office.DIRECTOR_OF_SUPERVISION,
    Office.COURT_PRESIDENT,
    Office.CHIEF_PROCURATOR,
)
"""Those whom only the congress removes (罢免, OL-31)."""


def may_be_dismissed(
    state: State, act: a.MoveDismissal, law: Law, register: Register
) -> Refusal | None:
    """In recess, single deputy heads and those whom the committee appointed (SL24-60)."""
    if act.office in HEADS:
        what = f"{act.person} is {act.office}: only the congress removes a head"
        return law.refusal("SL24-60", what, "let the congress remove him in session (OL-31-1)")
    if as_choice(act.office) not in law.choices("SL24-60"):
        what = f"{act.person} is {act.office}, whom the law of the day does not name"
        return law.refusal("SL24-60", what, "wait for the congress")
    if act.office is not Office.DEPUTY_HEAD and not act.appointed_here:
        what = f"this standing committee did not appoint {act.person}"
        return law.refusal("SL24-60", what, "let whoever appointed him decide")
    if register.in_session(act.congress, act.on):
        what = f"the congress of {act.congress} is in session on {act.on}"
        return law.refusal("SL24-60", what, "let the congress decide, or wait until it has closed")
    return None


def who_moves(state: State, act: a.MoveDismissal, law: Law, register: Register) -> Refusal | None:
    """Organs of the same level, the council, or one fifth of the members (SL24-61)."""
    if act.by == Organ.COUNCIL or act.by in [target.value for target in Target]:
        return None
    return _a_fifth_sign(state, act, act.dismissal, "SL24-61", law)


def target_reasons_materials(
    state: State, act: a.MoveDismissal, law: Law, register: Register
) -> Refusal | None:
    """Whom, why, and the materials (SL24-62-1)."""
    if act.person.strip() and act.reasons.strip() and act.materials:
        return None
    what = f"{act.dismissal} does not have person, reasons and materials"
    return law.refusal("SL24-62-1", what, "name the person, give reasons and add the materials")


def is_the_person(
    moved: Dismissal,
    act: a.DefendAgainstDismissal,
    law: Law,
    register: Register,
    state: State,
) -> Refusal | None:
    """Only the person defends himself (SL24-62-2)."""
    if act.by == moved.person:
        return None
    what = f"{act.by} is not the person whom {moved.id} is about"
    return law.refusal("SL24-62-2", what, "let him speak himself", who=(moved.person,))


def vote_is_lawful(
    moved: Dismissal, act: a.VoteOnDismissal, law: Law, register: Register, state: State
) -> Refusal | None:
    """In secret, at a meeting, with no more votes than there are members (SL24-62-3)."""
    if refusal := unknown_meeting(state, moved.congress, act.meeting, act, law):
        return refusal
    if not act.secret:
        what = f"the vote on {moved.id} was not secret"
        return law.refusal("SL24-62-3", what, "vote again, by secret ballot")
    return too_many(act.votes, committee_of(state, moved.congress).size, moved.id, law)
