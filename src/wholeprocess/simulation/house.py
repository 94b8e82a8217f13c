"""A congress of the model (人民代表大会): its deputies, who comes to a session, how they rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ, SessionId, SessionKind
from wholeprocess.decision import CloseSession, Grades, OpenSession
from wholeprocess.simulation.spread import Choice
from wholeprocess.simulation.world import World


class House:
    """One congress, in and out of session."""

    def __init__(self, world: World, congress: DivisionCode) -> None:
        self.world, self.congress = world, congress
        self.deputies = tuple(deputy.id for deputy in world.county.seats(congress))
        town = Level.of(congress) is Level.TOWNSHIP
        self.body = Organ.PRESIDIUM if town else Organ.STANDING_COMMITTEE

    def session_on(self, on: date) -> SessionId:
        """The identifier of its session of a day."""
        return SessionId(f"{self.congress}/{on.isoformat()}")

    def opens(self, kind: SessionKind) -> tuple[SessionId, tuple[DeputyId, ...]]:
        """A session opens with those who come."""
        world, on = self.world, self.world.today
        comes = world.now.attends.happens
        draws = world.streams.of("comes", len(self.deputies), self.congress, on.isoformat())
        present = tuple(d for d, draw in zip(self.deputies, draws, strict=True) if comes(draw))
        session = self.session_on(on)
        world.do(
            OpenSession(
                on=on,
                by=self.body,
                session=session,
                congress=self.congress,
                session_kind=kind,
                present=present,
            )
        )
        return session, present

    def closes(self, session: SessionId) -> None:
        """The session ends today."""
        self.world.do(CloseSession(on=self.world.today, by=self.body, session=session))

    def grades(self, habit: Choice, present: Iterable[DeputyId], vote: str, thing: str) -> Grades:
        """How those present rate, each with a number of his own for that thing and day."""
        n = len(self.deputies)
        draws = self.world.streams.of(vote, n, thing, self.world.today.isoformat())
        there = set(present)
        cast = Counter(
            habit.at(draw)
            for deputy, draw in zip(self.deputies, draws, strict=True)
            if deputy in there
        )
        return Grades(
            satisfied=cast["satisfied"],
            basically=cast["basically-satisfied"],
            dissatisfied=cast["dissatisfied"],
        )

    def some(self, most: int, purpose: str, key: int) -> tuple[DeputyId, ...]:
        """A few deputies, the same under every policy."""
        draws = self.world.streams.of(purpose, len(self.deputies), self.congress, key)
        order = sorted(range(len(self.deputies)), key=lambda place: (draws[place], place))
        return tuple(sorted(self.deputies[place] for place in order[:most]))
