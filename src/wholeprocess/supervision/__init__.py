"""Democratic supervision (民主监督): reports, inspections, inquiries, votes, closing the loop."""

from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.acts import ACTS, TAKES
from wholeprocess.supervision.committee.acts import (
    AskQuestion,
    CommitteeAct,
    HoldMeeting,
    MeetingAct,
    SeatMembers,
    TakeOfficeOfState,
    UnseatMember,
)
from wholeprocess.supervision.committee.findings import size_allowed
from wholeprocess.supervision.committee.record import (
    Asked,
    Branch,
    Committee,
    Meeting,
    MeetingId,
    Member,
    Seat,
)
from wholeprocess.supervision.findings import findings
from wholeprocess.supervision.record import Changes, State
from wholeprocess.supervision.reports.acts import (
    AnnounceReport,
    CloseReport,
    CommentOnDraft,
    CommentOnHandling,
    DeliberateAgain,
    DeliverOpinions,
    DropReport,
    FollowUp,
    HandOverOpinions,
    HearReport,
    ReferToCommittee,
    ReportAct,
    ReportHandling,
    ResolveOnReport,
    ScheduleReport,
    SendDraft,
    SendFinal,
    SendToMembers,
    SubmitHandlingPlan,
    VisitBefore,
)
from wholeprocess.supervision.reports.clocks import ReportClocks, clocks
from wholeprocess.supervision.reports.phases import REPORT
from wholeprocess.supervision.reports.record import (
    Handling,
    Opinion,
    Piece,
    Report,
    ReportId,
    ReportKind,
    ReportPhase,
    Resolution,
    Round,
    Visit,
)
from wholeprocess.supervision.state import admit, apply, congress_of, consequences, why_not
from wholeprocess.supervision.targets import Rank, Target
from wholeprocess.supervision.terms import due_back
from wholeprocess.supervision.votes import Carried, NotCarried, Votes, decided

LIFECYCLES = (REPORT,)
"""The tables that the library ships for this link."""

__all__ = [
    "ACTS",
    "LIFECYCLES",
    "REPORT",
    "TAKES",
    "AnnounceReport",
    "AskQuestion",
    "Asked",
    "Branch",
    "Carried",
    "Changes",
    "CloseReport",
    "CommentOnDraft",
    "CommentOnHandling",
    "Committee",
    "CommitteeAct",
    "DeliberateAgain",
    "DeliverOpinions",
    "DropReport",
    "FollowUp",
    "HandOverOpinions",
    "Handling",
    "HearReport",
    "HoldMeeting",
    "Meeting",
    "MeetingAct",
    "MeetingId",
    "Member",
    "NotCarried",
    "Opinion",
    "Piece",
    "Rank",
    "ReferToCommittee",
    "Report",
    "ReportAct",
    "ReportClocks",
    "ReportHandling",
    "ReportId",
    "ReportKind",
    "ReportPhase",
    "Resolution",
    "ResolveOnReport",
    "Round",
    "ScheduleReport",
    "Seat",
    "SeatMembers",
    "SendDraft",
    "SendFinal",
    "SendToMembers",
    "State",
    "SubmitHandlingPlan",
    "SupervisionAct",
    "TakeOfficeOfState",
    "Target",
    "UnseatMember",
    "Visit",
    "VisitBefore",
    "Votes",
    "admit",
    "apply",
    "clocks",
    "congress_of",
    "consequences",
    "decided",
    "due_back",
    "findings",
    "size_allowed",
    "why_not",
]
