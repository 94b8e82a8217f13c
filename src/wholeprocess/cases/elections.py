"""Records of a direct election, made to add up to given totals (直接选举记录生成).

For one congress: the call, the committee, the seats and districts, the canvass, the roll, the
candidates from the pool to the formal list, the poll by station, mobile box and proxy, the count,
and the credentials. Turnout and the shares of those reached at home are dealt out to districts;
ballots are drawn as patterns under which the intended candidates have their majority. Voters are
numbers of a made-up roll: no identity number is behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import shake_128
from random import Random

from wholeprocess.cases.election_candidates import ORGANS, candidates
from wholeprocess.cases.election_plan import ElectionPlan, Place
from wholeprocess.cases.election_poll import SEATS_TIED, polled
from wholeprocess.cases.election_roll import canvassed, registered
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ
from wholeprocess.election import (
    AnnounceDeputies,
    AppointCommittee,
    ArrangeVetting,
    CallElection,
    CandidateId,
    ConfirmCredentials,
    DistrictId,
    DrawDistrict,
    ElectionId,
    FileSeats,
    FixSeats,
    Method,
    PollRound,
    ReportCredentials,
    Seat,
    VoterId,
    apportion,
    split_seats,
)
from wholeprocess.journal import Act
from wholeprocess.law import in_force
from wholeprocess.process import SeatDeputies

ID_BYTES = 8
"""The length of a made-up voter's name, before it is written in letters: none meets another's."""


def election_year(plan: ElectionPlan, rng: Random) -> Iterator[Act]:
    """The acts of one election, not yet in the order of their days."""
    yield from _called(plan)
    places = _places(plan, rng)
    for place in places:
        yield from _drawn(place)
        if plan.canvassed:
            yield from canvassed(place)
        yield from registered(place)
        yield from candidates(place, rng)
        yield from polled(place, rng)
        yield from _confirmed(place)
    yield from _announced(plan, places)


def _called(plan: ElectionPlan) -> Iterator[Act]:
    size = 7 if plan.township else 11
    members = tuple(f"{plan.congress}选委{n:02}" for n in range(1, size + 1))
    yield CallElection(
        on=plan.before(110),
        election=plan.election,
        congress=plan.congress,
        method=Method.DIRECT,
        day=plan.day,
    )
    yield AppointCommittee(
        on=plan.before(105),
        election=plan.election,
        body=plan.county,
        members=members,
        chair=members[0],
        vice_chairs=members[1 : 2 if plan.township else 3],
    )
    yield FixSeats(
        on=plan.before(100),
        election=plan.election,
        body=plan.fixed_by,
        seats=plan.seats,
        population=plan.population,
    )
    yield FileSeats(on=plan.before(95), election=plan.election, to=plan.filed_with)
    yield ArrangeVetting(on=plan.before(60), election=plan.election, organs=ORGANS)


def _places(plan: ElectionPlan, rng: Random) -> list[Place]:
    """Every district, with the election's totals dealt out to them."""
    law = in_force(plan.before(90), plan.congress)
    drawn: list[tuple[DivisionCode, str, int, int]] = []
    for area, given in zip(plan.areas, apportion(plan.seats, plan.areas, law).outcome, strict=True):
        parts = split_seats(given.seats, law)
        for number, (seats, people) in enumerate(
            zip(parts, _by_weight(area.population, parts), strict=True), start=1
        ):
            name = f"{plan.names[DivisionCode(area.id)]}第{number}选区"
            drawn.append((DivisionCode(area.id), name, seats, people))
    rolls = [int(people * plan.voters) for _, _, _, people in drawn]
    roll = sum(rolls)
    voted = _dealt(int(roll * plan.turnout), rolls, rng)
    mobile = _by_weight(int(roll * plan.mobile), rolls)
    proxy = _by_weight(int(roll * plan.proxy), rolls)
    unsettled = [PollRound.REVOTE] * plan.revotes + [PollRound.ANOTHER] * plan.another
    threes = [place for place, (_, _, seats, _) in enumerate(drawn) if seats == SEATS_TIED]
    courses = dict(zip(rng.sample(threes, len(unsettled)), unsettled, strict=True))
    return [
        Place(
            plan=plan,
            id=DistrictId(f"D{number:03}"),
            name=name,
            division=division,
            seats=seats,
            population=people,
            voters=_voters(plan.election, number, size),
            voted=voted[number - 1],
            mobile=mobile[number - 1],
            proxy=proxy[number - 1],
            course=courses.get(number - 1, PollRound.FIRST),
        )
        for number, ((division, name, seats, people), size) in enumerate(
            zip(drawn, rolls, strict=True), start=1
        )
    ]


def _by_weight(total: int, weights: Sequence[int]) -> list[int]:
    """A total dealt out in proportion, whole and adding up."""
    whole, before, dealt = sum(weights), 0, []
    for weight in weights:
        after = before + weight
        dealt.append(total * after // whole - total * before // whole)
        before = after
    return dealt


def _dealt(total: int, rolls: Sequence[int], rng: Random) -> list[int]:
    """Who voted, dealt out to districts with some chance: no district passes its roll."""
    stayed = _by_weight(sum(rolls) - total, rolls)
    for at in range(0, len(stayed) - 1, 2):
        moved = rng.randint(0, stayed[at] // 2)
        stayed[at], stayed[at + 1] = stayed[at] - moved, stayed[at + 1] + moved
    return [roll - away for roll, away in zip(rolls, stayed, strict=True)]


def _voters(election: ElectionId, district: int, size: int) -> tuple[VoterId, ...]:
    """Names of made-up voters: letters only, the same each time."""
    letters = str.maketrans("0123456789", "ghijklmnop")
    drawn = shake_128(f"{election}/{district}".encode()).hexdigest(size * ID_BYTES)
    named, width = drawn.translate(letters), 2 * ID_BYTES
    return tuple([VoterId(named[at : at + width]) for at in range(0, len(named), width)])


def _drawn(place: Place) -> Iterator[Act]:
    yield DrawDistrict(
        on=place.plan.before(85),
        election=place.plan.election,
        district=place.id,
        division=place.division,
        name=place.name,
        seats=place.seats,
        population=place.population,
    )


def deputy_of(plan: ElectionPlan, person: CandidateId) -> DeputyId:
    """Under which name the register will know an elected person."""
    return DeputyId(f"{person}/{plan.day.year}")


def _body(plan: ElectionPlan) -> str:
    """Who confirms: the standing committee, or a township's presidium (EL-47-2)."""
    return Organ.PRESIDIUM if plan.township else Organ.STANDING_COMMITTEE


def _confirmed(place: Place) -> Iterator[Act]:
    plan, e, d = place.plan, place.plan.election, place.id
    yield ReportCredentials(
        on=plan.day + timedelta(days=5), election=e, district=d, valid=place.winners
    )
    yield ConfirmCredentials(
        on=plan.day + timedelta(days=8),
        election=e,
        district=d,
        by=_body(plan),
        seats=tuple(Seat(person, deputy_of(plan, person)) for person in place.winners),
    )


def _announced(plan: ElectionPlan, places: Sequence[Place]) -> Iterator[Act]:
    """The list is published, and the new deputies stand in the register from the first session."""
    elected = [(place, person) for place in places for person in place.winners]
    yield AnnounceDeputies(
        on=plan.day + timedelta(days=12),
        election=plan.election,
        by=_body(plan),
        deputies=tuple(deputy_of(plan, person) for _, person in elected),
    )
    yield SeatDeputies(
        on=plan.day + timedelta(days=12),
        congress=plan.congress,
        deputies=tuple(
            Deputy(
                id=deputy_of(plan, person),
                name=f"代表{number:03}",
                congress=plan.congress,
                elected_by=place.division,
                since=plan.first_session,
            )
            for number, (place, person) in enumerate(elected, start=1)
        ),
    )
