"""A district of 40 voters and one of 20 on their election day, and ways to let them vote."""

from datetime import date, timedelta

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.election.poll.findings import findings
from wholeprocess.law import in_force

COUNTY, CITY = "430381", "4303"
DAY = date(2021, 7, 1)  # the election day
ELECTION, HERE = "2021", "D01"
REGISTER = Register(divisions=Divisions.shipped()).with_deputies(
    Deputy(id=f"d{n:02}", name="x", congress=COUNTY, elected_by=COUNTY, since=date(2021, 1, 1))
    for n in range(1, 11)
)


class Poll:
    """A state, the law of a place and the settings of a case, with short names for acts."""

    def __init__(self, state, place, **settings):
        self.state, self.place = state, place
        self.settings = settings

    def act(self, kind, after=0, *, district=HERE, **fields):
        """An act so many days after the election day (before it, if negative)."""
        if self.state.elections[ELECTION].method is e.Method.INDIRECT:
            fields.setdefault("by", "presidium")
        on = DAY + timedelta(days=after)
        return kind(on=on, election=ELECTION, district=district, **fields)

    def law(self, on):
        return in_force(on, self.place).under(self.settings)

    def take(self, *acts):
        for act in acts:
            self.state = e.admit(self.state, act, self.law(act.on), REGISTER)
        return self

    def do(self, kind, after=0, **fields):
        """Take an act in; the poll goes on from there."""
        return self.take(self.act(kind, after, **fields))

    def refusal(self, kind, after=0, **fields):
        act = self.act(kind, after, **fields)
        return e.why_not(self.state, act, self.law(act.on), REGISTER)

    def why_not(self, kind, after=0, **fields):
        """The code under which an act would be refused, or ``None``."""
        refusal = self.refusal(kind, after, **fields)
        return refusal and refusal.code

    def proxy(self, principal, proxy, **fields):
        both = {"principal": principal, "proxy": proxy, "reason": "away"}
        return self.do(e.AppointProxy, -2, **both, **fields)

    def ready(self, *, channels=("station",), days=1):
        """Scrutineers and boxes (named as their channels), and the poll is open."""
        self.do(e.AppointStaff, -1, role="scrutineer", people=("s1", "s2"))
        for channel in channels:
            self.do(e.SetUpBox, -1, box=channel, channel=channel, scrutineers=("s1", "s2"))
        return self.do(e.OpenPoll, days=days)

    def give(self, *voters, box="station", **fields):
        return self.do(e.IssueBallots, box=box, voters=voters, **fields)

    def close(self, **returned):
        """Each box is opened with so many ballots, and the record is signed."""
        for box, ballots in returned.items():
            self.do(e.OpenBox, box=box.replace("_", "-"), returned=ballots)
        return self.do(e.SignRecord, signed_by=("s1",))

    @property
    def poll(self):
        return self.state.polls[ELECTION, HERE]

    def codes(self, after=0, *, notes=False):
        through = DAY + timedelta(days=after)

        def law_at(on, place):
            return in_force(on, place).under(self.settings)

        found = findings(self.state, law_at, through)
        return [f.code for f in found if f.code[:5] in PARTS and (notes or f.severity != "note")]


PARTS = {"EL-38", "EL-40", "EL-43", "ELP-s", "ELL-m", "ELP-c"}
"""The beginnings of the codes that this part finds."""


def make(place=COUNTY, *, voters=40, formal=("a", "b"), seats=1, named=True, **more):
    """A formal list of two for one seat; ``named`` says whether the place keeps voters by name."""
    kinds = ("method", "by_election")
    election = {name: more.pop(name) for name in kinds if name in more}
    direct = election.get("method", "direct") == "direct"
    places = {(ELECTION, HERE): voters, (ELECTION, "D02"): 20}
    roll = {f"v{n:02}": HERE for n in range(1, voters + 1)} | {
        f"w{n:02}": "D02" for n in range(1, 21)
    }
    state = e.State(
        elections={
            ELECTION: e.Election(
                id=ELECTION,
                congress=place if direct else CITY,
                method=e.Method(election.get("method", "direct")),
                day=DAY,
                by_election=election.get("by_election", False),
            )
        },
        districts={
            where: e.District(
                election=ELECTION,
                id=where[1],
                name="x",
                division=COUNTY,
                seats=seats,
                population=100,
            )
            for where in places
        },
        rolls={where: e.Roll(size=size) for where, size in places.items()} if direct else {},
        voters={ELECTION: roll} if named and direct else {},
        lists={where: e.CandidateList(nominees=formal, formal=formal) for where in places}
        if formal
        else {},
    )
    return Poll(state, place, **more)


@pytest.fixture(scope="session")
def poll():
    """Makes a district before its poll: ``poll(place="31", **{"ELP-participation": "issued"})``."""
    return make
