"""Simulation (模拟): model counties, policies put to the test, seeded years under the law."""

from wholeprocess.simulation.behaviour import Behaviour, Habit, usual
from wholeprocess.simulation.county import County, Slates, UnitPlan
from wholeprocess.simulation.measures import Measure, measures
from wholeprocess.simulation.policy import (
    AS_IT_IS,
    Change,
    Conduct,
    Plan,
    Policy,
    Practice,
    compose,
    policy_of,
)
from wholeprocess.simulation.spread import ONE, Chance, Choice, Days, Number, Spread
from wholeprocess.simulation.streams import Streams
from wholeprocess.simulation.year import Run, simulate

__all__ = [
    "AS_IT_IS",
    "ONE",
    "Behaviour",
    "Chance",
    "Change",
    "Choice",
    "Conduct",
    "County",
    "Days",
    "Habit",
    "Measure",
    "Number",
    "Plan",
    "Policy",
    "Practice",
    "Run",
    "Slates",
    "Spread",
    "Streams",
    "UnitPlan",
    "compose",
    "measures",
    "policy_of",
    "simulate",
    "usual",
]
