"""A clean election to plant in (选举样本): five districts, and what a county does for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wholeprocess import election as e
from wholeprocess.congress import SessionKind
from wholeprocess.decision import CloseSession, OpenSession
from wholeprocess.journal import Act
from wholeprocess.law import Threshold
from wholeprocess.process import EnterUnits, OpenTerm, SetPractice
from wholeprocess.strategies.clean.district import (
    DAY,
    LAST,
    MEETINGS,
    ORGANS,
    PEOPLE,
    SEATS,
    Roll,
    canvassed,
    confirmed,
    ids_of,
    listed,
    objected,
    polled,
    registered,
    seated,
)
from wholeprocess.strategies.clean.term import going_on, offences, term, town


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
        asked = number in (0, 1, 4)
        yield from canvassed(roll)
        yield from registered(roll, objected=asked)
        if asked:
            yield from objected(roll)
        yield from listed(roll, number)
        yield from polled(roll, number)
        yield from confirmed(roll)
    names = [who for roll in rolls for who in roll.candidates[:SEATS]]
    yield from seated(county, names, DAY + timedelta(12))
    yield e.AnnounceDeputies(
        on=DAY + timedelta(12), election="e1", by="standing-committee", deputies=ids_of(names)
    )
    opened = DAY + timedelta(20)
    yield OpenSession(
        on=opened,
        congress=county,
        session="first",
        session_kind=SessionKind.FIRST_OF_TERM,
        present=ids_of(names),
        by="standing-committee",
    )
    yield CloseSession(on=opened + timedelta(2), session="first", by="presidium")
    yield from term(county, names, rolls)
    yield from offences(county)
    yield from going_on(county)
    yield from town(county)
    yield EnterUnits(on=LAST, congress=county, units=())


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
