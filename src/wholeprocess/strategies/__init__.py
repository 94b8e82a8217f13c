"""Hypothesis strategies (性质测试) for the library's types: for property tests of your own.

``values`` draws a valid value of any class, ``terms`` and ``journals`` draw lawful acts one after
another, ``irregular_journals`` plants one fault, and ``TermMachine`` is a state machine to extend.
Importing this room registers the types, so that ``st.from_type(Case)`` works.
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    from wholeprocess.errors import MissingExtra

    raise MissingExtra("wholeprocess.strategies", "strategies")

from wholeprocess.strategies.irregular import (
    Irregular,
    clean_journals,
    irregular_journals,
    plantable,
)
from wholeprocess.strategies.journals import journals, terms, walks
from wholeprocess.strategies.machine import TermMachine
from wholeprocess.strategies.moves import MOVES, Move, Moves, Pace, pick
from wholeprocess.strategies.places import deputies, divisions, places, rolls, units
from wholeprocess.strategies.registering import register
from wholeprocess.strategies.things import dossiers, evaluations, opinions, slates, suggestions
from wholeprocess.strategies.values import days, of_type, thresholds, time_limits, values, words
from wholeprocess.strategies.votes import (
    Vote,
    ballots,
    boxes,
    elections,
    project_choices,
    tallies,
)
from wholeprocess.strategies.walk import Walk

register()

__all__ = [
    "MOVES",
    "Irregular",
    "Move",
    "Moves",
    "Pace",
    "TermMachine",
    "Vote",
    "Walk",
    "ballots",
    "boxes",
    "clean_journals",
    "days",
    "deputies",
    "divisions",
    "dossiers",
    "elections",
    "evaluations",
    "irregular_journals",
    "journals",
    "of_type",
    "opinions",
    "pick",
    "places",
    "plantable",
    "project_choices",
    "register",
    "rolls",
    "slates",
    "suggestions",
    "tallies",
    "terms",
    "thresholds",
    "time_limits",
    "units",
    "values",
    "walks",
    "words",
]
