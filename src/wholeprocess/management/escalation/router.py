"""The router (转请路径): answers through whom a matter goes up, for one matter or for thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from wholeprocess.congress import DeputyId, DivisionCode, Level, Register
from wholeprocess.law import Law
from wholeprocess.management.escalation.bench import Group
from wholeprocess.management.escalation.competence import Competence
from wholeprocess.management.escalation.load import Load
from wholeprocess.management.escalation.route import Found, Route

_new = tuple.__new__
_NOBODY: frozenset[Group] = frozenset()
_NOWHERE: frozenset[str] = frozenset()
Line: TypeAlias = tuple[DivisionCode, ...]
Stop: TypeAlias = tuple[Level, Line, Group | None]
"""A congress above a place: its level, the areas up to it, and whom these elected to it.

The group is ``None`` where they elected nobody, or several of them did.
"""
Single: TypeAlias = tuple[Group | None, tuple[Found]]
"""At the only stop of a place: the group, and what is found for a topic that none of it knows."""


class Question:
    """Which levels to ask, and the answers to places so far: each is worked out once.

    ``one`` has the places with one congress to ask and no level missing, ``others`` the rest.
    ``plain`` has what is found at a place before anything is given out, for every topic but those
    by which the place stands in ``known``: somebody of the group there knows them.
    """

    __slots__ = ("known", "levels", "one", "others", "plain", "separately")

    def __init__(self, levels: tuple[Level, ...], separately: bool) -> None:
        self.levels, self.separately = levels, separately
        self.one: dict[str, Single] = {}
        self.others: dict[str, tuple[tuple[Stop, ...], tuple[Level, ...]]] = {}
        self.plain: dict[str, tuple[Found]] = {}
        self.known: dict[str, set[str]] = {}


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
        self._knowing: dict[str, set[Group]] = {}  # by topic, the groups in which somebody knows it
        self._moved: set[Group] = set()  # whose order is no longer that of the beginning
        self._lines: dict[tuple[DivisionCode, DivisionCode], tuple[Group, ...]] = {}
        self._questions: dict[tuple[tuple[Level, ...], bool], Question] = {}
        self._topics: dict[str, Question] = {}  # the question that each topic asks

    def route(self, origin: str, to: Iterable[Level] | None = None, *, topic: str = "") -> Route:
        """Through whom a matter of ``origin`` can be put before higher congresses.

        ``to`` names the levels, each on its own; without it the competence of the topic says.
        """
        question = self._topics.get(topic) or self._ask(topic) if to is None else self._named(to)
        return self._asked(origin, topic, question)

    def routes(self, matters: Iterable[tuple[str, str]]) -> Iterator[Route]:
        """The routes of many matters, each a place and a topic, one after another."""
        topics, moved = self._topics.get, self._moved  # looked up once for a long row of matters
        for origin, topic in matters:
            question = topics(topic) or self._ask(topic)
            found = question.plain.get(origin)
            if found is None or moved or origin in question.known.get(topic, _NOWHERE):
                yield self._asked(origin, topic, question)
            else:  # nearly every matter of a router that has given nothing out
                yield _new(Route, (origin, found, (), self, topic, self._given))

    def prepare(self, places: Iterable[str] | None = None) -> None:
        """Work out, for every place or for these, what the topics of the competence ask of it.

        The line above a place and who sits where for it are worked out once, at the first question
        about it unless this was done before.
        """
        for question in {id(q): q for q in map(self._ask, self.competence.topics)}.values():
            for origin in self.register.divisions if places is None else places:
                if origin not in question.one and origin not in question.others:
                    self._answer(origin, question)

    def _asked(self, origin: str, topic: str, question: Question) -> Route:
        """The route of a matter as it is now."""
        single = question.one.get(origin)
        if single is None:
            if origin not in question.others:
                self._answer(origin, question)
                return self._asked(origin, topic, question)
            stops, missing = question.others[origin]
            several = tuple([self._found(each, topic) for each in stops])
            return _new(Route, (origin, several, missing, self, topic, self._given))
        group, found = single
        if group is None or group in self._moved or group in self._knowing.get(topic, _NOBODY):
            ((level, through, _),) = found
            deputies = group.knowing(topic) if group is not None else ()
            found = ((level, through, deputies or self._others(through, topic)),)
        return _new(Route, (origin, found, (), self, topic, self._given))

    def entrust(
        self, origin: str, to: Iterable[Level] | None = None, *, topic: str = "", each: int = 1
    ) -> Route:
        """The route, and its first ``each`` deputies of each way carry one matter more."""
        question = self._topics.get(topic) or self._ask(topic) if to is None else self._named(to)
        route = self._asked(origin, topic, question)
        for _, through, deputies in route.found:
            for ident in deputies[:each]:
                self._steps.setdefault(ident, []).append(self._given)
                group = self._group(through[-1], self.register.deputies[ident].elected_by)
                if group is not None:
                    group.loaded(ident, self.carries, self.limit)
                    self._moved.add(group)
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

    def _named(self, to: Iterable[Level]) -> Question:
        """The question of levels that are named, each on its own."""
        return self._question(tuple(sorted(set(to), key=lambda level: level.rank)), True)

    def _question(self, levels: tuple[Level, ...], separately: bool) -> Question:
        """A question; topics with the same levels ask the same one."""
        asked = levels, separately
        return self._questions.setdefault(asked, Question(levels, separately))

    def _answer(self, origin: str, question: Question) -> None:
        """Keep what a place is answered."""
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
            (level, through, group) = stops[0]
            found = ((level, through, group.free if group is not None else ()),)
            if group is None or not group.free:
                question.one[origin] = None, found
                return
            question.one[origin] = group, found
            question.plain[origin] = found
            for topic in group.knows:
                question.known.setdefault(topic, set()).add(origin)
        else:
            question.others[origin] = tuple(stops), tuple(missing)

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
            self._groups[key] = None
            if able:
                group = self._groups[key] = Group(able, self.carries, self.limit)
                for topic in group.knows:
                    self._knowing.setdefault(topic, set()).add(group)
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
