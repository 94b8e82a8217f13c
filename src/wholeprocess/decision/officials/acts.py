"""The acts by which a congress elects officials (选举国家机关领导人员的行为)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, NewType

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DeputyId, Organ
from wholeprocess.decision.acts import DecisionAct, SessionAct
from wholeprocess.decision.ballot import Votes
from wholeprocess.decision.officials.ballot import Paper, PersonId
from wholeprocess.decision.officials.surplus import Rank
from wholeprocess.journal import count, each_once, name, several, some

PostId = NewType("PostId", str)


class Branch(StrEnum):
    """Whose post it is."""

    CONGRESS = "congress"  # 人大主席、副主席；常委会组成人员
    GOVERNMENT = "government"  # 人民政府
    SUPERVISION = "supervision"  # 监察委员会
    COURT = "court"  # 人民法院
    PROCURATORATE = "procuratorate"  # 人民检察院


class Order(StrEnum):
    """How the candidates of another election are found (OL-29-2)."""

    VOTES = "votes"  # 按第一次投票得票多少的顺序
    NOMINATIONS = "nominations"  # 另行提名


@frozen(kw_only=True)
class OpenNominations(SessionAct):
    """Nomination for one kind of post begins at a session (开始提名, OL-26-1).

    ``surplus`` is the number of candidates above the posts that the congress's election measures
    fix (选举办法规定的差额数); the least lawful one unless given. ``term_change`` says that it is a
    new term's election (换届), ``by_election`` that a vacancy is filled (补选).
    """

    kind: ClassVar[str] = "decision.open-nominations"

    post: PostId = field(validator=name)
    title: str = field(validator=name)
    branch: Branch = field(converter=Branch)
    rank: Rank = field(converter=Rank)
    seats: int = field(validator=(count, ge(1)))
    surplus: int | None = None
    term_change: bool = False
    by_election: bool = field(default=False)

    @by_election.validator
    def _one_or_the_other(self, _: Attribute[bool], by_election: bool) -> None:
        if by_election and self.term_change:
            raise ValueError("a by-election is no election of a new term; choose one")


@frozen(kw_only=True)
class PostAct(DecisionAct):
    """An act about one election of officials."""

    about: ClassVar[str] = "post"

    post: PostId = field(validator=name)


@frozen(kw_only=True)
class Nominate(PostAct):
    """The presidium, or deputies jointly and in writing, nominate (提名, OL-26-1, OL-26-2).

    Deputies sign as ``signers``, the first of them is ``by``.
    """

    kind: ClassVar[str] = "decision.nominate"

    nominees: tuple[PersonId, ...] = field(converter=several, validator=(some, each_once))
    signers: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)


@frozen(kw_only=True)
class OfficialsBallot(PostAct):
    """Deputies are given ballots and mark them in secret: never who marked what (无记名投票).

    ``unreadable`` counts ballots that nobody can read.
    """

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    issued_to: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    papers: tuple[Paper, ...] = field(converter=several)
    unreadable: int = field(default=0, validator=count)
    method: str = field(default="secret_ballot", validator=name)


@frozen(kw_only=True)
class HoldOfficialsPreElection(OfficialsBallot):
    """Too many are nominated: a pre-election puts them in order (预选, OL-27-1d)."""

    kind: ClassVar[str] = "decision.hold-officials-pre-election"


@frozen(kw_only=True)
class SettleCandidates(PostAct):
    """The list of candidates is settled (确定正式候选人名单): all nominees, or by pre-election.

    Nobody can be struck off it, so that it follows from what is on record.
    """

    kind: ClassVar[str] = "decision.settle-candidates"


@frozen(kw_only=True)
class ElectOfficials(OfficialsBallot):
    """The congress elects among the candidates, or writes others in (选举, OL-28-1, OL-29-1)."""

    kind: ClassVar[str] = "decision.elect-officials"


@frozen(kw_only=True)
class RevoteOnOfficials(OfficialsBallot):
    """The tied are voted on again (再次投票, OL-29-1)."""

    kind: ClassVar[str] = "decision.revote-on-officials"


@frozen(kw_only=True)
class CallAnotherElection(SessionAct):
    """The congress decides to fill the posts left, at this session or the next (另行选举, OL-29-2).

    ``session`` is the one at which it is held, ``decided_at`` the one that decides.
    """

    kind: ClassVar[str] = "decision.call-another-election"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    post: PostId = field(validator=name)
    after: PostId = field(validator=name)
    order: Order = field(converter=Order)
    votes: Votes
