"""Members and meetings of a standing committee: the acts (组成人员、会议)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.journal import count, day, each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import Branch, MeetingId, Member
from wholeprocess.supervision.targets import Target


def _members(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(members)


@frozen(kw_only=True)
class CommitteeAct(SupervisionAct):
    """An act on the membership of one standing committee."""

    about: ClassVar[str] = "congress"
    table: ClassVar[str] = "committees"

    congress: DivisionCode = field(validator=a_congress)
    by: str = field(default=str(Organ.CONGRESS), validator=name)


@frozen(kw_only=True)
class SeatMembers(CommitteeAct):
    """Members enter the standing committee (选举常委会组成人员, OL-47-3, OL-47-4).

    ``population`` is that of the division, where it is known: the size is measured by it.
    """

    kind: ClassVar[str] = "supervision.seat-members"

    members: tuple[Member, ...] = field(converter=_members, validator=some)
    population: int = field(default=0, validator=count)

    @members.validator
    def _each_person_once(self, _: Attribute[object], members: tuple[Member, ...]) -> None:
        if len({member.id for member in members}) < len(members):
            raise ValueError("members names somebody twice; name each once")


@frozen(kw_only=True)
class UnseatMember(CommitteeAct):
    """A member leaves the standing committee (辞去、终止常委会组成人员职务)."""

    kind: ClassVar[str] = "supervision.unseat-member"

    member: DeputyId = field(validator=name)
    reason: str = field(validator=name)


@frozen(kw_only=True)
class TakeOfficeOfState(CommitteeAct):
    """Somebody takes an office in an organ of state (担任国家机关职务, OL-47-3)."""

    kind: ClassVar[str] = "supervision.take-office-of-state"

    member: DeputyId = field(validator=name)
    branch: Branch = field(converter=Branch)
    office: str = field(validator=name)


@frozen(kw_only=True)
class MeetingAct(SupervisionAct):
    """An act about one meeting of a standing committee."""

    about: ClassVar[str] = "meeting"
    table: ClassVar[str] = "meetings"

    meeting: MeetingId = field(validator=name)


@frozen(kw_only=True)
class HoldMeeting(MeetingAct):
    """A meeting opens with those present, and closes on ``closes`` (举行常务委员会会议, OL-51-3).

    ``deputies`` attend without a vote (列席, SL24-13).
    """

    kind: ClassVar[str] = "supervision.hold-meeting"

    congress: DivisionCode = field(validator=a_congress)
    present: tuple[DeputyId, ...] = field(converter=several, validator=(some, each_once))
    deputies: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)
    closes: date = field(validator=day)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)

    @closes.validator
    def _not_before_it_opens(self, _: Attribute[object], closes: date) -> None:
        if closes < self.on:
            raise ValueError(f"the meeting closes on {closes}, before it opens on {self.on}")


@frozen(kw_only=True)
class AskQuestion(MeetingAct):
    """A member asks while a bill or report is deliberated (询问, SL24-46); ``by`` is the member.

    ``answered_by`` is the responsible person who answered; "" says that the organ sent nobody.
    """

    kind: ClassVar[str] = "supervision.ask-question"

    organ: Target = field(converter=Target)
    question: str = field(validator=name)
    answered_by: str = ""
