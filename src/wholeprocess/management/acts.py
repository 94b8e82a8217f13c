"""Every act of a suggestion's life (建议办理的行为), from the deputy's desk to the closed file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, NewType

from attrs import Attribute, Factory, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ, SessionId, UnitId
from wholeprocess.journal import Act, count, fen, name

SuggestionId = NewType("SuggestionId", str)
OpinionId = NewType("OpinionId", str)


class Result(StrEnum):
    """What a reply says of the matter (答复类别); letters are a practice (PR-classes)."""

    SOLVED = "solved"  # 已经解决或者基本解决
    UNDER_WAY = "under-way"  # 正在解决
    PLANNED = "planned"  # 列入计划逐步解决
    EXPLAINED = "explained"  # 暂时难以解决，说明理由
    UNLAWFUL = "unlawful"  # 与法律、政策不符，说明情况
    ABOVE = "above"  # 属于上级职权，已向上反映 (SG-24, SG-25)


PROMISES = frozenset({Result.UNDER_WAY, Result.PLANNED})
"""Results with something still to come, by a day that the reply must name."""


class Satisfaction(StrEnum):
    """How a deputy rates what was done (满意度)."""

    SATISFIED = "satisfied"  # 满意
    BASICALLY_SATISFIED = "basically-satisfied"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意


class Outcome(StrEnum):
    """Why a case ended (结案原因)."""

    SOLVED = "solved"
    PLANNED = "planned"
    EXPLAINED = "explained"
    UNLAWFUL = "unlawful"
    MERGED = "merged"
    NOT_ADMITTED = "not-admitted"
    WITHDRAWN = "withdrawn"
    SOLVED_ABOVE = "solved-above"
    REFUSED_ABOVE = "refused-above"


# a converter with a type of its own each: type checkers do not see through tuple as a converter
def _deputies(names: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    return tuple(names)


def _units(names: Iterable[UnitId]) -> tuple[UnitId, ...]:
    return tuple(names)


def _opinions(names: Iterable[OpinionId]) -> tuple[OpinionId, ...]:
    return tuple(names)


def _legs(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    return tuple(legs)


@frozen(kw_only=True)
class SuggestionAct(Act):
    """An act about one suggestion, by a deputy, a unit or an organ (see ``Organ``)."""

    about: ClassVar[str] = "suggestion"

    suggestion: SuggestionId = field(validator=name)
    by: str = field(default=str(Organ.OFFICE), validator=name)


def _number(act: Submit) -> SuggestionId:
    content = f"{act.on}\n{act.by}\n{act.title}"  # before any of them was looked at
    return SuggestionId("s-" + sha256(content.encode()).hexdigest()[:8])


@frozen(kw_only=True)
class Submit(SuggestionAct):
    """A deputy puts a suggestion forward (提出建议), alone or leading others (DL25-24, DL25-36).

    It goes to the congress in which the deputy sits (SG-1). ``voices`` are the residents'
    opinions behind it; ``parent`` is the suggestion of a lower level that it carries on (SG-20).
    Without a number of its own it gets one made from day, deputy and title.
    """

    kind: ClassVar[str] = "management.submit"

    by: DeputyId = field(validator=name)
    title: str = field(validator=name)
    text: str = ""
    suggestion: SuggestionId = field(default=Factory(_number, takes_self=True), validator=name)
    joined: tuple[DeputyId, ...] = field(default=(), converter=_deputies)
    topic: str = ""
    voices: tuple[OpinionId, ...] = field(default=(), converter=_opinions)
    session: SessionId | None = None
    parent: SuggestionId | None = None

    @joined.validator
    def _others(self, _: object, joined: tuple[DeputyId, ...]) -> None:
        if self.by in joined or len(set(joined)) < len(joined):
            raise ValueError("joined names the leading deputy or someone twice; name each once")


@frozen(kw_only=True)
class Accept(SuggestionAct):
    """The office takes the suggestion up (受理)."""

    kind: ClassVar[str] = "management.accept"


@frozen(kw_only=True)
class Decline(SuggestionAct):
    """The office does not take it up, and tells the deputy why (不予受理)."""

    kind: ClassVar[str] = "management.decline"

    reason: str = field(validator=name)


@frozen(kw_only=True)
class Assign(SuggestionAct):
    """The office hands the suggestion over for handling (交办, SG-3); the reply's clock starts.

    Either one lead unit with any number of co-handlers (主办、会办), or several units that handle
    their parts separately (分别办理). ``wide_and_difficult`` gives six months (SG-6).
    """

    kind: ClassVar[str] = "management.assign"

    lead: UnitId | None = None
    co: tuple[UnitId, ...] = field(default=(), converter=_units)
    separate: tuple[UnitId, ...] = field(default=(), converter=_units)
    wide_and_difficult: bool = False

    @separate.validator
    def _one_way(self, _: Attribute[object], separate: tuple[UnitId, ...]) -> None:
        units = self.units
        if (self.lead is None) == (not separate) or (separate and self.co):
            raise ValueError("name one lead (with co), or several units in separate")
        if len(set(units)) < len(units) or len(separate) == 1:
            raise ValueError("a unit is named twice, or separate handling has only one unit")

    @property
    def units(self) -> tuple[UnitId, ...]:
        """Every unit named."""
        return (*((self.lead,) if self.lead else ()), *self.co, *self.separate)


@frozen(kw_only=True)
class UnitAct(SuggestionAct):
    """An act of a handling unit (承办单位)."""

    by: UnitId = field(validator=name)


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
class DecideObjection(SuggestionAct):
    """The office upholds a unit's objection or tells it to handle the matter (退办处理)."""

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
    """A co-handling unit gives its opinion to the lead (会办意见)."""

    kind: ClassVar[str] = "management.opine"

    words: str = field(validator=name)


@frozen(kw_only=True)
class Extend(SuggestionAct):
    """The assigning body agrees to a longer term (延长办理期限), up to six months in all (SG-6)."""

    kind: ClassVar[str] = "management.extend"

    reason: str = field(validator=name)
    to: date | None = None  # a day before the cap, if not the cap itself


@frozen(kw_only=True)
class Reply(UnitAct):
    """A unit answers the deputies (答复), each of those who signed (SG-5).

    ``promised`` is the day named by a reply that says under way or planned; ``signed`` names
    the head who signed it; ``fen`` is money found for the matter, by the unit's own level.
    """

    kind: ClassVar[str] = "management.reply"

    result: Result = field(converter=Result)
    words: str = field(validator=name)
    promised: date | None = None
    signed: str = ""
    fen: int = field(default=0, validator=fen)


@frozen(kw_only=True)
class Rate(SuggestionAct):
    """The leading deputy rates the handling (满意度评价) for all who signed."""

    kind: ClassVar[str] = "management.rate"

    by: DeputyId = field(validator=name)
    rating: Satisfaction = field(converter=Satisfaction)
    attitude: Satisfaction | None = None
    why: str = ""


@frozen(kw_only=True)
class Close(SuggestionAct):
    """The office closes the file (结案); a deputy never does (DL25-31-2).

    ``unrated_because`` says why no rating is there; ``report`` is what special supervision found.
    """

    kind: ClassVar[str] = "management.close"

    unrated_because: str = ""
    report: str = ""


@frozen(kw_only=True)
class Withdraw(SuggestionAct):
    """The leading deputy takes the suggestion back (撤回); all who signed must agree."""

    kind: ClassVar[str] = "management.withdraw"

    by: DeputyId = field(validator=name)
    reason: str = field(validator=name)
    agreed: tuple[DeputyId, ...] = field(default=(), converter=_deputies)


@frozen(kw_only=True)
class Merge(SuggestionAct):
    """The office joins the suggestion to another of the same congress (合并办理)."""

    kind: ClassVar[str] = "management.merge"

    into: SuggestionId = field(validator=name)


@frozen
class Leg:
    """One higher congress that a matter is put before, and the deputies who carry it."""

    congress: DivisionCode
    carriers: tuple[DeputyId, ...] = field(converter=_deputies)

    @carriers.validator
    def _someone(self, _: object, carriers: tuple[DeputyId, ...]) -> None:
        if not carriers:
            raise ValueError(f"nobody carries the matter to {self.congress}; name a deputy")


@frozen(kw_only=True)
class Escalate(SuggestionAct):
    """What this level cannot solve is put before deputies of higher levels (四级联动, SG-21).

    Several levels may put it forward separately, each with a new suggestion of its own (SG-20).
    """

    kind: ClassVar[str] = "management.escalate"

    legs: tuple[Leg, ...] = field(converter=_legs)
    reason: str = field(validator=name)

    @legs.validator
    def _each_once(self, _: object, legs: tuple[Leg, ...]) -> None:
        if not legs or len({leg.congress for leg in legs}) < len(legs):
            raise ValueError("name at least one higher congress, and each only once")


@frozen(kw_only=True)
class BringHome(SuggestionAct):
    """What came of a matter at a higher congress returns to the one who began (结果回告).

    ``child`` is the higher suggestion, ``None`` where nobody put it forward after all;
    ``outcome`` why it ended; ``fen`` the money that the higher level found.
    """

    kind: ClassVar[str] = "management.bring-home"

    congress: DivisionCode = field(validator=name)
    child: SuggestionId | None = None
    outcome: Outcome = field(converter=Outcome)
    words: str = field(validator=name)
    fen: int = field(default=0, validator=fen)

    @property
    def solved(self) -> bool:
        """Whether the higher level solved it or took it into its plan."""
        return self.outcome in (Outcome.SOLVED, Outcome.PLANNED, Outcome.SOLVED_ABOVE)


@frozen(kw_only=True)
class Remind(SuggestionAct):
    """The office presses a unit or asks the deputy for an answer (催办, SG-10)."""

    kind: ClassVar[str] = "management.remind"

    whom: str = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Talk(SuggestionAct):
    """The head of a unit is called in for a talk (约谈)."""

    kind: ClassVar[str] = "management.talk"

    unit: UnitId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class MarkKey(SuggestionAct):
    """The council of chairpersons makes it a key suggestion (重点督办, SG-11)."""

    kind: ClassVar[str] = "management.mark-key"

    by: str = field(default=str(Organ.COUNCIL), validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class Fulfil(UnitAct):
    """A unit has done what it promised (承诺兑现), with the evidence."""

    kind: ClassVar[str] = "management.fulfil"

    evidence: str = field(validator=name)


@frozen(kw_only=True)
class Postpone(UnitAct):
    """A unit cannot keep its promise by the day and says why (承诺延期说明)."""

    kind: ClassVar[str] = "management.postpone"

    to: date
    reason: str = field(validator=name)


@frozen(kw_only=True)
class RecordBenefit(SuggestionAct):
    """A fact about what came of a suggestion (成效): a whole number under a key, with its unit."""

    kind: ClassVar[str] = "management.record-benefit"

    key: str = field(validator=name)
    amount: int = field(validator=count)
    unit: str = field(validator=name)


ACTS: tuple[type[SuggestionAct], ...] = (
    Submit,
    Accept,
    Decline,
    Assign,
    Acknowledge,
    Object,
    DecideObjection,
    Contact,
    Opine,
    Extend,
    Reply,
    Rate,
    Close,
    Withdraw,
    Merge,
    Escalate,
    BringHome,
    Remind,
    Talk,
    MarkKey,
    Fulfil,
    Postpone,
    RecordBenefit,
)
"""Every kind of act that a journal may hold about a suggestion."""
