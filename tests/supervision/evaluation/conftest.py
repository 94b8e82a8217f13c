"""A county and a town with deputies, handling units and stations, and short names for acts."""

from datetime import date, timedelta

import pytest

from wholeprocess import supervision as s
from wholeprocess.congress import Deputy, Division, Divisions, Register, Unit
from wholeprocess.errors import Refused
from wholeprocess.law import in_force

COUNTY, TOWN = "430681", "430681118"
SINCE = date(2016, 1, 1)
DIVISIONS = Divisions(
    [
        *Divisions.shipped().values(),
        *(
            Division(code=code, name=code, level=level)
            for code, level in (
                ("33", "province"),
                ("3301", "city"),
                ("330106", "county"),
                ("41", "province"),
                ("4101", "city"),
                ("410122", "county"),
                ("410122101", "township"),
            )
        ),
    ]
)
INDICATORS = (
    s.Indicator(name="attitude", weight="2/5"),
    s.Indicator(name="work", weight="3/5"),
)


def register(town=TOWN, county=COUNTY, deputies=20):
    seats = [
        Deputy(id=f"d{n:02}", name=f"d{n:02}", congress=town, elected_by=town, since=SINCE)
        for n in range(deputies)
    ]
    seats += [
        Deputy(id="c1", name="c1", congress=county, elected_by=town, since=SINCE),
        Deputy(id="away", name="x", congress="430381", elected_by="430381101", since=SINCE),
        Deputy(
            id="gone", name="x", congress=town, elected_by=town, since=SINCE, until=date(2018, 1, 1)
        ),
    ]
    units = [
        *(
            Unit(id=name, name=name, division=town, station=True)
            for name in ("power", "tax", "land")
        ),
        Unit(id="water-bureau", name="water", division=county),
        Unit(id="elsewhere", name="x", division="430381101", station=True),
        Unit(id="county-post", name="x", division=county, station=True),
    ]
    return Register(divisions=DIVISIONS).with_deputies(seats).with_units(units)


class Desk:
    """A state of the room, the settings of a case, with short names for acts."""

    def __init__(self, where=TOWN, by="presidium", **settings):
        county = where if len(where) == 6 else where[:6]
        self.register = register(town=where if len(where) == 9 else TOWN, county=county)
        self.state, self.where, self.by = s.State(), where, by
        self.settings = {code.replace("_", "-"): value for code, value in settings.items()}

    def law_at(self, on, place):
        return in_force(on, place).under(self.settings)

    def act(self, kind, on, evaluation="e1", **fields):
        if kind is not s.ReportMending and kind is not s.StateConflict:
            fields.setdefault("by", self.by)
        return kind(on=on, evaluation=evaluation, **fields)

    def do(self, kind, on, evaluation="e1", **fields):
        act = self.act(kind, on, evaluation, **fields)
        law = self.law_at(on, s.congress_of(self.state, act))
        self.state = s.admit(self.state, act, law, self.register)

    def refused(self, kind, on, evaluation="e1", **fields):
        """The code of the refusal."""
        act = self.act(kind, on, evaluation, **fields)
        law = self.law_at(on, s.congress_of(self.state, act))
        refusal = s.why_not(self.state, act, law, self.register)
        with pytest.raises(Refused):
            s.admit(self.state, act, law, self.register)
        return refusal.code

    def open(self, on=date(2019, 3, 1), evaluation="e1", units=("power", "tax"), **fields):
        fields = {"congress": self.where, "year": on.year, "subject": "stations"} | fields
        fields.setdefault("indicators", INDICATORS)
        fields.setdefault("seed_from", "体育彩票本年度第40期")
        self.do(s.OpenEvaluation, on, evaluation, units=units, **fields)

    def pool(self, number=12):
        return tuple(f"d{n:02}" for n in range(number))

    def draw(self, on=date(2019, 4, 1), evaluation="e1", units=None, size=9, seed="2019", **fields):
        units = units or tuple(self.state.evaluations[evaluation].units)
        fields.setdefault("pool", self.pool())
        self.do(s.DrawPanel, on, evaluation, units=units, size=size, seed=seed, **fields)

    def sheets(self, counts, void=0):
        return [s.ScoreSheet(indicator=one.name, counts=counts, void=void) for one in INDICATORS]

    def score(
        self, unit, good=0, fair=0, bad=0, void=0, on=date(2019, 6, 10), evaluation="e1", **more
    ):
        counts = {"satisfied": good, "basically-satisfied": fair, "dissatisfied": bad}
        panel = self.state.evaluations[evaluation].units[unit].panel
        more.setdefault("issued_to", panel.members if panel else ("d00",))
        more.setdefault("returned", good + fair + bad + void)
        more.setdefault("sheets", self.sheets(counts, void))
        self.do(s.CountScores, on, evaluation, unit=unit, **more)

    def unit(self, unit, evaluation="e1"):
        return self.state.evaluations[evaluation].units[unit]

    def found(self, through=None):
        """The codes and things of what is irregular, in order."""
        day = through or max(
            (act.on for e in self.state.evaluations.values() for act in e.acts), default=SINCE
        )
        return [(f.code, f.about) for f in s.findings(self.state, self.law_at, day)]

    def year(self, year, under=(), units=("power", "tax")):
        """A whole year's evaluation, in order, with these units under the line."""
        ident, first = f"e{year}", date(year, 3, 1)
        self.open(first, ident, units)
        self.draw(first + timedelta(31), ident, seed=str(year))
        for unit in units:
            good = 0 if unit in under else 9
            self.score(unit, good, bad=9 - good, on=date(year, 6, 10), evaluation=ident)
        self.do(s.PublishEvaluation, date(year, 6, 20), ident, where="公告栏")
        for unit in under:
            due = date(year, 9, 30)
            self.do(s.SendBackUnit, date(year, 6, 20), ident, unit=unit, due=due, words="整改")
        for unit in under:
            self.do(s.ReportMending, due, ident, unit=unit, words="已整改")
        if under:
            who = self.pool(9)
            self.do(s.HoldMendingMeeting, date(year, 12, 1), ident, units=under, present=who)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def a_desk():
    return Desk
