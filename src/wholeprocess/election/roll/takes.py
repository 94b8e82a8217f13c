"""The roll (选民名单): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.election.act import DistrictId, ElectionAct, VoterId
from wholeprocess.election.record import Changes, State
from wholeprocess.election.roll import doors, objections
from wholeprocess.election.roll import guards as ask
from wholeprocess.election.roll.acts import (
    ConfirmIncapacity,
    DecideObjection,
    FreezeRoll,
    JudgeRoll,
    NoteNeeds,
    ObjectionAct,
    ObjectToRoll,
    PostRoll,
    RegisterVoters,
    ReopenRoll,
    RestoreVoters,
    RollAct,
    StrikeOffVoters,
    SueOverRoll,
    SuspendVoters,
    TransferVoters,
    VotersAct,
)
from wholeprocess.election.roll.canvass import ParcelOut, ReassignArea, RecordVisits
from wholeprocess.election.roll.record import CanvassArea, Objection, Reason, Roll, Struck
from wholeprocess.election.runners import run_by
from wholeprocess.election.taking import Question, Take
from wholeprocess.law import Law

NOWHERE = DistrictId("")


def _roll(
    state: State, act: RollAct, by: int = 0, district: DistrictId | None = None, **changed: Any
) -> tuple[tuple[Any, DistrictId], Roll]:
    place = (act.election, act.district if district is None else district)
    roll = state.rolls.get(place, Roll())
    return place, evolve(roll, size=roll.size + by, acts=roll.acts + (act,), **changed)


def _only(state: State, act: RollAct, **changed: Any) -> Changes:
    return Changes(rolls=dict([_roll(state, act, **changed)]))


def _registered(
    state: State, act: RegisterVoters | RestoreVoters, law: Law, register: Register
) -> Changes:
    return Changes(
        rolls=dict([_roll(state, act, len(act.voters))]),
        voters={act.election: dict.fromkeys(act.voters, act.district)},
    )


def _transferred(state: State, act: TransferVoters, law: Law, register: Register) -> Changes:
    moved = len(act.voters)
    return Changes(
        rolls=dict([_roll(state, act, -moved), _roll(state, act, moved, act.to)]),
        voters={act.election: dict.fromkeys(act.voters, act.to)},
    )


def _off(state: State, act: VotersAct, reason: Reason, until: Any = None) -> Changes:
    listed: Mapping[VoterId, DistrictId] = state.voters.get(act.election, {})
    leaving = sum(1 for voter in act.voters if listed.get(voter))
    struck = Struck(reason=reason, district=act.district, on=act.on, until=until)
    return Changes(
        rolls=dict([_roll(state, act, -leaving)]),
        voters={act.election: dict.fromkeys(act.voters, NOWHERE)},
        struck={(act.election, voter): struck for voter in act.voters},
    )


def _struck(state: State, act: StrikeOffVoters, law: Law, register: Register) -> Changes:
    return _off(state, act, act.reason, act.until)


def _suspended(state: State, act: SuspendVoters, law: Law, register: Register) -> Changes:
    return _off(state, act, Reason.SUSPENDED)


def _incapable(state: State, act: ConfirmIncapacity, law: Law, register: Register) -> Changes:
    return _off(state, act, Reason.INCAPABLE)


def _needs(state: State, act: NoteNeeds, law: Law, register: Register) -> Changes:
    return Changes(
        rolls=dict([_roll(state, act)]),
        needs={act.election: dict.fromkeys(act.voters, act.need)},
    )


def _posted(state: State, act: PostRoll, law: Law, register: Register) -> Changes:
    return _only(state, act, posted=act.on)


def _frozen(state: State, act: FreezeRoll, law: Law, register: Register) -> Changes:
    return _only(state, act, frozen=act.digest)


def _reopened(state: State, act: ReopenRoll, law: Law, register: Register) -> Changes:
    return _only(state, act, frozen=None)


def _objected(state: State, act: ObjectToRoll, law: Law, register: Register) -> Changes:
    objection = Objection(id=act.objection, district=act.district, acts=(act,))
    return Changes(objections={(act.election, act.objection): objection})


def _pursued(state: State, act: ObjectionAct, law: Law, register: Register) -> Changes:
    key = (act.election, act.objection)
    objection = state.objections[key]
    return Changes(objections={key: evolve(objection, acts=objection.acts + (act,))})


def _parcelled(state: State, act: ParcelOut, law: Law, register: Register) -> Changes:
    key = (act.election, act.district, act.area)
    area = state.areas.get(key)
    area = CanvassArea(
        id=act.area,
        district=act.district,
        canvasser=act.canvasser,
        buildings=(area.buildings if area else frozenset()).union(act.buildings),
        households=(area.households if area else frozenset()).union(act.households),
        buildings_visited=area.buildings_visited if area else frozenset(),
        households_visited=area.households_visited if area else frozenset(),
        acts=(area.acts if area else ()) + (act,),
    )
    return Changes(
        areas={key: area}, doors={act.election: dict.fromkeys(doors.doors_of(act), act.area)}
    )


def _reassigned(state: State, act: ReassignArea, law: Law, register: Register) -> Changes:
    key = (act.election, act.district, act.area)
    area = state.areas[key]
    return Changes(areas={key: evolve(area, canvasser=act.canvasser, acts=area.acts + (act,))})


def _visited(state: State, act: RecordVisits, law: Law, register: Register) -> Changes:
    key = (act.election, act.district, act.area)
    area = state.areas[key]
    area = evolve(
        area,
        buildings_visited=area.buildings_visited.union(act.buildings),
        households_visited=area.households_visited.union(act.households),
        acts=area.acts + (act,),
    )
    return Changes(areas={key: area})


_ROLL: tuple[Question, ...] = (ask.of_a_direct_election, run_by)
_OPEN: tuple[Question, ...] = (*_ROLL, ask.roll_is_open)
_DIRECT: tuple[Question, ...] = (ask.of_a_direct_election,)
_AREA: tuple[Question, ...] = (*_DIRECT, doors.area_known, doors.not_before_the_last)

TAKES: Mapping[type[ElectionAct], Take] = {
    RegisterVoters: Take(_registered, "rolls", (*_OPEN, ask.of_age, ask.on_no_roll)),
    TransferVoters: Take(
        _transferred, "rolls", (*_OPEN, ask.to_another_district, ask.on_this_roll)
    ),
    StrikeOffVoters: Take(_struck, "rolls", (*_OPEN, ask.for_a_lawful_reason, ask.on_this_roll)),
    RestoreVoters: Take(_registered, "rolls", (*_OPEN, ask.struck_for_what_ended)),
    SuspendVoters: Take(
        _suspended,
        "rolls",
        (*_OPEN, ask.with_all_three_conditions, ask.not_on_another_roll),
    ),
    ConfirmIncapacity: Take(
        _incapable,
        "rolls",
        (*_DIRECT, ask.confirmed_by_the_committee, ask.roll_is_open, ask.not_on_another_roll),
    ),
    NoteNeeds: Take(_needs, "rolls", (*_ROLL, ask.on_this_roll)),
    PostRoll: Take(_posted, "rolls", (*_ROLL, ask.can_be_posted)),
    FreezeRoll: Take(_frozen, "rolls", (*_OPEN, ask.as_it_stands)),
    ReopenRoll: Take(_reopened, "rolls", (*_ROLL, ask.is_closed)),
    ObjectToRoll: Take(
        _objected,
        "rolls",
        (*_DIRECT, objections.new_objection, objections.in_time_after_posting),
    ),
    DecideObjection: Take(
        _pursued, "rolls", (*_ROLL, objections.on_record, objections.decided_once)
    ),
    SueOverRoll: Take(_pursued, "rolls", (objections.on_record, objections.may_sue)),
    JudgeRoll: Take(_pursued, "rolls", (objections.on_record, objections.judged_once)),
    ParcelOut: Take(
        _parcelled,
        "areas",
        (*_ROLL, doors.some_door, doors.in_one_area, doors.not_before_the_last),
    ),
    ReassignArea: Take(_reassigned, "areas", (*_AREA, run_by)),
    RecordVisits: Take(
        _visited, "areas", (*_AREA, doors.some_door, doors.by_its_canvasser, doors.doors_known)
    ),
}
"""How each kind of act of this part is taken in."""
