"""Which fields go together (字段相容), one file for each link."""

from wholeprocess.strategies.fitting import (
    consultation,
    decision,
    election,
    management,
    supervision,
)
from wholeprocess.strategies.fitting.table import PLACES, fitting

__all__ = [
    "PLACES",
    "consultation",
    "decision",
    "election",
    "fitting",
    "management",
    "supervision",
]
