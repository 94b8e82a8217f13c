"""The congress at work (大会工作), part by part: how their acts are taken in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.decision import acts as own
from wholeprocess.decision import phases
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.aftermath import findings as aftermath
from wholeprocess.decision.aftermath.takes import TAKES as AFTERMATH
from wholeprocess.decision.bills import findings as bills
from wholeprocess.decision.bills.acts import Amend, PutOnAgenda, VotingAct
from wholeprocess.decision.bills.phases import BILL
from wholeprocess.decision.bills.record import Bill
from wholeprocess.decision.bills.takes import TAKES as BILLS
from wholeprocess.decision.officials import findings as officials
from wholeprocess.decision.officials.acts import (
    CallAnotherElection,
    Nominate,
    OfficialsBallot,
    OpenNominations,
    SettleCandidates,
)
from wholeprocess.decision.officials.ballot import CountOfficials
from wholeprocess.decision.officials.phases import OFFICIALS
from wholeprocess.decision.officials.record import PostElection, Removal, Resignation
from wholeprocess.decision.officials.removal import (
    REMOVAL,
    OrderInvestigation,
    ProposeRemoval,
    VoteOnRemoval,
)
from wholeprocess.decision.officials.resignation import RESIGNATION, DecideOnResignation
from wholeprocess.decision.officials.takes import COUNTED
from wholeprocess.decision.officials.takes import TAKES as OFFICIALS_TAKES
from wholeprocess.decision.preparation import findings as preparation
from wholeprocess.decision.preparation.takes import TAKES as PREPARATION
from wholeprocess.decision.questions import findings as questions
from wholeprocess.decision.questions.acts import Inquire, Interpellate
from wholeprocess.decision.questions.phases import INTERPELLATION
from wholeprocess.decision.questions.record import Interpellation
from wholeprocess.decision.questions.takes import TAKES as QUESTIONS
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.tabled import Player, Thing
from wholeprocess.errors import Refused
from wholeprocess.journal import Lifecycle, Take, taking
from wholeprocess.law import Law

TAKES: Mapping[type[DecisionAct], Take] = {
    **PREPARATION,
    **BILLS,
    **OFFICIALS_TAKES,
    **QUESTIONS,
    **AFTERMATH,
}
"""How each kind of act of the parts is taken in."""

ACTS: tuple[type[DecisionAct], ...] = (*own.ACTS, *TAKES)
"""Every kind of act that a journal may hold about decision."""

LIFECYCLES = (*phases.LIFECYCLES, BILL, OFFICIALS, REMOVAL, RESIGNATION, INTERPELLATION)
"""The tables that the library ships for this link."""

TABLES_OF: Mapping[type[Any], Lifecycle[Any]] = {
    Bill: BILL,
    PostElection: OFFICIALS,
    Removal: REMOVAL,
    Resignation: RESIGNATION,
    Interpellation: INTERPELLATION,
}
"""The table that each kind of thing of the parts goes through."""

IN_SESSION = (
    PutOnAgenda,
    Amend,
    VotingAct,
    OpenNominations,
    Nominate,
    SettleCandidates,
    OfficialsBallot,
    CallAnotherElection,
    ProposeRemoval,
    OrderInvestigation,
    VoteOnRemoval,
    DecideOnResignation,
    Inquire,
    Interpellate,
)
"""What is done while a session is open."""

CHECKS = (
    *preparation.CHECKS,
    *bills.CHECKS,
    *officials.CHECKS,
    *questions.CHECKS,
    *aftermath.CHECKS,
)
"""What finds something irregular in the parts."""


def consequences(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> Changes:
    """What an act of a part changes, after every question was asked; or ``Refused``."""
    if (refusal := taking.refusal_of(TAKES, state, act, law, register)) is not None:
        raise Refused(refusal)
    return effect(state, act, law, register, count)


def effect(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> Changes:
    """What an admitted act of a part changes; one with ballots needs the ``count`` of them."""
    counted = COUNTED.get(type(act)) if count is not None else None
    made: Changes
    if counted is not None and count is not None:
        made = counted(state, act, law, register, count)
    else:
        made = TAKES[type(act)].change(state, act, law, register)
    return _seen(state, act, made) if isinstance(act, IN_SESSION) else made


def _seen(state: State, act: DecisionAct, made: Changes) -> Changes:
    """The session knows the day of what was done in it: it cannot close before that."""
    session = getattr(act, "session", None) or getattr(_thing(state, act), "session", None)
    sitting = state.sessions.get(session) if session is not None else None
    if sitting is None or act.on <= sitting.last:
        return made
    return evolve(made, sessions={sitting.id: evolve(sitting, latest=act.on)})


def allowed(thing: Thing, actor: str, on: date) -> tuple[type[DecisionAct], ...]:
    """The kinds of act that an actor could do next on a bill, an election, a question and so on.

    What an act says can still refuse it: ask ``why_not`` with the act itself.
    """
    if on < thing.acts[-1].on:
        return ()
    return TABLES_OF[type(thing)].open_to(
        thing.phase, lambda row: actor in (Player(row.by).who(thing.congress) or (actor,))
    )


def congress_of(state: State, act: DecisionAct) -> str:
    """The congress whose law an act of a part falls under: its own word, or that of its thing."""
    return str(getattr(act, "congress", "") or getattr(_thing(state, act), "congress", ""))


def _thing(state: State, act: DecisionAct) -> object | None:
    """What an act is about, or the session that it names."""
    for table, named in PLACES.items():
        ident = getattr(act, named, "")
        thing: object | None = getattr(state, table).get(ident) if ident else None
        if thing is not None:
            return thing
    return None


PLACES = {
    "preparations": "session",
    "sessions": "session",
    "bills": "bill",
    "posts": "post",
    "removals": "removal",
    "resignations": "resignation",
    "inquiries": "inquiry",
    "interpellations": "interpellation",
    "resolutions": "resolution",
}
"""In which table the thing of an act is found, by the field that names it."""


def suggestions_of(act: DecisionAct) -> tuple[str, ...]:
    """The suggestions that an act names, which must be on record where suggestions are kept."""
    one = getattr(act, "suggestion", "")
    return (one,) if one else tuple(getattr(act, "suggestions", ()))
