"""Lawful journals (合法日志): any number of acts, each admitted by the law of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess.congress import Divisions
from wholeprocess.journal import Journal
from wholeprocess.law import Value
from wholeprocess.process import Term
from wholeprocess.strategies.moves import Moves
from wholeprocess.strategies.walk import COUNTY, START, Walk

_IN_VAIN = 20
"""How many steps in a row may find nothing to do before an example is given up."""


@st.composite
def walks(
    draw: DrawFn,
    *,
    place: str = COUNTY,
    start: date = START,
    rooms: Iterable[str] = ("suggestions",),
    moves: Iterable[Moves] = (),
    min_acts: int = 0,
    max_acts: int = 40,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> Walk:
    """Terms with a day and all that can be done next; ``terms`` gives the term alone."""
    walk = Walk(
        place, start, rooms=tuple(rooms), moves=tuple(moves), divisions=divisions, settings=settings
    )
    done = 0

    @st.composite
    def one(draw: DrawFn) -> None:
        nonlocal done
        if done < max_acts and walk.step(draw) is not None:
            done += 1

    # short rows of acts in a row: whole ones are left out first when a failure is shrunk
    draw(st.lists(st.lists(one(), max_size=8), max_size=max_acts // 2))
    vain = 0
    while done < min_acts:
        before = done
        draw(one())
        vain = vain + 1 if done == before else 0
        if vain > _IN_VAIN:
            reject()
    return walk


def terms(
    *,
    place: str = COUNTY,
    start: date = START,
    rooms: Iterable[str] = ("suggestions",),
    moves: Iterable[Moves] = (),
    min_acts: int = 0,
    max_acts: int = 40,
    divisions: Divisions | None = None,
    settings: Mapping[str, Value] | None = None,
) -> SearchStrategy[Term]:
    """Terms of a congress in which every act was admitted.

    Three deputies and three units are there; then come ``min_acts`` to ``max_acts`` acts about what
    ``rooms`` names (keys of ``MOVES``), on days that never go back. ``moves`` are a user's own.
    A failure shrinks to the fewest acts that show it.

    >>> from hypothesis import find
    >>> term = find(terms(max_acts=3), lambda term: "s1" in term.suggestions)
    >>> [entry.act.kind for entry in term.journal][-1]
    'management.submit'
    """
    return walks(
        place=place,
        start=start,
        rooms=tuple(rooms),
        moves=tuple(moves),
        min_acts=min_acts,
        max_acts=max_acts,
        divisions=divisions,
        settings=settings,
    ).map(lambda walk: walk.term)


def journals(
    n: int | None = None,
    *,
    place: str = COUNTY,
    start: date = START,
    rooms: Iterable[str] = ("suggestions",),
    max_acts: int = 40,
    divisions: Divisions | None = None,
) -> SearchStrategy[Journal]:
    """Journals in memory of exactly ``n`` lawful acts after the opening, or of any number.

    The opening seats deputies and enters units; see ``terms``.
    """
    least, most = (0, max_acts) if n is None else (n, n)
    return terms(
        place=place,
        start=start,
        rooms=rooms,
        min_acts=least,
        max_acts=most,
        divisions=divisions,
    ).map(lambda term: term.journal)
