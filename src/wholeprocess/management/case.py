"""A suggestion's case (案卷): what has become of it so far, folded from its acts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from attrs import frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.journal import Act
from wholeprocess.management.acts import (
    Assign,
    BringHome,
    Escalate,
    Extend,
    Fulfil,
    MarkKey,
    Outcome,
    Postpone,
    Rate,
    Reply,
    Submit,
    SuggestionId,
)

A = TypeVar("A", bound=Act)


class Phase(StrEnum):
    """Where a case stands. A phase is never called overdue or satisfied."""

    SUBMITTED = "submitted"  # 已提出
    ADMITTED = "admitted"  # 已受理
    ASSIGNED = "assigned"  # 已交办
    HANDLING = "handling"  # 办理中
    REPLIED = "replied"  # 已答复
    ESCALATED = "escalated"  # 转请上级代表提出
    SPECIAL_SUPERVISION = "special_supervision"  # 专项督办
    CLOSED = "closed"  # 已结案


class Part(StrEnum):
    """What a unit has to do with a suggestion (承办角色)."""

    LEAD = "lead"  # 主办
    CO = "co"  # 会办、协办
    SEPARATE = "separate"  # 分别办理


class Handling(StrEnum):
    """Where one unit's assignment stands (各单位办理状态)."""

    DELIVERED = "delivered"  # 已送达
    OBJECTED = "objected"  # 申请退办
    HANDLING = "handling"  # 办理中
    DONE = "done"  # 已答复或者已提出会办意见
    RELEASED = "released"  # 退办获准


class Assignment(NamedTuple):
    """One unit's part of one suggestion, and where it stands."""

    unit: UnitId
    part: Part
    state: Handling = Handling.DELIVERED

    @property
    def answers(self) -> bool:
        """Whether this unit owes the deputies a reply; a co-handler owes the lead an opinion."""
        return self.part is not Part.CO


@frozen(kw_only=True)
class Commitment:
    """What a unit promised in a reply (承诺): it outlives the case."""

    suggestion: SuggestionId
    unit: UnitId
    made: date
    due: date
    words: str
    postponed: tuple[date, ...] = ()
    fulfilled: date | None = None
    evidence: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.fulfilled is None


Answer: TypeAlias = Reply | BringHome
_new = tuple.__new__


class Case(NamedTuple):
    """The state of one suggestion: a value, made anew by each act.

    ``acts`` is the whole course in order; the other fields are what the next act needs to know.
    ``since`` is the day from which the present round's clock runs, ``None`` before assignment.
    It is a named tuple because each act of a year makes one, and no frozen value is made quicker.
    """

    acts: tuple[Act, ...]
    congress: DivisionCode
    phase: Phase
    last: date
    round: int = 0
    since: date | None = None
    assignments: tuple[Assignment, ...] = ()
    answer: Answer | None = None
    rating: Rate | None = None
    outcome: Outcome | None = None

    def then(self, act: Act, to: Phase) -> Case:
        """The case after one more act, in its next phase; everything else stays."""
        acts, congress, _, _, turn, start, parts, answer, rating, end = self
        return _new(
            Case, (acts + (act,), congress, to, act.on, turn, start, parts, answer, rating, end)
        )

    def handled(self, act: Act, to: Phase, assignments: tuple[Assignment, ...]) -> Case:
        """The case after a unit's part moved."""
        acts, congress, _, _, turn, start, _, answer, rating, end = self
        return _new(
            Case,
            (acts + (act,), congress, to, act.on, turn, start, assignments, answer, rating, end),
        )

    def opened(self, act: Act, to: Phase, turn: int, assignments: tuple[Assignment, ...]) -> Case:
        """The case after a round of handling began: its clock runs from the act's day."""
        acts, congress, _, _, _, _, _, answer, rating, end = self
        return _new(
            Case,
            (acts + (act,), congress, to, act.on, turn, act.on, assignments, answer, rating, end),
        )

    def ended(self, act: Act, to: Phase, outcome: Outcome) -> Case:
        """The case after it ended, with the reason."""
        acts, congress, _, _, turn, start, parts, answer, rating, _ = self
        return _new(
            Case,
            (acts + (act,), congress, to, act.on, turn, start, parts, answer, rating, outcome),
        )

    def answered(
        self, act: Answer, to: Phase, assignments: tuple[Assignment, ...] | None = None
    ) -> Case:
        """The case after an answer: it stands until another comes, and is not rated yet."""
        acts, congress, _, _, turn, start, parts, _, _, end = self
        kept = parts if assignments is None else assignments
        return _new(Case, (acts + (act,), congress, to, act.on, turn, start, kept, act, None, end))

    def rated(self, act: Rate, to: Phase) -> Case:
        """The case after its answer was rated."""
        acts, congress, _, _, turn, start, parts, answer, _, end = self
        return _new(
            Case, (acts + (act,), congress, to, act.on, turn, start, parts, answer, act, end)
        )

    @property
    def filed(self) -> Submit:
        """The act that put the suggestion forward."""
        first = self.acts[0]
        assert isinstance(first, Submit)
        return first

    @property
    def id(self) -> SuggestionId:
        """The suggestion's number."""
        return self.filed.suggestion

    @property
    def deputies(self) -> tuple[DeputyId, ...]:
        """Everyone who signed, the leading deputy first; each is owed a reply."""
        return (self.filed.by, *self.filed.joined)

    def done(self, kind: type[A]) -> tuple[A, ...]:
        """The acts of one kind, in order."""
        return tuple(act for act in self.acts if isinstance(act, kind))

    @property
    def wide_and_difficult(self) -> bool:
        """Whether the latest assignment gave six months from the start (SG-6)."""
        assigns = self.done(Assign)
        return bool(assigns) and assigns[-1].wide_and_difficult

    @property
    def extension(self) -> Extend | None:
        """The extension granted since the latest assignment, if any."""
        granted = [act for act in self.done(Extend) if self.since and act.on >= self.since]
        return granted[-1] if granted else None

    @property
    def key(self) -> bool:
        """Whether it is a key suggestion (重点督办)."""
        return bool(self.done(MarkKey))

    @property
    def escalation(self) -> Escalate | None:
        """The latest act that put the matter before deputies of higher levels."""
        return next((act for act in reversed(self.acts) if isinstance(act, Escalate)), None)

    @property
    def awaited(self) -> tuple[DivisionCode, ...]:
        """The higher congresses from which nothing has come home yet."""
        home = {act.congress for act in self.done(BringHome)}
        return tuple(
            leg.congress
            for act in self.done(Escalate)
            for leg in act.legs
            if leg.congress not in home
        )

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What units promised in their replies, and what became of it, in order of making."""
        kept: dict[UnitId, list[Commitment]] = {}
        for act in self.acts:
            match act:
                case Reply(promised=date() as due):
                    made = Commitment(
                        suggestion=self.id, unit=act.by, made=act.on, due=due, words=act.words
                    )
                    kept.setdefault(act.by, []).append(made)
                case Fulfil() | Postpone():
                    kept[act.by][-1] = _kept(kept[act.by][-1], act)
                case _:
                    pass
        return tuple(c for promises in kept.values() for c in promises)

    def __repr__(self) -> str:
        return f"Case({self.id!r}, {self.phase.value}, round {self.round}, {len(self.acts)} acts)"


def _kept(promise: Commitment, act: Fulfil | Postpone) -> Commitment:
    from attrs import evolve

    if isinstance(act, Fulfil):
        return evolve(promise, fulfilled=act.on, evidence=act.evidence)
    return evolve(promise, due=act.to, postponed=(*promise.postponed, promise.due))
