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
from wholeprocess.election.seats.election import District, Election, Method
from wholeprocess.election.state import admit, apply, consequences, why_not
from wholeprocess.election.taking import Needs, Take

__all__ = [
    "ACTS",
    "TABLES",
    "TAKES",
    "CandidateId",
    "CandidateList",
    "Changes",
    "District",
    "DistrictAct",
    "DistrictId",
    "Election",
    "ElectionAct",
    "ElectionId",
    "Method",
    "Needs",
    "Poll",
    "Result",
    "Roll",
    "State",
    "Take",
    "VoterId",
    "admit",
    "apply",
    "consequences",
    "findings",
    "place_of",
    "update",
    "why_not",
]
