"""Records of the poll and the count of a made-up election (投票、计票记录生成)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from wholeprocess.cases.dealing import deal
from wholeprocess.cases.election_plan import Place, at_home, away
from wholeprocess.election import (
    AppointProxy,
    AppointStaff,
    AwayReason,
    BoxId,
    BoxReason,
    CallFurtherVote,
    Channel,
    CountBoxes,
    DeclareResult,
    IssueBallots,
    IssueProxyBallots,
    Marks,
    OpenBox,
    OpenPoll,
    PollRound,
    PublishElected,
    SetUpBox,
    SignRecord,
    StaffRole,
)
from wholeprocess.election import Pattern as BallotPattern
from wholeprocess.journal import Act

STATION, MOBILE = BoxId("station"), BoxId("mobile")


TIED = {(0, 1, 2): 3, (0, 1, 3): 3, (0, 2, 3): 2, (1, 2, 3): 2}
"""Of four candidates for three seats who is marked on how many tenths of the ballots: a tie."""


SEATS_TIED = 3
"""The seats of a district with such a tie."""


def polled(place: Place, rng: Random) -> Iterator[Act]:
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
    for number, principal in enumerate(away(place)):
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
            on=plan.day, election=e, district=d, box=STATION, voters=away(place)
        )
    if place.mobile:
        yield IssueBallots(
            on=plan.day,
            election=e,
            district=d,
            box=MOBILE,
            reason=BoxReason.UNABLE_TO_MOVE,
            voters=at_home(place),
        )
    held = {STATION: at_station + place.proxy, MOBILE: place.mobile}
    yield from _counted(place, plan.day, held, _first_ballots(place, rng), scrutineers)
    if place.course is not PollRound.FIRST:
        yield from _voted_again(place, scrutineers, rng)


def _counted(
    place: Place,
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


def _first_ballots(place: Place, rng: Random) -> Mapping[Marks, int]:
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


def _voted_again(place: Place, scrutineers: tuple[str, ...], rng: Random) -> Iterator[Act]:
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
