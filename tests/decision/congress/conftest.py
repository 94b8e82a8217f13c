"""A congress at work in a town of 61 deputies or a county of 100, act by act."""

from datetime import date

import pytest

from wholeprocess import decision as d
from wholeprocess.congress import Deputy, Division, Divisions, Register, Unit
from wholeprocess.law import in_force, level_of

TOWN, COUNTY, CITY = "430381101", "430381", "4303"
DAY = date(2023, 1, 10)
ELSEWHERE = (
    *("33", "3301", "330106", "330106109", "11", "110105", "110105012"),
    *("50", "500112", "500112110", "37", "3701", "370102"),
)
DIVISIONS = Divisions(
    [
        *Divisions.shipped().values(),
        *(Division(code=code, name=code, level=level_of(code)) for code in ELSEWHERE),
    ]
)


def register(congress, number):
    return (
        Register(divisions=DIVISIONS)
        .with_deputies(
            Deputy(
                id=f"d{n:03}", name=f"d{n:03}", congress=congress, elected_by=congress,
                since=date(2021, 11, 1),
            )
            for n in range(1, number + 1)
        )
        .with_units([Unit(id=u, name=u, division=congress) for u in ("roads", "water")])
    )  # fmt: skip


class Hall:
    """One congress, its state, and the day on which the next act is done."""

    def __init__(self, congress, number, day=DAY, settings=None, count=None):
        self.congress, self.number, self.day = congress, number, day
        self.settings, self.count = settings or {}, count
        self.register = register(congress, number)
        self.state = d.State()
        self.acts = []

    def law(self, on=None, place=None):
        law = in_force(on or self.day, self.congress if place is None else place)
        return law.with_practices(self.settings)

    def make(self, act, **fields):
        return act(**{"on": self.day, **fields})

    def do(self, act, **fields):
        made = self.make(act, **fields)
        self.state = d.admit(self.state, made, self.law(made.on), self.register, **self._counted())
        self.acts.append(made)
        return self

    def why(self, act, **fields):
        """The code of the refusal; None where the act would be admitted."""
        made = self.make(act, **fields)
        refusal = d.why_not(self.state, made, self.law(made.on), self.register, **self._counted())
        return refusal.code if refusal else None

    def _counted(self):
        return {} if self.count is None else {"count": self.count}

    def at(self, day):
        self.day = day
        return self

    def deputies(self, number, first=1):
        return tuple(f"d{n:03}" for n in range(first, first + number))

    @property
    def body(self):
        return "presidium" if len(self.congress) == 9 else "standing-committee"

    def opens(self, session="s1", kind="annual", present=None, **fields):
        here = self.deputies(self.number if present is None else present)
        return self.do(
            d.OpenSession, session=session, congress=self.congress, session_kind=kind,
            present=here, by=self.body, **fields,
        )  # fmt: skip

    def sets(self, opens, session="s1", kind="annual", **fields):
        return self.do(
            d.SetSessionDate, session=session, congress=self.congress, session_kind=kind,
            opens=opens, by=self.body, **fields,
        )  # fmt: skip

    def closes(self, session="s1"):
        return self.do(d.CloseSession, session=session)

    def codes(self, through):
        found = d.findings(self.state, self.law, through)
        return sorted(f.code for f in found)


@pytest.fixture
def town():
    return Hall(TOWN, 61)


@pytest.fixture
def county():
    return Hall(COUNTY, 100)


@pytest.fixture
def hall():
    return Hall
