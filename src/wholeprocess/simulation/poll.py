"""A by-election and its turnout (补选与投票率), with and without mobile boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wholeprocess.congress import Level
from wholeprocess.election import (
    AppointCommittee,
    AppointStaff,
    BoxId,
    BoxReason,
    CallElection,
    CandidateId,
    Channel,
    CountBoxes,
    DeclareResult,
    DistrictId,
    DrawDistrict,
    ElectionId,
    FreezeRoll,
    HoldMeeting,
    IntroduceCandidates,
    IssueBallots,
    Marks,
    Method,
    Need,
    NominateByOrganizations,
    NominateByPetition,
    NoteNeeds,
    OpenBox,
    OpenNominations,
    OpenPoll,
    Pattern,
    PostFormalList,
    PostNominees,
    PostRoll,
    PublishElected,
    RegisterVoters,
    SettleFormalList,
    SetUpBox,
    SignRecord,
    StaffRole,
    VoterId,
    roll_digest,
)
from wholeprocess.simulation.spread import ONE
from wholeprocess.simulation.world import Process, World

VOTER = ("housebound", "votes", "votes_at_home", "choice")
"""What is drawn for each voter: the columns of the stream."""
LEAD = 60
"""Days from the call to the poll."""
FOR_THE_FIRST = 3 * ONE // 5
"""Voters prefer the first of two candidates by three to two."""
STATION = BoxId("station")


class ByElection:
    """One district elects one deputy in the course of a year (补选)."""

    def __init__(self, world: World, year: int) -> None:
        self.world, self.year = world, year
        self.place = world.county.place
        self.id = ElectionId(f"{self.place}/{year}")
        self.district = DistrictId("D001")
        self.day = world.year_day(year, world.county.poll)
        n = world.county.voters
        self.voters = tuple(VoterId(f"{self.place}-v{number:06}") for number in range(1, n + 1))
        self.people = tuple(CandidateId(f"{self.id}-{n}") for n in (1, 2))

    def begin(self) -> None:
        """Put it on the calendar, where all of it lies in the time that is simulated."""
        if self.day >= LEAD and self.day + 1 < self.world.calendar.horizon:
            self.world.calendar.put(self.life(), self.day - LEAD)

    def life(self) -> Process:
        """From the call to the result."""
        do, dates, calendar = self.world.do, self.world.dates, self.world.calendar
        e, d, people = self.id, self.district, self.people
        home = self._housebound()
        self._called()
        yield self.day - 40
        on = dates[calendar.day]
        do(RegisterVoters(on=on, election=e, district=d, voters=self.voters))
        yield self.day - 28
        do(PostRoll(on=dates[calendar.day], election=e, district=d))
        do(OpenNominations(on=dates[calendar.day], election=e, district=d))
        yield self.day - 25
        on, body = dates[calendar.day], "政党、人民团体"
        signers = self.world.law(calendar.day).count("EL-30-2b")
        do(
            NominateByOrganizations(
                on=on, election=e, district=d, by=body, organizations=(body,), nominees=people[:1]
            )
        )
        do(
            NominateByPetition(
                on=on,
                election=e,
                district=d,
                by="选民",
                nominee=people[1],
                signers=self.voters[:signers],
            )
        )
        if home:
            do(NoteNeeds(on=on, election=e, district=d, need=Need.FRAIL, voters=home))
        yield self.day - 17
        do(PostNominees(on=dates[calendar.day], election=e, district=d, nominees=people))
        yield self.day - 10
        on = dates[calendar.day]
        do(SettleFormalList(on=on, election=e, district=d, candidates=people))
        yield self.day - 9
        do(PostFormalList(on=dates[calendar.day], election=e, district=d))
        yield self.day - 5
        on = dates[calendar.day]
        way = "选区公告栏"
        do(IntroduceCandidates(on=on, election=e, district=d, candidates=people, way=way))
        n = len(self.voters) // 20
        do(HoldMeeting(on=on, election=e, district=d, candidates=people, voters=n))
        yield self.day - 2
        on, digest = dates[calendar.day], roll_digest(self.voters)
        do(FreezeRoll(on=on, election=e, district=d, size=len(self.voters), digest=digest))
        yield from self._polled()

    def _rows(self) -> Iterator[tuple[int, ...]]:
        return self.world.streams.rows("voters", len(self.voters), len(VOTER), self.year)

    def _housebound(self) -> tuple[VoterId, ...]:
        """Who cannot come to the station."""
        shut = self.world.now.housebound.happens
        return tuple(
            v for v, draws in zip(self.voters, self._rows(), strict=True) if shut(draws[0])
        )

    def _called(self) -> None:
        do, world = self.world.do, self.world
        on, e = world.dates[world.calendar.day], self.id
        town = Level.of(self.place) is Level.TOWNSHIP
        county = world.county.higher[0] if town else self.place
        do(
            CallElection(
                on=on,
                election=e,
                congress=self.place,
                method=Method.DIRECT,
                day=world.dates[self.day],
                by_election=True,
            )
        )
        members = tuple(f"{self.place}选委{n:02}" for n in range(1, 8 if town else 12))
        do(
            AppointCommittee(
                on=on,
                election=e,
                body=county,
                members=members,
                chair=members[0],
                vice_chairs=members[1 : 2 if town else 3],
            )
        )
        where = (*world.county.towns, self.place)[0]
        do(
            DrawDistrict(
                on=on,
                election=e,
                district=self.district,
                division=where,
                name="第001选区",
                seats=1,
                population=len(self.voters) * 5 // 4,
            )
        )

    def _polled(self) -> Process:
        """Boxes are set up, voters come or are visited, ballots are counted (投票、计票)."""
        world, do, now = self.world, self.world.do, self.world.now
        e, d = self.id, self.district
        came: list[int] = []
        home: list[tuple[VoterId, int]] = []
        for voter, (shut, votes, at_home, choice) in zip(self.voters, self._rows(), strict=True):
            if not now.housebound.happens(shut):
                if now.votes.happens(votes):
                    came.append(choice)
            elif now.votes_at_home.happens(at_home):
                home.append((voter, choice))
        round_ = world.county.homes_per_box
        visited = [
            (BoxId(f"mobile-{n + 1}"), home[n * round_ : (n + 1) * round_])
            for n in range(world.county.mobile_boxes)
        ]
        visited = [(box, own) for box, own in visited if own]
        on = world.dates[world.calendar.day]
        scrutineers = tuple(f"{self.place}监票{n}" for n in range(1, 3 + len(visited)))
        tellers = tuple(f"{self.place}计票{n}" for n in range(1, 3))
        for role, staff in ((StaffRole.SCRUTINEER, scrutineers), (StaffRole.TELLER, tellers)):
            do(AppointStaff(on=on, election=e, district=d, role=role, people=staff))
        self._box(STATION, Channel.STATION, scrutineers[:2])
        for box, _ in visited:
            self._box(box, Channel.MOBILE_BOX, scrutineers[:2])
        yield self.day
        on = world.dates[world.calendar.day]
        do(OpenPoll(on=on, election=e, district=d))
        do(IssueBallots(on=on, election=e, district=d, box=STATION, number=len(came)))
        for box, own in visited:
            do(
                IssueBallots(
                    on=on,
                    election=e,
                    district=d,
                    box=box,
                    reason=BoxReason.UNABLE_TO_MOVE,
                    voters=tuple(voter for voter, _ in own),
                )
            )
        boxes = {STATION: came, **{box: [choice for _, choice in own] for box, own in visited}}
        for box, held in boxes.items():
            do(OpenBox(on=on, election=e, district=d, box=box, returned=len(held)))
        do(SignRecord(on=on, election=e, district=d, signed_by=scrutineers[:2]))
        cast = [choice for held in boxes.values() for choice in held]
        do(
            CountBoxes(
                on=on, election=e, district=d, boxes=tuple(boxes), patterns=self._ballots(cast)
            )
        )
        do(DeclareResult(on=on, election=e, district=d))
        yield self.day + 1
        told = PublishElected(on=world.dates[world.calendar.day], election=e, district=d)
        if world.fold.why_not(told) is None:  # where too few voted, nobody is elected
            do(told)

    def _box(self, box: BoxId, channel: Channel, scrutineers: tuple[str, ...]) -> None:
        on = self.world.dates[self.world.calendar.day]
        self.world.do(
            SetUpBox(
                on=on,
                election=self.id,
                district=self.district,
                box=box,
                channel=channel,
                scrutineers=scrutineers,
            )
        )

    def _ballots(self, choices: Sequence[int]) -> tuple[Pattern, ...]:
        first, second = self.people
        counted = Counter(first if choice < FOR_THE_FIRST else second for choice in choices)
        return tuple(Pattern(Marks(for_=(who,)), n) for who, n in sorted(counted.items()))
