"""Journals in which one thing is wrong (问题日志), and journals in which nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random

from attrs import field, frozen
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess.check import check
from wholeprocess.check.planting import PLANTS, Clean, planted
from wholeprocess.congress import Divisions
from wholeprocess.errors import BadInput, UnknownRule
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import Finding
from wholeprocess.strategies.clean import DESKS, EACH, codes_of, ground
from wholeprocess.strategies.clean.suggestions import WAYS, Way, suggestion_acts

_SEEDS = 4
"""So many places for a fault are drawn from in one journal."""

_PROPOSALS = 12
"""How many places for a fault are tried, each with a check, before a journal is given up."""

_ROOMY = 3
"""In how many small journals of suggestions a fault is planted."""

_IN_SUGGESTIONS = ("management", "audit")


@frozen(eq=False)
class Irregular:
    """A journal with one irregularity, and the finding that a check makes of it.

    ``divisions`` is the table of the journal's places, for ``check`` and ``replay``.
    """

    journal: MemoryJournal = field(repr=lambda journal: f"{len(journal)} acts")
    finding: Finding
    divisions: Divisions = field(repr=False)

    @property
    def code(self) -> str:
        """The code of the rule that is broken."""
        return self.finding.code


def plantable() -> tuple[str, ...]:
    """The codes of which ``irregular_journals`` can make an example.

    >>> "SG-5" in plantable(), len(plantable()) > 250
    (True, True)
    """
    return tuple(sorted(code for code in PLANTS if _rooms(code)))


def _rooms(code: str) -> tuple[str, ...]:
    return tuple(room for room in EACH if code in codes_of(room))


@st.composite
def clean_journals(draw: DrawFn, *, place: str = "430381", max_suggestions: int = 6) -> Clean:
    """A year of suggestions in which a check finds nothing: its acts, state and divisions.

    Some are answered at once, others sent back, extended, handled twice, promised or declined.
    """
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=max_suggestions))
    return ground(suggestion_acts(place, ways), place)


def irregular_journals(code: str) -> SearchStrategy[Irregular]:
    """Journals with exactly one irregularity: ``check`` finds that code once, and nothing else.

    A journal about suggestions shrinks to the one suggestion that is handled wrongly; of the other
    links it is always that of a whole year or term, and only where the fault lies is drawn.
    ``UnknownRule`` for a code of which no fault can be planted: ``plantable`` lists the others.

    >>> irregular_journals("SG-999")
    Traceback (most recent call last):
    wholeprocess.errors.UnknownRule: no fault against SG-999 can be planted; see plantable()
    """
    rooms = _rooms(code) if code in PLANTS else ()
    if not rooms:
        raise UnknownRule(f"no fault against {code} can be planted; see plantable()")
    return _of_suggestions(code) if rooms[0] in _IN_SUGGESTIONS else _of_a_year(code)


@st.composite
def _of_suggestions(draw: DrawFn, code: str) -> Irregular:
    places = _with_room(code)
    if not places:
        return draw(_of_a_year(code))
    place, way = draw(st.sampled_from(places))
    others = draw(st.lists(st.sampled_from(WAYS), max_size=5))
    made = ground(suggestion_acts(place, (way, *others)), place)
    one = _planted(made, code, draw(st.integers(0, _SEEDS - 1)))
    return reject() if one is None else one


@st.composite
def _of_a_year(draw: DrawFn, code: str) -> Irregular:
    names = [(room, name) for room in _rooms(code) for name in EACH[room]]
    first, seed = draw(st.integers(0, len(names) - 1)), draw(st.integers(0, _SEEDS - 1))
    for room, name in names[first:] + names[:first]:
        if (one := _in_ground(room, name, code, seed)) is not None:
            return one
    return reject()


@cache
def _with_room(code: str) -> tuple[tuple[str, Way], ...]:
    """Some places and ways of one suggestion where there is room for a fault of a code."""
    found = (
        (place, way)
        for place in dict.fromkeys(DESKS.values())
        for way in WAYS
        if _planted(_alone(place, way), code, 0) is not None
    )
    return tuple(islice(found, _ROOMY))


@cache
def _alone(place: str, way: Way) -> Clean:
    return ground(suggestion_acts(place, (way,)), place)


@cache
def _in_ground(room: str, name: str, code: str, seed: int) -> Irregular | None:
    return _planted(EACH[room][name](), code, seed)


def _planted(made: Clean, code: str, seed: int) -> Irregular | None:
    """The first fault of a code that is found, and nothing else with it."""
    return next(_faulty(made, code, seed), None)


def _faulty(made: Clean, code: str, seed: int) -> Iterator[Irregular]:
    for number, fault in enumerate(PLANTS[code](made, Random(seed))):
        if number == _PROPOSALS:
            return
        one = planted(made, [fault])
        try:
            found = check(one.journal, divisions=made.divisions)
        except BadInput:
            continue
        if len(found) == 1 and not one.missed(found):
            yield Irregular(one.journal, found[0], made.divisions)
