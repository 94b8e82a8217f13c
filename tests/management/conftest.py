"""A county's desk: three deputies, four units, two higher congresses; and ways to drive it."""

from datetime import date, timedelta

import pytest

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Register, Unit
from wholeprocess.law import in_force

COUNTY, CITY, PROVINCE = "430381", "4303", "43"


def _deputy(ident, congress, elected_by, **more):
    return Deputy(
        id=ident,
        name=ident,
        congress=congress,
        elected_by=elected_by,
        since=date(2021, 12, 20),
        **more,
    )


@pytest.fixture(scope="session")
def register():
    return (
        Register(divisions=Divisions.shipped())
        .with_deputies(
            [
                *(_deputy(f"d{n}", COUNTY, "430381100") for n in range(1, 4)),
                _deputy("city-1", CITY, COUNTY, knows=("水利",)),
                _deputy("city-2", CITY, COUNTY),
                _deputy("city-3", CITY, "430321"),
                _deputy("city-4", CITY, COUNTY, suspended_from=date(2022, 1, 1)),
                _deputy("city-5", CITY, COUNTY, until=date(2022, 1, 1)),
                _deputy("prov-1", PROVINCE, CITY),
                _deputy("prov-2", PROVINCE, "4306"),
            ]
        )
        .with_units([Unit(id=f"u{n}", name=f"单位{n}", division=COUNTY) for n in range(1, 5)])
    )


class Desk:
    """Acts in, cases out; ``ago`` of the first day counts on from 1 March 2022."""

    def __init__(self, register, place=COUNTY, settings=None, start=date(2022, 3, 1)):
        self.register, self.place, self.start = register, place, start
        self.settings = settings or {}
        self.state = m.State()

    def law(self, on, place=None):
        return in_force(on, place or self.place).under(self.settings)

    def day(self, n):
        return self.start + timedelta(days=n)

    def do(self, act):
        self.state = m.admit(self.state, act, self.law(act.on), self.register)
        return self.state.cases[act.suggestion]

    def why_not(self, act):
        return m.why_not(self.state, act, self.law(act.on), self.register)

    def submitted(self, s="s1", **more):
        fields = {"by": "d1", "title": "修渠", "text": "渠道漏水，请修复", "suggestion": s}
        return self.do(m.Submit(on=self.day(0), **{**fields, **more}))

    def handling(self, s="s1", co=(), **more):
        self.submitted(s, **more)
        case = self.do(m.Assign(on=self.day(2), suggestion=s, lead="u1", co=co))
        for unit in ("u1", *co):
            case = self.do(m.Acknowledge(on=self.day(3), suggestion=s, by=unit))
        return case

    def replied(self, s="s1", result="solved", n=30, **more):
        self.handling(s)
        return self.do(
            m.Reply(on=self.day(n), suggestion=s, by="u1", result=result, words="已办", **more)
        )


@pytest.fixture
def desk(register):
    return Desk(register)


@pytest.fixture
def desk_at(register):
    """A desk somewhere else, on another day, or with a case's own practices."""
    return lambda **more: Desk(register, **more)
