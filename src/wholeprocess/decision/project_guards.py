"""What refuses an act on a project although the phase allows it (项目的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.decision.project import Project
from wholeprocess.decision.project_acts import (
    AcceptProject,
    AnswerQuestion,
    AskQuestion,
    CloseProject,
    FollowUp,
    RateEffect,
    ReachMilestone,
    ReportEffect,
    ScheduleProject,
    VisitSite,
    VoteOnProgress,
)
from wholeprocess.decision.rating import Grade
from wholeprocess.decision.record import State
from wholeprocess.decision.schedule import does_not_fit
from wholeprocess.law import Law, Refusal


def plan_fits(
    project: Project, act: ScheduleProject, law: Law, register: Register, state: State
) -> Refusal | None:
    """The unit is on record, and the stages fit between start and due date."""
    if act.unit is not None and act.unit not in register.units:
        what = f"no unit is called {act.unit}"
        return law.refusal("WP-known", what, "enter the unit first")
    return does_not_fit(act, law)


def stage_is_open(
    project: Project, act: ReachMilestone, law: Law, register: Register, state: State
) -> Refusal | None:
    """The stage is in the plan and was not reached before."""
    for milestone in project.milestones:
        if milestone.name == act.stage:
            if milestone.reached is None:
                return None
            what = f"{act.stage} was reached on {milestone.reached}"
            return law.refusal("WP-once", what, "a stage is reached once")
    names = ", ".join(m.name for m in project.milestones)
    what = f"{act.stage} is no stage of {project.id}"
    return law.refusal("LVP-schedule", what, f"its stages: {names}")


def visitors_are_deputies(
    project: Project, act: VisitSite, law: Law, register: Register, state: State
) -> Refusal | None:
    """Who visits as a deputy is one, of whatever level."""
    for who in act.deputies:
        deputy = register.deputies.get(who)
        if deputy is None or not deputy.may_act(act.on):
            what = f"{who} is no deputy in office on {act.on}"
            return law.refusal("WP-known", what, "name deputies in office")
    return None


def asked_once(
    project: Project, act: AskQuestion, law: Law, register: Register, state: State
) -> Refusal | None:
    """A question has a number of its own."""
    if act.question not in project.questions:
        return None
    what = f"the question {act.question} is already on {project.id}"
    return law.refusal("WP-once", what, "give the new question a number of its own")


def waits_for_an_answer(
    project: Project, act: AnswerQuestion, law: Law, register: Register, state: State
) -> Refusal | None:
    """The question was asked and has no answer yet."""
    if act.question not in project.questions:
        what = f"nobody asked {act.question} about {project.id}"
        return law.refusal("WP-known", what, "record the question first")
    if (answer := project.questions[act.question][1]) is not None:
        what = f"{act.question} was answered on {answer.on}"
        return law.refusal("WP-once", what, "a further question is one of its own")
    return None


def progress_rated_once(
    project: Project, act: VoteOnProgress, law: Law, register: Register, state: State
) -> Refusal | None:
    """At one session progress is rated once; an invalid rating is taken again."""
    for rating in project.progress:
        if rating.act.session == act.session and rating.grade is not None:
            what = f"the progress of {project.id} was rated at {act.session} on {rating.act.on}"
            return law.refusal("WP-once", what, "rate it again at the next session")
    return None


def effect_reported(
    project: Project, act: RateEffect, law: Law, register: Register, state: State
) -> Refusal | None:
    """The congress has heard a report on the work as it now stands, at the same session."""
    for past in reversed(project.acts):
        if isinstance(past, ReportEffect) and past.session == act.session:
            return None
        if isinstance(past, AcceptProject):
            break
    what = f"{act.session} has heard no report on what came of {project.id}"
    return law.refusal("LVP-effect-report", what, "report to the session first")


def shortcomings_followed_up(
    project: Project, act: CloseProject, law: Law, register: Register, state: State
) -> Refusal | None:
    """What was not rated satisfied is followed up before the file closes."""
    if project.grade is Grade.SATISFIED:
        return None
    for past in reversed(project.acts):
        if isinstance(past, FollowUp):
            return None
        if isinstance(past, RateEffect):
            break
    what = f"{project.id} was rated {project.grade} and nothing was put right since"
    return law.refusal("LVP-follow-up", what, "record what was done: FollowUp(problem, done)")
