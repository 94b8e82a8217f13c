"""A fault to plant (植错): what of a clean journal is changed, and what a check must then find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from random import Random
from typing import Any, TypeAlias, TypeVar, overload

from attrs import evolve, field, frozen

from wholeprocess.congress import Divisions
from wholeprocess.journal import Act, name
from wholeprocess.law import LawAt
from wholeprocess.process import Fold, State

A = TypeVar("A", bound=Act)


@frozen(kw_only=True)
class Fault:
    """One irregularity: acts of a clean journal left out, others put in their place, some added.

    ``drop`` and ``put`` name acts by their place in the journal, from 0. ``at`` is the act at whose
    line the finding stands: one of those put or added, or one that was there. It is ``None`` where
    what is found never happened, and so has no line. ``also`` are the codes of what the same fact
    brings about the same thing at the same line: a death that is on record leaves a seat empty.
    """

    code: str = field(validator=name)
    about: str = field(validator=name)
    drop: frozenset[int] = frozenset()
    put: Mapping[int, Act] = field(factory=dict)
    add: tuple[Act, ...] = ()
    at: Act | None = None
    also: tuple[str, ...] = ()

    @property
    def places(self) -> frozenset[int]:
        """The places of the clean journal that it touches."""
        return self.drop | self.put.keys()


@frozen(eq=False)
class Clean:
    """A journal in which nothing is irregular, to plant faults in: its acts and their state."""

    acts: tuple[Act, ...]
    state: State

    @property
    def divisions(self) -> Divisions:
        """The divisions that it lies in."""
        return self.state.register.divisions

    @property
    def last(self) -> date:
        """The last day of the journal, as of which it is judged."""
        return max(act.on for act in self.acts)

    def of(self, kind: type[A], rng: Random) -> Iterator[tuple[int, A]]:
        """The acts of one kind with their places, in an order that the dice decide."""
        places = [place for place, act in enumerate(self.acts) if isinstance(act, kind)]
        rng.shuffle(places)
        for place in places:
            act = self.acts[place]
            assert isinstance(act, kind)
            yield place, act

    @property
    def law_at(self) -> LawAt:
        """The law of a day at a place, with what was set in the journal."""
        return Fold(self.state).law

    @overload
    def about(self, thing: str) -> tuple[tuple[int, Act], ...]: ...

    @overload
    def about(self, thing: str, *kinds: type[A]) -> tuple[tuple[int, A], ...]: ...

    def about(self, thing: str, *kinds: type[Act]) -> tuple[tuple[int, Act], ...]:
        """The acts about a thing, of these kinds if any are named, with their places."""
        return tuple(
            (place, act)
            for place, act in enumerate(self.acts)
            if act.thing == thing and (not kinds or isinstance(act, kinds))
        )


Plant: TypeAlias = Callable[[Clean, Random], Iterator[Fault]]
"""Proposes faults of one code, each at another place; none where the journal has no room for it."""

PLANTS: dict[str, Plant] = {}
"""How a fault of each code is planted."""


def plants(code: str) -> Callable[[Plant], Plant]:
    """Registers a function as the one that plants faults of a code."""

    def registered(plant: Plant) -> Plant:
        if code in PLANTS:
            raise ValueError(f"{code} is planted by {PLANTS[code].__name__} already")
        PLANTS[code] = plant
        return plant

    return registered


def instead(code: str, place: int, act: A, *, about: str = "", **changes: Any) -> Fault:
    """The fault of an act that was done otherwise: on another day, with another field."""
    other: A = evolve(act, **changes)
    return Fault(code=code, about=about or act.thing, put={place: other}, at=other)


def without(code: str, places: Iterable[int], about: str, at: Act | None = None) -> Fault:
    """The fault of something that was never done."""
    gone: frozenset[int] = frozenset(places)
    return Fault(code=code, about=about, drop=gone, at=at)
