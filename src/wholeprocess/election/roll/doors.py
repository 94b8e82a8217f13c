"""What refuses an act of the canvass (摸排的准入条件): every door in one area, and known."""

from __future__ import annotations

from collections.abc import Iterator

from wholeprocess.congress import Register
from wholeprocess.election.order import before_the_last
from wholeprocess.election.record import State
from wholeprocess.election.roll.canvass import CanvassAct, DoorsAct, ParcelOut, RecordVisits
from wholeprocess.election.runners import runners
from wholeprocess.law import Law, Refusal


def doors_of(act: DoorsAct) -> Iterator[str]:
    """The doors of an act in one form: a building and a household may bear the same id."""
    yield from (f"building {building}" for building in act.buildings)
    yield from (f"household {household}" for household in act.households)


def some_door(state: State, act: DoorsAct, law: Law, register: Register) -> Refusal | None:
    """The act names something to visit."""
    if not act.buildings and not act.households:
        what = f"{act.area} of {act.place} would have neither buildings nor households"
        return law.refusal("ELP-canvass", what, "name them")
    return None


def in_one_area(state: State, act: ParcelOut, law: Law, register: Register) -> Refusal | None:
    """No door is parcelled out twice in an election, and an area has one canvasser."""
    area = state.areas.get((act.election, act.district, act.area))
    if area is not None and area.canvasser != act.canvasser:
        what = f"{act.area} of {act.place} is {area.canvasser}'s"
        return law.refusal("ELP-canvass", what, "reassign the area first")
    doors = state.doors.get(act.election)
    if doors and (twice := [door for door in doors_of(act) if door in doors]):
        what = f"{min(twice)} is in the area {doors[min(twice)]} already"
        return law.refusal("ELP-canvass", what, "parcel out each door once")
    return None


def area_known(state: State, act: CanvassAct, law: Law, register: Register) -> Refusal | None:
    """The area was parcelled out, and its acts go forward in time."""
    area = state.areas.get((act.election, act.district, act.area))
    if area is None:
        what = f"{act.place} has no canvass area {act.area}"
        return law.refusal("WP-known", what, "parcel it out first, or correct the name")
    return None


def not_before_the_last(
    state: State, act: CanvassAct, law: Law, register: Register
) -> Refusal | None:
    """Acts on one area go forward in time."""
    area = state.areas.get((act.election, act.district, act.area))
    past = area.acts if area is not None else ()
    return before_the_last(act, past, f"the area {act.area}", law)


def by_its_canvasser(
    state: State, act: RecordVisits, law: Law, register: Register
) -> Refusal | None:
    """The canvasser whose area it is, or the committee for him."""
    area = state.areas[act.election, act.district, act.area]
    if act.by not in (area.canvasser, *runners(state.elections[act.election])):
        what = f"{act.area} of {act.place} is {area.canvasser}'s, not {act.by}'s"
        return law.refusal("ELP-canvass", what, "reassign the area", who=(area.canvasser,))
    return None


def doors_known(state: State, act: RecordVisits, law: Law, register: Register) -> Refusal | None:
    """What was visited was parcelled out with the area."""
    area = state.areas[act.election, act.district, act.area]
    strange = {*act.buildings} - area.buildings | {*act.households} - area.households
    if strange:
        what = f"{len(strange)} doors do not belong to the area {act.area}: {min(strange)}"
        return law.refusal("WP-known", what, "parcel out what was found, then record the visit")
    return None
