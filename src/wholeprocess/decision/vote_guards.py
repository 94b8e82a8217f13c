"""What refuses an act of the vote on projects (票决的准入条件)."""

from __future__ import annotations

from collections.abc import Iterable

from wholeprocess.congress import Register
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.choice import TieToPresidium, surplus
from wholeprocess.decision.counting import form_of, setting
from wholeprocess.decision.guards import is_taken, too_many_hands
from wholeprocess.decision.record import State
from wholeprocess.decision.slate import Slate, SlatePhase, project_of
from wholeprocess.decision.vote_acts import (
    AdoptList,
    AdoptMeasures,
    AnnounceList,
    BallotAct,
    RevoteOnProjects,
    SettleTie,
    VoteOnProjects,
)
from wholeprocess.law import Law, Refusal, how_many


def votes_fit(
    slate: Slate, act: AdoptMeasures | AdoptList, law: Law, register: Register, state: State
) -> Refusal | None:
    """No more votes than deputies present."""
    return too_many_hands(act.votes, state.sessions[act.session], law)


def resolution_is_new(
    slate: Slate, act: AdoptList, law: Law, register: Register, state: State
) -> Refusal | None:
    """The resolution and the projects have identifiers that nobody used."""
    return _projects_are_new(slate, law, state) or is_taken(act.resolution, law, state)


def list_is_new(
    slate: Slate, act: AnnounceList, law: Law, register: Register, state: State
) -> Refusal | None:
    """The result of the vote is enough where LVP-list says so; nobody used the identifiers."""
    if setting(law, "LVP-list", ("resolution", "vote_suffices")) == "resolution":
        what = f"the list of {slate.id} is adopted by a resolution; announcing it is not enough"
        return law.refusal("LVP-list", what, "vote on the resolution: AdoptList(…)")
    return _projects_are_new(slate, law, state)


def _projects_are_new(slate: Slate, law: Law, state: State) -> Refusal | None:
    if not slate.chosen:
        what = f"no vote has chosen anything on {slate.id} yet"
        return law.refusal("LVP-list", what, "hold the other vote first")
    for proposal in slate.chosen:
        if (project := project_of(slate.id, proposal)) in state.projects:
            what = f"{project} is already on record"
            return law.refusal("WP-once", what, "give slates and proposals other identifiers")
    return None


# --- the measures ---------------------------------------------------------------------------------


def measures_fit(
    slate: Slate, act: AdoptMeasures, law: Law, register: Register, state: State
) -> Refusal | None:
    """The measures leave a surplus; each category has its candidates, a budget their costs."""
    if refusal := surplus(len(slate.running), act.places, law):
        return refusal
    for quota in act.quotas:
        have = sum(slate.proposals[p].category == quota.category for p in slate.running)
        if have < quota.places:
            what = f"{quota.category} has {how_many(have, 'candidate')} for {quota.places}"
            return law.refusal("LVP-categories", what, "give the category fewer places")
    return None if act.budget_fen is None else _costs_known(slate, slate.running, "LVP-budget", law)


def _costs_known(
    slate: Slate, projects: Iterable[ProposalId], code: str, law: Law
) -> Refusal | None:
    if unknown := [project for project in projects if project not in slate.assessments]:
        what = f"the cost of {', '.join(unknown)} is not on record"
        return law.refusal(code, what, "assess it first: AssessProposal(…, cost_fen=…)")
    return None


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


# --- the ballots ----------------------------------------------------------------------------------


def ballots_are_in_form(
    slate: Slate, act: BallotAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """Ballots are of the form that practice has, and mark only what is printed on them."""
    form = form_of(law)
    printed = slate.running if isinstance(act, VoteOnProjects) else slate.tied
    for ballot in act.ballots:
        if not isinstance(ballot, form):
            what = f"a {type(ballot).__name__} is cast; ballots here are {law.choice('LVP-ballot')}"
            mend = f"cast a {form.__name__}, or set LVP-ballot for the congress"
            return law.refusal("LVP-ballot", what, mend)
    for mark in sorted({mark for ballot in act.ballots for mark in ballot.marks}):
        if mark not in printed:
            what = f"{mark} is marked and is not on the ballot"
            return law.refusal("WP-known", what, f"on the ballot are {', '.join(printed)}")
    if law.choice("LVP-tie") == "lower_cost_first":
        return _costs_known(slate, printed, "LVP-tie", law)
    return None


def is_for_the_deputies(
    slate: Slate, act: RevoteOnProjects, law: Law, register: Register, state: State
) -> Refusal | None:
    """The tied are voted on again, and not left to the presidium."""
    if not isinstance(slate.waits_for, TieToPresidium):
        return None
    what = f"the tie on {slate.id} is for the presidium to decide"
    return law.refusal("LVP-tie", what, "let it decide: SettleTie(projects=…, reason=…)")


def is_for_the_presidium(
    slate: Slate, act: SettleTie, law: Law, register: Register, state: State
) -> Refusal | None:
    """The presidium decides where LVP-tie left it to it, among the tied, as many as have room."""
    if not isinstance(slate.waits_for, TieToPresidium):
        what = f"the tie on {slate.id} is voted on again"
        return law.refusal("LVP-tie", what, "let the deputies vote: RevoteOnProjects(…)")
    if strange := [project for project in act.projects if project not in slate.tied]:
        what = f"{', '.join(strange)} is not among the tied"
        return law.refusal("LVP-tie", what, f"choose among {', '.join(slate.tied)}")
    room = slate.open_quotas
    for category, left in room.items():
        of_it = sum(slate.proposals[p].category == category for p in act.projects)
        if of_it > left:
            what = f"{how_many(of_it, 'project')} of {category} for {how_many(left, 'place')}"
            return law.refusal("LVP-categories", what, "choose as many as there are places")
    money, many = slate.money_left, len(act.projects)
    if many > slate.open_places or (money is None and many < slate.open_places):
        what = f"{how_many(many, 'project')} for {how_many(slate.open_places, 'place')}"
        return law.refusal("LVP-tie", what, "choose as many as there are places")
    if money is not None and (cost := sum(slate.costs[p] for p in act.projects)) > money:
        what = f"they cost {cost} fen together; {money} are left"
        return law.refusal("LVP-budget", what, "choose what the money is enough for")
    return None
