"""Nominating and the list (提名、候选人): who may nominate how many, and who then stands."""

from __future__ import annotations

from typing import Any

from wholeprocess.congress import DeputyId, Organ, Register
from wholeprocess.decision.officials.acts import (
    Branch,
    Nominate,
    OpenNominations,
    PostAct,
    SettleCandidates,
)
from wholeprocess.decision.officials.ballot import PersonId, PersonVotes
from wholeprocess.decision.officials.record import Nomination, PostElection, PostPhase
from wholeprocess.decision.officials.surplus import Candidates, Rank, candidates_for_posts
from wholeprocess.decision.people import no_deputy, too_few, wrong_organ
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import is_township, not_in_session
from wholeprocess.decision.ways import way
from wholeprocess.law import Law, Refusal, how_many


def range_of(post: PostElection, law: Law, nominated: int | None = None) -> Candidates:
    """How many candidates may stand in an election; another one has its surplus again (OL-29-3)."""
    known = len(post.nominees) if nominated is None else nominated
    return candidates_for_posts(
        post.rank, post.seats, law, nominated=known, by_election=post.by_election
    )


def places_of(post: PostElection, law: Law, nominated: int | None = None) -> int:
    """The most that stand without a pre-election: by the measures, or else the least lawful.

    In a by-election whose measures fix no surplus everyone nominated may stand (OL-30-1).
    """
    known = len(post.nominees) if nominated is None else nominated
    own = range_of(post, law, known)
    if post.by_election:
        return max(own.least, known) if post.surplus is None else post.seats + post.surplus
    if post.surplus is None or post.rank is Rank.HEAD:
        return own.least
    return post.seats + post.surplus


def cut(ranked: tuple[PersonVotes, ...], places: int, law: Law) -> tuple[PersonId, ...]:
    """The first of those in order; a tie at the cut lets all tied in, or none (CGP-cut-tie)."""
    inside, outside = ranked[:places], ranked[places:]
    if not outside or not inside or outside[0].for_ < inside[-1].for_:
        return tuple(v.person for v in inside)
    line = inside[-1].for_
    if way(law, "CGP-cut-tie") == "all_tied":
        return tuple(v.person for v in ranked if v.for_ >= line)
    return tuple(v.person for v in ranked if v.for_ > line)


# --- opening --------------------------------------------------------------------------------------


def may_open(state: State, act: OpenNominations, law: Law, register: Register) -> Refusal | None:
    """In session, by the presidium; as many posts, and a surplus, as the law has."""
    sitting = state.sessions.get(act.session)
    congress = sitting.congress if sitting is not None else ""
    if refusal := not_in_session(sitting, act.session, congress, act.on, law):
        return refusal
    what = f"open nominations for {act.post}"
    if refusal := wrong_organ(act.by, (Organ.PRESIDIUM,), "OL-26-1", what, law):
        return refusal
    if act.post in state.posts:
        what = f"{act.post} is already on record"
        return law.refusal("WP-once", what, "give the new election a name of its own")
    return _posts(act, congress, law) or _measures(act, law)


def _posts(act: OpenNominations, congress: str, law: Law) -> Refusal | None:
    if act.rank is Rank.HEAD and act.seats != 1:
        what = f"{act.seats} posts of {act.title}, which is a head's"
        return law.refusal("OL-27-1a", what, "a head is one: seats=1")
    if not is_township(congress):
        return None
    vice = act.branch is Branch.CONGRESS and act.rank is Rank.DEPUTY
    if vice and act.seats > (most := law.count("OL-18-1")):
        what = f"{act.seats} vice-chairs of {congress}; {most} is the most"
        return law.refusal("OL-18-1", what, f"elect {most} or fewer")
    if act.rank is Rank.MEMBER or act.branch not in (Branch.CONGRESS, Branch.GOVERNMENT):
        what = f"{congress} is a township and elects nobody to {act.title}"
        return law.refusal("WP-phase", what, "a township elects its chairs and its government")
    return None


def _measures(act: OpenNominations, law: Law) -> Refusal | None:
    if act.surplus is None:
        return None
    own = candidates_for_posts(act.rank, act.seats, law, by_election=act.by_election)
    if own.fits(act.seats + act.surplus):
        return None
    what = f"a surplus of {act.surplus} for {how_many(act.seats, 'post')} of {act.title}"
    return law.refusal(own.code, what, f"fix it so that {own} stand")


def opened(state: State, act: OpenNominations, law: Law, register: Register) -> Changes:
    """Nominations may come in."""
    made = PostElection(
        id=act.post,
        session=act.session,
        congress=state.sessions[act.session].congress,
        title=act.title,
        branch=act.branch,
        rank=act.rank,
        seats=act.seats,
        phase=PostPhase.NOMINATING,
        opened=act.on,
        surplus=act.surplus,
        term_change=act.term_change,
        by_election=act.by_election,
        acts=(act,),
    )
    return Changes(posts={act.post: made})


# --- guards of the table --------------------------------------------------------------------------


def in_session(
    post: PostElection, act: PostAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """The session at which the election is held is open."""
    sitting = state.sessions.get(post.session)
    return not_in_session(sitting, post.session, post.congress, act.on, law)


def who_nominates(
    post: PostElection, act: Nominate, law: Law, register: Register, state: State
) -> Refusal | None:
    """The presidium, or as many deputies as the level asks for; nobody for more than the posts."""
    if not act.signers:
        what = f"nominate for {post.id} alone"
        if refusal := wrong_organ(act.by, (Organ.PRESIDIUM,), "OL-26-1", what, law):
            return refusal
        return _too_many(post, act, None, law)
    if act.by != act.signers[0]:
        what = f"{act.by} nominates and is not the first of the signers"
        return law.refusal("OL-26-2", what, f"let {act.signers[0]} nominate")
    if refusal := no_deputy(act.signers, post.congress, "OL-26-2", act.on, law, register):
        return refusal
    needed = law.count("OL-26-2")
    what = f"the nomination for {post.id}"
    if refusal := too_few(len(act.signers), needed, "OL-26-2", what, law):
        return refusal
    for signer in act.signers:
        if refusal := _too_many(post, act, signer, law):
            return refusal
    return None


def _too_many(
    post: PostElection, act: Nominate, signer: DeputyId | None, law: Law
) -> Refusal | None:
    """OL-26-3: the presidium's nominees, and those that one deputy signs for."""
    before = [n for n in post.nominations if (signer in n.signers if signer else not n.signers)]
    named = {who for n in before for who in n.nominees} | set(act.nominees)
    if len(named) <= post.seats:
        return None
    who = signer or act.by
    what = f"{who} nominates {len(named)} for {how_many(post.seats, 'post')} of {post.title}"
    return law.refusal("OL-26-3", what, f"nominate {post.seats} or fewer")


def nominees_may_serve(
    post: PostElection, act: Nominate, law: Law, register: Register, state: State
) -> Refusal | None:
    """Nobody elected already; chairs, vice-chairs and members are elected from the deputies."""
    if again := [who for who in act.nominees if who in post.already]:
        what = f"{', '.join(again)} is elected to {post.title} already"
        return law.refusal("OL-29-2", what, "nominate others for the posts left")
    if post.branch is not Branch.CONGRESS:
        return None
    code = "OL-18-1" if is_township(post.congress) else "WP-known"
    names = [DeputyId(who) for who in act.nominees]
    return no_deputy(names, post.congress, code, act.on, law, register)


def can_be_settled(
    post: PostElection, act: SettleCandidates, law: Law, register: Register, state: State
) -> Refusal | None:
    """As many as the law has; too many first have a pre-election, too few cannot stand."""
    number, own = len(post.nominees), range_of(post, law)
    if number < own.least:
        what = f"{number} nominated for {how_many(post.seats, 'post')} of {post.title}"
        code = "OL-29-3" if post.another and own.code != "OL-27-1a" else own.code
        return law.refusal(code, what, f"nominate until {own} stand")
    if number > places_of(post, law) and not post.ranked:
        what = f"{number} nominated for {post.title}; {places_of(post, law)} can stand"
        return law.refusal("OL-27-1d", what, "hold a pre-election; nobody may be struck off")
    return None


def too_many_stand(
    post: PostElection, act: PostAct, law: Law, register: Register, state: State
) -> Refusal | None:
    """A pre-election is for more nominees than the measures let stand, and held once."""
    if post.ranked:
        return law.refusal("WP-once", f"{post.id} had its pre-election", "settle the list")
    if len(post.nominees) > (places := places_of(post, law)):
        return None
    what = f"{len(post.nominees)} nominated for {post.title}; {places} can stand"
    return law.refusal("OL-27-1d", what, "settle the list: a pre-election is for more")


# --- what it changes ------------------------------------------------------------------------------


def nominated(post: PostElection, act: Nominate) -> dict[str, Any]:
    """One more nomination; a pre-election before it would not have known of it."""
    made = Nomination(nominees=act.nominees, signers=act.signers)
    return {"nominations": (*post.nominations, made), "ranked": ()}


def settled(post: PostElection) -> dict[str, Any]:
    """Those of the pre-election, or all nominees; both kinds of nominee alike (OL-26-1)."""
    return {"candidates": post.ranked or post.nominees}
