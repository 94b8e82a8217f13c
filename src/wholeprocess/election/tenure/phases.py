"""The lifecycles of what follows an election as tables (生命周期表): nothing else knows the order.

Credentials, mandates, recalls, resignations and vacancies are small machines side by side; one
act may move two of them: a passed recall ends the mandate, and a confirmation fills a vacancy.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.tenure import guards as g
from wholeprocess.election.tenure import recall_guards as rg
from wholeprocess.election.tenure.credentials import (
    ConfirmCredentials,
    CredentialPhase,
    ReportCredentials,
    VoidElection,
)
from wholeprocess.election.tenure.mandate import (
    AnnounceEnd,
    AnswerElectors,
    AskDeputy,
    DeclareEnd,
    MandatePhase,
    RecordMisuse,
    ReportToElectors,
    Resume,
    Suspend,
    TakeOffice,
)
from wholeprocess.election.tenure.recall import (
    Defend,
    FileRecall,
    InvestigateRecall,
    PrintRecall,
    Recall,
    Recalled,
    RecallPhase,
    TellDeputy,
    VoteOnRecall,
)
from wholeprocess.election.tenure.resignation import (
    Accepted,
    DecideResignation,
    Resignation,
    ResignationPhase,
)
from wholeprocess.election.tenure.vacancy import (
    ElectedInRecess,
    ElectInRecess,
    OrderByElection,
    VacancyPhase,
)
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Ruling

T = TypeVar("T", bound=StrEnum)


class Role(StrEnum):
    """Who may act, as the tables name them."""

    CREDENTIALS_COMMITTEE = "credentials committee"  # 代表资格审查委员会
    CONFIRMING_BODY = "standing committee or township presidium"
    DEPUTY = "the deputy"
    COUNTY = "county standing committee"  # 县级人大常委会
    PRESIDING = "who presides over the vote"
    DECIDING = "who decides on the resignation"
    ANNOUNCING = "standing committee or township congress"
    ELECTING_COMMITTEE = "standing committee of the electing unit"
    BY_ELECTION_BODY = "who presides over the by-election"
    ANYONE = "anyone"


R = Role


# --- which of several rows ------------------------------------------------------------------------


def carried(thing: Any, act: Any, ruling: Ruling[Any]) -> bool:
    """The vote carries it: recalled, accepted or elected."""
    return isinstance(ruling.outcome, Recalled | Accepted | ElectedInRecess)


def of_another(thing: Recall | Resignation, act: ElectionAct, ruling: Ruling[Any]) -> bool:
    """The mandate ended by another recall or resignation."""
    return thing.id != act.thing


def _stay(
    phases: tuple[T, ...], act: type[ElectionAct], by: Role, rule: str, *guards: g.Guard
) -> tuple[Row[T], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(Row(p, act, p, by=by, rule=rule, guards=guards) for p in phases)


# --- rows -----------------------------------------------------------------------------------------

C = CredentialPhase
CREDENTIAL: Lifecycle[CredentialPhase] = Lifecycle(
    name="credential",
    start=C.ELECTED,
    ends=frozenset({C.CONFIRMED, C.VOID}),
    rows=(
        *(
            Row(at, ReportCredentials, C.EXAMINED, by=R.CREDENTIALS_COMMITTEE, rule="EL-47-1")
            for at in (C.ELECTED, C.EXAMINED)
        ),
        Row(C.EXAMINED, ConfirmCredentials, C.CONFIRMED, by=R.CONFIRMING_BODY, rule="EL-47-2"),
        *(
            Row(at, VoidElection, C.VOID, by=R.CONFIRMING_BODY, rule="EL-47-2")
            for at in (C.EXAMINED, C.CONFIRMED)
        ),
    ),
)
"""Elected, examined, then confirmed or void; a confirmed one may still turn out to be void."""

M = MandatePhase
_ALIVE = (M.SITTING, M.SUSPENDED)
_ALL = tuple(M)

MANDATE: Lifecycle[MandatePhase] = Lifecycle(
    name="mandate",
    start=M.SITTING,
    ends=frozenset({M.ENDED}),
    rows=(
        Row(
            M.SITTING,
            Suspend,
            M.SUSPENDED,
            by=R.ANYONE,
            rule="DL25-61-1",
            guards=(g.cause_suspends,),
        ),
        Row(M.SUSPENDED, Resume, M.SITTING, by=R.ANYONE, rule="DL25-61-2", again="DL25-61-2"),
        *(
            row
            for at in _ALIVE
            for row in (
                Row(
                    at,
                    DeclareEnd,
                    M.ENDED,
                    by=R.ANYONE,
                    rule="DL25-62-1",
                    guards=(g.ground_is_lawful,),
                ),
                Row(at, VoidElection, M.ENDED, by=R.CONFIRMING_BODY, rule="EL-47-2"),
                Row(at, VoteOnRecall, M.ENDED, by=R.PRESIDING, rule="DL25-62-1", when=carried),
                Row(at, VoteOnRecall, at, by=R.PRESIDING, rule="EL-53-1"),
                Row(at, DecideResignation, M.ENDED, by=R.DECIDING, rule="DL25-62-1", when=carried),
                Row(at, DecideResignation, at, by=R.DECIDING, rule="EL-55-1"),
            )
        ),
        *_stay((M.ENDED,), AnnounceEnd, R.ANNOUNCING, "DL25-63", g.not_announced_yet),
        *_stay((M.SITTING,), TakeOffice, R.ANYONE, "OL-18-1", g.office_rests_on_the_seat),
        *_stay(_ALIVE, AskDeputy, R.ANYONE, "DL25-58-1", g.asked_once),
        *_stay(_ALIVE, AnswerElectors, R.DEPUTY, "DL25-58-1", g.was_asked),
        *_stay(_ALIVE, ReportToElectors, R.DEPUTY, "DL25-58-2"),
        *_stay(_ALL, RecordMisuse, R.ANYONE, "DL25-59"),
    ),
)
"""Sitting or suspended until a lawful ground ends it; an end is announced."""

O = RecallPhase  # noqa: E741

RECALL: Lifecycle[RecallPhase] = Lifecycle(
    name="recall",
    start=O.OPEN,
    ends=frozenset({O.PASSED, O.FAILED, O.LAPSED}),
    rows=(
        *_stay((O.OPEN,), InvestigateRecall, R.COUNTY, "ELL-recall-investigation"),
        *_stay((O.OPEN,), TellDeputy, R.ANYONE, "DL25-60"),
        *_stay((O.OPEN,), Defend, R.DEPUTY, "DL25-60"),
        *_stay((O.OPEN,), PrintRecall, R.COUNTY, "EL-50-3"),
        *(
            Row(
                O.OPEN,
                VoteOnRecall,
                to,
                by=R.PRESIDING,
                rule=rule,
                when=when,
                guards=(rg.vote_is_lawful,),
            )
            for to, rule, when in (
                (O.LAPSED, "DL25-62-1", of_another),
                (O.PASSED, "EL-53-1", carried),
                (O.FAILED, "EL-53-1", None),
            )
        ),
        *(
            Row(O.OPEN, act, O.LAPSED, by=by, rule="DL25-62-1")
            for act, by in (
                (DeclareEnd, R.ANYONE),
                (DecideResignation, R.DECIDING),
                (VoidElection, R.CONFIRMING_BODY),
            )
        ),
        *_stay((O.PASSED,), FileRecall, R.ANYONE, "EL-53-2c"),
    ),
)
"""Asked for or moved, defended, printed, and voted on once."""

S = ResignationPhase

RESIGNATION: Lifecycle[ResignationPhase] = Lifecycle(
    name="resignation",
    start=S.OFFERED,
    ends=frozenset({S.ACCEPTED, S.DECLINED, S.LAPSED}),
    rows=(
        *(
            Row(
                S.OFFERED,
                DecideResignation,
                to,
                by=R.DECIDING,
                rule="EL-55-1",
                when=when,
                guards=(g.accepting_body_is_at_work,),
            )
            for to, when in ((S.LAPSED, of_another), (S.ACCEPTED, carried), (S.DECLINED, None))
        ),
        *(
            Row(S.OFFERED, act, S.LAPSED, by=by, rule="DL25-62-1")
            for act, by in (
                (DeclareEnd, R.ANYONE),
                (VoteOnRecall, R.PRESIDING),
                (VoidElection, R.CONFIRMING_BODY),
            )
        ),
    ),
)
"""Offered, and in force only when accepted."""

V = VacancyPhase

VACANCY: Lifecycle[VacancyPhase] = Lifecycle(
    name="vacancy",
    start=V.OPEN,
    ends=frozenset({V.FILLED}),
    rows=(
        *(
            row
            for at in (V.OPEN, V.CALLED)
            for row in (
                Row(
                    at,
                    OrderByElection,
                    V.CALLED,
                    by=R.BY_ELECTION_BODY,
                    rule="EL-57-1",
                    guards=(g.original_electors,),
                ),
                Row(
                    at,
                    ElectInRecess,
                    V.CALLED,
                    by=R.ELECTING_COMMITTEE,
                    rule="EL-57-3",
                    when=carried,
                    guards=(g.in_recess_above,),
                ),
                Row(
                    at,
                    ElectInRecess,
                    at,
                    by=R.ELECTING_COMMITTEE,
                    rule="EL-57-3",
                    guards=(g.in_recess_above,),
                ),
            )
        ),
        Row(V.CALLED, ConfirmCredentials, V.FILLED, by=R.CONFIRMING_BODY, rule="EL-57-5"),
        *_stay((V.CALLED,), VoidElection, R.CONFIRMING_BODY, "EL-47-2"),
    ),
)
"""Empty, being filled, filled once: when the successor's credentials are confirmed."""

LIFECYCLES = (CREDENTIAL, MANDATE, RECALL, RESIGNATION, VACANCY)
"""The tables that the library ships for this link."""


def after(
    table: Lifecycle[T], thing: Any, act: ElectionAct, ruling: Ruling[Any] | None = None
) -> T:
    """The phase after an act that the table has a row for, by what the law made of it."""
    for row in table.index[type(act)][thing.phase]:
        if row.when is None or row.when(thing, act, ruling):
            return row.to
    raise AssertionError(f"no row takes {act}")
