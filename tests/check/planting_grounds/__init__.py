"""Clean journals to plant in (样本日志), at each place whose own texts hold what can be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from wholeprocess.check.planting import Clean, clean
from wholeprocess.congress import Division, DivisionCode, Divisions
from wholeprocess.journal import Act, MemoryJournal
from wholeprocess.law import level_of
from wholeprocess.process import CODEC

from .city import city_acts
from .consultation import consultations
from .decision import decisions
from .election import election_acts
from .evaluation import evaluations
from .suggestions import suggestion_acts
from .supervision import supervisions

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


def elections() -> Mapping[str, Clean]:
    """A clean election at each of the places."""
    made = {name: ground(election_acts(county), county) for name, county in COUNTIES.items()}
    return made | {
        "a city": ground(city_acts("430381"), "430381"),
        "a city in 2025": ground(city_acts("430381", later=3), "430381"),
    }


def suggestions() -> Mapping[str, Clean]:
    """A clean year of suggestions at each of the places."""
    return {name: ground(suggestion_acts(place), place) for name, place in DESKS.items()}


GROUNDS: Mapping[str, Callable[[], Mapping[str, Clean]]] = {
    "election": elections,
    "management": suggestions,
    "decision": decisions,
    "consultation": consultations,
    "supervision": lambda: {**supervisions(), **evaluations()},
    "process": consultations,
    "audit": suggestions,
}
"""In which journals faults of a room are planted."""
