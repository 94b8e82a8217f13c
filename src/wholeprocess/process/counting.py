"""Officials are counted as deputies are (计票): the count of `election`, handed to `decision`."""

from __future__ import annotations

from collections.abc import Iterable

from wholeprocess import decision, election
from wholeprocess.election import (
    UNREADABLE,
    Box,
    ByDeputies,
    CandidateId,
    Contest,
    Marks,
    Pattern,
    VoteKind,
)
from wholeprocess.law import Law

RULES = {
    "EL-44-1": "CGP-ballot-check",
    "EL-44-2": "CGP-overmarked",
    "EL-45-2": "OL-25-1",
    "EL-45-5b": "OL-25-1",
    "EL-45-3a": "OL-29-1",
    "EL-45-3b": "OL-29-1",
    "EL-45-4a": "OL-29-2",
}
"""The rules of electing officials that stand for those of electing deputies."""


def count_officials(vote: decision.OfficialsVote, law: Law) -> decision.Counted:
    """Count a vote on officials as an indirect election is counted: a majority of all deputies.

    The numbers and steps are the same in both laws (OL-25-1 and EL-45-2, OL-29-1 and EL-45-3a,
    EL-45-3b), so one count serves both, and the ruling names the Organic Law's.

    >>> from wholeprocess.decision import OfficialsVote, Paper, VoteRound
    >>> from wholeprocess.law import in_force
    >>> vote = OfficialsVote(candidates=("wu", "li"), seats=1, round=VoteRound.FIRST,
    ...     all_deputies=100, voted=90, papers=(Paper(for_=("wu",), count=51), Paper(count=39)))
    >>> made = count_officials(vote, in_force(date(2023, 1, 12), "430381"))
    >>> made.elected, made.rests_on
    (('wu',), ('CGP-ballot-check', 'OL-25-1'))
    """
    contest = Contest(
        candidates=_names(vote.candidates),
        seats=vote.seats,
        kind=VoteKind(vote.round.value),
        elected=_names(vote.elected),
    )
    patterns = [
        Pattern(
            Marks(
                for_=_names(paper.for_),
                against=_names(paper.against),
                write_ins=_names(paper.write_ins),
            ),
            paper.count,
        )
        for paper in vote.papers
    ]
    if vote.unreadable:
        patterns.append(Pattern(UNREADABLE, vote.unreadable))
    tally = election.tally(Box(patterns), contest, law)
    who = ByDeputies(all_deputies=vote.all_deputies, deputies_who_voted=vote.voted)
    ruling = election.declare(tally, who, law)
    outcome = ruling.outcome
    tied = outcome if isinstance(outcome, election.TieRevote) else None
    invalid = isinstance(outcome, election.Invalid)
    return decision.Counted(
        invalid=invalid,
        elected=() if isinstance(outcome, election.Invalid) else _persons(outcome.elected),
        tied=_persons(tied.among) if tied else (),
        tied_seats=tied.seats if tied else 0,
        missing=outcome.missing if isinstance(outcome, election.Decided) else 0,
        ballots=tally.ballots,
        void=tally.void,
        votes=tuple(
            decision.PersonVotes(
                person=decision.PersonId(v.person),
                for_=v.for_,
                against=v.against,
                abstained=v.abstained,
                written_in=v.written_in,
            )
            for v in tally.votes
        ),
        rests_on=tuple(dict.fromkeys(RULES.get(code, code) for code in ruling.rests_on)),
        reasons=ruling.reasons,
    )


def _names(persons: Iterable[str]) -> tuple[CandidateId, ...]:
    return tuple(map(CandidateId, persons))


def _persons(names: Iterable[str]) -> tuple[decision.PersonId, ...]:
    return tuple(map(decision.PersonId, names))
