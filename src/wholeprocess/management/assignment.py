"""One unit's assignment (交办与承办): a small machine of its own inside a suggestion's case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from wholeprocess.errors import Refused
from wholeprocess.journal import Act, Lifecycle, Row
from wholeprocess.law import Law
from wholeprocess.management.acts import (
    Acknowledge,
    Assign,
    Contact,
    Contest,
    DecideObjection,
    Object,
    Opine,
    Reply,
    ReturnOpinion,
)
from wholeprocess.management.case import Assignment, Case, Handling, Part, Share


class Role(StrEnum):
    """Who may act on a case, as the tables name them."""

    LEADING_DEPUTY = "leading deputy"  # 领衔代表
    INVITED = "invited deputy"  # 受邀联名代表
    OFFICE = "office"  # 代表工作机构；乡镇为主席团
    COORDINATOR = "office or government"  # 代表工作机构或者政府办公机构
    COUNCIL = "council of chairpersons"  # 主任会议
    DIRECTOR = "council or presidium"  # 主任会议；乡镇为主席团
    UNIT = "assigned unit"  # 承办单位
    ANSWERING_UNIT = "lead unit"  # 主办或者分办单位
    CO_UNIT = "co-handling unit"  # 会办单位
    PROMISING_UNIT = "unit that promised"  # 作出承诺的单位


def upheld(case: Case, act: DecideObjection) -> bool:
    """The office agrees that the unit sends it back."""
    return act.upheld


H = Handling
U = Role.UNIT
ASSIGNMENT: Lifecycle[Handling] = Lifecycle(
    name="assignment",
    start=H.DELIVERED,
    ends=frozenset({H.DONE, H.RELEASED}),
    rows=(
        Row(H.DELIVERED, Acknowledge, H.HANDLING, by=U, rule="WP-moved"),
        *(
            Row(at, act, H.OBJECTED, by=who, rule=rule, starts="SGL-reassign", again=bound)
            for at, bound in ((H.DELIVERED, ""), (H.HANDLING, "PR-objections"))
            for act, who, rule in (
                (Object, U, "SGL-refuse"),
                (Contest, Role.LEADING_DEPUTY, "SGL-contest-handler"),
            )
        ),
        Row(
            H.OBJECTED,
            DecideObjection,
            H.RELEASED,
            by=Role.OFFICE,
            rule="PR-objections",
            when=upheld,
        ),
        Row(H.OBJECTED, DecideObjection, H.HANDLING, by=Role.OFFICE, rule="PR-objections"),
        Row(H.DELIVERED, Contact, H.HANDLING, by=U, rule="SG-4"),
        Row(H.HANDLING, Contact, H.HANDLING, by=U, rule="SG-4"),
        Row(H.DONE, Contact, H.DONE, by=U, rule="SG-4"),
        Row(H.DELIVERED, Opine, H.DONE, by=Role.CO_UNIT, rule="SGL-co-opinion"),
        Row(H.HANDLING, Opine, H.DONE, by=Role.CO_UNIT, rule="SGL-co-opinion"),
        Row(
            H.DONE,
            ReturnOpinion,
            H.HANDLING,
            by=Role.ANSWERING_UNIT,
            rule="SGL-opinion-again",
            starts="SGL-opinion-again",
            again="PR-opinion-again",
        ),
        Row(H.DELIVERED, Reply, H.DONE, by=Role.ANSWERING_UNIT, rule="SG-5"),
        Row(H.HANDLING, Reply, H.DONE, by=Role.ANSWERING_UNIT, rule="SG-5"),
        Row(H.DONE, Reply, H.DONE, by=Role.ANSWERING_UNIT, rule="SG-5"),
    ),
)
"""Delivered, then acknowledged or sent back, then an opinion or a reply."""


MOVES = ASSIGNMENT.index
# where a part goes without a question asked
_GOES: Mapping[type[Act], Mapping[Handling, Handling]] = {
    kind: {at: rows[0].to for at, rows in states.items() if rows[0].when is None}
    for kind, states in MOVES.items()
}
# looking a member up on its enumeration costs more than comparing, and these run for every act
_DELIVERED, _HANDLING, _RELEASED = Handling.DELIVERED, Handling.HANDLING, Handling.RELEASED
_OBJECTED = Handling.OBJECTED
_LEAD, _CO, _SEPARATE = Part.LEAD, Part.CO, Part.SEPARATE


def assignment_of(case: Case, unit: str) -> Assignment | None:
    """The unit's live assignment, if it has one."""
    for part in case.parts:
        if part[0] == unit and part[2] is not _RELEASED:
            return Assignment(*part)
    return None


def handed_over(act: Assign) -> tuple[Share, ...]:
    """The parts that an act of assignment makes."""
    if act.separate:
        return tuple([(unit, _SEPARATE, _DELIVERED) for unit in act.separate])
    assert act.lead is not None
    lead = (act.lead, _LEAD, _DELIVERED)
    return (lead, *[(unit, _CO, _DELIVERED) for unit in act.co]) if act.co else (lead,)


def handed_over_again(parts: tuple[Share, ...], act: Assign) -> tuple[Share, ...]:
    """The parts after a further act of assignment: who was not released keeps his.

    A unit that takes the place of one of several separate handlers handles its part separately.
    """
    kept = [part for part in parts if part[0] not in act.units]
    separate = any(part is _SEPARATE and state is not _RELEASED for _, part, state in kept)
    new = handed_over(act)
    if separate:
        new = tuple((u, p if p is _CO else _SEPARATE, state) for u, p, state in new)
    return (*kept, *new)


def moved(case: Case, unit: str, act: Act, law: Law) -> tuple[Share, ...]:
    """The case's parts after one unit's was moved by an act.

    Raises ``Refused`` where the unit has no part, or its part is not in a state for the act.
    """
    parts = case.parts
    for part in parts:
        name, role, state = part
        if name == unit and state is not _RELEASED:
            to = _GOES[type(act)].get(state) or _goes(case, act, state)
            if to is state:
                return parts
            if to is None:
                break
            new = (name, role, to)
            match len(parts):  # one or two nearly always, and slices are slow
                case 1:
                    return (new,)
                case 2:
                    first, second = parts
                    return (new, second) if part is first else (first, new)
                case _:
                    at = parts.index(part)
                    return (*parts[:at], new, *parts[at + 1 :])
    its = assignment_of(case, unit)
    said = its.state.value if its else "not assigned"
    what = f"{unit} cannot take {type(act).__name__} for {case.id}: its part is {said}"
    mend = "wait for the assignment, or let the unit act whose turn it is"
    raise Refused(law.refusal("WP-moved", what, mend))


def _goes(case: Case, act: Act, state: Handling) -> Handling | None:
    for row in MOVES[type(act)].get(state, ()):
        if row.when is None or row.when(case, act):
            return row.to
    return None


def opened_again(case: Case) -> tuple[Share, ...]:
    """The parts in a new round: every unit goes on with its own."""
    return tuple([(u, part, s if s is _RELEASED else _HANDLING) for u, part, s in case.parts])


def objections_dropped(case: Case) -> tuple[Share, ...]:
    """The parts when a unit's wish to send it back has nothing left to be decided."""
    return tuple([(u, p, _HANDLING if s is _OBJECTED else s) for u, p, s in case.parts])


def released(case: Case) -> tuple[Share, ...]:
    """The parts when every unit is let go: the matter is handed over anew."""
    return tuple([(unit, part, _RELEASED) for unit, part, _ in case.parts])
