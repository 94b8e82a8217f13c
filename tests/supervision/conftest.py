"""A county's standing committee of 33 and a term to record its supervision in."""

from datetime import date

import pytest

from wholeprocess import Term, check
from wholeprocess.congress import Deputy, Division, Divisions, Unit
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies, replay
from wholeprocess.supervision import HoldMeeting, Member, SeatMembers

COUNTY = "430381"
FIRST = date(2019, 1, 10)
ELSEWHERE = Divisions(
    Division(code=code, name=name, level=level, parent=parent)
    for code, name, level, parent in (
        ("11", "北京市", "province", None),
        ("33", "浙江省", "province", None),
        ("41", "河南省", "province", None),
        ("4101", "郑州市", "city", "41"),
        ("50", "重庆市", "province", None),
        ("4403", "深圳市", "city", None),
    )
)


class Desk:
    """A term with a standing committee, and short ways to do, to ask and to check."""

    def __init__(self, place=COUNTY, members=33, deputies=10, first=FIRST, **options):
        self.place, self.first = place, first
        self.elsewhere = None if place.startswith("43") else ELSEWHERE
        self.term = Term.open(place, divisions=self.elsewhere, **options)
        self.members = tuple(f"m{n}" for n in range(1, members + 1))
        self.deputies = tuple(f"d{n}" for n in range(1, deputies + 1))
        seats = [
            Deputy(id=n, name=n, congress=place, elected_by=place, since=first)
            for n in (*self.members, *self.deputies)
        ]
        self.term.do(SeatDeputies(on=first, congress=place, deputies=seats))
        units = [Unit(id=f"u{n}", name=f"局{n}", division=place) for n in range(1, 9)]
        self.term.do(EnterUnits(on=first, congress=place, units=units))
        people = [Member(id=n) for n in self.members]
        self.term.do(SeatMembers(on=first, congress=place, members=people, population=900_000))

    @property
    def state(self):
        return self.term.state.supervision

    def do(self, *acts):
        for act in acts:
            self.term.do(act)
        return self

    def meet(self, on, meeting=None, present=20, closes=None, **more):
        """A meeting on a day, with enough members; gives back its identifier."""
        meeting = meeting or f"meeting-{on}"
        self.do(
            HoldMeeting(on=on, meeting=meeting, congress=self.place, closes=closes or on,
                        present=self.members[:present], **more)
        )  # fmt: skip
        return meeting

    def refused(self, act):
        """The code of the refusal; "" where it is none."""
        refusal = self.term.why_not(act)
        return refusal.code if refusal else ""

    def found(self, through, about=None):
        """The codes of what the check finds, of one thing or of all but the rhythm of meetings."""
        for entry in self.term.journal:
            act = entry.act
            assert CODEC.load(act.kind, act.version, CODEC.dump(act)) == act
        assert replay(self.term.journal, divisions=self.elsewhere) == self.term.state
        return [
            finding.code
            for finding in check(self.term.journal, through=through, divisions=self.elsewhere)
            if (finding.about == about if about else finding.code != "OL-51-1")
        ]


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def new_desk():
    """Makes desks of other sizes, at other places, on other days."""
    return Desk
