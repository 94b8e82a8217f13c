"""The lifecycles of sessions, slates and projects as tables (生命周期表).

Nothing else knows the order. Where several rows take one act at one phase they name the same
actor and the same guards, and what the law makes of the act picks among them.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from wholeprocess.decision import guards as g
from wholeprocess.decision import project_guards as pg
from wholeprocess.decision.acts import (
    AcceptProject,
    AdoptList,
    AdoptMeasures,
    AnswerQuestion,
    AskQuestion,
    BallotAct,
    CloseProject,
    CloseSession,
    CompleteProject,
    DecisionAct,
    FollowUp,
    FormSupervisionGroup,
    PassResolution,
    PresidiumMeeting,
    Propose,
    RateEffect,
    ReachMilestone,
    RecordBenefit,
    ReportCandidates,
    ReportEffect,
    ReviewCandidates,
    RevoteOnProjects,
    ScheduleProject,
    Screen,
    VisitSite,
    VoteOnProgress,
    VoteOnProjects,
)
from wholeprocess.decision.choice import Chosen, Invalid, TieRevote
from wholeprocess.decision.guards import Guard, Role
from wholeprocess.decision.project import Project, ProjectPhase
from wholeprocess.decision.rating import Grade, Graded
from wholeprocess.decision.resolution import Passed
from wholeprocess.decision.sitting import SittingPhase
from wholeprocess.decision.slate import Slate, SlatePhase
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Ruling

T = TypeVar("T", bound=StrEnum)
R = Role


# --- which of several rows ------------------------------------------------------------------------


def last_round(slate: Slate, act: Screen, law: Law, ruling: Ruling[Any] | None) -> bool:
    """The screening ends with this round."""
    return act.round >= law.count("LVP-screenings")


def carried(thing: Any, act: Any, law: Law, ruling: Ruling[Any]) -> bool:
    """More than half of all deputies voted for it."""
    return isinstance(ruling.outcome, Passed)


def invalid(thing: Any, act: Any, law: Law, ruling: Ruling[Any]) -> bool:
    """More ballots came back than went out."""
    return isinstance(ruling.outcome, Invalid)


def tie(slate: Slate, act: BallotAct, law: Law, ruling: Ruling[Any]) -> bool:
    """A tie decides a place."""
    return isinstance(ruling.outcome, TieRevote)


def nothing_chosen(slate: Slate, act: BallotAct, law: Law, ruling: Ruling[Any]) -> bool:
    """No project passed, now or before."""
    return ruling.outcome == Chosen((), slate.places) and not slate.chosen


def to_be_redone(project: Project, act: RateEffect, law: Law, ruling: Ruling[Any]) -> bool:
    """Dissatisfied, and it may still go back."""
    dissatisfied = ruling.outcome == Graded(Grade.DISSATISFIED)
    return dissatisfied and project.redone < law.count("LVP-redo")


# --- rows -----------------------------------------------------------------------------------------


def _stay(
    phases: tuple[T, ...], act: type[DecisionAct], by: Role, rule: str, *guards: Guard
) -> tuple[Row[T], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


_When = Callable[..., bool]


def _branch(
    at: T,
    act: type[DecisionAct],
    by: Role,
    rule: str,
    guards: tuple[Guard, ...],
    *ways: tuple[_When | None, T],
) -> tuple[Row[T], ...]:
    """Rows of an act that leads one way or another."""
    return tuple(Row(at, act, to, by=by, rule=rule, guards=guards, when=when) for when, to in ways)


SESSION: Lifecycle[SittingPhase] = Lifecycle(
    name="session",
    start=SittingPhase.OPEN,
    ends=frozenset({SittingPhase.CLOSED}),
    rows=(
        *_stay((SittingPhase.OPEN,), PassResolution, R.CONGRESS, "OL-25-1", g.still_open),
        Row(SittingPhase.OPEN, CloseSession, SittingPhase.CLOSED, by=R.PRESIDIUM, rule="OL-19-1"),
    ),
)
"""A session opens with its quorum, resolves, and closes."""

S = SlatePhase
_FIRST_VOTE = (g.in_session, g.voters_present, g.measures_first, g.marks_are_printed)
_SECOND_VOTE = (g.in_session, g.voters_present, g.marks_are_printed)

SLATE: Lifecycle[SlatePhase] = Lifecycle(
    name="slate",
    start=S.COLLECTING,
    ends=frozenset({S.DECIDED, S.LAPSED}),
    rows=(
        *_stay((S.COLLECTING,), Propose, R.ANYONE, "LV-1", g.proposed_once),
        *(
            row
            for at in (S.COLLECTING, S.SCREENING)
            for row in _branch(
                at,
                Screen,
                R.PRESIDIUM_OR_GOVERNMENT,
                "LVP-screenings",
                (g.next_round, g.cuts_have_reasons),
                (last_round, S.SCREENED),
                (None, S.SCREENING),
            )
        ),
        Row(
            S.SCREENED,
            ReviewCandidates,
            S.REVIEWED,
            by=R.PRESIDIUM,
            rule="LVP-review",
            guards=(g.candidates_survived,),
        ),
        Row(
            S.REVIEWED,
            ReportCandidates,
            S.REPORTED,
            by=R.PRESIDIUM_OR_GOVERNMENT,
            rule="LVP-report",
            guards=(g.in_session,),
        ),
        *_branch(
            S.REPORTED,
            AdoptMeasures,
            R.CONGRESS,
            "LVP-measures",
            (g.in_session, g.votes_fit, g.more_candidates_than_places),
            (carried, S.READY),
            (None, S.REPORTED),
        ),
        *(
            row
            for at in (S.REPORTED, S.READY)
            for row in _branch(
                at,
                VoteOnProjects,
                R.CONGRESS,
                "LV-3",
                _FIRST_VOTE,
                (invalid, at),
                (tie, S.TIE),
                (nothing_chosen, S.LAPSED),
                (None, S.VOTED),
            )
        ),
        *_branch(
            S.TIE,
            RevoteOnProjects,
            R.CONGRESS,
            "LVP-tie",
            _SECOND_VOTE,
            (invalid, S.TIE),
            (tie, S.TIE),
            (nothing_chosen, S.LAPSED),
            (None, S.VOTED),
        ),
        *_branch(
            S.VOTED,
            AdoptList,
            R.CONGRESS,
            "LVP-list",
            (g.in_session, g.votes_fit, g.resolution_is_new),
            (carried, S.DECIDED),
            (None, S.VOTED),
        ),
        *_stay(
            (S.DECIDED,),
            FormSupervisionGroup,
            R.PRESIDIUM,
            "LVP-group",
            g.members_are_deputies,
        ),
        *_stay(
            (S.DECIDED,),
            PresidiumMeeting,
            R.PRESIDIUM,
            "LVP-quarterly",
            g.problems_are_of_the_slate,
        ),
    ),
)
"""From the call to the adopted list."""

P = ProjectPhase
_ALL = tuple(P)
_AT_WORK = (P.CHOSEN, P.SCHEDULED, P.UNDER_WAY, P.COMPLETED, P.ACCEPTED, P.REDO)

PROJECT: Lifecycle[ProjectPhase] = Lifecycle(
    name="project",
    start=P.CHOSEN,
    ends=frozenset({P.CLOSED}),
    rows=(
        Row(
            P.CHOSEN,
            ScheduleProject,
            P.SCHEDULED,
            by=R.GOVERNMENT,
            rule="LVP-schedule",
            guards=(pg.plan_fits,),
        ),
        *(
            Row(
                at,
                ReachMilestone,
                P.UNDER_WAY,
                by=R.GOVERNMENT,
                rule="LVP-schedule",
                guards=(pg.stage_is_open,),
            )
            for at in (P.SCHEDULED, P.UNDER_WAY)
        ),
        *(
            Row(at, CompleteProject, P.COMPLETED, by=R.GOVERNMENT, rule="LVP-due")
            for at in (P.SCHEDULED, P.UNDER_WAY, P.REDO)
        ),
        Row(
            P.COMPLETED,
            AcceptProject,
            P.ACCEPTED,
            by=R.PRESIDIUM_OR_GOVERNMENT,
            rule="LVP-cost",
        ),
        *_stay((P.ACCEPTED,), ReportEffect, R.GOVERNMENT, "LVP-effect-report", g.in_session),
        *(
            Row(
                P.ACCEPTED,
                RateEffect,
                to,
                by=R.CONGRESS,
                rule=rule,
                when=when,
                guards=(g.in_session, g.voters_present, pg.effect_reported),
                again=again,
            )
            for when, to, rule, again in (
                (invalid, P.ACCEPTED, "LVP-ballot-check", ""),
                (to_be_redone, P.REDO, "SV-10", "LVP-redo"),
                (None, P.RATED, "SV-13", ""),
            )
        ),
        Row(
            P.RATED,
            CloseProject,
            P.CLOSED,
            by=R.PRESIDIUM,
            rule="LVP-follow-up",
            guards=(pg.shortcomings_followed_up,),
        ),
        # along the way
        *_stay(
            _AT_WORK,
            VoteOnProgress,
            R.CONGRESS,
            "LVP-progress-vote",
            g.in_session,
            g.voters_present,
            pg.progress_rated_once,
        ),
        *_stay(_ALL, VisitSite, R.ANYONE, "OL-19-2", pg.visitors_are_deputies),
        *(
            Row(
                at,
                AskQuestion,
                at,
                by=R.ANYONE,
                rule="LVP-question",
                guards=(pg.asked_once,),
                starts="LVP-question",
            )
            for at in _ALL
        ),
        *_stay(_ALL, AnswerQuestion, R.GOVERNMENT, "LVP-question", pg.waits_for_an_answer),
        *_stay(_ALL, FollowUp, R.GOVERNMENT, "LVP-follow-up"),
        *_stay(_ALL, RecordBenefit, R.PRESIDIUM_OR_GOVERNMENT, "LVP-benefit"),
    ),
)
"""From the adopted list to the closed file; redone work goes round so often as LVP-redo says."""

LIFECYCLES = (SESSION, SLATE, PROJECT)
"""The tables that the library ships for this link."""
