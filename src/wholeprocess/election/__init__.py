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
from wholeprocess.election.counting.another_election import (
    AnotherElection,
    Complete,
    Vacant,
    VoteAgain,
    another_election,
    elected_by,
    what_follows,
)
from wholeprocess.election.counting.ballot import BLANK, UNREADABLE, Marks, Pattern
from wholeprocess.election.counting.box import Box
from wholeprocess.election.counting.contest import Attendance, Contest, Kind, Turnout
from wholeprocess.election.counting.outcome import (
    Decided,
    Declaration,
    Invalid,
    Standing,
    TieRevote,
    Verdict,
    declare,
)
from wholeprocess.election.counting.record import Result
from wholeprocess.election.counting.tally import Tally, Votes, tally
from wholeprocess.election.findings import findings
from wholeprocess.election.poll.record import Poll
from wholeprocess.election.record import TABLES, Changes, State, update
from wholeprocess.election.roll.record import Roll
from wholeprocess.election.seats.election import District, Election, Method
from wholeprocess.election.state import admit, apply, consequences, why_not
from wholeprocess.election.taking import Needs, Take

__all__ = [
    "ACTS",
    "BLANK",
    "TABLES",
    "TAKES",
    "UNREADABLE",
    "AnotherElection",
    "Attendance",
    "Box",
    "CandidateId",
    "CandidateList",
    "Changes",
    "Complete",
    "Contest",
    "Decided",
    "Declaration",
    "District",
    "DistrictAct",
    "DistrictId",
    "Election",
    "ElectionAct",
    "ElectionId",
    "Invalid",
    "Kind",
    "Marks",
    "Method",
    "Needs",
    "Pattern",
    "Poll",
    "Result",
    "Roll",
    "Standing",
    "State",
    "Take",
    "Tally",
    "TieRevote",
    "Turnout",
    "Vacant",
    "Verdict",
    "VoteAgain",
    "VoterId",
    "Votes",
    "admit",
    "another_election",
    "apply",
    "consequences",
    "declare",
    "elected_by",
    "findings",
    "place_of",
    "tally",
    "update",
    "what_follows",
    "why_not",
]
