"""What deputies mark when they elect officials (选票), and what a count of it says (计票).

The count itself is the one by which deputies are elected; it comes in as an argument, since links
do not know each other (``process`` hands it over).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NewType, TypeAlias

from attrs import Attribute, evolve, field, frozen
from attrs.validators import ge

from wholeprocess.decision.ways import way
from wholeprocess.journal import count
from wholeprocess.law import Law, Text

PersonId = NewType("PersonId", str)


def _in_one_form(names: Iterable[PersonId]) -> tuple[PersonId, ...]:
    if isinstance(names, str):
        raise TypeError(f"{names!r} is one name; write ({names!r},)")
    return tuple(sorted(names))


@frozen(kw_only=True)
class Paper:
    """Ballots with the same marks (票型, DL25-17-6): for, against, written in; the rest abstains.

    >>> Paper(for_=("wu",), count=40) == Paper(for_=["wu"], count=40)
    True
    """

    for_: tuple[PersonId, ...] = field(default=(), converter=_in_one_form)
    against: tuple[PersonId, ...] = field(default=(), converter=_in_one_form)
    write_ins: tuple[PersonId, ...] = field(default=(), converter=_in_one_form)
    count: int = field(default=1, validator=(count, ge(1)))

    @count.validator
    def _each_person_once(self, _: Attribute[int], number: int) -> None:
        names = (*self.for_, *self.against, *self.write_ins)
        if len(set(names)) < len(names):
            raise ValueError("a ballot marks a person twice; write each mark once")


class VoteRound(StrEnum):
    """Which vote it is: the rules of who is elected differ."""

    FIRST = "first"  # 第一次投票
    REVOTE = "revote"  # 再次投票: among the tied (OL-29-1)
    ANOTHER = "another"  # 另行选举: for the posts left (OL-29-2)


@frozen(kw_only=True)
class OfficialsVote:
    """One vote to be counted: the candidates, the posts, who could vote, and the ballots.

    ``voted`` is the number that ballots may not exceed (CGP-ballot-check); ``elected`` names those
    whom earlier votes have elected to the same posts: nobody is elected twice.
    """

    candidates: tuple[PersonId, ...]
    seats: int
    round: VoteRound
    all_deputies: int
    voted: int
    papers: tuple[Paper, ...]
    unreadable: int = 0
    elected: tuple[PersonId, ...] = ()


@frozen(kw_only=True)
class PersonVotes:
    """One person's votes on the valid ballots."""

    person: PersonId
    for_: int
    against: int = 0
    abstained: int = 0
    written_in: bool = False


@frozen(kw_only=True)
class Counted:
    """What a vote came to, by which rules: who is elected, who is tied for how many posts.

    ``missing`` posts stay open; an invalid vote elects nobody. ``votes`` stand most first.
    """

    invalid: bool = False
    elected: tuple[PersonId, ...] = ()
    tied: tuple[PersonId, ...] = ()
    tied_seats: int = 0
    missing: int = 0
    ballots: int
    void: int
    votes: tuple[PersonVotes, ...]
    rests_on: tuple[str, ...]
    reasons: tuple[Text, ...] = field(default=(), repr=False)


CountOfficials: TypeAlias = Callable[[OfficialsVote, Law], Counted]
"""Counts a vote under the law of its day; ``wholeprocess.process.count_officials`` is one."""


def write_ins_as_the_law_has_them(
    papers: Iterable[Paper], law: Law
) -> tuple[tuple[Paper, ...], int]:
    """The ballots to count, and how many are void for a write-in that the law does not know.

    Since 2025 only one who marks against somebody may write another in (DL25-17-6); before, a
    write-in was a choice by itself. What becomes of one without a mark against is silent
    (CGP-write-in): the write-in is ignored, or the ballot is void.

    >>> from wholeprocess.law import in_force
    >>> alone = Paper(write_ins=("ding",), count=3)
    >>> write_ins_as_the_law_has_them([alone], in_force(date(2024, 1, 8), "430381"))
    ((Paper(for_=(), against=(), write_ins=('ding',), count=3),), 0)
    >>> write_ins_as_the_law_has_them([alone], in_force(date(2026, 1, 8), "430381"))
    ((Paper(for_=(), against=(), write_ins=(), count=3),), 0)
    """
    if law.choice("DL25-17-6") != "only_when_against":
        return tuple(papers), 0
    kept: list[Paper] = []
    void = 0
    for paper in papers:
        if not paper.write_ins or paper.against:
            kept.append(paper)
        elif way(law, "CGP-write-in") == "void":
            void += paper.count
        else:
            kept.append(evolve(paper, write_ins=()))
    return tuple(kept), void
