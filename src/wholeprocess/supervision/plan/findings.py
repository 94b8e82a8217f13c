"""The year's plan (年度监督工作计划): what it lacks, and what the year lacked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, LawAt, found, weight
from wholeprocess.supervision.plan.acts import AdoptPlan, PublishPlan
from wholeprocess.supervision.plan.record import Form, Plan, PlanPhase, PlanScope
from wholeprocess.supervision.plan.topics import taken_up
from wholeprocess.supervision.record import State
from wholeprocess.supervision.reports.record import Report, ReportKind
from wholeprocess.supervision.terms import held

YEARLY = (
    ("SL24-12-3", ReportKind.ENVIRONMENT, ("环境报告", "the report on the environment")),
    ("SL24-24", ReportKind.STATE_ASSETS, ("国有资产管理情况报告", "the report on state assets")),
    ("SL24-25", ReportKind.DEBT, ("政府债务管理情况报告", "the report on government debt")),
    ("SL24-45", ReportKind.FILING_REVIEW, ("备案审查工作报告", "the report on filing and review")),
)
"""The reports that the law of 2024 has heard every year."""

_TAKEN_UP = (Form.REPORT, Form.INSPECTION, Form.INQUIRY)

SUMMER = (
    ("SL24-19-2", (ReportKind.FINAL_ACCOUNTS,), ("决算", "the final accounts")),
    ("SL24-20", (ReportKind.PLAN, ReportKind.BUDGET), ("计划、预算执行", "plan and budget")),
)
"""The reports that come between June and September."""


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _plans(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Plan, date]]:
    for plan in state.plans.values():
        yield plan, through


def _with_law(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Plan, LawAt]]:
    for plan in state.plans.values():
        yield plan, law_at


def _made(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Plan, State, LawAt, date]]:
    for plan in state.plans.values():
        if plan.phase is not PlanPhase.DRAFT:
            yield plan, state, law_at, through


def _heard(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Report, date, State, LawAt]]:
    for report in state.reports.values():
        if report.heard is not None:
            yield report, report.heard, state, law_at


def _adopted(plan: Plan) -> date | None:
    return next((act.on for act in plan.acts if isinstance(act, AdoptPlan)), None)


@finds("SL24-63-2")
def _not_published(plan: Plan, through: date) -> Iterator[Finding]:
    adopted = _adopted(plan)
    if plan.phase is PlanPhase.ADOPTED and adopted is not None and through > adopted:
        yield found(
            "SL24-63-2",
            plan.id,
            (f"{adopted}通过，没有公布", f"adopted on {adopted} and not published"),
            ("向社会公布", "publish it"),
            adopted,
        )


@finds("SL24-63-2")
def _not_to_members(plan: Plan, law_at: LawAt) -> Iterator[Finding]:
    """The law of 2006 has the plans printed for all members as well (SL06-8-2, SL06-23-1)."""
    for act in plan.acts:
        if not isinstance(act, PublishPlan) or act.to_members:
            continue
        statute = law_at(act.on, plan.congress).version("SL24-63-2").statute
        if statute is not None and statute.key == "SL06":
            yield found(
                "SL24-63-2",
                plan.id,
                ("没有印发组成人员", "it was not printed for the members"),
                ("印发组成人员", "send it to the members"),
                act.on,
            )


@finds("SV-11", "SVP-consequences")
def _next_years_list(plan: Plan, state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SV-11: who did not satisfy last year is on this year's list."""
    adopted = _adopted(plan)
    if plan.scope is PlanScope.INSPECTIONS or adopted is None:
        return
    law = law_at(adopted, plan.congress)
    if "next_years_list" not in law.choices("SVP-consequences"):
        return
    listed = {unit for topic in plan.topics for unit in topic.units}
    missing = [u for u in next_years_list(state, plan.congress, plan.year - 1) if u not in listed]
    if missing:
        code = held(law, "SV-11", "SVP-consequences")
        yield found(
            code,
            plan.id,
            (
                f"上年测评不满意的{'、'.join(missing)}没有列入",
                f"{', '.join(missing)} did not satisfy last year and is not on the plan",
            ),
            ("列入计划，跟踪监督", "put it on the plan"),
            adopted,
            weight(law.version(code).strength),
        )


def next_years_list(state: State, congress: str, year: int) -> tuple[str, ...]:
    """Who did not satisfy in their last vote of a year: they are rated again the year after.

    >>> next_years_list(State(), "430381", 2021)
    ()
    """
    last: dict[str, tuple[date, bool]] = {}
    for vote in state.votes.values():
        for result in vote.results if vote.congress == congress else ():
            if result.on.year == year and last.get(result.rated, (result.on,))[0] <= result.on:
                last[result.rated] = (result.on, result.rated in vote.dissatisfied)
    return tuple(sorted(rated for rated, (_, bad) in last.items() if bad))


@finds(*(code for code, _, _ in YEARLY), "SL24-11")
def _not_heard(plan: Plan, state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """What the law has every year, in a year that is over and that has a plan on record."""
    end = date(plan.year, 12, 31)
    if through <= end or plan.scope is PlanScope.INSPECTIONS:
        return
    heard = [
        report.kind
        for report in state.reports.values()
        if report.congress == plan.congress and report.heard and report.heard.year == plan.year
    ]
    first, law = law_at(date(plan.year, 1, 1), plan.congress), law_at(end, plan.congress)
    for code, kind, (zh, en) in YEARLY:
        if first.holds(code) and kind not in heard:
            yield found(
                code,
                plan.id,
                (f"{plan.year}年没有听取{zh}", f"{en} was not heard in {plan.year}"),
                ("列入下年度计划", "put it on the next plan"),
                end,
                weight(law.version(code).strength),
            )
    if not heard and any(topic.form is Form.REPORT for topic in plan.topics):
        yield found(
            "SL24-11",
            plan.id,
            (f"{plan.year}年没有听取报告", f"no report was heard in {plan.year}"),
            ("按计划听取和审议", "hear what is planned"),
            end,
            weight(law.version("SL24-11").strength),
        )


@finds("SVP-topic")
def _not_taken_up(plan: Plan, state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """SVP-topic: what was on the plan was done in its year, or taken off for a reason."""
    end = date(plan.year, 12, 31)
    for topic in plan.topics if through > end else ():
        if topic.form not in _TAKEN_UP or taken_up(state, plan.congress, topic.id):
            continue
        yield found(
            "SVP-topic",
            plan.id,
            (f"{topic.title}没有安排", f"the topic {topic.id} was not taken up in {plan.year}"),
            ("安排，或者说明理由调整计划", "take it up, or take it off for a reason"),
            end,
            weight(law_at(end, plan.congress).version("SVP-topic").strength),
        )


@finds(*(code for code, _, _ in SUMMER))
def _out_of_season(report: Report, heard: date, state: State, law_at: LawAt) -> Iterator[Finding]:
    law = law_at(heard, report.congress)
    for code, kinds, (zh, en) in SUMMER:
        if report.kind in kinds and f"{heard.month:02}" not in law.choices(code):
            yield found(
                code,
                report.id,
                (f"{zh}在{heard}听取，应在六月至九月", f"{en} was heard on {heard}"),
                ("六月至九月期间提请", "submit it between June and September"),
                heard,
                weight(law.version(code).strength),
            )


@finds("SL24-27-1")
def _without_audit(report: Report, heard: date, state: State, law_at: LawAt) -> Iterator[Finding]:
    """SL24-27-1: the audit report is heard with the final accounts."""
    if report.kind is not ReportKind.FINAL_ACCOUNTS or any(
        other.kind is ReportKind.AUDIT and other.meeting == report.meeting
        for other in state.reports.values()
    ):
        return
    yield found(
        "SL24-27-1",
        report.id,
        ("没有同时听取审计工作报告", "no audit report was heard with the final accounts"),
        ("听取和审议审计工作报告", "hear the audit report"),
        heard,
        weight(law_at(heard, report.congress).version("SL24-27-1").strength),
    )


def behind_topics(plan: Plan) -> dict[str, int]:
    """How many records are behind each topic of a plan, by topic.

    >>> behind_topics(Plan(id="p", congress="430381", year=2022))
    {}
    """
    return {
        topic.id: len({ref for source in topic.sources for ref in source.refs})
        for topic in plan.topics
    }


CHECKS = (
    *finders(_plans, _not_published),
    *finders(_with_law, _not_to_members),
    *finders(_made, _next_years_list, _not_heard, _not_taken_up),
    *finders(_heard, _out_of_season, _without_audit),
)
"""What finds it."""
