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
from wholeprocess.election.acts import (
    ACTS,
    TAKES,
)
from wholeprocess.election.candidates.formal_list import (
    AdoptElectionMeasures,
    ConsultVoterGroups,
    SettleFormalList,
)
from wholeprocess.election.candidates.meetings import (
    Coverage,
    HoldMeeting,
    IntroduceCandidates,
    IntroductionAct,
    RequestMeeting,
    coverage,
)
from wholeprocess.election.candidates.nomination import (
    NominateByOrganizations,
    NominateByPetition,
    OpenNominations,
    Signatures,
    signatures,
)
from wholeprocess.election.candidates.offices import (
    unrelated,
)
from wholeprocess.election.candidates.particulars import (
    FindParticularsUntrue,
    GiveParticulars,
    NomineeAct,
    NotifyOfParticulars,
)
from wholeprocess.election.candidates.pool import (
    ArrangeVetting,
    DutyCount,
    EnterInPool,
    ReviewRecord,
    StateQualityGate,
    Vet,
)
from wholeprocess.election.candidates.posting import (
    PostFormalList,
    PostNominees,
)
from wholeprocess.election.candidates.pre_election import (
    HoldPreElection,
    InOrder,
    NoQuorum,
    Polled,
    TieAtCut,
    VoteOrder,
    cut,
    rank,
    tiers_of,
)
from wholeprocess.election.candidates.quality_gate import (
    Criterion,
    GateCheck,
    GateNotPassed,
    GatePassed,
    GateUnknown,
    QualityGate,
)
from wholeprocess.election.candidates.record import (
    CandidateList,
    Nomination,
    Pool,
    Prospect,
)
from wholeprocess.election.candidates.surplus import (
    Surplus,
    candidates_for,
    measured,
)
from wholeprocess.election.candidates.withdrawal import (
    FindOutsideFunding,
    FundingOutcome,
    Ground,
    StrikeCandidate,
    WithdrawCandidate,
    after_outside_funding,
)
from wholeprocess.election.counting.another_election import (
    AnotherElection,
    Complete,
    Next,
    Vacant,
    VoteAgain,
    another_election,
    elected_by,
    what_follows,
)
from wholeprocess.election.counting.ballot import (
    BLANK,
    UNREADABLE,
    Marks,
    Pattern,
)
from wholeprocess.election.counting.box import (
    Box,
)
from wholeprocess.election.counting.boxes import CountBoxes
from wholeprocess.election.counting.contest import (
    ByDeputies,
    ByVoters,
    Contest,
    Electorate,
    VoteKind,
)
from wholeprocess.election.counting.declaring import (
    DeclareResult,
    PublishElected,
    SettleAnotherList,
)
from wholeprocess.election.counting.entry import further_vote
from wholeprocess.election.counting.outcome import (
    Decided,
    Declaration,
    Invalid,
    Outcome,
    Standing,
    TieRevote,
    Verdict,
    declare,
)
from wholeprocess.election.counting.record import (
    Declared,
    Result,
    Vote,
)
from wholeprocess.election.counting.statement import Basis, Statement, statement_of
from wholeprocess.election.counting.tally import (
    Tally,
    Votes,
    tally,
)
from wholeprocess.election.findings import (
    findings,
)
from wholeprocess.election.poll.ballots import (
    BallotsAct,
    BoxAct,
    BoxReason,
    Card,
    IssueBallots,
    IssueProxyBallots,
    ReplaceSpoiled,
    ScribeReason,
    WriteForVoters,
)
from wholeprocess.election.poll.opening import (
    CallFurtherVote,
    OpenBox,
    OpenPoll,
    SignRecord,
    took_part,
)
from wholeprocess.election.poll.proxy import (
    AppointProxy,
    AwayReason,
    ProxyForm,
    RevokeProxy,
    principals_of,
    proxy_of,
)
from wholeprocess.election.poll.record import (
    BallotBox,
    BoxId,
    Channel,
    Kin,
    Poll,
    PollRound,
    Staff,
    StaffRole,
    Trust,
)
from wholeprocess.election.poll.stations import (
    AppointStaff,
    DeclareKin,
    DismissStaff,
    SetUpBox,
)
from wholeprocess.election.poll.turnout import (
    Turnout,
    turnout,
    turnout_of,
)
from wholeprocess.election.record import (
    BY_VOTER,
    TABLES,
    Changes,
    State,
    update,
)
from wholeprocess.election.roll.record import (
    Roll,
)
from wholeprocess.election.runners import (
    runners,
)
from wholeprocess.election.seats.election import (
    District,
    Election,
    Method,
)
from wholeprocess.election.state import (
    admit,
    apply,
    consequences,
    why_not,
)
from wholeprocess.election.taking import (
    Needs,
    Take,
)

__all__ = [
    "ACTS",
    "BLANK",
    "BY_VOTER",
    "TABLES",
    "TAKES",
    "UNREADABLE",
    "AdoptElectionMeasures",
    "AnotherElection",
    "AppointProxy",
    "AppointStaff",
    "ArrangeVetting",
    "AwayReason",
    "BallotBox",
    "BallotsAct",
    "Basis",
    "Box",
    "BoxAct",
    "BoxId",
    "BoxReason",
    "ByDeputies",
    "ByVoters",
    "CallFurtherVote",
    "CandidateId",
    "CandidateList",
    "Card",
    "Changes",
    "Channel",
    "Complete",
    "ConsultVoterGroups",
    "Contest",
    "CountBoxes",
    "Coverage",
    "Criterion",
    "Decided",
    "Declaration",
    "DeclareKin",
    "DeclareResult",
    "Declared",
    "DismissStaff",
    "District",
    "DistrictAct",
    "DistrictId",
    "DutyCount",
    "Election",
    "ElectionAct",
    "ElectionId",
    "Electorate",
    "EnterInPool",
    "FindOutsideFunding",
    "FindParticularsUntrue",
    "FundingOutcome",
    "GateCheck",
    "GateNotPassed",
    "GatePassed",
    "GateUnknown",
    "GiveParticulars",
    "Ground",
    "HoldMeeting",
    "HoldPreElection",
    "InOrder",
    "IntroduceCandidates",
    "IntroductionAct",
    "Invalid",
    "IssueBallots",
    "IssueProxyBallots",
    "Kin",
    "Marks",
    "Method",
    "Needs",
    "Next",
    "NoQuorum",
    "NominateByOrganizations",
    "NominateByPetition",
    "Nomination",
    "NomineeAct",
    "NotifyOfParticulars",
    "OpenBox",
    "OpenNominations",
    "OpenPoll",
    "Outcome",
    "Pattern",
    "Poll",
    "PollRound",
    "Polled",
    "Pool",
    "PostFormalList",
    "PostNominees",
    "Prospect",
    "ProxyForm",
    "PublishElected",
    "QualityGate",
    "ReplaceSpoiled",
    "RequestMeeting",
    "Result",
    "ReviewRecord",
    "RevokeProxy",
    "Roll",
    "ScribeReason",
    "SetUpBox",
    "SettleAnotherList",
    "SettleFormalList",
    "SignRecord",
    "Signatures",
    "Staff",
    "StaffRole",
    "Standing",
    "State",
    "StateQualityGate",
    "Statement",
    "StrikeCandidate",
    "Surplus",
    "Take",
    "Tally",
    "TieAtCut",
    "TieRevote",
    "Trust",
    "Turnout",
    "Vacant",
    "Verdict",
    "Vet",
    "Vote",
    "VoteAgain",
    "VoteKind",
    "VoteOrder",
    "VoterId",
    "Votes",
    "WithdrawCandidate",
    "WriteForVoters",
    "admit",
    "after_outside_funding",
    "another_election",
    "apply",
    "candidates_for",
    "consequences",
    "coverage",
    "cut",
    "declare",
    "elected_by",
    "findings",
    "further_vote",
    "measured",
    "place_of",
    "principals_of",
    "proxy_of",
    "rank",
    "runners",
    "signatures",
    "statement_of",
    "tally",
    "tiers_of",
    "took_part",
    "turnout",
    "turnout_of",
    "unrelated",
    "update",
    "what_follows",
    "why_not",
]
