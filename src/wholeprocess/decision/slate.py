"""A slate (年度民生实事): the proposals of one congress and year, and what became of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from attrs import evolve, frozen

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.decision.act import ProjectId, SlateId
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.decision.choice import (
    AnotherVote,
    ChoiceOutcome,
    Chosen,
    Invalid,
    TieRevote,
    TieToPresidium,
)
from wholeprocess.decision.following_acts import FormSupervisionGroup, PresidiumMeeting
from wholeprocess.decision.slate_acts import (
    AssessProposal,
    Cut,
    MergeProposals,
    OpenCall,
    Propose,
    ReviewCandidates,
    Screen,
)
from wholeprocess.decision.vote_acts import (
    AdoptList,
    AnnounceList,
    BallotAct,
    Quota,
    SettleTie,
    VoteOnRest,
)
from wholeprocess.journal import Act
from wholeprocess.law import Ruling

A = TypeVar("A", bound=Act)
Choice: TypeAlias = Ruling[ChoiceOutcome]
Waiting: TypeAlias = TieRevote | TieToPresidium | AnotherVote


class SlatePhase(StrEnum):
    """Where a slate stands."""

    COLLECTING = "collecting"  # 征集
    SCREENING = "screening"  # 筛选中
    SCREENED = "screened"  # 筛选完毕
    REVIEWED = "reviewed"  # 主席团已审议
    REPORTED = "reported"  # 已向大会报告
    READY = "ready"  # 票决办法已通过
    TIE = "tie"  # 末位相等，待再次票决
    VOTED = "voted"  # 已票决
    DECIDED = "decided"  # 决议已通过
    SHORT = "short"  # 名额不足，待另行票决
    LAPSED = "lapsed"  # 无一项目过半数


@frozen(repr=False)
class Slate:
    """The state of one slate: a value, made anew by each act.

    ``running`` is what is still in the running: the proposals not cut, after the review the
    candidates. ``chosen`` is what the vote chose; ``tied`` waits for a vote on ``open_places``.
    ``choices`` are the rulings on the votes so far, in order. ``quotas`` and ``budget_fen`` are
    what the measures say; ``carried`` are unfinished projects of the year before.
    """

    acts: tuple[Act, ...]
    phase: SlatePhase
    places: int = 0
    running: tuple[ProposalId, ...] = ()
    chosen: tuple[ProposalId, ...] = ()
    tied: tuple[ProposalId, ...] = ()
    open_places: int = 0
    choices: tuple[Choice, ...] = ()
    quotas: tuple[Quota, ...] = ()
    budget_fen: int | None = None
    carried: tuple[ProjectId, ...] = ()

    def then(self, act: Act, phase: SlatePhase, **changes: Any) -> Slate:
        """The slate after one more act."""
        return evolve(self, acts=(*self.acts, act), phase=phase, **changes)

    @property
    def call(self) -> OpenCall:
        """The act that opened the call."""
        first = self.acts[0]
        assert isinstance(first, OpenCall)
        return first

    @property
    def id(self) -> SlateId:
        """The slate's identifier."""
        return self.call.slate

    @property
    def congress(self) -> DivisionCode:
        """The division whose congress decides."""
        return self.call.congress

    @property
    def year(self) -> int:
        """The year of the projects."""
        return self.call.year

    @property
    def last(self) -> date:
        """The day of the latest act."""
        return self.acts[-1].on

    def done(self, kind: type[A]) -> tuple[A, ...]:
        """The acts of one kind, in order."""
        return tuple(act for act in self.acts if isinstance(act, kind))

    @property
    def proposals(self) -> dict[ProposalId, Propose]:
        """Everything that was proposed, in order."""
        return {act.proposal: act for act in self.done(Propose)}

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of what was proposed, sorted."""
        return tuple(sorted({act.category for act in self.done(Propose)}))

    @property
    def rounds(self) -> int:
        """How many rounds of screening are done."""
        return len(self.done(Screen))

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """Every proposal left out, with the reason: in the screenings, then at the review."""
        screened = (cut for act in self.done(Screen) for cut in act.cuts)
        reviewed = (cut for act in self.done(ReviewCandidates) for cut in act.left_out)
        return (*screened, *reviewed)

    @property
    def candidates(self) -> tuple[ProposalId, ...]:
        """The candidates, once the presidium has settled them."""
        return self.running if self.done(ReviewCandidates) else ()

    @property
    def decided(self) -> date | None:
        """The day on which the list was adopted."""
        if self.phase is not SlatePhase.DECIDED:
            return None
        return next(a.on for a in reversed(self.acts) if isinstance(a, AdoptList | AnnounceList))

    @property
    def projects(self) -> tuple[ProjectId, ...]:
        """The projects on the adopted list."""
        chosen = self.chosen if self.phase is SlatePhase.DECIDED else ()
        return tuple(project_of(self.id, proposal) for proposal in chosen)

    @property
    def empty_places(self) -> int:
        """Places that the vote left empty; 0 while a vote is still to come (``open_places``)."""
        if self.phase not in (SlatePhase.VOTED, SlatePhase.DECIDED, SlatePhase.LAPSED):
            return 0
        return max(0, self.places - len(self.chosen))  # a tie may have let in more (LVP-tie)

    @property
    def waits_for(self) -> Waiting | None:
        """The tie that waits to be decided, or the other vote that is still to come."""
        for ruling in reversed(self.choices):
            if not isinstance(ruling.outcome, Invalid):
                outcome = ruling.outcome
                return None if isinstance(outcome, Chosen) else outcome
        return None

    @property
    def further(self) -> int:
        """How many other votes on what was left have counted (另行票决次数)."""
        votes = [act for act in self.acts if isinstance(act, BallotAct | SettleTie)]
        return sum(
            isinstance(act, VoteOnRest) and not isinstance(ruling.outcome, Invalid)
            for act, ruling in zip(votes, self.choices, strict=True)
        )

    @property
    def open_quotas(self) -> dict[str, int]:
        """What is left of each category's places."""
        taken = Counter(self.proposals[proposal].category for proposal in self.chosen)
        return {quota.category: quota.places - taken[quota.category] for quota in self.quotas}

    @property
    def assessments(self) -> dict[ProposalId, AssessProposal]:
        """The latest assessment of each proposal that has one."""
        return {act.proposal: act for act in self.done(AssessProposal)}

    @property
    def costs(self) -> dict[ProposalId, int]:
        """What each assessed proposal would cost, in fen."""
        return {proposal: act.cost_fen for proposal, act in self.assessments.items()}

    @property
    def money_left(self) -> int | None:
        """What the budget of the vote leaves beside the chosen; ``None`` without a budget."""
        if self.budget_fen is None:
            return None
        costs = self.costs
        return self.budget_fen - sum(costs[proposal] for proposal in self.chosen)

    @property
    def merged(self) -> dict[ProposalId, ProposalId]:
        """Into which proposal each merged one went."""
        return {one: act.into for act in self.done(MergeProposals) for one in act.merged}

    def by_area(self) -> dict[str, tuple[ProposalId, ...]]:
        """The proposals of each area, those that the call names and that sent none with them."""
        areas: dict[str, list[ProposalId]] = {area: [] for area in self.call.areas}
        for proposal, act in self.proposals.items():
            areas.setdefault(act.village, []).append(proposal)
        return {area: tuple(proposals) for area, proposals in areas.items()}

    @property
    def group(self) -> tuple[DeputyId, ...]:
        """The supervision group as it was formed last."""
        formed = self.done(FormSupervisionGroup)
        return formed[-1].members if formed else ()

    @property
    def meetings(self) -> tuple[PresidiumMeeting, ...]:
        """The presidium's meetings on the projects."""
        return self.done(PresidiumMeeting)

    def __repr__(self) -> str:
        return f"Slate({self.id!r}, {self.phase.value}, {len(self.acts)} acts)"


def project_of(slate: SlateId, proposal: ProposalId) -> ProjectId:
    """The identifier that a chosen proposal has as a project.

    >>> project_of(SlateId("430681118/2019"), ProposalId("p07"))
    '430681118/2019/p07'
    """
    return ProjectId(f"{slate}/{proposal}")
