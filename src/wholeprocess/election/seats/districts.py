"""Districts side by side (选区划分): seats of one to three, and how many people each deputy has."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from wholeprocess.election.act import DistrictId
from wholeprocess.election.seats.election import Basis, District
from wholeprocess.law import Law, Threshold

DEVIATION = "ELP-district-deviation"


def split_seats(seats: int, law: Law) -> tuple[int, ...]:
    """The fewest districts that hold an area's seats, as even as can be (EL-25-2).

    >>> split_seats(7, law)
    (3, 2, 2)
    """
    if seats < 0:
        raise ValueError(f"{seats} seats cannot be split")
    if not seats:
        return ()
    districts = -(-seats // law.count("EL-25-2"))
    each, more = divmod(seats, districts)
    return (each + 1,) * more + (each,) * (districts - more)


@frozen(kw_only=True)
class PerDeputy:
    """One district's population for each deputy, and how far it lies from the mean."""

    district: DistrictId
    population: int
    seats: int
    basis: Basis
    per_deputy: Fraction
    deviation: Fraction  # of the mean; below it is negative


@frozen(kw_only=True)
class Spread:
    """How equal the districts of an election are (每一代表所代表的人口数, EL-26-1)."""

    rows: tuple[PerDeputy, ...]
    mean: Fraction  # all the people for all the seats

    @property
    def least(self) -> PerDeputy:
        """The district with the fewest people for each deputy."""
        return min(self.rows, key=lambda row: (row.per_deputy, row.district))

    @property
    def most(self) -> PerDeputy:
        """The district with the most people for each deputy."""
        return min(self.rows, key=lambda row: (-row.per_deputy, row.district))

    @property
    def ratio(self) -> Fraction | None:
        """The most over the least; ``None`` where a district has nobody."""
        least = self.least.per_deputy
        return self.most.per_deputy / least if least else None

    def out_of_line(self, law: Law) -> tuple[PerDeputy, ...]:
        """The districts further from the mean than ELP-district-deviation allows.

        The law names no tolerance and neither does this library: without a setting there are none.
        Where a local text lets districts of work units carry more people, they may (BJ-E-23).
        """
        allowed = law.values.get(DEVIATION)
        if not isinstance(allowed, Threshold):
            return ()
        lenient = law.holds("ELL-work-unit-districts")
        return tuple(
            row
            for row in self.rows
            if abs(row.deviation) > allowed.part
            and not (lenient and row.basis is Basis.WORK_UNIT and row.deviation > 0)
        )


def spread(districts: Iterable[District]) -> Spread | None:
    """The people for each deputy in each district; ``None`` where there is nothing to compare.

    >>> town = {"election": "e", "name": "一", "division": "430381100"}
    >>> found = spread([District(id="D1", seats=2, population=9_000, **town),
    ...                 District(id="D2", seats=3, population=16_000, **town)])
    >>> found.mean, str(found.most.per_deputy), found.most.deviation
    (Fraction(5000, 1), '16000/3', Fraction(1, 15))
    """
    districts = tuple(districts)
    people = sum(district.population for district in districts)
    seats = sum(district.seats for district in districts)
    if not people or not seats:
        return None
    mean = Fraction(people, seats)
    rows = []
    for district in districts:
        each = Fraction(district.population, district.seats)
        rows.append(
            PerDeputy(
                district=district.id,
                population=district.population,
                seats=district.seats,
                basis=district.basis,
                per_deputy=each,
                deviation=each / mean - 1,
            )
        )
    return Spread(rows=tuple(rows), mean=mean)
