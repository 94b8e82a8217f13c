"""Deputies of a congress as a route sees them (可转请代表): the fit ones, in their order."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable

from wholeprocess.congress import Deputy, DeputyId

Carries = Callable[[DeputyId], int]
"""How many matters a deputy carries now."""


class Group:
    """Deputies of one congress whom one division elected: the fit ones, who carries least first.

    Fit is who may act on the day and has room in his load. ``free`` is always in order and never
    changed in place, so that a route may keep it.
    """

    __slots__ = ("_knowing", "free", "knows", "people")

    def __init__(self, people: tuple[Deputy, ...], carries: Carries, limit: int) -> None:
        self.people = people
        room = sorted([(n, deputy.id) for deputy in people if (n := carries(deputy.id)) < limit])
        self.free = tuple([ident for _, ident in room])
        topics = [topic for deputy in people for topic in deputy.knows]
        self.knows = frozenset(topics) if len(topics) > 4 else tuple(topics)  # a few are quicker so
        self._knowing: dict[str, tuple[DeputyId, ...]] = {}

    def knowing(self, topic: str) -> tuple[DeputyId, ...]:
        """The fit deputies, those who know the topic before the others."""
        found = self._knowing.get(topic)
        if found is None:
            knows = {deputy.id for deputy in self.people if topic in deputy.knows}
            found = tuple(sorted(self.free, key=lambda ident: ident not in knows))
            self._knowing[topic] = found
        return found

    def loaded(self, deputy: DeputyId, carries: Carries, limit: int) -> None:
        """Put a deputy who took one more matter in his new place, or out where he is full."""
        rest = [ident for ident in self.free if ident != deputy]
        if carries(deputy) < limit:
            insort(rest, deputy, key=lambda ident: (carries(ident), ident))
        self.free = tuple(rest)
        self._knowing.clear()
