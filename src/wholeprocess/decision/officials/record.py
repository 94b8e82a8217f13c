"""What is on record of elections of officials, and of who holds an office (选举、任职记录)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from attrs import evolve, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, SessionId
from wholeprocess.decision.officials.acts import Branch, PostId
from wholeprocess.decision.officials.ballot import Counted, PersonId
from wholeprocess.decision.officials.surplus import Rank
from wholeprocess.decision.resolution import NotPassed, Passed
from wholeprocess.journal import Act
from wholeprocess.law import Ruling


class PostPhase(StrEnum):
    """Where an election of officials stands."""

    NOMINATING = "nominating"  # 提名、酝酿
    LISTED = "listed"  # 候选人已确定
    TIED = "tied"  # 票数相等，再次投票
    FILLED = "filled"  # 选满
    SHORT = "short"  # 当选人数不足


@frozen(kw_only=True)
class Nomination:
    """Who nominated whom (提名): the presidium has no signers."""

    nominees: tuple[PersonId, ...]
    signers: tuple[DeputyId, ...] = ()


@frozen(kw_only=True)
class PostElection:
    """One election of officials: the posts, the nominees, the list, each vote as counted."""

    id: PostId
    session: SessionId
    congress: DivisionCode
    title: str
    branch: Branch
    rank: Rank
    seats: int
    phase: PostPhase
    opened: date
    surplus: int | None = None
    term_change: bool = False
    by_election: bool = False
    after: PostId | None = None  # the election whose missing posts it fills
    already: tuple[PersonId, ...] = ()  # whom the elections before it have elected
    followed_by: PostId | None = None  # the one that fills the posts missing here
    nominations: tuple[Nomination, ...] = ()
    ranked: tuple[PersonId, ...] = ()  # whom the pre-election left on the list
    candidates: tuple[PersonId, ...] = ()
    tied: tuple[PersonId, ...] = ()
    tied_seats: int = 0
    elected: tuple[PersonId, ...] = ()
    counts: tuple[Counted, ...] = ()
    acts: tuple[Act, ...] = field(default=())

    @property
    def nominees(self) -> tuple[PersonId, ...]:
        """Everyone nominated, in the order in which they were first named."""
        return tuple(dict.fromkeys(who for n in self.nominations for who in n.nominees))

    @property
    def missing(self) -> int:
        """Posts that nobody was elected to."""
        return self.seats - len(self.elected)

    @property
    def another(self) -> bool:
        """Whether it is another election (另行选举)."""
        return self.after is not None


OfficeKey: TypeAlias = tuple[str, str]
"""A congress and the title of an office."""


@frozen(kw_only=True)
class Office:
    """Who holds an office of a congress's making (任职): the persons, and since when each does."""

    congress: DivisionCode
    title: str
    branch: Branch
    rank: Rank
    holders: tuple[tuple[PersonId, date], ...] = ()

    @property
    def persons(self) -> tuple[PersonId, ...]:
        """Who holds it."""
        return tuple(person for person, _ in self.holders)


class RemovalPhase(StrEnum):
    """Where a proposal of removal stands."""

    PROPOSED = "proposed"  # 已提出
    INVESTIGATED = "investigated"  # 组织调查委员会，下次会议再作决定
    REMOVED = "removed"  # 罢免通过
    KEPT = "kept"  # 未通过


@frozen(kw_only=True)
class Removal:
    """A proposal to remove an official (罢免案): reasons, defence, and the vote."""

    id: str
    session: SessionId
    congress: DivisionCode
    person: PersonId
    title: str
    reasons: str
    phase: RemovalPhase
    heard: bool = False  # he defended himself, or had his say in writing
    ruling: Ruling[Passed | NotPassed] | None = None
    acts: tuple[Act, ...] = field(default=())


class ResignationPhase(StrEnum):
    """Where a resignation stands."""

    OFFERED = "offered"  # 已提出
    ACCEPTED = "accepted"  # 接受
    DECLINED = "declined"  # 不接受


@frozen(kw_only=True)
class Resignation:
    """An official's resignation (辞职), to whom it was given, and who decided on it."""

    id: str
    congress: DivisionCode
    person: PersonId
    title: str
    to: str
    phase: ResignationPhase
    in_recess: bool = False  # decided by a standing committee
    filed: SessionId | None = None  # 报大会备案
    acts: tuple[Act, ...] = field(default=())


def without(
    offices: Mapping[OfficeKey, Office], key: OfficeKey, person: PersonId
) -> dict[OfficeKey, Office]:
    """The office without somebody who left it; nothing changes where he is not on record."""
    office = offices.get(key)
    if office is None:
        return {}
    left = tuple(pair for pair in office.holders if pair[0] != person)
    return {key: evolve(office, holders=left)}
