"""Records of residents' opinions on their way out and home (意见办理记录生成).

Most go voter → deputy → committee → department → deputy → voter; some skip the committee, some are
explained by the deputy, sent back once, withdrawn, or taken up again for a resident who is not
content. What lies after the last day of the case is not made: those opinions are still on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from attrs import frozen

from wholeprocess.cases.dealing import some, some_day
from wholeprocess.cases.stations import Day
from wholeprocess.congress import DeputyId, DivisionCode, Level, Organ, UnitId
from wholeprocess.consultation import (
    AnswerOpinion,
    AnswerResult,
    Channel,
    Contentment,
    FeedSuggestion,
    HearOpinion,
    OpinionId,
    ReopenOpinion,
    ResidentRef,
    SendBackOpinion,
    SendToCommittee,
    SendToDepartment,
    TellResident,
    WayHome,
    WithdrawOpinion,
)
from wholeprocess.consultation.opinions.words import LETTERS, SuggestionId
from wholeprocess.journal import Act
from wholeprocess.management import BringHome, Reply, Submit

WAYS = (("usual", 72), ("direct", 8), ("explained", 9), ("back", 4), ("again", 4), ("withdrawn", 3))
"""The ways that opinions take, and how many of a hundred take each."""
RESULTS = (AnswerResult.SOLVED, AnswerResult.PLANNED, AnswerResult.EXPLAINED)
HOME = (WayHome.IN_PERSON, WayHome.PHONE, WayHome.LETTER)


@frozen(kw_only=True)
class Desk:
    """Who answers opinions, about which topics, and until which day the records go."""

    congress_of: Mapping[DeputyId, DivisionCode]
    units: Sequence[UnitId]
    topics: Sequence[str]
    through: date


def from_station_days(desk: Desk, days: Sequence[Day], n: int, rng: Random) -> Iterator[Act]:
    """``n`` opinions heard on as many station days by deputies of the county and its towns."""
    kinds = [kind for kind, share in WAYS for _ in range(share)]
    fit = [day for day in days if any(_is_near(desk.congress_of[who]) for who in day.deputies)]
    for number, day in enumerate(some(fit, n, rng), start=1):
        near = [who for who in day.deputies if _is_near(desk.congress_of[who])]
        heard = _heard(desk, OpinionId(f"o{number:04}"), rng.choice(near), day, rng)
        acts = (heard, *_way(desk, heard, rng.choice(kinds), rng))
        yield from (act for act in acts if act.on <= desk.through)


def _is_near(congress: DivisionCode) -> bool:
    return Level.of(congress) in (Level.COUNTY, Level.TOWNSHIP)


def somebody(rng: Random) -> ResidentRef:
    """A reference in the form that the personal file makes; nobody stands behind it."""
    return ResidentRef("".join(rng.choices(LETTERS, k=32)))


def _heard(desk: Desk, ident: OpinionId, by: DeputyId, day: Day, rng: Random) -> HearOpinion:
    topic = rng.choice(desk.topics)
    return HearOpinion(
        on=day.on,
        by=by,
        opinion=ident,
        congress=desk.congress_of[by],
        channel=Channel.STATION,
        topic=topic,
        at=day.station,
        gist=f"反映{topic}方面的问题",
        resident=somebody(rng),
    )


def _committee(congress: DivisionCode) -> Organ:
    township = Level.of(congress) is Level.TOWNSHIP
    return Organ.PRESIDIUM if township else Organ.SPECIAL_COMMITTEE


def _way(desk: Desk, heard: HearOpinion, kind: str, rng: Random) -> Iterator[Act]:
    ident, by, day = heard.opinion, heard.by, heard.on + timedelta(days=rng.randint(1, 5))
    if kind == "withdrawn":
        yield WithdrawOpinion(on=day, by=by, opinion=ident, reason="问题已自行解决")
        return
    if kind == "explained":
        told = AnswerResult.EXPLAINED
        yield AnswerOpinion(
            on=heard.on, by=by, opinion=ident, result=told, words="当面说明有关政策"
        )
        yield TellResident(on=heard.on, by=by, opinion=ident, how=WayHome.IN_PERSON)
        return
    unit, other = rng.sample(list(desk.units), 2)
    if kind == "direct":
        yield SendToDepartment(on=day, by=by, opinion=ident, unit=unit)
    else:
        committee = _committee(heard.congress)
        yield SendToCommittee(on=day, by=by, opinion=ident)
        day += timedelta(days=rng.randint(1, 6))
        if kind == "back":
            yield SendToDepartment(on=day, by=committee, opinion=ident, unit=other)
            day += timedelta(days=3)
            reason = "不属于本单位职责"
            yield SendBackOpinion(on=day, by=other, opinion=ident, reason=reason, right=unit)
            day += timedelta(days=2)
        yield SendToDepartment(on=day, by=committee, opinion=ident, unit=unit)
    content = rng.random() < 0.7
    said = Contentment.SATISFIED if content else Contentment.UNKNOWN
    if kind == "again":
        first = tuple(_home(ident, by, unit, day, Contentment.DISSATISFIED, rng))
        yield from first
        day = first[-1].on + timedelta(days=rng.randint(3, 10))
        yield ReopenOpinion(on=day, by=by, opinion=ident, reason="居民对答复不满意")
        yield SendToDepartment(on=day, by=by, opinion=ident, unit=unit)
    yield from _home(ident, by, unit, day, said, rng)


def _home(
    ident: OpinionId, by: str, unit: UnitId, day: date, said: Contentment, rng: Random
) -> Iterator[Act]:
    """The department's answer, and the deputy's word to the resident."""
    day += timedelta(days=rng.randint(6, 26))
    result = rng.choice(RESULTS)
    yield AnswerOpinion(on=day, by=unit, opinion=ident, result=result, words="书面答复代表")
    day += timedelta(days=rng.randint(1, 10))
    yield TellResident(on=day, by=by, opinion=ident, how=rng.choice(HOME), contentment=said)


# --- opinions that became suggestions -------------------------------------------------------------


def behind_suggestions(
    desk: Desk, acts: Sequence[Act], days: Sequence[Day], n: int, since: date, rng: Random
) -> Iterator[Act]:
    """``n`` opinions that deputies took up in suggestions put forward from a day on.

    Heard at a station where the one who put it forward sat in the fortnight before, or on a visit;
    the resident is told when there is an answer.
    """
    replied: dict[str, date] = {}
    for act in acts:
        if isinstance(act, Reply):
            replied[act.suggestion] = min(act.on, replied.get(act.suggestion, act.on))
    put = [
        act
        for act in acts
        if isinstance(act, Submit)
        and act.on >= since
        and act.session is None
        and act.parent is None
        and act.suggestion in replied
    ]
    for number, act in enumerate(some(put, n, rng), start=1):
        ident, by = OpinionId(f"s{number:03}"), DeputyId(act.by)
        at = [d for d in days if by in d.deputies and 0 < (act.on - d.on).days <= 14]
        on = at[-1].on if at else act.on - timedelta(days=rng.randint(2, 10))
        yield HearOpinion(
            on=on,
            by=by,
            opinion=ident,
            congress=desk.congress_of[by],
            channel=Channel.STATION if at else Channel.VISIT,
            topic=act.topic,
            at=at[-1].station if at else "",
            gist=f"反映{act.topic}方面的问题",
            resident=somebody(rng),
        )
        yield FeedSuggestion(on=act.on, by=by, opinion=ident, suggestion=_number(act))
        told = replied[act.suggestion] + timedelta(days=rng.randint(2, 12))
        if told <= desk.through:
            yield TellResident(on=told, by=by, opinion=ident, how=rng.choice(HOME))


def _number(act: Submit) -> SuggestionId:
    return SuggestionId(act.suggestion)


def behind_voices(desk: Desk, acts: Sequence[Act], rng: Random) -> Iterator[Act]:
    """The opinions that suggestions name as their voices: heard before, told of the result.

    Those who raised them in the villages are told once what came back from every level.
    """
    home: dict[str, date] = {}
    for act in acts:
        if isinstance(act, BringHome):
            home[act.suggestion] = max(act.on, home.get(act.suggestion, act.on))
    for act in acts:
        if not isinstance(act, Submit):
            continue
        for voice in act.voices:
            by, ident = DeputyId(act.by), OpinionId(voice)
            yield HearOpinion(
                on=some_day(act.on - timedelta(days=12), act.on - timedelta(days=1), rng),
                by=by,
                opinion=ident,
                congress=desk.congress_of[by],
                channel=Channel.VISIT,
                topic=act.topic,
                gist="反映水利设施年久失修",
                resident=somebody(rng),
            )
            yield FeedSuggestion(on=act.on, by=by, opinion=ident, suggestion=_number(act))
            told = home[act.suggestion] + timedelta(days=rng.randint(1, 10))
            yield TellResident(on=told, by=by, opinion=ident, how=WayHome.IN_PERSON)
