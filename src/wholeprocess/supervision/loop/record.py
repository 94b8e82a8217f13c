"""What is kept of a matter under supervision (跟踪监督事项): steps, redos, what it brought."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import count, name
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.satisfaction.record import Rated, VoteId
from wholeprocess.supervision.satisfaction.result import Grade

MatterId = NewType("MatterId", str)
"""A matter that a standing committee follows until it is closed."""


class StepKind(StrEnum):
    """What a matter's step is; the thing itself is in the table of that name."""

    REPORT = "reports"  # 听取和审议报告，审议意见及其办理
    VOTE = "votes"  # 满意度测评
    INSPECTION = "inspections"  # 执法检查
    INQUIRY = "inquiries"  # 专题询问
    INTERPELLATION = "interpellations"  # 质询
    INVESTIGATION = "investigations"  # 特定问题调查


class MatterPhase(StrEnum):
    """Whether a matter is open, and whether some unit's work is back to be redone."""

    FOLLOWED = "followed"  # 跟踪中
    BACK = "back"  # 有单位退回重改
    CLOSED = "closed"  # 已销号


class CloseReason(StrEnum):
    """Why a matter is closed (销号理由)."""

    SOLVED = "solved"  # 已解决
    ROUTINE = "routine"  # 已转为常态工作
    TAKEN_INTO = "taken-into"  # 并入他事项
    HANDED_ON = "handed-on"  # 移交上级或者其他机关
    OTHER_FORM = "other-form"  # 改用询问、质询或者调查
    NOT_NEEDED = "not-needed"  # 情况变化，不再需要


class RedoPhase(StrEnum):
    """How far one unit's redo is."""

    DUE = "due"  # 测评不满意，应当退回
    SENT = "sent"  # 已退回重改
    REDONE = "redone"  # 已报告重改
    SETTLED = "settled"  # 已认可


@frozen(kw_only=True)
class Step:
    """One thing in a matter: a report, a vote, an inquiry, …"""

    kind: StepKind
    ref: str
    on: date


@frozen(kw_only=True)
class Redo:
    """One unit's work that did not satisfy: sent back, redone, rated again (退回重改)."""

    unit: Rated
    vote: VoteId
    voted: date
    phase: RedoPhase = RedoPhase.DUE
    turns: int = 0  # how often it went back
    sent: date | None = None
    due: date | None = None
    redone: date | None = None


@frozen(kw_only=True)
class Task:
    """What a unit was told again to do, by when, and when it told that it is done (再交办)."""

    unit: Rated
    what: str
    on: date
    due: date
    done: date | None = None


@frozen(kw_only=True)
class Gain:
    """What a matter brought (成效): so many of a unit; money in fen has the unit ``fen``.

    >>> Gain(key="二次供水", amount=8_000_000_00, unit="fen").unit
    'fen'
    """

    key: str = field(validator=name)
    amount: int = field(validator=count)
    unit: str = field(validator=name)


@frozen(kw_only=True)
class Matter:
    """A matter under supervision, from its opening to the reason for which it is closed."""

    id: MatterId
    congress: DivisionCode
    title: str
    phase: MatterPhase = MatterPhase.FOLLOWED
    refs: tuple[str, ...] = ()  # the suggestions, opinions, letters behind it
    continues: MatterId | None = None
    steps: tuple[Step, ...] = ()
    grades: Mapping[Rated, tuple[Grade, ...]] = field(factory=dict)
    redos: Mapping[Rated, Redo] = field(factory=dict)
    tasks: tuple[Task, ...] = ()
    gains: tuple[Gain, ...] = ()
    reason: CloseReason | None = None
    into: MatterId | None = None
    words: str = ""
    acts: tuple[SupervisionAct, ...] = ()

    @property
    def back(self) -> tuple[Rated, ...]:
        """The units whose work did not satisfy and is not settled."""
        return tuple(u for u, redo in self.redos.items() if redo.phase is not RedoPhase.SETTLED)

    @property
    def opened(self) -> date:
        """The day on which it was opened."""
        return self.acts[0].on

    @property
    def closed(self) -> date | None:
        """The day on which it was closed; ``None`` while it is open."""
        return self.acts[-1].on if self.phase is MatterPhase.CLOSED else None
