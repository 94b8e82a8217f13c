"""Planting faults in a clean journal (植错): what a check is tried with.

``one_fault`` changes a journal so that one rule is broken at one place, and says at which line that
must be found. Each code's fault is planted by a function of its own, one file for each link.
"""

from wholeprocess.check.planting import management
from wholeprocess.check.planting.fault import PLANTS, Clean, Fault, Plant, instead, plants, without
from wholeprocess.check.planting.journal import Planted, clean, fault_of_each, one_fault, planted
from wholeprocess.check.planting.sample import GROUNDS, grounds, sample, samples

__all__ = [
    "GROUNDS",
    "PLANTS",
    "Clean",
    "Fault",
    "Plant",
    "Planted",
    "clean",
    "fault_of_each",
    "grounds",
    "instead",
    "management",
    "one_fault",
    "planted",
    "plants",
    "sample",
    "samples",
    "without",
]
