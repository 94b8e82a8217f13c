"""Evaluations by deputies: the acts (代表评议)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import ClassVar

from attrs import Attribute, Factory, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.journal import count, day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.evaluation.words import (
    EvaluationId,
    Indicator,
    LeaveReason,
    ScoreSheet,
    Subject,
)


def _indicators(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(indicators)


def _sheets(sheets: Iterable[ScoreSheet]) -> tuple[ScoreSheet, ...]:
    return tuple(sorted(sheets, key=lambda sheet: sheet.indicator))


@frozen(kw_only=True)
class EvaluationAct(SupervisionAct):
    """An act about one evaluation."""

    about: ClassVar[str] = "evaluation"
    table: ClassVar[str] = "evaluations"

    evaluation: EvaluationId = field(validator=name)


@frozen(kw_only=True)
class OpenEvaluation(EvaluationAct):
    """An evaluation of a year is opened (启动评议): of which units, by which indicators.

    The weights of the indicators add up to 1. The units of the congress's list of that year
    (``evaluation_list``) belong among them. ``seed_from`` announces what panels will be drawn by,
    something public that nobody knows yet: then nobody can choose a seed for what it draws.
    """

    kind: ClassVar[str] = "supervision.open-evaluation"

    congress: DivisionCode = field(validator=a_congress)
    year: int = field(validator=count)
    subject: Subject = field(converter=Subject)
    units: tuple[UnitId, ...] = field(converter=several, validator=(some, each_once))
    indicators: tuple[Indicator, ...] = field(converter=_indicators, validator=some)
    seed_from: str = ""

    @indicators.validator
    def _make_one_whole(self, _: object, indicators: tuple[Indicator, ...]) -> None:
        names = [one.name for one in indicators]
        if len(set(names)) < len(names):
            raise ValueError("indicators name something twice; name each once")
        whole = sum((one.weight for one in indicators), Fraction(0))
        if whole != 1:
            raise ValueError(f"the weights add up to {whole}; make it 1")


@frozen(kw_only=True)
class StateConflict(EvaluationAct):
    """A deputy states an interest in units (声明回避): he will not judge them."""

    kind: ClassVar[str] = "supervision.state-conflict"

    deputy: DeputyId = field(validator=name)
    units: tuple[UnitId, ...] = field(converter=several, validator=(some, each_once))
    reason: str = field(validator=name)
    by: str = field(default=Factory(lambda act: act.deputy, takes_self=True), validator=name)


@frozen(kw_only=True)
class PanelAct(EvaluationAct):
    """An act that makes the panel of some units."""

    units: tuple[UnitId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class DrawPanel(PanelAct):
    """The panel of some units is drawn from a pool of deputies (抽取评议小组).

    Who comes out follows from the fields by ``draw_panel``: the act does not name them.
    """

    kind: ClassVar[str] = "supervision.draw-panel"

    pool: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    size: int = field(validator=count)
    seed: str = field(validator=name)

    @size.validator
    def _somebody(self, _: Attribute[int], size: int) -> None:
        if size < 1:
            raise ValueError("size is 0; a panel has somebody on it")


@frozen(kw_only=True)
class NamePanel(PanelAct):
    """The panel of some units is named and not drawn (指定评议小组)."""

    kind: ClassVar[str] = "supervision.name-panel"

    members: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class ReplaceMember(EvaluationAct):
    """A member of a unit's panel falls out (更换小组成员).

    On a drawn panel the next of the same draw follows; on a named one ``to`` does.
    """

    kind: ClassVar[str] = "supervision.replace-member"

    unit: UnitId = field(validator=name)
    member: DeputyId = field(validator=name)
    reason: str = field(validator=name)
    to: DeputyId | None = None


@frozen(kw_only=True)
class CountScores(EvaluationAct):
    """The forms of one unit are counted (计分): how many gave what, by indicator, never who.

    ``issued_to`` says who was given a form; ``returned`` how many forms came back.
    """

    kind: ClassVar[str] = "supervision.count-scores"

    unit: UnitId = field(validator=name)
    issued_to: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    returned: int = field(validator=count)
    sheets: tuple[ScoreSheet, ...] = field(converter=_sheets, validator=some)


@frozen(kw_only=True)
class PublishEvaluation(EvaluationAct):
    """The results are published (公布评议结果): each unit's grade, and of some their figures."""

    kind: ClassVar[str] = "supervision.publish-evaluation"

    where: str = field(validator=name)
    in_figures: tuple[UnitId, ...] = field(default=(), converter=several, validator=each_once)


@frozen(kw_only=True)
class SendBackUnit(EvaluationAct):
    """A unit under the line goes back to be mended by a day (退回整改, SV-10)."""

    kind: ClassVar[str] = "supervision.send-back-unit"

    unit: UnitId = field(validator=name)
    due: date = field(validator=day)
    words: str = field(validator=name)

    @due.validator
    def _not_before(self, _: Attribute[date], due: date) -> None:
        if due < self.on:
            raise ValueError(f"it is due on {due}, before it goes back on {self.on}")


@frozen(kw_only=True)
class ReportMending(EvaluationAct):
    """A unit reports what it has mended (报告整改情况)."""

    kind: ClassVar[str] = "supervision.report-mending"

    unit: UnitId = field(validator=name)
    words: str = field(validator=name)
    by: str = field(default=Factory(lambda act: act.unit, takes_self=True), validator=name)


@frozen(kw_only=True)
class HoldMendingMeeting(EvaluationAct):
    """A meeting reports the mending of units to deputies (整改情况通报会)."""

    kind: ClassVar[str] = "supervision.hold-mending-meeting"

    units: tuple[UnitId, ...] = field(converter=several, validator=(some, each_once))
    present: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class LeaveOutUnit(EvaluationAct):
    """A unit is left out after all, for a stated reason (不再评议).

    One that was abolished leaves next year's list, one that was merged hands its place to the unit
    that it was merged ``into``; one that is put off stays on it.
    """

    kind: ClassVar[str] = "supervision.leave-out-unit"

    unit: UnitId = field(validator=name)
    reason: LeaveReason = field(converter=LeaveReason)
    into: UnitId | None = field(default=None)

    @into.validator
    def _into_another(self, _: Attribute[object], into: UnitId | None) -> None:
        if (into is not None) is not (self.reason is LeaveReason.MERGED):
            raise ValueError("a unit that was merged names the other, and no other does")
        if into == self.unit:
            raise ValueError(f"{self.unit} cannot be merged into itself")


@frozen(kw_only=True)
class CancelEvaluation(EvaluationAct):
    """The evaluation is not held, for a stated reason (取消评议)."""

    kind: ClassVar[str] = "supervision.cancel-evaluation"

    reason: str = field(validator=name)
