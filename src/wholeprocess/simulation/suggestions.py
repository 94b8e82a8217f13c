"""A year's suggestions (年度建议): when they come up, from the deputy to the unit that has them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from itertools import accumulate

from wholeprocess.congress import SessionId, SessionKind
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.management import Accept, Acknowledge, Assign, Decline, Submit, SuggestionId
from wholeprocess.simulation.handling import Handling
from wholeprocess.simulation.house import who_comes
from wholeprocess.simulation.matter import FIRST, TEXT, Matter
from wholeprocess.simulation.spread import ONE, Choice
from wholeprocess.simulation.streams import below
from wholeprocess.simulation.world import Process, World


@lru_cache(maxsize=256)
def _season(month: Choice, zero: date, first: int, last: int) -> list[int]:
    """What has come up by each day from ``first`` to ``last``, as the months' shares have it."""
    each = {int(number): int(share * ONE) for number, share in month.shares().items()}
    months = [date.fromordinal(zero.toordinal() + n).month for n in range(first, last + 1)]
    weights = [each.get(number, 0) for number in months]
    return list(accumulate(weights if any(weights) else [1] * len(months)))


class Suggestions:
    """The suggestions of a county, year by year (建议)."""

    def __init__(self, world: World) -> None:
        self.world = world
        county = world.county
        self.units = tuple(county.unit_of(county.place, unit.name).id for unit in county.units)
        self.leaders = tuple(deputy.id for deputy in county.seats(county.place))
        self.handling = Handling(world)

    def year(self, year: int) -> None:
        """Put the matters of a year on the calendar, and its session."""
        world, county = self.world, self.world.county
        session = self._session(year) if county.in_session else None
        days = self.recess(year)
        rows = world.streams.rows("suggestions", county.suggestions, len(FIRST), year)
        for place, draws in enumerate(rows):
            number = SuggestionId(f"{year}-{place + 1:03}")
            matter = Matter(number, county.place, place, year)
            if place < county.in_session and session is not None:
                matter.seated, day = session
            else:
                day = days[0] + bisect_right(days[1], draws[0] * days[1][-1] // ONE)
            matter.draws = draws
            matter.process = self.life(matter)
            if day >= 0:
                world.calendar.put(matter.process, day)

    def _session(self, year: int) -> tuple[SessionId, int] | None:
        world, county = self.world, self.world.county
        day = world.year_day(year, county.session)
        if not 0 <= day < world.calendar.horizon:
            return None
        ident = SessionId(f"{county.place}/{world.dates[day].isoformat()}")
        world.calendar.put(self._sits(ident, year), day)
        return ident, day

    def _sits(self, ident: SessionId, year: int) -> Process:
        """The session: who comes, and its end three days later (大会)."""
        world, county = self.world, self.world.county
        draws = world.streams.of("session", county.deputies, year)
        law = world.law(world.calendar.day)
        present = who_comes(self.leaders, draws, world.now.attends, law)
        world.do(
            OpenSession(
                on=world.dates[world.calendar.day],
                by=county.convener,
                session=ident,
                congress=county.place,
                session_kind=SessionKind.ANNUAL,
                present=present,
            )
        )
        yield world.calendar.day + 3
        on = world.dates[world.calendar.day]
        world.do(CloseSession(on=on, by=county.convener, session=ident))

    def recess(self, year: int) -> tuple[int, list[int]]:
        """The first day of the recess, and how many matters come up to each day, by season."""
        world, county = self.world, self.world.county
        first = world.year_day(year, county.session if county.in_session else "01-01")
        first += 10 if county.in_session else 0
        last = max(world.year_day(year, county.last_submitted), first)
        return first, _season(county.behaviour.month, world.dates[0], first, last)

    # --- one suggestion -------------------------------------------------------------------------

    def life(self, m: Matter) -> Process:
        """From submission to the closed file."""
        world = self.world
        do, dates, calendar = world.do, world.dates, world.calendar
        _, who, topic, unit, severity, declines, accepts, assigns, receipt = m.draws
        number, day = m.number, calendar.day
        topics = world.county.topics
        m.leader = self.leaders[below(len(self.leaders), who)]
        m.topic = topics[below(len(topics), topic)]
        m.unit = self.units[below(len(self.units), unit)]
        m.severity = world.now.severity.at(severity)
        do(
            Submit(
                on=dates[day],
                by=m.leader,
                suggestion=number,
                title=f"关于{m.topic}的建议（{number}）",
                text=TEXT,
                topic=m.topic,
                session=m.seated,
            )
        )
        day += world.now.accepts.at(accepts)
        yield day
        if world.now.declines.happens(declines):
            do(Decline(on=dates[day], suggestion=number, reason="属于其他程序，按有关程序办理"))
            return
        do(Accept(on=dates[day], suggestion=number))
        day += world.now.assigns.at(assigns)
        yield day
        do(Assign(on=dates[day], suggestion=number, lead=m.unit))
        m.reply_due = self.handling.due_after(day, "SG-5")
        day += world.now.acknowledges.at(receipt)
        yield day
        do(Acknowledge(on=dates[day], suggestion=number, by=m.unit))
        yield from self.handling.through(m)
