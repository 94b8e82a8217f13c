"""What follows the vote on projects, in full (民生实事资金、走访、三必记录生成).

Money comes in as planned, is paid in three parts as the work goes on, and what was saved goes back;
deputies on duty at a station look at the projects nearby; residents ask, and are answered; how each
project stands is made public after the presidium has heard of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.dealing import some_day
from wholeprocess.cases.livelihood_plan import YearPlan
from wholeprocess.cases.stations import Day
from wholeprocess.congress import Organ
from wholeprocess.decision import (
    AcceptProject,
    AnswerQuestion,
    AppraiseLeaders,
    AskQuestion,
    CompleteProject,
    ConsiderPromotion,
    FundProject,
    PayForProject,
    PaymentId,
    PresidiumMeeting,
    ProjectId,
    Propose,
    PublishProgress,
    QuestionId,
    ReachMilestone,
    ReturnMoney,
    ScheduleProject,
    SecretaryReports,
    VisitSite,
    project_of,
)
from wholeprocess.journal import Act

OWN, ABOVE = "镇本级财政预算", "上级专项资金"
ASKED = ("资金用在了哪里", "施工期间怎么通行", "建成以后谁来管护")


def money(plan: YearPlan, acts: Sequence[Act], rng: Random) -> Iterator[Act]:
    """Each project's account: funded as planned, paid as accepted, the rest given back."""
    done = {act.project: act.on for act in acts if isinstance(act, CompleteProject)}
    accepted = {act.project: act for act in acts if isinstance(act, AcceptProject)}
    for act in acts:
        if not isinstance(act, ScheduleProject):
            continue
        project, real = act.project, accepted[act.project].cost_fen
        own = act.cost_fen * rng.randint(3, 7) // 10
        ready = act.start - timedelta(days=1)
        for source, amount in ((OWN, own), (ABOVE, act.cost_fen - own)):
            yield FundProject(on=ready, project=project, source=source, amount_fen=amount)
        first, second = real * 3 // 10, real * 4 // 10
        over = min(accepted[project].on + timedelta(days=5), plan.last_session)
        parts = (
            (act.start + timedelta(days=10), first),
            (done[project], second),
            (over, real - first - second),
        )
        for number, (on, amount) in enumerate(parts, start=1):
            yield PayForProject(
                on=on,
                project=project,
                payment=PaymentId(f"{project}/{number}"),
                payee="施工单位",
                amount_fen=amount,
            )
        if saved := act.cost_fen - real:
            back = min(saved, own)
            for source, amount in ((OWN, back), (ABOVE, saved - back)):
                if amount:
                    yield ReturnMoney(on=over, project=project, source=source, amount_fen=amount)


def looked_at(
    plan: YearPlan, acts: Sequence[Act], days: Sequence[Day], near: Mapping[str, str], rng: Random
) -> Iterator[Act]:
    """Visits on station days while the work goes on; ``near`` is each area's station.

    A question of a resident follows from each, answered within a fortnight.
    """
    done = {act.project: act.on for act in acts if isinstance(act, CompleteProject)}
    areas = _areas(plan, acts)
    for act in acts:
        if not isinstance(act, ScheduleProject):
            continue
        project, end = act.project, done[act.project]
        at = near[areas[project]]
        fit = [d for d in days if d.station == at and act.start < d.on < end]
        for number, day in enumerate(fit, start=1):
            yield VisitSite(
                on=day.on,
                project=project,
                deputies=day.deputies,
                station_day=day.id,
                words="接待日现场查看进度，听取群众意见",
            )
            question = QuestionId(f"{project}/s{number}")
            yield AskQuestion(
                on=day.on, project=project, question=question, words=rng.choice(ASKED)
            )
            yield AnswerQuestion(
                on=some_day(day.on + timedelta(days=1), day.on + timedelta(days=14), rng),
                project=project,
                question=question,
                words="已向提问群众答复，并在站点公示",
            )


def made_public(plan: YearPlan, acts: Sequence[Act]) -> Iterator[Act]:
    """How each project stands, on the boards of town and villages, after each quarterly meeting."""
    meetings = [act.on for act in acts if isinstance(act, PresidiumMeeting)]
    done = {act.project: act.on for act in acts if isinstance(act, CompleteProject)}
    reached = [act for act in acts if isinstance(act, ReachMilestone)]
    for act in acts:
        if not isinstance(act, ScheduleProject):
            continue
        project = act.project
        for on in (met + timedelta(days=5) for met in meetings):
            if on >= plan.last_session:
                continue
            stages = [one.stage for one in reached if one.project == project and one.on < on]
            if on > done[project]:
                words = "已完工"
            elif stages:
                words = f"已完成：{'、'.join(stages)}"
            else:
                words = "正在施工" if on > act.start else f"计划{act.start}开工"
            yield PublishProgress(
                on=on, by=Organ.PRESIDIUM, project=project, words=words, where="镇、村公开栏"
            )


def _areas(plan: YearPlan, acts: Sequence[Act]) -> dict[ProjectId, str]:
    """The area that each proposal, and so each project, came from."""
    return {
        project_of(plan.slate, act.proposal): act.village
        for act in acts
        if isinstance(act, Propose)
    }


def three_musts(plan: YearPlan, promoted: date | None) -> Iterator[Act]:
    """Those who lead answer for the vote: appraisal, report, and a promotion if there was one."""
    end = date(plan.year, 12, 31)
    yield SecretaryReports(
        on=end - timedelta(days=6),
        by="市委",
        person="镇党委书记",
        words="述职报告专章报告民生实事票决工作",
        slate=plan.slate,
        counts_the_vote=True,
    )
    yield AppraiseLeaders(
        on=end,
        by="市委组织部",
        person="镇领导班子",
        words="票决实事推进情况计入年度考核",
        slate=plan.slate,
        counts_the_vote=True,
    )
    if promoted is not None:
        yield ConsiderPromotion(
            on=promoted,
            by="市委",
            person="镇人大主席",
            words="考察材料载明民生实事票决工作情况",
            slate=plan.slate,
            counts_the_vote=True,
        )
