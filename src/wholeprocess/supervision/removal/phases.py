"""The lifecycles of an investigation and of a dismissal as tables (生命周期表)."""

from __future__ import annotations

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.supervision.machine import Role
from wholeprocess.supervision.removal import acts as a
from wholeprocess.supervision.removal import guards as g
from wholeprocess.supervision.removal.record import (
    Dismissal,
    DismissalPhase,
    Investigation,
    InvestigationPhase,
    Submission,
)
from wholeprocess.supervision.votes import Carried


def agreed(then: Investigation, act: a.SetUpInvestigation) -> bool:
    """More than half of all members are for setting it up."""
    return then.set_up is not None and isinstance(then.set_up.outcome, Carried)


def dismissed(then: Dismissal, act: a.VoteOnDismissal) -> bool:
    """More than half of all members are for it."""
    return then.ruling is not None and isinstance(then.ruling.outcome, Carried)


def submitted(then: Dismissal, act: a.DecideSubmission) -> bool:
    """The council submits the motion."""
    return act.submission is Submission.SUBMIT


def to_be_investigated(then: Dismissal, act: a.DecideSubmission) -> bool:
    """The council proposes an investigation first."""
    return act.submission is Submission.INVESTIGATE


P, R = InvestigationPhase, Role

INVESTIGATION: Lifecycle[InvestigationPhase] = Lifecycle(
    name="investigation",
    start=P.PROPOSED,
    ends=frozenset({P.CLOSED, P.REJECTED}),
    rows=(
        *(
            Row(
                P.PROPOSED,
                a.SetUpInvestigation,
                to,
                by=R.COMMITTEE,
                rule="SL24-57-1",
                when=when,
                guards=(g.who_may_sit,),
            )
            for to, when in ((P.AT_WORK, agreed), (P.REJECTED, None))
        ),
        *(
            Row(at, a.DeclareInterest, at, by=R.ANYONE, rule="SL24-57-2")
            for at in (P.PROPOSED, P.AT_WORK)
        ),
        Row(
            P.AT_WORK,
            a.StepBack,
            P.AT_WORK,
            by=R.ANYONE,
            rule="SL24-57-2",
            guards=(g.sits_on_it,),
        ),
        Row(P.AT_WORK, a.RecordRefusedMaterial, P.AT_WORK, by=R.ARRANGING, rule="SL24-58"),
        Row(P.AT_WORK, a.ReportInvestigation, P.REPORTED, by=R.ARRANGING, rule="SL24-59"),
        Row(
            P.REPORTED,
            a.ResolveOnInvestigation,
            P.REPORTED,
            by=R.COMMITTEE,
            rule="SL24-59",
            guards=(g.resolution_adds_up,),
        ),
        *(
            Row(at, a.CloseInvestigation, P.CLOSED, by=R.COMMITTEE, rule="SL24-59")
            for at in (P.PROPOSED, P.REPORTED)
        ),
    ),
)
"""Proposed, set up by a vote, at work, reported; perhaps resolved on, closed."""

D = DismissalPhase

DISMISSAL: Lifecycle[DismissalPhase] = Lifecycle(
    name="dismissal",
    start=D.MOVED,
    ends=frozenset({D.PASSED, D.FAILED, D.NOT_SUBMITTED}),
    rows=(
        Row(
            D.MOVED,
            a.DecideSubmission,
            D.INVESTIGATED,
            by=R.COUNCIL,
            rule="SL24-61",
            when=to_be_investigated,
        ),
        *(
            Row(at, a.DecideSubmission, to, by=R.COUNCIL, rule="SL24-61", when=when)
            for at in (D.MOVED, D.INVESTIGATED)
            for to, when in ((D.SUBMITTED, submitted), (D.NOT_SUBMITTED, None))
        ),
        Row(
            D.SUBMITTED,
            a.DefendAgainstDismissal,
            D.SUBMITTED,
            by=R.ANYONE,
            rule="SL24-62-2",
            guards=(g.is_the_person,),
        ),
        *(
            Row(
                D.SUBMITTED,
                a.VoteOnDismissal,
                to,
                by=R.COMMITTEE,
                rule="SL24-62-3",
                when=when,
                guards=(g.vote_is_lawful,),
            )
            for to, when in ((D.PASSED, dismissed), (D.FAILED, None))
        ),
    ),
)
"""Moved, submitted by the council, defended, and voted on once."""
