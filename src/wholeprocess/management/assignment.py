"""One unit's assignment (交办与承办): a small machine of its own inside a suggestion's case."""

from __future__ import annotations

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
from wholeprocess.management.case import Assignment, Case, Handling, Part


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
# looking a member up on its enumeration costs more than comparing, and these run for every act
_DELIVERED, _HANDLING, _RELEASED = Handling.DELIVERED, Handling.HANDLING, Handling.RELEASED
_LEAD, _CO, _SEPARATE = Part.LEAD, Part.CO, Part.SEPARATE
_new = tuple.__new__


def assignment_of(case: Case, unit: str) -> Assignment | None:
    """The unit's live assignment, if it has one."""
    for assignment in case.assignments:
        if assignment.unit == unit and assignment.state is not Handling.RELEASED:
            return assignment
    return None


def handed_over(act: Assign) -> tuple[Assignment, ...]:
    """The assignments that an act of assignment makes."""
    if act.separate:
        return tuple([_new(Assignment, (unit, _SEPARATE, _DELIVERED)) for unit in act.separate])
    lead = _new(Assignment, (act.lead, _LEAD, _DELIVERED))
    return (lead, *[_new(Assignment, (unit, _CO, _DELIVERED)) for unit in act.co])


def handed_over_again(parts: tuple[Assignment, ...], act: Assign) -> tuple[Assignment, ...]:
    """The assignments after a further act of assignment: who was not released keeps his part.

    A unit that takes the place of one of several separate handlers handles its part separately.
    """
    kept = [part for part in parts if part.unit not in act.units]
    separate = any(p.part is _SEPARATE and p.state is not _RELEASED for p in kept)
    return tuple(
        kept
        + [
            part._replace(part=_SEPARATE) if separate and part.answers else part
            for part in handed_over(act)
        ]
    )


def moved(case: Case, unit: str, act: Act, law: Law) -> tuple[Assignment, ...]:
    """The case's assignments after one unit's part was moved by an act.

    Raises ``Refused`` where the unit has no part, or its part is not in a state for the act.
    """
    parts = case.assignments
    at = None
    for place, (name, role, state) in enumerate(parts):
        if name == unit and state is not _RELEASED:
            at = state
            for row in MOVES[type(act)].get(state, ()):
                if row.when is None or row.when(case, act):
                    if row.to is state:
                        return parts
                    changed = list(parts)
                    changed[place] = _new(Assignment, (name, role, row.to))
                    return tuple(changed)
    said = at.value if at else "not assigned"
    what = f"{unit} cannot take {type(act).__name__} for {case.id}: its part is {said}"
    mend = "wait for the assignment, or let the unit act whose turn it is"
    raise Refused(law.refusal("WP-moved", what, mend))


def opened_again(case: Case) -> tuple[Assignment, ...]:
    """The assignments of a new round: every unit goes on with its part."""
    return tuple(
        [
            part if part[2] is _RELEASED else _new(Assignment, (part[0], part[1], _HANDLING))
            for part in case.assignments
        ]
    )


def released(case: Case) -> tuple[Assignment, ...]:
    """The assignments when every unit is let go: the matter is handed over anew."""
    return tuple([part._replace(state=_RELEASED) for part in case.assignments])
