"""One clean district of an election to plant in (选区样本): its roll, its candidates, its poll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from wholeprocess import election as e
from wholeprocess.congress import Deputy, DivisionCode
from wholeprocess.journal import Act
from wholeprocess.process import SeatDeputies

DAY = date(2021, 11, 30)
BY_DAY = date(2022, 10, 18)
LAST = date(2023, 1, 10)
AGAIN = LAST - timedelta(7)
ORGANS = ("organs-department", "police")
MEETINGS = {"31": "3/5", "37": "0"}
"""In what part of the districts candidates are to meet voters, where a congress set it lower."""

VOTERS, PEOPLE, FEW, SEATS = 60, 8_000, 600, 2


@frozen(kw_only=True)
class Roll:
    """One district of an election that is being made."""

    election: str
    district: str
    congress: str
    day: date
    by: str
    seats: int = SEATS

    @property
    def voters(self) -> tuple[str, ...]:
        """Its voters; the last one was left out at first."""
        return tuple(f"{self.election}-{self.district}-{n:02}" for n in range(VOTERS))

    @property
    def candidates(self) -> tuple[str, ...]:
        """One more than the seats."""
        return tuple(f"{self.election}-{self.district}-c{n}" for n in range(self.seats + 1))

    def act(self, kind: type[e.DistrictAct], after: int, **fields: Any) -> e.DistrictAct:
        """An act so many days after the election day, by whoever runs the election unless said."""
        on = self.day + timedelta(after)
        who = {"by": self.by, **fields}
        return kind(on=on, election=self.election, district=self.district, **who)


# --- the roll -------------------------------------------------------------------------------------


def canvassed(roll: Roll) -> Iterator[Act]:
    """The district is drawn, and each of its doors is knocked at."""
    drawn = {"division": roll.congress, "name": f"第{roll.district}选区"}
    yield roll.act(e.DrawDistrict, -100, seats=roll.seats, population=PEOPLE, **drawn)
    area: dict[str, Any] = {
        "area": f"{roll.district}-a",
        "buildings": tuple(f"{roll.district}-b{n}" for n in (1, 2)),
        "households": tuple(f"{roll.district}-h{n}" for n in (1, 2, 3)),
    }
    yield roll.act(e.ParcelOut, -70, canvasser="zhou", **area)
    yield roll.act(e.RecordVisits, -45, **{**area, "by": "zhou"})


def registered(roll: Roll, *, objected: bool) -> Iterator[Act]:
    """One voter is entered by a judgment later, or else one is held in custody."""
    at_first = roll.voters[:-1] if objected else roll.voters
    yield roll.act(e.RegisterVoters, -60, voters=at_first)
    yield roll.act(e.PostRoll, -25)
    last = roll.voters
    if not objected:
        held = {"in_custody": True, "serious": True, "decided_by": "court"}
        yield roll.act(e.SuspendVoters, -13, voters=roll.voters[-1:], **held)
        last = roll.voters[:-1]
    yield roll.act(e.FreezeRoll, -2, size=len(last), digest=e.roll_digest(last))


def objected(roll: Roll) -> Iterator[Act]:
    """The last voter was left out, and is entered as the court says; another stays listed."""
    left_out, listed = roll.voters[-1], roll.voters[20]
    one, two = f"{roll.district}-o1", f"{roll.district}-o2"
    yield roll.act(e.ObjectToRoll, -23, by="li", objection=one, claim="omitted", voter=left_out)
    yield roll.act(e.DecideObjection, -22, objection=one, upheld=False)
    yield roll.act(e.SueOverRoll, -20, by="li", objection=one, court="court")
    yield roll.act(e.JudgeRoll, -16, by="court", objection=one, upheld=True)
    yield roll.act(e.RegisterVoters, -14, voters=(left_out,), ground="judgment")
    claim = {"claim": "wrongly-listed", "voter": listed}
    yield roll.act(e.ObjectToRoll, -23, by="he", objection=two, **claim)
    yield roll.act(e.DecideObjection, -22, objection=two, upheld=False)


# --- the candidates -------------------------------------------------------------------------------


def _vetted(person: str) -> Iterator[Act]:
    """Somebody who stands again is looked at by the organs, and his record is good."""
    about = {"election": "e1", "person": person}
    entered, heard, reviewed = (DAY - timedelta(days) for days in (58, 50, 45))
    yield e.EnterInPool(on=entered, recommended_by="union", stands_again=True, **about)
    for organ in ORGANS:
        yield e.Vet(on=heard, by=organ, favourable=True, words="fit", **about)
    yield e.ReviewRecord(on=reviewed, record=[e.DutyCount("suggestions", 3)], **about)


def listed(roll: Roll, number: int) -> Iterator[Act]:
    many = number in (1, 2)  # more than may stand: consulted on, or put to a pre-election
    extra = tuple(f"{roll.election}-{roll.district}-c{n}" for n in (3, 4) if many)
    nominees = (*roll.candidates, *extra)
    first, *others = nominees
    yield roll.act(e.OpenNominations, -24)
    if number > 1 and roll.congress.startswith("31"):  # a fifth at most, in Shanghai
        others = [first, *others]
    else:
        if roll.election == "e1":
            yield from _vetted(first)
        named = {"organizations": ("party",), "nominees": (first,)}
        yield roll.act(e.NominateByOrganizations, -23, **named)
    for n, other in enumerate(others):
        signers = roll.voters[10 * n : 10 * n + 10]
        yield roll.act(e.NominateByPetition, -23, by="voters", nominee=other, signers=signers)
    for who in nominees:
        yield roll.act(e.GiveParticulars, -22, by=who, nominee=who, words="a teacher")
    if number == 0:
        untrue = {"nominee": first, "words": "no teacher"}
        yield roll.act(e.FindParticularsUntrue, -21, **untrue)
        yield roll.act(e.NotifyOfParticulars, -21, **untrue)
    yield roll.act(e.PostNominees, -18, nominees=nominees)
    if number == 1:
        agreed = {"voters": 40, "in_favour": 30, "agreed_on": roll.candidates}
        yield roll.act(e.ConsultVoterGroups, -15, groups=4, **agreed)
    if number == 2:
        yield roll.act(e.ConsultVoterGroups, -15, groups=4, voters=40)
        votes = [e.Polled(who, 30 - n) for n, who in enumerate(nominees)]
        yield roll.act(e.HoldPreElection, -14, voters=40, votes=votes)
    yield roll.act(e.SettleFormalList, -12, candidates=roll.candidates)
    yield roll.act(e.PostFormalList, -10)
    yield roll.act(e.IntroduceCandidates, -9, candidates=roll.candidates, way="notice")
    if number == 3:
        yield roll.act(e.RequestMeeting, -8, by="voters")
    yield roll.act(e.HoldMeeting, -5, candidates=roll.candidates, voters=30)


# --- the poll and the count -----------------------------------------------------------------------


def polled(roll: Roll, number: int) -> Iterator[Act]:
    scrutineers = tuple(f"scrutineer-{roll.district}-{n}" for n in range(1, 5))
    yield roll.act(e.AppointStaff, -3, role="scrutineer", people=scrutineers)
    yield roll.act(e.AppointStaff, -3, role="teller", people=(f"teller-{roll.district}",))
    away, proxy = roll.voters[49], roll.voters[0]
    yield roll.act(e.AppointProxy, -2, principal=away, proxy=proxy, reason="away")
    won, (last, loser) = roll.candidates[:-1], roll.candidates[-2:]
    if number != 4:
        ballots = {(*won,): 35, (*won[:-1], loser): 15}
    else:  # a majority for the first seat alone
        ballots = {(*won,): 24, (*won[:-1], loser): 24, (): 2}
    yield from _vote(roll, 0, scrutineers, ballots)
    if number == 4:
        on = roll.day + timedelta(7)
        yield roll.act(e.CallFurtherVote, 1, vote="another", day=on)
        yield from _vote(roll, 7, scrutineers, {(last,): 30, (loser,): 20})


def _vote(
    roll: Roll, after: int, scrutineers: tuple[str, ...], ballots: dict[tuple[str, ...], int]
) -> Iterator[Act]:
    """Fifty vote: thirty-nine and a proxy's at the station, ten at home."""
    for box, channel, people in (
        ("station", "station", scrutineers[:2]),
        ("mobile", "mobile-box", scrutineers[2:]),
    ):
        set_up = {"box": box, "channel": channel, "scrutineers": people}
        yield roll.act(e.SetUpBox, after - 1, **set_up)
    yield roll.act(e.OpenPoll, after)
    proxied = () if after else (roll.voters[49],)
    came = roll.voters[: 40 - len(proxied)]
    yield roll.act(e.IssueBallots, after, box="station", card="voter-card", voters=came)
    if proxied:
        yield roll.act(e.IssueProxyBallots, after, box="station", voters=proxied)
    home = {
        "card": "voter-card",
        "reason": "unable-to-move",
        "voters": roll.voters[39:49] if proxied else roll.voters[40:50],
    }
    yield roll.act(e.IssueBallots, after, box="mobile", **home)
    yield roll.act(e.OpenBox, after, box="station", returned=40)
    yield roll.act(e.OpenBox, after, box="mobile", returned=10)
    yield roll.act(e.SignRecord, after, signed_by=scrutineers)
    counted = e.Box.merged(e.Box.of([list(marks)] * n) for marks, n in ballots.items())
    boxes = ("station", "mobile")
    yield roll.act(e.CountBoxes, after, boxes=boxes, patterns=counted.patterns)
    yield roll.act(e.DeclareResult, after)
    published = min(roll.day + timedelta(after + 1), LAST)
    yield roll.act(e.PublishElected, (published - roll.day).days)


def confirmed(roll: Roll) -> Iterator[Act]:
    won = roll.candidates[:-1]
    seats = [e.Seat(who, f"deputy-{who}") for who in won]
    yield roll.act(e.ReportCredentials, 9, by="credentials-committee", valid=won)
    yield roll.act(e.ConfirmCredentials, 10, by="standing-committee", seats=seats)


def ids_of(names: list[str]) -> tuple[str, ...]:
    return tuple(f"deputy-{who}" for who in names)


def seated(county: str, names: list[str], on: date) -> Iterator[Act]:
    deputies = [
        Deputy(
            id=ident,
            name=ident,
            congress=DivisionCode(county),
            elected_by=DivisionCode(county),
            since=on,
        )
        for ident in ids_of(names)
    ]
    yield SeatDeputies(on=on, congress=county, deputies=deputies)
