"""What a check prints where a rule is broken (违反示例): one fault, planted in a small journal.

Whoever writes planters adds the clean journals that they need with ``grounds``; a planted fault of
each code then has a line on its rule's page (docs/reference/rules), and a test that finds it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain

from wholeprocess.check.audit import audit
from wholeprocess.check.choice import Choice
from wholeprocess.check.planting.fault import PLANTS, Clean
from wholeprocess.check.planting.journal import clean, one_fault
from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Unit, UnitId
from wholeprocess.journal import Act, MemoryJournal
from wholeprocess.management import (
    Accept,
    Assign,
    Close,
    Contact,
    Rate,
    Reply,
    Result,
    Satisfaction,
    Submit,
    SuggestionId,
)
from wholeprocess.process import CODEC, EnterUnits, SeatDeputies

SEED = 1
"""Which of the places for a fault is taken."""

Grounds = Callable[[], Mapping[str, Clean]]
GROUNDS: list[Grounds] = []
"""What makes the clean journals to plant a sample in, by name; made once, when asked for."""


def grounds(make: Grounds) -> Grounds:
    """Registers a function that makes clean journals, and remembers what it made."""
    once = cache(make)
    GROUNDS.append(once)
    return once


def sample(code: str, language: str = "en", *, more: Iterable[Clean] = ()) -> str:
    """The line that a check prints for a planted fault of a code; "" where none has room for it.

    It is planted in the first of the journals that has room: those registered with ``grounds``,
    then ``more``, which are made only when they are come to.

    >>> sample("SG-4").split(": ")[:2]
    ['journal:6', 'SG-4 s1']
    """
    registered = (ground for make in GROUNDS for ground in make().values())
    for ground in chain(registered, more):
        made = one_fault(ground, code, SEED)
        if made is None:
            continue
        select = Choice(select=[code, *made.faults[0][0].also])
        result = audit(made.journal, choice=select, divisions=ground.divisions)
        if made.missed(result.findings):
            continue
        lines = zip(result.findings, result.lines(language), strict=True)
        ((fault, _),) = made.faults
        return next(
            line for found, line in lines if (found.code, found.about) == (code, fault.about)
        )
    return ""


def samples(more: Callable[[str], Iterable[Clean]] = lambda code: ()) -> dict[str, str]:
    """The line of each code that can be planted, ``more`` says where else than registered."""
    return {code: line for code in sorted(PLANTS) if (line := sample(code, more=more(code)))}


@grounds
def suggestions() -> Mapping[str, Clean]:
    """One suggestion at a county, handled as it should be."""
    county, roads = DivisionCode("430381"), UnitId("roads")
    deputy = DeputyId("d1")
    s = SuggestionId("s1")

    def day(month: int, number: int) -> date:
        return date(2022, month, number)

    acts: Iterable[Act] = (
        SeatDeputies(
            on=day(3, 1),
            congress=county,
            deputies=[
                Deputy(
                    id=deputy,
                    name="甲",
                    congress=county,
                    elected_by=DivisionCode("430381100"),
                    since=date(2021, 12, 20),
                )
            ],
        ),
        EnterUnits(
            on=day(3, 1), congress=county, units=[Unit(id=roads, name="roads", division=county)]
        ),
        Submit(on=day(3, 1), by=deputy, title="路灯", text="两公里没有路灯", suggestion=s),
        Accept(on=day(3, 2), suggestion=s),
        Assign(on=day(3, 3), suggestion=s, lead=roads),
        Contact(on=day(4, 1), suggestion=s, by=roads),
        Reply(on=day(5, 1), suggestion=s, by=roads, result=Result.SOLVED, words="已装"),
        Rate(on=day(6, 9), suggestion=s, by=deputy, rating=Satisfaction.SATISFIED),
        Close(on=day(6, 20), suggestion=s),
    )
    journal = MemoryJournal(CODEC)
    for act in acts:
        journal.append(act)
    return {"county": clean(journal)}
