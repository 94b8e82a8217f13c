"""How an act goes on a district's poll (记入投票记录), and who may vote there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from wholeprocess.congress import DeputyId, Register
from wholeprocess.election.act import DistrictAct, DistrictId, ElectionId, VoterId
from wholeprocess.election.poll.record import BallotBox, BoxId, Poll
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats.election import Method
from wholeprocess.law import Law, Refusal

NOTHING = Poll()


def poll_of(state: State, act: DistrictAct) -> Poll:
    """The poll of the act's district as it stands."""
    return state.polls.get((act.election, act.district), NOTHING)


def entered(state: State, act: DistrictAct, **fields: Any) -> Changes:
    """The district's poll with the act on it and these fields changed."""
    now = poll_of(state, act)
    return Changes(
        polls={(act.election, act.district): evolve(now, acts=(*now.acts, act), **fields)}
    )


def with_box(state: State, act: DistrictAct, box: BallotBox, **fields: Any) -> Changes:
    """The district's poll with the act on it and one of its boxes changed."""
    return entered(state, act, boxes={**poll_of(state, act).boxes, box.id: box}, **fields)


def voting_days(state: State, election: ElectionId, district: DistrictId) -> tuple[date, date]:
    """The first and the last day on which a district votes, as far as it is known."""
    poll = state.polls.get((election, district), NOTHING)
    first = poll.opened or poll.day or state.elections[election].day
    return first, first + timedelta(days=poll.days - 1)


def electors(state: State, act: DistrictAct, register: Register) -> int | None:
    """How many may vote: the roll as it stands, or all deputies of the electing congress.

    ``None`` where no roll of the district is on record.
    """
    if state.elections[act.election].method is Method.INDIRECT:
        unit = state.districts[act.election, act.district].division
        return len(register.deputies_of(unit, act.on))
    roll = state.rolls.get((act.election, act.district))
    return None if roll is None else roll.size


def may_vote_here(state: State, act: DistrictAct, voter: VoterId, register: Register) -> bool:
    """Whether somebody is on the district's roll, or a deputy of the electing congress.

    Where the place keeps no list of voters by name, nobody can be found to be from elsewhere.
    """
    if state.elections[act.election].method is Method.INDIRECT:
        unit = state.districts[act.election, act.district].division
        deputy = register.deputies.get(DeputyId(voter))
        return deputy is not None and deputy.congress == unit and deputy.may_act(act.on)
    if not state.voters.get(act.election):
        return True
    return state.district_of(act.election, voter) == act.district


# --- questions that many acts share ---------------------------------------------------------------


def not_closed(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """The record of this vote is not signed yet."""
    if not poll_of(state, act).closed:
        return None
    what = f"the vote in {act.place} is closed and its record signed"
    return law.refusal("WP-phase", what, "call a further vote if there is to be one")


def voting(state: State, act: DistrictAct, law: Law, register: Register) -> Refusal | None:
    """The poll is open, and the day is one of its voting days."""
    poll = poll_of(state, act)
    if poll.opened is None:
        return law.refusal("WP-phase", f"the poll in {act.place} is not open", "open it first")
    first, last = voting_days(state, act.election, act.district)
    if first <= act.on <= last:
        return None
    what = f"voting in {act.place} was from {first} to {last}"
    return law.refusal("ELP-voting-days", what, "give out ballots on the voting days")


def box_is_there(state: State, box: BoxId, act: DistrictAct, law: Law) -> BallotBox | Refusal:
    """The box, set up and not opened; or why not."""
    found = poll_of(state, act).boxes.get(box)
    if found is None:
        what = f"{act.place} has no box {box}"
        return law.refusal("WP-known", what, "set the box up first, or correct its name")
    if found.opened:
        what = f"the box {box} in {act.place} was opened"
        return law.refusal("WP-phase", what, "no ballot goes into an opened box")
    return found
