"""Four-level linkage (四级代表联动): through whom a matter goes up.

No one submits to another level's congress (SG-20): a route names, for each higher congress, the
deputies of that congress who could put the matter forward. Why each was chosen or passed over is
worked out when it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wholeprocess.congress import DeputyId, DivisionCode, Level
from wholeprocess.law import Text
from wholeprocess.management.acts import Leg
from wholeprocess.management.escalation.fitness import (
    Carrier,
    Passed,
    above_the_top,
    carriers,
    nobody,
    passed,
)

if TYPE_CHECKING:
    from wholeprocess.management.escalation.diagram import Diagram
    from wholeprocess.management.escalation.router import Router


Found: TypeAlias = tuple[Level, tuple[DivisionCode, ...], tuple[DeputyId, ...]]
"""A level, the areas on the way up to its congress, and who can carry the matter there."""


class Asked(NamedTuple):
    """What a route was asked of: the router, the topic, and how many matters it had given out."""

    router: Router
    topic: str
    given: int


class Way(NamedTuple):
    """The way to one higher congress: through which divisions, carried by whom.

    ``deputies`` are those who can carry the matter, the best first.
    """

    level: Level
    through: tuple[DivisionCode, ...]
    deputies: tuple[DeputyId, ...]
    asked: Asked

    @property
    def congress(self) -> DivisionCode:
        """The division whose congress it is."""
        return self.through[-1]

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Each deputy who can carry the matter, the best first, and why."""
        return carriers(self)

    @property
    def passed(self) -> tuple[Passed, ...]:
        """Every other deputy of the congress, and why he was passed over."""
        return passed(self)

    @property
    def mend(self) -> Text | None:
        """Where nobody can carry it: why, and what would mend it."""
        return None if self.deputies else nobody(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Way) and self[:3] == other[:3]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:3])

    def __repr__(self) -> str:
        return f"Way({self.congress!r}, through={self.through}, deputies={self.deputies})"


class Route(NamedTuple):
    """Where a matter goes from its origin (转请路径).

    ``found`` has what was found in plain tuples, for each congress; ``ways`` gives the same as
    values that explain themselves. Several are several separate suggestions (多级分别提出).
    ``missing`` are the levels asked for that the line does not have.
    """

    origin: DivisionCode
    found: tuple[Found, ...]
    missing: tuple[Level, ...]
    router: Router
    topic: str
    given: int

    @property
    def ways(self) -> tuple[Way, ...]:
        """What was found, as ways that explain themselves."""
        asked = Asked(self.router, self.topic, self.given)
        return tuple([Way(*found, asked) for found in self.found])

    @property
    def carried(self) -> bool:
        """Whether every congress on the route has a deputy to carry the matter."""
        return bool(self.found) and all(deputies for _, _, deputies in self.found)

    def legs(self, each: int = 1) -> tuple[Leg, ...]:
        """The legs of an ``Escalate`` act: of each way the first ``each`` carriers."""
        return tuple(
            Leg(through[-1], deputies[:each]) for _, through, deputies in self.found if deputies
        )

    def why_missing(self) -> tuple[tuple[Level, Text], ...]:
        """For each level that is missing, why."""
        divisions = self.router.register.divisions
        return tuple((level, divisions.why_missing(self.origin, level)) for level in self.missing)

    def explain(self, language: str = "en") -> str:
        """The route in words: each deputy chosen or passed over, each level missing, and why."""
        name = self.router.name
        lines = []
        for way in self.ways:
            level = Text(way.level.zh, way.level.value).in_(language)
            over = " → ".join(map(name, way.through))
            lines.append(f"{name(way.congress)} {way.congress} ({level}): {over}")
            lines += [f"  + {c.deputy}  {c.why.in_(language)}" for c in way.carriers]
            lines += [f"  - {p.deputy}  {p.why.in_(language)} [{p.rule}]" for p in way.passed]
            if mend := way.mend:
                lines.append(f"  ! {mend.in_(language)}")
        for level, why in self.why_missing():
            level_name = Text(f"没有{level.zh}", f"no {level}").in_(language)
            lines.append(f"{level_name}: {why.in_(language)}")
        if not self.found and not self.router.register.divisions.rises(self.origin):
            lines.append(above_the_top().in_(language))
        return "\n".join(lines)

    def diagram(self, language: str = "en", each: int = 3) -> Diagram:
        """The route drawn: areas, and of each congress the first ``each`` who can carry it."""
        from wholeprocess.management.escalation.views import route_diagram

        return route_diagram(self, language, each)

    def mermaid(self, language: str = "en") -> str:
        """The route as a Mermaid flow chart."""
        return self.diagram(language).mermaid()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Route) and self[:3] == other[:3]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:3])

    def __repr__(self) -> str:
        return f"Route({self.origin!r}, {self.ways!r}, missing={self.missing!r})"
