"""The acts from the reply to the closed file (答复、评价、结案), and what follows a promise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from wholeprocess.congress import DeputyId, Organ, UnitId
from wholeprocess.journal import day, each_once, fen, name, several, some
from wholeprocess.management.act import (
    Direction,
    LeaderAct,
    Mediated,
    Piece,
    Result,
    Satisfaction,
    Signatory,
    SuggestionAct,
    UnitAct,
    deputies,
    units,
)


def _pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(Piece(piece) for piece in several(pieces))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return several(names)


def _signatory(who: Signatory | str | None) -> Signatory | None:
    return None if who is None else Signatory(who)


@frozen(kw_only=True)
class Reply(UnitAct):
    """A unit answers the deputies (答复), each of those who signed (SG-5).

    ``promised`` is the day named by a reply that says under way or planned; ``signed`` and
    ``signatory`` say who signed for the unit; ``to`` names who was answered, everyone unless
    named, and ``through_lead`` that the others agreed to hear it from the leading deputy.
    ``co_opinions`` are the co-handlers whose opinions it names; ``reported_up`` says to whom a
    matter of a higher level was reported. ``fen`` is money found, by the unit's own level.
    """

    kind: ClassVar[str] = "management.reply"

    result: Result = field(converter=Result)
    words: str = field(validator=name)
    promised: date | None = None
    signed: str = ""
    signatory: Signatory | None = field(default=None, converter=_signatory)
    to: tuple[DeputyId, ...] = field(default=(), converter=deputies)
    through_lead: bool = False
    co_opinions: tuple[UnitId, ...] = field(default=(), converter=units)
    reported_up: str = ""
    confidential: bool = False
    fen: int = field(default=0, validator=fen)


@frozen(kw_only=True)
class Rate(LeaderAct):
    """The leading deputy rates the handling (满意度评价) for all who signed."""

    kind: ClassVar[str] = "management.rate"

    rating: Satisfaction = field(converter=Satisfaction)
    attitude: Satisfaction | None = field(default=None, converter=optional(Satisfaction))
    why: str = ""


@frozen(kw_only=True)
class Rehandle(SuggestionAct):
    """The office decides that the matter is handled again (决定重新办理, SGL-rehandle-by)."""

    kind: ClassVar[str] = "management.rehandle"

    reason: str = field(validator=name)


@frozen(kw_only=True)
class Mediate(SuggestionAct):
    """Deputy and unit are heard after a second dissatisfaction (评价、会商, SGL-mediate).

    ``present`` names who took part: deputies, units, experts.
    """

    kind: ClassVar[str] = "management.mediate"

    result: Mediated = field(converter=Mediated)
    words: str = field(validator=name)
    present: tuple[str, ...] = field(default=(), converter=_names)


@frozen(kw_only=True)
class Close(SuggestionAct):
    """The office closes the file (结案); a deputy never does (DL25-31-2).

    ``unrated_because`` says why no rating is there; ``report`` is what special supervision found,
    or why a matter that its deputy is dissatisfied with is not handled again.
    """

    kind: ClassVar[str] = "management.close"

    unrated_because: str = ""
    report: str = ""


@frozen(kw_only=True)
class Publish(SuggestionAct):
    """Parts of a file are published (公开), on which site or in which gazette."""

    kind: ClassVar[str] = "management.publish"

    pieces: tuple[Piece, ...] = field(converter=_pieces, validator=[some, each_once])
    where: str = field(validator=name)


@frozen(kw_only=True)
class Directed(SuggestionAct):
    """A decision outside the table (特别决定, PR-directed): assigned anew, or specially supervised.

    For those who may leave the table; it stays in the record with its reason.
    """

    kind: ClassVar[str] = "management.directed"

    by: str = field(default=str(Organ.COUNCIL), validator=name)
    to: Direction = field(converter=Direction)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Fulfil(UnitAct):
    """A unit has done what it promised (承诺兑现), with the evidence.

    ``words`` is what it tells the deputies then (SGL-answer-again).
    """

    kind: ClassVar[str] = "management.fulfil"

    evidence: str = field(validator=name)
    words: str = ""


@frozen(kw_only=True)
class Postpone(UnitAct):
    """A unit cannot keep its promise by the day and says why (承诺延期说明)."""

    kind: ClassVar[str] = "management.postpone"

    to: date = field(validator=day)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class RatePromise(LeaderAct):
    """The leading deputy rates how a unit kept its promise (承诺兑现评价, SGL-promise-rated)."""

    kind: ClassVar[str] = "management.rate-promise"

    unit: UnitId = field(validator=name)
    rating: Satisfaction = field(converter=Satisfaction)
    why: str = ""
