"""What each act changed (变更记录): every field it touched, as it was and as it is after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wholeprocess.congress import Register
from wholeprocess.management.acts import Merge, Submit, SuggestionAct
from wholeprocess.management.case import Case
from wholeprocess.management.guards import Cases
from wholeprocess.management.keeper import LawOn
from wholeprocess.management.state import effect
from wholeprocess.management.submission import taken_in

FIELDS = ("phase", "round", "assignments", "title", "text", "answer", "rating", "outcome", "owed")


class Change(NamedTuple):
    """One field that an act changed."""

    act: SuggestionAct
    field: str
    was: Any
    now: Any


def changes(case: Case, law_on: LawOn, register: Register, cases: Cases) -> tuple[Change, ...]:
    """Everything that the acts of a case changed, in order, worked out by doing them again.

    An act that only records something (a reminder, a talk) changes no field and is in ``acts``.
    ``cases`` are all of them, for what was merged into this one.
    """
    return tuple(_changes(case, law_on, register, cases))


def _changes(case: Case, law_on: LawOn, register: Register, cases: Cases) -> Iterator[Change]:
    before: Case | None = None
    for act in case.acts:
        assert isinstance(act, SuggestionAct)
        if before is not None and act.suggestion != case.id and isinstance(act, Merge):
            after = taken_in(before, act, cases[act.suggestion])
        else:
            after = effect({case.id: before} if before else {}, act, law_on(act.on), register)
        for name in FIELDS:
            was = getattr(before, name) if before else None
            now = getattr(after, name)
            if was != now and (now or not isinstance(act, Submit)):
                yield Change(act, name, was, now)
        before = after
