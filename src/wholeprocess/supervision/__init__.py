"""Democratic supervision (民主监督): evaluation, satisfaction votes, inquiry, rectification."""

from typing import Any

from wholeprocess.journal import Lifecycle
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.acts import ACTS, TAKES
from wholeprocess.supervision.findings import findings
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.state import admit, apply, congress_of, consequences, why_not

LIFECYCLES: tuple[Lifecycle[Any], ...] = ()
"""Every lifecycle of this room (本室各流程)."""

__all__ = [
    "ACTS",
    "LIFECYCLES",
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
