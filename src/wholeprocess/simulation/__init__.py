"""Simulation (模拟): model counties, policies put to the test, seeded years under the law."""

from wholeprocess.simulation.behaviour import Behaviour, Habit, usual
from wholeprocess.simulation.counts import count_years
from wholeprocess.simulation.county import County, Slates, UnitPlan
from wholeprocess.simulation.measures import Measure, measures
from wholeprocess.simulation.otherwise import Impossible, Otherwise, otherwise
from wholeprocess.simulation.policy import (
    AS_IT_IS,
    Change,
    Conduct,
    Plan,
    Policy,
    Practice,
    compose,
    policy_in,
    policy_of,
)
from wholeprocess.simulation.results import Effect, Estimate, Outcome, Results, sentences
from wholeprocess.simulation.running import run_study, some_runs
from wholeprocess.simulation.spread import ONE, Chance, Choice, Days, Number, Spread
from wholeprocess.simulation.streams import Streams
from wholeprocess.simulation.study import Engine, Study, study_of, sweep
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
    "Effect",
    "Engine",
    "Estimate",
    "Habit",
    "Impossible",
    "Measure",
    "Number",
    "Otherwise",
    "Outcome",
    "Plan",
    "Policy",
    "Practice",
    "Results",
    "Run",
    "Slates",
    "Spread",
    "Streams",
    "Study",
    "UnitPlan",
    "compose",
    "count_years",
    "measures",
    "otherwise",
    "policy_in",
    "policy_of",
    "run_study",
    "sentences",
    "simulate",
    "some_runs",
    "study_of",
    "sweep",
    "usual",
]
