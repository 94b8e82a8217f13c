"""What refuses a reply, a rating, a promise or the end of a file (答复、评价、结案的准入条件)."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal, how_many
from wholeprocess.management.acts import (
    PROMISES,
    Close,
    Postpone,
    Rate,
    RatePromise,
    Rehandle,
    Reply,
    Satisfaction,
    UnitAct,
)
from wholeprocess.management.case import Case
from wholeprocess.management.guards.kind import Cases
from wholeprocess.management.roles import players as players
from wholeprocess.management.roles import plays as plays

# looking a member up on its enumeration costs more than comparing, and these run for every act
_DISSATISFIED = Satisfaction.DISSATISFIED


def promise_has_a_day(
    case: Case, act: Reply, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A reply that promises names its day, one that lies ahead."""
    promises = act.result in PROMISES
    if not promises and act.promised is None:
        return None
    if promises and (act.promised is None or act.promised <= act.on):
        what = f"the reply says {act.result.value} and names no day after {act.on}"
        return law.refusal("PR-promise", what, "write the day by which it will be done: promised=…")
    if act.promised is not None and not promises:
        what = f"the reply says {act.result.value} and promises something by {act.promised}"
        return law.refusal("PR-promise", what, "say under way or planned, or leave the day out")
    return None


def dissatisfaction_says_why(
    case: Case, act: Rate, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A dissatisfied deputy says why."""
    if act.rating is _DISSATISFIED and not act.why.strip():
        what = f"{act.by} is dissatisfied and gives no reason"
        return law.refusal("PR-dissatisfied-why", what, "write what is still missing: why='…'")
    return None


def not_rated_yet(case: Case, act: Rate, law: Law, register: Register, _: Cases) -> Refusal | None:
    """A reply is rated once."""
    if case.rating is not None:
        what = f"the reply of round {case.round} was rated on {case.rating.on}"
        return law.refusal("WP-phase", what, "close the file, or wait for the next reply")
    return None


def rating_or_reason(
    case: Case, act: Close, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """A file closes with the deputy's rating, or says why there is none.

    One that he is dissatisfied with is handled again, or the file says why not.
    """
    if case.rating is None:
        if not act.unrated_because.strip():
            what = f"{case.id} has no rating by {case.filed.by}"
            mend = "wait for the rating, or close with unrated_because='…'; it will not count"
            return law.refusal("PR-unrated", what, mend)
    elif case.rating.rating is _DISSATISFIED and not act.report.strip():
        what = f"{case.filed.by} is dissatisfied and {case.id} is not handled again"
        mend = "decide that it is handled again (Rehandle), or say why not: report='…'"
        return law.refusal("SGL-rehandle-by", what, mend)
    return None


def to_handle_again(
    case: Case, act: Rehandle, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """The deputy is dissatisfied, and a round is left."""
    if case.rating is None or case.rating.rating is not _DISSATISFIED:
        what = f"{case.filed.by} has not said that he is dissatisfied with {case.id}"
        return law.refusal("SGL-rehandle-by", what, "wait for the deputy's rating")
    if case.round >= law.count("PR-rounds"):
        what = f"{case.id} was handled in {how_many(case.round, 'round')}"
        return law.refusal("PR-rounds", what, "close it with a report")
    return None


def supervision_reports(
    case: Case, act: Close, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """Special supervision ends with a report."""
    if not act.report.strip():
        what = f"{case.id} is under special supervision and no report is given"
        return law.refusal("PR-rounds", what, "say what the supervision found: report='…'")
    if case.answer is None:
        what = f"nobody has answered {case.id}"
        return law.refusal("SG-5", what, "have the unit reply to the deputies first")
    return None


def promised_by(
    case: Case, act: UnitAct | RatePromise, law: Law, register: Register, _: Cases
) -> Refusal | None:
    """The unit has an open promise; one that is rated was kept."""
    rated = isinstance(act, RatePromise)
    unit = act.unit if isinstance(act, RatePromise) else act.by
    latest = next((c for c in reversed(case.commitments) if c.unit == unit), None)
    if latest is None or (latest.fulfilled is None if rated else not latest.open):
        what = f"{unit} has no {'kept' if rated else 'open'} promise in {case.id}"
        return law.refusal("PR-promise", what, "only the unit that promised can report on it")
    if isinstance(act, Postpone) and act.to <= max(act.on, latest.due):
        what = f"{act.to} does not lie ahead of {act.on} and of {latest.due}"
        return law.refusal("PR-promise", what, "name a later day")
    return None
