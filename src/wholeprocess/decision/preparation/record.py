"""What is on record of how a session was prepared (会议准备记录)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, SessionId, SessionKind
from wholeprocess.journal import Act, each_once, name, several, some


@frozen(kw_only=True)
class ReviewGroup:
    """Deputies who deliberate together (代表团、审议小组), and who convenes them."""

    name: str = field(validator=name)
    members: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    convener: str = ""


@frozen(kw_only=True)
class Inspection:
    """What one group of deputies saw before the session (集体视察): where, and what it was told.

    ``opinions`` are texts, or the numbers of opinions or suggestions that came of it.
    """

    on: date
    group: str
    members: tuple[DeputyId, ...]
    places: tuple[str, ...]
    opinions: tuple[str, ...] = ()


@frozen(kw_only=True)
class Notice:
    """A day of opening that was made public (公布会期): which day, and when it was told."""

    opens: date
    on: date


def _notices(values: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple(values)


@frozen(kw_only=True)
class Preparation:
    """A session on its way (会议筹备): its day, as set and moved, and what was made ready."""

    session: SessionId
    congress: DivisionCode
    kind: SessionKind
    opens: date
    decided: date
    elected_on: date | None = None  # the day on which the election of its deputies was completed
    proposal: str = ""  # the proposal of a special session that it follows
    bills_until: date | None = None  # 议案截止
    notices: tuple[Notice, ...] = field(default=(), converter=_notices)
    inspections: tuple[Inspection, ...] = ()
    presidium: tuple[DeputyId, ...] = ()
    secretary_general: str = ""
    agenda: tuple[str, ...] = ()
    groups: tuple[ReviewGroup, ...] = ()
    acts: tuple[Act, ...] = ()


@frozen(kw_only=True)
class SessionProposal:
    """Deputies' proposal of a special session (提议临时召集), and the session that followed."""

    id: str
    congress: DivisionCode
    on: date
    matter: str
    signers: tuple[DeputyId, ...]
    session: SessionId | None = None
