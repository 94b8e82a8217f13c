"""Seats and districts (名额与选区): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import Changes, State
from wholeprocess.election.seats import guards as ask
from wholeprocess.election.seats.acts import (
    AppointCommittee,
    CallElection,
    DrawDistrict,
    FileSeats,
    FixSeats,
    LeaveCommittee,
    MoveDay,
    NumberAct,
    RedetermineSeats,
    RedrawDistrict,
)
from wholeprocess.election.seats.election import District, Election
from wholeprocess.election.taking import Needs, Take
from wholeprocess.law import Law


def _called(state: State, act: CallElection, law: Law, register: Register) -> Changes:
    election = Election(
        id=act.election,
        congress=act.congress,
        method=act.method,
        day=act.day,
        by_election=act.by_election,
        acts=(act,),
    )
    return Changes(elections={act.election: election})


def _with(state: State, act: ElectionAct, **changed: Any) -> Changes:
    election = state.elections[act.election]
    changed["acts"] = election.acts + (act,)
    return Changes(elections={act.election: evolve(election, **changed)})


def _appointed(state: State, act: AppointCommittee, law: Law, register: Register) -> Changes:
    return _with(state, act, members=state.elections[act.election].members + act.members)


def _left(state: State, act: LeaveCommittee, law: Law, register: Register) -> Changes:
    members = state.elections[act.election].members
    return _with(state, act, members=tuple(member for member in members if member != act.by))


def _fixed(state: State, act: NumberAct, law: Law, register: Register) -> Changes:
    return _with(state, act, seats=act.seats, population=act.population)


def _filed(state: State, act: FileSeats, law: Law, register: Register) -> Changes:
    return _with(state, act)


def _moved(state: State, act: MoveDay, law: Law, register: Register) -> Changes:
    return _with(state, act, day=act.day)


def _drawn(state: State, act: DrawDistrict, law: Law, register: Register) -> Changes:
    election = state.elections[act.election]
    district = District(
        election=act.election,
        id=act.district,
        name=act.name,
        division=act.division,
        seats=act.seats,
        population=act.population,
        basis=act.basis,
        acts=(act,),
    )
    return Changes(
        elections={act.election: evolve(election, drawn=election.drawn + act.seats)},
        districts={(act.election, act.district): district},
    )


def _redrawn(state: State, act: RedrawDistrict, law: Law, register: Register) -> Changes:
    election = state.elections[act.election]
    old = state.districts[act.election, act.district]
    new = evolve(old, seats=act.seats, population=act.population, acts=old.acts + (act,))
    return Changes(
        elections={act.election: evolve(election, drawn=election.drawn + act.seats - old.seats)},
        districts={(act.election, act.district): new},
    )


TAKES: Mapping[type[ElectionAct], Take] = {
    CallElection: Take(
        _called,
        "elections",
        (ask.has_a_congress, ask.called_once, ask.by_the_right_method, ask.day_lies_ahead),
        by=(Organ.STANDING_COMMITTEE, Organ.ELECTION_COMMITTEE),
        needs=Needs.NOTHING,
    ),
    AppointCommittee: Take(
        _appointed,
        "elections",
        (ask.appointed_by_the_county, ask.not_a_member_yet, ask.no_candidate),
        needs=Needs.ELECTION,
    ),
    LeaveCommittee: Take(_left, "elections", (ask.is_a_member,), needs=Needs.ELECTION),
    FixSeats: Take(
        _fixed,
        "elections",
        (ask.fixed_by_the_right_body, ask.fixed_once, ask.within_the_quota),
        needs=Needs.ELECTION,
    ),
    RedetermineSeats: Take(
        _fixed,
        "elections",
        (ask.fixed_by_the_right_body, ask.within_the_quota, ask.enough_for_the_districts),
        needs=Needs.ELECTION,
    ),
    FileSeats: Take(_filed, "elections", (ask.seats_are_fixed,), needs=Needs.ELECTION),
    DrawDistrict: Take(
        _drawn,
        "districts",
        (ask.led_by, ask.drawn_once, ask.lies_inside, ask.one_to_three, ask.within_the_number),
        needs=Needs.ELECTION,
    ),
    RedrawDistrict: Take(
        _redrawn,
        "districts",
        (ask.led_by, ask.roll_not_posted, ask.one_to_three, ask.within_the_number),
    ),
    MoveDay: Take(
        _moved,
        "elections",
        (ask.led_by, ask.day_not_past, ask.day_lies_ahead),
        needs=Needs.ELECTION,
    ),
}
"""How each kind of act of this part is taken in."""
