"""From a topic of the plan to what was done about it (议题的落实)."""

from __future__ import annotations

from typing import Any

from wholeprocess.congress import Register
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.plan.record import Plan
from wholeprocess.supervision.record import State

TAKEN_UP_IN = ("reports", "inspections", "inquiries")
"""The tables of what a topic can be taken up in."""


def topic_is_planned(state: State, act: Any, law: Law, register: Register) -> Refusal | None:
    """A topic that an act names is on a plan of that congress."""
    if act.topic is None or plan_with(state, act.congress, act.topic) is not None:
        return None
    what = f"no plan of {act.congress} has a topic {act.topic}"
    return law.refusal("WP-known", what, "put it on the plan first, or name no topic")


def plan_with(state: State, congress: str, topic: str) -> Plan | None:
    """The plan of a congress that has a topic; ``None`` where none has."""
    for plan in state.plans.values():
        if plan.congress == congress and plan.topic(topic) is not None:
            return plan
    return None


def taken_up(state: State, congress: str, topic: str) -> tuple[str, ...]:
    """The reports, inspections and inquiries in which a topic of a congress was taken up.

    >>> taken_up(State(), "430381", "t1")
    ()
    """
    return tuple(
        thing.id
        for table in TAKEN_UP_IN
        for thing in getattr(state, table).values()
        if thing.congress == congress and thing.topic == topic
    )
