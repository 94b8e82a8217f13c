"""Democratic consultation (民主协商): stations, opinions and their way back, the table."""

from typing import Any

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import ACTS, TAKES
from wholeprocess.consultation.findings import findings
from wholeprocess.consultation.opinions.acts import (
    AnswerOpinion,
    ErasePersonal,
    FeedSuggestion,
    HandOver,
    HearOpinion,
    JoinOpinion,
    OpinionAct,
    PartOpinion,
    RecordContentment,
    ReopenOpinion,
    SendBackOpinion,
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
from wholeprocess.consultation.opinions.pending import (
    Waiting,
    opinions_behind,
    pending,
    told_on,
    waiting_since,
)
from wholeprocess.consultation.opinions.personal import Kept, Person, PersonalFile
from wholeprocess.consultation.opinions.phases import OPINION
from wholeprocess.consultation.opinions.record import Opinion, OpinionStep, Standing, VoicePhase
from wholeprocess.consultation.opinions.takes import open_to
from wholeprocess.consultation.opinions.words import (
    AnswerResult,
    Channel,
    Contentment,
    OpinionId,
    ResidentRef,
    TextDigest,
    WayHome,
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
    "AnswerResult",
    "CameBack",
    "Changes",
    "Channel",
    "ConsultationAct",
    "Contentment",
    "ErasePersonal",
    "FeedSuggestion",
    "HandOver",
    "HearOpinion",
    "JoinOpinion",
    "Kept",
    "Opinion",
    "OpinionAct",
    "OpinionId",
    "OpinionStep",
    "PartOpinion",
    "Person",
    "PersonalFile",
    "Placed",
    "RecordContentment",
    "ReopenOpinion",
    "ResidentRef",
    "SendBackOpinion",
    "SendToCommittee",
    "SendToDepartment",
    "Span",
    "Standing",
    "State",
    "TellResident",
    "TextDigest",
    "VoicePhase",
    "Waiting",
    "WayHome",
    "WithdrawOpinion",
    "admit",
    "alike_opinions",
    "apply",
    "came_back",
    "congress_of",
    "consequences",
    "findings",
    "grouped",
    "open_to",
    "opinions_behind",
    "pending",
    "placed",
    "span_of",
    "told_on",
    "waiting_since",
    "why_not",
]
