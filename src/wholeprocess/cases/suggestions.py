"""Records of deputies' suggestions, made to add up to given totals (代表建议记录生成).

Each suggestion takes one of several courses, drawn with stated shares: most are answered in one
round, some are handled again, sent back, extended, merged, withdrawn, declined, or late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import frozen

from wholeprocess.congress import DeputyId, DivisionCode, Level, Register, SessionId, UnitId
from wholeprocess.journal import Act
from wholeprocess.law import in_force
from wholeprocess.management import (
    Accept,
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Contact,
    DecideObjection,
    Decline,
    Escalate,
    Extend,
    Fulfil,
    MarkKey,
    Merge,
    Object,
    Opine,
    OpinionId,
    Outcome,
    Rate,
    RecordBenefit,
    Remind,
    Reply,
    Result,
    Satisfaction,
    Signatory,
    Submit,
    SuggestionId,
    Talk,
    Withdraw,
    route,
)

ANSWERED = ("solved", "planned", "explained", "again", "sent-back", "extended", "unrated", "late")
"""Courses that end with a reply."""


@frozen(kw_only=True)
class Desk:
    """Where a year's suggestions are handled."""

    congress: DivisionCode
    deputies: Sequence[DeputyId]
    units: Sequence[UnitId]
    topics: Sequence[str]


@frozen(kw_only=True)
class Handed:
    """One suggestion as it is to come out."""

    number: SuggestionId
    course: str
    submitted: date
    session: SessionId | None = None
    into: SuggestionId | None = None
    key: bool = False  # 重点督办


def courses(n: int, shares: Sequence[tuple[str, int]], rng: Random) -> list[str]:
    """``n`` courses in random order: so many of each kind named, the rest the first kind."""
    named = [kind for kind, times in shares[1:] for _ in range(times)]
    if len(named) > n:
        raise ValueError(f"{len(named)} courses are named for {n} suggestions")
    every = [shares[0][0]] * (n - len(named)) + named
    rng.shuffle(every)
    return every


def course(desk: Desk, one: Handed, rng: Random) -> Iterator[Act]:
    """The acts of one suggestion."""
    s, day = one.number, one.submitted
    leader, *others = rng.sample(list(desk.deputies), 1 + (rng.random() < 0.4) * rng.randint(1, 4))
    topic = rng.choice(desk.topics)
    yield Submit(
        on=day,
        suggestion=s,
        by=leader,
        joined=tuple(others),
        title=f"关于{topic}的建议（{s}）",
        text=f"{topic}方面存在的问题和改进的建议",
        topic=topic,
        session=one.session,
    )
    if one.course == "declined":
        yield Decline(
            on=day + timedelta(days=5), suggestion=s, reason="属于涉法涉诉事项，按有关程序办理"
        )
        return
    yield Accept(on=day + timedelta(days=2), suggestion=s)
    if one.course == "withdrawn":
        yield Withdraw(
            on=day + timedelta(days=4),
            suggestion=s,
            by=leader,
            agreed=tuple(others),
            reason="情况已有变化",
        )
        return
    if one.course == "merged" and one.into is not None:
        yield Merge(on=day + timedelta(days=6), suggestion=s, into=one.into)
        return
    yield from _handled(desk, one, leader, rng)


def _handled(desk: Desk, one: Handed, leader: DeputyId, rng: Random) -> Iterator[Act]:
    s, day = one.number, one.submitted + timedelta(days=rng.randint(4, 9))
    lead, co, wrong = rng.sample(list(desk.units), 3)
    if one.course == "sent-back":
        yield Assign(on=day, suggestion=s, lead=wrong)
        day += timedelta(days=3)
        yield Object(on=day, suggestion=s, by=wrong, reason="不属于本单位职责", better=lead)
        day += timedelta(days=2)
        yield DecideObjection(on=day, suggestion=s, unit=wrong, upheld=True, reason="理由成立")
        day += timedelta(days=1)
    joint = rng.random() < 0.3
    yield Assign(on=day, suggestion=s, lead=lead, co=(co,) if joint else ())
    yield Acknowledge(on=day + timedelta(days=1), suggestion=s, by=lead)
    if joint:
        yield Acknowledge(on=day + timedelta(days=2), suggestion=s, by=co)
        yield Opine(on=day + timedelta(days=18), suggestion=s, by=co, words="会办意见")
    if one.key:
        yield MarkKey(
            on=day + timedelta(days=10),
            suggestion=s,
            officer="主任会议成员",
            reason="群众普遍关心，涉及面广",
        )
    yield Contact(on=day + timedelta(days=12), suggestion=s, by=lead, words="与代表见面沟通")
    if one.course == "extended":
        yield Extend(on=day + timedelta(days=80), suggestion=s, reason="涉及面广，需多部门协调")
        replied = day + timedelta(days=rng.randint(100, 150))
    elif one.course == "late":
        replied = day + timedelta(days=rng.randint(95, 110))
        yield Remind(on=day + timedelta(days=93), suggestion=s, whom=lead, reason="已过办理期限")
        yield Talk(on=day + timedelta(days=94), suggestion=s, unit=lead, reason="逾期未答复")
    else:
        replied = day + timedelta(days=rng.randint(25, 85))
    yield from _answered(one, lead, leader, replied, rng)


def _answered(one: Handed, lead: UnitId, leader: DeputyId, day: date, rng: Random) -> Iterator[Act]:
    s = one.number
    if one.course == "again":
        yield Reply(on=day, suggestion=s, by=lead, result=Result.EXPLAINED, words="暂无条件")
        day += timedelta(days=6)
        yield Rate(
            on=day,
            suggestion=s,
            by=leader,
            rating=Satisfaction.DISSATISFIED,
            attitude=Satisfaction.BASICALLY_SATISFIED,
            why="没有说明何时能够解决",
        )
        day += timedelta(days=rng.randint(10, 25))
    promised = day + timedelta(days=60) if one.course == "planned" else None
    result = {"planned": Result.PLANNED, "explained": Result.EXPLAINED}.get(
        one.course, Result.SOLVED
    )
    yield Reply(
        on=day,
        suggestion=s,
        by=lead,
        result=result,
        words="办理情况答复",
        promised=promised,
        signed="主要负责人",
        signatory=Signatory.CHIEF,
    )
    if one.course == "unrated":
        yield Remind(on=day + timedelta(days=20), suggestion=s, whom=leader, reason="请反馈意见")
        yield Close(on=day + timedelta(days=40), suggestion=s, unrated_because="经催促代表未反馈")
        return
    content = rng.random() < 0.85
    yield Rate(
        on=day + timedelta(days=rng.randint(2, 10)),
        suggestion=s,
        by=leader,
        rating=Satisfaction.SATISFIED if content else Satisfaction.BASICALLY_SATISFIED,
        attitude=Satisfaction.SATISFIED,
    )
    yield Close(on=day + timedelta(days=15), suggestion=s)
    if promised is not None:
        yield Fulfil(on=promised - timedelta(days=5), suggestion=s, by=lead, evidence="已完成")


@frozen(kw_only=True)
class Raised:
    """A matter that goes up (四级联动): what each level found for it, in fen, by division."""

    number: SuggestionId
    title: str
    topic: str
    submitted: date
    voices: tuple[OpinionId, ...]
    fen: dict[DivisionCode, int]
    units: dict[DivisionCode, UnitId]
    benefits: tuple[tuple[str, int, str], ...] = ()


def raised(
    desk: Desk, matter: Raised, register: Register, knows: str, rng: Random
) -> Iterator[Act]:
    """The acts of a matter that the county cannot solve, put forward separately at two levels.

    The deputies who carry it are those whom ``route`` puts first.
    """
    s, day, own = matter.number, matter.submitted, desk.congress
    leader, *others = rng.sample(list(desk.deputies), 4)
    yield Submit(
        on=day,
        suggestion=s,
        by=leader,
        joined=tuple(others),
        title=matter.title,
        text=f"{matter.title}：年久失修，本级财力难以解决",
        topic=matter.topic,
        voices=matter.voices,
    )
    yield Assign(on=day + timedelta(days=5), suggestion=s, lead=matter.units[own])
    yield Acknowledge(on=day + timedelta(days=6), suggestion=s, by=matter.units[own])
    yield Contact(on=day + timedelta(days=15), suggestion=s, by=matter.units[own])
    yield Reply(
        on=day + timedelta(days=30),
        suggestion=s,
        by=matter.units[own],
        result=Result.ABOVE,
        words="本级安排部分资金，其余须由上级统筹",
        fen=matter.fen[own],
    )
    up = day + timedelta(days=40)
    law = in_force(up, own)
    way = route(own, (Level.CITY, Level.PROVINCE), up, law, register, topic=knows)
    yield Escalate(on=up, suggestion=s, legs=way.legs(2), reason="本级人民政府无法解决")
    for place, leg in enumerate(way.legs(2)):
        yield from _child(matter, leg.congress, leg.carriers, up, 20 * place)
    home = up + timedelta(days=160)
    yield Rate(on=home, suggestion=s, by=leader, rating=Satisfaction.SATISFIED)
    yield Close(on=home + timedelta(days=5), suggestion=s)
    for key, amount, unit in matter.benefits:
        yield RecordBenefit(
            on=home + timedelta(days=5), suggestion=s, key=key, amount=amount, unit=unit
        )


def _child(
    matter: Raised,
    congress: DivisionCode,
    carriers: tuple[DeputyId, ...],
    up: date,
    later: int,
) -> Iterator[Act]:
    s = SuggestionId(f"{matter.number}@{congress}")
    unit = matter.units[congress]
    day = up + timedelta(days=10 + later)
    leader, *others = carriers
    yield Submit(
        on=day,
        suggestion=s,
        by=leader,
        joined=tuple(others),
        title=matter.title,
        text=f"{matter.title}：下级代表反映，请本级统筹解决",
        topic=matter.topic,
        parent=matter.number,
    )
    yield Assign(on=day + timedelta(days=5), suggestion=s, lead=unit)
    yield Acknowledge(on=day + timedelta(days=6), suggestion=s, by=unit)
    yield Contact(on=day + timedelta(days=20), suggestion=s, by=unit)
    replied = day + timedelta(days=70)
    yield Reply(
        on=replied,
        suggestion=s,
        by=unit,
        result=Result.SOLVED,
        words="已安排资金修复",
        fen=matter.fen[congress],
    )
    yield Rate(
        on=replied + timedelta(days=5),
        suggestion=s,
        by=leader,
        rating=Satisfaction.SATISFIED,
    )
    yield Close(on=replied + timedelta(days=10), suggestion=s)
    yield BringHome(
        on=replied + timedelta(days=15),
        suggestion=matter.number,
        congress=congress,
        child=s,
        outcome=Outcome.SOLVED,
        words="上级已安排资金修复",
        fen=matter.fen[congress],
    )
