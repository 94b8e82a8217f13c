"""Who may commend what (表彰的准入): the guards of ``Commend`` and ``CommendUnit``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wholeprocess.congress import Organ, Register
from wholeprocess.law import Law, Refusal
from wholeprocess.management.acts import Commend, CommendUnit, SuggestionId
from wholeprocess.management.case import Case
from wholeprocess.management.counting import UNHANDLED


def _body(congress: str) -> str:
    return str(Organ.PRESIDIUM if len(congress) == 9 else Organ.STANDING_COMMITTEE)


def commendable(
    case: Case, act: Commend, law: Law, register: Register, cases: Mapping[SuggestionId, Case]
) -> Refusal | None:
    """A body commends, once a year, a suggestion that was handled (PR-commend)."""
    if act.by != _body(case.congress):
        what = f"{act.by} does not commend; the {_body(case.congress)} does"
        return law.refusal("PR-commend", what, "let the body decide", who=(_body(case.congress),))
    if case.outcome in UNHANDLED:
        what = f"{case.id} was {UNHANDLED[case.outcome].en}"
        return law.refusal("PR-commend", what, "commend a suggestion that was handled")
    if any(past.year == act.year for past in case.done(Commend)):
        what = f"{case.id} was commended for {act.year}"
        return law.refusal("PR-commend", what, "commend it for another year, or another one")
    return None


def unit_refused(
    honours: Iterable[CommendUnit], act: CommendUnit, law: Law, register: Register
) -> Refusal | None:
    """Why a unit cannot be commended by an act; ``None`` if it can (PR-commend)."""
    if act.unit not in register.units:
        return law.refusal("WP-known", f"no unit is called {act.unit}", "enter the unit first")
    if act.by != _body(act.congress):
        what = f"{act.by} does not commend; the {_body(act.congress)} does"
        return law.refusal("PR-commend", what, "let the body decide", who=(_body(act.congress),))
    for past in honours:
        if (past.unit, past.congress, past.year) == (act.unit, act.congress, act.year):
            what = f"{act.unit} was commended for {act.year}"
            return law.refusal("PR-commend", what, "commend it for another year, or another one")
    return None


__all__ = ["commendable", "unit_refused"]
