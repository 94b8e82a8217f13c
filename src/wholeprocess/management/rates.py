"""Rates of handling (办理情况指标): each is two events and a population, and shows its arithmetic.

``rate("solution", cases, law, today)`` sorts every member of the population into counted, left out
with a reason, or still open; nothing is dropped in silence, and nothing open counts as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.congress import Register
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import LawAt, Text
from wholeprocess.management.case import Case
from wholeprocess.management.counting import Asked, Counted, LeftOut, Member, Open
from wholeprocess.management.definitions import DEFINITIONS


@frozen(kw_only=True)
class HandlingRate:
    """One rate as of one day (指标值): ``numerator`` of ``n``, and everyone who is in neither.

    ``left_out`` holds for each reason the members it leaves out; ``censored`` those for whom it
    cannot be said yet. A member is a suggestion, with its unit where units are counted.

    >>> rate = HandlingRate(name="on-time", numerator=3, n=4, censored=("s9/u1",))
    >>> rate.share, rate.population
    (Fraction(3, 4), 5)
    >>> rate.bounds
    (Fraction(3, 5), Fraction(4, 5))
    """

    name: str = field()
    numerator: int = field(validator=ge(0))
    n: int = field(validator=ge(0))
    left_out: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    censored: tuple[str, ...] = ()

    @name.validator
    def _is_defined(self, _: object, name: str) -> None:
        if name not in DEFINITIONS:
            raise ValueError(f"no rate is called {name!r}; write one of {', '.join(DEFINITIONS)}")

    @n.validator
    def _holds_the_numerator(self, _: object, n: int) -> None:
        if n < self.numerator:
            raise ValueError(f"{self.numerator} of {n}: a numerator is never above its n")

    @property
    def title(self) -> Text:
        """The rate's name in words."""
        return DEFINITIONS[self.name].title

    @property
    def share(self) -> Fraction | None:
        """The rate, exact; ``None`` where there is nobody to count."""
        return Fraction(self.numerator, self.n) if self.n else None

    @property
    def number_left_out(self) -> int:
        """How many are left out, for whatever reason."""
        return sum(len(members) for _, members in self.left_out)

    @property
    def population(self) -> int:
        """Everyone: counted, left out and still open."""
        return self.n + self.number_left_out + len(self.censored)

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """The least and the most that the share can be once the open ones are known."""
        whole = self.n + len(self.censored)
        if not whole:
            return None
        most = self.numerator + len(self.censored)
        return Fraction(self.numerator, whole), Fraction(most, whole)

    def explain(self, language: str = "en") -> str:
        """The rate in one line: its arithmetic, who is left out and why, how many are open."""
        zh = language == "zh"
        title = self.title.in_(language)
        said = f"{self.numerator}/{self.n}" + (f" = {percent(self.share)}" if self.n else "")
        out = ("，" if zh else ", ").join(
            f"{reason.in_(language)} {len(members)}" for reason, members in self.left_out
        )
        parts = [f"{title} {said}"]
        if out:
            parts.append(f"不计：{out}" if zh else f"left out: {out}")
        if self.censored:
            number = len(self.censored)
            parts.append(f"尚未到期或未办结 {number}" if zh else f"still open: {number}")
        return ("；" if zh else "; ").join(parts)

    def __str__(self) -> str:
        return self.explain()


def percent(share: Fraction | None) -> str:
    """A share for people, rounded half up to a tenth of a per cent; decides nothing.

    >>> percent(Fraction(2, 3)), percent(Fraction(1, 2000)), percent(None)
    ('66.7%', '0.1%', '–')
    """
    if share is None:
        return "–"
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def rate(
    name: str,
    cases: Iterable[Case],
    law: LawAt,
    today: date,
    *,
    register: Register | None = None,
    unit: str | None = None,
) -> HandlingRate:
    """One rate over some cases as of a day; of one unit's members if ``unit`` is given.

    The name is one of ``DEFINITIONS``; another raises ``NoSuchThing``. Choices (whether basically
    satisfied counts, what a missing rating is) are those in force today at each case's place. The
    register tells which suggestions came in a session, as for ``clocks``.
    """
    return _summed(name, members(name, cases, Asked(law, today, register)), unit)


def rates(
    cases: Iterable[Case],
    law: LawAt,
    today: date,
    *,
    register: Register | None = None,
    unit: str | None = None,
) -> Mapping[str, HandlingRate]:
    """Every rate by its name."""
    held = tuple(cases)
    return {
        name: rate(name, held, law, today, register=register, unit=unit) for name in DEFINITIONS
    }


def members(name: str, cases: Iterable[Case], asked: Asked) -> tuple[Member, ...]:
    """The population of a rate, each member with what became of it."""
    if name not in DEFINITIONS:
        raise NoSuchThing(f"no rate is called {name!r}; write one of {', '.join(DEFINITIONS)}")
    of = DEFINITIONS[name].members
    return tuple(member for case in cases for member in of(case, asked))


def rates_by_unit(
    cases: Iterable[Case], law: LawAt, today: date, *, register: Register | None = None
) -> Mapping[str, Mapping[str, HandlingRate]]:
    """For each unit that ever had a part to answer, every rate of its own."""
    held = tuple(cases)
    asked = Asked(law, today, register)
    every = {name: members(name, held, asked) for name in DEFINITIONS}
    sorted_out: dict[str, dict[str, list[Member]]] = {}
    for name, them in every.items():
        for one in them:
            for unit in one.units:
                sorted_out.setdefault(unit, {}).setdefault(name, []).append(one)
    return {
        unit: {name: _summed(name, theirs.get(name, ()), unit) for name in DEFINITIONS}
        for unit, theirs in sorted(sorted_out.items())
    }


def _summed(name: str, them: Iterable[Member], unit: str | None) -> HandlingRate:
    numerator = n = 0
    left_out: dict[Text, list[str]] = {}
    censored: list[str] = []
    for one in them:
        if unit is not None and unit not in one.units:
            continue
        match one.fate:
            case Counted(yes):
                numerator, n = numerator + yes, n + 1
            case LeftOut(reason):
                left_out.setdefault(reason, []).append(one.name)
            case Open():
                censored.append(one.name)
    return HandlingRate(
        name=name,
        numerator=numerator,
        n=n,
        left_out=tuple(
            (reason, tuple(sorted(names)))
            for reason, names in sorted(left_out.items(), key=lambda pair: pair[0].en)
        ),
        censored=tuple(sorted(censored)),
    )


@frozen(kw_only=True)
class Ranked:
    """A unit's place by one rate (名次); ``None`` where its n is below the least that is ranked.

    Units with equal shares have the same place.
    """

    unit: str
    rate: HandlingRate
    place: int | None


def ranked(of_units: Mapping[str, HandlingRate], minimum: int) -> tuple[Ranked, ...]:
    """Units by their share, the best first; those with too few cases follow without a place.

    A place is one more than the number of units that do better, so equals share it. For a rate
    where less is better (``Definition.more_is_better``) the lowest share is first.
    """
    fit = {u: r for u, r in of_units.items() if r.n and r.n >= minimum}
    shares = {u: Fraction(r.numerator, r.n) for u, r in fit.items()}
    sign = {u: -1 if DEFINITIONS[r.name].more_is_better else 1 for u, r in fit.items()}
    values = {u: sign[u] * share for u, share in shares.items()}
    placed = [
        Ranked(unit=u, rate=r, place=1 + sum(v < values[u] for v in values.values()))
        for u, r in fit.items()
    ]
    placed.sort(key=lambda one: (one.place, one.unit))
    rest = sorted(set(of_units) - set(fit))
    return (*placed, *(Ranked(unit=u, rate=of_units[u], place=None) for u in rest))


__all__ = [
    "HandlingRate",
    "Ranked",
    "members",
    "percent",
    "ranked",
    "rate",
    "rates",
    "rates_by_unit",
]
