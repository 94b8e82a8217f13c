"""Democratic consultation (民主协商): stations, opinions and their way back, the table."""

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.acts import ACTS, TAKES
from wholeprocess.consultation.findings import findings
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

__all__ = [
    "ACTS",
    "TAKES",
    "Absence",
    "AdoptScheme",
    "AssignContact",
    "AttachDeputies",
    "Attachment",
    "BelowStandard",
    "BuiltFigure",
    "BuiltToStandard",
    "ChangeDuty",
    "Changes",
    "CheckStation",
    "CloseStation",
    "ConsultationAct",
    "Contact",
    "ContactKey",
    "ContactLine",
    "ContactMade",
    "ContactProgress",
    "ContactScheme",
    "ContactSpan",
    "DeputyDay",
    "DeputyShare",
    "DetachDeputies",
    "Duty",
    "DutyDay",
    "DutyKept",
    "EndContact",
    "Everyone",
    "LevelPresent",
    "MakeContact",
    "MonthAtStation",
    "NotChecked",
    "OpenStation",
    "Party",
    "PostRoster",
    "ProposedRoster",
    "ReceiveResidents",
    "Reception",
    "ReportAbsence",
    "Roster",
    "RosterId",
    "Sitting",
    "State",
    "Station",
    "StationCheck",
    "StationId",
    "StationKind",
    "TurnsOfDeputy",
    "Unmet",
    "Visit",
    "VisitVillages",
    "Way",
    "WhyUnmet",
    "admit",
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
    "propose_roster",
    "standard_of",
    "why_not",
]
