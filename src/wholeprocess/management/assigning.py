"""The acts of assignment and handling (交办与承办): the office, the units, and the deputy."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import UnitId
from wholeprocess.journal import name, some
from wholeprocess.management.act import LeaderAct, SuggestionAct, UnitAct, units


@frozen(kw_only=True)
class Assign(SuggestionAct):
    """The office hands the suggestion over for handling (交办, SG-3); the reply's clock starts.

    Either one lead unit with any number of co-handlers (主办、会办), or several units that handle
    their parts separately (分别办理). ``wide_and_difficult`` gives six months (SG-6).
    """

    kind: ClassVar[str] = "management.assign"

    lead: UnitId | None = None
    co: tuple[UnitId, ...] = field(default=(), converter=units)
    separate: tuple[UnitId, ...] = field(default=(), converter=units)
    wide_and_difficult: bool = False

    @separate.validator
    def _one_way(self, _: Attribute[object], separate: tuple[UnitId, ...]) -> None:
        named = self.units
        if (self.lead is None) == (not separate) or (separate and self.co):
            raise ValueError("name one lead (with co), or several units in separate")
        if len(set(named)) < len(named) or len(separate) == 1:
            raise ValueError("a unit is named twice, or separate handling has only one unit")

    @property
    def units(self) -> tuple[UnitId, ...]:
        """Every unit named."""
        return (*((self.lead,) if self.lead else ()), *self.co, *self.separate)


@frozen(kw_only=True)
class Acknowledge(UnitAct):
    """A unit has received the assignment (签收)."""

    kind: ClassVar[str] = "management.acknowledge"


@frozen(kw_only=True)
class Object(UnitAct):
    """A unit asks to send the assignment back (退办), with its reason and the right unit."""

    kind: ClassVar[str] = "management.object"

    reason: str = field(validator=name)
    better: UnitId | None = None


@frozen(kw_only=True)
class Contest(LeaderAct):
    """The leading deputy objects to a unit that was chosen (代表对承办单位提出异议)."""

    kind: ClassVar[str] = "management.contest"

    unit: UnitId = field(validator=name)
    reason: str = field(validator=name)
    better: UnitId | None = None


@frozen(kw_only=True)
class DecideObjection(SuggestionAct):
    """The office upholds an objection or leaves the matter with the unit (退办处理)."""

    kind: ClassVar[str] = "management.decide-objection"

    unit: UnitId = field(validator=name)
    upheld: bool
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Contact(UnitAct):
    """A unit speaks with the deputy and hears him while handling (联系沟通, SG-4)."""

    kind: ClassVar[str] = "management.contact"

    words: str = ""


@frozen(kw_only=True)
class Opine(UnitAct):
    """A co-handling unit gives its opinion to the lead (会办意见); it may disagree."""

    kind: ClassVar[str] = "management.opine"

    words: str = field(validator=name)
    agrees: bool = True


@frozen(kw_only=True)
class ReturnOpinion(UnitAct):
    """The lead unit gives back an opinion that says nothing (退回会办意见, SGL-opinion-again)."""

    kind: ClassVar[str] = "management.return-opinion"

    unit: UnitId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Coordinate(SuggestionAct):
    """A disagreement of units is settled (协调), by the office or the government's office."""

    kind: ClassVar[str] = "management.coordinate"

    units: tuple[UnitId, ...] = field(converter=units, validator=some)
    words: str = field(validator=name)


@frozen(kw_only=True)
class AskExtension(UnitAct):
    """A unit asks for a longer term (申请延期), before it ends."""

    kind: ClassVar[str] = "management.ask-extension"

    reason: str = field(validator=name)
    to: date | None = None


@frozen(kw_only=True)
class Extend(SuggestionAct):
    """A longer term (延长办理期限), up to six months in all (SG-6).

    By the office, which consents; or by the unit itself where the place asks for no consent
    (SGL-extension-consent). ``told`` is the day on which the deputy was told; ``unit`` is the one
    whose term it is, all of them unless named.
    """

    kind: ClassVar[str] = "management.extend"

    reason: str = field(validator=name)
    to: date | None = None  # a day before the cap, if not the cap itself
    unit: UnitId | None = None
    told: date | None = None


@frozen(kw_only=True)
class RefuseExtension(SuggestionAct):
    """The office does not agree to a longer term that a unit asked for (不同意延期)."""

    kind: ClassVar[str] = "management.refuse-extension"

    unit: UnitId = field(validator=name)
    reason: str = field(validator=name)
