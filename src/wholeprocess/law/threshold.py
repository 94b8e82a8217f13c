"""Shares that decide a vote (过半数, 三分之二以上), exact."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from attrs import field, frozen


def _exact(part: str | int | Fraction) -> Fraction:
    if isinstance(part, float):
        raise TypeError(f"{part!r} is a float; write the share as a string, for example '2/3'")
    return Fraction(part)


@frozen
class Threshold:
    """A share of a base, and whether reaching it is enough.

    以上 includes the number itself (``strict=False``), 过半数 does not (``strict=True``): the two
    differ by one vote and this one flag (digest N-1, N-3).

    >>> two_thirds = Threshold("2/3", strict=False)  # 三分之二以上
    >>> two_thirds.met(40, of=61), two_thirds.met(41, of=61)
    (False, True)
    >>> Threshold("1/2", strict=True).least(of=61)  # 过半数
    31
    """

    part: Fraction = field(converter=_exact)
    strict: bool = field(kw_only=True)
    base: str = field(default="", kw_only=True)  # of what: all_deputies, voters_who_voted, …

    @part.validator
    def _is_a_share(self, _: object, part: Fraction) -> None:
        if not 0 <= part <= 1:
            raise ValueError(f"{part} is no share; it must lie between 0 and 1")

    def met(self, votes: int, *, of: int) -> bool:
        """Whether ``votes`` out of the base ``of`` are enough; integers only, no rounding."""
        have, need = votes * self.part.denominator, of * self.part.numerator
        return have > need if self.strict else have >= need

    def least(self, *, of: int) -> int:
        """The smallest number of votes that is enough out of ``of``."""
        exact = self.part * of
        return floor(exact) + 1 if self.strict or exact.denominator > 1 else int(exact)

    def __str__(self) -> str:
        word = "more than" if self.strict else "at least"
        return f"{word} {self.part}" + (f" of {self.base.replace('_', ' ')}" if self.base else "")
