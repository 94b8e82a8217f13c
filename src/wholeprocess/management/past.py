"""Cases as they stood on an earlier day (历史时点): folded again from their own acts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile

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


def course(
    case: Case, law: LawAt, register: Register, among: Mapping[SuggestionId, Case]
) -> Iterator[Case]:
    """A case after each of its acts, one after the other (办理经过), the first as it was filed.

    ``among`` has all cases, for those that were merged into it.
    """
    past = Case((case.filed,), case.congress, Phase.SUBMITTED, case.filed.on)
    yield past
    for act in case.acts[1:]:
        if not isinstance(act, SuggestionAct):
            return
        if isinstance(act, Merge) and act.into == case.id:
            past = taken_in(past, act, among[act.suggestion])
        else:
            past = effect({case.id: past}, act, law(act.on, case.congress), register)
        yield past


def _folded(
    case: Case, day: date, law: LawAt, register: Register, cases: Mapping[SuggestionId, Case]
) -> Case:
    through = takewhile(lambda past: past.last <= day, course(case, law, register, cases))
    return deque(through, maxlen=1)[0]


__all__ = ["as_of", "course"]
