"""A clean term after an election to plant in (届内样本): answers, recalls, by-elections, a town."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wholeprocess import election as e
from wholeprocess.journal import Act
from wholeprocess.process import EndMandate, SuppressFinding, SuspendDeputy
from wholeprocess.strategies.clean.district import (
    AGAIN,
    BY_DAY,
    FEW,
    LAST,
    PEOPLE,
    SEATS,
    VOTERS,
    Roll,
    confirmed,
    ids_of,
    listed,
    polled,
    registered,
    seated,
)

# --- the term -------------------------------------------------------------------------------------


def term(county: str, names: list[str], rolls: list[Roll]) -> Iterator[Act]:
    """Deputies answer and report; one is suspended, one resigns, one is recalled, one is not."""
    ids = ids_of(names)
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
    on = BY_DAY - timedelta(90)
    made: list[str] = []
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
        yield from registered(roll, objected=False)
        yield from listed(roll, 5)
        yield from polled(roll, 5)
        yield from confirmed(roll)
        made += roll.candidates[:1]
    yield from seated(county, made, BY_DAY + timedelta(12))


def going_on(county: str) -> Iterator[Act]:
    """Two by-elections that vote on the last day of the journal, one of them for another time."""
    for election, district, day, number in (("e3", "D9", LAST, 5), ("e4", "D8", AGAIN, 4)):
        called = {"congress": county, "method": "direct", "day": day, "by_election": True}
        yield e.CallElection(on=day - timedelta(90), election=election, **called)
        by = "standing-committee"
        roll = Roll(election=election, district=district, congress=county, day=day, by=by)
        drawn = {"division": county, "name": district, "seats": SEATS, "population": PEOPLE}
        yield roll.act(e.DrawDistrict, -85, **drawn)
        yield from registered(roll, objected=False)
        yield from listed(roll, number)
        yield from (act for act in polled(roll, number) if act.on <= LAST)


def town(county: str) -> Iterator[Act]:
    """The election of a town whose day is still to come."""
    day = LAST + timedelta(5)
    here, members = f"{county}100", tuple(f"town-member-{n}" for n in range(9))
    on = LAST - timedelta(120)
    yield e.CallElection(on=on, election="e5", congress=here, method="direct", day=day)
    heads = {"chair": members[0], "vice_chairs": members[1:3]}
    of_county = {"election": "e5", "by": "standing-committee", "body": county}
    yield e.AppointCommittee(on=on, members=members, **heads, **of_county)
    yield e.FixSeats(on=on, seats=3, population=3 * FEW, **of_county)
    yield e.FileSeats(on=on + timedelta(1), election="e5", to=county)
    for number, (district, seats) in enumerate((("T1", 2), ("T2", 1)), 6):
        roll = Roll(
            election="e5",
            district=district,
            congress=here,
            day=day,
            by="election-committee",
            seats=seats,
        )
        people = seats * FEW
        drawn = {"division": here, "name": district, "seats": seats, "population": people}
        yield roll.act(e.DrawDistrict, -100, **drawn)
        made = (*registered(roll, objected=False), *listed(roll, number))
        yield from (act for act in made if act.on <= LAST)


def offences(county: str) -> Iterator[Act]:
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
