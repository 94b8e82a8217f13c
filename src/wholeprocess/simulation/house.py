"""A congress of the model (人民代表大会): its deputies, who comes to a session, how they rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ, SessionId, SessionKind
from wholeprocess.decision import CloseSession, Grades, OpenSession
from wholeprocess.law import Law
from wholeprocess.simulation.spread import Chance, Choice
from wholeprocess.simulation.world import World


def who_comes(
    deputies: Sequence[DeputyId], draws: Sequence[int], attends: Chance, law: Law
) -> tuple[DeputyId, ...]:
    """Who comes to a session; it waits for those who are nearest to coming until it has its quorum.

    >>> from wholeprocess.law import in_force
    >>> few, law = Chance(share="1/10", source="example"), in_force(date(2022, 5, 1))
    >>> who_comes(("a", "b", "c"), (7, 4_000_000_000, 3_000_000_000), few, law)
    ('a', 'c')
    """
    order = sorted(range(len(deputies)), key=lambda place: (draws[place], place))
    coming = sum(map(attends.happens, draws))
    least = law.threshold("OL-14-4").least(of=len(deputies))
    return tuple(deputies[place] for place in sorted(order[: max(coming, least)]))


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
        draws = world.streams.of("comes", len(self.deputies), self.congress, on.isoformat())
        law = world.fold.law(on, self.congress)
        present = who_comes(self.deputies, draws, world.now.attends, law)
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
