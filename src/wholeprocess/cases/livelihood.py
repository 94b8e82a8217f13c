"""Records of a year's livelihood projects, made to add up to given totals (民生实事记录生成).

For one congress and year: a call, proposals, three screenings, the presidium's review, a vote in
session, and for each project chosen the plan, quarterly meetings, a vote on progress, acceptance
and a vote on its effect. Ballots are drawn at random until the intended projects win under the
library's own rules: the records are made up, the rules that judge them are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.dealing import evenly, some, some_day
from wholeprocess.cases.livelihood_plan import Planned, YearPlan
from wholeprocess.cases.town_session import sitting
from wholeprocess.congress import DeputyId, Organ, SessionKind
from wholeprocess.decision import (
    RESIDENTS_ASKED,
    RESIDENTS_FOR,
    AcceptProject,
    AdoptList,
    AdoptMeasures,
    AnswerQuestion,
    AskQuestion,
    Chosen,
    CloseProject,
    CloseSession,
    CompleteProject,
    Cut,
    Fault,
    FollowUp,
    FormSupervisionGroup,
    Grades,
    OpenCall,
    Pattern,
    PresidiumMeeting,
    ProjectId,
    ProposalId,
    Propose,
    PublishResolution,
    QuestionId,
    RateEffect,
    ReachMilestone,
    RecordBenefit,
    ReportCandidates,
    ReportEffect,
    ResolutionId,
    ReviewCandidates,
    ScheduleProject,
    Screen,
    Stage,
    Tally,
    VisitSite,
    VoteOnProgress,
    VoteOnProjects,
    Votes,
    choose,
    project_of,
    schedule_backwards,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force

REASONS = (
    "资金超出当年财力，列入储备",
    "已列入上级项目，不重复安排",
    "用地手续当年难以办结",
    "与另一项目内容重复，合并考虑",
    "受益面较小，由村级自筹解决",
)
STAGES = (("勘测设计", 2), ("施工", 6), ("完工自查", 1))
"""The parts of a project's time: names and shares."""


def livelihood_year(plan: YearPlan, rng: Random) -> Iterator[Act]:
    """The acts of one year, not yet in the order of their days."""
    ids = [ProposalId(f"p{n:02}") for n in range(1, plan.proposals + 1)]
    won = dict(zip(sorted(rng.sample(ids, len(plan.projects))), plan.projects, strict=True))
    others = [p for p in ids if p not in won]
    lost = some(others, plan.candidates - len(won), rng)
    running = sorted([*won, *lost])
    yield from _collect(plan, ids, won, rng)
    yield from _screen(plan, [p for p in ids if p not in running], running, rng)
    yield from _decide(plan, running, sorted(won), rng)
    yield from _carry_out(plan, won, rng)


def _collect(
    plan: YearPlan, ids: Sequence[ProposalId], won: Mapping[ProposalId, Planned], rng: Random
) -> Iterator[Act]:
    yield OpenCall(on=plan.call, slate=plan.slate, congress=plan.congress, year=plan.year)
    free = [c for c in plan.categories if c not in {p.category for p in won.values()}]
    rest = [p for p in ids if p not in won]
    every = free + [rng.choice(plan.categories) for _ in range(len(rest))]
    silent = [v for v in plan.villages if v not in {p.village for p in won.values()}]
    for number, proposal in enumerate(ids):
        known = won.get(proposal)
        category = known.category if known else every[rest.index(proposal)]
        village = known.village if known else rng.choice(plan.villages)
        if silent and not known:
            village = silent.pop()  # every area has something to propose
        yield Propose(
            on=plan.call + timedelta(days=1 + 20 * number // len(ids)),
            slate=plan.slate,
            proposal=proposal,
            title=known.title if known else f"{village}{category}",
            category=category,
            source=rng.choice(("代表走访", "站点接待", "村民会议", "意见箱")),
            village=village,
        )


def _screen(
    plan: YearPlan, cut: Sequence[ProposalId], running: Sequence[ProposalId], rng: Random
) -> Iterator[Act]:
    left = list(cut)
    for number, size in enumerate(evenly(len(cut), plan.screenings), start=1):
        out, left = left[:size], left[size:]
        yield Screen(
            on=plan.call + timedelta(days=20 + 5 * number),
            slate=plan.slate,
            round=number,
            cuts=tuple(Cut(proposal, rng.choice(REASONS)) for proposal in out),
        )
    yield ReviewCandidates(
        on=plan.first_session - timedelta(days=5), slate=plan.slate, candidates=tuple(running)
    )


def _decide(
    plan: YearPlan, running: Sequence[ProposalId], won: Sequence[ProposalId], rng: Random
) -> Iterator[Act]:
    day, slate = plan.first_session, plan.slate
    session, present, before = sitting(plan, day, SessionKind.ANNUAL, rng)
    yield from before
    words = f"征集{plan.proposals}项，经{plan.screenings}轮筛选，形成候选项目{len(running)}项"
    yield ReportCandidates(on=day, slate=slate, session=session, words=words)
    hands = Votes(for_=len(present) - 1, against=0, abstain=1)
    yield AdoptMeasures(on=day, slate=slate, session=session, places=len(won), votes=hands)
    yield VoteOnProjects(
        on=day,
        slate=slate,
        session=session,
        issued_to=present,
        ballots=_ballots(plan, len(present), running, won, rng),
    )
    yield AdoptList(on=day, slate=slate, session=session, votes=hands)
    yield PublishResolution(
        on=day + timedelta(days=4),
        by=Organ.PRESIDIUM,
        resolution=ResolutionId(f"{slate}/list"),
        where="镇、村公开栏",
    )
    yield CloseSession(on=day + timedelta(days=1), session=session)


def _ballots(
    plan: YearPlan,
    voters: int,
    running: Sequence[ProposalId],
    won: Sequence[ProposalId],
    rng: Random,
) -> tuple[Pattern, ...]:
    """Ballots drawn until the library's rules choose ``won``."""
    law = in_force(plan.first_session, plan.congress)
    weights = {p: 0.95 if p in won else 0.35 for p in running}
    for _ in range(1000):
        drawn = Counter(_marks(weights, len(won), rng) for _ in range(voters))
        patterns = tuple(Pattern(marks, n) for marks, n in sorted(drawn.items()))
        tally = Tally(
            all_deputies=len(plan.deputies),
            issued=voters,
            places=len(won),
            candidates=running,
            ballots=patterns,
        )
        outcome = choose(tally, law).outcome
        if isinstance(outcome, Chosen) and set(outcome.projects) == set(won):
            return patterns
    raise RuntimeError(f"no draw of {voters} ballots chose {', '.join(won)}")


def _marks(weights: Mapping[ProposalId, float], most: int, rng: Random) -> tuple[ProposalId, ...]:
    liked = [p for p, weight in weights.items() if rng.random() < weight]
    return tuple(sorted(liked if len(liked) <= most else rng.sample(liked, most)))


def _carry_out(plan: YearPlan, won: Mapping[ProposalId, Planned], rng: Random) -> Iterator[Act]:
    slate = plan.slate
    group = tuple(some(plan.deputies, min(7, len(plan.deputies)), rng))
    formed = plan.first_session + timedelta(days=7)
    yield FormSupervisionGroup(on=formed, slate=slate, members=group)
    ends, faults = [], []
    checked = min(day for day in _meetings(plan, plan.last_session) if day > plan.start)
    for proposal, project in sorted(won.items()):
        ident = project_of(slate, proposal)
        problem = "施工围挡不到位" if rng.random() < 0.4 else ""
        yield from _one(plan, ident, project, group, rng)
        ends.append(plan.start + timedelta(days=project.real_days + 10))
        if problem:
            faults.append(Fault(ident, problem))
            mended = checked + timedelta(days=20)
            yield FollowUp(on=mended, project=ident, problem=problem, done="已整改")
    for day in _meetings(plan, max(ends)):
        found = tuple(faults) if day == checked else ()
        yield PresidiumMeeting(on=day, slate=slate, heard="听取各项目进度", problems=found)
    if plan.mid_year is not None:
        session, present, before = sitting(plan, plan.mid_year, SessionKind.MID_YEAR, rng)
        yield from before
        for proposal in sorted(won):
            yield VoteOnProgress(
                on=plan.mid_year,
                project=project_of(slate, proposal),
                session=session,
                issued_to=present,
                grades=_grades(len(present), rng),
            )
        yield CloseSession(on=plan.mid_year + timedelta(days=1), session=session)
    yield from _judge(plan, won, rng)


def _grades(voters: int, rng: Random) -> Grades:
    dissatisfied = rng.randint(0, voters // 20)
    basically = rng.randint(0, voters // 8)
    content = voters - basically - dissatisfied
    return Grades(satisfied=content, basically=basically, dissatisfied=dissatisfied)


def _one(
    plan: YearPlan,
    ident: ProjectId,
    project: Planned,
    group: Sequence[DeputyId],
    rng: Random,
) -> Iterator[Act]:
    start, due = plan.start, plan.start + timedelta(days=project.planned_days)
    stages = _stages(project.planned_days)
    yield ScheduleProject(
        on=start - timedelta(days=2),
        project=ident,
        start=start,
        due=due,
        cost_fen=project.planned_fen,
        stages=stages,
    )
    for village, asked, wanted in project.wish:
        for key, amount in ((RESIDENTS_ASKED, asked), (RESIDENTS_FOR, wanted)):
            yield RecordBenefit(
                on=start,
                project=ident,
                key=key,
                amount=amount,
                unit="人",
                village=village,
            )
    done = start + timedelta(days=project.real_days)
    milestones = schedule_backwards(due, stages)
    for milestone in milestones:
        planned = (milestone.due - start).days
        reached = start + timedelta(days=planned * project.real_days // project.planned_days)
        yield ReachMilestone(on=min(reached, done), project=ident, stage=milestone.name)
    looked = some_day(start + timedelta(days=1), done - timedelta(days=1), rng)
    yield VisitSite(
        on=looked, project=ident, deputies=tuple(some(group, 3, rng)), words="现场查看进度和质量"
    )
    if rng.random() < 0.5:
        asked_on = some_day(start + timedelta(days=1), done - timedelta(days=1), rng)
        question = QuestionId(f"{ident}/q1")
        yield AskQuestion(on=asked_on, project=ident, question=question, words="什么时候完工")
        yield AnswerQuestion(
            on=asked_on + timedelta(days=rng.randint(1, 10)),
            project=ident,
            question=question,
            words=f"计划{due}前完工",
        )
    yield CompleteProject(on=done, project=ident)
    accepted = done + timedelta(days=10)
    yield AcceptProject(
        on=accepted,
        project=ident,
        cost_fen=project.real_fen,
        beneficiaries=project.beneficiaries,
    )
    for key, (amount, unit) in sorted(project.benefits.items()):
        yield RecordBenefit(on=accepted, project=ident, key=key, amount=amount, unit=unit)


def _stages(days: int) -> tuple[Stage, ...]:
    whole = sum(share for _, share in STAGES)
    sizes = [max(1, days * share // whole) for _, share in STAGES]
    sizes[1] += days - sum(sizes)
    return tuple(Stage(name, size) for (name, _), size in zip(STAGES, sizes, strict=True))


def _meetings(plan: YearPlan, last: date) -> list[date]:
    """A day for the presidium in each quarter until the last project is accepted."""
    days = [plan.first_session + timedelta(days=10)]
    month = plan.first_session.month
    quarter = date(plan.first_session.year, month - (month - 1) % 3, 1)
    while quarter <= last:
        quarter = date(quarter.year + (quarter.month == 10), (quarter.month + 2) % 12 + 1, 1)
        days.append(quarter + timedelta(days=40))
    return days


def _judge(plan: YearPlan, won: Mapping[ProposalId, Planned], rng: Random) -> Iterator[Act]:
    session, present, before = sitting(plan, plan.last_session, SessionKind.SPECIAL, rng)
    yield from before
    for proposal in sorted(won):
        ident = project_of(plan.slate, proposal)
        day = plan.last_session
        yield ReportEffect(on=day, project=ident, session=session, words="项目已完工验收")
        yield RateEffect(
            on=day,
            project=ident,
            session=session,
            issued_to=present,
            grades=_grades(len(present), rng),
        )
        yield CloseProject(on=day + timedelta(days=1), project=ident)
    yield CloseSession(on=plan.last_session + timedelta(days=1), session=session)
