"""The lifecycles of a special inquiry and of an interpellation as tables (生命周期表)."""

from __future__ import annotations

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.supervision.inquiry import acts as a
from wholeprocess.supervision.inquiry import guards as g
from wholeprocess.supervision.inquiry.record import (
    InquiryPhase,
    Interpellation,
    InterpellationPhase,
)
from wholeprocess.supervision.machine import Role

P, R = InquiryPhase, Role

INQUIRY: Lifecycle[InquiryPhase] = Lifecycle(
    name="special-inquiry",
    start=P.PLANNED,
    ends=frozenset({P.CLOSED, P.DROPPED}),
    rows=(
        Row(P.PLANNED, a.SurveyForInquiry, P.PLANNED, by=R.WORKING, rule="SL24-49"),
        *(Row(at, a.SendSurvey, at, by=R.ARRANGING, rule="SL24-49") for at in (P.PLANNED, P.HELD)),
        Row(
            P.PLANNED,
            a.HoldInquiry,
            P.HELD,
            by=R.COMMITTEE,
            rule="SL24-47",
            guards=(g.at_a_meeting_by_members,),
        ),
        *(
            Row(
                at,
                a.ReportInquiryHandling,
                P.HANDLED,
                by=R.ANYONE,
                rule="SL24-50",
                guards=(g.one_of_those_asked,),
            )
            for at in (P.HELD, P.HANDLED)
        ),
        Row(P.PLANNED, a.CloseInquiry, P.DROPPED, by=R.ARRANGING, rule="SL24-47"),
        Row(P.HANDLED, a.CloseInquiry, P.CLOSED, by=R.ARRANGING, rule="SL24-50"),
    ),
)
"""Arranged, surveyed, held, its handling reported, closed."""


def granted(then: Interpellation, act: a.DecideSecondAnswer) -> bool:
    """The council lets the organ answer again."""
    return act.granted


I = InterpellationPhase  # noqa: E741

INTERPELLATION: Lifecycle[InterpellationPhase] = Lifecycle(
    name="committee-interpellation",
    start=I.SUBMITTED,
    ends=frozenset({I.CLOSED, I.WITHDRAWN}),
    rows=(
        Row(I.SUBMITTED, a.DirectAnswer, I.DIRECTED, by=R.COUNCIL, rule="SL24-52"),
        Row(I.DIRECTED, a.AnswerInterpellation, I.ANSWERED, by=R.ORGAN, rule="SL24-54"),
        Row(
            I.ANSWERED,
            a.AskForSecondAnswer,
            I.ASKED_AGAIN,
            by=R.ANYONE,
            rule="SL24-53",
            guards=(g.more_than_half_of_the_signers,),
        ),
        Row(
            I.ASKED_AGAIN,
            a.DecideSecondAnswer,
            I.DIRECTED,
            by=R.COUNCIL,
            rule="SL24-53",
            when=granted,
            again="SVP-second-answer",
        ),
        Row(I.ASKED_AGAIN, a.DecideSecondAnswer, I.CLOSED, by=R.COUNCIL, rule="SL24-53"),
        Row(I.ANSWERED, a.CloseInterpellation, I.CLOSED, by=R.ARRANGING, rule="SL24-52"),
        *(
            Row(
                at,
                a.WithdrawInterpellation,
                I.WITHDRAWN,
                by=R.ANYONE,
                rule="WP-phase",
                guards=(g.signed_it,),
            )
            for at in (I.SUBMITTED, I.DIRECTED)
        ),
    ),
)
"""Submitted, directed by the council, answered, perhaps a second time; closed."""
