"""The law that holds on a day at a place (施行中的法律)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from attrs import evolve, field, frozen

from wholeprocess.errors import BadInput, NotInForce, Problem, Refused
from wholeprocess.law.codes import exact_code, rule
from wholeprocess.law.limit import Calendar, Due, TimeLimit, chinese_calendar, next_working_day
from wholeprocess.law.reading import shipped_rules
from wholeprocess.law.rule import Rule, Strength, Value, Version
from wholeprocess.law.ruling import Refusal
from wholeprocess.law.threshold import Threshold

T = TypeVar("T")

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


class Ending(NamedTuple):
    """A limit from a day on under one law: its length, its last day, the one without moving it."""

    limit: TimeLimit
    due: Due
    last: Due


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
    ends: dict[tuple[str, date, bool], Ending] = field(init=False, repr=False, factory=dict)
    """Where limits that were asked for end, so that a thousand clocks of one day ask once."""

    def version(self, code: str) -> Version:
        """The version of the rule that holds."""
        found = self.versions.get(code) or self.versions.get(exact_code(code))
        if found is None:
            raise self._nothing(rule(code))
        return found

    def _nothing(self, asked: Rule) -> NotInForce:
        level, code = level_of(self.place), asked.code
        here = [v for v in asked.versions if v.covers(self.place, level)]
        if not here:
            what = f"{code} does not hold at {self.place or 'the centre'}: no text has it there"
            return NotInForce(what, "add the place's own text to the law's tables", code)
        first = min(here, key=lambda version: version.since)
        what = (
            f"{code} does not hold on {self.on}: the first text of it in the tables, "
            f"{first.cited.en}, is of {first.since}"
        )
        mend = f"ask from {first.since} on, or add the earlier text to the law's tables"
        return NotInForce(what, mend, code)

    def holds(self, code: str) -> bool:
        """Whether the rule holds here on this day; an unknown code raises ``UnknownRule``."""
        if code in self.versions:
            return True
        return code not in shipped_rules() and rule(code).code in self.versions

    def threshold(self, code: str) -> Threshold:
        """A share that decides a vote."""
        value = self.values.get(code)
        return value if isinstance(value, Threshold) else self._other(code, self.threshold, "share")

    def limit(self, code: str) -> TimeLimit:
        """A length of time."""
        value = self.values.get(code)
        return value if isinstance(value, TimeLimit) else self._other(code, self.limit, "limit")

    def count(self, code: str) -> int:
        """A whole number."""
        value = self.values.get(code)
        return value if isinstance(value, int) else self._other(code, self.count, "whole number")

    def choice(self, code: str) -> str:
        """One of several ways, by name."""
        value = self.values.get(code)
        return value if isinstance(value, str) else self._other(code, self.choice, "choice")

    def choices(self, code: str) -> tuple[str, ...]:
        """Several names, in the order of the table."""
        value = self.values.get(code)
        return value if isinstance(value, tuple) else self._other(code, self.choices, "list")

    def _other(self, code: str, ask: Callable[[str], T], kind: str) -> T:
        """The answer to a code typed in another way; or else why there is none."""
        self.version(code)
        exact = exact_code(code)
        if exact != code:
            return ask(exact)
        raise TypeError(f"{code} has {self.values.get(code)!r}, which is no {kind}")

    def ending(self, code: str, start: date, *, moves: bool = False) -> Ending:
        """Where the limit of a rule ends that starts on a day, moved on from a day off or not."""
        found = self.ends.get((code, start, moves))
        if found is None:
            limit = self.limit(code)
            due = limit.after(start, self.calendar)
            last = next_working_day(due.on, self.calendar) if moves else due
            found = self.ends[code, start, moves] = Ending(limit, due, last)
        return found

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
        laid = {exact_code(code): value for code, value in settings.items()}
        for code, value in laid.items():
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
            if held and held.form is not None and type(held.form) is not type(value):
                what = f"{value!r} is of another kind than {held.form!r}"
                mend = "write a value of that kind"
                raise BadInput([Problem(file="settings", field=code, what=what, mend=mend)])
            if not (known := rule(code)).takes(value):
                what, mend = f"{value!r} is not known", f"set it to {' or '.join(known.ways)}"
                raise BadInput([Problem(file="settings", field=code, what=what, mend=mend)])
        return self._with(laid)

    def with_practices(self, practices: Mapping[str, Value]) -> Law:
        """The same law with a place's own practices, where it leaves the matter open to them.

        A practice yields: to a statute that has come to decide the matter, and where the rule does
        not hold at all.

        >>> law = in_force(date(2021, 7, 1), place="430381")
        >>> own = law.with_practices({"PR-rounds": 3, "SG-5": law.limit("SGL-rehandle")})
        >>> own.count("PR-rounds"), str(own.limit("SG-5"))
        (3, '3 months')
        """
        laid = {code: value for code, value in practices.items() if self.open_to(code, value)}
        return self._with(laid) if laid else self

    def open_to(self, code: str, value: Value) -> bool:
        """Whether the place may set the rule to a value of that kind."""
        held = self.versions.get(code)
        return (
            held is not None
            and held.strength is not Strength.LAW
            and type(held.form) is type(value)
            and value is not None
        )

    def _with(self, values: Mapping[str, Value]) -> Law:
        return evolve(self, values=MappingProxyType({**self.values, **values}))


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


@cache
def ever_held(place: str) -> frozenset[str]:
    """The codes of all rules that hold at a place on some day or other.

    >>> "SG-5" in ever_held("430381"), "SGL-feedback" in ever_held("430381")
    (True, False)
    """
    level = level_of(place)
    return frozenset(
        code
        for code, rule in shipped_rules().items()
        if any(version.covers(place, level) for version in rule.versions)
    )


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


LawAt: TypeAlias = Callable[[date, str], Law]
"""The law of a day at a place, a division code; ``in_force`` is one."""
