"""Vetting and the quality gate (联合考察、连任代表质量关): who was nominated without them.

Only persons whom parties or organizations nominated are looked at, and only where the place has
arranged a vetting or stated criteria. Those whom voters put forward need neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.congress import DivisionCode
from wholeprocess.election.act import CandidateId
from wholeprocess.election.candidates.particulars import GiveParticulars
from wholeprocess.election.candidates.quality_gate import GatePassed
from wholeprocess.election.candidates.record import CandidateList, Pool, Prospect
from wholeprocess.election.record import State
from wholeprocess.election.seats.election import District
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found


@finds("ELP-vetting", "ELP-quality-gate")
def of_pool(state: State, own: CandidateList, district: District, law: Law) -> Iterator[Finding]:
    """What is missing for the formal candidates of one district."""
    pool = state.pools.get(district.election)
    if pool is None:
        return
    by_organizations = {made.nominee for made in own.nominations if made.organizations}
    congress = state.elections[district.election].congress
    for who in own.formal:
        if who not in by_organizations:
            continue
        prospect = state.prospects.get((district.election, who))
        yield from _vetting(who, prospect, pool, own, district)
        if pool.gate is not None and _stands_again(who, prospect, own, congress):
            yield from _gate(who, prospect, own, district)


def _stands_again(
    who: CandidateId, prospect: Prospect | None, own: CandidateList, congress: DivisionCode
) -> bool:
    if prospect is not None and prospect.stands_again:
        return True
    return any(
        isinstance(act, GiveParticulars) and act.nominee == who and congress in act.deputy_in
        for act in own.acts
    )


def _vetting(
    who: CandidateId,
    prospect: Prospect | None,
    pool: Pool,
    own: CandidateList,
    district: District,
) -> Iterator[Finding]:
    unheard = pool.organs if prospect is None else prospect.unheard(pool.organs)
    if unheard:
        yield found(
            "ELP-vetting",
            district.place,
            (
                f"{who}列入正式名单，{'、'.join(unheard)}没有出具考察意见",
                f"{who} is a formal candidate, and {', '.join(unheard)} gave no opinion",
            ),
            ("补充考察意见", "hear the organs that are missing"),
            own.last,
            Severity.DEPARTURE,
        )


def _gate(
    who: CandidateId, prospect: Prospect | None, own: CandidateList, district: District
) -> Iterator[Finding]:
    review = prospect.review if prospect is not None else None
    if review is None:
        words = (
            f"{who}连任，没有审查履职记录",
            f"{who} stands again, and no record was reviewed",
        )
    elif isinstance(review.outcome, GatePassed):
        return
    else:
        not_met = [
            reason
            for check, reason in zip(review.outcome.checks, review.reasons, strict=True)
            if not check.met
        ]
        words = (
            f"{who}连任，未达标准：{'；'.join(reason.zh for reason in not_met)}",
            f"{who} stands again below the criteria: {'; '.join(r.en for r in not_met)}",
        )
    yield found(
        "ELP-quality-gate",
        district.place,
        words,
        ("说明推荐理由", "say why he is put forward all the same"),
        own.last,
        Severity.DEPARTURE,
    )
