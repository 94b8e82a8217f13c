"""A district's lists (候选人名单): posted in time, whole, in order, and as long as they must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from wholeprocess.election.act import DistrictAct
from wholeprocess.election.candidates.formal_list import SettleFormalList
from wholeprocess.election.candidates.nomination import (
    NominateByOrganizations,
    NominateByPetition,
    put_forward_by,
)
from wholeprocess.election.candidates.particulars import GiveParticulars
from wholeprocess.election.candidates.posting import (
    PostFormalList,
    PostNominees,
    days_before,
    posted_too_late,
)
from wholeprocess.election.candidates.pre_election import standing
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.candidates.surplus import candidates_for
from wholeprocess.election.candidates.withdrawal import StrikeCandidate, WithdrawCandidate
from wholeprocess.election.seats.election import District, Election
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found

A = TypeVar("A", bound=DistrictAct)


@finds("EL-32-1a", "EL-32-1d", "ELL-by-nominees", "ELL-by-formal")
def posted(
    own: CandidateList, district: District, election: Election, law: Law, through: date
) -> Iterator[Finding]:
    """The nominees fifteen days before, the formal list seven, each with particulars."""
    lists: tuple[tuple[str, str, str, type[PostNominees] | type[PostFormalList]], ...] = (
        ("EL-32-1a", "候选人名单", "the list of nominees", PostNominees),
        ("EL-32-1d", "正式候选人名单", "the formal list", PostFormalList),
    )
    for code, zh, en, kind in lists:
        acts = own.done(kind)
        first = acts[0].on if acts else None
        if posted_too_late(code, first or through, election, law):
            rule = days_before(code, election, law) or code
            limit = law.limit(rule)
            day = (f"{first}公布", f"was posted {first}") if first else ("没有公布", "is not out")
            yield found(
                rule,
                district.place,
                (
                    f"{zh}{day[0]}，应当在选举日（{election.day}）的{limit.zh()}以前公布",
                    f"{en} {day[1]}; it is due {limit} before the election day, {election.day}",
                ),
                ("推迟选举日，或者说明原因", "set a later election day, or say why"),
                first or through,
                act=acts[0] if acts else kind.kind,
            )
        for act in acts:
            if not act.with_particulars:
                yield found(
                    code,
                    district.place,
                    (f"{act.on}公布的{zh}没有基本情况", f"{en} of {act.on} has no particulars"),
                    ("补充公布基本情况", "post the particulars too"),
                    act.on,
                    act=act,
                )
    yield from _left_off(own, district, through)


def _left_off(own: CandidateList, district: District, through: date) -> Iterator[Finding]:
    out = own.done(PostNominees)
    named = {who for act in out for who in act.nominees}
    for who in own.nominees if out else ():
        if who not in named:
            yield found(
                "EL-32-1a",
                district.place,
                (f"{who}已被提名，没有列入公布的名单", f"{who} was nominated and is not posted"),
                ("补充公布", "post the name"),
                out[-1].on,
                act=out[-1],
            )
    if own.formal and own.posted is None and own.done(PostFormalList):
        yield found(
            "EL-32-1d",
            district.place,
            ("补足后的正式候选人名单没有公布", "the list was filled up and not posted again"),
            ("重新公布", "post it again"),
            through,
            act=PostFormalList.kind,
        )


# --- the acts to blame ----------------------------------------------------------------------------


Settled = (SettleFormalList, WithdrawCandidate, StrikeCandidate)
"""The acts that say how many are on the formal list."""


def _last(own: CandidateList, kinds: type[A] | tuple[type[A], ...], nominee: str = "") -> A | None:
    """The last act of these kinds, about one nominee if he is named."""
    return next(
        (
            act
            for act in reversed(own.acts)
            if isinstance(act, kinds) and getattr(act, "nominee", "") in ("", nominee)
        ),
        None,
    )


def _naming(own: CandidateList, who: str) -> DistrictAct | None:
    """The act by which somebody was put forward, or put on the formal list."""
    for act in own.acts:
        match act:
            case NominateByOrganizations(nominees=named) | SettleFormalList(candidates=named):
                if who in named:
                    return act
            case NominateByPetition(nominee=named) if who == named:
                return act
            case _:
                pass
    return None


# --- the list as it stands ------------------------------------------------------------------------


@finds(
    "DR83-10-order",
    "EL-10-2",
    "EL-30-3",
    "EL-31-2a",
    "EL-31-2b",
    "EL-48-1",
    "EL-57-4",
    "ELP-single-seat",
)
def as_it_stands(
    own: CandidateList, district: District, election: Election, law: Law
) -> Iterator[Finding]:
    """Who is on it: no committee member, nobody tied elsewhere, enough of them, in order."""
    last = own.last
    who_must = own.formal if law.choice("ELP-resign-from") == "formal" else own.nominees
    for who in who_must:
        if who in election.members:
            yield found(
                "EL-10-2",
                district.place,
                (
                    f"{who}被提名，仍在选举委员会",
                    f"{who} stands and is on the election committee",
                ),
                ("辞去选举委员会职务", "resign from the committee"),
                act.on if (act := _naming(own, who)) else last,
                act=act,
            )
    surplus = candidates_for(
        district.seats, law, method=election.method, by_election=election.by_election
    )
    if own.formal and len(own.formal) < surplus.least:
        yield found(
            surplus.code,
            district.place,
            (
                f"正式候选人剩{len(own.formal)}人，应选{district.seats}名",
                f"{len(own.formal)} formal candidates are left for {district.seats} seats",
            ),
            ("补足正式候选人", f"fill the list up to {surplus}"),
            act.on if (act := _last(own, Settled)) else last,
            act=act,
        )
    yield from _in_order(own, district, law, last)
    for who, area in own.elsewhere:
        if who in own.nominees:
            yield found(
                "EL-48-1",
                district.place,
                (
                    f"{who}是{area}的代表，与{election.congress}无隶属关系",
                    f"{who} is a deputy in {area}, in no line with {election.congress}",
                ),
                ("当选后只保留一地的代表职务", "keep one of the two seats if elected"),
                act.on if (act := _last(own, GiveParticulars, who)) else last,
                Severity.NOTE,
                act=act,
            )
    everybody = set().union(*put_forward_by(own, law).values())
    if len(everybody) > district.seats:
        yield found(
            "EL-30-3",
            district.place,
            (
                f"各政党、团体合计推荐{len(everybody)}人，应选{district.seats}名",
                f"parties and organizations together nominated {len(everybody)} "
                f"for {district.seats} seats",
            ),
            ("条文是否按合计计算，不明确", "whether the cap is on all together is unsure"),
            act.on if (act := _last(own, NominateByOrganizations)) else last,
            Severity.NOTE,
            act=act,
        )


def _in_order(
    own: CandidateList, district: District, law: Law, last: date | None
) -> Iterator[Finding]:
    rank_of = {who: n for n, tier in enumerate(standing(own.order, own.formal)) for who in tier}
    if len(rank_of) < len(own.formal) or law.choice("DR83-10-order") != "votes":
        return
    places = [rank_of[who] for who in own.formal]
    if places != sorted(places):
        yield found(
            "DR83-10-order",
            district.place,
            (
                "正式候选人名单没有按预选得票排列",
                "the list is not in the order of votes",
            ),
            ("按得票多少排列", "put the most votes first"),
            act.on if (act := _last(own, SettleFormalList)) else last,
            act=act,
        )
