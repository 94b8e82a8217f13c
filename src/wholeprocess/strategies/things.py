"""What a term has made so far (案卷、意见), in any phase: reached by lawful acts alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess import consultation, management
from wholeprocess.consultation import Opinion, VoicePhase
from wholeprocess.journal import Lifecycle
from wholeprocess.management import Case, Phase
from wholeprocess.process import Dossier
from wholeprocess.strategies.journals import walks
from wholeprocess.strategies.moves import pick, way_to
from wholeprocess.strategies.walk import COUNTY, START, Walk

_STEPS = 16
"""How many steps the longest way to a phase may take."""


def dossiers(
    phase: Phase | None = None, *, place: str = COUNTY, start: date = START, max_acts: int = 30
) -> SearchStrategy[Dossier]:
    """Suggestions in their term, with the clocks and the law around them; in a phase, if given."""

    def known(walk: Walk) -> Mapping[str, Dossier]:
        return walk.term.suggestions

    return reached(management.SUGGESTION, known, phase, "suggestions", place, start, max_acts)


def suggestions(
    phase: Phase | None = None, *, place: str = COUNTY, start: date = START, max_acts: int = 30
) -> SearchStrategy[Case]:
    """Suggestions (建议) in any phase, or in one: the case with all its acts.

    >>> from hypothesis import find
    >>> closed = find(suggestions(Phase.CLOSED, max_acts=3), lambda case: True)
    >>> [type(act).__name__ for act in closed.acts]
    ['Submit', 'Withdraw']
    """
    found = dossiers(phase, place=place, start=start, max_acts=max_acts)
    return found.map(lambda dossier: dossier.case)


def opinions(
    phase: VoicePhase | None = None, *, place: str = COUNTY, start: date = START, max_acts: int = 30
) -> SearchStrategy[Opinion]:
    """Residents' opinions (意见) in any phase, or in one, with every step out and home."""

    def known(walk: Walk) -> Mapping[Any, Opinion]:
        return walk.state.consultation.opinions

    return reached(consultation.OPINION, known, phase, "opinions", place, start, max_acts)


@st.composite
def reached(
    draw: DrawFn,
    table: Lifecycle[Any],
    known: Callable[[Walk], Mapping[Any, Any]],
    phase: Any,
    room: str,
    place: str,
    start: date,
    max_acts: int,
) -> Any:
    """A thing of a term after a walk; led to a phase where the walk did not get there."""
    others = ("suggestions",) if room == "opinions" else ()
    walk = draw(walks(place=place, start=start, rooms=(room, *others), max_acts=max_acts))
    things = known(walk)
    fitting = [name for name, thing in things.items() if phase in (None, thing.phase)]
    if fitting:
        return things[pick(draw, fitting)]
    way = way_to(table, phase if phase is not None else table.start)
    able = [name for name, thing in things.items() if thing.phase in way]
    name, walk.aim = able[0] if able else walk.new(room[0], things), phase
    if not able:
        opening = next(m for some in walk.moves().values() for m in some if m.thing == name)
        if walk.taken(opening, draw) is None:
            reject()
    for _ in range(_STEPS):
        thing = known(walk)[name]
        if phase in (None, thing.phase):
            return thing
        if not walk.lead(name, way.get(thing.phase, ()), draw):
            reject()
    return reject()
