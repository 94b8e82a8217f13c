"""Acts of a session, and of taking suggestions up (会议、决议、建议采纳的行为)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ, SessionId, SessionKind
from wholeprocess.decision.act import DecisionAct, ResolutionId, deputies
from wholeprocess.decision.ballot import Votes
from wholeprocess.journal import name


@frozen(kw_only=True)
class SessionAct(DecisionAct):
    """An act about one session of a congress (会议)."""

    about: ClassVar[str] = "session"

    session: SessionId = field(validator=name)


@frozen(kw_only=True)
class OpenSession(SessionAct):
    """A session opens with these deputies present (开会, OL-14-4); observers are not among them.

    The presidium convenes a township's session (OL-19-1), the standing committee those above
    (OL-15-1).
    """

    kind: ClassVar[str] = "decision.open-session"

    congress: DivisionCode = field(validator=name)
    session_kind: SessionKind = field(converter=SessionKind)
    present: tuple[DeputyId, ...] = field(converter=deputies)


@frozen(kw_only=True)
class PassResolution(SessionAct):
    """A draft resolution is put to the vote (表决决议, OL-25-1); it may fail."""

    kind: ClassVar[str] = "decision.pass-resolution"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    resolution: ResolutionId = field(validator=name)
    title: str = field(validator=name)
    votes: Votes


@frozen(kw_only=True)
class CloseSession(SessionAct):
    """The session closes (闭会)."""

    kind: ClassVar[str] = "decision.close-session"


class Into(StrEnum):
    """What a suggestion was taken up into (建议采纳去向)."""

    REPORT = "report"  # 吸收进报告
    RESOLUTION = "resolution"  # 吸收进决议


@frozen(kw_only=True)
class AdoptionAct(DecisionAct):
    """An act that takes up one deputy's suggestion, named by its number (建议)."""

    about: ClassVar[str] = "suggestion"

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    suggestion: str = field(validator=name)


@frozen(kw_only=True)
class AdoptSuggestion(AdoptionAct):
    """A suggestion is adopted into a report or a resolution (吸收进报告、决议).

    ``document`` names the report, or the resolution by its identifier.
    """

    kind: ClassVar[str] = "decision.adopt-suggestion"

    into: Into = field(converter=Into)
    document: str = field(validator=name)

    @property
    def way(self) -> str:
        """``report`` or ``resolution``; each once for one suggestion."""
        return self.into.value


@frozen(kw_only=True)
class MakeMajorMatter(AdoptionAct):
    """A suggestion becomes a major matter of the government's work (转化为重大事项)."""

    kind: ClassVar[str] = "decision.make-major-matter"

    by: str = field(default=str(Organ.GOVERNMENT), validator=name)
    matter: str = field(validator=name)

    @property
    def way(self) -> str:
        """``matter``; once for one suggestion."""
        return "matter"
