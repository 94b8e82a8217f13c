"""Democratic consultation (民主协商): stations, opinions and their way back, the table."""

from typing import Any

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import ACTS, TAKES
from wholeprocess.consultation.findings import findings
from wholeprocess.consultation.participation.act import (
    MatterAct,
)
from wholeprocess.consultation.participation.bodies import (
    BodyAct,
    ChangeBody,
    FormBody,
)
from wholeprocess.consultation.participation.draft_opinions import (
    AdoptOpinion,
    DeclineOpinion,
    DraftOpinionAct,
    GatherOpinion,
)
from wholeprocess.consultation.participation.file import (
    Lack,
    MatterFile,
    Missing,
    Seat,
    matter_file,
    matter_files,
)
from wholeprocess.consultation.participation.invitations import (
    AnswerInvitation,
    Invite,
)
from wholeprocess.consultation.participation.kinds import (
    BodyKind,
    Form,
    Group,
    MatterKind,
)
from wholeprocess.consultation.participation.matters import (
    CallOffMatter,
    HoldMatter,
    OpenMatter,
    SubmitDraft,
)
from wholeprocess.consultation.participation.meetings import (
    AnswerLetter,
    ConsultBody,
    HoldForum,
    SendLetter,
)
from wholeprocess.consultation.participation.phases import (
    DRAFT_OPINION,
    MATTER,
)
from wholeprocess.consultation.participation.record import (
    Body,
    BodyId,
    Came,
    DraftOpinion,
    DraftOpinionId,
    Invitation,
    Letter,
    LetterId,
    Matter,
    MatterId,
    MatterPhase,
    Meeting,
    MeetingId,
    OpinionPhase,
)
from wholeprocess.consultation.participation.seats import (
    Seats,
    seats_at,
)
from wholeprocess.consultation.participation.trace import (
    Trace,
    Traced,
    adoption_statement,
    trace_of,
)
from wholeprocess.consultation.record import Changes, State
from wholeprocess.consultation.state import admit, apply, congress_of, consequences, why_not
from wholeprocess.journal import Lifecycle

LIFECYCLES: tuple[Lifecycle[Any], ...] = (MATTER, DRAFT_OPINION)
"""The tables that the library ships for this link."""

__all__ = [
    "ACTS",
    "DRAFT_OPINION",
    "LIFECYCLES",
    "MATTER",
    "TAKES",
    "AdoptOpinion",
    "AnswerInvitation",
    "AnswerLetter",
    "Body",
    "BodyAct",
    "BodyId",
    "BodyKind",
    "CallOffMatter",
    "Came",
    "ChangeBody",
    "Changes",
    "ConsultBody",
    "ConsultationAct",
    "DeclineOpinion",
    "DraftOpinion",
    "DraftOpinionAct",
    "DraftOpinionId",
    "Form",
    "FormBody",
    "GatherOpinion",
    "Group",
    "HoldForum",
    "HoldMatter",
    "Invitation",
    "Invite",
    "Lack",
    "Letter",
    "LetterId",
    "Matter",
    "MatterAct",
    "MatterFile",
    "MatterId",
    "MatterKind",
    "MatterPhase",
    "Meeting",
    "MeetingId",
    "Missing",
    "OpenMatter",
    "OpinionPhase",
    "Seat",
    "Seats",
    "SendLetter",
    "State",
    "SubmitDraft",
    "Trace",
    "Traced",
    "admit",
    "adoption_statement",
    "apply",
    "congress_of",
    "consequences",
    "findings",
    "matter_file",
    "matter_files",
    "seats_at",
    "trace_of",
    "why_not",
]
