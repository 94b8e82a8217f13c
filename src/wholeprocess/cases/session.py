"""Records of what comes before and after a session (会前、会后记录生成).

Before it: its day set and made public, deputies inspect together, groups of sensible size,
presidium and agenda. After it: the resolution made public, and the document by which the two
offices assign what deputies put forward.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import frozen

from wholeprocess.cases.dealing import some
from wholeprocess.congress import Deputy, DivisionCode, Organ, SessionId, SessionKind
from wholeprocess.decision import (
    AdoptAgenda,
    CloseSession,
    ElectPresidium,
    Entrusted,
    FormReviewGroups,
    InspectTogether,
    IssueAssigningDocument,
    OpenSession,
    PassResolution,
    PublishResolution,
    PublishSessionDate,
    ReviewGroup,
    SetSessionDate,
    Votes,
    balanced_groups,
    how_many_groups,
    seats_of,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force
from wholeprocess.management import Assign, Submit

AGENDA = (
    "听取和审议政府工作报告",
    "审查年度计划报告和草案",
    "审查预算报告和草案",
    "听取和审议常委会工作报告",
    "审议关于推进“三个推进”重点项目的决议草案",
)
SAID = ("重点项目用地保障不够", "集镇供水管网老化", "乡村道路养护资金不足", "学校周边交通拥堵")


@frozen(kw_only=True)
class Around:
    """A session of a county whose records exist, and who sits in it."""

    congress: DivisionCode
    deputies: Sequence[Deputy]
    places: Sequence[str]  # where they may inspect
    inspections: int
    presidium: int


def around_session(about: Around, acts: Sequence[Act], rng: Random) -> Iterator[Act]:
    """What comes before and after the session that the acts open, close and put forward to."""
    opened = next(act for act in acts if isinstance(act, OpenSession))
    closed = next(act for act in acts if isinstance(act, CloseSession))
    yield from _before(about, opened.session, opened.on, rng)
    for act in acts:
        if isinstance(act, PassResolution):
            yield PublishResolution(
                on=closed.on + timedelta(days=4),
                by=Organ.STANDING_COMMITTEE,
                resolution=act.resolution,
                where="本级人大网站和湘乡新闻",
            )
    yield _assigned(about, acts, opened.session, closed.on)


def _before(about: Around, session: SessionId, opens: date, rng: Random) -> Iterator[Act]:
    by = Organ.STANDING_COMMITTEE
    yield SetSessionDate(
        on=opens - timedelta(days=45),
        by=by,
        session=session,
        congress=about.congress,
        session_kind=SessionKind.ANNUAL,
        opens=opens,
        bills_until=opens + timedelta(days=1),
    )
    yield PublishSessionDate(on=opens - timedelta(days=44), by=by, session=session)
    ids = [deputy.id for deputy in about.deputies]
    for number in range(about.inspections):
        own = ids[number :: about.inspections]
        yield InspectTogether(
            on=opens - timedelta(days=20 - number),
            by=by,
            session=session,
            group=f"视察第{number + 1}组",
            members=tuple(own),
            places=tuple(some(about.places, 3, rng)),
            opinions=tuple(some(SAID, 2, rng)),
        )
    law = in_force(opens, about.congress)
    groups = balanced_groups(seats_of(about.deputies), how_many_groups(len(ids), law))
    yield FormReviewGroups(
        on=opens - timedelta(days=6),
        by=by,
        session=session,
        groups=tuple(
            ReviewGroup(name=f"第{number}组", members=members, convener=members[0])
            for number, members in enumerate(groups.members, start=1)
        ),
    )
    most = Votes(for_=len(ids) * 9 // 10, against=0, abstain=2)
    before = opens - timedelta(days=1)
    yield ElectPresidium(
        on=before,
        session=session,
        votes=most,
        members=tuple(some(ids, about.presidium, rng)),
        secretary_general="秘书长",
    )
    yield AdoptAgenda(on=before, session=session, votes=most, items=AGENDA)


def _assigned(
    about: Around, acts: Sequence[Act], session: SessionId, closed: date
) -> IssueAssigningDocument:
    """Each suggestion of the session that was assigned, to the unit that had it first."""
    leads = {
        act.suggestion: act.lead for act in reversed(acts) if isinstance(act, Assign) and act.lead
    }
    put = [act.suggestion for act in acts if isinstance(act, Submit) and act.session == session]
    return IssueAssigningDocument(
        on=closed + timedelta(days=6),
        session=session,
        document=f"{about.congress}/{closed.year}年代表建议交办文件",
        lines=tuple(Entrusted(number, leads[number]) for number in put if number in leads),
    )
