"""The lifecycle of a suggestion as tables (建议办理生命周期表): nothing else knows the order."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    Accept,
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Contact,
    DecideObjection,
    Decline,
    Escalate,
    Extend,
    Fulfil,
    MarkKey,
    Merge,
    Object,
    Opine,
    Postpone,
    Rate,
    RecordBenefit,
    Remind,
    Reply,
    SuggestionAct,
    Talk,
    Withdraw,
)
from wholeprocess.management.assignment import ASSIGNMENT, Role
from wholeprocess.management.case import Phase

P, R = Phase, Role
OPEN_BEFORE_REPLY = (P.SUBMITTED, P.ADMITTED, P.ASSIGNED, P.HANDLING)
WITH_UNITS = (P.ASSIGNED, P.HANDLING)
RUNNING = (P.ASSIGNED, P.HANDLING, P.REPLIED, P.ESCALATED, P.SPECIAL_SUPERVISION)


def _stay(
    phases: tuple[Phase, ...],
    act: type[SuggestionAct],
    by: Role,
    rule: str,
    *guards: g.Guard,
) -> tuple[Row[Phase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


SUGGESTION: Lifecycle[Phase] = Lifecycle(
    name="suggestion",
    start=P.SUBMITTED,
    ends=frozenset({P.CLOSED}),
    rows=(
        Row(P.SUBMITTED, Accept, P.ADMITTED, by=R.OFFICE, rule="SG-3", starts="SGL-assign"),
        Row(P.SUBMITTED, Decline, P.CLOSED, by=R.OFFICE, rule="SG-2"),
        *(
            Row(
                at,
                Assign,
                P.ASSIGNED,
                by=R.OFFICE,
                rule="SG-3",
                guards=(g.units_known,),
                starts="SG-5",
            )
            for at in (P.SUBMITTED, P.ADMITTED)
        ),
        # the units
        Row(
            P.ASSIGNED,
            Acknowledge,
            P.HANDLING,
            by=R.UNIT,
            rule="WP-moved",
            when=g.everyone_acknowledged,
        ),
        Row(P.ASSIGNED, Acknowledge, P.ASSIGNED, by=R.UNIT, rule="WP-moved"),
        *_stay((P.ASSIGNED,), Object, R.UNIT, "SGL-refuse"),
        Row(
            P.ASSIGNED,
            DecideObjection,
            P.ADMITTED,
            by=R.OFFICE,
            rule="SGL-reassign",
            when=g.answer_upheld,
            guards=(g.objections_left,),
            again="PR-objections",
        ),
        *_stay((P.ASSIGNED,), DecideObjection, R.OFFICE, "SGL-reassign", g.objections_left),
        *_stay(WITH_UNITS, Contact, R.UNIT, "SG-4"),
        *_stay(WITH_UNITS, Opine, R.CO_UNIT, "SGL-co-opinion"),
        *(
            Row(
                at,
                Extend,
                at,
                by=R.OFFICE,
                rule="SG-6",
                guards=(g.extension_allowed,),
                extends="SG-5",
            )
            for at in WITH_UNITS
        ),
        *(
            row
            for at in WITH_UNITS
            for row in (
                Row(
                    at,
                    Reply,
                    P.REPLIED,
                    by=R.ANSWERING_UNIT,
                    rule="SG-5",
                    when=g.last_answer,
                    guards=(g.promise_has_a_day,),
                    starts="SGL-feedback",
                ),
                Row(
                    at,
                    Reply,
                    P.HANDLING,
                    by=R.ANSWERING_UNIT,
                    rule="SG-5",
                    guards=(g.promise_has_a_day,),
                ),
            )
        ),
        *_stay(
            (P.SPECIAL_SUPERVISION,),
            Reply,
            R.ANSWERING_UNIT,
            "SG-5",
            g.promise_has_a_day,
        ),
        # the deputy
        Row(
            P.REPLIED,
            Rate,
            P.HANDLING,
            by=R.LEADING_DEPUTY,
            rule="SGL-rehandle",
            when=g.dissatisfied,
            guards=(g.not_rated_yet, g.dissatisfaction_says_why),
            starts="SGL-rehandle",
            again="PR-rounds",
        ),
        Row(
            P.REPLIED,
            Rate,
            P.SPECIAL_SUPERVISION,
            by=R.LEADING_DEPUTY,
            rule="PR-rounds",
            when=g.dissatisfied_at_last,
            guards=(g.not_rated_yet, g.dissatisfaction_says_why),
        ),
        *_stay((P.REPLIED,), Rate, R.LEADING_DEPUTY, "SGL-feedback", g.not_rated_yet),
        *(
            Row(
                at,
                Withdraw,
                P.CLOSED,
                by=R.LEADING_DEPUTY,
                rule="SGL-withdraw",
                guards=(g.may_withdraw,),
            )
            for at in (*OPEN_BEFORE_REPLY, P.ESCALATED)
        ),
        # the office
        *(
            Row(at, Merge, P.CLOSED, by=R.OFFICE, rule="WP-phase", guards=(g.can_merge,))
            for at in OPEN_BEFORE_REPLY
        ),
        Row(
            P.REPLIED,
            Close,
            P.CLOSED,
            by=R.OFFICE,
            rule="DL25-31-2",
            guards=(g.rating_or_reason,),
        ),
        Row(
            P.SPECIAL_SUPERVISION,
            Close,
            P.CLOSED,
            by=R.OFFICE,
            rule="PR-rounds",
            guards=(g.supervision_reports,),
        ),
        *(
            Row(
                at,
                Escalate,
                P.ESCALATED,
                by=R.OFFICE,
                rule="SG-21",
                guards=(g.goes_up,),
                again="PR-escalate-once",
                returns=BringHome,
            )
            for at in (P.HANDLING, P.REPLIED)
        ),
        Row(
            P.ESCALATED,
            BringHome,
            P.REPLIED,
            by=R.OFFICE,
            rule="SG-20",
            when=g.last_one_home,
            guards=(g.awaited_from_there,),
            starts="SGL-feedback",
        ),
        *_stay((P.ESCALATED, P.CLOSED), BringHome, R.OFFICE, "SG-20", g.awaited_from_there),
        *_stay(RUNNING, Remind, R.OFFICE, "SG-10"),
        *_stay(RUNNING, Talk, R.OFFICE, "SG-10"),
        *_stay(RUNNING, MarkKey, R.COUNCIL, "SG-11"),
        *_stay((*RUNNING, P.CLOSED), RecordBenefit, R.OFFICE, "SG-10"),
        # promises outlive the case
        *_stay((P.REPLIED, P.CLOSED), Fulfil, R.ANSWERING_UNIT, "PR-promise", g.promised_by),
        *_stay((P.REPLIED, P.CLOSED), Postpone, R.ANSWERING_UNIT, "PR-promise", g.promised_by),
    ),
)
"""Submitted to closed with its reason; every admitted act has its row here."""


class Promise(StrEnum):
    """Where a promise stands (承诺)."""

    OPEN = "open"
    KEPT = "kept"


COMMITMENT: Lifecycle[Promise] = Lifecycle(
    name="commitment",
    start=Promise.OPEN,
    ends=frozenset({Promise.KEPT}),
    rows=(
        Row(Promise.OPEN, Postpone, Promise.OPEN, by=R.ANSWERING_UNIT, rule="PR-promise"),
        Row(Promise.OPEN, Fulfil, Promise.KEPT, by=R.ANSWERING_UNIT, rule="PR-promise"),
    ),
)
"""A promise made in a reply, until it is kept."""

LIFECYCLES = (SUGGESTION, ASSIGNMENT, COMMITMENT)
"""The tables that the library ships for this link."""
