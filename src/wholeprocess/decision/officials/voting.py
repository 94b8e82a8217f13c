"""Voting on officials (投票选举, OL-28-1): the ballots, and what the count makes of them."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.decision.officials.acts import (
    HoldOfficialsPreElection,
    OfficialsBallot,
    RevoteOnOfficials,
)
from wholeprocess.decision.officials.ballot import (
    Counted,
    CountOfficials,
    OfficialsVote,
    PersonId,
    VoteRound,
    write_ins_as_the_law_has_them,
)
from wholeprocess.decision.officials.nominating import cut, places_of, range_of
from wholeprocess.decision.officials.record import Office, OfficeKey, PostElection, PostPhase
from wholeprocess.decision.people import held
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import may_not_vote
from wholeprocess.decision.ways import way
from wholeprocess.law import Law, Refusal

SECRET = "secret_ballot"
"""The only way in which officials are elected."""


def printed(post: PostElection, act: OfficialsBallot) -> tuple[PersonId, ...]:
    """Who stands on the ballot."""
    match act:
        case HoldOfficialsPreElection():
            return post.nominees
        case RevoteOnOfficials():
            return post.tied
        case _:
            return post.candidates


# --- what refuses it ------------------------------------------------------------------------------


def in_secret(
    post: PostElection, act: OfficialsBallot, law: Law, register: Register, state: State
) -> Refusal | None:
    """Secret ballots, one to each deputy present."""
    if act.method != SECRET:
        what = f"the vote on {post.title} was taken by {act.method!r}"
        return law.refusal(held(law, "OL-28-1"), what, "elect by secret ballot")
    return may_not_vote(state.sessions[post.session], act.issued_to, law)


def marks_are_printed(
    post: PostElection, act: OfficialsBallot, law: Law, register: Register, state: State
) -> Refusal | None:
    """Marks for and against are for those on the ballot; others are written in."""
    on_it = printed(post, act)
    for paper in act.papers:
        for who in (*paper.for_, *paper.against):
            if who not in on_it:
                what = f"{who} is marked and is not on the ballot"
                mend = f"on it are {', '.join(on_it)}; others are written in"
                return law.refusal("WP-known", what, mend)
    return None


# --- what it changes ------------------------------------------------------------------------------


def vote_of(state: State, post: PostElection, act: OfficialsBallot, law: Law) -> OfficialsVote:
    """The vote as it is to be counted."""
    sitting = state.sessions[post.session]
    papers, void = write_ins_as_the_law_has_them(act.papers, law)
    issued = way(law, "CGP-ballot-check") == "issued"
    round_, seats = VoteRound.ANOTHER if post.another else VoteRound.FIRST, post.seats
    if isinstance(act, RevoteOnOfficials):
        round_, seats = VoteRound.REVOTE, post.tied_seats
    return OfficialsVote(
        candidates=printed(post, act),
        seats=seats,
        round=round_,
        all_deputies=sitting.all_deputies,
        voted=len(act.issued_to) if issued else len(sitting.present),
        papers=papers,
        unreadable=act.unreadable + void,
        elected=(*post.already, *post.elected),
    )


def pre_elected(
    state: State, act: OfficialsBallot, law: Law, register: Register, count: CountOfficials
) -> Changes:
    """The order of votes decides who stands, down to the surplus of the measures (OL-27-1d).

    No majority is asked for; who was written in stands only if nominated. Where a tie at the cut
    leaves more or fewer than the law lets stand, the pre-election is held again.
    """
    post = state.posts[act.post]
    counted = count(vote_of(state, post, act, law), law)
    votes = tuple(v for v in counted.votes if not v.written_in)
    ranked = () if counted.invalid else cut(votes, places_of(post, law), law)
    if not range_of(post, law).fits(len(ranked)):
        ranked = ()
    now = evolve(post, ranked=ranked, acts=(*post.acts, act))
    return Changes(posts={post.id: now})


def voted(
    post: PostElection, act: OfficialsBallot, counted: Counted, to: PostPhase
) -> PostElection:
    """The election after a vote was counted; an invalid one elects nobody and is held again."""
    changes: dict[str, Any] = {}
    if not counted.invalid:
        changes = {
            "phase": to,
            "tied": counted.tied,
            "tied_seats": counted.tied_seats,
            "elected": (*post.elected, *counted.elected),
        }
    return evolve(post, counts=(*post.counts, counted), acts=(*post.acts, act), **changes)


def seated(
    state: State, post: PostElection, act: OfficialsBallot, new: tuple[PersonId, ...]
) -> dict[OfficeKey, Office]:
    """The office with those elected in it; a new term's election leaves nobody of the old."""
    if not new:
        return {}
    key = (post.congress, post.title)
    now = state.offices.get(key) or Office(
        congress=post.congress, title=post.title, branch=post.branch, rank=post.rank
    )
    first = post.term_change and not post.another and len(new) == len(post.elected)
    before = () if first else now.holders
    holders = (*before, *((person, act.on) for person in new))
    return {key: evolve(now, holders=holders)}
