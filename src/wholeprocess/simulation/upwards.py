"""What a county cannot solve goes up and comes home (四级联动), by a suggestion at each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholeprocess.congress import Level
from wholeprocess.management import (
    Acknowledge,
    Assign,
    BringHome,
    Escalate,
    Leg,
    Outcome,
    Submit,
    SuggestionId,
    route,
)
from wholeprocess.simulation.matter import (
    ASSIGNED_ABOVE,
    RECEIVED_ABOVE,
    SUBMITTED_ABOVE,
    TEXT,
    Matter,
)
from wholeprocess.simulation.world import Process, World

if TYPE_CHECKING:
    from wholeprocess.simulation.handling import Handling


class Upwards:
    """The way of matters to higher congresses and back."""

    def __init__(self, world: World, handling: Handling) -> None:
        self.world, self.handling = world, handling

    def put(self, m: Matter) -> None:
        """Deputies of higher levels put it forward there (四级联动)."""
        world, county = self.world, self.world.county
        day = world.calendar.day
        on = world.dates[day]
        register, law = world.fold.register, world.law(day)
        levels = tuple(Level.of(code) for code in county.higher[:2])
        way = route(county.place, levels, on, law, register, topic=m.topic)
        if not way.carried:
            return
        legs = way.legs(1)
        world.do(Escalate(on=on, suggestion=m.number, legs=legs, reason="本级人民政府无法解决"))
        for leg in legs:
            child = Matter(
                SuggestionId(f"{m.number}@{leg.congress}"), leg.congress, m.place, m.year
            )
            child.parent, child.topic, child.severity = m, m.topic, "minor"
            child.unit = county.unit_of(leg.congress, "主管部门").id
            child.process = self._above(child, leg)
            world.calendar.put(child.process, day + SUBMITTED_ABOVE)

    def _above(self, m: Matter, leg: Leg) -> Process:
        """The matter at a higher congress, until it is brought home (结果回告)."""
        world, calendar, parent = self.world, self.world.calendar, m.parent
        assert parent is not None
        do, dates, cases = world.do, world.dates, world.fold.cases
        m.leader = leg.carriers[0]
        do(
            Submit(
                on=dates[calendar.day],
                by=m.leader,
                suggestion=m.number,
                title=f"关于{m.topic}的建议（{m.number}）",
                text=TEXT,
                topic=m.topic,
                parent=parent.number,
            )
        )
        yield calendar.day + ASSIGNED_ABOVE
        do(Assign(on=dates[calendar.day], suggestion=m.number, lead=m.unit))
        m.reply_due = self.handling.due_after(calendar.day, "SG-5")
        yield calendar.day + RECEIVED_ABOVE
        do(Acknowledge(on=dates[calendar.day], suggestion=m.number, by=m.unit))
        yield from self.handling.through(m)
        child = cases[m.number]
        outcome = child.outcome or Outcome.EXPLAINED
        do(
            BringHome(
                on=dates[calendar.day],
                suggestion=parent.number,
                congress=leg.congress,
                child=m.number,
                outcome=outcome,
                words="上级办理结果",
            )
        )
        if not cases[parent.number].awaited:
            calendar.put(parent.process, calendar.day)
