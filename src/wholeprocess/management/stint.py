"""What each unit did while it had a suggestion (各单位承办经过), folded from its acts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wholeprocess.congress import UnitId
from wholeprocess.management.acts import (
    Acknowledge,
    Assign,
    Contact,
    DecideObjection,
    Directed,
    Direction,
    Extend,
    Mediate,
    Mediated,
    Opine,
    Rate,
    Rehandle,
    Reply,
    ReturnOpinion,
    Satisfaction,
)
from wholeprocess.management.case import Case, Part


class Step(NamedTuple):
    """One act of a unit: its place in the case and its day."""

    at: int
    on: date


class Stint(NamedTuple):
    """One unit's time with a suggestion, from its assignment until it was let go, if it was.

    ``first`` is the day of the first assignment of the suggestion to any unit.
    """

    unit: UnitId
    part: Part
    given: Step
    first: date
    wide: bool
    until: Step | None = None
    received: date | None = None
    extension: Extend | None = None
    extensions: int = 0
    contacts: tuple[Step, ...] = ()
    opinions: tuple[Step, ...] = ()
    returned: tuple[Step, ...] = ()
    replies: tuple[Step, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether the unit owes the deputies a reply."""
        return self.part is not Part.CO

    @property
    def live(self) -> bool:
        """Whether the unit still has its part."""
        return self.until is None

    def had(self, at: int) -> bool:
        """Whether the unit had its part when the act at that place was done."""
        return self.given.at < at and (self.until is None or at <= self.until.at)


def stints(case: Case) -> tuple[Stint, ...]:
    """Every unit's time with the suggestion, in order of assignment."""
    every: list[Stint] = []
    live: dict[str, int] = {}
    for at, act in enumerate(case.acts):
        step = Step(at, act.on)
        match act:
            case Assign():
                for unit in act.units:
                    if unit in live:
                        every[live[unit]] = every[live[unit]]._replace(until=step)
                    live[unit] = len(every)
                    every.append(_given(act, unit, step, every))
            case DecideObjection(upheld=True) if act.unit in live:
                place = live.pop(act.unit)
                every[place] = every[place]._replace(until=step)
            case Directed(to=Direction.ADMITTED):
                for place in live.values():
                    every[place] = every[place]._replace(until=step)
                live.clear()
            case Extend():
                for name, place in live.items():
                    if act.unit in (None, name) and not every[place].replies:
                        longer = every[place].extensions + 1
                        every[place] = every[place]._replace(extension=act, extensions=longer)
            case ReturnOpinion() if act.unit in live:
                place = live[act.unit]
                every[place] = every[place]._replace(returned=(*every[place].returned, step))
            case Acknowledge() | Contact() | Opine() | Reply() if act.by in live:
                place = live[act.by]
                every[place] = _went_on(every[place], act, step)
            case _:
                pass
    return tuple(every)


def _given(act: Assign, unit: UnitId, step: Step, before: list[Stint]) -> Stint:
    part = Part.CO if unit in act.co else Part.SEPARATE if act.separate else Part.LEAD
    first = before[0].given.on if before else act.on
    return Stint(unit, part, step, first, act.wide_and_difficult)


def _went_on(stint: Stint, act: Acknowledge | Contact | Opine | Reply, step: Step) -> Stint:
    match act:
        case Acknowledge():
            return stint._replace(received=stint.received or act.on)
        case Contact():
            return stint._replace(contacts=(*stint.contacts, step))
        case Opine():
            return stint._replace(opinions=(*stint.opinions, step))
        case Reply():
            return stint._replace(replies=(*stint.replies, step))


def reopenings(case: Case) -> tuple[Step, ...]:
    """Where each round after the first began: a dissatisfied rating, a decision, a mediation."""
    if case.round < 2:
        return ()
    decided = [
        act
        for act in case.acts
        if isinstance(act, Rehandle) or (isinstance(act, Mediate) and act.result is Mediated.AGAIN)
    ]
    by_rating = case.round - 1 - len(decided)
    return tuple(_reopenings(case, by_rating))


def _reopenings(case: Case, by_rating: int) -> Iterator[Step]:
    for at, act in enumerate(case.acts):
        match act:
            case Rate(rating=Satisfaction.DISSATISFIED) if by_rating > 0:
                by_rating -= 1
                yield Step(at, act.on)
            case Rehandle() | Mediate(result=Mediated.AGAIN):
                yield Step(at, act.on)
            case _:
                pass
