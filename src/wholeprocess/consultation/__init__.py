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
from wholeprocess.consultation.stations.contacts import (
    AdoptScheme,
    AssignContact,
    EndContact,
    MakeContact,
)
from wholeprocess.consultation.stations.coverage import (
    DeputyShare,
    DutyKept,
    Everyone,
    deputies_of_place,
    duty_by_deputy,
    duty_by_level,
    duty_by_station,
    everyone,
)
from wholeprocess.consultation.stations.lines import (
    ContactKey,
    ContactLine,
    ContactMade,
    ContactSpan,
)
from wholeprocess.consultation.stations.opening import (
    AttachDeputies,
    CloseStation,
    DetachDeputies,
    OpenStation,
)
from wholeprocess.consultation.stations.progress import ContactProgress, contact_progress
from wholeprocess.consultation.stations.proposing import propose_roster
from wholeprocess.consultation.stations.reception import (
    ReceiveResidents,
    ReportAbsence,
    VisitVillages,
)
from wholeprocess.consultation.stations.record import (
    Absence,
    Attachment,
    DeputyDay,
    Duty,
    DutyDay,
    Reception,
    Roster,
    RosterId,
    Sitting,
    Station,
    StationCheck,
    StationId,
    StationKind,
    Visit,
)
from wholeprocess.consultation.stations.rosters import ChangeDuty, PostRoster
from wholeprocess.consultation.stations.scheme import (
    Contact,
    ContactScheme,
    Party,
    Way,
    default_scheme,
)
from wholeprocess.consultation.stations.standard import (
    BelowStandard,
    BuiltFigure,
    BuiltToStandard,
    CheckStation,
    NotChecked,
    built_to_standard,
    standard_of,
)
from wholeprocess.consultation.stations.wishes import (
    LevelPresent,
    MonthAtStation,
    ProposedRoster,
    TurnsOfDeputy,
    Unmet,
    WhyUnmet,
)
from wholeprocess.journal import Lifecycle

LIFECYCLES: tuple[Lifecycle[Any], ...] = (MATTER, DRAFT_OPINION)
"""The tables that the library ships for this link."""

__all__ = [
    "ACTS",
    "DRAFT_OPINION",
    "LIFECYCLES",
    "MATTER",
    "TAKES",
    "Absence",
    "AdoptOpinion",
    "AdoptScheme",
    "AnswerInvitation",
    "AnswerLetter",
    "AssignContact",
    "AttachDeputies",
    "Attachment",
    "BelowStandard",
    "Body",
    "BodyAct",
    "BodyId",
    "BodyKind",
    "BuiltFigure",
    "BuiltToStandard",
    "CallOffMatter",
    "Came",
    "ChangeBody",
    "ChangeDuty",
    "Changes",
    "CheckStation",
    "CloseStation",
    "ConsultBody",
    "ConsultationAct",
    "Contact",
    "ContactKey",
    "ContactLine",
    "ContactMade",
    "ContactProgress",
    "ContactScheme",
    "ContactSpan",
    "DeclineOpinion",
    "DeputyDay",
    "DeputyShare",
    "DetachDeputies",
    "DraftOpinion",
    "DraftOpinionAct",
    "DraftOpinionId",
    "Duty",
    "DutyDay",
    "DutyKept",
    "EndContact",
    "Everyone",
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
    "LevelPresent",
    "MakeContact",
    "Matter",
    "MatterAct",
    "MatterFile",
    "MatterId",
    "MatterKind",
    "MatterPhase",
    "Meeting",
    "MeetingId",
    "Missing",
    "MonthAtStation",
    "NotChecked",
    "OpenMatter",
    "OpenStation",
    "OpinionPhase",
    "Party",
    "PostRoster",
    "ProposedRoster",
    "ReceiveResidents",
    "Reception",
    "ReportAbsence",
    "Roster",
    "RosterId",
    "Seat",
    "Seats",
    "SendLetter",
    "Sitting",
    "State",
    "Station",
    "StationCheck",
    "StationId",
    "StationKind",
    "SubmitDraft",
    "Trace",
    "Traced",
    "TurnsOfDeputy",
    "Unmet",
    "Visit",
    "VisitVillages",
    "Way",
    "WhyUnmet",
    "admit",
    "adoption_statement",
    "apply",
    "built_to_standard",
    "congress_of",
    "consequences",
    "contact_progress",
    "default_scheme",
    "deputies_of_place",
    "duty_by_deputy",
    "duty_by_level",
    "duty_by_station",
    "everyone",
    "findings",
    "matter_file",
    "matter_files",
    "propose_roster",
    "seats_at",
    "standard_of",
    "trace_of",
    "why_not",
]
