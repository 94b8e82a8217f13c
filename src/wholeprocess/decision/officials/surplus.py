"""How many candidates for how many posts (差额), by kind of post (OL-27-1a to c, OL-30-1)."""

from __future__ import annotations

from enum import StrEnum
from math import ceil, floor

from attrs import frozen

from wholeprocess.law import Law


class Rank(StrEnum):
    """The kinds of post that art. 27 tells apart."""

    HEAD = "head"  # 正职: chair, chief executive, director, president of the court, procurator
    DEPUTY = "deputy"  # 副职: vice-chairs, deputy heads
    MEMBER = "member"  # 常务委员会委员


@frozen(kw_only=True)
class Candidates:
    """The lawful numbers of candidates: from ``least`` to ``most``, no end where it is ``None``."""

    least: int
    most: int | None
    code: str

    def fits(self, number: int) -> bool:
        """Whether so many may stand."""
        return self.least <= number and (self.most is None or number <= self.most)

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.least} or more"
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


def candidates_for_posts(
    rank: Rank, posts: int, law: Law, *, nominated: int = 2, by_election: bool = False
) -> Candidates:
    """How many candidates stand for ``posts`` posts of a kind; ``ValueError`` if there are none.

    A head has one candidate more than the post, or none more if only one was ``nominated``
    (OL-27-1a); deputy heads have one to three more (OL-27-1b), members of the standing committee
    one tenth to one fifth more (OL-27-1c), for which no whole number fits 1 to 4 posts: then it is
    our choice (CGP-few-members). A by-election needs no surplus (OL-30-1).

    >>> from wholeprocess.law import in_force
    >>> law = in_force(date(2023, 1, 10), "430381")
    >>> print(*(candidates_for_posts(Rank.MEMBER, n, law) for n in (4, 5, 10, 19)), sep="; ")
    5; 6; 11 to 12; 21 to 22
    >>> print(candidates_for_posts(Rank.DEPUTY, 6, law))
    7 to 9
    """
    if posts < 1:
        raise ValueError(f"{posts} posts: there is nobody to elect")
    if by_election:
        law.version("OL-30-1")
        return Candidates(least=posts, most=None, code="OL-30-1")
    match rank:
        case Rank.HEAD:
            more = law.count("OL-27-1a") if nominated > posts else 0
            return Candidates(least=posts + more, most=posts + more, code="OL-27-1a")
        case Rank.DEPUTY:
            least = posts + law.count("OL-27-1b")
            return Candidates(least=least, most=posts + law.count("OL-27-1b-most"), code="OL-27-1b")
        case Rank.MEMBER:
            least = ceil(posts * (1 + law.threshold("OL-27-1c").part))
            most = floor(posts * (1 + law.threshold("OL-27-1c-most").part))
            if least <= most:
                return Candidates(least=least, most=most, code="OL-27-1c")
            few = posts + law.count("CGP-few-members")
            return Candidates(least=few, most=few, code="CGP-few-members")
