"""Acts on one chosen project (项目的行为): plan, work, questions, acceptance, ratings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.congress import DeputyId, Organ, SessionId, UnitId
from wholeprocess.decision.act import DecisionAct, ProjectId, QuestionId, deputies, texts
from wholeprocess.decision.ballot import Grades
from wholeprocess.journal import count, day, each_once, fen, name, several, some


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
    return several(values)


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

    deputies: tuple[DeputyId, ...] = field(converter=deputies, validator=(some, each_once))
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
class PublishProgress(WorkAct):
    """How a project stands is made public (公布进展): what is told, and where it can be read."""

    kind: ClassVar[str] = "decision.publish-progress"

    words: str = field(validator=name)
    where: str = field(validator=name)


@frozen(kw_only=True)
class RatingAct(ProjectAct):
    """Deputies in session rate a project in three grades, in secret."""

    by: str = field(default=str(Organ.CONGRESS), validator=name)
    session: SessionId = field(validator=name)
    issued_to: tuple[DeputyId, ...] = field(converter=deputies)
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
    findings: tuple[str, ...] = field(default=(), converter=texts)


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
