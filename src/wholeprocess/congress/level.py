"""The four levels of local people's congresses (省、市、县、乡四级)."""

from __future__ import annotations

from enum import StrEnum

from wholeprocess.law import level_of


class Level(StrEnum):
    """A level that has people's congresses; villages have none.

    >>> Level.of("430381"), Level.CITY > Level.COUNTY
    (<Level.COUNTY: 'county'>, True)
    """

    TOWNSHIP = "township"  # 乡级
    COUNTY = "county"  # 县级
    CITY = "city"  # 设区的市、自治州
    PROVINCE = "province"  # 省级

    @classmethod
    def of(cls, code: str) -> Level:
        """The level of a division code; a village or no code at all raises ``ValueError``."""
        return cls(level_of(code))

    @property
    def rank(self) -> int:
        """0 for the township, 3 for the province."""
        return list(Level).index(self)

    @property
    def zh(self) -> str:
        """The Chinese name.

        >>> Level.COUNTY.zh
        '县级'
        """
        return ("乡级", "县级", "设区的市级", "省级")[self.rank]

    @property
    def direct(self) -> bool:
        """Whether voters elect its deputies themselves (EL-3-2), not a congress below (EL-3-1)."""
        return self.rank < 2

    def __gt__(self, other: object) -> bool:
        return isinstance(other, Level) and self.rank > other.rank

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Level) and self.rank < other.rank

    def __ge__(self, other: object) -> bool:
        return isinstance(other, Level) and self.rank >= other.rank

    def __le__(self, other: object) -> bool:
        return isinstance(other, Level) and self.rank <= other.rank
