"""What each admitted act changes in its case (行为的效果)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wholeprocess.journal import Act
from wholeprocess.law import Law
from wholeprocess.management.acts import (
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Confirm,
    Contact,
    Contest,
    DecideObjection,
    Decline,
    Directed,
    Escalate,
    Mediate,
    Mediated,
    Merge,
    Object,
    Opine,
    Outcome,
    Rate,
    Rehandle,
    Reply,
    Result,
    ReturnOpinion,
    Withdraw,
)
from wholeprocess.management.assignment import (
    handed_over,
    handed_over_again,
    moved,
    objections_dropped,
    opened_again,
    released,
)
from wholeprocess.management.case import Case, Phase

_HANDLING = Phase.HANDLING
_new = tuple.__new__


def _assign(case: Case, act: Assign, to: Phase, law: Law) -> Case:
    parts = case.parts
    new = handed_over_again(parts, act) if parts else handed_over(act)
    return case.opened(act, to, case.round or 1, new)


# these run for half of all acts, so each makes its case itself: a call more is a tenth of the time
def _move_unit(case: Case, act: Any, to: Phase, law: Law) -> Case:
    acts, congress, _, _, turn, start, _, answer, rating, end, more = case
    parts = moved(case, act.by, act, law)
    return _new(
        Case, (acts + (act,), congress, to, act.on, turn, start, parts, answer, rating, end, more)
    )


def _move_its_unit(case: Case, act: Any, to: Phase, law: Law) -> Case:
    return case.then(act, to)._replace(parts=moved(case, act.unit, act, law))


def _reply(case: Case, act: Reply, to: Phase, law: Law) -> Case:
    acts, congress, _, _, turn, start, _, _, _, end, more = case
    parts = moved(case, act.by, act, law)
    return _new(
        Case, (acts + (act,), congress, to, act.on, turn, start, parts, act, None, end, more)
    )


def _rate(case: Case, act: Rate, to: Phase, law: Law) -> Case:
    if to is _HANDLING:
        return case.opened(act, to, case.round + 1, opened_again(case))
    return case.rated(act, to)


def _again(case: Case, act: Rehandle, to: Phase, law: Law) -> Case:
    opened = case.opened(act, to, case.round + 1, opened_again(case))
    return opened._replace(rating=None)


def _mediate(case: Case, act: Mediate, to: Phase, law: Law) -> Case:
    match act.result:
        case Mediated.AGAIN:
            opened = case.opened(act, to, case.round + 1, opened_again(case))
            return opened._replace(rating=None)
        case Mediated.AGREED:
            return case.then(act, to)._replace(rating=None)
        case Mediated.FAILED:
            return case.then(act, to)


def _direct(case: Case, act: Directed, to: Phase, law: Law) -> Case:
    opened = case.then(act, to)._replace(outcome=None)
    if to is Phase.ADMITTED:
        return opened._replace(rating=None, parts=released(case))
    return opened._replace(parts=objections_dropped(case))


def _escalate(case: Case, act: Escalate, to: Phase, law: Law) -> Case:
    return case.then(act, to)._replace(parts=objections_dropped(case))


def _confirm(case: Case, act: Confirm, to: Phase, law: Law) -> Case:
    return case.owing(act, to, (act.by,))


def _bring_home(case: Case, act: BringHome, to: Phase, law: Law) -> Case:
    if case.phase is not Phase.ESCALATED:
        return case.then(act, to)
    return case.then(act, to)._replace(answer=act, rating=None)


_BY_RESULT: Mapping[Result, Outcome] = {
    Result.SOLVED: Outcome.SOLVED,
    Result.UNDER_WAY: Outcome.PLANNED,
    Result.PLANNED: Outcome.PLANNED,
    Result.EXPLAINED: Outcome.EXPLAINED,
    Result.UNLAWFUL: Outcome.UNLAWFUL,
    Result.ABOVE: Outcome.EXPLAINED,
}


def outcome_of(case: Case) -> Outcome:
    """Why a case that is answered would end now, from the answer that stands."""
    answer = case.answer
    if isinstance(answer, Reply):
        return _BY_RESULT[answer.result]
    if answer is None:
        raise ValueError(f"{case.id} has no answer to close with")
    asked = {leg.congress for leg in case.escalation.legs} if case.escalation else set()
    homes = [home for home in case.done(BringHome) if home.congress in asked]
    solved = any(home.solved for home in homes)
    return Outcome.SOLVED_ABOVE if solved else Outcome.REFUSED_ABOVE


def _close(case: Case, act: Close, to: Phase, law: Law) -> Case:
    return case.ended(act, to, outcome_of(case))


def _decline(case: Case, act: Decline, to: Phase, law: Law) -> Case:
    return case.ended(act, to, Outcome.AS_LETTER if act.as_letter else Outcome.NOT_ADMITTED)


def _ends(outcome: Outcome) -> Callable[[Case, Any, Phase, Law], Case]:
    return lambda case, act, to, law: case.ended(act, to, outcome)


EFFECTS: Mapping[type[Act], Callable[[Case, Any, Phase, Law], Case]] = {
    Confirm: _confirm,
    Assign: _assign,
    Acknowledge: _move_unit,
    Object: _move_unit,
    Contact: _move_unit,
    Opine: _move_unit,
    Contest: _move_its_unit,
    DecideObjection: _move_its_unit,
    ReturnOpinion: _move_its_unit,
    Reply: _reply,
    Rate: _rate,
    Rehandle: _again,
    Mediate: _mediate,
    Escalate: _escalate,
    BringHome: _bring_home,
    Close: _close,
    Decline: _decline,
    Withdraw: _ends(Outcome.WITHDRAWN),
    Merge: _ends(Outcome.MERGED),
    Directed: _direct,
}
"""What the kinds of act do that change more than the phase; the others are ``Case.then``."""
