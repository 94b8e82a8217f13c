"""How many candidates for how many seats (差额比例), as exact ranges of whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from wholeprocess.election.seats.election import Method
from wholeprocess.law import Law


@frozen(kw_only=True)
class Surplus:
    """The lawful numbers of candidates for some seats: from ``least`` to ``most``.

    ``most`` is ``None`` where no text sets an upper end, in a by-election.
    """

    seats: int
    least: int
    most: int | None
    code: str  # the rule that the range comes from

    def fits(self, candidates: int) -> bool:
        """Whether that number lies in the range."""
        return self.least <= candidates and not self.exceeded_by(candidates)

    def exceeded_by(self, candidates: int) -> bool:
        """Whether that number is above the greatest surplus (EL-32-1b, EL-32-2c)."""
        return self.most is not None and candidates > self.most

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.least} or more"
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


def candidates_for(
    seats: int,
    law: Law,
    *,
    method: Method = Method.DIRECT,
    by_election: bool = False,
    another: bool = False,
) -> Surplus:
    """The range for ``seats`` seats; ``ValueError`` if there are none.

    Direct: one third to the whole more than the seats (EL-31-2a). Indirect: one fifth to one half
    more (EL-31-2b), which has no whole number for one seat, so that the number is our choice
    (ELP-single-seat). In a by-election as many as the seats are enough (EL-57-4). In another
    election (``another``, 另行选举) the seats are the missing ones, and one of them has exactly two
    candidates (EL-45-4c).

    >>> print(*(candidates_for(seats, law) for seats in (1, 2, 3)), sep="; ")
    2; 3 to 4; 4 to 6
    >>> print(candidates_for(10, law, method=Method.INDIRECT))
    12 to 15
    """
    if seats < 1:
        raise ValueError(f"{seats} seats: there is nothing to elect")
    if another and seats == 1:
        two = law.count("EL-45-4c")
        return Surplus(seats=1, least=two, most=two, code="EL-45-4c")
    if by_election and not another:
        return Surplus(seats=seats, least=seats, most=None, code="EL-57-4")
    code = "EL-31-2a" if method is Method.DIRECT else "EL-31-2b"
    least = ceil(seats * (1 + law.threshold(code).part))
    most = floor(seats * (1 + law.threshold(f"{code}-most").part))
    if least > most:
        least = most = law.count("ELP-single-seat")
        code = "ELP-single-seat"
    return Surplus(seats=seats, least=least, most=most, code=code)


def measured(surplus: Surplus, ratio: Fraction, law: Law) -> int:
    """How many candidates the electing congress's own ratio asks for (具体差额比例, EL-32-2c).

    Rounded as ``ELP-ratio-rounding`` says, and kept within the range of the law.

    >>> four = candidates_for(4, law, method=Method.INDIRECT)
    >>> measured(four, Fraction(1, 5), law)
    5
    """
    exact = surplus.seats * (1 + ratio)
    number = ceil(exact) if law.choice("ELP-ratio-rounding") == "up" else floor(exact)
    number = max(number, surplus.least)
    return number if surplus.most is None else min(number, surplus.most)
