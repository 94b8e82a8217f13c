"""A county with six deputies, one of them suspended and one gone, and a township below it."""

from datetime import date

import pytest

from wholeprocess import consultation
from wholeprocess.congress import Deputy, Divisions, Register
from wholeprocess.law import in_force

COUNTY, TOWN = "430381", "430681118"
SINCE = date(2021, 12, 20)


def register():
    def deputy(ident, **rest):
        return Deputy(id=ident, name=ident, congress=COUNTY, elected_by=COUNTY, since=SINCE, **rest)

    return Register(divisions=Divisions.shipped()).with_deputies(
        [
            *map(deputy, ("wu", "li", "zhao", "qian")),
            deputy("sun", suspended_from=date(2022, 1, 1)),
            deputy("zhou", until=date(2022, 1, 1)),
        ]
    )


class Table:
    """The state of consultation, act by act, each under the law of its day."""

    def __init__(self):
        self.state = consultation.State()
        self.register = register()
        self.settings = {}

    def law(self, on, place=COUNTY):
        return in_force(on, place).with_practices(self.settings)

    def do(self, *acts):
        for act in acts:
            place = consultation.congress_of(self.state, act)
            law = self.law(act.on, place)
            self.state = consultation.admit(self.state, act, law, self.register)
        return self

    def why_not(self, act):
        """The code by which an act would be refused."""
        place = consultation.congress_of(self.state, act)
        refusal = consultation.why_not(self.state, act, self.law(act.on, place), self.register)
        return refusal and refusal.code

    def found(self, through=date(2022, 12, 30)):
        return consultation.findings(self.state, self.law, through)

    def codes(self, through=date(2022, 12, 30)):
        return sorted(finding.code for finding in self.found(through))

    def file(self, matter="m"):
        return consultation.matter_file(self.state, matter)


@pytest.fixture
def table():
    return Table()
