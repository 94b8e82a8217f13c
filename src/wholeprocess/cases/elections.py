"""Records of a direct election, made to add up to given totals (直接选举记录生成).

For one congress: the call, the committee, the seats and districts, the canvass, the roll, the
candidates from the pool to the formal list, the poll by station, mobile box and proxy, the count,
and the credentials. Turnout and the shares of those reached at home are dealt out to districts;
ballots are drawn as patterns under which the intended candidates have their majority. Voters are
numbers of a made-up roll: no identity number is behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from hashlib import shake_128
from random import Random

from attrs import field, frozen

from wholeprocess.cases.dealing import deal
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Level, Organ
from wholeprocess.election import (
    AnnounceDeputies,
    AppointCommittee,
    AppointProxy,
    AppointStaff,
    Area,
    AreaId,
    ArrangeVetting,
    AwayReason,
    BoxId,
    BoxReason,
    CallElection,
    CallFurtherVote,
    CandidateId,
    Channel,
    ConfirmCredentials,
    CountBoxes,
    DeclareResult,
    DistrictId,
    DrawDistrict,
    ElectionId,
    EnterInPool,
    FileSeats,
    FixSeats,
    FreezeRoll,
    GiveParticulars,
    HoldMeeting,
    IntroduceCandidates,
    IssueBallots,
    IssueProxyBallots,
    Marks,
    Method,
    Need,
    NominateByOrganizations,
    NominateByPetition,
    NoteNeeds,
    OpenBox,
    OpenNominations,
    OpenPoll,
    ParcelOut,
    PollRound,
    PostFormalList,
    PostNominees,
    PostRoll,
    PublishElected,
    RecordVisits,
    RegisterVoters,
    ReportCredentials,
    Seat,
    SettleFormalList,
    SetUpBox,
    SignRecord,
    StaffRole,
    Vet,
    VoterId,
    apportion,
    roll_digest,
    split_seats,
)
from wholeprocess.election import Pattern as BallotPattern
from wholeprocess.journal import Act
from wholeprocess.law import in_force
from wholeprocess.process import SeatDeputies

ORGANS = ("组织部门", "统战部门", "公安机关", "人大常委会代表工作机构")
"""Who vets possible deputies together."""

BATCH = 2_000
"""How many voters one act of registration carries."""

ID_BYTES = 8
"""The length of a made-up voter's name, before it is written in letters: none meets another's."""

STATION, MOBILE = BoxId("station"), BoxId("mobile")

TIED = {(0, 1, 2): 3, (0, 1, 3): 3, (0, 2, 3): 2, (1, 2, 3): 2}
"""Of four candidates for three seats who is marked on how many tenths of the ballots: a tie."""

SEATS_TIED = 3
"""The seats of a district with such a tie."""

HOUSEHOLD = 3
"""Persons to a household, and the same number of households to a building, on the made-up map."""


@frozen(kw_only=True)
class ElectionPlan:
    """What the records of one election add up to, and on which days things happen.

    ``areas`` are what seats are given to, each by its division's code; their populations add up to
    that of the congress. ``voters`` is a share of the population; ``turnout``, ``mobile`` and
    ``proxy`` are shares of the roll. ``revotes`` and ``another`` say how many districts of three
    seats have a tie at the last seat, and how many elect one too few at first.
    """

    election: ElectionId
    congress: DivisionCode
    day: date
    seats: int
    areas: tuple[Area, ...]
    names: Mapping[DivisionCode, str]  # of the areas
    fixed_by: DivisionCode  # whose standing committee fixes the seats (EL-13-1)
    filed_with: DivisionCode
    county: DivisionCode  # whose standing committee appoints the committee (EL-10-1)
    first_session: date
    voters: Fraction
    turnout: Fraction
    mobile: Fraction
    proxy: Fraction
    canvassed: bool = True
    revotes: int = 0
    another: int = 0

    @property
    def population(self) -> int:
        """Everybody who lives there."""
        return sum(area.population for area in self.areas)

    def before(self, days: int) -> date:
        """So many days before the election day."""
        return self.day - timedelta(days=days)


@frozen(kw_only=True)
class _Place:
    """One district as it is to come out."""

    plan: ElectionPlan
    id: DistrictId
    name: str
    division: DivisionCode
    seats: int
    population: int
    voters: tuple[VoterId, ...] = field(repr=False)
    voted: int
    mobile: int
    proxy: int
    course: PollRound  # the vote that settles the last seat

    @property
    def people(self) -> tuple[CandidateId, ...]:
        """The candidates: one more than the seats, which is a lawful surplus for one to three."""
        return tuple(
            CandidateId(f"{self.plan.congress}-{self.id}-{n}") for n in range(1, self.seats + 2)
        )

    @property
    def winners(self) -> tuple[CandidateId, ...]:
        """Those who are to be elected."""
        return self.people[: self.seats]


def election_year(plan: ElectionPlan, rng: Random) -> Iterator[Act]:
    """The acts of one election, not yet in the order of their days."""
    yield from _called(plan)
    places = _places(plan, rng)
    for place in places:
        yield from _drawn(place)
        if plan.canvassed:
            yield from _canvassed(place)
        yield from _registered(place)
        yield from _candidates(place, rng)
        yield from _polled(place, rng)
        yield from _confirmed(place)
    yield from _announced(plan, places)


# --- seats and districts --------------------------------------------------------------------------


def _of_township(plan: ElectionPlan) -> bool:
    return Level.of(plan.congress) is Level.TOWNSHIP


def _called(plan: ElectionPlan) -> Iterator[Act]:
    size = 7 if _of_township(plan) else 11
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
        vice_chairs=members[1 : 2 if _of_township(plan) else 3],
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


def _places(plan: ElectionPlan, rng: Random) -> list[_Place]:
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
        _Place(
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


def _drawn(place: _Place) -> Iterator[Act]:
    yield DrawDistrict(
        on=place.plan.before(85),
        election=place.plan.election,
        district=place.id,
        division=place.division,
        name=place.name,
        seats=place.seats,
        population=place.population,
    )


# --- the canvass and the roll ---------------------------------------------------------------------


def _canvassed(place: _Place) -> Iterator[Act]:
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


def _registered(place: _Place) -> Iterator[Act]:
    plan, own = place.plan, place.voters
    for start in range(0, len(own), BATCH):
        yield RegisterVoters(
            on=plan.before(40),
            election=plan.election,
            district=place.id,
            voters=own[start : start + BATCH],
        )
    yield PostRoll(on=plan.before(28), election=plan.election, district=place.id)
    for need, people in ((Need.FRAIL, _at_home(place)), (Need.AWAY, _away(place))):
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


def _away(place: _Place) -> tuple[VoterId, ...]:
    """The voters who are away and vote by proxy."""
    return place.voters[: place.proxy]


def _at_home(place: _Place) -> tuple[VoterId, ...]:
    """The voters to whose home a mobile box is brought."""
    return place.voters[place.proxy : place.proxy + place.mobile]


# --- candidates -----------------------------------------------------------------------------------


def _candidates(place: _Place, rng: Random) -> Iterator[Act]:
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


# --- the poll and the count -----------------------------------------------------------------------


def _polled(place: _Place, rng: Random) -> Iterator[Act]:
    plan, e, d = place.plan, place.plan.election, place.id
    scrutineers = tuple(f"{plan.congress}{d}监票{n}" for n in range(1, 5))
    tellers = tuple(f"{plan.congress}{d}计票{n}" for n in range(1, 3))
    for role, people in ((StaffRole.SCRUTINEER, scrutineers), (StaffRole.TELLER, tellers)):
        yield AppointStaff(on=plan.before(3), election=e, district=d, role=role, people=people)
    for box, channel, people in (
        (STATION, Channel.STATION, scrutineers[:2]),
        (MOBILE, Channel.MOBILE_BOX, scrutineers[2:]),
    ):
        yield SetUpBox(
            on=plan.before(2), election=e, district=d, box=box, channel=channel, scrutineers=people
        )
    # who votes for those who are away: voters of the district, each for three at most
    trusted = place.voters[-(place.proxy // 3 + 1) :]
    for number, principal in enumerate(_away(place)):
        yield AppointProxy(
            on=plan.before(1),
            election=e,
            district=d,
            principal=principal,
            proxy=trusted[number // 3],
            reason=AwayReason.AWAY,
        )
    at_station = place.voted - place.mobile - place.proxy
    yield OpenPoll(on=plan.day, election=e, district=d)
    yield IssueBallots(on=plan.day, election=e, district=d, box=STATION, number=at_station)
    if place.proxy:
        yield IssueProxyBallots(
            on=plan.day, election=e, district=d, box=STATION, voters=_away(place)
        )
    if place.mobile:
        yield IssueBallots(
            on=plan.day,
            election=e,
            district=d,
            box=MOBILE,
            reason=BoxReason.UNABLE_TO_MOVE,
            voters=_at_home(place),
        )
    held = {STATION: at_station + place.proxy, MOBILE: place.mobile}
    yield from _counted(place, plan.day, held, _first_ballots(place, rng), scrutineers)
    if place.course is not PollRound.FIRST:
        yield from _voted_again(place, scrutineers, rng)


def _counted(
    place: _Place,
    day: date,
    held: Mapping[BoxId, int],
    patterns: Mapping[Marks, int],
    scrutineers: tuple[str, ...],
) -> Iterator[Act]:
    """The boxes are opened, compared with the record, mixed, read, and the result declared."""
    e, d = place.plan.election, place.id
    for box, ballots in held.items():
        yield OpenBox(on=day, election=e, district=d, box=box, returned=ballots)
    yield SignRecord(on=day, election=e, district=d, signed_by=scrutineers)
    yield CountBoxes(
        on=day,
        election=e,
        district=d,
        boxes=tuple(held),
        patterns=tuple(BallotPattern(marks, n) for marks, n in patterns.items() if n),
    )
    yield DeclareResult(on=day, election=e, district=d)
    yield PublishElected(on=day + timedelta(days=1), election=e, district=d)


def _first_ballots(place: _Place, rng: Random) -> Mapping[Marks, int]:
    """Ballots under which the vote takes its course."""
    *_, loser = place.people
    winners, voted = place.winners, place.voted
    match place.course:
        case PollRound.REVOTE:
            # the first two have four fifths each, the other two seven tenths each: a tie
            tenth, rest = divmod(voted, 10)
            kinds = {
                Marks(for_=tuple(place.people[n] for n in marks)): tenth * tenths
                for marks, tenths in TIED.items()
            }
            return {**kinds, Marks(): rest}
        case PollRound.ANOTHER:
            # the last seat's candidates stay below half
            third, fifth = voted // 3, voted // 5
            return {
                Marks(for_=winners): third,
                Marks(for_=(*winners[:-1], loser)): fifth,
                Marks(for_=winners[:-1]): voted - third - fifth,
            }
        case _:
            kinds_of = [
                Marks(for_=winners, against=(loser,)),
                *(
                    Marks(for_=(*(w for w in winners if w != out), loser), against=(out,))
                    for out in winners
                ),
                Marks(),
            ]
            most = voted * 3 // 5 + 1
            counts = deal(voted - most, len(kinds_of), rng, least=0)
            return {Marks(for_=winners): most, **dict(zip(kinds_of, counts, strict=True))}


def _voted_again(place: _Place, scrutineers: tuple[str, ...], rng: Random) -> Iterator[Act]:
    """A further vote on the last seat, between the two who stand for it."""
    plan, e, d = place.plan, place.plan.election, place.id
    *_, last, loser = place.people
    day = plan.day + timedelta(days=3)
    yield CallFurtherVote(
        on=plan.day + timedelta(days=1), election=e, district=d, vote=place.course, day=day
    )
    yield SetUpBox(
        on=day - timedelta(days=1),
        election=e,
        district=d,
        box=STATION,
        channel=Channel.STATION,
        scrutineers=scrutineers[:2],
    )
    voted = place.voted - rng.randint(0, place.voted // 50)
    yield OpenPoll(on=day, election=e, district=d)
    yield IssueBallots(on=day, election=e, district=d, box=STATION, number=voted)
    for_last = voted * 3 // 5
    ballots = {Marks(for_=(last,)): for_last, Marks(for_=(loser,)): voted - for_last}
    yield from _counted(place, day, {STATION: voted}, ballots, scrutineers)


# --- credentials ----------------------------------------------------------------------------------


def deputy_of(plan: ElectionPlan, person: CandidateId) -> DeputyId:
    """Under which name the register will know an elected person."""
    return DeputyId(f"{person}/{plan.day.year}")


def _body(plan: ElectionPlan) -> str:
    """Who confirms: the standing committee, or a township's presidium (EL-47-2)."""
    return Organ.PRESIDIUM if _of_township(plan) else Organ.STANDING_COMMITTEE


def _confirmed(place: _Place) -> Iterator[Act]:
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


def _announced(plan: ElectionPlan, places: Sequence[_Place]) -> Iterator[Act]:
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
