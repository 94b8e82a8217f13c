"""The acts on an opinion (意见办理行为): from the resident through the offices and home again."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, UnitId
from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.opinions.words import (
    AnswerResult,
    Channel,
    Contentment,
    OpinionId,
    ResidentRef,
    SuggestionId,
    TextDigest,
    WayHome,
    impersonal,
    reference,
)
from wholeprocess.journal import name


@frozen(kw_only=True)
class OpinionAct(ConsultationAct):
    """An act on one opinion."""

    about: ClassVar[str] = "opinion"

    opinion: OpinionId = field(validator=name)


@frozen(kw_only=True)
class HearOpinion(OpinionAct):
    """A deputy hears a resident's opinion and registers it (听取意见).

    ``congress`` is the one that the deputy sits in. ``resident`` is a keyed reference, "" for
    someone who gave no name; ``text`` is a salted digest of the resident's own words. Both stand in
    the personal file, from where they can be erased (PR-voice-personal). ``gist`` is the matter in
    a line without anything personal, ``at`` the station, reception or visit, ``area`` the place as
    people call it.
    """

    kind: ClassVar[str] = "consultation.hear-opinion"

    congress: DivisionCode = field(validator=name)
    channel: Channel = field(converter=Channel)
    topic: str = field(default="", validator=impersonal)
    area: str = field(default="", validator=impersonal)
    at: str = field(default="", validator=impersonal)
    gist: str = field(default="", validator=impersonal)
    resident: ResidentRef = field(default=ResidentRef(""), validator=reference)
    text: TextDigest = field(default=TextDigest(""), validator=reference)

    @property
    def anonymous(self) -> bool:
        """Whether the resident gave no name."""
        return not self.resident


@frozen(kw_only=True)
class HandOver(OpinionAct):
    """Another deputy takes an opinion over (转给另一名代表), of this congress or the next higher.

    Passing it up a level is Beijing's and Shanghai's rule (SG-22), and a practice elsewhere.
    """

    kind: ClassVar[str] = "consultation.hand-over"

    to: DeputyId = field(validator=name)
    reason: str = field(default="", validator=impersonal)


@frozen(kw_only=True)
class SendToCommittee(OpinionAct):
    """The deputy passes an opinion to a special committee (转交专门委员会).

    In a township its presidium is meant; ``committee`` names one of several.
    """

    kind: ClassVar[str] = "consultation.send-to-committee"

    committee: str = field(default="", validator=impersonal)


@frozen(kw_only=True)
class SendToDepartment(OpinionAct):
    """An opinion is passed to a government department (转交政府部门), whose term begins."""

    kind: ClassVar[str] = "consultation.send-to-department"

    unit: UnitId = field(validator=name)


@frozen(kw_only=True)
class SendBackOpinion(OpinionAct):
    """A department or committee sends an opinion back as not its own (退回), and says why.

    ``right`` is the unit that it holds competent, where it knows.
    """

    kind: ClassVar[str] = "consultation.send-back-opinion"

    reason: str = field(validator=[name, impersonal])
    right: str = ""


@frozen(kw_only=True)
class AnswerOpinion(OpinionAct):
    """Who holds an opinion answers it (答复意见); the answer goes to the deputy.

    A deputy may explain a matter himself or say where it belongs; he solves nothing (DL25-31-2).
    """

    kind: ClassVar[str] = "consultation.answer-opinion"

    result: AnswerResult = field(converter=AnswerResult)
    words: str = field(default="", validator=impersonal)


@frozen(kw_only=True)
class FeedSuggestion(OpinionAct):
    """The deputy takes an opinion up in a suggestion (意见写入建议); it may feed several."""

    kind: ClassVar[str] = "consultation.feed-suggestion"

    suggestion: SuggestionId = field(validator=name)


@frozen(kw_only=True)
class JoinOpinion(OpinionAct):
    """An opinion is joined to another about the same matter (并案); its resident is told too."""

    kind: ClassVar[str] = "consultation.join-opinion"

    into: OpinionId = field(validator=name)


@frozen(kw_only=True)
class PartOpinion(OpinionAct):
    """What was joined by mistake is parted again (撤销并案)."""

    kind: ClassVar[str] = "consultation.part-opinion"

    reason: str = field(validator=[name, impersonal])


@frozen(kw_only=True)
class TellResident(OpinionAct):
    """The deputy brings the answer home to the resident (回告居民).

    ``contentment`` is what the resident said of it; unknown is never counted as satisfied.
    """

    kind: ClassVar[str] = "consultation.tell-resident"

    how: WayHome = field(converter=WayHome)
    contentment: Contentment = field(default=Contentment.UNKNOWN, converter=Contentment)
    words: str = field(default="", validator=impersonal)


@frozen(kw_only=True)
class RecordContentment(OpinionAct):
    """What a resident said of the answer later (居民评价)."""

    kind: ClassVar[str] = "consultation.record-contentment"

    contentment: Contentment = field(converter=Contentment)


@frozen(kw_only=True)
class ReopenOpinion(OpinionAct):
    """The deputy takes an opinion up again for a resident who is not content (再次办理)."""

    kind: ClassVar[str] = "consultation.reopen-opinion"

    reason: str = field(validator=[name, impersonal])


@frozen(kw_only=True)
class WithdrawOpinion(OpinionAct):
    """The resident withdraws the opinion, and the deputy records it (撤回意见)."""

    kind: ClassVar[str] = "consultation.withdraw-opinion"

    reason: str = field(default="", validator=impersonal)


@frozen(kw_only=True)
class ErasePersonal(ConsultationAct):
    """A resident's personal data were erased on request (删除个人信息), with reason and day.

    The act says that it was done and nothing of what was there; ``PersonalFile.erase`` does it.
    """

    kind: ClassVar[str] = "consultation.erase-personal"
    about: ClassVar[str] = "resident"

    congress: DivisionCode = field(validator=name)
    resident: ResidentRef = field(validator=[name, reference])
    reason: str = field(validator=[name, impersonal])
