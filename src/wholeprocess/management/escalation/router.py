"""The router (转请路径): answers through whom a matter goes up, for one matter or for thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from wholeprocess.congress import DeputyId, DivisionCode, Level, Register
from wholeprocess.law import Law
from wholeprocess.management.escalation.bench import Group
from wholeprocess.management.escalation.competence import Competence
from wholeprocess.management.escalation.load import Load
from wholeprocess.management.escalation.route import Found, Route

_new = tuple.__new__

Line: TypeAlias = tuple[DivisionCode, ...]
Stop: TypeAlias = tuple[Level, Line, Group | None]
"""A congress above a place: its level, the areas up to it, and whom these elected to it.

The group is ``None`` where they elected nobody, or several of them did.
"""
Answer: TypeAlias = tuple[Level | None, Line, Group | None, tuple[Stop, ...], tuple[Level, ...]]
"""The one congress to ask; or, where there are none or several, all of them; the levels missing."""


class Router:
    """Answers for one day, one law and one register, and remembers whom it gave how much.

    ``route`` and ``routes`` ask and change nothing. ``entrust`` asks and lets the deputies whom it
    names first carry the matter, so that a pile of matters is spread: among those who know a topic
    alike, who carries least goes first (PR-load), then the id decides; it comes out the same each
    time.
    """

    def __init__(
        self,
        register: Register,
        on: date,
        law: Law,
        *,
        load: Load | None = None,
        competence: Competence | None = None,
    ) -> None:
        self.register, self.on, self.law = register, on, law
        self.competence = competence or Competence.shipped()
        self.limit = law.count("PR-load")
        self.only_the_line = law.choice("PR-line") != "line-first"
        self._start = dict(load.matters) if load else {}
        self._steps: dict[DeputyId, list[int]] = {}
        self._given = 0
        self._groups: dict[DivisionCode, dict[DivisionCode, Group | None]] = {}
        self._places: dict[str, tuple[Answer | None, ...]] = {}  # for each place, by question
        self._questions: list[tuple[tuple[Level, ...], bool]] = []  # which levels, and separately?
        self._topics: dict[str, int] = {}  # the question that each topic asks

    def route(self, origin: str, to: Iterable[Level] | None = None, *, topic: str = "") -> Route:
        """Through whom a matter of ``origin`` can be put before higher congresses.

        ``to`` names the levels, each on its own; without it the competence of the topic says.
        """
        if to is None:
            return next(self._each(((origin, topic),), self._topics))
        levels = tuple(sorted(set(to), key=lambda level: level.rank))
        return next(self._each(((origin, topic),), {topic: self._question(levels, True)}))

    def routes(self, matters: Iterable[tuple[str, str]]) -> Iterator[Route]:
        """The routes of many matters, each a place and a topic, one after another."""
        return self._each(matters, self._topics)

    def _each(
        self, matters: Iterable[tuple[str, str]], questions: Mapping[str, int]
    ) -> Iterator[Route]:
        places = self._places
        for origin, topic in matters:
            try:
                question = questions[topic]
                answer = places[origin][question]
            except LookupError:
                answer = None
            if answer is None:
                answer = self._answer(origin, topic, questions)
            level, through, group, stops, missing = answer
            if level is None:
                found = self._found(stops, topic)
            elif group is None or not (deputies := group.free):
                found = ((level, through, self._others(through, topic)),)
            elif topic in group.knows:
                found = ((level, through, group.knowing(topic)),)
            else:
                found = ((level, through, deputies),)
            yield _new(Route, (origin, found, missing, self, topic, self._given))

    def entrust(
        self, origin: str, to: Iterable[Level] | None = None, *, topic: str = "", each: int = 1
    ) -> Route:
        """The route, and its first ``each`` deputies of each way carry one matter more."""
        route = self.route(origin, to, topic=topic)
        for _, through, deputies in route.found:
            for ident in deputies[:each]:
                self._steps.setdefault(ident, []).append(self._given)
                group = self._group(through[-1], self.register.deputies[ident].elected_by)
                if group is not None:
                    group.loaded(ident, self.carries, self.limit)
        self._given += 1
        return route

    @property
    def load(self) -> Load:
        """What everyone carries now, with what was given out here."""
        return Load(matters={d: self.carries(d) for d in {**self._start, **self._steps}})

    def carries(self, deputy: DeputyId, given: int | None = None) -> int:
        """How many matters a deputy carries: now, or when ``given`` matters had been given out."""
        steps = self._steps.get(deputy, ())
        taken = len(steps) if given is None else bisect_left(steps, given)
        return self._start.get(deputy, 0) + taken

    def name(self, code: str) -> str:
        """The name of a division."""
        return self.register.divisions[code].name

    # --- what is worked out once ---

    def _question(self, levels: tuple[Level, ...], separately: bool) -> int:
        """A number for a question; topics with the same levels ask the same one."""
        asked = levels, separately
        if asked not in self._questions:
            self._questions.append(asked)
        return self._questions.index(asked)

    def _answer(self, origin: str, topic: str, questions: Mapping[str, int]) -> Answer:
        """What a place is answered on a topic: the congresses to ask, and the levels missing."""
        question = questions.get(topic)
        if question is None:
            able = self.competence.able(topic)
            question = self._topics[topic] = self._question(able.levels, able.separately)
        stops: list[Stop] = []
        missing: list[Level] = []
        levels, separately = self._questions[question]
        for level in levels:
            rise = self.register.divisions.rise(origin, level)
            if rise is None:
                missing.append(level)
                continue
            groups = [group for by in rise.through if (group := self._group(rise.congress, by))]
            stops.append((level, rise.through, groups[0] if len(groups) == 1 else None))
            if not separately:
                break
        one: Stop | tuple[None, Line, None] = stops[0] if len(stops) == 1 else (None, (), None)
        answer = *one, tuple(stops), tuple(missing)
        known = self._places.get(origin, ())
        known += (None,) * (question + 1 - len(known))
        self._places[origin] = (*known[:question], answer, *known[question + 1 :])
        return answer

    def _group(self, congress: DivisionCode, by: DivisionCode) -> Group | None:
        """Those who sit in a congress, elected by one division, and may act that day."""
        groups = self._groups.setdefault(congress, {})
        if by not in groups:
            seats = self.register.elected_by(by).get(congress, ())
            able = tuple([deputy for deputy in seats if deputy.may_act(self.on)])
            groups[by] = Group(able, self.carries, self.limit) if able else None
        return groups[by]

    # --- what is seldom ---

    def _found(self, stops: tuple[Stop, ...], topic: str) -> tuple[Found, ...]:
        """What was found where there are several congresses, or none."""
        found: list[Found] = []
        for level, through, group in stops:
            deputies = group.knowing(topic) if group is not None else ()
            found.append((level, through, deputies or self._others(through, topic)))
        return tuple(found)

    def _others(self, through: Line, topic: str) -> tuple[DeputyId, ...]:
        """The fit deputies where several groups of the line sit, or none is free (PR-line)."""
        found = self._in_order(through[-1], through, topic)
        if found or self.only_the_line:
            return found
        anyone = {deputy.elected_by for deputy in self.register.mandates_of(through[-1])}
        return self._in_order(through[-1], anyone, topic)

    def _in_order(
        self, congress: DivisionCode, electors: Iterable[DivisionCode], topic: str
    ) -> tuple[DeputyId, ...]:
        groups = [group for by in electors if (group := self._group(congress, by)) is not None]
        topics = {deputy.id: deputy.knows for group in groups for deputy in group.people}
        free = [ident for group in groups for ident in group.free]
        return tuple(sorted(free, key=lambda d: (topic not in topics[d], self.carries(d), d)))


def route(
    origin: str,
    to: Iterable[Level] | None,
    on: date,
    law: Law,
    register: Register,
    *,
    topic: str = "",
    load: Load | None = None,
    competence: Competence | None = None,
) -> Route:
    """Through whom a matter of ``origin`` can be put before the congresses of higher levels.

    ``to`` names the levels able to solve it, one or several; ``None`` takes them from the
    competence of the topic, the table that ships unless one is given. A deputy can carry it if he
    is in office, not suspended (DL25-61-1), elected from the origin's line (PR-line), and has room
    in his load (PR-load); among those, who knows the topic goes first, then who carries less, then
    by id. For many matters keep one ``Router``.
    """
    return Router(register, on, law, load=load, competence=competence).route(
        origin, to, topic=topic
    )
