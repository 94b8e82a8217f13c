"""Another election (另行选举, OL-29-2): the congress decides on it, and who then stands."""

from __future__ import annotations

from attrs import evolve

from wholeprocess.congress import Organ, Register
from wholeprocess.decision.officials.acts import CallAnotherElection, Order
from wholeprocess.decision.officials.ballot import PersonId
from wholeprocess.decision.officials.nominating import cut, places_of, range_of
from wholeprocess.decision.officials.record import PostElection, PostPhase
from wholeprocess.decision.officials.surplus import Rank
from wholeprocess.decision.people import wrong_organ
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.resolution import Passed, passes
from wholeprocess.decision.sitting import not_in_session
from wholeprocess.law import Law, Refusal, how_many


def may_call(
    state: State, act: CallAnotherElection, law: Law, register: Register
) -> Refusal | None:
    """Posts are left over, and the congress decides with its majority (OL-29-2)."""
    before = state.posts.get(act.after)
    if before is None or act.post in state.posts:
        word = "is on no record" if before is None else f"is called {act.post} already"
        what = f"{act.after} {word}" if before is None else f"an election {word}"
        code = "WP-known" if before is None else "WP-once"
        return law.refusal(code, what, "name the election with posts left, and a new one")
    if before.phase is not PostPhase.SHORT:
        what = f"{act.after} is {before.phase.value}"
        return law.refusal("WP-phase", what, "another election fills the posts that are left")
    if before.followed_by is not None:
        what = f"another election after {act.after} was called, {before.followed_by}"
        return law.refusal("WP-once", what, "hold that one")
    sitting = state.sessions.get(act.session)
    if refusal := not_in_session(sitting, act.session, before.congress, act.on, law):
        return refusal
    assert sitting is not None
    if act.by != Organ.CONGRESS:
        what = f"call another election after {act.after}"
        return wrong_organ(act.by, (Organ.CONGRESS,), "OL-29-2", what, law)
    if act.votes.cast > len(sitting.present):
        what = f"{how_many(act.votes.cast, 'vote')} for {len(sitting.present)} deputies present"
        return law.refusal("LVP-voters", what, "count again: one vote for each deputy present")
    if not isinstance(passes(act.votes, sitting.all_deputies, law).outcome, Passed):
        what = f"another election after {act.after} was not decided: {act.votes.for_} for"
        return law.refusal("OL-29-2", what, "let more than half of all deputies decide it")
    if act.order is Order.VOTES:
        made = _next(state, act)
        number, own = len(_by_votes(before, made, law)), range_of(made, law, 2)
        if not own.fits(number) and not (before.rank is Rank.HEAD and number == 1):
            what = f"{number} of the first vote would stand for {how_many(made.seats, 'post')}"
            return law.refusal("OL-29-3", what, "nominate anew: order='nominations'")
    return None


def _next(state: State, act: CallAnotherElection) -> PostElection:
    before = state.posts[act.after]
    return evolve(
        before,
        id=act.post,
        session=act.session,
        seats=before.missing,
        phase=PostPhase.NOMINATING,
        opened=act.on,
        surplus=None,
        after=act.after,
        already=(*before.already, *before.elected),
        followed_by=None,
        nominations=(),
        ranked=(),
        candidates=(),
        tied=(),
        tied_seats=0,
        elected=(),
        counts=(),
        acts=(act,),
    )


def _by_votes(before: PostElection, made: PostElection, law: Law) -> tuple[PersonId, ...]:
    """The candidates of the first vote who were not elected, in its order, so many as may stand."""
    first = next((c for c in before.counts if not c.invalid), None)
    votes = first.votes if first is not None else ()
    left = tuple(v for v in votes if v.person not in before.elected and not v.written_in)
    return cut(left, places_of(made, law, len(left)), law)


def another_called(state: State, act: CallAnotherElection, law: Law, register: Register) -> Changes:
    """A new election for the posts left: with its list by the votes, or open to nominations."""
    before, made = state.posts[act.after], _next(state, act)
    if act.order is Order.VOTES:
        candidates = _by_votes(before, made, law)
        made = evolve(made, candidates=candidates, phase=PostPhase.LISTED)
    return Changes(posts={act.after: evolve(before, followed_by=act.post), act.post: made})
