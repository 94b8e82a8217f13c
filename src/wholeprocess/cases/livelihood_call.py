"""What comes before the vote on projects, in full (民生实事征集、论证记录生成).

The call names areas and categories; before the second and the third screening the government looks
into what is still in the running, criterion by criterion, and what fails is cut with that reason;
deputies study the candidates on the spot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random

from attrs import evolve

from wholeprocess.cases.dealing import some
from wholeprocess.cases.livelihood import REASONS
from wholeprocess.cases.livelihood_plan import YearPlan
from wholeprocess.cases.opinions import somebody
from wholeprocess.cases.stations import Day
from wholeprocess.congress import Organ
from wholeprocess.consultation import (
    AnswerOpinion,
    AnswerResult,
    Channel,
    HearOpinion,
    OpinionId,
    SendToCommittee,
    TellResident,
    WayHome,
)
from wholeprocess.decision import (
    AcceptProject,
    AssessProposal,
    Check,
    OpenCall,
    ProposalId,
    Propose,
    ReviewCandidates,
    ScheduleProject,
    Screen,
    StudyProposals,
    project_of,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force

FAILED = ("funded", "feasible", "sited", "feasible", "public-interest")
"""The criterion that each reason for a cut is about, in the order of ``REASONS``."""
OFFICES = {
    "funded": "财政所",
    "no-new-debt": "财政所",
    "sited": "自然资源所",
    "feasible": "经济发展办公室",
    "within-a-year": "经济发展办公室",
    "public-interest": "人大主席团",
}
AT_A_STATION = "站点接待"
"""How a proposal's source reads that came from a station day."""
STUDIED = 7
"""How many deputies study the candidates."""


def called_wide(plan: YearPlan, acts: Sequence[Act]) -> Iterator[Act]:
    """The same acts, the call naming the areas and categories that it asks."""
    for act in acts:
        if isinstance(act, OpenCall):
            yield evolve(act, areas=plan.villages, categories=plan.categories)
        else:
            yield act


def from_opinions(
    plan: YearPlan,
    acts: Sequence[Act],
    days: Sequence[Day],
    near: Mapping[str, str],
    rng: Random,
) -> Iterator[Act]:
    """The same acts; what was proposed after a station day names the opinion that it came from.

    A resident said it at the area's station (``near``) within a month before, the presidium
    answered that it is proposed, and the deputy told the resident.
    """
    own = set(plan.deputies)
    for act in acts:
        on_duty = [
            (day, who)
            for day in days
            if isinstance(act, Propose) and day.station == near[act.village]
            if 0 < (act.on - day.on).days <= 30
            for who in day.deputies
            if who in own
        ]
        if not isinstance(act, Propose) or act.source != AT_A_STATION or not on_duty:
            yield act
            continue
        day, by = rng.choice(on_duty)
        ident = OpinionId(f"{act.slate}/{act.proposal}/o")
        yield HearOpinion(
            on=day.on,
            by=by,
            opinion=ident,
            congress=plan.congress,
            channel=Channel.STATION,
            topic=act.category,
            area=act.village,
            at=day.station,
            gist=f"希望办理{act.title}",
            resident=somebody(rng),
        )
        yield SendToCommittee(on=day.on + timedelta(days=1), by=by, opinion=ident)
        yield AnswerOpinion(
            on=day.on + timedelta(days=10),
            by=Organ.PRESIDIUM,
            opinion=ident,
            result=AnswerResult.PLANNED,
            words="列入民生实事征集项目",
        )
        told = day.on + timedelta(days=rng.randint(11, 20))
        yield TellResident(on=told, by=by, opinion=ident, how=WayHome.IN_PERSON)
        yield evolve(act, source=ident)


def looked_into(plan: YearPlan, acts: Sequence[Act], rng: Random) -> Iterator[Act]:
    """An assessment of all that was cut late or became a candidate, and the deputies' study."""
    screens = [act for act in acts if isinstance(act, Screen)]
    villages = {act.proposal: act.village for act in acts if isinstance(act, Propose)}
    (review,) = (act for act in acts if isinstance(act, ReviewCandidates))
    for before, screen in pairwise(screens):
        for cut in screen.cuts:
            yield AssessProposal(
                on=before.on + timedelta(days=2),
                slate=plan.slate,
                proposal=cut.proposal,
                cost_fen=100_000 * rng.randint(60, 900),
                site=villages[cut.proposal],
                beneficiaries=rng.randint(50, 900),
                checks=_checks(plan, cut.reason),
            )
    outcomes = _outcomes(plan, acts)
    for proposal in review.candidates:
        cost, benefit = outcomes.get(
            proposal, (100_000 * rng.randint(60, 500), rng.randint(300, 2_000))
        )
        yield AssessProposal(
            on=screens[-2].on + timedelta(days=3),
            slate=plan.slate,
            proposal=proposal,
            cost_fen=cost,
            site=villages[proposal],
            beneficiaries=benefit * rng.randint(80, 100) // 100,
            checks=_checks(plan, ""),
        )
    yield StudyProposals(
        on=screens[-1].on + timedelta(days=2),
        slate=plan.slate,
        deputies=tuple(some(plan.deputies, min(STUDIED, len(plan.deputies)), rng)),
        proposals=review.candidates,
        words="实地查看选址，听取村民意见",
    )


def _checks(plan: YearPlan, reason: str) -> tuple[Check, ...]:
    """Every criterion met, but for the one that the reason is about."""
    law = in_force(plan.first_session, plan.congress)
    failed = FAILED[REASONS.index(reason)] if reason else ""
    return tuple(
        Check(one, OFFICES[one], one != failed, reason if one == failed else "")
        for one in law.choices("LVP-criteria")
    )


def _outcomes(plan: YearPlan, acts: Sequence[Act]) -> dict[ProposalId, tuple[int, int]]:
    """What the chosen were planned to cost in fen, and how many they came to benefit."""
    costs = {act.project: act.cost_fen for act in acts if isinstance(act, ScheduleProject)}
    people = {act.project: act.beneficiaries for act in acts if isinstance(act, AcceptProject)}
    return {
        act.proposal: (costs[ident], people[ident])
        for act in acts
        if isinstance(act, Propose) and (ident := project_of(plan.slate, act.proposal)) in costs
    }
