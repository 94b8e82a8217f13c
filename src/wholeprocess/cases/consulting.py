"""Records of who was at the table (协商参与记录生成): supervision and drafts, with residents.

Special reports, surveys and inspections to which deputies and residents are invited and come; and
the yearly plan, budget and urban plan, before which residents meet, deputies are asked by letter,
the legal service group and the expert committee sit, and every opinion is adopted or answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from wholeprocess.cases.dealing import some
from wholeprocess.congress import DeputyId, DivisionCode, Organ
from wholeprocess.consultation import (
    AdoptOpinion,
    AnswerInvitation,
    AnswerLetter,
    BodyId,
    BodyKind,
    Came,
    ConsultBody,
    DeclineOpinion,
    DraftOpinionId,
    FormBody,
    GatherOpinion,
    Group,
    HoldForum,
    HoldMatter,
    Invite,
    LetterId,
    MatterId,
    MatterKind,
    MeetingId,
    OpenMatter,
    SendLetter,
    SubmitDraft,
)
from wholeprocess.journal import Act

REASONS = ("本年度财力有限，列入下年度研究", "属于上级事权，已向上级反映", "与现行规划不一致")
WISHES = ("增加农村道路养护投入", "加快老旧管网改造", "增加学位供给", "完善公交线路", "保护水源地")


def bodies(congress: DivisionCode, on: date, members: int) -> Iterator[Act]:
    """The legal service group and the expert advisory committee, their members by number."""
    for what, called in (
        (BodyKind.LEGAL_SERVICE_GROUP, "法律服务团成员"),
        (BodyKind.EXPERT_COMMITTEE, "专家咨询委员会委员"),
    ):
        yield FormBody(
            on=on,
            by=Organ.OFFICE,
            body=_body(congress, what),
            congress=congress,
            what=what,
            members=tuple(f"{called}{n:02}" for n in range(1, members + 1)),
        )


def _body(congress: DivisionCode, what: BodyKind) -> BodyId:
    return BodyId(f"{congress}/{what}")


# --- supervision: who must be invited -------------------------------------------------------------


def supervised(
    congress: DivisionCode, raw: Mapping[str, Any], deputies: Sequence[DeputyId], rng: Random
) -> Iterator[Act]:
    """A special report, a survey or an inspection, with deputies and residents there."""
    day: date = raw["day"]
    needs = tuple(raw.get("needs", ()))
    matter, committee = MatterId(raw["matter"]), Organ.STANDING_COMMITTEE
    yield OpenMatter(
        on=day - timedelta(days=40),
        by=committee,
        matter=matter,
        congress=congress,
        what=raw["what"],
        subject=raw["subject"],
        vital=True,
        day=day,
        needs=needs,
    )
    asked = some(deputies, 8, rng)
    told = day - timedelta(days=30)
    yield Invite(on=told, by=Organ.OFFICE, matter=matter, group=Group.DEPUTIES, names=asked)
    came = asked[: rng.randint(5, 8)]
    for who in asked:
        yield AnswerInvitation(
            on=told + timedelta(days=3),
            by=who,
            matter=matter,
            group=Group.DEPUTIES,
            name=who,
            accepts=who in came,
        )
    for group in (Group.RESIDENTS, *needs):
        yield Invite(on=told, by=Organ.OFFICE, matter=matter, group=group)
    for number in range(1, 4):
        yield GatherOpinion(
            on=day - timedelta(days=10),
            by=Organ.OFFICE,
            matter=matter,
            opinion=DraftOpinionId(str(number)),
            text=rng.choice(WISHES),
            group=rng.choice((Group.RESIDENTS, Group.DEPUTIES)),
        )
        drafter = Organ.GOVERNMENT if raw["what"] == MatterKind.SPECIAL_REPORT else committee
        yield _settled(matter, drafter, str(number), day - timedelta(days=4), rng)
    yield HoldMatter(
        on=day,
        by=committee,
        matter=matter,
        came=(
            Came(group=Group.DEPUTIES, number=len(came), names=came),
            Came(group=Group.RESIDENTS, number=rng.randint(6, 15)),
            *(Came(group=group, number=rng.randint(2, 5)) for group in needs),
        ),
    )


def _settled(matter: MatterId, by: str, opinion: str, on: date, rng: Random) -> Act:
    """Adopted with its place in the text, or answered with the reason."""
    number = DraftOpinionId(opinion)
    if rng.random() < 0.6:
        place = f"第{rng.randint(2, 6)}部分第{rng.randint(1, 5)}条"
        return AdoptOpinion(on=on, by=by, matter=matter, opinion=number, place=place)
    reason = rng.choice(REASONS)
    return DeclineOpinion(on=on, by=by, matter=matter, opinion=number, reason=reason)


# --- drafts: consulted before they go on ----------------------------------------------------------


def consulted(
    congress: DivisionCode, raw: Mapping[str, Any], deputies: Sequence[DeputyId], rng: Random
) -> Iterator[Act]:
    """A plan, a budget or an urban plan: forum, letter, both bodies, and every opinion settled."""
    day: date = raw["day"]
    matter = MatterId(raw["matter"])
    by = Organ.GOVERNMENT
    yield OpenMatter(
        on=day - timedelta(days=60),
        by=by,
        matter=matter,
        congress=congress,
        what=raw["what"],
        subject=raw["subject"],
        vital=True,
        day=day,
    )
    met, sent = day - timedelta(days=45), day - timedelta(days=40)
    residents = rng.randint(25, 60)
    yield HoldForum(
        on=met,
        by=by,
        matter=matter,
        meeting=MeetingId("forum"),
        topic=raw["subject"],
        came=(Came(group=Group.RESIDENTS, number=residents),),
    )
    asked = some(deputies, 20, rng)
    due = sent + timedelta(days=12)
    letter = LetterId("letter")
    yield SendLetter(on=sent, by=by, matter=matter, letter=letter, to=asked, due=due)
    spoke = asked[:: rng.randint(2, 4)]
    for who in asked:
        if who not in spoke:
            on = due - timedelta(days=4)
            yield AnswerLetter(on=on, by=who, matter=matter, letter=letter, deputy=who)
    sat: list[tuple[date, str, str, DeputyId | None]] = [
        (met, Group.RESIDENTS, "forum", None) for _ in range(rng.randint(3, 6))
    ]
    sat += [(due - timedelta(days=3), Group.DEPUTIES, letter, who) for who in spoke]
    for number, what in enumerate(BodyKind):
        on = day - timedelta(days=26 - number)
        body = _body(congress, what)
        called = "法律服务团成员" if what is BodyKind.LEGAL_SERVICE_GROUP else "专家咨询委员会委员"
        present = tuple(f"{called}{n:02}" for n in range(1, rng.randint(4, 7)))
        meeting = MeetingId(what.value)
        yield ConsultBody(on=on, by=by, matter=matter, meeting=meeting, body=body, present=present)
        sat += [(on, what.value, meeting, None)] * rng.randint(1, 3)
    for number, (on, group, source, spoken) in enumerate(sat, start=1):
        yield GatherOpinion(
            on=on,
            by=by,
            matter=matter,
            opinion=DraftOpinionId(str(number)),
            text=rng.choice(WISHES),
            group=group,
            source=source,
            deputy=spoken,
        )
    for number in range(1, len(sat) + 1):
        yield _settled(matter, Organ.GOVERNMENT, str(number), day - timedelta(days=10), rng)
    yield SubmitDraft(on=day, by=by, matter=matter, text=f"{raw['subject']}（送审稿）")
