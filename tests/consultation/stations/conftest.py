"""A county with deputies of all four levels, two of its towns, and short names for acts."""

from datetime import date

import pytest

from wholeprocess import consultation as c
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.law import in_force

COUNTY, TOWN, OTHER = "430381", "430381101", "430381102"
SINCE = date(2020, 1, 1)
SEATS = {
    "t1": (TOWN, TOWN),
    "t2": (TOWN, TOWN),
    "o1": (OTHER, OTHER),
    "c1": (COUNTY, TOWN),
    "c2": (COUNTY, OTHER),
    "m1": ("4303", COUNTY),
    "p1": ("43", "4303"),
    "army": ("43", "解放军"),
}


def _register():
    deputies = [
        Deputy(id=ident, name=ident, congress=congress, elected_by=by, since=SINCE)
        for ident, (congress, by) in SEATS.items()
    ]
    more = {"id": "gone", "name": "x", "congress": TOWN, "elected_by": TOWN, "since": SINCE}
    deputies.append(Deputy(**more, until=date(2021, 6, 1)))
    held = {**more, "id": "held", "suspended_from": date(2021, 6, 1)}
    deputies.append(Deputy(**held, suspended_to=date(2021, 9, 1)))
    return Register(divisions=Divisions.shipped()).with_deputies(deputies)


REGISTER = _register()


class Net:
    """A state of the room, the settings of a case, with short names for acts."""

    def __init__(self, **settings):
        self.state, self.register = c.State(), REGISTER
        self.settings = {code.replace("_", "-"): value for code, value in settings.items()}

    def law_at(self, on, place):
        return in_force(on, place).under(self.settings)

    def law(self, act):
        return self.law_at(act.on, c.congress_of(self.state, act))

    def act(self, kind, on, **fields):
        fields.setdefault("by", "presidium")
        return kind(on=on, **fields)

    def do(self, kind, on, **fields):
        """Take an act in; the net goes on from there."""
        act = self.act(kind, on, **fields)
        self.state = c.admit(self.state, act, self.law(act), self.register)
        return self

    def why_not(self, kind, on, **fields):
        """The code under which an act would be refused, or ``None``."""
        act = self.act(kind, on, **fields)
        refusal = c.why_not(self.state, act, self.law(act), self.register)
        return refusal and refusal.code

    def open(self, station="s1", *deputies, on=SINCE, division=TOWN + "202", congress=TOWN, **more):
        """A station with deputies attached to it."""
        where = {"division": division, "congress": congress, "name": "站"}
        self.do(c.OpenStation, on, station=station, **where, **more)
        return (
            self.do(c.AttachDeputies, on, station=station, deputies=deputies) if deputies else self
        )

    def roster(self, name, on, *duties):
        rows = [c.Duty(station=at, day=day, deputies=who) for at, day, who in duties]
        return self.do(c.PostRoster, on, roster=name, congress=COUNTY, duties=rows)

    def receive(self, station, on, *deputies, residents=3):
        sitting = c.Sitting(deputies=deputies, residents=residents)
        return self.do(c.ReceiveResidents, on, station=station, sittings=[sitting])

    def found(self, through, *codes):
        """What is found, as (code, about) in order; of some codes only, if any are named."""
        every = c.findings(self.state, self.law_at, through)
        return sorted((f.code, f.about) for f in every if not codes or f.code in codes)


@pytest.fixture(scope="session")
def net():
    """Makes a net: ``net(PR_duty_least=3)``."""
    return Net
