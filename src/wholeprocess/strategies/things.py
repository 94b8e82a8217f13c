"""What a term has made so far (案卷、意见), in any phase: reached by lawful acts alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess import consultation, decision, management, supervision
from wholeprocess.consultation import Opinion, VoicePhase
from wholeprocess.decision import Slate
from wholeprocess.journal import Lifecycle
from wholeprocess.law import Value, in_force
from wholeprocess.management import Case, Phase
from wholeprocess.process import Dossier
from wholeprocess.strategies.journals import walks
from wholeprocess.strategies.moves import pick, way_to
from wholeprocess.strategies.walk import COUNTY, START, TOWN, Walk
from wholeprocess.supervision import Evaluation, EvaluationPhase

_STEPS = 16
"""How many steps the longest way to a phase may take."""


def _dossiers(walk: Walk) -> Mapping[str, Dossier]:
    return walk.term.suggestions


def _opinions(walk: Walk) -> Mapping[Any, Opinion]:
    return walk.state.consultation.opinions


def _slates(walk: Walk) -> Mapping[Any, Slate]:
    return walk.state.decision.slates


def _evaluations(walk: Walk) -> Mapping[Any, Evaluation]:
    return walk.state.supervision.evaluations


_TABLES: Mapping[str, tuple[Lifecycle[Any], Callable[[Walk], Mapping[Any, Any]]]] = {
    "suggestions": (management.SUGGESTION, _dossiers),
    "opinions": (consultation.OPINION, _opinions),
    "slates": (decision.SLATE, _slates),
    "evaluations": (supervision.EVALUATION, _evaluations),
}


def dossiers(
    phase: Phase | None = None,
    *,
    place: str = COUNTY,
    start: date = START,
    max_acts: int = 30,
    settings: Mapping[str, Value] | None = None,
) -> SearchStrategy[Dossier]:
    """Suggestions in their term, with the clocks and the law around them; in a phase, if given."""
    if phase is Phase.MEDIATION:
        law = in_force(start, place).under(settings or {})
        if law.choice("SGL-mediate") == "none":
            raise ValueError(
                f"no suggestion is mediated at {place}; pass settings={{'SGL-mediate': 'meeting'}}"
            )
    return reached("suggestions", phase, place, start, max_acts, settings)


def suggestions(
    phase: Phase | None = None,
    *,
    place: str = COUNTY,
    start: date = START,
    max_acts: int = 30,
    settings: Mapping[str, Value] | None = None,
) -> SearchStrategy[Case]:
    """Suggestions (建议) in any phase, or in one: the case with all its acts.

    ``settings`` are those of the term, for phases that only some places have: ``ValueError`` for a
    mediation where there is none (SGL-mediate).

    >>> from hypothesis import find
    >>> closed = find(suggestions(Phase.CLOSED, max_acts=0), lambda case: True)
    >>> [type(act).__name__ for act in closed.acts]
    ['Submit', 'Withdraw']
    """
    found = dossiers(phase, place=place, start=start, max_acts=max_acts, settings=settings)
    return found.map(lambda dossier: dossier.case)


def opinions(
    phase: VoicePhase | None = None, *, place: str = COUNTY, start: date = START, max_acts: int = 30
) -> SearchStrategy[Opinion]:
    """Residents' opinions (意见) in any phase, or in one, with every step out and home."""
    return reached("opinions", phase, place, start, max_acts)


_LETTER = {"suggestions": "s", "opinions": "o", "slates": "l", "evaluations": "e"}

_ROOMS = {"opinions": ("opinions", "suggestions"), "slates": ("projects",)}
"""Whose acts are done besides, where a thing needs others."""


def slates(*, place: str = TOWN, start: date = START, max_acts: int = 30) -> SearchStrategy[Slate]:
    """A year's slates of projects (民生实事), as far as acts have brought them."""
    return reached("slates", None, place, start, max_acts)


def evaluations(
    phase: EvaluationPhase | None = None,
    *,
    place: str = TOWN,
    start: date = START,
    max_acts: int = 20,
) -> SearchStrategy[Evaluation]:
    """Evaluations by deputies (代表评议) in any phase, or in one, with their scores."""
    return reached("evaluations", phase, place, start, max_acts)


def _begin(walk: Walk, name: str, draw: DrawFn) -> None:
    """Begin a thing by the number that it would have."""
    opening = next(m for some in walk.moves().values() for m in some if m.thing == name)
    walk.taken(opening, draw)


@st.composite
def reached(
    draw: DrawFn,
    room: str,
    phase: Any,
    place: str,
    start: date,
    max_acts: int,
    settings: Mapping[str, Value] | None = None,
) -> Any:
    """A thing of a term after a walk; led to a phase where the walk did not get there."""
    table, known = _TABLES[room]
    rooms = _ROOMS.get(room, (room,))
    walk = draw(walks(place=place, start=start, rooms=rooms, max_acts=max_acts, settings=settings))
    fitting = [name for name, thing in known(walk).items() if phase in (None, thing.phase)]
    if fitting:
        return known(walk)[pick(draw, fitting)]
    way = way_to(table, phase) if phase is not None else {}
    able = [name for name, thing in known(walk).items() if thing.phase in way]
    if not able:  # begin anew, with nothing else
        walk = Walk(place, start, rooms=rooms, settings=settings)
        able = [_LETTER[room] + "1"]
        joined = phase is VoicePhase.JOINED  # to another one
        for name in (*able, _LETTER[room] + "2") if joined else able:
            _begin(walk, name, draw)
    if phase is VoicePhase.IN_SUGGESTION and not walk.term.suggestions:
        _begin(walk, _LETTER["suggestions"] + "1", draw)
    walk.aim = phase
    for _ in range(_STEPS):
        thing = known(walk)[able[0]]
        if phase in (None, thing.phase):
            return thing
        if not walk.lead(able[0], way.get(thing.phase, ()), draw):
            break
    return reject()
