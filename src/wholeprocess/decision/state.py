"""Admitting acts of decision (准入): one code path for admit, allowed and why_not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from wholeprocess.congress import Register
from wholeprocess.decision import guards as g
from wholeprocess.decision import parts
from wholeprocess.decision.act import DecisionAct
from wholeprocess.decision.effects import EFFECTS, Effect, recorded
from wholeprocess.decision.officials.ballot import CountOfficials
from wholeprocess.decision.parts import TAKES
from wholeprocess.decision.phases import PROJECT, SESSION, SLATE
from wholeprocess.decision.project import Project
from wholeprocess.decision.project_acts import ProjectAct
from wholeprocess.decision.record import Changes, State, Thing
from wholeprocess.decision.roles import Role, players
from wholeprocess.decision.session_acts import (
    AdoptSuggestion,
    MakeMajorMatter,
    OpenSession,
    SessionAct,
)
from wholeprocess.decision.sitting import Sitting, is_township, sitting_of
from wholeprocess.decision.slate import Slate, SlatePhase
from wholeprocess.decision.slate_acts import OpenCall, ReportCandidates, SlateAct
from wholeprocess.decision.tabled import Thing as Tabled
from wholeprocess.decision.verdict import verdict
from wholeprocess.decision.vote_acts import AdoptMeasures, VoteOnProjects
from wholeprocess.errors import Refused
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


def admit(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> State:
    """The state after an act that the law, the practice and the record allow.

    Raises ``Refused`` with the rule, the article, who could do it and what would make it right.
    An act with ballots for officials asks for the ``count`` that reads them.
    """
    return state.with_(consequences(state, act, law, register, count))


def apply(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> State:
    """The state after an act that was admitted once: no questions asked."""
    return state.with_(effect(state, act, law, register, count))


def why_not(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> Refusal | None:
    """Why the act would be refused, as a value; ``None`` if it would be admitted."""
    try:
        consequences(state, act, law, register, count)
    except Refused as refused:
        return refused.refusal
    return None


def allowed(thing: Thing | Tabled, actor: str, on: date) -> tuple[type[DecisionAct], ...]:
    """The kinds of act that an actor could do next on a thing, by phase and role.

    What an act says can still refuse it: ask ``why_not`` with the act itself.
    """
    if not isinstance(thing, Sitting | Slate | Project):
        return parts.allowed(thing, actor, on)
    if on < thing.last:
        return ()
    return table_of(thing).open_to(
        thing.phase, lambda row: _may(actor, players(thing, Role(row.by)))
    )


def table_of(thing: Thing) -> Lifecycle[Any]:
    """The table of a thing's lifecycle."""
    if isinstance(thing, Sitting):
        return SESSION
    return SLATE if isinstance(thing, Slate) else PROJECT


def _may(actor: str, players: tuple[str, ...]) -> bool:
    return not players or actor in players


def consequences(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> Changes:
    """What an act changes, after every question was asked; or ``Refused``."""
    if type(act) in TAKES:
        return parts.consequences(state, act, law, register, count)
    begins = _BEGINNINGS.get(type(act))
    if begins is not None:
        if (refusal := begins(act, law, register, state)) is not None:
            raise Refused(refusal)
        return effect(state, act, law, register)
    thing = thing_of(state, act)
    if thing is None:
        raise Refused(_unknown(act, law))
    if act.on < thing.last:
        what = f"{act.on} lies before {thing.last}, the last act on {thing.id}"
        raise Refused(law.refusal("WP-order", what, "record acts in the order of their days"))
    rows: tuple[Row[Any], ...] | None
    rows = table_of(thing).index.get(type(act), _NOTHING).get(thing.phase)
    if rows is None:
        raise Refused(_out_of_phase(thing, act, law))
    if not _may(act.by, players(thing, Role(rows[0].by))):
        raise Refused(_wrong_actor(thing, act, rows[-1], law))
    for guard in rows[0].guards:
        if (refusal := guard(thing, act, law, register, state)) is not None:
            raise Refused(refusal)
    return effect(state, act, law, register)


def effect(
    state: State,
    act: DecisionAct,
    law: Law,
    register: Register,
    count: CountOfficials | None = None,
) -> Changes:
    """What an admitted act changes."""
    if type(act) in TAKES:
        return parts.effect(state, act, law, register, count)
    match act:
        case OpenSession():
            return Changes(sessions={act.session: sitting_of(act, register)})
        case OpenCall():
            slate = Slate((act,), SlatePhase.COLLECTING, places=act.places or 0)
            return Changes(slates={act.slate: slate})
        case AdoptSuggestion() | MakeMajorMatter():
            return Changes(adoptions={(act.suggestion, act.way): act})
    thing = thing_of(state, act)
    assert thing is not None
    ruling = verdict(thing, act, law, register, state)
    for row in table_of(thing).index[type(act)][thing.phase]:
        if row.when is None or row.when(thing, act, law, ruling):
            change: Effect = EFFECTS.get(type(act), recorded)
            return change(thing, act, row.to, ruling, state)
    raise AssertionError(f"no row takes {act}")


_BEGINNINGS: Mapping[type[DecisionAct], Callable[..., Refusal | None]] = {
    OpenSession: g.opening,
    OpenCall: g.calling,
    AdoptSuggestion: g.adopting,
    MakeMajorMatter: g.adopting,
}


def thing_of(state: State, act: DecisionAct) -> Thing | None:
    """The session, slate or project that an act is about; ``None`` if nobody recorded it."""
    if isinstance(act, SlateAct):
        return state.slates.get(act.slate)
    if isinstance(act, ProjectAct):
        return state.projects.get(act.project)
    return state.sessions.get(act.session) if isinstance(act, SessionAct) else None


def _unknown(act: DecisionAct, law: Law) -> Refusal:
    if isinstance(act, ProjectAct):
        what = f"no vote has chosen a project {act.project}, and no list has adopted it"
        return law.refusal("LVP-list", what, "a project comes from a lawful vote and its list")
    first = "open the session" if isinstance(act, SessionAct) else "open the call"
    what = f"no {act.about} is called {act.thing}"
    return law.refusal("WP-known", what, f"{first} first, or correct the identifier")


def _out_of_phase(thing: Thing, act: DecisionAct, law: Law) -> Refusal:
    here = [phase.value for phase in table_of(thing).index.get(type(act), _NOTHING)]
    what = f"{thing.id} is {thing.phase.value}; {type(act).__name__} has no place there"
    if isinstance(thing, Sitting):
        return law.refusal("LVP-in-session", what, "wait for the next session")
    code = "WP-phase"
    if isinstance(thing, Slate) and not thing.candidates and isinstance(act, _TO_THE_PLENARY):
        code = "LV-6" if not is_township(thing.congress) and law.holds("LV-6") else code
    return law.refusal(code, what, f"it is done when: {', '.join(here)}")


_TO_THE_PLENARY = (ReportCandidates, AdoptMeasures, VoteOnProjects)


def _wrong_actor(thing: Thing, act: DecisionAct, row: Row[Any], law: Law) -> Refusal:
    who = players(thing, Role(row.by))
    what = f"{act.by} may not do {type(act).__name__} on {thing.id}; its {row.by} may"
    code = row.rule if law.holds(row.rule) else "WP-phase"
    return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)


__all__ = [
    "Changes",
    "State",
    "admit",
    "allowed",
    "apply",
    "consequences",
    "effect",
    "table_of",
    "thing_of",
    "why_not",
]
