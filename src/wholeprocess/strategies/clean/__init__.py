"""Clean journals to plant in (样本日志), at each place whose own texts hold what can be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TypeAlias

from wholeprocess.check import FINDERS
from wholeprocess.check.planting import Clean, clean
from wholeprocess.congress import Division, DivisionCode, Divisions
from wholeprocess.journal import Act, MemoryJournal
from wholeprocess.law import level_of
from wholeprocess.process import CODEC
from wholeprocess.strategies.clean.city import city_acts
from wholeprocess.strategies.clean.consultation import CONSULTATIONS
from wholeprocess.strategies.clean.decision import DECISIONS
from wholeprocess.strategies.clean.election import election_acts
from wholeprocess.strategies.clean.evaluation import EVALUATIONS
from wholeprocess.strategies.clean.suggestions import suggestion_acts
from wholeprocess.strategies.clean.supervision import SUPERVISIONS

COUNTIES = {
    "Hunan": "430381",
    "Beijing": "110101",
    "Shanghai": "310101",
    "Zhejiang": "330102",
    "Shandong": "370102",
}
"""A county of each province whose election texts are in the tables; codes of Hunan's are real."""

DESKS = {
    **COUNTIES,
    "a town in Hunan": "430381100",
    "a town in Shandong": "370102100",
    "Qingdao": "370202",
    "Henan": "410102",
    "Chongqing": "500101",
}
"""Places whose texts on suggestions are in the tables, and towns."""


def ground(acts: Iterator[Act], county: str) -> Clean:
    """A clean journal of these acts, in a place with a township, a city and a province."""
    journal = MemoryJournal(CODEC)
    for act in acts:
        journal.append(act)
    return clean(journal, divisions=divisions(county))


def divisions(place: str) -> Divisions:
    """A county with its province, its city, one town, and another county of the city."""
    county = place[:6]
    codes = (county[:2], county[:4], county, f"{county}100", f"{county[:4]}99")
    return Divisions(
        Division(
            code=DivisionCode(code),
            name=code,
            level=level_of(code),
            parent=DivisionCode(above) if above else None,
        )
        for code, above in zip(codes, ("", *codes[:3], codes[1]), strict=True)
    )


Ground: TypeAlias = Callable[[], Clean]
"""Makes a clean journal; made once, when asked for."""


def _election(acts: Callable[[str], Iterator[Act]], county: str) -> Clean:
    return ground(acts(county), county)


ELECTIONS: Mapping[str, Ground] = {
    **{name: cache(partial(_election, election_acts, at)) for name, at in COUNTIES.items()},
    "a city": cache(partial(_election, city_acts, "430381")),
    "a city in 2025": cache(partial(_election, partial(city_acts, later=3), "430381")),
}
SUGGESTIONS: Mapping[str, Ground] = {
    name: cache(partial(_election, suggestion_acts, place)) for name, place in DESKS.items()
}
EACH: Mapping[str, Mapping[str, Ground]] = {
    "election": ELECTIONS,
    "management": SUGGESTIONS,
    "decision": DECISIONS,
    "consultation": CONSULTATIONS,
    "supervision": {**SUPERVISIONS, **EVALUATIONS},
    "process": CONSULTATIONS,
    "audit": SUGGESTIONS,
}
"""What makes each of the clean journals of a room, by its name."""


def _all(each: Mapping[str, Ground]) -> Mapping[str, Clean]:
    return {name: make() for name, make in each.items()}


GROUNDS: Mapping[str, Callable[[], Mapping[str, Clean]]] = {
    room: partial(_all, each) for room, each in EACH.items()
}
"""In which journals faults of a room are planted."""


def codes_of(room: str) -> set[str]:
    """The codes that the checks of a room can find; what suppresses nothing the audit finds."""
    if room == "audit":
        return {"WP-suppress"}
    return {code for one in FINDERS if one.name.startswith(f"{room}.") for code in one.codes}
