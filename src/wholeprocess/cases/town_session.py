"""Records of a township's session (乡镇人民代表大会会议记录生成), from the setting of its day.

The presidium sets and publishes the day; deputies inspect in two groups and are put into review
groups; the session opens, elects its presidium and adopts its agenda. Who does what is taken in
the order of the deputies' numbers, so that nothing is drawn for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.dealing import some
from wholeprocess.cases.livelihood_plan import YearPlan
from wholeprocess.congress import DeputyId, Organ, SessionId, SessionKind
from wholeprocess.decision import (
    AdoptAgenda,
    ElectPresidium,
    FormReviewGroups,
    InspectTogether,
    OpenSession,
    PublishSessionDate,
    ReviewGroup,
    SetSessionDate,
    Votes,
    how_many_groups,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force

AGENDA: Mapping[SessionKind, tuple[str, ...]] = {
    SessionKind.ANNUAL: (
        "听取和审议镇人民政府工作报告",
        "听取候选项目产生情况的报告",
        "票决民生实事项目",
    ),
    SessionKind.MID_YEAR: ("听取上半年工作情况的报告", "票评民生实事项目进展"),
    SessionKind.SPECIAL: ("听取民生实事项目完成情况的报告", "测评民生实事项目效果"),
}
PRESIDIUM = 9
"""How many deputies are elected to the presidium."""
INSPECTING = 2
"""In how many groups the deputies inspect."""


def sitting(
    plan: YearPlan, day: date, kind: SessionKind, rng: Random
) -> tuple[SessionId, tuple[DeputyId, ...], tuple[Act, ...]]:
    """A session on a day, nine tenths of the deputies or more present; all that comes before work.

    The acts reach from the setting of its day to the agenda.
    """
    ident = SessionId(f"{plan.congress}/{day.isoformat()}")
    least = len(plan.deputies) * 9 // 10
    present = tuple(some(plan.deputies, rng.randint(least, len(plan.deputies)), rng))
    acts = (*_before(plan, ident, day, kind), *_begun(plan, ident, day, kind, present))
    return ident, present, acts


def _before(plan: YearPlan, session: SessionId, opens: date, kind: SessionKind) -> Iterator[Act]:
    by, every = Organ.PRESIDIUM, plan.deputies
    special = kind is SessionKind.SPECIAL
    yield SetSessionDate(
        on=opens - timedelta(days=21),
        by=by,
        session=session,
        congress=plan.congress,
        session_kind=kind,
        opens=opens,
        necessary="年内项目完工，须听取报告并测评" if special else "",
        bills_until=None if special else opens,
    )
    yield PublishSessionDate(on=opens - timedelta(days=20), by=by, session=session)
    for number in range(INSPECTING):
        yield InspectTogether(
            on=opens - timedelta(days=10),
            by=by,
            session=session,
            group=f"视察第{number + 1}组",
            members=every[number::INSPECTING],
            places=plan.villages[number::INSPECTING],
        )
    groups = how_many_groups(len(every), in_force(opens, plan.congress))
    yield FormReviewGroups(
        on=opens - timedelta(days=5),
        by=by,
        session=session,
        groups=tuple(
            ReviewGroup(name=f"第{n + 1}组", members=every[n::groups], convener=every[n])
            for n in range(groups)
        ),
    )


def _begun(
    plan: YearPlan,
    session: SessionId,
    day: date,
    kind: SessionKind,
    present: tuple[DeputyId, ...],
) -> Iterator[Act]:
    yield OpenSession(
        on=day, session=session, congress=plan.congress, session_kind=kind, present=present
    )
    hands = Votes(for_=len(present) - 1, against=0, abstain=1)
    members = plan.deputies[:PRESIDIUM]
    yield ElectPresidium(on=day, session=session, votes=hands, members=members)
    yield AdoptAgenda(on=day, session=session, votes=hands, items=AGENDA[kind])
