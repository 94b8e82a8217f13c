"""Whole elections by acts alone: a county and a town, a city above them, and a by-election."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from wholeprocess import election as e
from wholeprocess.congress import Deputy, Divisions, Register, Session, SessionKind
from wholeprocess.errors import Refused
from wholeprocess.journal import Codec
from wholeprocess.law import in_force

COUNTY, TOWN, CITY, PROVINCE = "430381", "430381200", "4303", "43"
DAY = date(2021, 11, 30)  # the election day of the county and the town
COMMITTEE, STANDING, PRESIDIUM = "election-committee", "standing-committee", "presidium"
CODEC = Codec(e.ACTS)


class World:
    """A state that acts make, one after the other; nothing else touches it."""

    def __init__(self, register=None):
        self.state = e.State()
        self.register = register or Register(divisions=Divisions.shipped())
        self.acts = []

    def do(self, kind, on, election, district=None, **fields):
        if district is not None:
            fields["district"] = district
        act = kind(on=on, election=election, **fields)
        called = self.state.elections.get(election)
        law = in_force(on, called.congress if called else fields["congress"])
        self.state = e.admit(self.state, act, law, self.register)
        self.acts.append((act, law, self.register))
        return self

    def found(self, through):
        """All that is found in every part, and where the register and the records part."""
        return [
            (f.code, f.about, str(f.what.en))
            for f in (
                *e.findings(self.state, in_force, through),
                *e.register_findings(self.state, self.register, through),
            )
        ]

    def seat(self, *idents, on, electors=None):
        """The register's own act: who was confirmed is seated."""
        self.register = self.register.with_deputies(
            Deputy(
                id=ident,
                name=ident,
                congress=(congress := self.state.mandates[ident].congress),
                elected_by=electors or congress,
                since=on,
            )
            for ident in idents
        )
        return self

    def first_session(self, congress, opened):
        self.register = self.register.with_session(
            Session(
                id=f"{congress}/1",
                congress=congress,
                kind=SessionKind.FIRST_OF_TERM,
                opened=opened,
                closed=opened + timedelta(days=2),
            )
        )
        return self


class District:
    """One district or unit of an election and the days before and after its election day."""

    def __init__(self, world, election, ident, day=DAY, by=COMMITTEE):
        self.world, self.day, self.by = world, day, by
        self.at = (election, ident)
        self.voters = tuple(f"{election}-{ident}-{n:03}" for n in range(120))

    def do(self, kind, after=0, **fields):
        on = self.day + timedelta(days=after)
        self.world.do(kind, on, *self.at, **{"by": self.by, **fields})
        return self

    @property
    def result(self):
        return self.world.state.results[self.at]

    def roll(self):
        self.do(e.RegisterVoters, -60, voters=self.voters)
        return self.do(e.PostRoll, -25)

    def list(self, *candidates, seats):
        """Parties put forward as many as the seats, and ten voters each of the others."""
        self.do(e.OpenNominations, -24)
        named = {"organizations": ("party", "union"), "nominees": candidates[:seats]}
        self.do(e.NominateByOrganizations, -23, **named)
        for n, other in enumerate(candidates[seats:]):
            signers = self.voters[10 * n : 10 * n + 10]
            self.do(e.NominateByPetition, -23, nominee=other, signers=signers)
        for who in candidates:
            self.do(e.GiveParticulars, -22, nominee=who, words="a teacher", by=who)
        self.do(e.PostNominees, -20, nominees=candidates)
        self.do(e.SettleFormalList, -12, candidates=candidates)
        self.do(e.PostFormalList, -10)
        self.do(e.IntroduceCandidates, -9, candidates=candidates, way="notice")
        return self.do(e.HoldMeeting, -5, candidates=candidates, voters=40)

    def prepare(self, after=0):
        """Who works at the poll, and the roll as it is voted by."""
        roll = self.world.state.rolls[self.at]
        digest = e.roll_digest(e.on_the_roll(roll, self.at[1]))
        self.do(e.FreezeRoll, after - 2, size=roll.size, digest=digest)
        self.do(e.AppointStaff, after - 1, role="scrutineer", people=("wu", "zheng"))
        return self.do(e.AppointStaff, after - 1, role="teller", people=("feng",))

    def vote(self, ballots, after=0, *, channel="station", electors=None, proxies=True):
        """100 vote, one of them by a proxy; ``ballots`` are marks with their numbers."""
        electors = electors or self.voters
        number = sum(n for _, n in ballots)
        self.do(e.SetUpBox, after, box="s", channel=channel, scrutineers=("wu", "zheng"))
        came = electors[:number]
        if proxies:
            self.do(e.AppointProxy, after, principal=came[-1], proxy=came[0], reason="away")
        self.do(e.OpenPoll, after)
        self.do(e.IssueBallots, after, box="s", voters=came[:-1] if proxies else came)
        if proxies:
            self.do(e.IssueProxyBallots, after, box="s", voters=came[-1:])
        self.do(e.OpenBox, after, box="s", returned=number)
        self.do(e.SignRecord, after, signed_by=("wu", "zheng"))
        box = e.Box.merged(e.Box.of([list(marks)] * n) for marks, n in ballots)
        self.do(e.CountBoxes, after, boxes=("s",), patterns=box.patterns)
        self.do(e.DeclareResult, after)
        return self

    def further(self, vote, ballots, after, **more):
        on = self.day + timedelta(days=after)
        self.do(e.CallFurtherVote, 1, vote=vote, day=on)
        return self.vote(ballots, after, **more)

    def confirm(self, after, by=STANDING):
        """Published, examined, confirmed: each deputy's id is the candidate's in small letters."""
        elected = self.result.elected
        self.do(e.PublishElected, after)
        self.do(e.ReportCredentials, after + 1, by="credentials-committee", valid=elected)
        seats = [e.Seat(who, who.lower()) for who in elected]
        self.do(e.ConfirmCredentials, after + 2, by=by, seats=seats)
        on = self.day + timedelta(days=after + 2)
        self.world.seat(*(who.lower() for who in elected), on=on)
        return self


def call(world, election, congress, body, *, seats, population, members, method="direct"):
    """Called, a committee appointed by the county, the number fixed and filed."""
    on = DAY - timedelta(days=120)
    world.do(e.CallElection, on, election, congress=congress, method=method, day=DAY)
    people = tuple(f"{election}-{n}" for n in range(members))
    world.do(
        e.AppointCommittee,
        on,
        election,
        body=COUNTY,
        members=people,
        chair=people[0],
        vice_chairs=people[1:3],
    )
    world.do(e.FixSeats, on, election, body=body, seats=seats, population=population)
    world.do(e.FileSeats, on, election, to=PROVINCE)


def draw(world, election, ident, division, seats, population=8_000):
    here = District(world, election, ident)
    name = f"第{ident}选区"
    drawn = {"division": division, "name": name, "seats": seats, "population": population}
    return here.do(e.DrawDistrict, -100, **drawn)


def county_and_town():
    """Two districts of two seats and one of one in the county, one of two in the town."""
    world = World()
    call(world, "county", COUNTY, PROVINCE, seats=5, population=40_000, members=9)
    call(world, "town", TOWN, COUNTY, seats=2, population=1_900, members=5)
    d1 = draw(world, "county", "D1", TOWN, 2, 16_000).roll().list("A", "B", "C", seats=2)
    d2 = draw(world, "county", "D2", "430381100", 2, 16_000).roll().list("P", "Q", "R", seats=2)
    d3 = draw(world, "county", "D3", "430381101", 1, 8_000).roll().list("X", "Y", seats=1)
    t1 = draw(world, "town", "T1", TOWN, 2, 1_900).roll().list("K", "L", "M", seats=2)
    d1.prepare().vote([(("A", "B"), 60), (("A", "C"), 30), ((), 10)])
    d2.prepare().vote([(("P", "Q"), 40), (("P", "R"), 40), (("Q", "R"), 20)])
    d3.prepare().vote([(("X",), 50), (("Y",), 40), (("-X", "-Y"), 10)])
    t1.prepare().vote([(("K", "L"), 70), (("M",), 30)])
    return world, (d1, d2, d3, t1)


@pytest.fixture(scope="module")
def over():
    """The elections of the county and the town, up to the first sessions."""
    world, (d1, d2, d3, t1) = county_and_town()
    return finish(world, d1, d2, d3, t1)


def finish(world, d1, d2, d3, t1):
    d2.further("revote", [(("Q",), 60), (("R",), 40)], 7)
    d3.further("another", [(("X",), 60), (("Y",), 40)], 7)
    d1.confirm(8)
    d2.confirm(8)
    d3.confirm(8)
    t1.confirm(8, by=PRESIDIUM)
    listed = DAY + timedelta(days=12)
    world.do(e.AnnounceDeputies, listed, "county", deputies=("a", "b", "p", "q", "x"))
    world.do(e.AnnounceDeputies, listed, "town", deputies=("k", "l"), by=PRESIDIUM)
    for congress in (COUNTY, TOWN):
        world.first_session(congress, DAY + timedelta(days=20))
    return world


def test_the_first_votes_decide_what_they_decide():
    _, (d1, d2, d3, t1) = county_and_town()
    assert (d1.result.elected, d1.result.missing) == (("A", "B"), 0)
    assert (d2.result.elected, e.further_vote(d2.result)) == (("P",), e.PollRound.REVOTE)
    assert (d3.result.elected, e.further_vote(d3.result)) == ((), e.PollRound.ANOTHER)
    assert t1.result.elected == ("K", "L")


def test_everybody_elected_is_seated_and_nothing_is_found(over):
    state = over.state
    assert {place: r.elected for place, r in state.results.items()} == {
        ("county", "D1"): ("A", "B"),
        ("county", "D2"): ("P", "Q"),
        ("county", "D3"): ("X",),
        ("town", "T1"): ("K", "L"),
    }
    assert {m.congress for m in state.mandates.values()} == {COUNTY, TOWN}
    assert len(over.register.deputies_of(COUNTY, DAY + timedelta(days=20))) == 5
    assert over.found(DAY + timedelta(days=40)) == []


def test_the_journal_replays_to_the_same_state_without_questions(over):
    state = e.State()
    for act, law, register in over.acts:
        again = CODEC.load(act.kind, act.version, CODEC.dump(act))
        state = e.apply(state, again, law, register)
    assert state == over.state


def test_the_statement_of_each_vote_says_what_was_decided(over):
    law = in_force(DAY, COUNTY)
    first = e.statement_of(over.state, "county", "D3", law, number=1)
    assert first.ruling.outcome == e.Decided((), 1)
    assert "EL-45-1b" in [basis.code for basis in first.bases]
    last = e.statement_of(over.state, "county", "D3", law)
    assert (last.number, last.ruling.outcome) == (2, e.Decided(("X",), 0))
    assert "EL-45-5a" in [basis.code for basis in last.bases]


# --- what is left out is found --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (e.AppointCommittee, "EL-9-2"),
        (e.FileSeats, "EL-13-1"),
        (e.PostRoll, "EL-28-1"),
        (e.PostNominees, "EL-32-1a"),
        (e.PostFormalList, "EL-32-1d"),
        (e.IntroduceCandidates, None),  # they were introduced at the meeting
        (e.HoldMeeting, "ELP-meetings"),
        (e.PublishElected, "EL-46-2"),
        (e.AnnounceDeputies, "EL-47-2"),
    ],
)
def test_what_nobody_did_is_found(over, kind, code):
    state = e.State()
    for act, law, register in over.acts:
        if not isinstance(act, kind | (e.FreezeRoll if kind is e.PostRoll else kind)):
            state = e.apply(state, act, law, register)
    through = DAY + timedelta(days=40)
    told = [*e.findings(state, in_force, through)]
    told += e.register_findings(state, over.register, through)
    assert {f.code for f in told} == ({code} if code else set())


def bare(through):
    """A district of which nothing but the roll is on record."""
    world = World()
    call(world, "county", COUNTY, PROVINCE, seats=1, population=40_000, members=9)
    draw(world, "county", "D1", TOWN, 1).roll()
    return {code for code, *_ in world.found(through)}


def test_a_district_in_which_nobody_stands_and_nobody_votes_is_found():
    assert bare(DAY - timedelta(days=1)) == set()
    assert bare(DAY) == {"EL-31-1"}
    assert bare(DAY + timedelta(days=1)) == {"EL-31-1", "EL-11-1"}


# --- the city: the county's congress elects -------------------------------------------------------


MEET = date(2021, 12, 25)  # the county's congress meets


def city(ballots, candidates="FGHIJ", opened=-3):
    """Four deputies of the city, elected by the twenty-one of one county's congress."""
    deputies = [f"d{n:02}" for n in range(21)]
    seated = (
        Deputy(id=who, name=who, congress=COUNTY, elected_by=COUNTY, since=DAY) for who in deputies
    )
    world = World(Register(divisions=Divisions.shipped()).with_deputies(seated))
    on = MEET - timedelta(days=60)
    world.do(e.CallElection, on, "city", congress=CITY, method="indirect", day=MEET)
    kept = {"body": PROVINCE, "seats": 4, "population": 9_000, "fixed": date(2016, 9, 1)}
    world.do(e.FixSeats, on, "city", **kept)
    unit = District(world, "city", "Xiangxiang", MEET, PRESIDIUM)
    drawn = {"division": COUNTY, "name": "湘乡市", "seats": 4, "population": 9_000}
    unit.do(e.DrawDistrict, -50, by=STANDING, **drawn)
    unit.do(e.OpenNominations, opened)
    named = {"organizations": ("party",), "nominees": tuple(candidates[:4])}
    unit.do(e.NominateByOrganizations, opened, **named)
    unit.do(e.NominateByPetition, opened, nominee=candidates[4], signers=deputies[:10])
    unit.do(e.SettleFormalList, -1, candidates=tuple(candidates))
    unit.do(e.IntroduceCandidates, -1, candidates=tuple(candidates), way="in the delegations")
    unit.do(e.AppointStaff, -1, role="scrutineer", people=("wu", "zheng"))
    unit.do(e.AppointStaff, -1, role="teller", people=("feng",))
    return unit.vote(ballots, channel="meeting", electors=deputies, proxies=False)


def test_an_indirect_election():
    unit = city([(("F", "G", "H", "I"), 12), (("F", "G", "H", "J"), 9)])
    world = unit.world
    assert unit.result.elected == ("F", "G", "H", "I")
    unit.confirm(1)
    world.do(e.AnnounceDeputies, MEET + timedelta(days=5), "city", deputies=("f", "g", "h", "i"))
    assert world.state.mandates["f"].unit == COUNTY
    assert world.found(MEET + timedelta(days=40)) == []


def test_another_indirect_election_needs_a_full_majority_again():
    unit = city([(("F", "G", "H", "I"), 10), (("F", "G", "H", "J"), 10)])  # 11 of all 21
    assert unit.result.elected == ("F", "G", "H")
    electors = {"electors": [f"d{n:02}" for n in range(21)], "proxies": False}
    more = {"channel": "meeting", **electors}
    unit.further("another", [(("I",), 10), (("J",), 8)], 1, **more)
    assert (unit.result.elected, unit.result.vacant) == (("F", "G", "H"), 1)
    unit.do(e.LeaveVacant, 2)
    (vacancy,) = unit.world.state.vacancies.values()
    assert (vacancy.cause, vacancy.unit) == ("not_elected", COUNTY)


def test_a_list_settled_before_two_days_of_deliberation_is_refused():
    with pytest.raises(Refused, match="EL-32-2a"):
        city([(("F",), 20)], opened=-2)


# --- a by-election --------------------------------------------------------------------------------


AGAIN = date(2022, 8, 30)


def resigned(world):
    offered = date(2022, 5, 10)
    world.do(
        e.OfferResignation, offered, "county", resignation="r1", deputy="x", to=COUNTY, reasons="!"
    )
    world.do(
        e.DecideResignation,
        offered + timedelta(days=10),
        "county",
        resignation="r1",
        votes=e.MotionVotes(for_=20),
        members=27,
    )
    ended = offered + timedelta(days=12)
    world.do(e.AnnounceEnd, ended, "county", deputy="x")
    old = world.register.deputies["x"]
    world.register = world.register.with_deputies(
        [evolve(old, until=world.state.mandates["x"].until)]
    )
    return world


def by_election(world, by=STANDING, candidates=("Z",)):
    on = AGAIN - timedelta(days=90)
    world.do(
        e.CallElection,
        on,
        "by-2022",
        congress=COUNTY,
        method="direct",
        day=AGAIN,
        by_election=True,
    )
    here = District(world, "by-2022", "D3", AGAIN, by)
    drawn = {"division": "430381101", "name": "第D3选区", "seats": 1, "population": 8_000}
    here.do(e.DrawDistrict, -85, **drawn)
    world.do(e.OrderByElection, AGAIN - timedelta(days=84), "by-2022", "D3", vacancy="x")
    carried = e.carried_forward(world.state, "county", "by-2022", AGAIN - timedelta(days=60))
    (roll,) = (act for act in carried if act.district == "D3")
    here.voters = roll.voters
    here.do(e.RegisterVoters, -60, voters=roll.voters).do(e.PostRoll, -25)
    return here.list(*candidates, seats=1).prepare()


def test_a_seat_falls_empty_and_its_district_fills_it(over):
    world = World(over.register)
    world.state = over.state
    resigned(world)
    assert world.state.vacancies["x"].phase is e.VacancyPhase.OPEN
    assert [code for code, *_ in world.found(date(2022, 5, 30))] == ["EL-57-1"]
    here = by_election(world).vote([(("Z",), 80), ((), 20)])
    here.confirm(2)
    assert world.state.vacancies["x"].phase is e.VacancyPhase.FILLED
    assert world.state.mandates["z"].district == "D3"
    assert len(world.register.deputies_of(COUNTY, AGAIN + timedelta(days=10))) == 5
    assert world.found(AGAIN + timedelta(days=30)) == []


def test_a_by_election_needs_no_committee_and_may_have_one(over):
    world = World(over.register)
    world.state = over.state
    here = by_election(resigned(world), by=COMMITTEE, candidates=("Z", "W"))
    here.vote([(("Z",), 55), (("W",), 45)])
    assert here.result.elected == ("Z",)
    assert here.world.found(AGAIN) == []
