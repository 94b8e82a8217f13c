"""The lifecycle of a suggestion as tables (建议办理生命周期表): nothing else knows the order."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from wholeprocess.journal import Lifecycle, Row
from wholeprocess.management import forks as f
from wholeprocess.management import guards as g
from wholeprocess.management import submission as s
from wholeprocess.management.acts import (
    Accept,
    Acknowledge,
    AskExtension,
    Assign,
    BringHome,
    Close,
    Commend,
    Confirm,
    Contact,
    Contest,
    Coordinate,
    DecideObjection,
    Decline,
    Directed,
    Escalate,
    Extend,
    Fulfil,
    MarkKey,
    Mediate,
    Merge,
    Object,
    Opine,
    Postpone,
    Publish,
    Rate,
    RatePromise,
    RecordBenefit,
    RefuseExtension,
    Rehandle,
    Remind,
    Reply,
    Resubmit,
    Return,
    ReturnOpinion,
    SuggestionAct,
    Talk,
    Withdraw,
)
from wholeprocess.management.assignment import ASSIGNMENT, Role
from wholeprocess.management.case import Phase
from wholeprocess.management.honours import commendable
from wholeprocess.management.talks import pressing_a_promise

P, R = Phase, Role
NEW = (P.SUBMITTED, P.ADMITTED)
WITH_UNITS = (P.ASSIGNED, P.HANDLING)
WAITING_FOR_UNITS = (P.ADMITTED, *WITH_UNITS)  # admitted: one was let go, others go on
OPEN_BEFORE_REPLY = (*NEW, *WITH_UNITS)
LATER = (P.REPLIED, P.MEDIATION, P.ESCALATED, P.SPECIAL_SUPERVISION)
RUNNING = (*WITH_UNITS, *LATER)
PROMISED = (P.ADMITTED, *RUNNING, P.CLOSED)
EVERY = tuple(P)


def _stay(
    phases: tuple[Phase, ...],
    act: type[SuggestionAct],
    by: Role,
    rule: str,
    *guards: g.Guard,
    when: Callable[..., bool] | None = None,
    extends: str = "",
) -> tuple[Row[Phase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(
        Row(p, act, p, by=by, rule=rule, guards=guards, when=when, extends=extends) for p in phases
    )


_SUBMISSION: tuple[Row[Phase], ...] = (
    *_stay((*NEW, P.RETURNED), Confirm, R.INVITED, "PR-confirm", s.may_confirm),
    Row(P.SUBMITTED, Accept, P.ADMITTED, by=R.OFFICE, rule="SG-3", starts="SGL-assign"),
    *(Row(at, Return, P.RETURNED, by=R.OFFICE, rule="SG-2", guards=(s.may_return,)) for at in NEW),
    Row(
        P.RETURNED,
        Resubmit,
        P.SUBMITTED,
        by=R.LEADING_DEPUTY,
        rule="SG-2",
        starts="SGL-assign",
        again="PR-returns",
    ),
    *(
        Row(
            at,
            Decline,
            P.CLOSED,
            by=R.OFFICE,
            rule="SGL-inadmissible",
            guards=(s.may_decline,),
        )
        for at in (P.SUBMITTED, P.RETURNED)
    ),
    *(
        Row(
            at,
            Withdraw,
            P.CLOSED,
            by=R.LEADING_DEPUTY,
            rule="SGL-withdraw",
            guards=(s.may_withdraw,),
        )
        for at in (*OPEN_BEFORE_REPLY, P.RETURNED, P.ESCALATED)
    ),
    *(
        Row(at, Merge, P.CLOSED, by=R.OFFICE, rule="PR-likeness", guards=(s.can_merge,))
        for at in OPEN_BEFORE_REPLY
    ),
)

_HANDLING: tuple[Row[Phase], ...] = (
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
        for at in NEW
    ),
    Row(
        P.ASSIGNED,
        Acknowledge,
        P.HANDLING,
        by=R.UNIT,
        rule="WP-moved",
        when=f.everyone_acknowledged,
    ),
    *_stay(WAITING_FOR_UNITS, Acknowledge, R.UNIT, "WP-moved"),
    *_stay(WAITING_FOR_UNITS, Object, R.UNIT, "SGL-refuse", g.may_object),
    *_stay(WITH_UNITS, Contest, R.LEADING_DEPUTY, "SGL-contest-handler", g.may_object),
    *(
        Row(
            at,
            DecideObjection,
            P.ADMITTED,
            by=R.OFFICE,
            rule="SGL-reassign",
            when=f.answer_upheld,
            guards=(g.objections_left,),
            again="PR-objections",
        )
        for at in WITH_UNITS
    ),
    *_stay(
        (*WAITING_FOR_UNITS, *LATER),
        DecideObjection,
        R.OFFICE,
        "SGL-reassign",
        g.objections_left,
    ),
    *_stay((*WAITING_FOR_UNITS, *LATER), Contact, R.UNIT, "SG-4"),
    *_stay((*WAITING_FOR_UNITS, *LATER), Opine, R.CO_UNIT, "SGL-co-opinion"),
    *_stay(WITH_UNITS, ReturnOpinion, R.ANSWERING_UNIT, "SGL-opinion-again", g.opinion_to_return),
    *_stay(RUNNING, Coordinate, R.COORDINATOR, "SGL-coordinate"),
    *_stay(WITH_UNITS, AskExtension, R.ANSWERING_UNIT, "SG-6"),
    *_stay(
        WITH_UNITS,
        Extend,
        R.ANSWERING_UNIT,
        "SG-6",
        g.needs_no_consent,
        g.extension_allowed,
        when=f.by_the_unit,
        extends="SG-5",
    ),
    *_stay(WITH_UNITS, Extend, R.OFFICE, "SG-6", g.extension_allowed, extends="SG-5"),
    *_stay(WITH_UNITS, RefuseExtension, R.OFFICE, "SG-6", g.asked_for),
)

_REPLY: tuple[Row[Phase], ...] = (
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
                when=f.last_answer,
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
        (P.ADMITTED, P.ESCALATED, P.SPECIAL_SUPERVISION),
        Reply,
        R.ANSWERING_UNIT,
        "SG-5",
        g.promise_has_a_day,
    ),
    Row(
        P.REPLIED,
        Rate,
        P.HANDLING,
        by=R.LEADING_DEPUTY,
        rule="SGL-rehandle",
        when=f.dissatisfied,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
        starts="SGL-rehandle",
        again="PR-rounds",
    ),
    Row(
        P.REPLIED,
        Rate,
        P.MEDIATION,
        by=R.LEADING_DEPUTY,
        rule="SGL-mediate",
        when=f.mediation_follows,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
    ),
    Row(
        P.REPLIED,
        Rate,
        P.SPECIAL_SUPERVISION,
        by=R.LEADING_DEPUTY,
        rule="PR-rounds",
        when=f.dissatisfied_at_last,
        guards=(g.not_rated_yet, g.dissatisfaction_says_why),
    ),
    *_stay(
        (P.REPLIED,),
        Rate,
        R.LEADING_DEPUTY,
        "SGL-feedback",
        g.not_rated_yet,
        g.dissatisfaction_says_why,
    ),
    Row(
        P.REPLIED,
        Rehandle,
        P.HANDLING,
        by=R.OFFICE,
        rule="SGL-rehandle-by",
        guards=(g.to_handle_again,),
        starts="SGL-rehandle",
        again="PR-rounds",
    ),
    Row(
        P.MEDIATION,
        Mediate,
        P.REPLIED,
        by=R.OFFICE,
        rule="SGL-mediate",
        when=f.agreed,
        starts="SGL-feedback",
        again="PR-mediations",
    ),
    Row(
        P.MEDIATION,
        Mediate,
        P.HANDLING,
        by=R.OFFICE,
        rule="SGL-mediate",
        when=f.once_more,
        starts="SGL-rehandle",
        again="PR-mediations",
    ),
    Row(P.MEDIATION, Mediate, P.SPECIAL_SUPERVISION, by=R.OFFICE, rule="SGL-mediate"),
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
)

_UPWARDS: tuple[Row[Phase], ...] = (
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
        when=f.last_one_home,
        guards=(g.awaited_from_there,),
        starts="SGL-feedback",
    ),
    # one that comes late finds its case in any phase: withdrawn meanwhile, or directed anew
    *_stay(EVERY, BringHome, R.OFFICE, "SG-20", g.awaited_from_there),
)

_BESIDE: tuple[Row[Phase], ...] = (
    *_stay((*RUNNING, P.CLOSED), Remind, R.OFFICE, "SG-10", pressing_a_promise),
    *_stay((*RUNNING, P.CLOSED), Talk, R.OFFICE, "SG-10", pressing_a_promise),
    *_stay(RUNNING, MarkKey, R.COUNCIL, "SG-11"),
    *_stay((*RUNNING, P.CLOSED), RecordBenefit, R.OFFICE, "SG-10"),
    *_stay(EVERY, Publish, R.OFFICE, "SG-9"),
    *_stay((P.CLOSED,), Commend, R.OFFICE, "PR-commend", commendable),
    # promises outlive the case
    *_stay(PROMISED, Fulfil, R.PROMISING_UNIT, "PR-promise", g.promised_by),
    *_stay(PROMISED, Postpone, R.PROMISING_UNIT, "SGL-explain-change", g.promised_by),
    *_stay(PROMISED, RatePromise, R.LEADING_DEPUTY, "PR-promise", g.promised_by),
    # outside the table, visibly
    *(
        Row(
            at,
            Directed,
            P.ADMITTED,
            by=R.DIRECTOR,
            rule="PR-directed",
            when=f.anew,
            guards=(g.may_direct,),
            starts="SG-5",
            again="PR-directed",
        )
        for at in (*WITH_UNITS, P.REPLIED, P.MEDIATION, P.SPECIAL_SUPERVISION, P.CLOSED)
    ),
    *(
        Row(
            at,
            Directed,
            P.SPECIAL_SUPERVISION,
            by=R.DIRECTOR,
            rule="PR-directed",
            guards=(g.may_direct,),
            again="PR-directed",
        )
        for at in (*WITH_UNITS, P.REPLIED, P.MEDIATION, P.SPECIAL_SUPERVISION, P.CLOSED)
    ),
)

SUGGESTION: Lifecycle[Phase] = Lifecycle(
    name="suggestion",
    start=P.SUBMITTED,
    ends=frozenset({P.CLOSED}),
    rows=(*_SUBMISSION, *_HANDLING, *_REPLY, *_UPWARDS, *_BESIDE),
)
"""Submitted to closed with its reason; every admitted act has its row here."""


class Promise(StrEnum):
    """Where a promise stands (承诺)."""

    OPEN = "open"
    KEPT = "kept"
    REPLACED = "replaced"  # a later reply promises again
    GIVEN_UP = "given-up"  # a later reply says that it cannot be done


COMMITMENT: Lifecycle[Promise] = Lifecycle(
    name="commitment",
    start=Promise.OPEN,
    ends=frozenset({Promise.KEPT, Promise.REPLACED, Promise.GIVEN_UP}),
    rows=(
        Row(Promise.OPEN, Postpone, Promise.OPEN, by=R.PROMISING_UNIT, rule="SGL-explain-change"),
        Row(Promise.OPEN, Fulfil, Promise.KEPT, by=R.PROMISING_UNIT, rule="PR-promise"),
        Row(
            Promise.OPEN,
            Reply,
            Promise.REPLACED,
            by=R.ANSWERING_UNIT,
            rule="PR-promise",
            when=f.promises,
        ),
        Row(Promise.OPEN, Reply, Promise.KEPT, by=R.ANSWERING_UNIT, rule="SG-5", when=f.solves),
        Row(Promise.OPEN, Reply, Promise.GIVEN_UP, by=R.ANSWERING_UNIT, rule="SGL-explain-change"),
    ),
)
"""A promise made in a reply, until it is kept or a later reply takes its place."""

LIFECYCLES = (SUGGESTION, ASSIGNMENT, COMMITMENT)
"""The tables that the library ships for this link."""
