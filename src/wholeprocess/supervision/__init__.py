"""Democratic supervision (民主监督): evaluation, satisfaction votes, inquiry, rectification."""

from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.acts import ACTS, TAKES
from wholeprocess.supervision.findings import findings
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.state import admit, apply, congress_of, consequences, why_not

__all__ = [
    "ACTS",
    "TAKES",
    "Changes",
    "State",
    "SupervisionAct",
    "admit",
    "apply",
    "congress_of",
    "consequences",
    "findings",
    "why_not",
]
