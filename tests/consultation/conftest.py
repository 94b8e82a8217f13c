"""A county with its town, deputies of three levels and two departments, for tests of opinions."""

from datetime import date, timedelta

import pytest

from wholeprocess import Deputy, Term, Unit
from wholeprocess import consultation as c
from wholeprocess.check import check
from wholeprocess.process import EnterUnits, SeatDeputies

COUNTY, TOWN, CITY, PROVINCE = "430381", "430381100", "4303", "43"
START = date(2022, 3, 1)


class Hall:
    """A term with shorthands; days are counted from the first."""

    def __init__(self, place=COUNTY, **options):
        self.term = Term.open(place, **options)
        since = date(2021, 1, 1)
        for congress, names in {
            COUNTY: ("d1", "d2", "d3"), TOWN: ("t1",), CITY: ("c1",), PROVINCE: ("p1",),
        }.items():  # fmt: skip
            if congress not in self.term.register.divisions:
                continue
            them = [
                Deputy(id=name, name=name, congress=congress, elected_by=congress, since=since)
                for name in names
            ]
            self.term.do(SeatDeputies(on=START, congress=congress, deputies=them))
        units = [Unit(id=name, name=name, division=COUNTY) for name in ("u1", "u2")]
        self.term.do(EnterUnits(on=START, congress=COUNTY, units=units))

    @staticmethod
    def day(n=0):
        return START + timedelta(days=n)

    def do(self, kind, opinion="o1", on=0, by="d1", **fields):
        act = kind(on=self.day(on), opinion=opinion, by=by, **fields)
        self.term.do(act)
        return act

    def hear(self, opinion="o1", on=0, by="d1", congress=COUNTY, channel="reception", **fields):
        return self.do(c.HearOpinion, opinion, on, by, congress=congress, channel=channel, **fields)

    def refused(self, kind, opinion="o1", on=0, by="d1", **fields):
        """The code with which an act is refused, "" if it is admitted; nothing is done."""
        refusal = self.term.why_not(kind(on=self.day(on), opinion=opinion, by=by, **fields))
        return refusal.code if refusal is not None else ""

    @property
    def state(self):
        return self.term.state.consultation

    def __getitem__(self, opinion):
        return self.state.opinions[opinion]

    def late(self, code, on):
        """What a check finds of a code as of a day, by the thing."""
        through = self.day(on)
        return [f.about for f in check(self.term.journal, through=through) if f.code == code]

    def standing(self, opinion="o1"):
        one = self[opinion]
        return one.phase.value, one.holder, (one.since - START).days


@pytest.fixture
def hall():
    return Hall()


@pytest.fixture
def hall_at():
    return Hall
