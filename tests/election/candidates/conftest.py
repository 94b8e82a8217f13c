"""An election in two districts, and ways to put persons forward in it."""

from datetime import date, timedelta

import pytest

from wholeprocess import election as e
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.election.candidates.findings import findings
from wholeprocess.law import in_force

COUNTY, CITY = "430381", "4303"
DAY = date(2021, 7, 1)  # the election day
ELECTION, HERE, THERE = "2021", "D01", "D02"
REGISTER = Register(divisions=Divisions.shipped()).with_deputies(
    [
        *(
            Deputy(id=f"d{n:02}", name="x", congress=COUNTY, elected_by=COUNTY, since=DAY)
            for n in range(1, 21)
        ),
        Deputy(
            id="d99",
            name="x",
            congress=COUNTY,
            elected_by=COUNTY,
            since=DAY,
            suspended_from=DAY,
        ),
        Deputy(id="c01", name="x", congress=CITY, elected_by=COUNTY, since=DAY),
    ]
)


class World:
    """A state, the law of a place and the settings of a case, with short names for acts."""

    def __init__(self, state, place=COUNTY, **settings):
        self.state, self.place = state, place
        self.settings = settings

    def law(self, on=DAY):
        return in_force(on, self.place).under(self.settings)

    def act(self, kind, before=20, *, district=HERE, **fields):
        """An act so many days before the election day."""
        if issubclass(kind, e.DistrictAct):
            fields["district"] = district
        if self.state.elections[ELECTION].method is e.Method.INDIRECT:
            fields.setdefault("by", "congress" if kind is e.AdoptElectionMeasures else "presidium")
        return kind(on=DAY - timedelta(days=before), election=ELECTION, **fields)

    def do(self, kind, before=20, **fields):
        """Take an act in; the world goes on from there."""
        return self.take(self.act(kind, before, **fields))

    def take(self, *acts):
        for act in acts:
            self.state = e.admit(self.state, act, self.law(act.on), REGISTER)
        return self

    def why_not(self, kind, before=20, **fields):
        """The code under which an act would be refused, or ``None``."""
        act = self.act(kind, before, **fields)
        refusal = e.why_not(self.state, act, self.law(act.on), REGISTER)
        return refusal and refusal.code

    def words(self, kind, before=20, **fields):
        """The refusal in words."""
        act = self.act(kind, before, **fields)
        return str(e.why_not(self.state, act, self.law(act.on), REGISTER))

    def party(self, *nominees, before=20, by=("party",)):
        return self.do(e.NominateByOrganizations, before, organizations=by, nominees=nominees)

    def sign(self, nominee, *signers, before=20):
        return self.do(e.NominateByPetition, before, nominee=nominee, signers=signers)

    def nominate(self, *nominees):
        """Each by an organization of his own, so that no cap stands in the way."""
        return self.nominate_before(20, *nominees)

    def nominate_before(self, before, *nominees):
        for nominee in nominees:
            self.party(nominee, before=before, by=(f"group of {nominee}",))
        return self

    def settle(self, *candidates, before=10):
        return self.do(e.SettleFormalList, before, candidates=candidates)

    @property
    def list(self):
        return self.state.lists[ELECTION, HERE]

    def codes(self, after=30, about=None, *, notes=False):
        """The codes found so many days after the election day (before it, if negative)."""
        through = DAY + timedelta(days=after)

        def law_at(on, place):
            return in_force(on, place).under(self.settings)

        return [
            f.code
            for f in findings(self.state, law_at, through)
            if (about is None or f.about == about) and (notes or f.severity != "note")
        ]


def make(seats=2, *, place=COUNTY, method="direct", by_election=False, members=(), **settings):
    """40 voters here (v01 to v40), 20 there (w01 to w20); nobody is nominated yet."""
    election = e.Election(
        id=ELECTION,
        congress=place if method == "direct" else CITY,
        method=e.Method(method),
        day=DAY,
        by_election=by_election,
        members=members,
        seats=30,
    )
    districts = {
        (ELECTION, ident): e.District(
            election=ELECTION, id=ident, name=ident, division=COUNTY, seats=seats, population=100
        )
        for ident in (HERE, THERE)
    }
    voters = {f"v{n:02}": HERE for n in range(1, 41)} | {f"w{n:02}": THERE for n in range(1, 21)}
    direct = method == "direct"
    state = e.State(
        elections={ELECTION: election},
        districts=districts,
        rolls={(ELECTION, HERE): e.Roll(size=40), (ELECTION, THERE): e.Roll(size=20)}
        if direct
        else {},
        voters={ELECTION: voters} if direct else {},
    )
    return World(state, place, **settings)


@pytest.fixture(scope="session")
def world():
    """Makes a world: ``world(seats=3, **{"ELP-party-cap": "together"})``."""
    return make


@pytest.fixture(scope="session")
def register():
    """20 deputies of the county who may act, one suspended, one of the city."""
    return REGISTER
