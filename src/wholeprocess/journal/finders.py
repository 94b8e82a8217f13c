"""Small functions that find what was irregular, each with its codes (审核项).

A link registers them in a tuple ``CHECKS``, with what each goes over: the districts of an election,
the reports of a committee. A check asks only those that can find a wanted code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import FunctionType
from typing import Any, Generic, TypeAlias, TypeVar, TypeVarTuple

from attrs import frozen

from wholeprocess.law import Finding, LawAt

S = TypeVar("S")
F = TypeVar("F", bound=Callable[..., object])
Ts = TypeVarTuple("Ts")


def finds(*codes: str) -> Callable[[F], F]:
    """Keeps with a function the codes of what it can find.

    >>> @finds("EL-28-1")
    ... def posting(roll): ...
    >>> codes_of(posting)
    ('EL-28-1',)
    """

    def kept(function: F) -> F:
        # every function takes attributes, which its type does not say
        function.finds = codes  # type: ignore[attr-defined]
        return function

    return kept


def codes_of(function: Callable[..., object]) -> tuple[str, ...]:
    """The codes that were kept with a function by ``finds``; none with any other function."""
    return getattr(function, "finds", ())


Walk: TypeAlias = Callable[[S, LawAt, date], Iterable[tuple[Any, ...]]]
"""What functions go over: it yields the arguments of each call."""


@frozen
class Part(Generic[S]):
    """Some of what a walk yields, by their places: functions that take less share the walk.

    >>> both = lambda state, law_at, through: ((thing, through) for thing in state)
    >>> list(Part(both, (0,))(("s1", "s2"), None, date(2022, 1, 1)))
    [('s1',), ('s2',)]
    """

    walk: Walk[S]
    places: tuple[int, ...]

    def __call__(self, state: S, law_at: LawAt, through: date) -> Iterator[Any]:
        """What is yielded of each thing."""
        for things in self.walk(state, law_at, through):
            yield tuple([things[place] for place in self.places])


@frozen
class Finder(Generic[S]):
    """A function with its codes, and what it goes over: ``over`` yields its arguments."""

    over: Walk[S]
    function: Callable[..., Iterable[Finding]]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what it can find."""
        return codes_of(self.function)

    @property
    def name(self) -> str:
        """The part and the function, for example "election.roll.posting"."""
        assert isinstance(self.function, FunctionType)
        parts = self.function.__module__.split(".")[1:]
        kept = (part for part in (*parts, self.function.__name__) if part != "findings")
        return ".".join(part.strip("_") for part in kept)

    def __call__(self, state: S, law_at: LawAt, through: date) -> Iterator[Finding]:
        """Everything that it finds, as of a day."""
        return found_by((self,), state, law_at, through)


def finders(
    over: Callable[[S, LawAt, date], Iterable[tuple[*Ts]]],
    *functions: Callable[[*Ts], Iterable[Finding]],
) -> tuple[Finder[S], ...]:
    """Registers functions that go over the same things.

    >>> @finds("EL-28-1")
    ... def late(roll):
    ...     return [roll] if roll > 2 else []
    >>> rolls = finders(lambda state, law_at, through: ((roll,) for roll in state), late)
    >>> list(found_by(rolls, (1, 2, 3), None, date(2022, 1, 1)))
    [3]

    Raises ``ValueError`` where a function has no codes.
    """
    if bare := [function for function in functions if not codes_of(function)]:
        raise ValueError(f"{bare[0]!r} says nothing about its codes; decorate it with finds")
    return tuple(Finder(over, function) for function in functions)


def found_by(
    checks: Iterable[Finder[S]], state: S, law_at: LawAt, through: date
) -> Iterator[Finding]:
    """Everything that finders find as of a day, with one walk over what several of them go over."""
    walks: dict[Walk[S], dict[tuple[int, ...], list[Callable[..., Iterable[Finding]]]]] = {}
    for one in checks:
        over = one.over
        walk, places = (over.walk, over.places) if isinstance(over, Part) else (over, ())
        walks.setdefault(walk, {}).setdefault(places, []).append(one.function)
    for walk, parts in walks.items():
        for things in walk(state, law_at, through):
            for places, functions in parts.items():
                taken = [things[place] for place in places] if places else things
                for function in functions:
                    yield from function(*taken)


def whole(state: S, law_at: LawAt, through: date) -> Iterator[tuple[S, LawAt, date]]:
    """What a function goes over that looks at a whole state."""
    yield state, law_at, through


def alone(state: S, _law_at: LawAt, through: date) -> Iterator[tuple[S, date]]:
    """What a function goes over that looks at a whole state and asks for no law."""
    yield state, through
