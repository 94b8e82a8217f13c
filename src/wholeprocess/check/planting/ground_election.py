"""A clean election to plant in (选举样本): five districts, the term after it, a by-election."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from wholeprocess import election as e
from wholeprocess.congress import Deputy, DivisionCode, SessionKind
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.journal import Act
from wholeprocess.law import Threshold
from wholeprocess.process import (
    EndMandate,
    EnterUnits,
    OpenTerm,
    SeatDeputies,
    SetPractice,
    SuppressFinding,
    SuspendDeputy,
)

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
        return kind(on=on, election=self.election, district=self.district, **who)  # type: ignore


def election_acts(county: str) -> Iterator[Act]:
    """A county's election in which nothing is irregular, in the order of the days."""
    yield from sorted(_acts(county), key=lambda act: act.on)


def _acts(county: str) -> Iterator[Act]:
    rolls = [
        Roll(election="e1", district=f"D{n}", congress=county, day=DAY, by="election-committee")
        for n in range(1, 6)
    ]
    yield from _called(county, sum(roll.seats for roll in rolls))
    for number, roll in enumerate(rolls):
        objected = number in (0, 1, 4)
        yield from _canvassed(roll)
        yield from _registered(roll, objected=objected)
        if objected:
            yield from _objected(roll)
        yield from _listed(roll, number)
        yield from _polled(roll, number)
        yield from _confirmed(roll)
    names = [who for roll in rolls for who in roll.candidates[:SEATS]]
    yield from _seated(county, names, DAY + timedelta(12))
    yield e.AnnounceDeputies(
        on=DAY + timedelta(12), election="e1", by="standing-committee", deputies=_ids(names)
    )
    opened = DAY + timedelta(20)
    yield OpenSession(
        on=opened,
        congress=county,
        session="first",
        session_kind=SessionKind.FIRST_OF_TERM,
        present=_ids(names),
        by="standing-committee",
    )
    yield CloseSession(on=opened + timedelta(2), session="first", by="presidium")
    yield from _term(county, names, rolls)
    yield from _offences(county)
    yield from _going_on(county)
    yield from _town(county)
    yield EnterUnits(on=LAST, congress=county, units=())


def _ids(names: list[str]) -> tuple[str, ...]:
    return tuple(f"deputy-{who}" for who in names)


def _called(county: str, seats: int) -> Iterator[Act]:
    on, province = DAY - timedelta(120), county[:2]
    yield OpenTerm(on=on, congress=county)
    if share := MEETINGS.get(province):
        value = Threshold(share, strict=False)
        set_here = {"code": "ELP-meetings", "value": value, "reason": "decided"}
        yield SetPractice(on=on, congress=county, **set_here)
    members = tuple(f"member-{n:02}" for n in range(15))
    yield e.CallElection(on=on, election="e1", congress=county, method="direct", day=DAY)
    yield e.AppointCommittee(
        on=on,
        election="e1",
        body=county,
        by="standing-committee",
        members=members,
        chair=members[0],
        vice_chairs=members[1:3],
    )
    yield e.FixSeats(on=on, election="e1", body=province, seats=seats, population=5 * PEOPLE)
    yield e.FileSeats(on=on + timedelta(1), election="e1", to="")
    cause = {"body": province, "seats": seats, "population": 5 * PEOPLE, "cause": "population"}
    anew = on + timedelta(5)
    yield e.RedetermineSeats(on=anew, election="e1", **cause)
    yield e.FileSeats(on=anew + timedelta(3), election="e1", to=province)
    yield e.FileSeats(on=anew + timedelta(4), election="e1", to="")
    yield e.ArrangeVetting(on=DAY - timedelta(60), election="e1", organs=ORGANS)
    gate = e.QualityGate(criteria=[e.Criterion(measure="suggestions", least=1)])
    yield e.StateQualityGate(on=DAY - timedelta(60), election="e1", gate=gate)


# --- the roll -------------------------------------------------------------------------------------


def _canvassed(roll: Roll) -> Iterator[Act]:
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


def _registered(roll: Roll, *, objected: bool) -> Iterator[Act]:
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


def _objected(roll: Roll) -> Iterator[Act]:
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


def _listed(roll: Roll, number: int) -> Iterator[Act]:
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


def _polled(roll: Roll, number: int) -> Iterator[Act]:
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
    box = e.Box.merged(e.Box.of([list(marks)] * n) for marks, n in ballots.items())
    yield roll.act(e.CountBoxes, after, boxes=("station", "mobile"), patterns=box.patterns)
    yield roll.act(e.DeclareResult, after)
    published = min(roll.day + timedelta(after + 1), LAST)
    yield roll.act(e.PublishElected, (published - roll.day).days)


def _confirmed(roll: Roll) -> Iterator[Act]:
    won = roll.candidates[:-1]
    seats = [e.Seat(who, f"deputy-{who}") for who in won]
    yield roll.act(e.ReportCredentials, 9, by="credentials-committee", valid=won)
    yield roll.act(e.ConfirmCredentials, 10, by="standing-committee", seats=seats)


def _seated(county: str, names: list[str], on: date) -> Iterator[Act]:
    deputies = [
        Deputy(
            id=ident,
            name=ident,
            congress=DivisionCode(county),
            elected_by=DivisionCode(county),
            since=on,
        )
        for ident in _ids(names)
    ]
    yield SeatDeputies(on=on, congress=county, deputies=deputies)


# --- the term -------------------------------------------------------------------------------------


def _term(county: str, names: list[str], rolls: list[Roll]) -> Iterator[Act]:
    """Deputies answer and report; one is suspended, one resigns, one is recalled, one is not."""
    ids = _ids(names)
    about = {"election": "e1"}
    for n, who in enumerate(ids):
        asked = date(2022, 3, 1) + timedelta(n)
        question = {"question": f"q{n}", "words": "the road"}
        yield e.AskDeputy(on=asked, deputy=who, by="voters", **about, **question)
        yield e.AnswerElectors(on=asked + timedelta(5), deputy=who, **about, **question)
        told = date(2022, 9, 1)
        if n not in (3, 5):
            yield e.ReportToElectors(on=told, deputy=who, words="the year", **about)
    yield from _suspended(county, ids[0])
    yield from _resigned(county, ids[3])
    yield from _recalled(county, ids[5], "r1", rolls[2], 40)
    yield from _recalled(county, ids[7], "r2", rolls[3], 10)
    yield from _by_election(county, ids, rolls)


def _suspended(county: str, who: str) -> Iterator[Act]:
    start, end = date(2022, 4, 1), date(2022, 5, 9)
    about = {"election": "e1", "deputy": who}
    yield e.Suspend(on=start, cause="in_custody", **about)
    yield SuspendDeputy(on=start, congress=county, deputy=who, reason="held", to=end)
    yield e.Resume(on=end, cause_ended=end, **about)


def _resigned(county: str, who: str) -> Iterator[Act]:
    on = date(2022, 5, 10)
    letter = {"election": "e1", "resignation": "letter"}
    yield e.OfferResignation(on=on, deputy=who, to=county, reasons="ill", **letter)
    votes = e.MotionVotes(for_=20)
    yield e.DecideResignation(on=on + timedelta(10), votes=votes, members=27, **letter)
    yield EndMandate(on=on + timedelta(10), congress=county, deputy=who, reason="resigned")
    yield e.AnnounceEnd(on=on + timedelta(12), election="e1", deputy=who)


def _recalled(county: str, who: str, ident: str, roll: Roll, votes: int) -> Iterator[Act]:
    on = date(2022, 5, 10)
    about = {"election": "e1", "recall": ident}
    yield e.PetitionRecall(
        on=on,
        deputy=who,
        district=roll.district,
        signers=roll.voters[:50],
        to=county,
        reasons="never came",
        **about,
    )
    yield e.InvestigateRecall(on=on + timedelta(3), words="never came", **about)
    yield e.TellDeputy(on=on + timedelta(4), **about)
    yield e.Defend(on=on + timedelta(8), by=who, words="I was ill", written=True, **about)
    yield e.PrintRecall(on=on + timedelta(9), with_defence=True, **about)
    counted = e.MotionVotes(for_=votes)
    yield e.VoteOnRecall(on=on + timedelta(10), votes=counted, **about)
    if votes * 2 > VOTERS:
        yield e.FileRecall(on=on + timedelta(11), **about)
        yield EndMandate(on=on + timedelta(10), congress=county, deputy=who, reason="recalled")
        yield e.AnnounceEnd(on=on + timedelta(12), election="e1", deputy=who)


def _by_election(county: str, ids: tuple[str, ...], rolls: list[Roll]) -> Iterator[Act]:
    """The seats of the one who resigned and the one who was recalled are filled."""
    on, made = BY_DAY - timedelta(90), []
    yield e.CallElection(
        on=on, election="e2", congress=county, method="direct", day=BY_DAY, by_election=True
    )
    by = "standing-committee"
    orders = "by-election-body" if county.startswith("11") else by
    for old, vacancy in ((rolls[1], ids[3]), (rolls[2], ids[5])):
        roll = Roll(
            election="e2", district=old.district, congress=county, day=BY_DAY, by=by, seats=1
        )
        drawn = {"division": county, "name": old.district, "seats": 1, "population": PEOPLE}
        yield roll.act(e.DrawDistrict, -85, **drawn)
        yield roll.act(e.OrderByElection, -84, by=orders, vacancy=vacancy)
        yield from _registered(roll, objected=False)
        yield from _listed(roll, 5)
        yield from _polled(roll, 5)
        yield from _confirmed(roll)
        made += roll.candidates[:1]
    yield from _seated(county, made, BY_DAY + timedelta(12))


def _going_on(county: str) -> Iterator[Act]:
    """Two by-elections that vote on the last day of the journal, one of them for another time."""
    for election, district, day, number in (("e3", "D9", LAST, 5), ("e4", "D8", AGAIN, 4)):
        called = {"congress": county, "method": "direct", "day": day, "by_election": True}
        yield e.CallElection(on=day - timedelta(90), election=election, **called)
        by = "standing-committee"
        roll = Roll(election=election, district=district, congress=county, day=day, by=by)
        drawn = {"division": county, "name": district, "seats": SEATS, "population": PEOPLE}
        yield roll.act(e.DrawDistrict, -85, **drawn)
        yield from _registered(roll, objected=False)
        yield from _listed(roll, number)
        yield from (act for act in _polled(roll, number) if act.on <= LAST)


def _town(county: str) -> Iterator[Act]:
    """The election of a town whose day is still to come."""
    day = LAST + timedelta(5)
    town, members = f"{county}100", tuple(f"town-member-{n}" for n in range(9))
    on = LAST - timedelta(120)
    yield e.CallElection(on=on, election="e5", congress=town, method="direct", day=day)
    heads = {"chair": members[0], "vice_chairs": members[1:3]}
    of_county = {"election": "e5", "by": "standing-committee", "body": county}
    yield e.AppointCommittee(on=on, members=members, **heads, **of_county)
    yield e.FixSeats(on=on, seats=3, population=3 * FEW, **of_county)
    yield e.FileSeats(on=on + timedelta(1), election="e5", to=county)
    for number, (district, seats) in enumerate((("T1", 2), ("T2", 1)), 6):
        roll = Roll(
            election="e5",
            district=district,
            congress=town,
            day=day,
            by="election-committee",
            seats=seats,
        )
        people = seats * FEW
        drawn = {"division": town, "name": district, "seats": seats, "population": people}
        yield roll.act(e.DrawDistrict, -100, **drawn)
        made = (*_registered(roll, objected=False), *_listed(roll, number))
        yield from (act for act in made if act.on <= LAST)


def _offences(county: str) -> Iterator[Act]:
    """Offences that were handed on; that they happened is known, and so counted apart."""
    for n in range(1, 4):
        found, ident = date(2022, 1, 10) + timedelta(n), f"offence-{n}"
        about = {"election": "e1", "offence": ident}
        yield e.RecordOffence(on=found, what="bribery", words="gifts", functionary=True, **about)
        yield e.TransferOffence(
            on=found + timedelta(9), to=("public-security", "supervision"), **about
        )
        yield SuppressFinding(
            on=LAST, congress=county, code="EL-58-1", matter=ident, reason="handed to the police"
        )


__all__ = ["election_acts"]
