"""A suggestion's case (案卷): what has become of it so far, folded from its acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import Law
from wholeprocess.management.acts import (
    Assign,
    BringHome,
    Close,
    Confirm,
    Escalate,
    Extend,
    MarkKey,
    Merge,
    Outcome,
    Rate,
    Reply,
    Resubmit,
    Submit,
    SuggestionId,
)
from wholeprocess.management.commitment import Commitment, commitments

A = TypeVar("A", bound=Act)


class Phase(StrEnum):
    """Where a case stands. A phase is never called overdue or satisfied."""

    SUBMITTED = "submitted"  # 已提出
    RETURNED = "returned"  # 退回代表修改
    ADMITTED = "admitted"  # 已受理
    ASSIGNED = "assigned"  # 已交办
    HANDLING = "handling"  # 办理中
    REPLIED = "replied"  # 已答复
    MEDIATION = "mediation"  # 评价、会商
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
    OBJECTED = "objected"  # 申请退办，或者代表提出异议
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


Answer: TypeAlias = Reply | BringHome
Share: TypeAlias = tuple[UnitId, Part, Handling]
"""One unit's part as the case keeps it: the unit, what it has to do, where that stands."""

_new = tuple.__new__


class Case(NamedTuple):
    """The state of one suggestion: a value, made anew by each act.

    ``acts`` is the whole course in order; the other fields are what the next act needs to know.
    ``since`` is the day on which the present round began, ``None`` before assignment; ``parts`` are
    the ``assignments`` as plain tuples, which each act of a unit goes through; ``more`` are the
    deputies to whom a reply is owed besides those who signed it.
    It is a named tuple because each act of a year makes one, and no frozen value is made quicker.
    """

    acts: tuple[Act, ...]
    congress: DivisionCode
    phase: Phase
    last: date
    round: int = 0
    since: date | None = None
    parts: tuple[Share, ...] = ()
    answer: Answer | None = None
    rating: Rate | None = None
    outcome: Outcome | None = None
    more: tuple[DeputyId, ...] = ()

    def then(self, act: Act, to: Phase, law: Law | None = None) -> Case:
        """The case after one more act, in its next phase; everything else stays."""
        acts, congress, _, _, turn, start, parts, answer, rating, end, more = self
        return _new(
            Case,
            (acts + (act,), congress, to, act.on, turn, start, parts, answer, rating, end, more),
        )

    def opened(self, act: Act, to: Phase, turn: int, parts: tuple[Share, ...]) -> Case:
        """The case after a round of handling began, on the act's day."""
        acts, congress, _, _, _, _, _, answer, rating, end, more = self
        return _new(
            Case,
            (acts + (act,), congress, to, act.on, turn, act.on, parts, answer, rating, end, more),
        )

    def rated(self, act: Rate, to: Phase) -> Case:
        """The case after its answer was rated."""
        acts, congress, _, _, turn, start, parts, answer, _, end, more = self
        return _new(
            Case, (acts + (act,), congress, to, act.on, turn, start, parts, answer, act, end, more)
        )

    def ended(self, act: Act, to: Phase, outcome: Outcome) -> Case:
        """The case after it ended, with the reason."""
        acts, congress, _, _, turn, start, parts, answer, rating, _, more = self
        return _new(
            Case,
            (
                acts + (act,),
                congress,
                to,
                act.on,
                turn,
                start,
                parts,
                answer,
                rating,
                outcome,
                more,
            ),
        )

    def owing(self, act: Act, to: Phase, more: Iterable[DeputyId]) -> Case:
        """The case after an act by which more deputies are owed a reply, each of them once."""
        new = [deputy for deputy in more if deputy not in self.owed]
        return self.then(act, to)._replace(more=(*self.more, *new))

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
    def assignments(self) -> tuple[Assignment, ...]:
        """Each unit's part of the suggestion, and where it stands."""
        return tuple(Assignment(*part) for part in self.parts)

    @property
    def title(self) -> str:
        """The title, as it was last submitted."""
        return self._wording[0]

    @property
    def text(self) -> str:
        """The text, as it was last submitted."""
        return self._wording[1]

    @property
    def _wording(self) -> tuple[str, str]:
        again = self.done(Resubmit)
        last = again[-1] if again else self.filed
        return last.title, last.text

    @property
    def owed(self) -> tuple[DeputyId, ...]:
        """Everyone to whom a reply is owed, the leading deputy first.

        Who signed, who was invited and confirmed, who signed what was merged into it.
        """
        return (self.filed.by, *self.filed.joined, *self.more)

    @property
    def deputies(self) -> tuple[DeputyId, ...]:
        """The same: everyone who is told what becomes of it."""
        return self.owed

    @property
    def unconfirmed(self) -> tuple[DeputyId, ...]:
        """Who was invited to join and never confirmed it (PR-confirm)."""
        confirmed = {act.by for act in self.done(Confirm)}
        return tuple(deputy for deputy in self.filed.invited if deputy not in confirmed)

    def done(self, kind: type[A]) -> tuple[A, ...]:
        """The acts of one kind, in order."""
        # a list first: a generator takes twice as long, and each check of a file asks several times
        return tuple([act for act in self.acts if type(act) is kind])

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
    def silent(self) -> bool:
        """Whether its file closed without the deputy's rating (PR-unrated)."""
        ends = self.done(Close)
        return bool(ends) and self.phase is Phase.CLOSED and self.rating is None

    @property
    def merged(self) -> tuple[SuggestionId, ...]:
        """The suggestions that were merged into this one."""
        return tuple(act.suggestion for act in self.done(Merge) if act.into == self.id)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What units promised in their replies, and what became of it, in order of making."""
        return commitments(self.id, self.acts)

    def __repr__(self) -> str:
        return f"Case({self.id!r}, {self.phase.value}, round {self.round}, {len(self.acts)} acts)"
