"""The lifecycle of an opinion as a table (意见生命周期表): nothing else knows the order."""

from __future__ import annotations

from wholeprocess.consultation.opinions import guards as g
from wholeprocess.consultation.opinions.acts import (
    AnswerOpinion,
    FeedSuggestion,
    HandOver,
    JoinOpinion,
    OpinionAct,
    PartOpinion,
    RecordContentment,
    ReopenOpinion,
    SendBackOpinion,
    SendToCommittee,
    SendToDepartment,
    TellResident,
    WithdrawOpinion,
)
from wholeprocess.consultation.opinions.guards import Role
from wholeprocess.consultation.opinions.record import Opinion, VoicePhase
from wholeprocess.journal import Lifecycle, Row

P, R = VoicePhase, Role


# --- which of several rows ------------------------------------------------------------------------


def of_the_other(opinion: Opinion, act: OpinionAct) -> bool:
    """The act is on the opinion that this one is joined to."""
    return act.opinion != opinion.id


def came_through_committee(opinion: Opinion, act: OpinionAct) -> bool:
    """A committee had sent it to the department."""
    return len(opinion.steps) > 1 and opinion.steps[-2].phase is P.WITH_COMMITTEE


# --- rows -----------------------------------------------------------------------------------------

_PENDING = (
    P.WITH_DEPUTY,
    P.WITH_COMMITTEE,
    P.WITH_DEPARTMENT,
    P.IN_SUGGESTION,
    P.JOINED,
    P.ANSWERED,
)

_OUT: tuple[Row[VoicePhase], ...] = (
    Row(
        P.WITH_DEPUTY,
        SendToCommittee,
        P.WITH_COMMITTEE,
        by=R.DEPUTY,
        rule="PR-voice-skip",
        starts="PR-voice-pass-on",
    ),
    Row(
        P.WITH_DEPUTY,
        SendToDepartment,
        P.WITH_DEPARTMENT,
        by=R.DEPUTY,
        rule="PR-voice-skip",
        guards=(g.committee_may_be_skipped, g.unit_is_known),
        starts="PR-voice-reply",
    ),
    Row(
        P.WITH_COMMITTEE,
        SendToDepartment,
        P.WITH_DEPARTMENT,
        by=R.COMMITTEE,
        rule="PR-voice-reply",
        guards=(g.unit_is_known,),
        starts="PR-voice-reply",
    ),
    Row(
        P.WITH_COMMITTEE,
        SendBackOpinion,
        P.WITH_DEPUTY,
        by=R.COMMITTEE,
        rule="PR-voice-declines",
        guards=(g.goes_back_seldom,),
        again="PR-voice-declines",
    ),
    Row(
        P.WITH_DEPARTMENT,
        SendBackOpinion,
        P.WITH_COMMITTEE,
        by=R.DEPARTMENT,
        rule="PR-voice-declines",
        when=came_through_committee,
        guards=(g.goes_back_seldom,),
        again="PR-voice-declines",
    ),
    Row(
        P.WITH_DEPARTMENT,
        SendBackOpinion,
        P.WITH_DEPUTY,
        by=R.DEPARTMENT,
        rule="PR-voice-declines",
        guards=(g.goes_back_seldom,),
        again="PR-voice-declines",
    ),
    *(
        Row(
            at,
            HandOver,
            at,
            by=R.DEPUTY_OR_OFFICE,
            rule="PR-voice-hand-over",
            guards=(g.next_deputy_fits,),
        )
        for at in _PENDING
    ),
)

_ANSWERS: tuple[Row[VoicePhase], ...] = (
    Row(
        P.WITH_DEPUTY,
        AnswerOpinion,
        P.ANSWERED,
        by=R.DEPUTY,
        rule="DL25-31-2",
        guards=(g.department_may_be_skipped, g.deputy_only_explains),
        starts="PR-voice-tell",
    ),
    Row(
        P.WITH_COMMITTEE,
        AnswerOpinion,
        P.ANSWERED,
        by=R.COMMITTEE,
        rule="PR-voice-skip",
        guards=(g.department_may_be_skipped,),
        starts="PR-voice-tell",
    ),
    Row(
        P.WITH_DEPARTMENT,
        AnswerOpinion,
        P.ANSWERED,
        by=R.DEPARTMENT,
        rule="PR-voice-reply",
        starts="PR-voice-tell",
    ),
    Row(
        P.JOINED,
        AnswerOpinion,
        P.ANSWERED,
        by=R.DEPARTMENT,
        rule="PR-voice-join",
        when=of_the_other,
        starts="PR-voice-tell",
    ),
    *(
        Row(
            at,
            FeedSuggestion,
            P.IN_SUGGESTION,
            by=R.DEPUTY,
            rule="PR-voice-suggestion",
            guards=(g.feeds_it_once,),
        )
        for at in (P.WITH_DEPUTY, P.WITH_COMMITTEE, P.IN_SUGGESTION, P.ANSWERED)
    ),
)

_TOGETHER: tuple[Row[VoicePhase], ...] = (
    Row(
        P.WITH_DEPUTY,
        JoinOpinion,
        P.JOINED,
        by=R.DEPUTY,
        rule="PR-voice-join",
        guards=(g.can_be_joined,),
        again="PR-voice-join",
    ),
    Row(
        P.WITH_COMMITTEE,
        JoinOpinion,
        P.JOINED,
        by=R.COMMITTEE,
        rule="PR-voice-join",
        guards=(g.can_be_joined,),
        again="PR-voice-join",
    ),
    Row(P.JOINED, PartOpinion, P.WITH_DEPUTY, by=R.DEPUTY, rule="PR-voice-join"),
)

_HOME: tuple[Row[VoicePhase], ...] = (
    Row(
        P.ANSWERED,
        TellResident,
        P.RETURNED,
        by=R.DEPUTY,
        rule="PR-voice-tell",
        guards=(g.can_be_reached,),
    ),
    Row(
        P.IN_SUGGESTION,
        TellResident,
        P.RETURNED,
        by=R.DEPUTY,
        rule="PR-voice-suggestion",
        guards=(g.can_be_reached,),
    ),
    Row(
        P.JOINED,
        TellResident,
        P.ANSWERED,
        by=R.DEPUTY,
        rule="PR-voice-join",
        when=of_the_other,
        guards=(g.has_an_answer_to_bring, g.can_be_reached),
        starts="PR-voice-tell",
    ),
    Row(
        P.JOINED,
        TellResident,
        P.RETURNED,
        by=R.DEPUTY,
        rule="PR-voice-join",
        guards=(g.has_an_answer_to_bring, g.can_be_reached),
    ),
    Row(P.RETURNED, RecordContentment, P.RETURNED, by=R.DEPUTY, rule="PR-voice-tell"),
    Row(
        P.RETURNED,
        ReopenOpinion,
        P.WITH_DEPUTY,
        by=R.DEPUTY,
        rule="PR-voice-reopen",
        guards=(g.not_reopened_too_often,),
        again="PR-voice-reopen",
    ),
    Row(
        P.JOINED,
        WithdrawOpinion,
        P.WITH_DEPUTY,
        by=R.DEPUTY,
        rule="PR-voice-withdraw",
        when=of_the_other,
    ),
    *(
        Row(at, WithdrawOpinion, P.WITHDRAWN, by=R.DEPUTY, rule="PR-voice-withdraw")
        for at in _PENDING
    ),
)

OPINION: Lifecycle[VoicePhase] = Lifecycle(
    name="opinion",
    start=P.WITH_DEPUTY,
    ends=frozenset({P.RETURNED, P.WITHDRAWN}),
    rows=(*_OUT, *_ANSWERS, *_TOGETHER, *_HOME),
)
"""From a resident to the deputy, out to the offices, and home to the resident."""
