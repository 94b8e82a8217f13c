"""How an ethnic minority is represented (各少数民族的选举): its share of people and of seats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import ge

from wholeprocess.congress import DivisionCode, Level
from wholeprocess.journal import count, name
from wholeprocess.law import Finding, Law, found


class Settled(StrEnum):
    """How a group lives in the place."""

    COMPACT = "compact"  # 聚居
    SCATTERED = "scattered"  # 散居


class Band(StrEnum):
    """Which rule a group falls under; the value is the rule's code."""

    SMALL = "EL-19-3a"  # 不足百分之十五
    MIDDLE = "EL-19-4"  # 百分之十五以上、不足百分之三十
    LARGE = "EL-19-2"  # 百分之三十以上
    SCATTERED = "EL-21-1"  # 散居


@frozen(kw_only=True)
class Group:
    """One minority in the place of a congress, with the seats that it has or would have.

    ``very_small`` is the finding that it is 人口特少 (EL-19-3c): no number is given for it.
    ``relaxed_by`` is the division whose standing committee let an autonomous county's very small
    titular group go below one half (EL-19-3b), ``None`` where nobody did.
    """

    id: str = field(validator=name)
    population: int = field(validator=count)
    seats: int = field(validator=count)
    settled: Settled = field(default=Settled.COMPACT, converter=Settled)
    very_small: bool = False
    relaxed_by: DivisionCode | None = None


@frozen(kw_only=True)
class MinorityStanding:
    """How a group stands: people per deputy of its own (``own``) beside the place's (``place``)."""

    group: Group
    share: Fraction  # of the place's population
    band: Band
    own: Fraction | None  # None without a seat
    place: Fraction
    findings: tuple[Finding, ...]


@frozen(kw_only=True)
class Place:
    """The whole of a congress: its people and its seats."""

    population: int = field(validator=[count, ge(1)])
    seats: int = field(validator=[count, ge(1)])

    @property
    def per_deputy(self) -> Fraction:
        """People for each deputy of the whole congress."""
        return Fraction(self.population, self.seats)


def minority_report(
    groups: Iterable[Group], population: int, seats: int, law: Law
) -> tuple[MinorityStanding, ...]:
    """How each minority is represented in a congress (EL-19, EL-21).

    Shares are exact: fifteen per cent falls under the rule for the middle, thirty under that for
    the large. That a large group's people per deputy be about the place's (相当于) is held to
    ELP-minority-equal: fewer than so many seats from its exact share.

    Which minorities live where is in no act of a journal, so no check can ask this: it is asked
    with the numbers of a census, and its findings are part of the answer.

    >>> groups = [Group(id="土家族", population=30_000, seats=60)]
    >>> (found,) = minority_report(groups, population=100_000, seats=200, law=law)
    >>> found.band, str(found.share), found.findings
    (<Band.LARGE: 'EL-19-2'>, '3/10', ())
    """
    place = Place(population=population, seats=seats)
    return tuple(_standing(group, place, law) for group in groups)


def _standing(group: Group, place: Place, law: Law) -> MinorityStanding:
    band = _band(group, place, law)
    own = Fraction(group.population, group.seats) if group.seats else None
    return MinorityStanding(
        group=group,
        share=Fraction(group.population, place.population),
        band=band,
        own=own,
        place=place.per_deputy,
        findings=tuple(_faults(group, band, own, place, law)),
    )


def _band(group: Group, place: Place, law: Law) -> Band:
    if group.settled is Settled.SCATTERED:
        return Band.SCATTERED
    if law.threshold("EL-19-2").met(group.population, of=place.population):
        return Band.LARGE
    reaches = law.threshold("EL-19-3a-below").met(group.population, of=place.population)
    return Band.MIDDLE if reaches else Band.SMALL


def _faults(
    group: Group, band: Band, own: Fraction | None, place: Place, law: Law
) -> Iterator[Finding]:
    if own is None:
        if band is not Band.SCATTERED:
            code = "EL-19-3c" if group.very_small else "EL-19-1"
            yield found(
                code,
                group.id,
                ("聚居而没有代表", "lives in compact communities and has no deputy"),
                ("至少分配一名", "give it at least one"),
            )
        return
    if band is Band.LARGE:
        off = abs(group.seats - Fraction(group.population * place.seats, place.population))
        if off >= law.count("ELP-minority-equal"):
            yield _unequal("EL-19-2", group, own, place)
    elif own > place.per_deputy:
        yield _unequal(band.value, group, own, place)
    elif band is Band.SMALL and own < law.threshold("EL-19-3a").part * place.per_deputy:
        if group.relaxed_by is not None and not _by_a_province(group.relaxed_by):
            yield _unequal("EL-19-3b", group, own, place)
        elif group.relaxed_by is None and not (group.very_small and group.seats == 1):
            yield _unequal("EL-19-3a", group, own, place)
    if band is Band.MIDDLE:
        part = law.threshold("EL-19-4").part
        if group.seats > part * place.seats:
            yield found(
                "EL-19-4",
                group.id,
                (
                    f"占{group.seats}名，超过总名额{place.seats}名的百分之三十",
                    f"has {group.seats} seats, above {part} of all {place.seats}",
                ),
                ("减少其名额", "give it fewer seats"),
            )


def _by_a_province(body: DivisionCode) -> bool:
    return bool(body) and Level.of(body) is Level.PROVINCE


def _unequal(code: str, group: Group, own: Fraction, place: Place) -> Finding:
    return found(
        code,
        group.id,
        (
            f"每名代表{_people(own)}人，当地为{_people(place.per_deputy)}人",
            f"{_people(own)} people per deputy where the place has {_people(place.per_deputy)}",
        ),
        ("重新分配其名额", "apportion its seats anew"),
    )


def _people(exact: Fraction) -> str:
    whole, rest = divmod(exact.numerator, exact.denominator)
    return f"{whole}" if not rest else f"{whole}+{Fraction(rest, exact.denominator)}"
