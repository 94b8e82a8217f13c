"""Planting faults in a clean journal (植错): what a check is tried with.

``one_fault`` changes a journal so that one rule is broken at one place, and says at which line that
must be found. Each code's fault is planted by a function of its own, one file for each part.
"""

from wholeprocess.check.planting import (
    answers,
    candidates,
    count,
    election,
    management,
    poll,
    suppressions,
    tenure,
)
from wholeprocess.check.planting.fault import PLANTS, Clean, Fault, Plant, instead, plants, without
from wholeprocess.check.planting.journal import Planted, clean, fault_of_each, one_fault, planted

__all__ = [
    "PLANTS",
    "Clean",
    "Fault",
    "Plant",
    "Planted",
    "answers",
    "candidates",
    "clean",
    "count",
    "election",
    "fault_of_each",
    "instead",
    "management",
    "one_fault",
    "planted",
    "plants",
    "poll",
    "suppressions",
    "tenure",
    "without",
]
