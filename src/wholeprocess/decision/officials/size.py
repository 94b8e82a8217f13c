"""The size of a standing committee (常务委员会组成人员名额, OL-47-4), by level and population."""

from __future__ import annotations

from attrs import frozen

from wholeprocess.law import Law


@frozen
class Size:
    """From how many to how many members."""

    least: int
    most: int

    def fits(self, members: int) -> bool:
        """Whether so many members are within the law."""
        return self.least <= members <= self.most


def standing_committee_size(population: int, law: Law) -> Size:
    """How many members the standing committee of the law's place has (OL-47-4).

    Where more people live than a number of the law, there may be more; exactly so many is not
    more. The number for cities is that of cities with districts, not of prefectures. A township,
    which has no standing committee, raises ``NotInForce``.

    >>> from wholeprocess.law import in_force
    >>> county = in_force(date(2023, 1, 10), "430381")
    >>> standing_committee_size(1_000_000, county), standing_committee_size(1_000_001, county)
    (Size(least=15, most=35), Size(least=15, most=45))
    """
    large = population > law.count("OL-47-4-large-above")
    most = law.count("OL-47-4-large" if large else "OL-47-4-most")
    return Size(law.count("OL-47-4"), most)
