"""Every act of a suggestion's life (建议办理的行为), from the deputy's desk to the closed file.

Here stand the acts of pressing and of going up, and the list of all; the others stand by stage in
``submitting``, ``assigning`` and ``answering``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.journal import count, fen, name, several
from wholeprocess.management.act import (
    PROMISES,
    Direction,
    Ground,
    LeaderAct,
    Mediated,
    OpinionId,
    Outcome,
    Piece,
    Result,
    Satisfaction,
    Signatory,
    SuggestionAct,
    SuggestionId,
    UnitAct,
    deputies,
)
from wholeprocess.management.answering import (
    Close,
    Directed,
    Fulfil,
    Mediate,
    Postpone,
    Publish,
    Rate,
    RatePromise,
    Rehandle,
    Reply,
)
from wholeprocess.management.assigning import (
    Acknowledge,
    AskExtension,
    Assign,
    Contact,
    Contest,
    Coordinate,
    DecideObjection,
    Extend,
    Object,
    Opine,
    RefuseExtension,
    ReturnOpinion,
)
from wholeprocess.management.honouring import Commend, CommendUnit, Criterion, MarkKey
from wholeprocess.management.submitting import (
    Accept,
    Confirm,
    Decline,
    Merge,
    Resubmit,
    Return,
    Submit,
    Withdraw,
)


def _legs(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    return several(legs)


@frozen
class Leg:
    """One higher congress that a matter is put before, and the deputies who carry it."""

    congress: DivisionCode
    carriers: tuple[DeputyId, ...] = field(converter=deputies)

    @carriers.validator
    def _someone(self, _: object, carriers: tuple[DeputyId, ...]) -> None:
        if not carriers:
            raise ValueError(f"nobody carries the matter to {self.congress}; name a deputy")


@frozen(kw_only=True)
class Escalate(SuggestionAct):
    """What this level cannot solve is put before deputies of higher levels (四级联动, SG-21).

    Several levels may put it forward separately, each with a new suggestion of its own (SG-20).
    """

    kind: ClassVar[str] = "management.escalate"

    legs: tuple[Leg, ...] = field(converter=_legs)
    reason: str = field(validator=name)

    @legs.validator
    def _each_once(self, _: object, legs: tuple[Leg, ...]) -> None:
        if not legs or len({leg.congress for leg in legs}) < len(legs):
            raise ValueError("name at least one higher congress, and each only once")


@frozen(kw_only=True)
class BringHome(SuggestionAct):
    """What came of a matter at a higher congress returns to the one who began (结果回告).

    ``child`` is the higher suggestion, ``None`` where nobody put it forward after all;
    ``outcome`` why it ended, or why what it was merged into did; ``fen`` the money that the higher
    level found. It comes home to a suggestion that was withdrawn meanwhile as well.
    """

    kind: ClassVar[str] = "management.bring-home"

    congress: DivisionCode = field(validator=name)
    child: SuggestionId | None = None
    outcome: Outcome = field(converter=Outcome)
    words: str = field(validator=name)
    fen: int = field(default=0, validator=fen)

    @property
    def solved(self) -> bool:
        """Whether the higher level solved it or took it into its plan."""
        return self.outcome.solved


@frozen(kw_only=True)
class Remind(SuggestionAct):
    """The office presses a unit or asks the deputy for an answer (催办, SG-10)."""

    kind: ClassVar[str] = "management.remind"

    whom: str = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Talk(SuggestionAct):
    """The head of a unit is called in for a talk (约谈)."""

    kind: ClassVar[str] = "management.talk"

    unit: UnitId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class RecordBenefit(SuggestionAct):
    """A fact about what came of a suggestion (成效): a whole number under a key, with its unit."""

    kind: ClassVar[str] = "management.record-benefit"

    key: str = field(validator=name)
    amount: int = field(validator=count)
    unit: str = field(validator=name)


ACTS: tuple[type[SuggestionAct], ...] = (
    Submit,
    Confirm,
    Accept,
    Return,
    Resubmit,
    Decline,
    Assign,
    Acknowledge,
    Object,
    Contest,
    DecideObjection,
    Contact,
    Opine,
    ReturnOpinion,
    Coordinate,
    AskExtension,
    Extend,
    RefuseExtension,
    Reply,
    Rate,
    Rehandle,
    Mediate,
    Close,
    Withdraw,
    Merge,
    Escalate,
    BringHome,
    Remind,
    Talk,
    MarkKey,
    Fulfil,
    Postpone,
    RatePromise,
    RecordBenefit,
    Publish,
    Directed,
    Commend,
)
"""Every kind of act that a journal may hold about a suggestion."""


__all__ = [
    "ACTS",
    "PROMISES",
    "Accept",
    "Acknowledge",
    "AskExtension",
    "Assign",
    "BringHome",
    "Close",
    "Commend",
    "CommendUnit",
    "Confirm",
    "Contact",
    "Contest",
    "Coordinate",
    "Criterion",
    "DecideObjection",
    "Decline",
    "Directed",
    "Direction",
    "Escalate",
    "Extend",
    "Fulfil",
    "Ground",
    "LeaderAct",
    "Leg",
    "MarkKey",
    "Mediate",
    "Mediated",
    "Merge",
    "Object",
    "Opine",
    "OpinionId",
    "Outcome",
    "Piece",
    "Postpone",
    "Publish",
    "Rate",
    "RatePromise",
    "RecordBenefit",
    "RefuseExtension",
    "Rehandle",
    "Remind",
    "Reply",
    "Resubmit",
    "Result",
    "Return",
    "ReturnOpinion",
    "Satisfaction",
    "Signatory",
    "Submit",
    "SuggestionAct",
    "SuggestionId",
    "Talk",
    "UnitAct",
    "Withdraw",
]
