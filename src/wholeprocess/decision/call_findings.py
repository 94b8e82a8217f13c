"""What was irregular between the call and the candidates (征集、筛选中的问题)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wholeprocess.decision.counting import setting
from wholeprocess.decision.project import Project
from wholeprocess.decision.slate import Slate
from wholeprocess.decision.slate_acts import ReviewCandidates, Screen, StudyProposals
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found


@finds("LV-4", "LVP-area", "LVP-call", "LVP-criteria")
def call_findings(slate: Slate, law: Law, through: date) -> Iterator[Finding]:
    """A call out of its time, an area from which nothing came, a candidate that somebody refused.

    In Zhejiang also townships whose deputies looked into nothing before the list (LV-4).
    """
    call = slate.call
    if setting(law, "LVP-call", ("any_time", "third_quarter")) == "third_quarter" and not (
        date(slate.year - 1, 7, 1) <= call.on < date(slate.year - 1, 10, 1)
    ):
        yield found(
            "LVP-call",
            slate.id,
            (
                f"{slate.year}年项目于{call.on}开始征集，应在上一年第三季度",
                f"the call for {slate.year} opened on {call.on}, "
                "not in the third quarter of the year before",
            ),
            ("下一年度提前征集", "open the next call earlier"),
            call.on,
            Severity.DEPARTURE,
        )
    yield from _silent_areas(slate, through)
    yield from _refused(slate, through)
    decided = slate.decided
    if decided and decided <= through and law.holds("LV-4") and not slate.done(StudyProposals):
        yield found(
            "LV-4",
            slate.id,
            ("决定前没有组织代表调查研究", "no deputies studied the projects before the decision"),
            ("由主席团组织代表调研", "let the presidium organise a study"),
            decided,
        )


def _silent_areas(slate: Slate, through: date) -> Iterator[Finding]:
    screened = slate.done(Screen)
    if not screened or screened[0].on > through:
        return
    for area, proposals in slate.by_area().items():
        if not proposals:
            yield found(
                "LVP-area",
                slate.id,
                (f"{area}没有提出项目", f"nothing came from {area}"),
                ("到该片区补充征集", "ask the residents there"),
                screened[0].on,
                Severity.NOTE,
            )


def _refused(slate: Slate, through: date) -> Iterator[Finding]:
    for review in slate.done(ReviewCandidates):
        for proposal in review.candidates if review.on <= through else ():
            assessed = slate.assessments.get(proposal)
            for check in assessed.checks if assessed else ():
                if not check.met:
                    yield found(
                        "LVP-criteria",
                        slate.id,
                        (
                            f"{proposal}列为候选，而{check.by}认为不符合{check.criterion}："
                            f"{check.reason}",
                            f"{proposal} is a candidate, and {check.by} said no on "
                            f"{check.criterion}: {check.reason}",
                        ),
                        ("说明为什么仍列为候选", "say why it is a candidate all the same"),
                        review.on,
                        Severity.DEPARTURE,
                    )


@finds("LV-5")
def followed_findings(
    slate: Slate, projects: Iterable[Project], law: Law, through: date
) -> Iterator[Finding]:
    """In Zhejiang's townships decided projects are followed, and evaluated (LV-5)."""
    own = tuple(projects)
    if not own or not law.holds("LV-5"):
        return
    year_end, next_end = date(slate.year, 12, 31), date(slate.year + 1, 12, 31)
    if through > year_end and not slate.meetings and not any(p.visits for p in own):
        yield found(
            "LV-5",
            slate.id,
            ("决定后没有跟踪监督", "after the decision nobody followed the projects"),
            ("由主席团组织跟踪监督", "let the presidium organise it"),
            year_end,
        )
    for project in own:
        if through > next_end and not project.effect and not project.ended_early:
            yield found(
                "LV-5",
                project.id,
                ("没有绩效评估", "its performance was never evaluated"),
                ("在下次会议上评估", "evaluate it at the next session"),
                next_end,
            )
