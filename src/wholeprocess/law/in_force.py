"""The law that holds on a day at a place (施行中的法律)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NoReturn

from attrs import evolve, field, frozen

from wholeprocess.errors import NotInForce, Refused, UnknownRule
from wholeprocess.law.limit import Calendar, TimeLimit, chinese_calendar
from wholeprocess.law.reading import shipped_rules, value_of
from wholeprocess.law.rule import Rule, Strength, Value, Version
from wholeprocess.law.ruling import Refusal
from wholeprocess.law.threshold import Threshold

LEVELS = {0: "nation", 2: "province", 4: "city", 6: "county", 9: "township", 12: "village"}
"""A division code's number of digits tells its level."""


def level_of(place: str) -> str:
    """The level that a division code stands for, by its length.

    >>> level_of("430381"), level_of("430681118")
    ('county', 'township')
    """
    if len(place) not in LEVELS or (place and not (place.isascii() and place.isdigit())):
        raise ValueError(f"{place!r} is no division code; it has 2, 4, 6, 9 or 12 digits")
    return LEVELS[len(place)]


@frozen(eq=False)
class Law:
    """The rules in force on one day at one place, with the settings of a case laid over them.

    Ask for a rule's number by its code and kind: ``threshold``, ``limit``, ``count``, ``choice``.
    A code that no table has raises ``UnknownRule``; one that does not hold here, ``NotInForce``.

    >>> law = in_force(date(2021, 7, 1), place="430381")
    >>> law.threshold("EL-45-1b").met(350, of=700)
    False
    >>> str(law.limit("SG-5"))
    '3 months'
    """

    on: date
    place: str
    versions: Mapping[str, Version] = field(repr=False)
    values: Mapping[str, Value] = field(repr=False)
    calendar: Calendar = field(repr=False, default=chinese_calendar)

    def version(self, code: str) -> Version:
        """The version of the rule that holds."""
        found = self.versions.get(code)
        if found is None:
            rule(code)
            raise NotInForce(f"{code} does not hold on {self.on} at {self.place or 'the centre'}")
        return found

    def holds(self, code: str) -> bool:
        """Whether the rule holds here on this day; an unknown code raises ``UnknownRule``."""
        if code in self.versions:
            return True
        rule(code)
        return False

    def threshold(self, code: str) -> Threshold:
        """A share that decides a vote."""
        value = self.values.get(code)
        return value if isinstance(value, Threshold) else self._wrong(code, "threshold")

    def limit(self, code: str) -> TimeLimit:
        """A length of time."""
        value = self.values.get(code)
        return value if isinstance(value, TimeLimit) else self._wrong(code, "limit of time")

    def count(self, code: str) -> int:
        """A whole number."""
        value = self.values.get(code)
        return value if isinstance(value, int) else self._wrong(code, "whole number")

    def choice(self, code: str) -> str:
        """One of several ways, by name."""
        value = self.values.get(code)
        return value if isinstance(value, str) else self._wrong(code, "choice")

    def choices(self, code: str) -> tuple[str, ...]:
        """Several names, in the order of the table."""
        value = self.values.get(code)
        return value if isinstance(value, tuple) else self._wrong(code, "list of names")

    def _wrong(self, code: str, kind: str) -> NoReturn:
        self.version(code)
        raise TypeError(f"{code} has {self.values.get(code)!r}, which is no {kind}")

    def refusal(self, code: str, what: str, mend: str, *, who: tuple[str, ...] = ()) -> Refusal:
        """A refusal that carries the article and the words of ``code``."""
        return Refusal(code=code, what=what, mend=mend, who=who, rule=self.version(code))

    def under(self, settings: Mapping[str, Value], *, changing_the_law: bool = False) -> Law:
        """The same law with a case's own parameters laid over it.

        Only practices and choices of this library can be set; a statute's number is refused
        unless the study says that it changes the law.

        >>> law = in_force(date(2021, 7, 1), place="430381").under({"PR-rounds": 3})
        >>> law.count("PR-rounds")
        3
        """
        for code, value in settings.items():
            held = self.versions.get(code)
            rule(code)
            if held and held.strength is Strength.LAW and not changing_the_law:
                raise Refused(
                    self.refusal(
                        code,
                        f"{value!r} cannot be set: this number is the law's",
                        "set a practice, or say changing_the_law=True in a study",
                    )
                )
            if held and held.value is not None and type(held.value) is not type(value):
                raise TypeError(f"{code} has {held.value!r}; {value!r} is of another kind")
        return evolve(self, values=MappingProxyType({**self.values, **settings}))


def rule(code: str) -> Rule:
    """The rule of that code in all its versions; an unknown code raises ``UnknownRule``.

    >>> rule("EL-45-1b").title.zh
    '参加投票的选民过半数当选'
    """
    try:
        return shipped_rules()[code]
    except KeyError:
        near = [known for known in shipped_rules() if known.startswith(code[:5])][:6]
        hint = f"; near it are {', '.join(near)}" if near else ""
        raise UnknownRule(f"no rule has the code {code!r}{hint}") from None


@cache
def _turning_days() -> tuple[date, ...]:
    return tuple(sorted({v.since for r in shipped_rules().values() for v in r.versions}))


@cache
def _held(era: date, place: str) -> tuple[Mapping[str, Version], Mapping[str, Value]]:
    """The versions that hold, and their values."""
    level = level_of(place)
    found = {code: r.on(era, place, level) for code, r in shipped_rules().items()}
    versions = {code: v for code, v in found.items() if v is not None}
    values = {code: v.value for code, v in versions.items()}
    return MappingProxyType(versions), MappingProxyType(values)


@lru_cache(maxsize=65_536)
def in_force(on: date, place: str = "") -> Law:
    """The law on a day at a place, given as a division code ("430381"); "" is the whole country.

    National statutes in the version of that day, overlaid by the narrower text of the place
    where the tables have one. Asking again for the same day and place costs a look-up.

    >>> print(in_force(date(2022, 3, 11), "430381").version("OL-14-4").cited)
    Local Organic Law (2015) (that text not read; taken as in the next)
    """
    from bisect import bisect_right

    days = _turning_days()
    era = days[max(bisect_right(days, on) - 1, 0)]
    versions, values = _held(era, place) if on >= era else ({}, {})
    return Law(on, place, versions, values)


def setting_of(raw: Mapping[str, object]) -> dict[str, Value]:
    """Settings as a case's TOML writes them: ``{"PR-rounds": {"count": 3}}``."""
    return {code: value_of(value) for code, value in raw.items()}  # type: ignore[arg-type]
