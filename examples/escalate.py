"""A dam that the county cannot mend (四级联动): who can carry it up, and what comes home.

The deputies, the days and the money are made up; the divisions are real.

Run it: python examples/escalate.py
"""

from datetime import date, timedelta

import wholeprocess as wp
from wholeprocess.management import (
    Acknowledge,
    Assign,
    BringHome,
    Close,
    Contact,
    Escalate,
    Load,
    Rate,
    Reply,
    Submit,
    due_home,
    notices,
    route,
)
from wholeprocess.process import EnterUnits, SeatDeputies, SuspendDeputy

COUNTY, CITY, PROVINCE = "430381", "4303", "43"  # 湘乡市、湘潭市、湖南省
SEATED = date(2018, 1, 1)

# who sits where, and who elected them
term = wp.Term.open(COUNTY)
MANDATES = {
    COUNTY: [("county-1", "430381100", ())],
    CITY: [
        ("city-1", "430381", ()),
        ("city-2", "430381", ("水利",)),
        ("city-3", "430302", ("水利",)),
        ("city-4", "430381", ("水利",)),
    ],
    PROVINCE: [("province-1", "4303", ()), ("province-2", "4306", ())],
}
for congress, mandates in MANDATES.items():
    deputies = [
        wp.Deputy(id=d, name=d, congress=congress, elected_by=by, since=SEATED, knows=knows)
        for d, by, knows in mandates
    ]
    unit = wp.Unit(id=f"water-{congress}", name="水利主管部门", division=congress)
    term.do(SeatDeputies(on=SEATED, congress=congress, deputies=deputies))
    term.do(EnterUnits(on=SEATED, congress=congress, units=[unit]))
term.do(SuspendDeputy(on=date(2020, 1, 6), congress=CITY, deputy="city-4", reason="依法暂停"))


def handled(s, first_day, by, words, result, fen):
    """Assign, acknowledge, contact and reply, each a few days after the other."""
    unit = f"water-{by}"
    days = [first_day + timedelta(days=n) for n in (0, 1, 10, 30)]
    term.do(Assign(on=days[0], suggestion=s, lead=unit))
    term.do(Acknowledge(on=days[1], suggestion=s, by=unit))
    term.do(Contact(on=days[2], suggestion=s, by=unit))
    term.do(Reply(on=days[3], suggestion=s, by=unit, result=result, words=words, fen=fen))


# the county's own deputy begins, and the county finds only part of the money
dam = term.do(
    Submit(
        on=date(2020, 3, 16),
        suggestion="dam",
        by="county-1",
        title="修复水库大坝",
        text="大坝年久失修",
        topic="水利",
        voices=["opinion-1", "opinion-2"],
    )
)
handled("dam", date(2020, 3, 20), COUNTY, "其余资金须由上级统筹", "above", 260_000_000)

# who can put it forward at the city and at the province
day = date(2020, 4, 27)
cases = [d.case for d in term.suggestions.values()]
way = route(
    COUNTY,
    [wp.Level.CITY, wp.Level.PROVINCE],
    day,
    term.law(day),
    term.register,
    topic="水利",
    load=Load.of(cases),
)
print(way.explain())
term.do(Escalate(on=day, suggestion="dam", legs=way.legs(), reason="本级无法解决"))
print("\nawaited from", *dam.case.awaited)

# each higher congress handles a suggestion of its own
for leg, fen in zip(way.legs(), (340_000_000, 620_000_000), strict=True):
    child = f"dam@{leg.congress}"
    carrier, first = leg.carriers[0], date(2020, 5, 11)
    term.do(
        Submit(
            on=first,
            suggestion=child,
            by=carrier,
            title="修复水库大坝",
            text="请统筹",
            parent="dam",
        )
    )
    handled(child, date(2020, 5, 15), leg.congress, "已安排资金", "solved", fen)
    term.do(Rate(on=date(2020, 6, 20), suggestion=child, by=carrier, rating="satisfied"))
    term.do(Close(on=date(2020, 6, 24), suggestion=child))

# what came of it returns to the one who began, and everyone behind it is told
for _, child in due_home(term.state.management.cases):
    home = BringHome(
        on=date(2020, 7, 1),
        suggestion="dam",
        congress=child.congress,
        child=child.id,
        outcome=child.outcome,
        words=child.answer.words,
        fen=child.answer.fen,
    )
    term.do(home)
    for notice in notices(dam.case, home):
        print(f"told: {notice.to} ({notice.kind}): {notice.congress} {notice.words}")

term.do(Rate(on=date(2020, 7, 6), suggestion="dam", by="county-1", rating="satisfied"))
term.do(Close(on=date(2020, 7, 10), suggestion="dam"))
print(f"\n{dam}, ended: {dam.outcome}")
replies = [r for dossier in term.suggestions.values() for r in dossier.case.done(Reply)]
print(f"three levels found {sum(reply.fen for reply in replies) // 100:,} yuan")
print(f"findings: {len(wp.check(term.journal))}")
