"""Records of the canvass and the roll of a made-up election (摸排、选民登记记录生成)."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.cases.election_plan import Place, at_home, away
from wholeprocess.election import (
    AreaId,
    FreezeRoll,
    Need,
    NoteNeeds,
    ParcelOut,
    PostRoll,
    RecordVisits,
    RegisterVoters,
    roll_digest,
)
from wholeprocess.journal import Act

BATCH = 2_000
"""How many voters one act of registration carries."""


HOUSEHOLD = 3
"""Persons to a household, and the same number of households to a building, on the made-up map."""


def canvassed(place: Place) -> Iterator[Act]:
    """Every building and household of the district is parcelled out and visited."""
    households = [f"{place.id}-h{n}" for n in range(1, place.population // HOUSEHOLD + 1)]
    buildings = [f"{place.id}-b{n}" for n in range(1, len(households) // HOUSEHOLD + 1)]
    area = AreaId(f"{place.id}-a1")
    by = f"包干人{place.plan.congress}{place.id}"
    yield ParcelOut(
        on=place.plan.before(70),
        election=place.plan.election,
        district=place.id,
        area=area,
        canvasser=by,
        buildings=tuple(buildings),
        households=tuple(households),
    )
    yield RecordVisits(
        on=place.plan.before(45),
        election=place.plan.election,
        district=place.id,
        area=area,
        by=by,
        buildings=tuple(buildings),
        households=tuple(households),
    )


def registered(place: Place) -> Iterator[Act]:
    plan, own = place.plan, place.voters
    for start in range(0, len(own), BATCH):
        yield RegisterVoters(
            on=plan.before(40),
            election=plan.election,
            district=place.id,
            voters=own[start : start + BATCH],
        )
    yield PostRoll(on=plan.before(28), election=plan.election, district=place.id)
    for need, people in ((Need.FRAIL, at_home(place)), (Need.AWAY, away(place))):
        if people:
            yield NoteNeeds(
                on=plan.before(20),
                election=plan.election,
                district=place.id,
                need=need,
                voters=people,
            )
    yield FreezeRoll(
        on=plan.before(2),
        election=plan.election,
        district=place.id,
        size=len(own),
        digest=roll_digest(own),
    )
