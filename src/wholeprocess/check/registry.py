"""Which checks there are (审核项): small pure functions, each registered with its codes.

The library's own are the findings of its links. An app adds its own through the entry point group
``wholeprocess.checks``, in its ``pyproject.toml``::

    [project.entry-points."wholeprocess.checks"]
    lamps = "lamps.checks:CHECKS"

where ``CHECKS`` is a ``Check`` or several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from wholeprocess import consultation, decision, election, management, supervision
from wholeprocess.congress import SessionId
from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal import Finder, Part, Walk, finders, found_by, name, several, some
from wholeprocess.law import Finding, LawAt
from wholeprocess.process import State, owed_too_long

S = TypeVar("S")
Cases: TypeAlias = Mapping[management.SuggestionId, management.Case]

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


NEVER_ASSIGNED = (
    management.Outcome.NOT_ADMITTED,
    management.Outcome.AS_LETTER,
    management.Outcome.MERGED,
    management.Outcome.WITHDRAWN,
)
"""What became of a suggestion that no unit handles by itself."""


# --- what the links register ----------------------------------------------------------------------


def _unlisted(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[decision.State, tuple[tuple[str, SessionId], ...], LawAt, date]]:
    cases = state.management.cases.values()
    put = (
        (case.id, case.filed.session)
        for case in cases
        if case.filed.session and case.outcome not in NEVER_ASSIGNED
    )
    yield state.decision, tuple(put), law_at, through


def _owed(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Cases, consultation.State, LawAt, date]]:
    yield state.management.cases, state.consultation, law_at, through


def _handled(state: State) -> management.Handled:
    made = state.management
    return management.Handled(made.cases, state.register, made.reports)


def _of(part: Callable[[State], S], registered: Iterable[Finder[S]]) -> Iterator[Finder[State]]:
    """What a link registers, as it looks at its part of the whole state."""
    walks: dict[object, Walk[State]] = {}
    for one in registered:
        walk = one.over.walk if isinstance(one.over, Part) else one.over
        own = walks.setdefault(walk, _within(part, walk))
        over = Part(own, one.over.places) if isinstance(one.over, Part) else own
        yield Finder(over, one.function)


def _within(part: Callable[[State], S], walk: Walk[S]) -> Walk[State]:
    def own(state: State, law_at: LawAt, through: date) -> Iterable[tuple[object, ...]]:
        return walk(part(state), law_at, through)

    return own


FINDERS: tuple[Finder[State], ...] = (
    *_of(_handled, management.CHECKS),
    *_of(lambda state: state.decision, decision.CHECKS),
    *finders(_unlisted, decision.unlisted),
    *_of(lambda state: state.consultation, consultation.CHECKS),
    *finders(_owed, owed_too_long),
    *_of(lambda state: state.supervision, supervision.CHECKS),
    *_of(lambda state: state.election, election.CHECKS),
    *_of(lambda state: (state.election, state.register), election.REGISTER_CHECKS),
)

SHIPPED = tuple(Check(name=one.name, codes=one.codes, finds=one) for one in FINDERS)
"""The library's own checks: one for each function that finds something."""


def found_in(
    checks: Iterable[Check], state: State, law_at: LawAt, through: date
) -> Iterator[Finding]:
    """Everything that checks find; those that go over the same things do so in one walk."""
    held = tuple(checks)
    ours = [one.finds for one in held if isinstance(one.finds, Finder)]
    yield from found_by(ours, state, law_at, through)
    for one in held:
        if not isinstance(one.finds, Finder):
            yield from one.finds(state, law_at, through)


def finders_of(code: str) -> tuple[str, ...]:
    """The names of the library's checks that can find a code.

    >>> finders_of("EL-28-1")
    ('election.roll.posting',)
    """
    return tuple(one.name for one in SHIPPED if code in one.codes)


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
