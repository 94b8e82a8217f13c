"""What is kept of an evaluation (评议台账): its units, panels, counts, results, mending."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.law import Ruling
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.evaluation.result import Band, Result, Scale
from wholeprocess.supervision.evaluation.words import (
    EvaluationId,
    Indicator,
    LeaveReason,
    ScoreSheet,
    Subject,
)


class EvaluationPhase(StrEnum):
    """Where an evaluation stands."""

    OPEN = "open"  # 已启动
    SCORED = "scored"  # 全部计分
    PUBLISHED = "published"  # 已公布
    CANCELLED = "cancelled"  # 已取消


class UnitPhase(StrEnum):
    """Where one unit stands in an evaluation."""

    LISTED = "listed"  # 列为评议对象
    PASSED = "passed"  # 合格
    UNDER = "under"  # 不合格，应当退回
    BACK = "back"  # 已退回整改
    MENDED = "mended"  # 已报告整改
    HEARD = "heard"  # 已向代表报告
    LEFT_OUT = "left-out"  # 不再评议


@frozen(kw_only=True)
class Panel:
    """The deputies who judge some units (评议小组).

    ``pool`` and ``seed`` are what it was drawn from and by; a panel that was named has neither.
    """

    units: tuple[UnitId, ...]
    members: tuple[DeputyId, ...]
    on: date
    pool: tuple[DeputyId, ...] = ()
    seed: str = ""
    left: tuple[DeputyId, ...] = ()  # who fell out, in order

    @property
    def drawn(self) -> bool:
        """Whether it was drawn; otherwise it was named."""
        return bool(self.seed)


@frozen(kw_only=True)
class Conflict:
    """A deputy's interest in a unit (利害关系), and the day on which it was stated."""

    unit: UnitId
    stated: date
    reason: str


@frozen(kw_only=True)
class Evaluated:
    """One unit in an evaluation."""

    unit: UnitId
    phase: UnitPhase = UnitPhase.LISTED
    panel: Panel | None = None
    issued_to: tuple[DeputyId, ...] = ()
    returned: int = 0
    sheets: tuple[ScoreSheet, ...] = ()
    ruling: Ruling[Result] | None = None
    scored: date | None = None
    sent: date | None = None  # the last time
    due: date | None = None
    mended: date | None = None  # since it was last sent back
    heard: date | None = None
    turns: int = 0  # how often it went back
    left: LeaveReason | None = None
    into: UnitId | None = None

    @property
    def result(self) -> Result | None:
        """Its result, once it was scored."""
        return self.ruling.outcome if self.ruling is not None else None

    @property
    def under(self) -> bool:
        """Whether it was scored and lies under the line (不合格)."""
        return self.result is not None and self.result.band is Band.UNDER


@frozen(kw_only=True)
class Evaluation:
    """One evaluation of a year (一次评议)."""

    id: EvaluationId
    congress: DivisionCode
    host: str  # the organ that arranges it
    year: int
    subject: Subject
    scale: Scale
    indicators: tuple[Indicator, ...]
    seed_from: str  # what panels are drawn by, as it was announced
    units: Mapping[UnitId, Evaluated]
    phase: EvaluationPhase = EvaluationPhase.OPEN
    conflicts: Mapping[DeputyId, tuple[Conflict, ...]] = field(factory=dict)
    published: date | None = None
    in_figures: tuple[UnitId, ...] = ()
    met: tuple[tuple[date, tuple[DeputyId, ...]], ...] = ()  # the mending meetings, who came
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def opened(self) -> date:
        """The day on which it was opened."""
        return self.acts[0].on

    @property
    def counts(self) -> bool:
        """Whether it was not cancelled."""
        return self.phase is not EvaluationPhase.CANCELLED

    @property
    def last_scored(self) -> date | None:
        """The day on which the last of its units was scored so far."""
        days = [one.scored for one in self.units.values() if one.scored is not None]
        return max(days, default=None)

    def barred(self, units: tuple[UnitId, ...]) -> frozenset[DeputyId]:
        """Who has stated a conflict with one of the units."""
        return frozenset(
            deputy
            for deputy, stated in self.conflicts.items()
            if any(one.unit in units for one in stated)
        )
