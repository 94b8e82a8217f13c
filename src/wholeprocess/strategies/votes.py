"""Votes (投票): small elections and choices of projects, drawn so that the boundaries are met."""

from __future__ import annotations

from collections import Counter

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from wholeprocess import decision
from wholeprocess.decision import Instance, Option, ProposalId
from wholeprocess.election import (
    Box,
    ByDeputies,
    ByVoters,
    CandidateId,
    Contest,
    Electorate,
    Tally,
    VoteKind,
    tally,
)
from wholeprocess.law import Law

_SIGNS = ("A", "-A", "?A", "+A", "!A", "B", "-B", "C", "+D", "+E")


_KINDS = (VoteKind.FIRST, VoteKind.FIRST, VoteKind.ANOTHER, VoteKind.REVOTE)


@frozen(kw_only=True)
class Vote:
    """One vote as it was cast: who stood, who could vote and did, and the ballots one by one.

    The ballots are written as ``Marks.read`` reads them.
    """

    contest: Contest
    electorate: Electorate
    ballots: tuple[tuple[str, ...], ...] = field()

    @property
    def direct(self) -> bool:
        """Whether voters vote, and not the deputies of a congress."""
        return isinstance(self.electorate, ByVoters)

    @property
    def everyone(self) -> int:
        """How many could vote."""
        if isinstance(self.electorate, ByVoters):
            return self.electorate.all_voters
        return self.electorate.all_deputies

    @property
    def box(self) -> Box:
        """The ballots with the same marks together."""
        return Box.of(self.ballots)


def ballots(*, max_marks: int = 5) -> SearchStrategy[tuple[str, ...]]:
    """What may stand on one ballot, sensible or not: for, against, written in, unreadable.

    >>> from hypothesis import find
    >>> find(ballots(), lambda marks: "+D" in marks)
    ('+D',)
    """
    return st.lists(st.sampled_from(_SIGNS), max_size=max_marks).map(tuple)


def boxes(*, max_ballots: int = 12) -> SearchStrategy[Box]:
    """Ballot boxes: ballots of any kind, those with the same marks together."""
    return st.lists(ballots(), max_size=max_ballots).map(Box.of)


@st.composite
def elections(draw: DrawFn) -> Vote:
    """Votes of a small district or congress: near the line, often level, dealt out in turn.

    Some are invalid, some are ties, some leave seats empty; first votes, votes among the tied, and
    other elections for what is missing.
    """
    kind = draw(
        st.sampled_from((VoteKind.FIRST, VoteKind.FIRST, VoteKind.ANOTHER, VoteKind.REVOTE))
    )
    direct = draw(st.sampled_from((True, True, False)))
    voted = draw(st.integers(1, 14))
    cast = max(0, voted + draw(st.sampled_from((0, 0, 0, 0, -1, 1))))
    everyone = draw(st.sampled_from((voted, voted + 1, 2 * voted - 1, 2 * voted)))
    names = "ABCD"[: draw(st.sampled_from((3, 3, 4, 4, 2, 1)))]
    seats = draw(st.sampled_from((2, 2, 3, 1)))
    base = voted if direct else everyone
    line = -(-cast // 3) if direct and kind is VoteKind.ANOTHER else base // 2 + 1
    near = st.sampled_from((line, line, line - 1, line + 1, 0)).map(lambda n: max(0, min(n, cast)))
    level = draw(near)
    dealt: list[list[str]] = [[] for _ in range(cast)]
    turn = 0
    for name in (*names, *(["+E"] if draw(st.booleans()) else [])):
        for _ in range(draw(st.one_of(st.just(level), st.just(level), near)) if cast else 0):
            dealt[turn % cast].append(name)
            turn += 1
    for ballot in dealt:
        if draw(st.integers(0, 9)) == 9:
            ballot.append(
                draw(st.sampled_from(("-A", "A", "+F", "+B" if len(names) > 1 else "+G")))
            )
    before = ("E",) if kind is not VoteKind.FIRST and draw(st.booleans()) else ()
    everyone = max(everyone, voted)
    return Vote(
        contest=Contest(
            candidates=tuple(map(CandidateId, names)),
            seats=seats,
            kind=kind,
            elected=tuple(map(CandidateId, before)),
        ),
        electorate=ByVoters(all_voters=everyone, voters_who_voted=voted)
        if direct
        else ByDeputies(all_deputies=everyone, deputies_who_voted=voted),
        ballots=tuple(map(tuple, dealt)),
    )


def tallies(law: Law) -> SearchStrategy[tuple[Tally, Electorate]]:
    """What small elections came to by a law, each with its electorate, ready to be declared.

    >>> from hypothesis import find
    >>> from wholeprocess.election import TieRevote, declare
    >>> tie = lambda one: isinstance(declare(*one, law).outcome, TieRevote)
    >>> counted, electorate = find(tallies(law), tie)
    >>> electorate.voted < 4
    True
    """
    return elections().map(lambda one: (tally(one.box, one.contest, law), one.electorate))


@st.composite
def project_choices(draw: DrawFn, *, max_options: int = 6, max_ballots: int = 8) -> Instance:
    """Choices of projects under a budget, in which ties are common and each has a supporter."""
    ids = [f"p{n}" for n in range(draw(st.integers(1, max_options)))]
    marks = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(lambda m: tuple(sorted(m)))
    votes = draw(st.lists(marks, min_size=1, max_size=max_ballots))
    options = [
        Option(id=ProposalId(ident), cost=draw(st.integers(1, 6)))
        for ident in sorted({mark for vote in votes for mark in vote})
    ]
    budget = draw(st.integers(0, sum(int(option.cost) for option in options)))
    cast = [decision.Pattern(tuple(map(ProposalId, m)), n) for m, n in Counter(votes).items()]
    return Instance(options=options, budget=budget, ballots=cast)
