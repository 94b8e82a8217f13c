"""Democratic election (民主选举): from the seats and the roll to the credentials and the tenure."""

from wholeprocess.election.act import (
    CandidateId,
    DistrictAct,
    DistrictId,
    ElectionAct,
    ElectionId,
    VoterId,
    place_of,
)
from wholeprocess.election.acts import ACTS, TAKES
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.counting.record import Result
from wholeprocess.election.findings import findings
from wholeprocess.election.poll.record import Poll
from wholeprocess.election.record import TABLES, Changes, State, update
from wholeprocess.election.roll.record import Roll
from wholeprocess.election.seats.acts import (
    NATION,
    AppointCommittee,
    CallElection,
    Cause,
    DrawDistrict,
    FileSeats,
    FixSeats,
    LeaveCommittee,
    MoveDay,
    RedetermineSeats,
    RedrawDistrict,
)
from wholeprocess.election.seats.election import Basis, District, Election, Method
from wholeprocess.election.seats.guards import fixing_body
from wholeprocess.election.seats.quota import Quota, QuotaKind, extra_decided_by, quota
from wholeprocess.election.state import admit, apply, consequences, why_not
from wholeprocess.election.taking import Needs, Take

__all__ = [
    "ACTS",
    "NATION",
    "TABLES",
    "TAKES",
    "AppointCommittee",
    "Basis",
    "CallElection",
    "CandidateId",
    "CandidateList",
    "Cause",
    "Changes",
    "District",
    "DistrictAct",
    "DistrictId",
    "DrawDistrict",
    "Election",
    "ElectionAct",
    "ElectionId",
    "FileSeats",
    "FixSeats",
    "LeaveCommittee",
    "Method",
    "MoveDay",
    "Needs",
    "Poll",
    "Quota",
    "QuotaKind",
    "RedetermineSeats",
    "RedrawDistrict",
    "Result",
    "Roll",
    "State",
    "Take",
    "VoterId",
    "admit",
    "apply",
    "consequences",
    "extra_decided_by",
    "findings",
    "fixing_body",
    "place_of",
    "quota",
    "update",
    "why_not",
]
