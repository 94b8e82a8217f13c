"""Which checks there are (审核项): small pure functions, each registered with its codes.

The library's own are the findings of its links. An app adds its own through the entry point group
``wholeprocess.checks``, in its ``pyproject.toml``::

    [project.entry-points."wholeprocess.checks"]
    lamps = "lamps.checks:CHECKS"

where ``CHECKS`` is a ``Check`` or several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess import consultation, decision, election, management, supervision
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import name, several, some
from wholeprocess.law import Finding, Law, LawAt
from wholeprocess.process import State, owed_too_long

GROUP = "wholeprocess.checks"
"""The entry point group of an app's own checks."""

Finds: TypeAlias = Callable[[State, LawAt, date], Iterable[Finding]]
"""Looks at a state as of a day, under the law of each day and place; it must not change it."""


@frozen(kw_only=True)
class Check:
    """One check: its name, the codes that its findings can have, and the function.

    ``codes`` is empty for a check whose codes are those of the law's tables.

    >>> from wholeprocess.law import found
    >>> def titles(state, law_at, through):
    ...     for case in state.management.cases.values():
    ...         if len(case.title) > 40:
    ...             yield found("APP-title", case.id, ("题目过长", "a long title"), ("改短", "cut"))
    >>> Check(name="titles", codes=["APP-title"], finds=titles).codes
    ('APP-title',)
    """

    name: str = field(validator=name)
    finds: Finds
    codes: tuple[str, ...] = field(default=(), converter=several)


def _suggestions(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    for case in state.management.cases.values():

        def law_on(day: date, place: str = case.congress) -> Law:
            return law_at(day, place)

        yield from management.findings(case, law_on, through, state.register)
    made = state.management
    yield from management.report_findings(made.reports, made.cases, law_at, through, state.register)


def _consultation(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    yield from consultation.findings(state.consultation, law_at, through)
    yield from owed_too_long(state.management.cases, state.consultation, law_at, through)


def _elections(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    yield from election.findings(state.election, law_at, through)
    yield from election.register_findings(state.election, state.register, through)


def _decision(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    yield from decision.findings(state.decision, law_at, through)
    cases = state.management.cases.values()
    put = (
        (case.id, case.filed.session)
        for case in cases
        if case.filed.session and case.outcome not in NEVER_ASSIGNED
    )
    yield from decision.unlisted(state.decision, put, law_at, through)


NEVER_ASSIGNED = (
    management.Outcome.NOT_ADMITTED,
    management.Outcome.AS_LETTER,
    management.Outcome.MERGED,
    management.Outcome.WITHDRAWN,
)
"""What became of a suggestion that no unit handles by itself."""

SHIPPED = (
    Check(name="management", finds=_suggestions),
    Check(name="decision", finds=_decision),
    Check(name="consultation", finds=_consultation),
    Check(
        name="supervision",
        finds=lambda s, law_at, day: supervision.findings(s.supervision, law_at, day),
    ),
    Check(name="election", finds=_elections),
)
"""The library's own checks."""


@cache
def plugged_in() -> tuple[Check, ...]:
    """The checks of the apps that are installed; ``BadInput`` names an entry point that is none."""
    from importlib.metadata import entry_points

    found: list[Check] = []
    problems: list[Problem] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            loaded = point.load()
            checks = (loaded,) if isinstance(loaded, Check) else tuple(loaded)
            some(None, Check.__attrs_attrs__[0], checks)
            if strange := [one for one in checks if not isinstance(one, Check)]:
                raise TypeError(f"{strange[0]!r} is no Check")
        except Exception as error:  # whatever another package's import may raise
            mend = "correct it, or uninstall the package that brings it"
            what = f"{point.value} cannot be used: {error}"
            problems.append(Problem(file=GROUP, field=point.name, what=what, mend=mend))
        else:
            found += checks
    if problems:
        raise BadInput(problems)
    return tuple(found)
