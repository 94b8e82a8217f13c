"""Which of several rows of the table an act takes (同一行为的不同去向), asked in order."""

from __future__ import annotations

from wholeprocess.law import Law
from wholeprocess.management.acts import (
    BringHome,
    DecideObjection,
    Directed,
    Direction,
    Extend,
    Mediate,
    Mediated,
    Rate,
    Reply,
    Result,
    Satisfaction,
    UnitAct,
)
from wholeprocess.management.assignment import Role, assignment_of
from wholeprocess.management.case import Case, Handling, Part
from wholeprocess.management.roles import plays

# looking a member up on its enumeration costs more than comparing, and these run for every act
_RELEASED, _DELIVERED = Handling.RELEASED, Handling.DELIVERED
_OBJECTED, _DONE = Handling.OBJECTED, Handling.DONE
_CO, _DISSATISFIED = Part.CO, Satisfaction.DISSATISFIED


def everyone_acknowledged(case: Case, act: UnitAct, law: Law) -> bool:
    """After this act every unit has received its part."""
    for unit, _, state in case.parts:
        if (state is _DELIVERED or state is _OBJECTED) and unit != act.by:
            return False
    return True


def last_answer(case: Case, act: Reply, law: Law) -> bool:
    """After this reply no unit owes the deputies one."""
    for unit, part, state in case.parts:
        if part is _CO or unit == act.by:
            continue
        if state is not _DONE and state is not _RELEASED:
            return False
    return True


def answer_upheld(case: Case, act: DecideObjection, law: Law) -> bool:
    """The unit whose objection is upheld was to answer: somebody else must be found."""
    assignment = assignment_of(case, act.unit)
    return act.upheld and assignment is not None and assignment.answers


def dissatisfied(case: Case, act: Rate, law: Law) -> bool:
    """Dissatisfied, a further round is left, and nobody need decide that it begins."""
    return (
        act.rating is _DISSATISFIED
        and case.round < law.count("PR-rounds")
        and law.choice("SGL-rehandle-by") == "at_once"
    )


def mediation_follows(case: Case, act: Rate, law: Law) -> bool:
    """Dissatisfied after the last round, and both are heard before special supervision."""
    return (
        act.rating is _DISSATISFIED
        and case.round >= law.count("PR-rounds")
        and law.choice("SGL-mediate") != "none"
        and len(case.done(Mediate)) < law.count("PR-mediations")
    )


def dissatisfied_at_last(case: Case, act: Rate, law: Law) -> bool:
    """Dissatisfied after the last round."""
    return act.rating is _DISSATISFIED and case.round >= law.count("PR-rounds")


def last_one_home(case: Case, act: BringHome, law: Law) -> bool:
    """Nothing else is awaited from above."""
    return set(case.awaited) == {act.congress}


def by_the_unit(case: Case, act: Extend, law: Law) -> bool:
    """The unit lengthens its own term."""
    return plays(case, Role.ANSWERING_UNIT, act.by)


def agreed(case: Case, act: Mediate, law: Law) -> bool:
    """Both agree, and the deputy rates anew."""
    return act.result is Mediated.AGREED


def once_more(case: Case, act: Mediate, law: Law) -> bool:
    """The unit acts on what was said."""
    return act.result is Mediated.AGAIN


def anew(case: Case, act: Directed, law: Law) -> bool:
    """It is assigned anew."""
    return act.to is Direction.ADMITTED


def promises(case: Case, act: Reply, law: Law) -> bool:
    """The reply says that something is still to come."""
    return act.promised is not None


def solves(case: Case, act: Reply, law: Law) -> bool:
    """The reply says that it is done."""
    return act.result is Result.SOLVED
