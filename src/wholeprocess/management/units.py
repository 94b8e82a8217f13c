"""How each unit does (承办单位情况): what it has in hand, what is late, rates and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from wholeprocess.congress import Register, UnitId
from wholeprocess.law import LawAt
from wholeprocess.management.case import Case
from wholeprocess.management.definitions import DEFINITIONS
from wholeprocess.management.queues import Queue, owing_units, queue_of
from wholeprocess.management.rates import HandlingRate, ranked, rates_by_unit
from wholeprocess.management.tasks import Task, What


@frozen(kw_only=True)
class UnitRow:
    """One unit's line: counts as of the day, every rate, and its place where n suffices.

    ``in_hand`` counts suggestions whose part of the unit is not done, ``late`` the things that it
    owes past their day, ``promises`` those still to be kept. ``places`` has ``None`` for a rate
    with too few cases (PR-rank-minimum).
    """

    unit: str
    name: str
    in_hand: int
    late: int
    promises: int
    rates: Mapping[str, HandlingRate]
    places: Mapping[str, int | None]


def by_unit(
    cases: Iterable[Case], things: Iterable[Task], law: LawAt, register: Register, today: date
) -> tuple[UnitRow, ...]:
    """A line for every unit that has or had a part, in the order of their identifiers."""
    held = tuple(cases)
    in_hand = Counter(unit for case in held for unit in _in_hand(case))
    late: Counter[str] = Counter()
    promises: Counter[str] = Counter()
    for one in things:
        if one.running:
            late[one.by] += one.late_by(today) > 0
            promises[one.by] += one.what is What.PROMISE
    of_units = rates_by_unit(held, law, today, register=register)
    every = sorted({unit for case in held for unit, _, _ in case.parts} | set(of_units))
    empty = {name: HandlingRate(name=name, numerator=0, n=0) for name in DEFINITIONS}
    minimum = law(today, "").count("PR-rank-minimum")
    places = {
        name: {
            one.unit: one.place
            for one in ranked({unit: rates[name] for unit, rates in of_units.items()}, minimum)
        }
        for name in DEFINITIONS
    }
    return tuple(
        UnitRow(
            unit=unit,
            name=_name(register, unit),
            in_hand=in_hand[unit],
            late=late[unit],
            promises=promises[unit],
            rates=of_units.get(unit, empty),
            places={name: places[name].get(unit) for name in DEFINITIONS},
        )
        for unit in every
    )


def _name(register: Register, unit: str) -> str:
    known = register.units.get(UnitId(unit))
    return known.name if known is not None else ""


def _in_hand(case: Case) -> Iterable[str]:
    if queue_of(case) is Queue.CLOSED:
        return ()
    return set(owing_units(case))


__all__ = ["UnitRow", "by_unit"]
