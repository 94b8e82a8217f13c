"""What is on record of questions at a session (询问、质询记录)."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, SessionId
from wholeprocess.decision.questions.acts import AnswerInquiry, Form, Inquire
from wholeprocess.journal import Act


@frozen(kw_only=True)
class Inquiry:
    """A deputy's question and its answer (询问)."""

    congress: DivisionCode
    asked: Inquire
    answer: AnswerInquiry | None = None


class InterpellationPhase(StrEnum):
    """Where an interpellation stands."""

    PUT = "put"  # 已提出
    TO_ANSWER = "to be answered"  # 交受质询机关答复
    ANSWERED = "answered"  # 已答复
    CLOSED = "closed"  # 已终结


@frozen(kw_only=True)
class Interpellation:
    """An interpellation (质询案): who asks whom, how it is answered, how often it was."""

    id: str
    session: SessionId
    congress: DivisionCode
    target: str
    signers: tuple[DeputyId, ...]
    phase: InterpellationPhase
    form: Form | None = None
    answers: int = 0
    dissatisfied: int = 0
    acts: tuple[Act, ...] = field(default=())
