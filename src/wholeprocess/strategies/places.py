"""Places and people (区划与人员): tables of divisions, deputies, units and rolls of voters."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess.congress import Deputy, DeputyId, Division, DivisionCode, Divisions, Unit, UnitId
from wholeprocess.election import VoterId
from wholeprocess.law import level_of

_DIGITS = (2, 4, 6, 9, 12)
_SINCE = date(2021, 12, 20)


@st.composite
def divisions(draw: DrawFn, *, depth: int = 4, max_children: int = 3) -> Divisions:
    """A province with what lies in it, down to ``depth`` levels (4: to the towns, 5: villages).

    Every division stands right under the one whose code begins its own.

    >>> from hypothesis import find
    >>> list(find(divisions(), lambda table: len(table) > 1))
    ['11', '1101']
    """
    if not 1 <= depth <= len(_DIGITS):
        raise ValueError(f"depth {depth} is none of 1 to {len(_DIGITS)}")
    codes = [(f"{draw(st.integers(11, 65))}", "")]
    above = [codes[0][0]]
    for digits in _DIGITS[1:depth]:
        width = digits - len(above[0]) if above else 0
        below = []
        for over in above:
            for n in range(draw(st.integers(0, max_children))):
                below.append(f"{over}{n + 1:0{width}}")
                codes.append((below[-1], over))
        above = below
    return Divisions(
        Division(
            code=DivisionCode(code),
            name=f"地{code}",
            level=level_of(code),
            parent=DivisionCode(over) if over else None,
            has_congress=len(code) < 12,
        )
        for code, over in codes
    )


def places() -> SearchStrategy[str]:
    """Places of the shipped divisions that have a congress, a county first."""
    shipped = Divisions.shipped()
    some = sorted(code for code in shipped if shipped[code].has_congress and len(code) > 4)
    return st.sampled_from(sorted(some, key=lambda code: (len(code), code)))


@st.composite
def deputies(
    draw: DrawFn, *, congress: str = "430381", min_size: int = 1, max_size: int = 9
) -> tuple[Deputy, ...]:
    """Deputies of one congress, each with a number of its own; some are suspended for a time."""
    place = DivisionCode(congress)
    seated = []
    for n in range(draw(st.integers(min_size, max_size))):
        away = draw(st.none() | st.dates(date(2022, 1, 1), date(2023, 12, 31)))
        seated.append(
            Deputy(
                id=DeputyId(f"d{n + 1}"),
                name=f"代表{n + 1}",
                congress=place,
                elected_by=place,
                since=_SINCE,
                suspended_from=away,
            )
        )
    return tuple(seated)


@st.composite
def units(
    draw: DrawFn, *, division: str = "430381", min_size: int = 1, max_size: int = 6
) -> tuple[Unit, ...]:
    """Units of one division that handle what a congress hands over, stations among them."""
    return tuple(
        Unit(
            id=UnitId(f"u{n + 1}"),
            name=f"单位{n + 1}",
            division=DivisionCode(division),
            station=draw(st.booleans()),
        )
        for n in range(draw(st.integers(min_size, max_size)))
    )


def rolls(*, min_size: int = 1, max_size: int = 40) -> SearchStrategy[tuple[VoterId, ...]]:
    """Rolls of voters (选民名单) of one district: each once, in the order of their numbers."""
    numbers = st.sets(st.integers(1, 999), min_size=min_size, max_size=max_size)
    return numbers.map(lambda some: tuple(VoterId(f"v{n:03}") for n in sorted(some)))
