"""Recall (罢免): who may ask for it, the defence, and the vote of those who elected."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.election.act import DistrictId, ElectionAct, ElectionId, VoterId, names, voters
from wholeprocess.election.tenure.mandate import RecallId
from wholeprocess.journal import count, name
from wholeprocess.law import Law, Ruling, Text


class RecallPhase(StrEnum):
    """Where a recall stands."""

    OPEN = "open"  # 已提出
    PASSED = "passed"  # 通过
    FAILED = "failed"  # 未通过
    LAPSED = "lapsed"  # the mandate ended in another way before the vote


class Venue(StrEnum):
    """Who votes on a recall."""

    DISTRICT = "district"  # 原选区选民
    CONGRESS = "congress"  # 原选举单位的人民代表大会, in session
    COMMITTEE = "committee"  # 原选举单位的常务委员会, in recess


@frozen(kw_only=True)
class MotionVotes:
    """Votes on one motion (表决): for, against, abstained; whoever is left did not vote.

    >>> MotionVotes(for_=500, against=80, abstain=20).cast
    600
    """

    for_: int = field(validator=count)  # 赞成
    against: int = field(default=0, validator=count)  # 反对
    abstain: int = field(default=0, validator=count)  # 弃权

    @property
    def cast(self) -> int:
        """How many voted at all."""
        return self.for_ + self.against + self.abstain


# --- acts -----------------------------------------------------------------------------------------


@frozen(kw_only=True)
class RecallAct(ElectionAct):
    """An act about one recall; ``election`` is the one that gave the deputy the seat."""

    about: ClassVar[str] = "recall"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    recall: RecallId = field(validator=name)


@frozen(kw_only=True)
class PetitionRecall(RecallAct):
    """Voters of the original district ask for a recall (选民联名提出罢免要求, EL-50-1).

    ``to`` is the division whose standing committee gets it: county level, for a township deputy
    too.
    """

    kind: ClassVar[str] = "election.petition-recall"

    by: str = field(default="voters", validator=name)
    deputy: DeputyId = field(validator=name)
    district: DistrictId = field(validator=name)
    signers: tuple[VoterId, ...] = field(converter=voters)
    to: DivisionCode = field(validator=name)
    reasons: str
    written: bool = True


@frozen(kw_only=True)
class MoveRecall(RecallAct):
    """A recall of an indirectly elected deputy is moved in the electing unit (罢免案, EL-51-1).

    In session ``by`` is the presidium, or a deputy with the other ``signers``; in recess the
    council of chairpersons, or a member of the standing committee, which has ``members``.
    """

    kind: ClassVar[str] = "election.move-recall"

    by: str = field(validator=name)
    deputy: DeputyId = field(validator=name)
    reasons: str = field(validator=name)
    signers: tuple[str, ...] = field(default=(), converter=names)
    members: int = field(default=0, validator=count)


@frozen(kw_only=True)
class InvestigateRecall(RecallAct):
    """What the petition says is looked into (调查); a step of some places' rules."""

    kind: ClassVar[str] = "election.investigate-recall"

    words: str = field(validator=name)


@frozen(kw_only=True)
class TellDeputy(RecallAct):
    """The deputy is told of the recall and where he may speak (告知, DL25-60)."""

    kind: ClassVar[str] = "election.tell-deputy"


@frozen(kw_only=True)
class Defend(RecallAct):
    """The deputy defends himself, at the meeting or in writing (申辩, EL-50-2, DL25-60)."""

    kind: ClassVar[str] = "election.defend"

    by: str = field(validator=name)
    words: str = field(validator=name)
    written: bool = False


@frozen(kw_only=True)
class PrintRecall(RecallAct):
    """The petition, with the written defence, is printed for the voters (印发, EL-50-3)."""

    kind: ClassVar[str] = "election.print-recall"

    with_defence: bool = False


@frozen(kw_only=True)
class VoteOnRecall(RecallAct):
    """The vote on a recall (表决罢免, EL-53-1, EL-53-2a, EL-53-2b); it may fail.

    ``by`` presides or puts it to the vote: a delegate of the county's standing committee, the
    presidium, or the council of chairpersons. ``members`` is the size of the standing committee
    where that votes.
    """

    kind: ClassVar[str] = "election.vote-on-recall"

    votes: MotionVotes
    secret: bool = True
    members: int = field(default=0, validator=count)


@frozen(kw_only=True)
class FileRecall(RecallAct):
    """A passed recall is filed one level up and announced (备案、公告, EL-53-2c)."""

    kind: ClassVar[str] = "election.file-recall"


# --- what is kept ---------------------------------------------------------------------------------


@frozen
class Recalled:
    """The recall is passed (罢免通过)."""


@frozen
class NotRecalled:
    """The recall is not passed, and how many votes it lacks (罢免未通过)."""

    missing: int


@frozen(kw_only=True)
class Recall:
    """A recall from its petition or motion to its vote."""

    id: RecallId
    deputy: DeputyId
    election: ElectionId
    congress: DivisionCode
    venue: Venue
    phase: RecallPhase = RecallPhase.OPEN
    district: DistrictId | None = None
    unit: DivisionCode | None = None
    ruling: Ruling[Recalled | NotRecalled] | None = None
    acts: tuple[ElectionAct, ...] = ()

    @property
    def voted(self) -> date | None:
        """The day of the vote, once there was one."""
        return next((act.on for act in self.acts if isinstance(act, VoteOnRecall)), None)


_MAJORITIES = {
    Venue.DISTRICT: ("EL-53-1",),
    Venue.CONGRESS: ("EL-53-2a", "OL-44-2"),
    Venue.COMMITTEE: ("EL-53-2b",),
}
_BASES = {
    Venue.DISTRICT: Text("原选区全体选民", "all voters of the district"),
    Venue.CONGRESS: Text("全体代表", "all deputies"),
    Venue.COMMITTEE: Text("常委会全体组成人员", "all members"),
}


def decide_recall(
    votes: MotionVotes, venue: Venue, law: Law, *, of: int
) -> Ruling[Recalled | NotRecalled]:
    """Rule on the vote on a recall: more than half of *all* who may vote must be for it.

    The base ``of`` is the whole roll of the original district (EL-53-1), all deputies of the
    electing congress (EL-53-2a) or all members of its standing committee (EL-53-2b), never those
    who voted.

    >>> decide_recall(MotionVotes(for_=500, against=100), Venue.DISTRICT, law, of=1000)
    Ruling(outcome=NotRecalled(missing=1), rests_on=('EL-53-1',))
    >>> decide_recall(MotionVotes(for_=501), Venue.DISTRICT, law, of=1000).outcome
    Recalled()
    """
    rules = _MAJORITIES[venue]
    needed = max(law.threshold(rule).least(of=of) for rule in rules)
    missing = max(0, needed - votes.for_)
    base = _BASES[venue]
    reason = Text(
        f"{base.zh}{of}名，须{needed}票，赞成{votes.for_}票",
        f"{votes.for_} for; {needed} of {of}, {base.en}, are needed",
    )
    return Ruling(NotRecalled(missing) if missing else Recalled(), rules, [reason])
