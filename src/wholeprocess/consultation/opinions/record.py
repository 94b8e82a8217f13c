"""What is kept of an opinion (意见台账): where it stands, with whom, since when, and its course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.consultation.opinions.acts import AnswerOpinion, HearOpinion, OpinionAct
from wholeprocess.consultation.opinions.words import Contentment, OpinionId


class VoicePhase(StrEnum):
    """Where an opinion stands. A phase is never called late or satisfied."""

    WITH_DEPUTY = "with-deputy"  # 代表手中
    WITH_COMMITTEE = "with-committee"  # 专门委员会、主席团
    WITH_DEPARTMENT = "with-department"  # 政府部门
    IN_SUGGESTION = "in-suggestion"  # 写入建议
    JOINED = "joined"  # 并入另一件
    ANSWERED = "answered"  # 已答复，待回告居民
    RETURNED = "returned"  # 已回告居民
    WITHDRAWN = "withdrawn"  # 居民撤回


class Standing(StrEnum):
    """What became of an opinion, in one of three words (总体情况)."""

    PENDING = "pending"  # 未回告
    RETURNED = "returned"  # 已回告
    WITHDRAWN = "withdrawn"  # 已撤回


@frozen
class OpinionStep:
    """One step of an opinion's way: from which day on it was where, and with whom."""

    on: date
    phase: VoicePhase
    holder: str


def _acts(acts: Iterable[OpinionAct]) -> tuple[OpinionAct, ...]:
    return tuple(acts)


@frozen(kw_only=True)
class Opinion:
    """One resident's opinion (一件意见).

    ``deputy`` owes the resident word; ``holder`` has the opinion now, ``since`` which day.
    ``into`` is the opinion that it is joined to, ``joined`` those that are joined to it, ``fed``
    the suggestions that took it up, of which the resident was told about the first ``told``.
    """

    heard: HearOpinion
    phase: VoicePhase
    deputy: DeputyId
    holder: str
    since: date
    steps: tuple[OpinionStep, ...]
    acts: tuple[OpinionAct, ...] = field(converter=_acts, repr=False)
    unit: UnitId | None = None
    fed: tuple[str, ...] = ()
    told: int = 0
    into: OpinionId | None = None
    joined: tuple[OpinionId, ...] = ()
    answer: AnswerOpinion | None = None
    contentment: Contentment = Contentment.UNKNOWN

    @property
    def id(self) -> OpinionId:
        """The opinion's number."""
        return self.heard.opinion

    @property
    def congress(self) -> DivisionCode:
        """The congress whose deputy heard it: its law and practices hold."""
        return self.heard.congress

    @property
    def last(self) -> date:
        """The day of the last act on it."""
        return self.acts[-1].on

    @property
    def standing(self) -> Standing:
        """Returned, withdrawn, or else pending."""
        match self.phase:
            case VoicePhase.RETURNED:
                return Standing.RETURNED
            case VoicePhase.WITHDRAWN:
                return Standing.WITHDRAWN
            case _:
                return Standing.PENDING

    @property
    def untold(self) -> tuple[str, ...]:
        """The suggestions that took it up and of which the resident has not heard yet."""
        return self.fed[self.told :]

    def times(self, kind: type[OpinionAct]) -> int:
        """How many acts of one kind there were, by its own number."""
        return sum(isinstance(act, kind) and act.opinion == self.id for act in self.acts)
