"""What is on record of what followed a session (会后记录)."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from wholeprocess.congress import DivisionCode, SessionId, UnitId
from wholeprocess.journal import name


@frozen
class Entrusted:
    """One line of an assigning document (交办清单): a suggestion, and the unit that handles it."""

    suggestion: str = field(validator=name)
    unit: UnitId = field(validator=name)


@frozen(kw_only=True)
class AssigningDocument:
    """The two offices' document that assigns deputies' opinions to units (两办交办文件)."""

    id: str
    session: SessionId
    congress: DivisionCode
    on: date
    offices: tuple[str, ...]
    lines: tuple[Entrusted, ...]


@frozen(kw_only=True)
class Publication:
    """Where and when a resolution was made public (决议公布)."""

    on: date
    where: str
