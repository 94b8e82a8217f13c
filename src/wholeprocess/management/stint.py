"""What each unit did while it had a suggestion (各单位承办经过), folded from its acts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from attrs import define, field

from wholeprocess.congress import UnitId
from wholeprocess.journal import Act
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


@define(eq=False)
class Stint:
    """One unit's time with a suggestion, from its assignment until it was let go, if it was.

    ``first`` is the day of the first assignment of the suggestion to any unit. It grows while
    ``stints`` goes through the acts, and is only read afterwards.
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
    contacts: list[Step] = field(factory=list)
    opinions: list[Step] = field(factory=list)
    returned: list[Step] = field(factory=list)
    replies: list[Step] = field(factory=list)

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


_MOVE: frozenset[type[Act]] = frozenset(
    {Acknowledge, Assign, Contact, DecideObjection, Directed, Extend, Opine, Reply, ReturnOpinion}
)
"""The acts that a stint is made of; the others are passed over without being looked at."""


def stints(case: Case) -> tuple[Stint, ...]:
    """Every unit's time with the suggestion, in order of assignment."""
    every: list[Stint] = []
    live: dict[str, Stint] = {}
    for at, act in enumerate(case.acts):
        if type(act) not in _MOVE:
            continue
        step = Step(at, act.on)
        match act:
            case Acknowledge() if act.by in live:
                live[act.by].received = live[act.by].received or act.on
            case Contact() if act.by in live:
                live[act.by].contacts.append(step)
            case Opine() if act.by in live:
                live[act.by].opinions.append(step)
            case Reply() if act.by in live:
                live[act.by].replies.append(step)
            case Assign():
                for unit in act.units:
                    if unit in live:
                        live[unit].until = step
                    live[unit] = _given(act, unit, step, every)
                    every.append(live[unit])
            case DecideObjection(upheld=True) if act.unit in live:
                live.pop(act.unit).until = step
            case Directed(to=Direction.ADMITTED):
                for running in live.values():
                    running.until = step
                live.clear()
            case Extend():
                for name, running in live.items():
                    if act.unit in (None, name) and not running.replies:
                        running.extension = act
                        running.extensions += 1
            case ReturnOpinion() if act.unit in live:
                live[act.unit].returned.append(step)
            case _:
                pass
    return tuple(every)


def _given(act: Assign, unit: UnitId, step: Step, before: list[Stint]) -> Stint:
    part = Part.CO if unit in act.co else Part.SEPARATE if act.separate else Part.LEAD
    first = before[0].given.on if before else act.on
    return Stint(unit, part, step, first, act.wide_and_difficult)


_REOPENS: frozenset[type[Act]] = frozenset({Rate, Rehandle, Mediate})


def reopenings(case: Case) -> list[Step]:
    """Where each round after the first began: a dissatisfied rating, a decision, a mediation."""
    if case.round < 2:
        return []
    may = [(at, act) for at, act in enumerate(case.acts) if type(act) in _REOPENS]
    decided = [at for at, act in may if _decided(act)]
    by_rating = case.round - 1 - len(decided)
    found: list[Step] = []
    for at, act in may:
        if isinstance(act, Rate):
            if by_rating > 0 and act.rating is Satisfaction.DISSATISFIED:
                by_rating -= 1
                found.append(Step(at, act.on))
        elif at in decided:
            found.append(Step(at, act.on))
    return found


def _decided(act: Act) -> bool:
    """Whether somebody else than the deputy decided that it is handled again."""
    return isinstance(act, Rehandle) or (isinstance(act, Mediate) and act.result is Mediated.AGAIN)
