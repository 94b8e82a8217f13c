"""One district's result (选举结果) as it stands, vote by vote."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import field, frozen

from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.counting.another_election import Next, Vacant
from wholeprocess.election.counting.box import Box
from wholeprocess.election.counting.contest import Contest, Electorate
from wholeprocess.election.counting.outcome import Declaration
from wholeprocess.election.counting.tally import Tally
from wholeprocess.election.poll.record import BoxId
from wholeprocess.law import Ruling

Counted: TypeAlias = tuple[tuple[BoxId, ...], Box]
"""Boxes that were mixed and counted together, mostly one, and the ballots in them."""


@frozen(kw_only=True)
class Declared:
    """A vote's result as it was declared: the numbers it rests on, and the ruling."""

    on: date
    tally: Tally
    electorate: Electorate
    ruling: Declaration


@frozen(kw_only=True)
class Vote:
    """One vote of a district: what is voted on, its boxes as far as counted, what was declared."""

    number: int  # 第几次投票, as the poll numbers them
    contest: Contest
    counted: tuple[Counted, ...] = ()
    declared: Declared | None = None

    @property
    def boxes(self) -> tuple[BoxId, ...]:
        """The boxes counted so far."""
        return tuple(box for boxes, _ in self.counted for box in boxes)

    @property
    def box(self) -> Box:
        """All the ballots counted so far."""
        return Box.merged(box for _, box in self.counted)


@frozen(kw_only=True)
class Result:
    """What one district's boxes held and what the law makes of it.

    ``elected`` are those whom a lawful count has elected so far, ``missing`` the seats still open.
    ``follows`` says what comes after the last vote that was declared: nothing, a further vote, or
    seats that stay empty. ``settled`` are those of the tied who stand in another election.
    """

    elected: tuple[CandidateId, ...] = ()
    missing: int = 0
    votes: tuple[Vote, ...] = ()
    follows: Ruling[Next] | None = None
    settled: tuple[CandidateId, ...] = ()
    published: tuple[CandidateId, ...] = field(default=())  # 公布当选代表名单 (EL-46-2)
    published_on: date | None = None
    acts: tuple[DistrictAct, ...] = ()

    @property
    def last(self) -> Vote | None:
        """The last vote of which something was counted or declared."""
        return self.votes[-1] if self.votes else None

    @property
    def declared(self) -> tuple[Declared, ...]:
        """What was declared of one vote after the other."""
        return tuple(vote.declared for vote in self.votes if vote.declared is not None)

    @property
    def vacant(self) -> int:
        """Of the missing seats, those that no vote of this election fills any more (缺额)."""
        if self.follows is not None and isinstance(self.follows.outcome, Vacant):
            return self.follows.outcome.seats
        return 0
