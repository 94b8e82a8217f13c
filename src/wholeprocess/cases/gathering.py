"""Records of the topics that deputies gather for livelihood projects (选题征集记录生成).

Proposals that came from deputies' visits and station days have residents' opinions behind them:
each is heard by a deputy on a visit, answered with where it went, and told; the proposal names the
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from attrs import evolve

from wholeprocess.congress import DeputyId, DivisionCode
from wholeprocess.consultation import (
    AnswerOpinion,
    AnswerResult,
    Channel,
    HearOpinion,
    OpinionId,
    TellResident,
    WayHome,
)
from wholeprocess.decision import OpenCall, Propose, SlateId
from wholeprocess.journal import Act

SOURCES = ("代表走访", "站点接待")
"""The sources of proposals that deputies are behind.

What was heard on a station's day has its opinion already and another source (``from_opinions``);
of the rest no station sat in time, and it was heard on a visit.
"""


def gathered(
    congress: DivisionCode,
    acts: Iterable[Act],
    deputies: Sequence[DeputyId],
    rng: Random,
) -> Iterator[Act]:
    """The acts, with the opinions behind the proposals that deputies gathered.

    Deputies take turns in an order that is drawn, so that each has gathered some; where there are
    more deputies than such proposals, several have heard of one.
    """
    every = list(acts)
    calls = {act.slate: act.on for act in every if isinstance(act, OpenCall)}
    found = [act for act in every if isinstance(act, Propose) and act.source in SOURCES]
    order = rng.sample(list(deputies), len(deputies))
    behind: dict[tuple[SlateId, str], list[HearOpinion]] = {}
    for number in range(max(len(found), len(order)) if found else 0):
        one, by = found[number % len(found)], order[number % len(order)]
        heard = behind.setdefault((one.slate, one.proposal), [])
        ident = OpinionId(f"{one.slate}/{one.proposal}/o{len(heard) + 1}")
        heard.append(_heard(congress, ident, by, one, calls[one.slate], rng))
    for act in every:
        if not isinstance(act, Propose):
            yield act
            continue
        heard = behind.get((act.slate, act.proposal), [])
        yield evolve(act, source=heard[0].opinion) if heard else act
        for opinion in heard:
            yield opinion
            yield from _home(opinion, act.on)


def _heard(
    congress: DivisionCode,
    ident: OpinionId,
    by: DeputyId,
    act: Propose,
    call: date,
    rng: Random,
) -> HearOpinion:
    return HearOpinion(
        on=max(call, act.on - timedelta(days=rng.randint(0, 4))),
        by=by,
        opinion=ident,
        congress=congress,
        channel=Channel.VISIT,
        topic=act.category,
        area=act.village,
        gist=f"希望列入民生实事：{act.title}",
    )


def _home(heard: HearOpinion, proposed: date) -> Iterator[Act]:
    words = "已作为民生实事征集项目提出"
    yield AnswerOpinion(
        on=proposed,
        by=heard.by,
        opinion=heard.opinion,
        result=AnswerResult.EXPLAINED,
        words=words,
    )
    yield TellResident(
        on=proposed + timedelta(days=3), by=heard.by, opinion=heard.opinion, how=WayHome.IN_PERSON
    )
