"""A project (项目): chosen by vote, carried out, accepted, rated, followed up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from attrs import evolve, frozen

from wholeprocess.congress import DivisionCode, SessionKind, UnitId
from wholeprocess.decision.act import ProjectId, QuestionId, SlateId
from wholeprocess.decision.change_acts import (
    CarryOver,
    ChangeId,
    ChangeProject,
    ConsentToChange,
    ReportYear,
    SetYearTarget,
)
from wholeprocess.decision.choice import Invalid
from wholeprocess.decision.money import Account, account_of
from wholeprocess.decision.project_acts import (
    RESIDENTS_ASKED,
    RESIDENTS_FOR,
    AcceptProject,
    AnswerQuestion,
    AskQuestion,
    CompleteProject,
    FollowUp,
    PublishProgress,
    RateEffect,
    RatingAct,
    RecordBenefit,
    ScheduleProject,
    VisitSite,
    VoteOnProgress,
)
from wholeprocess.decision.rating import Grade, Graded
from wholeprocess.decision.resolution import NotPassed, Passed
from wholeprocess.decision.schedule import Milestone
from wholeprocess.decision.slate_acts import AssessProposal, Propose
from wholeprocess.journal import Act
from wholeprocess.law import Ruling

A = TypeVar("A", bound=Act)
RatingRuling: TypeAlias = Ruling[Invalid | Graded]


class ProjectPhase(StrEnum):
    """Where a project stands. A phase is never called late or satisfied."""

    CHOSEN = "chosen"  # 已票决确定
    SCHEDULED = "scheduled"  # 已倒排工期
    UNDER_WAY = "under_way"  # 实施中
    COMPLETED = "completed"  # 已完工
    ACCEPTED = "accepted"  # 已验收
    REDO = "redo"  # 退回重做
    RATED = "rated"  # 已测评
    CLOSED = "closed"  # 已结案
    DROPPED = "dropped"  # 经同意取消
    CARRIED = "carried"  # 结转下年重新票决


@frozen(kw_only=True)
class Rating:
    """A rating that was taken, with what the rule made of it and the kind of the session."""

    act: RatingAct
    ruling: RatingRuling
    session_kind: SessionKind

    @property
    def grade(self) -> Grade | None:
        """The result; ``None`` where the rating is invalid."""
        outcome = self.ruling.outcome
        return outcome.grade if isinstance(outcome, Graded) else None


@frozen(kw_only=True)
class Consent:
    """A vote on changing a project (同意变更), and whether it passed."""

    act: ConsentToChange
    ruling: Ruling[Passed | NotPassed]

    @property
    def given(self) -> bool:
        """Whether it was passed."""
        return isinstance(self.ruling.outcome, Passed)


@frozen(repr=False)
class Project:
    """The state of one project: a value, made anew by each act.

    ``proposal`` is where it came from, ``assessment`` what was expected of it, if anybody looked;
    ``acts`` begins with the resolution, or the announcement, that made it a project.
    """

    id: ProjectId
    slate: SlateId
    congress: DivisionCode
    proposal: Propose
    acts: tuple[Act, ...]
    phase: ProjectPhase
    milestones: tuple[Milestone, ...] = ()
    ratings: tuple[Rating, ...] = ()
    assessment: AssessProposal | None = None
    consents: tuple[Consent, ...] = ()

    def then(self, act: Act, phase: ProjectPhase, **changes: Any) -> Project:
        """The project after one more act."""
        return evolve(self, acts=(*self.acts, act), phase=phase, **changes)

    @property
    def title(self) -> str:
        """What was proposed, or what it became by a change."""
        titles = [act.what.title for act in self.changes if act.what.title]
        return titles[-1] if titles else self.proposal.title

    @property
    def changes(self) -> tuple[ChangeProject, ...]:
        """How it was changed after it was chosen (项目变更)."""
        return self.done(ChangeProject)

    def consent(self, change: ChangeId) -> Consent | None:
        """The consent that was given to a change; ``None`` where none was."""
        return next((c for c in self.consents if c.act.change == change and c.given), None)

    @property
    def ended_early(self) -> bool:
        """Whether it was dropped, or went into another year's vote."""
        return self.phase in (ProjectPhase.DROPPED, ProjectPhase.CARRIED)

    @property
    def last(self) -> date:
        """The day of the latest act."""
        return self.acts[-1].on

    def done(self, kind: type[A]) -> tuple[A, ...]:
        """The acts of one kind, in order."""
        return tuple(act for act in self.acts if isinstance(act, kind))

    @property
    def plan(self) -> ScheduleProject | None:
        """The plan, once there is one."""
        plans = self.done(ScheduleProject)
        return plans[-1] if plans else None

    @property
    def unit(self) -> UnitId | None:
        """The unit that carries it out."""
        return self.plan.unit if self.plan else None

    @property
    def planned_days(self) -> int | None:
        """Days from start to due date as planned."""
        return (self.plan.due - self.plan.start).days if self.plan else None

    @property
    def finished(self) -> date | None:
        """The day on which the work was done, the first time if it was redone."""
        times = self.done(CompleteProject)
        return times[0].on if times else None

    @property
    def real_days(self) -> int | None:
        """Days from the planned start to the day on which the work was done."""
        return (self.finished - self.plan.start).days if self.plan and self.finished else None

    @property
    def acceptance(self) -> AcceptProject | None:
        """The latest acceptance."""
        times = self.done(AcceptProject)
        return times[-1] if times else None

    @property
    def planned_fen(self) -> int | None:
        """The planned cost in fen."""
        return self.plan.cost_fen if self.plan else None

    @property
    def due(self) -> date | None:
        """By when it is to be done: the planned day, or what a change made of it."""
        days = [act.what.due for act in self.changes if act.what.due]
        return days[-1] if days else self.plan.due if self.plan else None

    @property
    def budget_fen(self) -> int | None:
        """What it may cost, in fen: the planned cost, or what a change made of it."""
        costs = [act.what.cost_fen for act in self.changes if act.what.cost_fen is not None]
        return costs[-1] if costs else self.planned_fen

    @property
    def account(self) -> Account:
        """Its money: what came in, what was paid, what went back, what is left (资金账)."""
        return account_of(self.acts)

    @property
    def targets(self) -> dict[int, tuple[SetYearTarget, ReportYear | None]]:
        """Each year's target, with what was reported of it."""
        reports = {act.year: act for act in self.done(ReportYear)}
        return {act.year: (act, reports.get(act.year)) for act in self.done(SetYearTarget)}

    @property
    def carried_into(self) -> tuple[SlateId, ...]:
        """The slates of later years that took it over unfinished (结转), in order."""
        return tuple(act.into for act in self.done(CarryOver))

    @property
    def real_fen(self) -> int | None:
        """The real cost in fen, as accepted."""
        return self.acceptance.cost_fen if self.acceptance else None

    @property
    def beneficiaries(self) -> int | None:
        """How many people benefit, as accepted."""
        return self.acceptance.beneficiaries if self.acceptance else None

    @property
    def progress(self) -> tuple[Rating, ...]:
        """The ratings of progress (第二票), in order."""
        return tuple(r for r in self.ratings if isinstance(r.act, VoteOnProgress))

    @property
    def effect(self) -> tuple[Rating, ...]:
        """The ratings of the effect (第三票), in order."""
        return tuple(r for r in self.ratings if isinstance(r.act, RateEffect))

    @property
    def grade(self) -> Grade | None:
        """The result of the latest valid rating of the effect."""
        return next((r.grade for r in reversed(self.effect) if r.grade), None)

    @property
    def redone(self) -> int:
        """How often it was sent back to be redone (SV-10)."""
        sent_back = sum(r.grade is Grade.DISSATISFIED for r in self.effect)
        return sent_back - self.next_year

    @property
    def next_year(self) -> bool:
        """Whether it is on next year's list: dissatisfied to the last (SV-11)."""
        ended = self.phase in (ProjectPhase.RATED, ProjectPhase.CLOSED)
        return ended and self.grade is Grade.DISSATISFIED

    @property
    def visits(self) -> tuple[VisitSite, ...]:
        """The deputies' visits."""
        return self.done(VisitSite)

    @property
    def questions(self) -> dict[QuestionId, tuple[AskQuestion, AnswerQuestion | None]]:
        """Each resident's question, with its answer where there is one."""
        answers = {act.question: act for act in self.done(AnswerQuestion)}
        return {act.question: (act, answers.get(act.question)) for act in self.done(AskQuestion)}

    @property
    def published(self) -> tuple[PublishProgress, ...]:
        """How it stood, as made public (公布进展)."""
        return self.done(PublishProgress)

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What was put right."""
        return self.done(FollowUp)

    def benefit(self, key: str) -> int | None:
        """The number recorded under a key, added up over the villages; ``None`` if there is none.

        In each village the latest number counts.
        """
        latest = {act.village: act.amount for act in self.done(RecordBenefit) if act.key == key}
        return sum(latest.values()) if latest else None

    @property
    def wish(self) -> tuple[int, int] | None:
        """How many residents were for the project, and how many were asked (群众意愿)."""
        wanted, asked = self.benefit(RESIDENTS_FOR), self.benefit(RESIDENTS_ASKED)
        return None if wanted is None or asked is None else (wanted, asked)

    def __repr__(self) -> str:
        return f"Project({self.id!r}, {self.phase.value}, {len(self.acts)} acts)"


def on_next_years_list(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects that next year's supervision takes up again (SV-11)."""
    return tuple(project for project in projects if project.next_year)
