"""A matter under supervision: the acts (跟踪监督)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import DivisionCode, Organ
from wholeprocess.journal import day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.loop.record import CloseReason, Gain, MatterId, StepKind
from wholeprocess.supervision.satisfaction.record import Rated


@frozen(kw_only=True)
class MatterAct(SupervisionAct):
    """An act about one matter under supervision."""

    about: ClassVar[str] = "matter"
    table: ClassVar[str] = "matters"

    matter: MatterId = field(validator=name)


@frozen(kw_only=True)
class OpenMatter(MatterAct):
    """A matter is taken under supervision (列入跟踪监督).

    ``refs`` names what is behind it: suggestions, opinions of residents, letters; ``continues`` a
    closed matter that it takes up again.
    """

    kind: ClassVar[str] = "supervision.open-matter"

    congress: DivisionCode = field(validator=a_congress)
    title: str = field(validator=name)
    refs: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    continues: MatterId | None = None
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class AddStep(MatterAct):
    """A report, a vote, an inspection, an inquiry becomes a step of the matter (监督行动).

    Of a satisfaction vote each unit's grade counts: a unit that did not satisfy is to go back, and
    one that was redone and satisfies is settled (SV-10).
    """

    kind: ClassVar[str] = "supervision.add-step"

    step: StepKind = field(converter=StepKind)
    ref: str = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class SendBack(MatterAct):
    """Units' work goes back to be redone by a day (退回重改, SV-10)."""

    kind: ClassVar[str] = "supervision.send-back"

    units: tuple[Rated, ...] = field(converter=several, validator=(some, each_once))
    due: date = field(validator=day)
    words: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @due.validator
    def _not_before(self, _: Attribute[object], due: date) -> None:
        if due < self.on:
            raise ValueError(f"it is due on {due}, before it goes back on {self.on}")


@frozen(kw_only=True)
class ReportRedo(MatterAct):
    """A unit reports what it has redone (报告重改情况); ``by`` is the unit."""

    kind: ClassVar[str] = "supervision.report-redo"

    words: str = field(validator=name)


@frozen(kw_only=True)
class PassOn(MatterAct):
    """What one unit is to redo passes to another (职能转移): a reform of offices, a merger."""

    kind: ClassVar[str] = "supervision.pass-on"

    unit: Rated = field(validator=name)
    to: Rated = field(validator=name)
    reason: str = field(validator=name)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class Reassign(MatterAct):
    """What was not done is assigned again, to be done by a day (再交办, SV-12)."""

    kind: ClassVar[str] = "supervision.reassign"

    units: tuple[Rated, ...] = field(converter=several, validator=(some, each_once))
    what: str = field(validator=name)
    due: date = field(validator=day)
    by: str = field(default=str(Organ.OFFICE), validator=name)

    @due.validator
    def _not_before(self, _: Attribute[object], due: date) -> None:
        if due < self.on:
            raise ValueError(f"it is due on {due}, before it is assigned on {self.on}")


@frozen(kw_only=True)
class ReportTask(MatterAct):
    """A unit tells that what was assigned again is done (报告再交办事项); ``by`` is the unit."""

    kind: ClassVar[str] = "supervision.report-task"

    what: str = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class RecordGain(MatterAct):
    """What the matter brought is recorded: money in fen, facilities, households (成效)."""

    kind: ClassVar[str] = "supervision.record-gain"

    gain: Gain
    by: str = field(default=str(Organ.OFFICE), validator=name)


@frozen(kw_only=True)
class CloseMatter(MatterAct):
    """The matter is closed for a stated reason (销号, SVP-closing)."""

    kind: ClassVar[str] = "supervision.close-matter"

    reason: CloseReason = field(converter=CloseReason)
    words: str = field(validator=name)
    into: MatterId | None = field(default=None)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @into.validator
    def _into_another(self, _: Attribute[object], into: MatterId | None) -> None:
        if (into is not None) is not (self.reason is CloseReason.TAKEN_INTO):
            raise ValueError("a matter taken into another names it, and no other does")
