"""The acts of asking and answering at a session (询问、质询的行为)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, Organ
from wholeprocess.decision.acts import DecisionAct, SessionAct
from wholeprocess.journal import each_once, name, several, some


class Form(StrEnum):
    """How an interpellation is answered (答复方式, OL-24-2)."""

    BEFORE_PRESIDIUM = "before_presidium"  # 在主席团会议上口头答复
    IN_PLENARY = "in_plenary"  # 在全体会议上口头答复
    BEFORE_COMMITTEE = "before_committee"  # 在专门委员会会议上口头答复
    WRITTEN = "written"  # 书面答复


@frozen(kw_only=True)
class Inquire(SessionAct):
    """A deputy asks an organ while a bill or report is deliberated (询问, DL25-19)."""

    kind: ClassVar[str] = "decision.inquire"

    by: str = field(validator=name)
    inquiry: str = field(validator=name)
    organ: str = field(validator=name)
    question: str = field(validator=name)


@frozen(kw_only=True)
class AnswerInquiry(DecisionAct):
    """The organ sends somebody to answer (回答询问)."""

    kind: ClassVar[str] = "decision.answer-inquiry"
    about: ClassVar[str] = "inquiry"

    by: str = field(validator=name)
    inquiry: str = field(validator=name)
    answer: str = field(validator=name)


@frozen(kw_only=True)
class Interpellate(SessionAct):
    """Deputies interpellate an organ in writing (质询案, OL-24-1): target, question, content."""

    kind: ClassVar[str] = "decision.interpellate"

    by: str = field(validator=name)
    interpellation: str = field(validator=name)
    target: str = ""
    question: str = ""
    content: str = ""
    signers: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))


@frozen(kw_only=True)
class InterpellationAct(DecisionAct):
    """An act on an interpellation."""

    about: ClassVar[str] = "interpellation"

    interpellation: str = field(validator=name)


@frozen(kw_only=True)
class DecideOnAnswer(InterpellationAct):
    """The presidium decides where and how it is answered (决定答复方式, OL-24-2)."""

    kind: ClassVar[str] = "decision.decide-on-answer"

    by: str = field(default=str(Organ.PRESIDIUM), validator=name)
    form: Form = field(converter=Form)


@frozen(kw_only=True)
class AnswerInterpellation(InterpellationAct):
    """The organ answers (答复质询案).

    ``by_head`` says that its head came in person (OL-24-2), or signed the paper (OL-24-3).
    """

    kind: ClassVar[str] = "decision.answer-interpellation"

    by: str = field(validator=name)
    words: str = field(validator=name)
    by_head: bool = field()


@frozen(kw_only=True)
class RateAnswer(InterpellationAct):
    """The signers say what they think of the answer (对答复是否满意, DL25-20-5).

    ``dissatisfied`` are those who are not satisfied; ``require`` that they ask for a second one.
    """

    kind: ClassVar[str] = "decision.rate-answer"

    by: str = field(validator=name)
    dissatisfied: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)
    require: bool = False
