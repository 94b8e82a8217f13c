"""Records of the candidates of a made-up election (代表候选人记录生成)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from wholeprocess.cases.election_plan import Place
from wholeprocess.election import (
    EnterInPool,
    GiveParticulars,
    HoldMeeting,
    IntroduceCandidates,
    NominateByOrganizations,
    NominateByPetition,
    OpenNominations,
    PostFormalList,
    PostNominees,
    SettleFormalList,
    Vet,
)
from wholeprocess.journal import Act

ORGANS = ("组织部门", "统战部门", "公安机关", "人大常委会代表工作机构")
"""Who vets possible deputies together."""


def candidates(place: Place, rng: Random) -> Iterator[Act]:
    plan, e, d = place.plan, place.plan.election, place.id
    *proposed, by_voters = place.people
    for person in place.people:
        yield EnterInPool(on=plan.before(58), election=e, person=person, recommended_by="选区选民")
        for organ in ORGANS:
            yield Vet(
                on=plan.before(50),
                election=e,
                by=organ,
                person=person,
                favourable=True,
                words="合格",
            )
    yield OpenNominations(on=plan.before(27), election=e, district=d)
    yield NominateByOrganizations(
        on=plan.before(25),
        election=e,
        district=d,
        by="政党、人民团体",
        organizations=("政党、人民团体",),
        nominees=tuple(proposed),
    )
    first = rng.randrange(len(place.voters) - 15)
    yield NominateByPetition(
        on=plan.before(24),
        election=e,
        district=d,
        by="选民",
        nominee=by_voters,
        signers=place.voters[first : first + rng.randint(10, 14)],
    )
    for person in place.people:
        yield GiveParticulars(
            on=plan.before(22), election=e, district=d, by=person, nominee=person, words="基本情况"
        )
    yield PostNominees(on=plan.before(17), election=e, district=d, nominees=place.people)
    yield SettleFormalList(on=plan.before(10), election=e, district=d, candidates=place.people)
    yield PostFormalList(on=plan.before(9), election=e, district=d)
    yield IntroduceCandidates(
        on=plan.before(7), election=e, district=d, candidates=place.people, way="选区公告栏"
    )
    yield HoldMeeting(
        on=plan.before(4),
        election=e,
        district=d,
        candidates=place.people,
        voters=len(place.voters) // rng.randint(12, 30),
    )
