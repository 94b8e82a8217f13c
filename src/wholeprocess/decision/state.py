"""Admitting acts of decision (准入): one code path for admit, allowed and why_not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.decision import guards as g
from wholeprocess.decision import parts
from wholeprocess.decision.acts import (
    AdoptList,
    AdoptMeasures,
    AdoptSuggestion,
    BallotAct,
    DecisionAct,
    MakeMajorMatter,
    OpenCall,
    OpenSession,
    PassResolution,
    ProjectAct,
    Propose,
    RateEffect,
    RatingAct,
    ReachMilestone,
    ReviewCandidates,
    RevoteOnProjects,
    ScheduleProject,
    Screen,
    SessionAct,
    SlateAct,
    VoteOnProgress,
    VoteOnProjects,
)
from wholeprocess.decision.choice import Chosen, TieRevote
from wholeprocess.decision.officials.ballot import CountOfficials
from wholeprocess.decision.parts import TAKES
from wholeprocess.decision.phases import PROJECT, SESSION, SLATE
from wholeprocess.decision.project import Project, ProjectPhase, Rating
from wholeprocess.decision.record import Changes, State, Thing
from wholeprocess.decision.resolution import Passed, Resolution
from wholeprocess.decision.schedule import schedule_backwards
from wholeprocess.decision.sitting import Sitting, sitting_of
from wholeprocess.decision.slate import Slate, SlatePhase
from wholeprocess.decision.tabled import Thing as Tabled
from wholeprocess.decision.verdict import verdict
from wholeprocess.errors import Refused
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal, Ruling

_NOTHING: Mapping[Any, Any] = MappingProxyType({})
_Effect: TypeAlias = Callable[[Any, Any, Any, Any, State], Changes]


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
    kinds = {
        row.act: None
        for row in table_of(thing).rows
        if row.at is thing.phase and _may(actor, g.players(thing, g.Role(row.by)))
    }
    return tuple(kinds)  # type: ignore[arg-type]


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
    if not _may(act.by, g.players(thing, g.Role(rows[0].by))):
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
    ruling = verdict(thing, act, law, register)
    for row in table_of(thing).index[type(act)][thing.phase]:
        if row.when is None or row.when(thing, act, law, ruling):
            change: _Effect = _EFFECTS.get(type(act), _recorded)
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
    return law.refusal("WP-phase", what, f"it is done when: {', '.join(here)}")


def _wrong_actor(thing: Thing, act: DecisionAct, row: Row[Any], law: Law) -> Refusal:
    who = g.players(thing, g.Role(row.by))
    what = f"{act.by} may not do {type(act).__name__} on {thing.id}; its {row.by} may"
    code = row.rule if law.holds(row.rule) else "WP-phase"
    return law.refusal(code, what, f"let {' or '.join(who)} do it", who=who)


# --- what each act changes ------------------------------------------------------------------------


def _recorded(thing: Thing, act: Any, to: Any, ruling: Any, state: State) -> Changes:
    """The act is kept, the phase moves, nothing else."""
    match thing:
        case Sitting():
            return Changes(sessions={thing.id: thing.then(act, to)})
        case Slate():
            return Changes(slates={thing.id: thing.then(act, to)})
        case Project():
            return Changes(projects={thing.id: thing.then(act, to)})


def _resolved(
    sitting: Sitting, act: PassResolution, to: Any, ruling: Ruling[Any], state: State
) -> Changes:
    resolution = _resolution(act, act.title, sitting, ruling)
    return evolve(
        _recorded(sitting, act, to, ruling, state), resolutions={resolution.id: resolution}
    )


def _resolution(
    act: PassResolution | AdoptList, title: str, sitting: Sitting, ruling: Ruling[Any]
) -> Resolution:
    return Resolution(
        id=act.resolution,
        congress=sitting.congress,
        session=sitting.id,
        title=title,
        on=act.on,
        votes=act.votes,
        present=len(sitting.present),
        all_deputies=sitting.all_deputies,
        ruling=ruling,
    )


def _proposed(slate: Slate, act: Propose, to: Any, ruling: Any, state: State) -> Changes:
    running = (*slate.running, act.proposal)
    return Changes(slates={slate.id: slate.then(act, to, running=running)})


def _screened(slate: Slate, act: Screen, to: Any, ruling: Any, state: State) -> Changes:
    cut = {cut.proposal for cut in act.cuts}
    running = tuple(proposal for proposal in slate.running if proposal not in cut)
    return Changes(slates={slate.id: slate.then(act, to, running=running)})


def _reviewed(slate: Slate, act: ReviewCandidates, to: Any, ruling: Any, state: State) -> Changes:
    return Changes(slates={slate.id: slate.then(act, to, running=act.candidates)})


def _measured(
    slate: Slate, act: AdoptMeasures, to: Any, ruling: Ruling[Any], state: State
) -> Changes:
    places = act.places if isinstance(ruling.outcome, Passed) else slate.places
    return Changes(slates={slate.id: slate.then(act, to, places=places)})


def _voted(slate: Slate, act: BallotAct, to: Any, ruling: Ruling[Any], state: State) -> Changes:
    changes: dict[str, Any] = {}
    match ruling.outcome:
        case Chosen(projects, _):
            changes = {"chosen": (*slate.chosen, *projects), "tied": (), "open_places": 0}
        case TieRevote(safe, among, places):
            changes = {"chosen": (*slate.chosen, *safe), "tied": among, "open_places": places}
    choices = (*slate.choices, ruling)
    return Changes(slates={slate.id: slate.then(act, to, choices=choices, **changes)})


def _listed(slate: Slate, act: AdoptList, to: Any, ruling: Ruling[Any], state: State) -> Changes:
    title = f"关于{slate.year}年民生实事项目的决议"
    resolution = _resolution(act, title, state.sessions[act.session], ruling)
    slate_then = slate.then(act, to)
    projects = {
        project: Project(
            id=project,
            slate=slate.id,
            congress=slate.congress,
            proposal=slate.proposals[proposal],
            acts=(act,),
            phase=ProjectPhase.CHOSEN,
        )
        for proposal, project in zip(slate.chosen, slate_then.projects, strict=False)
    }
    return Changes(
        slates={slate.id: slate_then},
        resolutions={resolution.id: resolution},
        projects=projects,
    )


def _scheduled(
    project: Project, act: ScheduleProject, to: Any, ruling: Any, state: State
) -> Changes:
    milestones = schedule_backwards(act.due, act.stages)
    return Changes(projects={project.id: project.then(act, to, milestones=milestones)})


def _reached(project: Project, act: ReachMilestone, to: Any, ruling: Any, state: State) -> Changes:
    milestones = tuple(
        evolve(m, reached=act.on) if m.name == act.stage else m for m in project.milestones
    )
    return Changes(projects={project.id: project.then(act, to, milestones=milestones)})


def _rated(project: Project, act: RatingAct, to: Any, ruling: Ruling[Any], state: State) -> Changes:
    kind = state.sessions[act.session].session.kind
    ratings = (*project.ratings, Rating(act=act, ruling=ruling, session_kind=kind))
    return Changes(projects={project.id: project.then(act, to, ratings=ratings)})


_EFFECTS: Mapping[type[DecisionAct], _Effect] = {
    PassResolution: _resolved,
    Propose: _proposed,
    Screen: _screened,
    ReviewCandidates: _reviewed,
    AdoptMeasures: _measured,
    VoteOnProjects: _voted,
    RevoteOnProjects: _voted,
    AdoptList: _listed,
    ScheduleProject: _scheduled,
    ReachMilestone: _reached,
    VoteOnProgress: _rated,
    RateEffect: _rated,
}

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
