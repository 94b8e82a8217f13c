"""A deputy's suggestion from the desk to the closed file (代表建议办理), kept in memory.

Run it: python examples/first_suggestion.py
"""

from datetime import date

import wholeprocess as wp
from wholeprocess.management import Acknowledge, Assign, Close, Rate, Reply, Submit
from wholeprocess.process import EnterUnits, SeatDeputies

XIANGXIANG = "430381"  # 湘乡市
seated = date(2021, 12, 20)

term = wp.Term.open(XIANGXIANG)  # in memory; journal="desk.jsonl" would keep it in a file
deputies = [
    wp.Deputy(
        id=f"d{number}",
        name=f"代表{number:03}",
        congress=XIANGXIANG,
        elected_by="430381100",  # 山枣镇
        since=seated,
    )
    for number in (1, 2)
]
water = wp.Unit(id="water-bureau", name="水利局", division=XIANGXIANG)
term.do(SeatDeputies(on=seated, congress=XIANGXIANG, deputies=deputies))
term.do(EnterUnits(on=seated, congress=XIANGXIANG, units=[water]))

s = term.do(
    Submit(
        on=date(2022, 3, 1),
        suggestion="2022-001",
        by="d1",
        joined=["d2"],
        title="修复渠道",
        text="渠道漏水，请修复",
    )
)
term.do(Assign(on=date(2022, 3, 3), suggestion=s.id, lead="water-bureau"))
print(s)
print("reply due", s.clocks.reply.due)
print("because", s.clocks.reply.explain())

print("\nRating before any reply:")
try:
    term.do(Rate(on=date(2022, 3, 4), suggestion=s.id, by="d1", rating="satisfied"))
except wp.Refused as refused:
    print(refused)

term.do(Acknowledge(on=date(2022, 3, 4), suggestion=s.id, by="water-bureau"))
term.do(
    Reply(
        on=date(2022, 6, 10),
        suggestion=s.id,
        by="water-bureau",
        result="solved",
        words="已修复",
    )
)
term.do(Rate(on=date(2022, 6, 15), suggestion=s.id, by="d1", rating="satisfied"))
term.do(Close(on=date(2022, 6, 20), suggestion=s.id))
print(f"\n{s}, ended: {s.outcome}")

print("\nFindings:")
for finding in wp.check(term.journal):
    print(finding)
