"""What became of a matter (事项全程): its days in order, and what it brought."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.loop.record import Gain, Matter, StepKind
from wholeprocess.supervision.record import State


@frozen
class Entry:
    """One act in a matter: on the matter itself, or on one of its steps."""

    on: date
    kind: str
    thing: str


def story(matter: Matter, state: State) -> tuple[Entry, ...]:
    """Every act on a matter and on its steps, in the order of their days."""
    acts: list[SupervisionAct] = list(matter.acts)
    for step in matter.steps:
        acts += getattr(state, step.kind.value)[step.ref].acts
    entries = (Entry(act.on, act.kind, act.thing) for act in acts)
    return tuple(sorted(entries, key=lambda entry: entry.on))


def brought(matter: Matter) -> tuple[Gain, ...]:
    """What a matter brought, added up by what it is and its unit; money in fen.

    >>> pipes = Gain(key="二次供水", amount=500_000_000, unit="fen")
    >>> more = Gain(key="二次供水", amount=300_000_000, unit="fen")
    >>> done = Matter(id="m", congress="430381", title="物业管理", gains=(pipes, more))
    >>> brought(done)
    (Gain(key='二次供水', amount=800000000, unit='fen'),)
    """
    totals: dict[tuple[str, str], int] = {}
    for gain in matter.gains:
        key = (gain.key, gain.unit)
        totals[key] = totals.get(key, 0) + gain.amount
    return tuple(Gain(key=key, amount=n, unit=unit) for (key, unit), n in totals.items())


def steps_of(matter: Matter, kind: StepKind) -> tuple[str, ...]:
    """The identifiers of a matter's steps of one kind, in their order."""
    return tuple(step.ref for step in matter.steps if step.kind is kind)
