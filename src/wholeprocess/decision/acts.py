"""Every act of decision (民主决策的行为): sessions, resolutions, projects through three votes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar, NewType

from attrs import Attribute, Factory, field, frozen
from attrs.validators import ge

from wholeprocess.congress import (
    DeputyId,
    DivisionCode,
    Organ,
    SessionId,
    SessionKind,
    UnitId,
)
from wholeprocess.decision.ballot import Grades, Pattern, ProposalId, Votes
from wholeprocess.journal import Act, count, day, each_once, fen, name, some

ResolutionId = NewType("ResolutionId", str)
SlateId = NewType("SlateId", str)
ProjectId = NewType("ProjectId", str)
QuestionId = NewType("QuestionId", str)


class Into(StrEnum):
    """What a suggestion was taken up into (建议采纳去向)."""

    REPORT = "report"  # 吸收进报告
    RESOLUTION = "resolution"  # 吸收进决议


def _deputies(values: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    return tuple(values)


def _proposals(values: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    return tuple(values)


def _patterns(values: Iterable[Pattern]) -> tuple[Pattern, ...]:
    return tuple(values)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen(kw_only=True)
class DecisionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person."""

    by: str = field(default=str(Organ.PRESIDIUM), validator=name)


# --- sessions -------------------------------------------------------------------------------------


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
    present: tuple[DeputyId, ...] = field(converter=_deputies)


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


# --- what becomes of suggestions ------------------------------------------------------------------


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


# --- the slate: from the call to the list ---------------------------------------------------------


@frozen(kw_only=True)
class SlateAct(DecisionAct):
    """An act about the year's livelihood projects of one congress (年度民生实事)."""

    about: ClassVar[str] = "slate"

    slate: SlateId = field(validator=name)


@frozen(kw_only=True)
class OpenCall(SlateAct):
    """The call for proposals opens (征集), for one congress and year.

    ``places`` is how many projects are meant to be chosen, if that is known by now.
    """

    kind: ClassVar[str] = "decision.open-call"

    congress: DivisionCode = field(validator=name)
    year: int = field(validator=(count, ge(1)))
    places: int | None = field(default=None)

    @places.validator
    def _at_least_one(self, _: Attribute[object], places: int | None) -> None:
        if places is not None and places < 1:
            raise ValueError(f"places {places}: at least one project is to be chosen")


@frozen(kw_only=True)
class Propose(SlateAct):
    """A proposal is collected (征集项目). ``source`` says where it came from.

    A source is for example an opinion's number, a station day, "residents" or a deputy.
    """

    kind: ClassVar[str] = "decision.propose"

    proposal: ProposalId = field(validator=name)
    title: str = field(validator=name)
    category: str = field(validator=name)
    source: str = field(validator=name)
    village: str = ""


@frozen
class Cut:
    """A proposal left out, with the reason (筛去项目及理由)."""

    proposal: ProposalId = field(validator=name)
    reason: str = ""


def _cuts(values: Iterable[Cut]) -> tuple[Cut, ...]:
    return tuple(values)


@frozen(kw_only=True)
class Screen(SlateAct):
    """One round of the screening (三上三下), with every proposal cut in it and why."""

    kind: ClassVar[str] = "decision.screen"

    round: int = field(validator=(count, ge(1)))
    cuts: tuple[Cut, ...] = field(default=(), converter=_cuts)


@frozen(kw_only=True)
class ReviewCandidates(SlateAct):
    """The presidium settles the candidates among the survivors (主席团审议候选项目).

    ``left_out`` gives the reason for each survivor that is not a candidate.
    """

    kind: ClassVar[str] = "decision.review-candidates"

    candidates: tuple[ProposalId, ...] = field(converter=_proposals, validator=(some, each_once))
    left_out: tuple[Cut, ...] = field(default=(), converter=_cuts)


@frozen(kw_only=True)
class ReportCandidates(SlateAct):
    """The congress hears how the candidates came about (报告候选项目形成过程)."""

    kind: ClassVar[str] = "decision.report-candidates"

    session: SessionId = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class CongressSlateAct(SlateAct):
    """An act of the congress in session on a slate."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    session: SessionId = field(validator=name)


@frozen(kw_only=True)
class AdoptMeasures(CongressSlateAct):
    """The congress votes on its voting measures (票决办法), which fix the number of places."""

    kind: ClassVar[str] = "decision.adopt-measures"

    places: int = field(validator=(count, ge(1)))
    votes: Votes


@frozen(kw_only=True)
class BallotAct(CongressSlateAct):
    """Ballots are issued to deputies and come back as patterns: never who voted what.

    ``void`` counts ballots that are spoiled otherwise than by their marks.
    """

    issued_to: tuple[DeputyId, ...] = field(converter=_deputies)
    ballots: tuple[Pattern, ...] = field(converter=_patterns)
    void: int = field(default=0, validator=count)


@frozen(kw_only=True)
class VoteOnProjects(BallotAct):
    """All deputies vote among the candidates (一票定实事，差额票决)."""

    kind: ClassVar[str] = "decision.vote-on-projects"


@frozen(kw_only=True)
class RevoteOnProjects(BallotAct):
    """After a tie the tied are voted on again (再次票决)."""

    kind: ClassVar[str] = "decision.revote-on-projects"


def _list_number(act: AdoptList) -> ResolutionId:
    return ResolutionId(f"{act.slate}/list")


@frozen(kw_only=True)
class AdoptList(CongressSlateAct):
    """A resolution adopts what the vote chose (通过关于民生实事项目的决议, OL-25-1)."""

    kind: ClassVar[str] = "decision.adopt-list"

    resolution: ResolutionId = field(default=Factory(_list_number, takes_self=True), validator=name)
    votes: Votes


@frozen(kw_only=True)
class FormSupervisionGroup(SlateAct):
    """Deputies form the group that follows the projects (代表监督小组)."""

    kind: ClassVar[str] = "decision.form-supervision-group"

    members: tuple[DeputyId, ...] = field(converter=_deputies, validator=(some, each_once))


@frozen
class Fault:
    """Something that a meeting found wrong with a project (发现的问题)."""

    project: ProjectId = field(validator=name)
    words: str = field(validator=name)


def _faults(values: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(values)


@frozen(kw_only=True)
class PresidiumMeeting(SlateAct):
    """The presidium meets to hear, check and find problems (季度督查, OL-19-2).

    Its quarter is that of the day on which it meets.
    """

    kind: ClassVar[str] = "decision.presidium-meeting"

    heard: str = field(validator=name)
    problems: tuple[Fault, ...] = field(default=(), converter=_faults)


# --- the projects ---------------------------------------------------------------------------------


@frozen(kw_only=True)
class ProjectAct(DecisionAct):
    """An act about one chosen project (项目)."""

    about: ClassVar[str] = "project"

    project: ProjectId = field(validator=name)


@frozen(kw_only=True)
class WorkAct(ProjectAct):
    """An act of the government or of the unit that carries the project out."""

    by: str = field(default=str(Organ.GOVERNMENT), validator=name)


@frozen
class Stage:
    """A part of the work and how many days it takes (阶段)."""

    name: str = field(validator=name)
    days: int = field(validator=(count, ge(1)))


def _stages(values: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple(values)


@frozen(kw_only=True)
class ScheduleProject(WorkAct):
    """The plan (倒排工期): when it starts, by when it is due, what it costs, in which stages.

    The milestones are set backwards from ``due``; ``unit`` carries the project out.
    """

    kind: ClassVar[str] = "decision.schedule-project"

    start: date = field(validator=day)
    due: date = field(validator=day)
    cost_fen: int = field(validator=fen)
    stages: tuple[Stage, ...] = field(converter=_stages, validator=some)
    unit: UnitId | None = None

    @due.validator
    def _after_the_start(self, _: Attribute[object], due: date) -> None:
        if due <= self.start:
            raise ValueError(f"due {due} does not lie after the start, {self.start}")

    @stages.validator
    def _names_differ(self, _: Attribute[object], stages: tuple[Stage, ...]) -> None:
        if len({stage.name for stage in stages}) < len(stages):
            raise ValueError("two stages have one name; name each its own")


@frozen(kw_only=True)
class ReachMilestone(WorkAct):
    """A stage is done (节点完成)."""

    kind: ClassVar[str] = "decision.reach-milestone"

    stage: str = field(validator=name)


@frozen(kw_only=True)
class VisitSite(ProjectAct):
    """Deputies look at the work on the spot (视察), for example on a station day."""

    kind: ClassVar[str] = "decision.visit-site"

    deputies: tuple[DeputyId, ...] = field(converter=_deputies, validator=(some, each_once))
    station_day: str = ""  # its number, where the visit was part of one
    words: str = field(validator=name)


@frozen(kw_only=True)
class AskQuestion(ProjectAct):
    """A resident asks about a project (群众提问); ``by`` says who, or "resident"."""

    kind: ClassVar[str] = "decision.ask-question"

    by: str = field(default="resident", validator=name)
    question: QuestionId = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class AnswerQuestion(WorkAct):
    """A resident's question is answered (答复群众)."""

    kind: ClassVar[str] = "decision.answer-question"

    question: QuestionId = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class RatingAct(ProjectAct):
    """Deputies in session rate a project in three grades, in secret."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    session: SessionId = field(validator=name)
    issued_to: tuple[DeputyId, ...] = field(converter=_deputies)
    grades: Grades


@frozen(kw_only=True)
class VoteOnProgress(RatingAct):
    """All deputies rate the progress at the mid-year session (一票督进度)."""

    kind: ClassVar[str] = "decision.vote-on-progress"


@frozen(kw_only=True)
class CompleteProject(WorkAct):
    """The work is done (完工)."""

    kind: ClassVar[str] = "decision.complete-project"


@frozen(kw_only=True)
class AcceptProject(WorkAct):
    """The work is examined and accepted (竣工验收), at its real cost in fen."""

    kind: ClassVar[str] = "decision.accept-project"

    cost_fen: int = field(validator=fen)
    beneficiaries: int = field(validator=count)
    findings: tuple[str, ...] = field(default=(), converter=_texts)


@frozen(kw_only=True)
class ReportEffect(WorkAct):
    """The congress hears what came of the project (报告完成情况)."""

    kind: ClassVar[str] = "decision.report-effect"

    session: SessionId = field(validator=name)
    words: str = field(validator=name)


@frozen(kw_only=True)
class RateEffect(RatingAct):
    """All deputies rate the effect (一票评效果)."""

    kind: ClassVar[str] = "decision.rate-effect"


@frozen(kw_only=True)
class FollowUp(WorkAct):
    """What fell short is put right (后续工作): the problem, and what was done about it."""

    kind: ClassVar[str] = "decision.follow-up"

    problem: str = field(validator=name)
    done: str = field(validator=name)


@frozen(kw_only=True)
class CloseProject(ProjectAct):
    """The project's file is closed (结案)."""

    kind: ClassVar[str] = "decision.close-project"


@frozen(kw_only=True)
class RecordBenefit(WorkAct):
    """A fact about what a project does (效益): a whole number under a key, with its unit.

    A key is for example "irrigated", "income", or ``RESIDENTS_ASKED`` and ``RESIDENTS_FOR``
    for the wish of residents. A later number for the same key and village takes its place.
    """

    kind: ClassVar[str] = "decision.record-benefit"

    key: str = field(validator=name)
    amount: int = field(validator=count)
    unit: str = field(validator=name)
    village: str = ""


RESIDENTS_ASKED = "residents-asked"
"""The key of how many residents were asked whether they want a project."""
RESIDENTS_FOR = "residents-for"
"""The key of how many of them want it."""

ACTS: tuple[type[DecisionAct], ...] = (
    OpenSession,
    PassResolution,
    CloseSession,
    AdoptSuggestion,
    MakeMajorMatter,
    OpenCall,
    Propose,
    Screen,
    ReviewCandidates,
    ReportCandidates,
    AdoptMeasures,
    VoteOnProjects,
    RevoteOnProjects,
    AdoptList,
    FormSupervisionGroup,
    PresidiumMeeting,
    ScheduleProject,
    ReachMilestone,
    VisitSite,
    AskQuestion,
    AnswerQuestion,
    VoteOnProgress,
    CompleteProject,
    AcceptProject,
    ReportEffect,
    RateEffect,
    FollowUp,
    CloseProject,
    RecordBenefit,
)
"""Every kind of act that a journal may hold about decisions."""
