"""A county, one of its towns and the city above it after the elections of autumn 2021.

305 deputies sit in the county, 61 in the town. What the other parts of the room keep (elections,
districts, rolls, results) is written down as values, so that only what follows the count is tried.
"""

from datetime import date

import pytest

from wholeprocess.congress import Deputy, Divisions, Register, Session, SessionKind
from wholeprocess.election import (
    ConfirmCredentials,
    District,
    Election,
    Method,
    ReportCredentials,
    Result,
    Roll,
    Seat,
    State,
    Vacant,
    admit,
    register_findings,
    why_not,
)
from wholeprocess.election.tenure.findings import findings
from wholeprocess.law import Ruling, in_force

TOWN, COUNTY, CITY, PROVINCE = "430681118", "430681", "4306", "43"
BEFORE = date(2021, 7, 1)
VOTED = date(2021, 11, 10)
CONFIRMED = date(2021, 11, 25)
FIRST = date(2021, 12, 20)
ELECTIONS = {"county": (COUNTY, "direct"), "town": (TOWN, "direct"), "city": (CITY, "indirect")}
DISTRICTS = (  # election, district, where it lies, seats, elected
    ("county", "D1", COUNTY, 2, ("A", "B")),
    ("county", "D2", COUNTY, 1, ("C",)),
    ("town", "T1", TOWN, 1, ("T",)),
    ("city", "Miluo", COUNTY, 3, ("M", "N")),
)
VOTERS = {"county": {"D1": 1000, "D2": 601}, "town": {"T1": 99}}


def deputies(congress, number, elected_by=None):
    return [
        Deputy(
            id=f"{congress}-{n}",
            name=f"{n}",
            congress=congress,
            elected_by=elected_by or congress,
            since=BEFORE,
        )
        for n in range(1, number + 1)
    ]


REGISTER = (
    Register(divisions=Divisions.shipped())
    .with_deputies(deputies(COUNTY, 305))
    .with_deputies(deputies(TOWN, 61))
    .with_deputies(deputies(CITY, 2, elected_by=COUNTY))
)


def election(ident, congress, method, day=VOTED, **rest):
    return Election(id=ident, congress=congress, method=Method(method), day=day, **rest)


def district(at, ident, division, seats):
    return District(
        election=at, id=ident, name=ident, division=division, seats=seats, population=5000
    )


def counted(seats, elected):
    """A district whose last vote was held: what is missing stays empty."""
    missing = seats - len(elected)
    follows = Ruling(Vacant(missing), ["ELL-after-another"]) if missing else None
    return Result(elected=elected, missing=missing, follows=follows)


STATE = State(
    elections={ident: election(ident, *row) for ident, row in ELECTIONS.items()},
    districts={(at, ident): district(at, ident, *row[:2]) for at, ident, *row in DISTRICTS},
    rolls={
        (at, ident): Roll(size=size)
        for at, sizes in VOTERS.items()
        for ident, size in sizes.items()
    },
    voters={
        at: {f"{ident}-{n}": ident for ident, size in sizes.items() for n in range(size)}
        for at, sizes in VOTERS.items()
    },
    results={(at, ident): counted(seats, elected) for at, ident, _, seats, elected in DISTRICTS},
)


class World:
    """The state, and acts tried on it under the law of their day at their congress."""

    def __init__(self, state=STATE, register=REGISTER):
        self.state, self.register, self.settings = state, register, {}

    def law(self, act):
        congress = self.state.elections[act.election].congress
        return in_force(act.on, congress).under(self.settings)

    def do(self, *acts):
        for act in acts:
            self.state = admit(self.state, act, self.law(act), self.register)
        return self

    def no(self, act):
        """The code of the rule that refuses an act; ``None`` where it would be admitted."""
        refusal = self.refusal(act)
        return refusal and refusal.code

    def refusal(self, act):
        return why_not(self.state, act, self.law(act), self.register)

    def seat(self, *seated):
        self.register = self.register.with_deputies(seated)
        return self

    def in_session(self, congress, opened, closed=None, kind="annual"):
        session = Session(
            id=f"{congress}/{opened}",
            congress=congress,
            kind=SessionKind(kind),
            opened=opened,
            closed=closed,
        )
        self.register = self.register.with_session(session)
        return session.id

    def found(self, through=FIRST):
        """The findings as of a day, by code and thing."""
        law_at = lambda day, place: in_force(day, place).under(self.settings)  # noqa: E731
        return {(f.code, f.about) for f in findings(self.state, law_at, through)}

    def parted(self, through=FIRST):
        """Where the register and the records part."""
        return {(f.code, f.about) for f in register_findings(self.state, self.register, through)}

    def confirm(self, at, ident, *candidates, by="standing-committee", on=CONFIRMED):
        """Examined and confirmed; the deputy's id is the candidate's in small letters."""
        return self.do(
            ReportCredentials(on=on, election=at, district=ident, valid=candidates),
            ConfirmCredentials(
                on=on,
                election=at,
                district=ident,
                by=by,
                seats=[Seat(who, who.lower()) for who in candidates],
            ),
        )

    def by_election(
        self, ident, congress, districts, *, day, elected=(), method="direct", size=1000
    ):
        """A by-election of these districts, counted."""
        tables = self.state.tables()
        tables["elections"][ident] = election(ident, congress, method, day, by_election=True)
        for name, seats in districts.items():
            tables["districts"][ident, name] = district(ident, name, congress, seats)
            tables["rolls"][ident, name] = Roll(size=1000)
            tables["results"][ident, name] = Result(elected=tuple(elected))
        self.state = State(**tables)
        return self


@pytest.fixture
def world():
    """The county, the town and the city, nobody's credentials examined yet."""
    return World()


@pytest.fixture
def seated():
    """The same with everybody confirmed."""
    made = World()
    made.confirm("county", "D1", "A", "B").confirm("county", "D2", "C")
    made.confirm("town", "T1", "T", by="presidium").confirm("city", "Miluo", "M", "N")
    return made
