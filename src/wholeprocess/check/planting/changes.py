"""How a clean journal is changed to plant a fault (改动): later, never, in one way of several."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from attrs import evolve

from wholeprocess.check.planting.fault import Clean, Fault
from wholeprocess.journal import Act

DAY = timedelta(days=1)


def mixed(rng: Random, *ways: Iterator[Fault]) -> Iterator[Fault]:
    """The faults of several ways of breaking one rule, in an order that the dice decide."""
    left = list(ways)
    while left:
        way = rng.choice(left)
        if (fault := next(way, None)) is not None:
            yield fault
        else:
            left.remove(way)


def following(ground: Clean, place: int, thing: str = "") -> tuple[int, ...]:
    """The places of the acts about a thing that stand after a place; of its own unless named."""
    thing = thing or ground.acts[place].thing
    return tuple(n for n, _ in ground.about(thing) if n > place)


def things(ground: Clean, *ids: str) -> frozenset[int]:
    """The places of every act about these things."""
    return frozenset(n for n, act in enumerate(ground.acts) if act.thing in ids)


def only_of_its_day(ground: Clean, act: Act) -> bool:
    """Whether nothing else is done about the thing on that day after the act."""
    same = [other for other in ground.acts if (other.thing, other.on) == (act.thing, act.on)]
    return same[-1] is act


def quiet(ground: Clean, thing: str, on: date) -> bool:
    """Whether nothing is done about a thing on a day."""
    return not any((act.thing, act.on) == (thing, on) for act in ground.acts)


def put_off(
    ground: Clean,
    code: str,
    place: int,
    on: date,
    *,
    about: str = "",
    at: Act | None = None,
    **changes: Any,
) -> Iterator[Fault]:
    """The fault of an act done later; none where what follows it would come too early.

    ``at`` is the act at whose line it is found, the one put off unless given.
    """
    act = ground.acts[place]
    after = [ground.acts[n].on for n in following(ground, place)]
    if on <= min([*after, ground.last]) and quiet(ground, act.thing, on) | (at is not None):
        other = evolve(act, on=on, **changes)
        yield Fault(code=code, about=about or act.thing, put={place: other}, at=at or other)


def cut(
    ground: Clean, code: str, place: int, on: date, *, about: str = "", at: Act | None = None
) -> Iterator[Fault]:
    """The fault of an act that never came, nor what follows it about the same thing.

    ``on`` is the day on which it is found: one that the journal reaches, on which, where the fault
    has no line, nothing else is done about the thing.
    """
    thing = about or ground.acts[place].thing
    gone = frozenset({place, *following(ground, place)})
    found_there = at is not None or all(n in gone for n, act in ground.about(thing) if act.on == on)
    if on < ground.last and found_there:
        yield Fault(code=code, about=thing, drop=gone, at=at)


def shifted(ground: Clean, code: str, place: int, on: date) -> Iterator[Fault]:
    """The fault of an act that came on a later day, and all that follows it as much later."""
    act = ground.acts[place]
    later = on - act.on
    put = {
        n: evolve(ground.acts[n], on=ground.acts[n].on + later)
        for n in (place, *following(ground, place))
    }
    if max(other.on for other in put.values()) <= ground.last:
        yield Fault(code=code, about=act.thing, put=put, at=put[place])
