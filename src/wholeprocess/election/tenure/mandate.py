"""A mandate (代表资格): sitting, suspended or ended, on which ground, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar, NewType

from attrs import Attribute, Factory, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ, SessionId
from wholeprocess.election.act import CandidateId, DistrictId, ElectionAct, ElectionId
from wholeprocess.election.tenure.bodies import is_township
from wholeprocess.journal import day, name, several
from wholeprocess.law import Law, Ruling

RecallId = NewType("RecallId", str)
ResignationId = NewType("ResignationId", str)


class MandatePhase(StrEnum):
    """Where a mandate stands."""

    SITTING = "sitting"  # 执行代表职务
    SUSPENDED = "suspended"  # 暂时停止执行代表职务
    ENDED = "ended"  # 代表资格终止


class EndGround(StrEnum):
    """Why a mandate ended; the first eight are named as DL25-62-1 names them."""

    MOVED_OUT = "moved_out"  # 迁出或者调离
    RESIGNED = "resigned"  # 辞职被接受
    ORDERED_TO_RESIGN = "ordered_to_resign"  # 责令辞职被接受, since 2025
    ABSENT_TWICE = "absent_twice"  # 未经批准两次不出席
    RECALLED = "recalled"  # 被罢免
    LOST_NATIONALITY = "lost_nationality"  # 丧失国籍
    DEPRIVED_OF_RIGHTS = "deprived_of_rights"  # 被剥夺政治权利
    LOST_CAPACITY = "lost_capacity"  # 丧失行为能力
    DIED = "died"  # 去世
    ELECTION_VOID = "election_void"  # 当选无效


class Office(StrEnum):
    """Offices that rest on a deputy's seat (EL-54-1, EL-54-2)."""

    STANDING_COMMITTEE = "standing-committee-member"  # 常委会组成人员
    SPECIAL_COMMITTEE = "special-committee-member"  # 专门委员会成员
    CHAIR = "township-chair"  # 乡镇人大主席
    VICE_CHAIR = "township-vice-chair"  # 乡镇人大副主席

    @property
    def of_township(self) -> bool:
        """Whether it is an office of a township's congress, which has no standing committee."""
        return self in (Office.CHAIR, Office.VICE_CHAIR)


def _sessions(values: Iterable[SessionId]) -> tuple[SessionId, ...]:
    return several(values)


# --- acts -----------------------------------------------------------------------------------------


@frozen(kw_only=True)
class DeputyAct(ElectionAct):
    """An act about one deputy; ``election`` is the one that gave the seat."""

    about: ClassVar[str] = "deputy"

    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
    deputy: DeputyId = field(validator=name)


@frozen(kw_only=True)
class Suspend(DeputyAct):
    """A deputy's functions are suspended (暂时停止执行代表职务, DL25-61-1), with the cause.

    ``in_custody`` and ``serving_sentence`` are the causes that the law knows; ``on_probation``
    suspends where the setting ELP-probation says so.
    """

    kind: ClassVar[str] = "election.suspend"

    cause: str = field(validator=name)


@frozen(kw_only=True)
class Resume(DeputyAct):
    """The cause ended within the term, and the deputy resumes (恢复执行代表职务, DL25-61-2)."""

    kind: ClassVar[str] = "election.resume"

    cause_ended: date = field(validator=day)

    @cause_ended.validator
    def _before_he_resumes(self, _: Attribute[date], ended: date) -> None:
        if ended > self.on:
            raise ValueError(f"cause_ended {ended} lies after {self.on}; a cause ends first")


@frozen(kw_only=True)
class DeclareEnd(DeputyAct):
    """A mandate has ended by itself (代表资格终止, DL25-62-1, DL25-62-2), with the ground.

    ``to`` says where a deputy moved to, ``sessions`` which sessions were missed without leave.
    Recall, resignation and a void election end a mandate by acts of their own.
    """

    kind: ClassVar[str] = "election.declare-end"

    ground: EndGround = field(converter=EndGround)
    words: str = field(validator=name)
    to: DivisionCode | None = None
    sessions: tuple[SessionId, ...] = field(default=(), converter=_sessions)


@frozen(kw_only=True)
class AnnounceEnd(DeputyAct):
    """The end of a mandate is made public (公告, DL25-63)."""

    kind: ClassVar[str] = "election.announce-end"


@frozen(kw_only=True)
class TakeOffice(DeputyAct):
    """A deputy takes an office that rests on the seat (担任职务)."""

    kind: ClassVar[str] = "election.take-office"

    office: Office = field(converter=Office)


@frozen(kw_only=True)
class AskDeputy(DeputyAct):
    """Those who elected him ask a deputy about his work (询问, DL25-58-1)."""

    kind: ClassVar[str] = "election.ask-deputy"

    question: str = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class AnswerElectors(DeputyAct):
    """A deputy answers a question of those who elected him (回答询问, DL25-58-1)."""

    kind: ClassVar[str] = "election.answer-electors"

    by: str = field(default=Factory(lambda act: act.deputy, takes_self=True), validator=name)
    question: str = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class ReportToElectors(DeputyAct):
    """A deputy reports on his work to those who elected him (报告履职情况, DL25-58-2)."""

    kind: ClassVar[str] = "election.report-to-electors"

    by: str = field(default=Factory(lambda act: act.deputy, takes_self=True), validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class RecordMisuse(DeputyAct):
    """A deputy used the office to interfere or for gain (利用职务干预、牟利, DL25-59)."""

    kind: ClassVar[str] = "election.record-misuse"

    words: str = field(validator=name)


# --- what is kept ---------------------------------------------------------------------------------


@frozen(kw_only=True)
class Mandate:
    """One deputy's mandate as this room knows it.

    ``district`` elected him, ``unit`` is the division whose congress did (原选举单位), ``None`` for
    those whom voters elected. ``until`` is the day from which it has ended, ``lost`` the offices
    that ended with it.
    """

    deputy: DeputyId
    election: ElectionId
    congress: DivisionCode
    since: date
    phase: MandatePhase = MandatePhase.SITTING
    district: DistrictId | None = None
    unit: DivisionCode | None = None
    candidate: CandidateId | None = None
    until: date | None = None
    ruling: Ruling[EndGround] | None = None  # the ground of the end, and the rules it rests on
    offices: tuple[Office, ...] = ()
    lost: tuple[Office, ...] = ()
    recalls: tuple[RecallId, ...] = ()
    resignations: tuple[ResignationId, ...] = ()
    announced: date | None = None
    acts: tuple[ElectionAct, ...] = ()

    @property
    def ground(self) -> EndGround | None:
        """Why it ended, once it has."""
        return self.ruling.outcome if self.ruling is not None else None


_ENDED_BY: Mapping[EndGround, tuple[str, ...]] = {
    EndGround.MOVED_OUT: ("DL25-62-1", "EL-57-2"),
    EndGround.ABSENT_TWICE: ("DL25-62-1", "DL25-62-1-absences"),
    EndGround.ELECTION_VOID: ("EL-47-2",),
}


def ended_for(ground: EndGround, law: Law, *rules: str) -> Ruling[EndGround]:
    """The ground of an end and the rules it rests on; ``rules`` are those of the act behind it.

    Before 2025 no text spoke of death; the seat fell vacant all the same (EL-57-1).

    >>> ended_for(EndGround.DIED, law)
    Ruling(outcome=<EndGround.DIED: 'died'>, rests_on=('EL-57-1',))
    """
    if ground is EndGround.DIED:
        rule = "DL25-62-2" if law.holds("DL25-62-2") else "EL-57-1"
        return Ruling(ground, [rule, *rules])
    return Ruling(ground, [*_ENDED_BY.get(ground, ("DL25-62-1",)), *rules])


def offices_lost(
    mandate: Mandate, ground: EndGround, law: Law
) -> Ruling[tuple[Office, ...]] | None:
    """The offices that end with a mandate, and by which rule; ``None`` where he held none.

    Recall takes them (EL-54-1, EL-54-2), an accepted resignation ends them (EL-56-1, EL-56-2);
    for the other grounds ELP-offices-end says what this library does.
    """
    if not mandate.offices:
        return None
    township = is_township(mandate.congress)
    match ground:
        case EndGround.RECALLED:
            rule = "EL-54-2" if township else "EL-54-1"
        case EndGround.RESIGNED | EndGround.ORDERED_TO_RESIGN:
            rule = "EL-56-2" if township else "EL-56-1"
        case _:
            rule = "ELP-offices-end"
            if law.choice(rule) != "end":
                return Ruling((), [rule])
    return Ruling(mandate.offices, [rule])
