"""Faults in carrying projects out (民生实事实施中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting import supervision_plan
from wholeprocess.check.planting.changes import DAY, mixed, put_off, quiet
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.decision import (
    AcceptProject,
    AnswerQuestion,
    AskQuestion,
    CarryOver,
    CloseProject,
    CompleteProject,
    FollowUp,
    PayForProject,
    PresidiumMeeting,
    Project,
    ProjectId,
    PublishProgress,
    RateEffect,
    ReachMilestone,
    ReportYear,
    ScheduleProject,
    SetYearTarget,
    VoteOnProgress,
    quarter,
    quarters_at_work,
)
from wholeprocess.decision.project_acts import ProjectAct


def _project(ground: Clean, act: ProjectAct) -> Project:
    return ground.state.decision.projects[ProjectId(act.project)]


@plants("LVP-progress-vote")
def never_rated(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Its effect is rated, and its progress never was."""
    for _, act in ground.of(RateEffect, rng):
        votes = [n for n, _ in ground.about(act.project, VoteOnProgress)]
        if votes and act == ground.about(act.project, RateEffect)[0][1]:
            yield without("LVP-progress-vote", votes, act.project, at=act)


@plants("LVP-due")
def late_work(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A stage or the whole is done a day after its last."""
    return mixed(rng, _stage_late(ground, rng), _all_late(ground, rng))


def _stage_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(ReachMilestone, rng):
        for stage in _project(ground, act).milestones:
            if stage.name == act.stage:
                yield from put_off(ground, "LVP-due", place, stage.due + DAY)


def _all_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(CompleteProject, rng):
        due = _project(ground, act).due
        if due is not None:
            yield from put_off(ground, "LVP-due", place, due + DAY)


@plants("LVP-question")
def question_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A resident's question is answered a day late, or never."""
    return mixed(rng, _answered_late(ground, rng), _never_answered(ground, rng))


def _answered_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """What would come too early after it is left where it is: questions stand alone."""
    for place, act in ground.of(AnswerQuestion, rng):
        project = _project(ground, act)
        asked = project.questions[act.question][0]
        law = ground.law_at(asked.on, project.congress)
        late = law.limit("LVP-question").after(asked.on, law.calendar).on + DAY
        if quiet(ground, act.project, late):
            other = evolve(act, on=late)
            yield Fault(code="LVP-question", about=act.project, put={place: other}, at=other)


def _never_answered(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(AnswerQuestion, rng):
        if ground.about(act.project, AskQuestion) and quiet(ground, act.project, ground.last):
            yield without("LVP-question", [place], act.project)


@plants("LVP-publish")
def not_made_public(ground: Clean, rng: Random) -> Iterator[Fault]:
    """In one quarter nothing is made public of a project, in a place that asks for it."""
    for place, act in ground.of(PublishProgress, rng):
        project = _project(ground, act)
        decided = project.acts[0].on
        law = ground.law_at(decided, project.congress)
        if law.choice("LVP-publish") != "every_quarter":
            continue
        months = law.limit("LVP-quarterly").length
        at_work = [
            quarter(first, months)
            for first in quarters_at_work(decided, (project,), law, ground.last)
        ]
        mine = quarter(act.on, months)
        same = [
            n
            for n, o in ground.about(act.project, PublishProgress)
            if quarter(o.on, months) == mine
        ]
        if len(same) == 1 and mine in at_work:
            yield without("LVP-publish", [place], act.project)


@plants("LVP-follow-up")
def not_followed_up(ground: Clean, rng: Random) -> Iterator[Fault]:
    """What a meeting found is put right after its term, or never."""
    for place, act in ground.of(FollowUp, rng):
        project = _project(ground, act)
        for _, meeting in ground.about(project.slate, PresidiumMeeting):
            assert isinstance(meeting, PresidiumMeeting)
            if act.problem not in [fault.words for fault in meeting.problems]:
                continue
            law = ground.law_at(meeting.on, project.congress)
            due = law.limit("LVP-follow-up").after(meeting.on, law.calendar).on
            if rng.random() < 0.5 and quiet(ground, project.id, due + DAY):
                other = evolve(act, on=due + DAY)
                put = {place: other}
                yield Fault(code="LVP-follow-up", about=project.id, put=put, at=other)
            elif quiet(ground, project.id, due):
                yield without("LVP-follow-up", [place], project.id)


# --- money and years ------------------------------------------------------------------------------


@plants("LVP-cost")
def dear(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It cost more than was planned; the account is not closed yet."""
    for place, act in ground.of(AcceptProject, rng):
        project = _project(ground, act)
        if project.budget_fen is not None and not ground.about(act.project, CloseProject):
            yield instead("LVP-cost", place, act, cost_fen=project.budget_fen + rng.randint(1, 99))


@plants("LVP-beneficiaries")
def few_benefit(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Fewer people benefit than was expected."""
    for place, act in ground.of(AcceptProject, rng):
        project = _project(ground, act)
        expected = project.assessment.beneficiaries if project.assessment else 0
        if expected:
            yield instead("LVP-beneficiaries", place, act, beneficiaries=expected - 1)


@plants("LVP-settled")
def unpaid(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is closed, and not all of it was paid."""
    for place, act in ground.of(PayForProject, rng):
        closed = [o for _, o in ground.about(act.project, CloseProject)]
        if closed and act.amount_fen > 1:
            put = {place: evolve(act, amount_fen=act.amount_fen - 1)}
            yield Fault(code="LVP-settled", about=act.project, put=put, at=closed[0])


@plants("LVP-several-years")
def year_without_target(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A year of a long project has no target, or one that was not reached."""
    return mixed(rng, _no_target(ground, rng), _not_reached(ground, rng))


def _no_target(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(SetYearTarget, rng):
        reports = [n for n, o in ground.about(act.project, ReportYear) if o.year == act.year]
        plan = ground.about(act.project, ScheduleProject)[-1][1]
        if act.year <= ground.last.year:
            yield without("LVP-several-years", [place, *reports], act.project, at=plan)


def _not_reached(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(ReportYear, rng):
        over = act.on.replace(year=act.year, month=12, day=31)
        if over < ground.last and quiet(ground, act.project, over):
            other = evolve(act, reached=False)
            put = {place: other}
            yield Fault(code="LVP-several-years", about=act.project, put=put)


@plants("LVP-carry")
def left_lying(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is unfinished when the next list is made, and not carried over."""
    for place, act in ground.of(CarryOver, rng):
        yield without("LVP-carry", [place], act.project)


# --- next year's list -----------------------------------------------------------------------------


@plants("SV-11")
def on_no_list(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Who did not satisfy is not on next year's plan (of projects it is said that they are)."""
    return supervision_plan.not_listed(ground, rng, "SV-11")
