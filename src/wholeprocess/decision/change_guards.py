"""What refuses to pay for a project, to change it or carry it over (资金、变更、结转的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.change_acts import (
    CarryOver,
    ChangeProject,
    ConsentToChange,
    ReportYear,
    SetYearTarget,
)
from wholeprocess.decision.counting import setting
from wholeprocess.decision.guards import in_session, too_many_hands
from wholeprocess.decision.money_acts import PayForProject, ReturnMoney
from wholeprocess.decision.project import Project
from wholeprocess.decision.record import State
from wholeprocess.decision.sitting import SittingPhase
from wholeprocess.decision.slate import SlatePhase
from wholeprocess.law import Law, Refusal, how_many

CHANGES = ("congress_or_committee", "congress_only", "recorded")


# --- money ----------------------------------------------------------------------------------------


def money_is_there(
    project: Project, act: PayForProject, law: Law, register: Register, state: State
) -> Refusal | None:
    """A payment is made once, from money that came in, and within what the project may cost."""
    if any(past.payment == act.payment for past in project.done(PayForProject)):
        what = f"the payment {act.payment} of {project.id} is already on record"
        return law.refusal("WP-once", what, "give the new payment a number of its own")
    account, budget = project.account, project.budget_fen or 0
    if act.amount_fen > account.left_fen:
        what = f"{act.amount_fen} fen to pay and {account.left_fen} left of what came in"
        return law.refusal("LVP-money", what, "record the money first: FundProject(…)")
    if (paid := account.paid_fen + act.amount_fen) > budget:
        what = f"{paid} fen would be paid of {budget} that {project.id} may cost"
        mend = "change the project with consent first: ChangeProject(what=Change(cost_fen=…))"
        return law.refusal("LVP-money", what, mend)
    return None


def money_is_left(
    project: Project, act: ReturnMoney, law: Law, register: Register, state: State
) -> Refusal | None:
    """What goes back is left, and came from that source."""
    account = project.account
    given = dict(account.by_source).get(act.source, 0)
    if act.amount_fen <= min(account.left_fen, given):
        return None
    what = (
        f"{act.amount_fen} fen cannot go back to {act.source}: it gave {given}, "
        f"and {account.left_fen} are left"
    )
    return law.refusal("LVP-money", what, "give back what is left, to who gave it")


# --- changes --------------------------------------------------------------------------------------


def consent_can_be_given(
    project: Project, act: ConsentToChange, law: Law, register: Register, state: State
) -> Refusal | None:
    """The congress consents in session; a standing committee in recess, where LVP-change has it."""
    if project.consent(act.change) is not None:
        what = f"consent to {act.change} of {project.id} was given before"
        return law.refusal("WP-once", what, "give a new change a number of its own")
    if act.by == Organ.CONGRESS:
        refusal = in_session(project, act, law, register, state)
        if refusal is not None or act.session is None:
            return refusal
        return too_many_hands(act.votes, state.sessions[act.session], law)
    if setting(law, "LVP-change", CHANGES) == "congress_only":
        what = f"{act.by} cannot consent for the congress of {project.congress}"
        return law.refusal("LVP-change", what, "put it to the next session")
    for sitting in state.sessions.values():
        if sitting.congress == project.congress and sitting.phase is SittingPhase.OPEN:
            what = f"{sitting.id} is in session: the congress itself can decide"
            return law.refusal("LVP-change", what, "put it to the session")
    members = act.members or 0
    if act.votes.cast > members:
        what = f"{how_many(act.votes.cast, 'vote')} of {how_many(members, 'member')}"
        return law.refusal("OL-51-4", what, "write how many members the standing committee has")
    return None


def change_was_consented(
    project: Project, act: ChangeProject, law: Law, register: Register, state: State
) -> Refusal | None:
    """What the vote fixed is changed as was consented to, once (LVP-change)."""
    if any(past.change == act.change for past in project.changes):
        what = f"the change {act.change} of {project.id} is already on record"
        return law.refusal("WP-once", what, "give a new change a number of its own")
    due, plan = act.what.due, project.plan
    if due is not None and (plan is None or due <= plan.start):
        word = f"its start, {plan.start}" if plan else "any plan"
        what = f"the new due day {due} does not lie after {word}"
        return law.refusal("LVP-schedule", what, "schedule the project, or name a later day")
    if setting(law, "LVP-change", CHANGES) == "recorded":
        return None
    consent = project.consent(act.change)
    if consent is None:
        what = f"nobody consented to {act.change}: {project.id} was chosen by vote"
        return law.refusal("LVP-change", what, "ask the congress first: ConsentToChange(…)")
    if consent.act.what != act.what:
        what = f"{act.change} was consented to otherwise on {consent.act.on}"
        return law.refusal("LVP-change", what, f"change what was consented to: {consent.act.what}")
    return None


# --- years ----------------------------------------------------------------------------------------


def next_year_takes_it(
    project: Project, act: CarryOver, law: Law, register: Register, state: State
) -> Refusal | None:
    """An unfinished project goes over to the slate of the year after, of the same congress."""
    target = state.slates.get(act.into)
    last = state.slates[project.carried_into[-1] if project.carried_into else project.slate]
    if target is None or (target.congress, target.year) != (project.congress, last.year + 1):
        what = f"{act.into} is no slate of {project.congress} for {last.year + 1}"
        return law.refusal("LVP-carry", what, "open the call for the next year first")
    if setting(law, "LVP-carry", ("continue", "vote_again")) == "continue":
        return None
    if target.phase is not SlatePhase.COLLECTING or act.on < target.last:
        what = f"{target.id} is {target.phase} and collects no proposals on {act.on}"
        return law.refusal("LVP-carry", what, "carry it over while the call is open")
    if ProposalId(project.id) in target.proposals:
        what = f"{project.id} is proposed on {target.id} already"
        return law.refusal("WP-once", what, "carry it over once")
    return None


def year_is_in_the_plan(
    project: Project, act: SetYearTarget, law: Law, register: Register, state: State
) -> Refusal | None:
    """A target is for a year in which the project runs, one for each."""
    plan, due = project.plan, project.due
    if plan is None or due is None or not plan.start.year <= act.year <= due.year:
        what = f"{project.id} does not run in {act.year}"
        return law.refusal("LVP-several-years", what, "name a year between its start and due day")
    if act.year in project.targets:
        what = f"{project.id} has a target for {act.year}"
        return law.refusal("WP-once", what, "report whether it was reached")
    return None


def target_is_open(
    project: Project, act: ReportYear, law: Law, register: Register, state: State
) -> Refusal | None:
    """What is reported on is a target without a report."""
    if act.year not in project.targets:
        what = f"{project.id} has no target for {act.year}"
        return law.refusal("LVP-several-years", what, "set the target first: SetYearTarget(…)")
    if (report := project.targets[act.year][1]) is not None:
        what = f"the target of {act.year} was reported on {report.on}"
        return law.refusal("WP-once", what, "report once")
    return None
