"""What refuses an act about a mandate, a resignation or a vacancy although the phase allows it.

A guard is asked with the thing, the act, the law, the register and the state; it answers ``None``
or the refusal. Who may act is a question of role, asked first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from wholeprocess.congress import Organ, Register
from wholeprocess.election.record import State
from wholeprocess.election.tenure.bodies import all_deputies, in_area, is_township
from wholeprocess.election.tenure.lookup import credentials_at
from wholeprocess.election.tenure.mandate import (
    AnnounceEnd,
    AnswerElectors,
    AskDeputy,
    DeclareEnd,
    EndGround,
    Mandate,
    Suspend,
    TakeOffice,
)
from wholeprocess.election.tenure.resignation import DecideResignation, Resignation
from wholeprocess.election.tenure.vacancy import ElectInRecess, OrderByElection, Vacancy
from wholeprocess.law import Law, Refusal

Guard: TypeAlias = Callable[[Any, Any, Law, Register, State], Refusal | None]


# --- mandates -------------------------------------------------------------------------------------


def cause_suspends(
    mandate: Mandate, act: Suspend, law: Law, register: Register, state: State
) -> Refusal | None:
    """Custody in a criminal case or serving a sentence suspends; bail does not (DL25-61-1)."""
    causes = law.choices("DL25-61-1")
    if act.cause in causes:
        return None
    if act.cause == "on_probation" and law.choice("ELP-probation") == "suspends":
        return None
    what = f"{act.cause} is no cause that suspends {act.deputy}"
    return law.refusal("DL25-61-1", what, f"the causes are: {', '.join(causes)}")


_ENDED_BY_ACTS = {
    EndGround.RESIGNED: ("EL-55-1", "offer the resignation and vote on it"),
    EndGround.ORDERED_TO_RESIGN: ("EL-55-1", "offer the resignation and vote on it"),
    EndGround.RECALLED: ("EL-49-1", "let those who elected him vote on a recall"),
    EndGround.ELECTION_VOID: ("EL-47-2", "declare his election void"),
}


def ground_is_lawful(
    mandate: Mandate, act: DeclareEnd, law: Law, register: Register, state: State
) -> Refusal | None:
    """The ground is one of the law of that day (DL25-62-1), and its facts are there."""
    grounds = law.choices("DL25-62-1")
    if act.ground is not EndGround.DIED and act.ground not in (*grounds, EndGround.ELECTION_VOID):
        what = f"{act.ground} is no ground that ends a mandate on {act.on}"
        return law.refusal("DL25-62-1", what, f"the grounds are: {', '.join(grounds)}")
    if act.ground in _ENDED_BY_ACTS:
        code, mend = _ENDED_BY_ACTS[act.ground]
        what = f"{act.deputy} cannot be declared {act.ground}: that is decided by an act of its own"
        return law.refusal(code, what, mend)
    match act.ground:
        case EndGround.MOVED_OUT:
            return _left_the_area(mandate, act, law, register)
        case EndGround.ABSENT_TWICE:
            return _was_absent(mandate, act, law, register)
        case _:
            return None


def _left_the_area(
    mandate: Mandate, act: DeclareEnd, law: Law, register: Register
) -> Refusal | None:
    if act.to is None:
        what = f"nobody says where {act.deputy} moved to"
        return law.refusal("EL-57-2", what, "name the division that he moved to")
    if in_area(act.to, mandate.congress, register):
        what = f"{act.to} lies in {mandate.congress}: {act.deputy} moved within the area"
        return law.refusal("EL-57-2", what, "the seat goes on")
    return None


def _was_absent(mandate: Mandate, act: DeclareEnd, law: Law, register: Register) -> Refusal | None:
    held = sorted(
        (s for s in register.sessions.values() if s.congress == mandate.congress),
        key=lambda session: session.opened,
    )
    place = {session.id: n for n, session in enumerate(held)}
    missed = sorted(
        place[ident]
        for ident in set(act.sessions)
        if ident in place and mandate.since <= held[place[ident]].opened <= act.on
    )
    needed, most = law.count("DL25-62-1-absences"), len(missed)
    if law.choice("ELP-absences") == "consecutive":
        most = _longest_run(missed)
    if most >= needed:
        return None
    what = f"{act.deputy} missed {most} sessions of {mandate.congress} without leave, not {needed}"
    return law.refusal("DL25-62-1-absences", what, "name sessions held while he was a deputy")


def _longest_run(places: list[int]) -> int:
    longest = run = 0
    for n, at in enumerate(places):
        run = run + 1 if n and at == places[n - 1] + 1 else 1
        longest = max(longest, run)
    return longest


def not_announced_yet(
    mandate: Mandate, act: AnnounceEnd, law: Law, register: Register, state: State
) -> Refusal | None:
    """An end is announced once."""
    if mandate.announced is None:
        return None
    what = f"the end of {act.deputy}'s mandate was announced on {mandate.announced}"
    return law.refusal("WP-once", what, "it stands as announced")


def office_rests_on_the_seat(
    mandate: Mandate, act: TakeOffice, law: Law, register: Register, state: State
) -> Refusal | None:
    """A township has a chair and no standing committee; higher congresses the reverse."""
    if act.office in mandate.offices:
        what = f"{act.deputy} is {act.office} already"
        return law.refusal("WP-once", what, "record it once")
    if act.office.of_township != is_township(mandate.congress):
        what = f"the congress of {mandate.congress} has no office {act.office}"
        return law.refusal("OL-18-1", what, "name an office of that congress")
    return None


def asked_once(
    mandate: Mandate, act: AskDeputy, law: Law, register: Register, state: State
) -> Refusal | None:
    """A question has an identifier of its own."""
    if _asked(mandate, act.question) is None:
        return None
    what = f"{act.deputy} was asked {act.question} already"
    return law.refusal("WP-once", what, "give the new question an identifier of its own")


def was_asked(
    mandate: Mandate, act: AnswerElectors, law: Law, register: Register, state: State
) -> Refusal | None:
    """An answer answers a question that was asked."""
    if _asked(mandate, act.question) is not None:
        return None
    what = f"nobody asked {act.deputy} the question {act.question}"
    return law.refusal("WP-known", what, "record the question first")


def _asked(mandate: Mandate, question: str) -> AskDeputy | None:
    asked = (act for act in mandate.acts if isinstance(act, AskDeputy))
    return next((act for act in asked if act.question == question), None)


# --- resignations ---------------------------------------------------------------------------------


def accepting_body_is_at_work(
    offered: Resignation, act: DecideResignation, law: Law, register: Register, state: State
) -> Refusal | None:
    """A township's congress accepts only in session (EL-55-2b); no more votes than voters."""
    receiver = offered.receiver
    if receiver.organ is Organ.CONGRESS and not register.in_session(receiver.division, act.on):
        what = f"the congress of {receiver.division} is not in session on {act.on}"
        return law.refusal(receiver.rule, what, "wait for the session; nobody else can accept")
    base = acceptance_base(offered, act, law, register)
    if not base:
        what = f"how many decide on {offered.id} is not on record"
        mend = "give the members of the standing committee, or seat the deputies"
        return law.refusal("WP-known", what, mend)
    if act.votes.cast > base:
        what = f"{act.votes.cast} votes on {offered.id}, and {base} may vote"
        return law.refusal(receiver.rule, what, "count the votes again")
    return None


def acceptance_base(
    offered: Resignation, act: DecideResignation, law: Law, register: Register
) -> int:
    """All who decide on a resignation: members of a standing committee, or a town's deputies."""
    if offered.receiver.organ is Organ.CONGRESS:
        return all_deputies(offered.receiver.division, act.on, law, register)
    return act.members


# --- vacancies ------------------------------------------------------------------------------------


def original_electors(
    vacancy: Vacancy, act: OrderByElection, law: Law, register: Register, state: State
) -> Refusal | None:
    """The original district or unit elects, in a by-election with room for it (EL-57-1)."""
    called = state.elections[act.election]
    district = state.districts[act.election, act.district]
    if not called.by_election:
        what = f"{act.election} is no by-election"
        return law.refusal("EL-57-1", what, "call a by-election")
    if called.congress != vacancy.congress:
        what = f"{act.election} elects to {called.congress}, the vacancy is in {vacancy.congress}"
        return law.refusal("EL-57-1", what, "name a by-election of the same congress")
    if vacancy.district is not None and act.district != vacancy.district:
        what = f"{vacancy.district} had elected to {vacancy.id}, not {act.district}"
        return law.refusal("EL-57-1", what, f"let {vacancy.district} elect")
    if vacancy.by_election == (act.election, act.district):
        what = f"{act.election} is to fill {vacancy.id} already"
        return law.refusal("WP-once", what, "go on with it")
    if vacancy.elected is not None:
        what = f"{vacancy.elected} is elected to {vacancy.id} and waits for confirmation"
        return law.refusal("WP-once", what, "examine the credentials of the elected first")
    assigned = credentials_at(state, (act.election, act.district)).vacancies
    if len(assigned) >= district.seats:
        what = f"{district.place} elects {district.seats} and has {', '.join(assigned)} to fill"
        return law.refusal("EL-57-1", what, "call another by-election, or give it more seats")
    return None


def in_recess_above(
    vacancy: Vacancy, act: ElectInRecess, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only for an indirectly elected deputy, and only while the electing congress is in recess."""
    if vacancy.unit is None or vacancy.district is None:
        what = f"voters had elected to {vacancy.id}; a standing committee cannot"
        return law.refusal("EL-57-3", what, "hold a by-election in the original district")
    if register.in_session(vacancy.unit, act.on):
        what = f"the congress of {vacancy.unit} is in session on {act.on}"
        return law.refusal("EL-57-3", what, "let the congress elect, or wait for its close")
    if vacancy.elected is not None:
        what = f"{vacancy.elected} is elected to {vacancy.id} and waits for confirmation"
        return law.refusal("WP-once", what, "examine the credentials of the elected first")
    return None
