"""Investigation and dismissal: the acts (特定问题调查、撤职)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.journal import each_once, name, several, some
from wholeprocess.supervision.act import SupervisionAct, a_congress
from wholeprocess.supervision.committee.record import MeetingId
from wholeprocess.supervision.removal.record import (
    DismissalId,
    Interest,
    InvestigationId,
    Investigator,
    Office,
    Submission,
)
from wholeprocess.supervision.votes import Votes


def _people(people: Iterable[Investigator]) -> tuple[Investigator, ...]:
    return tuple(people)


@frozen(kw_only=True)
class InvestigationAct(SupervisionAct):
    """An act about one investigation."""

    about: ClassVar[str] = "investigation"
    table: ClassVar[str] = "investigations"

    investigation: InvestigationId = field(validator=name)


@frozen(kw_only=True)
class ProposeInvestigation(InvestigationAct):
    """An investigation committee is proposed (提议组织调查委员会, SL24-55, SL24-56).

    ``by`` is the council or one of the ``signers``.
    """

    kind: ClassVar[str] = "supervision.propose-investigation"

    congress: DivisionCode = field(validator=a_congress)
    question: str = field(validator=name)
    decision_needed: bool
    facts_unclear: bool
    signers: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)
    written: bool = True


@frozen(kw_only=True)
class SetUpInvestigation(InvestigationAct):
    """The committee is put to the vote with its people (组织调查委员会, SL24-57-1)."""

    kind: ClassVar[str] = "supervision.set-up-investigation"

    people: tuple[Investigator, ...] = field(converter=_people, validator=(some, each_once))
    experts: tuple[str, ...] = field(default=(), converter=several, validator=each_once)
    votes: Votes
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class DeclareInterest(InvestigationAct):
    """Somebody's interest in the matter becomes known (利害关系, SL24-57-2)."""

    kind: ClassVar[str] = "supervision.declare-interest"

    interest: Interest
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class StepBack(InvestigationAct):
    """Somebody leaves the investigation committee (回避, SL24-57-2)."""

    kind: ClassVar[str] = "supervision.step-back"

    person: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class RecordRefusedMaterial(InvestigationAct):
    """Somebody did not supply what was asked for (拒不提供材料, SL24-58)."""

    kind: ClassVar[str] = "supervision.record-refused-material"

    whom: str = field(validator=name)
    what: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class ReportInvestigation(InvestigationAct):
    """The committee reports (提出调查报告, SL24-59)."""

    kind: ClassVar[str] = "supervision.report-investigation"

    words: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class ResolveOnInvestigation(InvestigationAct):
    """The standing committee resolves on the report (作出决议、决定, SL24-59)."""

    kind: ClassVar[str] = "supervision.resolve-on-investigation"

    votes: Votes
    words: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


@frozen(kw_only=True)
class CloseInvestigation(InvestigationAct):
    """The investigation is done with, for a stated reason (办结)."""

    kind: ClassVar[str] = "supervision.close-investigation"

    reason: str = field(validator=name)
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)


# --- dismissal ------------------------------------------------------------------------------------


@frozen(kw_only=True)
class DismissalAct(SupervisionAct):
    """An act about one motion of dismissal."""

    about: ClassVar[str] = "dismissal"
    table: ClassVar[str] = "dismissals"

    dismissal: DismissalId = field(validator=name)


@frozen(kw_only=True)
class MoveDismissal(DismissalAct):
    """A dismissal is moved (提出撤职案, SL24-61).

    ``by`` is an organ, the council or one of the ``signers``. ``appointed_here`` says that this
    standing committee appointed the person.
    """

    kind: ClassVar[str] = "supervision.move-dismissal"

    congress: DivisionCode = field(validator=a_congress)
    person: str
    office: Office = field(converter=Office)
    reasons: str
    materials: tuple[str, ...] = field(default=(), converter=several)
    appointed_here: bool = False
    signers: tuple[DeputyId, ...] = field(default=(), converter=several, validator=each_once)
    written: bool = True


@frozen(kw_only=True)
class DecideSubmission(DismissalAct):
    """The council decides whether the motion is submitted (决定是否提请审议, SL24-61)."""

    kind: ClassVar[str] = "supervision.decide-submission"

    submission: Submission = field(converter=Submission)
    by: str = field(default=str(Organ.COUNCIL), validator=name)


@frozen(kw_only=True)
class DefendAgainstDismissal(DismissalAct):
    """The person defends himself, by word or in writing (申辩, SL24-62-2); ``by`` is he."""

    kind: ClassVar[str] = "supervision.defend-against-dismissal"

    words: str = field(validator=name)


@frozen(kw_only=True)
class VoteOnDismissal(DismissalAct):
    """The standing committee votes in secret (表决撤职案, SL24-62-3).

    ``heard`` says whether the person was given the chance to defend himself.
    """

    kind: ClassVar[str] = "supervision.vote-on-dismissal"

    meeting: MeetingId = field(validator=name)
    votes: Votes
    secret: bool = True
    heard: bool = True
    by: str = field(default=str(Organ.STANDING_COMMITTEE), validator=name)
