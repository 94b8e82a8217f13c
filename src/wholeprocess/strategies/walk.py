"""A walk through a term (任期行走): one lawful act after another, as drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Divisions, Unit, UnitId
from wholeprocess.errors import NotInForce, Refused
from wholeprocess.journal import Act
from wholeprocess.law import Value
from wholeprocess.process import ACTS, EnterUnits, SeatDeputies, State, Term
from wholeprocess.strategies.moves import MOVES, Move, Moves, Pace, pick

COUNTY, TOWN, START = "430381", "430681118", date(2022, 3, 1)

_PACES = (Pace.ONWARD, Pace.ONWARD, Pace.ONWARD, Pace.OPEN, Pace.BESIDE, Pace.END)
_AROUND = 47
_RANKS = {kind: number for number, kind in enumerate(ACTS)}

_TRIES = 4
"""How many moves are tried before a step is left out."""


def _chosen(draw: DrawFn, some: Sequence[Move]) -> Move:
    """One of several moves, by its kind first.

    A number stands for the same kind whatever else could be done, so that an act stays what it is
    when others before it are left out: that is how failures shrink.
    """
    number = draw(st.integers(0, _AROUND - 1))
    kind = min((move.kind for move in some), key=lambda k: (_RANKS.get(k, 0) - number) % _AROUND)
    return pick(draw, [move for move in some if move.kind is kind])


def _anything(act: Act) -> bool:
    return True


class Walk:
    """A term of three deputies and three units that goes on, one lawful act after another.

    ``rooms`` says whose acts are done (``MOVES``), ``moves`` adds a user's own. ``above`` is the
    congress next above with those of its deputies who were elected here.
    """

    term: Term
    today: date
    deputies: tuple[DeputyId, ...]
    units: tuple[UnitId, ...]

    def __init__(
        self,
        place: str = COUNTY,
        start: date = START,
        *,
        rooms: Iterable[str] = ("suggestions",),
        moves: Iterable[Moves] = (),
        divisions: Divisions | None = None,
        settings: Mapping[str, Value] | None = None,
    ) -> None:
        self.term = Term.open(place, divisions=divisions, settings=settings)
        self.today = start
        self.aim: Any = None  # the phase that the walk is to reach, where it is to reach one
        self.wanted: Pace | None = None  # what alone is asked for; makers may leave out the rest
        self.makers: tuple[Moves, ...] = (*(MOVES[room] for room in rooms), *moves)
        self.deputies = tuple(DeputyId(f"d{n}") for n in (1, 2, 3))
        self.units = tuple(UnitId(f"u{n}") for n in (1, 2, 3))
        self.may: Callable[[Act], bool] = _anything
        self._kept: tuple[int, State] | None = None
        self._seat(self.term.place, self.deputies)
        town = len(place) == 9
        units = [Unit(id=u, name=u, division=self.term.place, station=town) for u in self.units]
        self.term.do(EnterUnits(on=start, congress=self.term.place, units=units))
        if self.above[1]:
            self._seat(*self.above)

    def _seat(self, congress: DivisionCode, names: Sequence[DeputyId]) -> None:
        since, by = self.today - timedelta(90), self.term.place
        deputies = [
            Deputy(id=n, name=n, congress=congress, elected_by=by, since=since) for n in names
        ]
        self.term.do(SeatDeputies(on=self.today, congress=congress, deputies=deputies))

    @cached_property
    def above(self) -> tuple[DivisionCode, tuple[DeputyId, ...]]:
        """The congress next above, and its deputies who were elected here."""
        divisions = self.term.register.divisions
        over = [code for code in divisions.above(self.term.place) if divisions[code].has_congress]
        return (over[0], (DeputyId("a1"),)) if over else (DivisionCode(""), ())

    @property
    def state(self) -> State:
        """The state of the term, worked out once for every act."""
        acts = len(self.term.journal)
        if self._kept is None or self._kept[0] != acts:
            self._kept = acts, self.term.state
        return self._kept[1]

    def new(self, letter: str, known: Collection[str]) -> str:
        """The next number that nothing has."""
        return f"{letter}{len(known) + 1}"

    def moves(self) -> dict[Pace, list[Move]]:
        """What could be done next, by pace."""
        found: dict[Pace, list[Move]] = {}
        for make in self.makers:
            for move in make(self):
                found.setdefault(move.pace, []).append(move)
        return found

    def step(self, draw: DrawFn, *, days: int = 20) -> Act | None:
        """Let some days pass, and do one more lawful act; ``None`` where none was found."""
        self.today += timedelta(draw(st.integers(0, days)))
        for _ in range(_TRIES):
            self.wanted = pick(draw, _PACES)
            some = self.moves().get(self.wanted, [])
            if not some:
                self.wanted = None
                some = next(iter(self.moves().values()), [])
            self.wanted = None
            if some and (act := self.taken(_chosen(draw, some), draw)) is not None:
                return act
        return None

    def lead(self, thing: str, kinds: Collection[type[Act]], draw: DrawFn) -> bool:
        """One act of these kinds on a thing; whether one was admitted."""
        self.today += timedelta(draw(st.integers(0, 20)))
        on = [
            move
            for some in self.moves().values()
            for move in some
            if move.thing == thing and move.kind in kinds
        ]
        for _ in range(_TRIES if on else 0):
            if self.taken(pick(draw, on), draw) is not None:
                return True
        return False

    def taken(self, move: Move, draw: DrawFn) -> Act | None:
        """The act of a move, with the fields that were drawn, if it is admitted."""
        return self.admitted(move.kind, **move.fields(draw))

    def admitted(self, kind: type[Act], **fields: Any) -> Act | None:
        """The act of today if ``may`` and the term admit it, done; otherwise ``None``."""
        act = kind(on=self.today, **fields)
        if not self.may(act):
            return None
        try:
            self.term.do(act)
        except (Refused, NotInForce):
            return None
        return act


@st.composite
def steps(draw: DrawFn, walk: Walk, *, days: int = 20) -> Act | None:
    """One more act in a walk, after some days; ``None`` where none was found."""
    return walk.step(draw, days=days)
