"""What each admitted act changes (行为的效果)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import evolve

from wholeprocess.decision.act import DecisionAct
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.change_acts import CarryOver, ChangeProject, ConsentToChange
from wholeprocess.decision.choice import AnotherVote, Chosen, TieRevote, TieToPresidium
from wholeprocess.decision.project import Consent, Project, ProjectPhase, Rating
from wholeprocess.decision.project_acts import (
    RateEffect,
    RatingAct,
    ReachMilestone,
    ScheduleProject,
    VoteOnProgress,
)
from wholeprocess.decision.record import Changes, State, Thing
from wholeprocess.decision.resolution import Passed, Resolution
from wholeprocess.decision.schedule import schedule_backwards
from wholeprocess.decision.session_acts import PassResolution
from wholeprocess.decision.sitting import Sitting
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.slate_acts import MergeProposals, Propose, ReviewCandidates, Screen
from wholeprocess.decision.vote_acts import (
    AdoptList,
    AdoptMeasures,
    AnnounceList,
    BallotAct,
    RevoteOnProjects,
    SettleTie,
    VoteOnProjects,
    VoteOnRest,
)
from wholeprocess.law import Ruling

Effect: TypeAlias = Callable[[Any, Any, Any, Any, State], Changes]


def recorded(thing: Thing, act: Any, to: Any, ruling: Any, state: State) -> Changes:
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
        recorded(sitting, act, to, ruling, state), resolutions={resolution.id: resolution}
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
    changes: dict[str, Any] = {}
    if isinstance(ruling.outcome, Passed):
        changes = {"places": act.places, "quotas": act.quotas, "budget_fen": act.budget_fen}
    return Changes(slates={slate.id: slate.then(act, to, **changes)})


def _voted(
    slate: Slate, act: BallotAct | SettleTie, to: Any, ruling: Ruling[Any], state: State
) -> Changes:
    changes: dict[str, Any] = {}
    match ruling.outcome:
        case Chosen(projects, _):
            changes = {"chosen": (*slate.chosen, *projects), "tied": (), "open_places": 0}
        case TieRevote() | TieToPresidium() | AnotherVote() as waits:
            chosen = (*slate.chosen, *waits.chosen)
            changes = {"chosen": chosen, "tied": waits.among, "open_places": waits.places}
    choices = (*slate.choices, ruling)
    return Changes(slates={slate.id: slate.then(act, to, choices=choices, **changes)})


def _listed(slate: Slate, act: AdoptList, to: Any, ruling: Ruling[Any], state: State) -> Changes:
    title = f"关于{slate.year}年民生实事项目的决议"
    resolution = _resolution(act, title, state.sessions[act.session], ruling)
    return evolve(
        _announced(slate, act, to, ruling, state), resolutions={resolution.id: resolution}
    )


def _announced(
    slate: Slate, act: AdoptList | AnnounceList, to: Any, ruling: Any, state: State
) -> Changes:
    """The list is decided, or, where the resolution failed, it is not."""
    slate_then = slate.then(act, to)
    projects = {
        project: Project(
            id=project,
            slate=slate.id,
            congress=slate.congress,
            proposal=slate.proposals[proposal],
            acts=(act,),
            phase=ProjectPhase.CHOSEN,
            assessment=slate.assessments.get(proposal),
        )
        for proposal, project in zip(slate.chosen, slate_then.projects, strict=False)
    }
    return Changes(slates={slate.id: slate_then}, projects=projects)


def _scheduled(
    project: Project, act: ScheduleProject, to: Any, ruling: Any, state: State
) -> Changes:
    milestones = schedule_backwards(act.due, act.stages)
    return Changes(projects={project.id: project.then(act, to, milestones=milestones)})


def _consented(
    project: Project, act: ConsentToChange, to: Any, ruling: Ruling[Any], state: State
) -> Changes:
    consents = (*project.consents, Consent(act=act, ruling=ruling))
    return Changes(projects={project.id: project.then(act, to, consents=consents)})


def _changed(project: Project, act: ChangeProject, to: Any, ruling: Any, state: State) -> Changes:
    """A later due day moves the stages that were not reached, and only those."""
    after, plan = project.then(act, to), project.plan
    if act.what.due is None or plan is None:
        return Changes(projects={project.id: after})
    moved = {m.name: m for m in schedule_backwards(act.what.due, plan.stages)}
    milestones = tuple(m if m.reached else moved[m.name] for m in project.milestones)
    return Changes(projects={project.id: evolve(after, milestones=milestones)})


def _carried_over(project: Project, act: CarryOver, to: Any, ruling: Any, state: State) -> Changes:
    """The next slate carries it on, or has it among its proposals."""
    target, after = state.slates[act.into], project.then(act, to)
    if to is not ProjectPhase.CARRIED:
        carried = evolve(target, carried=(*target.carried, project.id))
        return Changes(slates={target.id: carried}, projects={project.id: after})
    proposed = evolve(
        project.proposal,
        on=act.on,
        by=act.by,
        slate=target.id,
        proposal=ProposalId(project.id),
        title=project.title,
        source=str(project.id),
    )
    changes = _proposed(target, proposed, target.phase, ruling, state)
    return evolve(changes, projects={project.id: after})


def _merged(slate: Slate, act: MergeProposals, to: Any, ruling: Any, state: State) -> Changes:
    running = tuple(proposal for proposal in slate.running if proposal not in act.merged)
    return Changes(slates={slate.id: slate.then(act, to, running=running)})


def _reached(project: Project, act: ReachMilestone, to: Any, ruling: Any, state: State) -> Changes:
    milestones = tuple(
        evolve(m, reached=act.on) if m.name == act.stage else m for m in project.milestones
    )
    return Changes(projects={project.id: project.then(act, to, milestones=milestones)})


def _rated(project: Project, act: RatingAct, to: Any, ruling: Ruling[Any], state: State) -> Changes:
    kind = state.sessions[act.session].session.kind
    ratings = (*project.ratings, Rating(act=act, ruling=ruling, session_kind=kind))
    return Changes(projects={project.id: project.then(act, to, ratings=ratings)})


EFFECTS: Mapping[type[DecisionAct], Effect] = {
    PassResolution: _resolved,
    Propose: _proposed,
    Screen: _screened,
    ReviewCandidates: _reviewed,
    AdoptMeasures: _measured,
    VoteOnProjects: _voted,
    RevoteOnProjects: _voted,
    SettleTie: _voted,
    VoteOnRest: _voted,
    AdoptList: _listed,
    AnnounceList: _announced,
    MergeProposals: _merged,
    ConsentToChange: _consented,
    ChangeProject: _changed,
    CarryOver: _carried_over,
    ScheduleProject: _scheduled,
    ReachMilestone: _reached,
    VoteOnProgress: _rated,
    RateEffect: _rated,
}
