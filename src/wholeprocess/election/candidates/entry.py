"""How an act goes on a district's list of candidates (记入候选人名单)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import CandidateId, DistrictAct
from wholeprocess.election.candidates.record import CandidateList
from wholeprocess.election.candidates.surplus import Surplus, candidates_for
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Method
from wholeprocess.law import Law, Refusal

NOTHING = CandidateList()


def list_of(state: State, act: DistrictAct) -> CandidateList:
    """The list of the act's district as it stands; an empty one where nobody was nominated."""
    return state.lists.get((act.election, act.district), NOTHING)


def entered(state: State, act: DistrictAct, **fields: Any) -> Changes:
    """The district's list with the act on it and these fields changed."""
    now = list_of(state, act)
    new = evolve(now, acts=(*now.acts, act), **fields)
    return Changes(lists={(act.election, act.district): new})


def only_recorded(state: State, act: DistrictAct, law: Law, register: Register) -> Changes:
    """The change of an act that is kept and moves nothing."""
    return entered(state, act)


def surplus_of(state: State, act: DistrictAct, law: Law) -> Surplus:
    """How many candidates the act's district may have."""
    election = state.elections[act.election]
    seats = state.districts[act.election, act.district].seats
    return candidates_for(seats, law, method=election.method, by_election=election.by_election)


def before_the_vote(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """Nothing about who stands is done once voting has begun in the district."""
    poll = state.polls.get((act.election, act.district))
    if poll is None or poll.opened is None:
        return None
    what = f"voting in {act.place} began on {poll.opened}"
    return law.refusal("WP-phase", what, "settle who stands before the vote")


def list_is_open(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """The formal list is not settled, or it fell below the least surplus and is filled up."""
    own = list_of(state, act)
    if len(own.formal) < surplus_of(state, act, law).least:
        return None
    what = f"the formal list of {act.place} is settled: {', '.join(own.formal)}"
    return law.refusal(no_swap(state, act), what, "nobody is added to it, dropped or swapped")


def not_standing(
    state: State, act: DistrictAct, named: Iterable[CandidateId], law: Law, code: str = "WP-known"
) -> Refusal | None:
    """Refuses an act that names somebody who does not stand in its district, if it does."""
    nominees = list_of(state, act).nominees
    if strangers := [who for who in named if who not in nominees]:
        what = f"{', '.join(strangers)} does not stand in {act.place}"
        return law.refusal(code, what, "name those who were nominated and stand")
    return None


def no_swap(state: State, act: DistrictAct) -> str:
    """The rule by which a list stays as it was put together: of districts, or of deputies."""
    direct = state.elections[act.election].method is Method.DIRECT
    return "DR83-10" if direct else "EL-32-2c"
