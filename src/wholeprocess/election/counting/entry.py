"""Which vote of a district an act is about (第几次投票), and who stands in it."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictAct
from wholeprocess.election.counting.another_election import (
    AnotherElection,
    Complete,
    Next,
    Vacant,
    VoteAgain,
)
from wholeprocess.election.counting.contest import (
    ByDeputies,
    ByVoters,
    Contest,
    Electorate,
    VoteKind,
)
from wholeprocess.election.counting.outcome import TieRevote
from wholeprocess.election.counting.record import Result, Vote
from wholeprocess.election.order import before_the_last
from wholeprocess.election.poll.entry import electors, poll_of
from wholeprocess.election.poll.record import PollRound
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Method
from wholeprocess.errors import Refused
from wholeprocess.law import Law, Refusal

NOTHING = Result()


def result_of(state: State, act: DistrictAct) -> Result:
    """The result of the act's district as it stands."""
    return state.results.get((act.election, act.district), NOTHING)


def entered(state: State, act: DistrictAct, **fields: Any) -> Changes:
    """The district's result with the act on it and these fields changed."""
    now = result_of(state, act)
    return Changes(
        results={(act.election, act.district): evolve(now, acts=(*now.acts, act), **fields)}
    )


def open_vote(state: State, act: DistrictAct, law: Law) -> Vote | Refusal:
    """The vote that is being counted: closed, signed for, due and not declared; or why not.

    Who stands in the first vote is on the formal list; who stands in a further one follows from
    the vote before it.
    """
    poll, last = poll_of(state, act), result_of(state, act).last
    if not (poll.closed and poll.signed_by and poll.acts):
        what = f"voters and ballots of {act.place} were not compared and signed for"
        mend = "compare them, record it, and let the scrutineers sign before counting"
        return law.refusal("EL-43-1", what, mend)
    if (early := before_the_last(act, poll.acts, f"the vote of {act.place}", law)) is not None:
        return early
    if last is not None and last.number == poll.number:
        if last.declared is None:
            return last
        what = f"the result of {act.place} was declared on {last.declared.on}"
        return law.refusal("WP-once", what, "hold the vote that follows, if one does")
    contest = _contest(state, act, law, poll.vote)
    if isinstance(contest, Refusal):
        return contest
    return Vote(number=poll.number, contest=contest)


def vote_of(state: State, act: DistrictAct, law: Law) -> Vote:
    """The same where there is one; else ``Refused``."""
    vote = open_vote(state, act, law)
    if isinstance(vote, Refusal):
        raise Refused(vote)
    return vote


def _contest(state: State, act: DistrictAct, law: Law, vote: PollRound) -> Contest | Refusal:
    result = result_of(state, act)
    follows = result.follows.outcome if result.follows is not None else None
    first = not result.votes and vote in (PollRound.FIRST, PollRound.FRESH)
    if first or (vote is PollRound.FRESH and _afresh(result)):
        return _on_the_list(state, act, law)
    match follows:
        case VoteAgain(contest) if vote is further_vote(result):
            return contest
        case AnotherElection() if vote is PollRound.ANOTHER:
            if len(result.settled) == follows.places:
                return follows.contest(result.settled)
            what = f"{', '.join(follows.tied)} are tied for {follows.places} on the list"
            return law.refusal("ELP-another-cut-tie", what, "settle who of them stands first")
    what = f"the {vote} vote of {act.place} does not follow from the vote before it"
    return law.refusal("WP-phase", what, f"what follows is {_named(follows)}")


def further_vote(result: Result) -> PollRound | None:
    """Which further vote follows from what was declared; ``None`` where none does."""
    match result.follows.outcome if result.follows is not None else None:
        case AnotherElection():
            return PollRound.ANOTHER
        case VoteAgain():
            tied = isinstance(result.declared[-1].ruling.outcome, TieRevote)
            return PollRound.REVOTE if tied else PollRound.FRESH
    return None


def _afresh(result: Result) -> bool:
    """Whether the first vote is held afresh, on the list as it stands by then."""
    last = result.last
    kind = last.contest.kind if last is not None else None
    return kind is VoteKind.FIRST and further_vote(result) is PollRound.FRESH


def _on_the_list(state: State, act: DistrictAct, law: Law) -> Contest | Refusal:
    own = state.lists.get((act.election, act.district))
    if own is None or not own.formal:
        what = f"{act.place} has no formal list of candidates"
        return law.refusal("EL-31-1", what, "settle the formal list first")
    seats = state.districts[act.election, act.district].seats
    return Contest(candidates=own.formal, seats=seats)


def _named(follows: Next | None) -> str:
    match follows:
        case None:
            return "the declaration of the vote before it"
        case Complete():
            return "nothing: every seat is filled"
        case Vacant(seats):
            return f"nothing: {seats} seats stay empty"
        case VoteAgain(contest):
            return f"another vote on {', '.join(contest.candidates)} for {contest.seats}"
        case AnotherElection():
            return f"another election for {follows.seats}"


def electorate_of(
    state: State, act: DistrictAct, law: Law, register: Register
) -> Electorate | Refusal:
    """Who may vote and who did, by the roll or the electing congress and the signed record."""
    everyone, voted = electors(state, act, register), poll_of(state, act).voters_who_voted
    indirect = state.elections[act.election].method is Method.INDIRECT
    if not everyone:
        what = f"{act.place} has no {'deputies' if indirect else 'roll'}"
        return law.refusal("WP-known", what, "record who may vote there")
    if voted > everyone:
        what = f"{voted} voted in {act.place}, where {everyone} may vote"
        return law.refusal("EL-5-1", what, "correct the roll, or the record of the poll")
    if indirect:
        return ByDeputies(all_deputies=everyone, deputies_who_voted=voted)
    return ByVoters(all_voters=everyone, voters_who_voted=voted)
