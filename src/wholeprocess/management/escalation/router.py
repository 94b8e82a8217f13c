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


class Question:
    """Which levels to ask, and the answers to places so far: each is worked out once.

    ``one`` has the places with one congress to ask and no level missing, ``others`` the rest.
    """

    __slots__ = ("levels", "one", "others", "separately")

    def __init__(self, levels: tuple[Level, ...], separately: bool) -> None:
        self.levels, self.separately = levels, separately
        self.one: dict[str, Stop] = {}
        self.others: dict[str, tuple[tuple[Stop, ...], tuple[Level, ...]]] = {}


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
        self._groups: dict[tuple[DivisionCode, DivisionCode], Group | None] = {}
        self._lines: dict[tuple[DivisionCode, DivisionCode], tuple[Group, ...]] = {}
        self._questions: dict[tuple[tuple[Level, ...], bool], Question] = {}
        self._topics: dict[str, Question] = {}  # the question that each topic asks

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
        self, matters: Iterable[tuple[str, str]], questions: Mapping[str, Question]
    ) -> Iterator[Route]:
        asked, new, kind = questions.get, _new, Route  # looked up once for a long row of matters
        for origin, topic in matters:
            question = asked(topic) or self._ask(topic)
            stop = question.one.get(origin) or self._answer(origin, question)
            if stop is None:
                stops, missing = question.others[origin]
                found = tuple([self._found(each, topic) for each in stops])
                yield new(kind, (origin, found, missing, self, topic, self._given))
                continue
            level, through, group = stop
            if group is None or not (deputies := group.free):
                found = ((level, through, self._others(through, topic)),)
            elif topic in group.knows:
                found = ((level, through, group.knowing(topic)),)
            else:
                found = ((level, through, deputies),)
            yield new(kind, (origin, found, (), self, topic, self._given))

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

    def _ask(self, topic: str) -> Question:
        """The question that a topic asks, by its competence."""
        able = self.competence.able(topic)
        self._topics[topic] = self._question(able.levels, able.separately)
        return self._topics[topic]

    def _question(self, levels: tuple[Level, ...], separately: bool) -> Question:
        """A question; topics with the same levels ask the same one."""
        asked = levels, separately
        return self._questions.setdefault(asked, Question(levels, separately))

    def _answer(self, origin: str, question: Question) -> Stop | None:
        """Keep what a place is answered; the stop where it is the only one and none is missing."""
        if origin in question.others:
            return None
        stops: list[Stop] = []
        missing: list[Level] = []
        for level in question.levels:
            rise = self.register.divisions.rise(origin, level)
            if rise is None:
                missing.append(level)
                continue
            congress, _, through = rise
            groups = self._line(congress, through[1:])
            if own := self._group(congress, through[0]):
                groups = (own, *groups)
            stops.append((level, through, groups[0] if len(groups) == 1 else None))
            if not question.separately:
                break
        if len(stops) == 1 and not missing:
            return question.one.setdefault(origin, stops[0])
        question.others[origin] = tuple(stops), tuple(missing)
        return None

    def _line(self, congress: DivisionCode, line: Line) -> tuple[Group, ...]:
        """Those whom the areas over a place elected to a congress; the same for all under them."""
        found = self._lines.get((congress, line[0]))
        if found is None:
            groups = [group for by in line if (group := self._group(congress, by)) is not None]
            found = self._lines[congress, line[0]] = tuple(groups)
        return found

    def _group(self, congress: DivisionCode, by: DivisionCode) -> Group | None:
        """Those who sit in a congress, elected by one division, and may act that day."""
        seats = self.register.elected_by(by).get(congress)
        if seats is None:
            return None
        key = congress, by
        if key not in self._groups:
            able = tuple([deputy for deputy in seats if deputy.may_act(self.on)])
            self._groups[key] = Group(able, self.carries, self.limit) if able else None
        return self._groups[key]

    # --- what is seldom ---

    def _found(self, stop: Stop, topic: str) -> Found:
        """What is found at one of several congresses."""
        level, through, group = stop
        deputies = group.knowing(topic) if group is not None else ()
        return level, through, deputies or self._others(through, topic)

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
