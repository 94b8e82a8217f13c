"""Apportioning seats (名额分配): equal population per deputy, a seat where the law gives one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.congress import Division, Level
from wholeprocess.errors import Refused
from wholeprocess.journal import count, name
from wholeprocess.law import Law, Ruling, Text


@frozen(kw_only=True)
class Area:
    """What seats are apportioned to: a township, a district, a county, an electing unit.

    ``guaranteed`` says that it has at least one seat however few live there (EL-15-1b).
    ``other`` seats are given to it beside its share of the population (其他应选名额, EL-17-2).
    """

    id: str = field(validator=name)
    population: int = field(validator=count)
    guaranteed: bool = False
    other: int = field(default=0, validator=count)


@frozen(kw_only=True)
class Allotment:
    """The seats of one area, beside its exact share of the whole number by population."""

    id: str
    population: int
    seats: int = field(validator=ge(0))
    exact: Fraction
    by_guarantee: bool = False  # its only seat is the guaranteed one

    @property
    def per_deputy(self) -> Fraction | None:
        """People for each deputy (每一代表所代表的人口数); ``None`` without a seat."""
        return Fraction(self.population, self.seats) if self.seats else None


Divided: TypeAlias = tuple[dict[str, int], bool]
"""Seats by area, and whether areas with the same claim stood at the last seat."""


def apportion(
    seats: int, areas: Iterable[Area], law: Law, *, base: int = 0
) -> Ruling[tuple[Allotment, ...]]:
    """The seats of each area, in the order of the areas (EL-15-1a).

    The method is ELP-apportionment: ``largest-remainder``, or ``webster`` (highest averages, odd
    divisors). Where two areas have the same claim to the last seat the larger goes first, then the
    one whose identifier comes first (ELP-apportionment-tie). An area that is guaranteed a seat and
    would get none has one before the others share the rest. ``base`` gives every area the same
    number beforehand, as the law does for the NPC (EL-17-2), which provinces refer to (EL-15-2).

    Raises ``Refused`` where there are not enough seats for what is guaranteed.

    >>> towns = [Area(id="甲", population=9_000), Area(id="乙", population=6_000),
    ...          Area(id="丙", population=300, guaranteed=True)]
    >>> ruling = apportion(5, towns, law)
    >>> [(a.id, a.seats) for a in ruling.outcome], ruling.rests_on[:2]
    ([('甲', 2), ('乙', 2), ('丙', 1)], ('EL-15-1a', 'EL-15-1b'))
    """
    areas = tuple(areas)
    people = sum(area.population for area in areas)
    if len({area.id for area in areas}) < len(areas):
        raise ValueError("two areas have one identifier")
    if not people:
        raise ValueError("seats are shared by population, and nobody lives in these areas")
    pool = seats - base * len(areas) - sum(area.other for area in areas)
    if pool < 0:
        what = f"{seats} seats are fewer than the {seats - pool} that are given beforehand"
        raise Refused(law.refusal("EL-15-2", what, "give fewer seats beforehand"))
    divide = _divider(law)
    held: set[str] = set()
    while True:
        left = pool - len(held)
        if left < 0:
            what = f"{pool} seats are fewer than the {len(held)} areas that have one guaranteed"
            raise Refused(law.refusal("EL-15-1b", what, "join areas, or fix more seats"))
        rest = [area for area in areas if area.id not in held]
        given, tied = (
            divide(left, rest) if left else (dict.fromkeys((a.id for a in rest), 0), False)
        )
        bare = {
            area.id
            for area in rest
            if area.guaranteed and not (given[area.id] or base or area.other)
        }
        if not bare:
            break
        held |= bare
    allotted = tuple(
        Allotment(
            id=area.id,
            population=area.population,
            seats=base + area.other + (1 if area.id in held else given[area.id]),
            exact=Fraction(seats * area.population, people),
            by_guarantee=area.id in held,
        )
        for area in areas
    )
    rests_on = ["EL-15-1a", *(["EL-15-1b"] if held else []), "ELP-apportionment"]
    reasons = []
    if base or any(area.other for area in areas):
        rests_on[1:1] = ["EL-15-2", "EL-17-2"]
    if tied:
        rests_on.append("ELP-apportionment-tie")
        reasons.append(
            Text(
                "最后一席有并列，先给人口多的，再按编号先后",
                "areas had the same claim to the last seat; it went to the larger, then by name",
            )
        )
    return Ruling(allotted, rests_on, reasons)


def guaranteed(congress: Division, area: Division, law: Law) -> bool:
    """Whether an area has at least one seat in a congress however few live there (EL-15-1b).

    The law says so for the townships and towns of counties and autonomous counties. For those of
    cities without districts and of districts it is silent: ELP-guarantee-elsewhere.

    >>> from wholeprocess.congress import Divisions
    >>> places = Divisions.shipped()
    >>> guaranteed(places["430381"], places["430381200"], law)
    False
    >>> guaranteed(places["430381"], places["430381200"],
    ...            law.under({"ELP-guarantee-elsewhere": "yes"}))
    True
    """
    inside = Level.of(congress.code) is Level.COUNTY and area.parent == congress.code
    if not inside or not area.has_congress:
        return False
    return congress.name.endswith("县") or law.choice("ELP-guarantee-elsewhere") == "yes"


def _divider(law: Law) -> Callable[[int, Sequence[Area]], Divided]:
    method = law.choice("ELP-apportionment")
    try:
        return {"largest-remainder": _largest_remainder, "webster": _webster}[method]
    except KeyError:
        raise ValueError(
            f"ELP-apportionment is {method!r}; it must be largest-remainder or webster"
        ) from None


def _largest_remainder(seats: int, areas: Sequence[Area]) -> Divided:
    people = sum(area.population for area in areas)
    given, rests = {}, []
    for area in areas:
        given[area.id], rest = divmod(seats * area.population, people)
        rests.append((-rest, -area.population, area.id))
    rests.sort()
    left = seats - sum(given.values())
    for _, _, ident in rests[:left]:
        given[ident] += 1
    return given, 0 < left < len(rests) and rests[left - 1][0] == rests[left][0]


def _webster(seats: int, areas: Sequence[Area]) -> Divided:
    given = dict.fromkeys((area.id for area in areas), 0)
    claims = [(-Fraction(a.population), -a.population, a.id) for a in areas if a.population]
    heapify(claims)
    last: Fraction | None = None
    for _ in range(seats):
        last, people, ident = heappop(claims)
        given[ident] += 1
        heappush(claims, (Fraction(people, 2 * given[ident] + 1), people, ident))
    return given, claims[0][0] == last
