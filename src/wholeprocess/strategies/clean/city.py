"""A clean election of a city to plant in (间接选举样本): the congresses of two counties elect."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wholeprocess import election as e
from wholeprocess.congress import Deputy
from wholeprocess.journal import Act
from wholeprocess.process import CODEC, EndMandate, EnterUnits, SeatDeputies
from wholeprocess.strategies.clean.district import Roll

MEET, LAST = date(2021, 12, 25), date(2022, 11, 15)
DEPUTIES = 21
ENDED = date(2022, 4, 10)


def city_acts(county: str, later: int = 0) -> Iterator[Act]:
    """An election of the city above a county, in the order of the days; so many years later."""

    def moved(act: Act) -> Act:
        """The act with every day in it moved on, which a journal writes as text."""
        text = json.dumps(CODEC.dump(act), ensure_ascii=False)
        data = re.sub(r"\b(20\d\d)(?=-\d\d-\d\d)", lambda y: str(int(y[0]) + later), text)
        return CODEC.load(act.kind, act.version, json.loads(data))

    acts = sorted(_acts(county), key=lambda act: act.on)
    yield from map(moved, acts) if later else acts


def _acts(county: str) -> Iterator[Act]:
    city, other = county[:4], f"{county[:4]}99"
    for place in (county, other):
        yield _seated(place, place, [f"{place}-{n:02}" for n in range(DEPUTIES)], date(2021, 12, 1))
    yield from _called("city", city, MEET)
    names = []
    for unit, seats in ((county, 2), (other, 3)):
        roll = Roll(
            election="city", district=unit, congress=city, day=MEET, by="presidium", seats=seats
        )
        yield from _put_forward(roll, MEET)
        yield from _voted(roll)
        yield from _confirmed(roll)
        names += [(unit, f"deputy-{who}") for who in roll.candidates[:-1]]
    announced, ids = MEET + timedelta(7), [ident for _, ident in names]
    yield e.AnnounceDeputies(on=announced, election="city", by="standing-committee", deputies=ids)
    for unit in (county, other):
        yield _seated(city, unit, [ident for u, ident in names if u == unit], announced)
    yield from _recalled(county, ids[0])
    yield from _to_come(city, county, other)
    yield EnterUnits(on=LAST, congress=city, units=())


def _seated(congress: str, by: str, ids: list[str], on: date) -> Act:
    deputies = [Deputy(id=i, name=i, congress=congress, elected_by=by, since=on) for i in ids]
    return SeatDeputies(on=on, congress=congress, deputies=deputies)


def _called(election: str, city: str, day: date) -> Iterator[Act]:
    on = day - timedelta(60)
    called = {"election": election, "congress": city, "method": "indirect", "day": day}
    yield e.CallElection(on=on, **called)
    kept = {"body": city[:2], "seats": 5, "population": 9_000, "fixed": date(2016, 9, 1)}
    yield e.FixSeats(on=on, election=election, **kept)


def _put_forward(roll: Roll, day: date) -> Iterator[Act]:
    """The unit is named, and its congress has its candidates on the day before the vote."""
    early = (day - roll.day).days
    drawn: dict[str, Any] = {"division": roll.district, "name": roll.district}
    fields = {"seats": roll.seats, "population": 1_800 * roll.seats, "by": "standing-committee"}
    yield roll.act(e.DrawDistrict, early - 50, **drawn, **fields)
    yield roll.act(e.OpenNominations, early - 3)
    *by_party, by_deputies = roll.candidates
    named = {"organizations": ("party",), "nominees": tuple(by_party)}
    yield roll.act(e.NominateByOrganizations, early - 3, **named)
    signers = tuple(f"{roll.district}-{n:02}" for n in range(10))
    yield roll.act(e.NominateByPetition, early - 3, nominee=by_deputies, signers=signers)
    yield roll.act(e.SettleFormalList, early - 1, candidates=roll.candidates)
    ways = {"candidates": roll.candidates, "way": "in the delegations"}
    yield roll.act(e.IntroduceCandidates, early - 1, **ways)


def _voted(roll: Roll) -> Iterator[Act]:
    scrutineers = (f"wu-{roll.district}", f"zheng-{roll.district}")
    yield roll.act(e.AppointStaff, -1, role="scrutineer", people=scrutineers)
    yield roll.act(e.AppointStaff, -1, role="teller", people=(f"feng-{roll.district}",))
    hall = {"box": "hall", "channel": "meeting", "scrutineers": scrutineers}
    yield roll.act(e.SetUpBox, -1, **hall)
    yield roll.act(e.OpenPoll, 0)
    came = tuple(f"{roll.district}-{n:02}" for n in range(DEPUTIES))
    yield roll.act(e.IssueBallots, 0, box="hall", voters=came)
    yield roll.act(e.OpenBox, 0, box="hall", returned=DEPUTIES)
    yield roll.act(e.SignRecord, 0, signed_by=scrutineers)
    won, (last, loser) = roll.candidates[:-1], roll.candidates[-2:]
    cast = {won: 14, (*[w for w in won if w != last], loser): 7}
    box = e.Box.merged(e.Box.of([list(marks)] * n) for marks, n in cast.items())
    yield roll.act(e.CountBoxes, 0, boxes=("hall",), patterns=box.patterns)
    yield roll.act(e.DeclareResult, 0)
    yield roll.act(e.PublishElected, 1)


def _confirmed(roll: Roll) -> Iterator[Act]:
    won = roll.candidates[:-1]
    seats = [e.Seat(who, f"deputy-{who}") for who in won]
    yield roll.act(e.ReportCredentials, 3, by="credentials-committee", valid=won)
    yield roll.act(e.ConfirmCredentials, 5, by="standing-committee", seats=seats)


def _recalled(county: str, who: str) -> Iterator[Act]:
    """A deputy is recalled in recess, and the committee that votes elects another."""
    about = {"election": "city", "recall": "r1"}
    on = ENDED - timedelta(10)
    yield e.MoveRecall(on=on, by="council", deputy=who, reasons="never came", **about)
    yield e.TellDeputy(on=on + timedelta(1), **about)
    yield e.Defend(on=on + timedelta(5), by=who, words="I was ill", **about)
    counted = {"votes": e.MotionVotes(for_=20), "members": 27}
    yield e.VoteOnRecall(on=ENDED, by="council", **counted, **about)
    yield e.FileRecall(on=ENDED + timedelta(1), **about)
    yield EndMandate(on=ENDED, congress=county[:4], deputy=who, reason="recalled")
    yield e.AnnounceEnd(on=ENDED + timedelta(2), election="city", deputy=who)
    votes = [e.VotesFor("successor", 20)]
    elected = ENDED + timedelta(30)
    yield e.ElectInRecess(on=elected, election="city", vacancy=who, members=27, votes=votes)


def _to_come(city: str, county: str, other: str) -> Iterator[Act]:
    """Another election of the city, whose day is still to come: lists are settled."""
    day = LAST + timedelta(5)
    yield from _called("next", city, day)
    for unit, seats in ((county, 1), (other, 4)):
        roll = Roll(
            election="next", district=unit, congress=city, day=day, by="presidium", seats=seats
        )
        yield from _put_forward(roll, LAST - timedelta(2))
