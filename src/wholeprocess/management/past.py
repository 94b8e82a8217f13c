"""Cases as they stood on an earlier day (历史时点): folded again from their own acts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wholeprocess.congress import Register
from wholeprocess.law import LawAt
from wholeprocess.management.acts import Merge, SuggestionAct, SuggestionId
from wholeprocess.management.case import Case, Phase
from wholeprocess.management.state import effect
from wholeprocess.management.submission import taken_in


def as_of(
    cases: Mapping[SuggestionId, Case],
    day: date,
    law: LawAt,
    register: Register,
    *,
    among: Mapping[SuggestionId, Case] | None = None,
) -> Mapping[SuggestionId, Case]:
    """Each case as it stood on the evening of a day; what came later is not there.

    The acts were admitted once, so no question is asked again. Where not all cases are asked for,
    ``among`` has all, for what was merged into one of them.
    """
    every = cases if among is None else among
    found: dict[SuggestionId, Case] = {}
    for number, case in cases.items():
        if case.last <= day:
            found[number] = case
        elif case.filed.on <= day:
            found[number] = _folded(case, day, law, register, every)
    return found


def _folded(
    case: Case, day: date, law: LawAt, register: Register, cases: Mapping[SuggestionId, Case]
) -> Case:
    past = Case((case.filed,), case.congress, Phase.SUBMITTED, case.filed.on)
    for act in case.acts[1:]:
        if act.on > day or not isinstance(act, SuggestionAct):
            break
        if isinstance(act, Merge) and act.into == case.id:
            past = taken_in(past, act, cases[act.suggestion])
        else:
            past = effect({case.id: past}, act, law(act.on, case.congress), register)
    return past


__all__ = ["as_of"]
