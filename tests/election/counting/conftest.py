"""A district of 1,000 voters whose poll is over: the ground on which boxes are counted."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.election import (
    BallotBox,
    Box,
    CandidateList,
    Channel,
    CountBoxes,
    DeclareResult,
    District,
    Election,
    Method,
    Poll,
    PollRound,
    PublishElected,
    Roll,
    SettleAnotherList,
    SignRecord,
    Staff,
    State,
    admit,
    why_not,
)
from wholeprocess.election.counting.findings import findings
from wholeprocess.law import in_force

COUNTY, ELECTION, DISTRICT = "430381", "county-2021", "D07"
PLACE = ELECTION, DISTRICT
DAY = date(2021, 12, 20)
WHERE = {"election": ELECTION, "district": DISTRICT}


class World:
    """One district's state, and acts on it; every step keeps the state before."""

    def __init__(self, *, seats=2, candidates="ABC", roll=1000, method=Method.DIRECT, deputies=0):
        self.register = Register(divisions=Divisions.shipped()).with_deputies(
            Deputy(id=f"d{n}", name=f"d{n}", congress=COUNTY, elected_by=COUNTY, since=DAY)
            for n in range(deputies)
        )
        self.by = {} if method is Method.DIRECT else {"by": "presidium"}
        self.state = State(
            elections={ELECTION: Election(id=ELECTION, congress=COUNTY, method=method, day=DAY)},
            districts={
                PLACE: District(
                    election=ELECTION,
                    id=DISTRICT,
                    name="第七选区",
                    division=COUNTY,
                    seats=seats,
                    population=4000,
                )
            },
            rolls={PLACE: Roll(size=roll)},
            lists={PLACE: CandidateList(nominees=tuple(candidates), formal=tuple(candidates))},
        )

    def law(self, day=DAY, **settings):
        return in_force(day, COUNTY).under({k.replace("_", "-"): v for k, v in settings.items()})

    def poll(self, *returned, voted=None, vote=PollRound.FIRST, signed=("wu",), on=DAY):
        """A vote is over: so many ballots came out of each box, named 1, 2, and so on."""
        past = self.state.polls.get(PLACE)
        boxes = {
            str(n): BallotBox(id=str(n), channel=Channel.STATION, issued=held, returned=held)
            for n, held in enumerate(returned, 1)
        }
        voted = sum(returned) if voted is None else voted
        poll = Poll(
            issued=voted,
            returned=sum(returned),
            voters_who_voted=voted,
            closed=bool(signed),
            number=past.number + 1 if past else 1,
            vote=vote,
            opened=on,
            boxes=boxes,
            staff=(Staff("wu", "scrutineer"), Staff("zheng", "teller")),
            signed_by=signed,
            earlier=(*past.earlier, evolve(past, earlier=())) if past else (),
            acts=(SignRecord(on=on, **WHERE, signed_by=("wu",)),),
        )
        self.state = evolve(self.state, polls={PLACE: poll})
        return self

    def count(self, *ballots, boxes=("1",), on=DAY, **more):
        """The act that counts these ballots, each with its number, like ``("AB", 300)``."""
        box = Box.merged(Box.of([list(marks)] * number) for marks, number in ballots)
        return CountBoxes(on=on, **WHERE, **self.by, boxes=boxes, patterns=box.patterns, **more)

    def declare(self, on=DAY):
        return DeclareResult(on=on, **WHERE, **self.by)

    def settle(self, *settled, on=DAY):
        return SettleAnotherList(on=on, **WHERE, **self.by, settled=settled)

    def publish(self, on=DAY):
        return PublishElected(on=on, **WHERE, **self.by)

    def do(self, *acts, **settings):
        for act in acts:
            self.state = admit(self.state, act, self.law(act.on, **settings), self.register)
        return self

    def refusal(self, act, **settings):
        return why_not(self.state, act, self.law(act.on, **settings), self.register)

    @property
    def result(self):
        return self.state.results[PLACE]

    def found(self, days=30):
        """What is found about the count so many days after the election day, by code."""
        found = findings(self.state, in_force, DAY + timedelta(days=days))
        return {finding.code: finding for finding in found}


@pytest.fixture
def world():
    return World


@pytest.fixture
def two_seats():
    """Two seats, 700 of 1,000 voted: A has 400 votes, B 350 (exactly half), C 349."""
    world = World().poll(690, 10)
    return world.do(
        world.count(("AB", 350), ("AC", 50), ("C", 290)),
        world.count(("C", 9), ("", 1), boxes=("2",)),
    )


@pytest.fixture
def later():
    """So many days after the election day."""
    return lambda days: DAY + timedelta(days=days)
