"""Officials (国家机关领导人员): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.officials import acts as a
from wholeprocess.decision.officials import another as m
from wholeprocess.decision.officials import nominating as n
from wholeprocess.decision.officials import removal as r
from wholeprocess.decision.officials import resignation as q
from wholeprocess.decision.officials import voting as v
from wholeprocess.decision.officials.ballot import CountOfficials
from wholeprocess.decision.officials.phases import OFFICIALS
from wholeprocess.decision.officials.record import PostElection
from wholeprocess.decision.officials.removal import REMOVAL
from wholeprocess.decision.officials.resignation import RESIGNATION
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.tabled import fits, next_phase
from wholeprocess.journal import Take
from wholeprocess.law import Law, Ruling

CountedChange: TypeAlias = Callable[[State, Any, Law, Register, CountOfficials], Changes]
"""What an act with ballots changes, once they are counted."""


def _post(state: State, act: a.PostAct) -> PostElection | None:
    return state.posts.get(act.post)


def moved(state: State, act: a.PostAct, law: Law, register: Register) -> Changes:
    """The election goes on to where the table says, with what the act adds to it."""
    post = state.posts[act.post]
    changes = n.nominated(post, act) if isinstance(act, a.Nominate) else n.settled(post)
    to = next_phase(OFFICIALS, post, act, law)
    now = evolve(post, phase=to, acts=(*post.acts, act), **changes)
    return Changes(posts={post.id: now})


def elected(
    state: State, act: a.OfficialsBallot, law: Law, register: Register, count: CountOfficials
) -> Changes:
    """Who is elected, what follows, and who holds the office now."""
    post = state.posts[act.post]
    counted = count(v.vote_of(state, post, act, law), law)
    ruling = Ruling(counted, counted.rests_on, counted.reasons)
    now = v.voted(post, act, counted, next_phase(OFFICIALS, post, act, law, ruling))
    new = () if counted.invalid else counted.elected
    return Changes(posts={post.id: now}, offices=v.seated(state, now, act, new))


def _uncounted(state: State, act: DecisionAct, law: Law, register: Register) -> Changes:
    raise TypeError(f"{type(act).__name__} has ballots: give the count that reads them, count=…")


_ON_THE_TABLE = (fits(OFFICIALS, _post),)

TAKES: Mapping[type[DecisionAct], Take] = {
    a.OpenNominations: Take(n.opened, (n.may_open,)),
    a.Nominate: Take(moved, _ON_THE_TABLE),
    a.HoldOfficialsPreElection: Take(_uncounted, _ON_THE_TABLE),
    a.SettleCandidates: Take(moved, _ON_THE_TABLE),
    a.ElectOfficials: Take(_uncounted, _ON_THE_TABLE),
    a.RevoteOnOfficials: Take(_uncounted, _ON_THE_TABLE),
    a.CallAnotherElection: Take(m.another_called, (m.may_call,)),
    # leaving office
    r.ProposeRemoval: Take(r.proposed, (r.may_propose,)),
    r.DefendAgainstRemoval: Take(r.moved, (fits(REMOVAL, r.removal_of),)),
    r.VoteOnRemoval: Take(r.moved, (fits(REMOVAL, r.removal_of),)),
    r.OrderInvestigation: Take(r.moved, (fits(REMOVAL, r.removal_of),)),
    q.ResignOffice: Take(q.offered, (q.may_resign,)),
    q.DecideOnResignation: Take(q.decided, (fits(RESIGNATION, q.resignation_of),)),
    q.FileResignation: Take(q.filed, (fits(RESIGNATION, q.resignation_of),)),
}
"""How each kind of act of this part is taken in."""

COUNTED: Mapping[type[DecisionAct], CountedChange] = {
    a.HoldOfficialsPreElection: v.pre_elected,
    a.ElectOfficials: elected,
    a.RevoteOnOfficials: elected,
}
"""What the acts with ballots change: these ask for a count."""
