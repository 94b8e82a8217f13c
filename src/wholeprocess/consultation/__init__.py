"""Democratic consultation (民主协商): stations, opinions and their way back, the table."""

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import ACTS, TAKES
from wholeprocess.consultation.findings import findings
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.state import admit, apply, congress_of, consequences, why_not

__all__ = [
    "ACTS",
    "TAKES",
    "Changes",
    "ConsultationAct",
    "State",
    "admit",
    "apply",
    "congress_of",
    "consequences",
    "findings",
    "why_not",
]
