"""What is kept of who is at the table (协商参与记录): matters, invitations, meetings, opinions.

Opinions are a group's: a deputy may stand beside his by identifier, a resident does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NewType, TypeAlias

from attrs import Attribute, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.consultation.participation.kinds import BodyKind, MatterKind
from wholeprocess.journal import count, each_once, name, several

MatterId = NewType("MatterId", str)
"""What people are brought to the table for: one report, survey, inspection or draft."""

MeetingId = NewType("MeetingId", str)
"""A meeting of consultation (协商会议), named within its matter."""

LetterId = NewType("LetterId", str)
"""A letter that asks deputies for opinions (代表征求意见函), named within its matter."""

BodyId = NewType("BodyId", str)
"""A legal service group or an expert advisory committee."""

DraftOpinionId = NewType("DraftOpinionId", str)
"""An opinion raised in a consultation (协商意见), numbered within its matter."""

InvitationKey: TypeAlias = tuple[MatterId, str, str]
"""The matter, the group, and who of it was named: "" where the group as a whole was invited."""


class MatterPhase(StrEnum):
    """Where a matter stands."""

    PREPARING = "preparing"  # 筹备、起草
    HELD = "held"  # 已举行
    SUBMITTED = "submitted"  # 草案已提交
    CALLED_OFF = "called-off"  # 已取消


class OpinionPhase(StrEnum):
    """What became of an opinion."""

    OPEN = "open"  # 未答复
    ADOPTED = "adopted"  # 采纳
    ANSWERED = "answered"  # 说明理由


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return several(values)


@frozen(kw_only=True)
class Came:
    """Who came of a group (到场人数): how many, and those of them who are known by identifier.

    >>> Came(group="residents", number=9).number
    9
    >>> Came(group="deputies", number=1, names=("wu", "li"))
    Traceback (most recent call last):
    ValueError: 2 are named, but only 1 of deputies came
    """

    group: str = field(validator=name)
    number: int = field(validator=count)
    names: tuple[str, ...] = field(default=(), converter=_names, validator=each_once)

    @names.validator
    def _within_the_number(self, _: Attribute[tuple[str, ...]], names: tuple[str, ...]) -> None:
        if len(names) > self.number:
            what = f"{len(names)} are named, but only {self.number} of {self.group} came"
            raise ValueError(what)


def each_group_once(
    _: object, attribute: Attribute[tuple[Came, ...]], came: tuple[Came, ...]
) -> None:
    """No group is counted twice."""
    groups = [one.group for one in came]
    if len(set(groups)) < len(groups):
        raise ValueError(f"{attribute.name} counts a group twice; count each once")


@frozen(kw_only=True)
class Matter:
    """A report, survey, inspection or draft, and where it stands.

    ``host`` invites and consults; ``drafter`` draws the report or the draft up and answers what
    was raised. ``done`` is the day on which it was held or submitted.
    """

    id: MatterId
    congress: DivisionCode
    kind: MatterKind
    subject: str
    vital: bool  # 关系群众切身利益
    day: date  # the day for which it is set
    host: str
    drafter: str
    last: date  # of the acts on it
    needs: tuple[str, ...] = ()  # groups that this matter needs beside those who must come
    phase: MatterPhase = MatterPhase.PREPARING
    done: date | None = None
    came: tuple[Came, ...] = ()  # on the day on which it was held
    text: str = ""  # the draft as submitted
    reason: str = ""  # why it was called off


@frozen(kw_only=True)
class Invitation:
    """An invitation (邀请) and its answer: ``None`` where there is none."""

    matter: MatterId
    group: str
    name: str  # "" where the group as a whole is invited
    invited: date
    accepted: bool | None = None
    answered: date | None = None


@frozen(kw_only=True)
class Meeting:
    """A meeting of consultation that was held (恳谈会、咨询会)."""

    id: MeetingId
    matter: MatterId
    form: str
    held: date
    came: tuple[Came, ...]
    topic: str = ""
    body: BodyId | None = None  # the body that sat


@frozen(kw_only=True)
class Letter:
    """A letter that asks deputies for their opinions by a day (代表征求意见函)."""

    id: LetterId
    matter: MatterId
    to: tuple[DeputyId, ...]
    sent: date
    due: date
    answered: tuple[DeputyId, ...] = ()

    @property
    def silent(self) -> tuple[DeputyId, ...]:
        """The deputies who have not answered."""
        return tuple(deputy for deputy in self.to if deputy not in self.answered)


@frozen(kw_only=True)
class Body:
    """A legal service group or an expert advisory committee with its members."""

    id: BodyId
    congress: DivisionCode
    kind: BodyKind
    members: tuple[str, ...]
    last: date  # of the acts on it


@frozen(kw_only=True)
class DraftOpinion:
    """An opinion raised in a consultation, and what became of it (协商意见)."""

    id: DraftOpinionId
    matter: MatterId
    text: str
    raised: date
    group: str
    deputy: DeputyId | None = None
    source: str = ""  # the meeting or letter in which it was raised; "" outside of any
    phase: OpinionPhase = OpinionPhase.OPEN
    place: str = ""  # where in the text it was adopted
    reason: str = ""  # why it was not
    settled: date | None = None
    dropped: int = 0  # how often it was adopted and dropped again
