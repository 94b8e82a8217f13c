"""Resignation (辞职): to whom a deputy resigns, and the vote that accepts it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import Factory, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ
from wholeprocess.election.act import ElectionAct, ElectionId
from wholeprocess.election.tenure.mandate import EndGround, Mandate, ResignationId
from wholeprocess.election.tenure.recall import MotionVotes
from wholeprocess.journal import count, name
from wholeprocess.law import Law, Ruling, Text


class ResignationPhase(StrEnum):
    """Where a resignation stands; until it is accepted it has no effect."""

    OFFERED = "offered"  # 已提出
    ACCEPTED = "accepted"  # 接受
    DECLINED = "declined"  # 不接受
    LAPSED = "lapsed"  # the mandate ended in another way first


@frozen(kw_only=True)
class ResignationAct(ElectionAct):
    """An act about one resignation; ``election`` is the one that gave the seat."""

    about: ClassVar[str] = "resignation"

    resignation: ResignationId = field(validator=name)


@frozen(kw_only=True)
class OfferResignation(ResignationAct):
    """A deputy resigns in writing (书面提出辞职, EL-55-1, EL-55-2a).

    ``to`` is the division whose standing committee or, in a township, whose congress gets it.
    ``ordered`` marks an ordered resignation (责令辞职), which the law knows since 2025.
    """

    kind: ClassVar[str] = "election.offer-resignation"

    deputy: DeputyId = field(validator=name)
    by: str = field(default=Factory(lambda act: act.deputy, takes_self=True), validator=name)
    to: DivisionCode = field(validator=name)
    written: bool = True
    ordered: bool = False
    reasons: str = ""


@frozen(kw_only=True)
class DecideResignation(ResignationAct):
    """The vote on accepting a resignation (表决接受辞职); it may fail.

    ``members`` is the size of the standing committee; a township's congress counts its deputies.
    """

    kind: ClassVar[str] = "election.decide-resignation"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    votes: MotionVotes
    members: int = field(default=0, validator=count)


@frozen
class Accepted:
    """The resignation is accepted (接受辞职)."""


@frozen
class NotAccepted:
    """The resignation is not accepted, and how many votes it lacks (未接受)."""

    missing: int


@frozen(kw_only=True)
class Resignation:
    """A resignation from its offer to the vote on it."""

    id: ResignationId
    deputy: DeputyId
    election: ElectionId
    receiver: Receiver
    ordered: bool
    phase: ResignationPhase = ResignationPhase.OFFERED
    ruling: Ruling[Accepted | NotAccepted] | None = None
    acts: tuple[ElectionAct, ...] = ()

    @property
    def ground(self) -> EndGround:
        """The ground on which the mandate ends when it is accepted."""
        return EndGround.ORDERED_TO_RESIGN if self.ordered else EndGround.RESIGNED


@frozen
class Receiver:
    """Who decides on a resignation: an organ of a division's congress, and by which rule."""

    organ: Organ
    division: DivisionCode
    rule: str


def receiver_of(mandate: Mandate) -> Receiver | None:
    """To whom a deputy resigns; ``None`` where the unit that elected him is not on record.

    A township deputy to the congress itself, never its presidium (EL-55-2b); a county deputy to
    the county's standing committee (EL-55-2a); higher ones to the standing committee of the
    congress that *elected* them (EL-55-1).
    """
    match Level.of(mandate.congress):
        case Level.TOWNSHIP:
            return Receiver(Organ.CONGRESS, mandate.congress, "EL-55-2b")
        case Level.COUNTY:
            return Receiver(Organ.STANDING_COMMITTEE, mandate.congress, "EL-55-2a")
        case _ if mandate.unit is not None:
            return Receiver(Organ.STANDING_COMMITTEE, mandate.unit, "EL-55-1")
        case _:
            return None


def decide_resignation(
    votes: MotionVotes, rule: str, law: Law, *, of: int
) -> Ruling[Accepted | NotAccepted]:
    """Rule on the vote on a resignation: more than half of all members or deputies accept it.

    >>> decide_resignation(MotionVotes(for_=13), "EL-55-2a", law, of=27)
    Ruling(outcome=NotAccepted(missing=1), rests_on=('EL-55-2a',))
    >>> decide_resignation(MotionVotes(for_=31), "EL-55-2b", law, of=61).outcome
    Accepted()
    """
    needed = law.threshold(rule).least(of=of)
    missing = max(0, needed - votes.for_)
    reason = Text(
        f"全体{of}名，须{needed}票，赞成{votes.for_}票",
        f"{votes.for_} for; {needed} of all {of} are needed",
    )
    return Ruling(NotAccepted(missing) if missing else Accepted(), [rule], [reason])
