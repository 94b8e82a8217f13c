"""The lifecycle of a project as a table (项目的生命周期): from the list to the closed file."""

from __future__ import annotations

from wholeprocess.decision import branches as b
from wholeprocess.decision import change_guards as cg
from wholeprocess.decision import guards as g
from wholeprocess.decision import project_guards as pg
from wholeprocess.decision.change_acts import (
    CarryOver,
    ChangeProject,
    ConsentToChange,
    ReportYear,
    SetYearTarget,
)
from wholeprocess.decision.money_acts import FundProject, PayForProject, ReturnMoney
from wholeprocess.decision.project import ProjectPhase
from wholeprocess.decision.project_acts import (
    AcceptProject,
    AnswerQuestion,
    AskQuestion,
    CloseProject,
    CompleteProject,
    FollowUp,
    PublishProgress,
    RateEffect,
    ReachMilestone,
    RecordBenefit,
    ReportEffect,
    ScheduleProject,
    VisitSite,
    VoteOnProgress,
)
from wholeprocess.decision.roles import Role
from wholeprocess.journal import Lifecycle, Row

P, R = ProjectPhase, Role
_ALL = tuple(P)
_UNDONE = (P.CHOSEN, P.SCHEDULED, P.UNDER_WAY, P.REDO)
_PLANNED = (P.SCHEDULED, P.UNDER_WAY, P.COMPLETED, P.ACCEPTED, P.REDO, P.RATED)
_NOT_OVER = (P.CHOSEN, *_PLANNED)
_AT_WORK = (P.CHOSEN, P.SCHEDULED, P.UNDER_WAY, P.COMPLETED, P.ACCEPTED, P.REDO)

PROJECT: Lifecycle[ProjectPhase] = Lifecycle(
    name="project",
    start=P.CHOSEN,
    ends=frozenset({P.CLOSED, P.DROPPED, P.CARRIED}),
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
        *b.stay((P.ACCEPTED,), ReportEffect, R.GOVERNMENT, "LVP-effect-report", g.in_session),
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
                (b.invalid, P.ACCEPTED, "LVP-ballot-check", ""),
                (b.to_be_redone, P.REDO, "SV-10", "LVP-redo"),
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
        *b.stay(
            _AT_WORK,
            VoteOnProgress,
            R.CONGRESS,
            "LVP-progress-vote",
            g.in_session,
            g.voters_present,
            pg.progress_rated_once,
        ),
        *b.stay(_ALL, VisitSite, R.ANYONE, "OL-19-2", pg.visitors_are_deputies),
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
        *b.stay(_ALL, AnswerQuestion, R.GOVERNMENT, "LVP-question", pg.waits_for_an_answer),
        *b.stay(_NOT_OVER, PublishProgress, R.PRESIDIUM_OR_GOVERNMENT, "LVP-publish"),
        *b.stay(_ALL, FollowUp, R.GOVERNMENT, "LVP-follow-up"),
        # money
        *b.stay(_NOT_OVER, FundProject, R.GOVERNMENT, "LVP-money"),
        *b.stay(_PLANNED, PayForProject, R.GOVERNMENT, "LVP-money", cg.money_is_there),
        *b.stay(
            (*_NOT_OVER, P.CLOSED, P.DROPPED, P.CARRIED),
            ReturnMoney,
            R.GOVERNMENT,
            "LVP-money",
            cg.money_is_left,
        ),
        # changes, and other years
        *b.stay(_UNDONE, ConsentToChange, R.CONSENTING, "LVP-change", cg.consent_can_be_given),
        *(
            row
            for at in _UNDONE
            for row in b.branch(
                at,
                ChangeProject,
                R.GOVERNMENT,
                "LVP-change",
                (cg.change_was_consented,),
                (b.drops_it, P.DROPPED),
                (None, at),
            )
        ),
        *(
            row
            for at in _UNDONE
            for row in b.branch(
                at,
                CarryOver,
                R.PRESIDIUM_OR_GOVERNMENT,
                "LVP-carry",
                (cg.next_year_takes_it,),
                (b.is_voted_on_again, P.CARRIED),
                (None, at),
            )
        ),
        *b.stay(
            (P.SCHEDULED, P.UNDER_WAY, P.REDO),
            SetYearTarget,
            R.GOVERNMENT,
            "LVP-several-years",
            cg.year_is_in_the_plan,
        ),
        *b.stay(_PLANNED, ReportYear, R.GOVERNMENT, "LVP-several-years", cg.target_is_open),
        *b.stay(_ALL, RecordBenefit, R.PRESIDIUM_OR_GOVERNMENT, "LVP-benefit"),
    ),
)
"""From the adopted list to the closed file; redone work goes round so often as LVP-redo says."""
