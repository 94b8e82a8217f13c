"""Democratic consultation (民主协商): stations, opinions and their way back, the table."""

from typing import Any

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import ACTS, TAKES
from wholeprocess.consultation.findings import findings
from wholeprocess.consultation.opinions.acts import (
    AnswerOpinion,
    DeclineOpinion,
    ErasePersonal,
    FeedSuggestion,
    HandOver,
    HearOpinion,
    JoinOpinion,
    OpinionAct,
    PartOpinion,
    RecordContentment,
    ReopenOpinion,
    SendToCommittee,
    SendToDepartment,
    TellResident,
    WithdrawOpinion,
)
from wholeprocess.consultation.opinions.alike import AlikeOpinions, alike_opinions
from wholeprocess.consultation.opinions.measures import (
    CameBack,
    Placed,
    Span,
    came_back,
    grouped,
    placed,
    span_of,
)
from wholeprocess.consultation.opinions.pending import Waiting, begun, behind, pending, told_on
from wholeprocess.consultation.opinions.personal import Kept, Person, PersonalFile
from wholeprocess.consultation.opinions.phases import OPINION
from wholeprocess.consultation.opinions.record import Opinion, Phase, Standing, Step
from wholeprocess.consultation.opinions.words import (
    Channel,
    Contentment,
    OpinionId,
    ResidentRef,
    Result,
    TextDigest,
    Way,
)
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.state import admit, apply, congress_of, consequences, why_not
from wholeprocess.journal import Lifecycle

LIFECYCLES: tuple[Lifecycle[Any], ...] = (OPINION,)
"""The tables that the library ships for this link."""

__all__ = [
    "ACTS",
    "LIFECYCLES",
    "OPINION",
    "TAKES",
    "AlikeOpinions",
    "AnswerOpinion",
    "CameBack",
    "Changes",
    "Channel",
    "ConsultationAct",
    "Contentment",
    "DeclineOpinion",
    "ErasePersonal",
    "FeedSuggestion",
    "HandOver",
    "HearOpinion",
    "JoinOpinion",
    "Kept",
    "Opinion",
    "OpinionAct",
    "OpinionId",
    "PartOpinion",
    "Person",
    "PersonalFile",
    "Phase",
    "Placed",
    "RecordContentment",
    "ReopenOpinion",
    "ResidentRef",
    "Result",
    "SendToCommittee",
    "SendToDepartment",
    "Span",
    "Standing",
    "State",
    "Step",
    "TellResident",
    "TextDigest",
    "Waiting",
    "Way",
    "WithdrawOpinion",
    "admit",
    "alike_opinions",
    "apply",
    "begun",
    "behind",
    "came_back",
    "congress_of",
    "consequences",
    "findings",
    "grouped",
    "pending",
    "placed",
    "span_of",
    "told_on",
    "why_not",
]
