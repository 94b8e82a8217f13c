"""Faults in the life of a suggestion (建议办理中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.management import Contact, Reply, clocks


@plants("SG-5")
def late_reply(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The first reply comes a day late, and nothing else of the file is moved."""
    for place, reply in ground.of(Reply, rng):
        case = ground.state.management.cases[reply.suggestion]
        later = [act for act in case.acts if act.on > reply.on]
        clock = clocks(case, ground.law_on(case.congress), ground.state.register).reply
        if clock is None or clock.code != "SG-5" or case.done(Reply)[0] != reply:
            continue
        late = clock.due + timedelta(1)
        if all(late <= act.on for act in later):
            yield instead("SG-5", place, reply, on=late)


@plants("SG-4")
def no_contact(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A unit replies, and never spoke with the deputy."""
    for _, reply in ground.of(Reply, rng):
        spoken = [
            place
            for place, act in ground.about(reply.suggestion, Contact)
            if act.by == reply.by  # type: ignore[attr-defined]
        ]
        if spoken:
            yield without("SG-4", spoken, reply.suggestion, at=reply)
