"""One vote in one district (一次投票): who stands for how many seats, and who may decide."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.election.act import CandidateId
from wholeprocess.election.act import candidates as several_candidates
from wholeprocess.journal import count, each_once


class VoteKind(StrEnum):
    """Which vote it is: the rules of who is elected differ."""

    FIRST = "first"  # 第一次投票
    REVOTE = "revote"  # 再次投票: among the tied (EL-45-3b)
    ANOTHER = "another"  # 另行选举: for the missing seats (EL-45-4a)


@frozen(kw_only=True)
class Contest:
    """What is voted on: the candidates in the order of the list, and the seats to fill.

    ``elected`` names those whom earlier votes have elected: nobody is elected twice.
    """

    candidates: tuple[CandidateId, ...] = field(converter=several_candidates, validator=each_once)
    seats: int = field(validator=(count, ge(1)))  # 应选代表名额, in later votes those missing
    kind: VoteKind = field(default=VoteKind.FIRST, converter=VoteKind)
    elected: tuple[CandidateId, ...] = field(default=(), converter=several_candidates)

    @elected.validator
    def _not_again(self, _: Attribute[object], elected: tuple[CandidateId, ...]) -> None:
        if twice := set(elected) & set(self.candidates):
            raise ValueError(f"{', '.join(sorted(twice))} is elected already and cannot stand")


@frozen(kw_only=True)
class ByVoters:
    """Who may vote and who did, in a direct election (直接选举的投票情况)."""

    all_voters: int = field(validator=(count, ge(1)))  # 选区全体选民: the roll as finally corrected
    voters_who_voted: int = field(validator=count)  # 参加投票的选民

    @voters_who_voted.validator
    def _within_the_roll(self, _: Attribute[int], voted: int) -> None:
        if voted > self.all_voters:
            raise ValueError(f"{voted} voted, but the roll has {self.all_voters} voters")

    @property
    def voted(self) -> int:
        """How many took part in the vote (投票人数, EL-44-1)."""
        return self.voters_who_voted


@frozen(kw_only=True)
class ByDeputies:
    """Who may vote and who did, in an indirect election (间接选举的投票情况)."""

    all_deputies: int = field(validator=(count, ge(1)))  # 全体代表, the absent with them
    deputies_who_voted: int = field(validator=count)  # 参加投票的代表

    @deputies_who_voted.validator
    def _within_the_congress(self, _: Attribute[int], voted: int) -> None:
        if voted > self.all_deputies:
            raise ValueError(f"{voted} voted, but the congress has {self.all_deputies} deputies")

    @property
    def voted(self) -> int:
        """How many took part in the vote (投票人数, EL-44-1)."""
        return self.deputies_who_voted


Electorate: TypeAlias = ByVoters | ByDeputies
"""Which of the two it is decides what a majority is a majority of."""
