"""The lifecycle of an inspection as a table (生命周期表), and what refuses an act on it."""

from __future__ import annotations

from wholeprocess.congress import Level, Register
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.committee.takes import not_deputies, not_members, unknown_meeting
from wholeprocess.supervision.inspection import acts as a
from wholeprocess.supervision.inspection.record import From, Inspection, InspectionPhase
from wholeprocess.supervision.machine import Role
from wholeprocess.supervision.record import State
from wholeprocess.supervision.targets import as_choice


def team_is_lawful(
    state: State, act: a.PlanInspection, law: Law, register: Register
) -> Refusal | None:
    """Members, special committees and since 2024 staff; deputies by invitation (SL24-33-2)."""
    allowed = law.choices("SL24-33-2")
    for who in act.team:
        if as_choice(who.of) not in allowed:
            what = f"{who.person} is of the {who.of}, whom the law of the day does not have"
            return law.refusal("SL24-33-2", what, f"choose from {', '.join(allowed)}")
    members = [who.person for who in act.team if who.of is From.MEMBERS]
    deputies = [who.person for who in act.team if who.of is From.DEPUTIES]
    if not members and len(deputies) == len(act.team):
        what = f"the team of {act.inspection} is of invited deputies alone"
        return law.refusal("SL24-33-2", what, "deputies join a team of the standing committee")
    return not_members(state, act.congress, members, act.inspection, law) or not_deputies(
        register, act.congress, deputies, act, law
    )


def to_the_next_lower(
    inspection: Inspection, act: a.DelegateInspection, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only a province, beside the nation, delegates, and to a level that has a committee."""
    if Level.of(inspection.congress) is not Level.PROVINCE:
        what = f"the standing committee of {inspection.congress} is of no province"
        return law.refusal("SL24-34", what, "let it inspect itself, or hold it jointly")
    lower = act.to in register.divisions and inspection.congress in register.divisions.above(act.to)
    areas = register.divisions.above(act.to) if lower else ()
    if lower and areas[0] == inspection.congress and Level.of(act.to) is not Level.TOWNSHIP:
        return None
    what = f"{act.to} is not the next lower standing committee under {inspection.congress}"
    return law.refusal("SL24-34", what, "delegate it to the next lower standing committee")


def at_a_meeting(
    inspection: Inspection, act: a.HearInspection, law: Law, register: Register, state: State
) -> Refusal | None:
    """On a day of a meeting of that standing committee."""
    return unknown_meeting(state, inspection.congress, act.meeting, act, law)


def only_a_plan(then: Inspection, act: a.ReportInspectionHandling) -> bool:
    """The organ says how it will handle the opinions, and not yet what it did."""
    return act.only_a_plan


P, R = InspectionPhase, Role
_AFTER = (P.HEARD, P.DELIVERED, P.HANDLED, P.CLOSED)

INSPECTION: Lifecycle[InspectionPhase] = Lifecycle(
    name="inspection",
    start=P.PLANNED,
    ends=frozenset({P.CLOSED, P.DROPPED}),
    rows=(
        Row(P.PLANNED, a.NotifyInspection, P.PLANNED, by=R.ARRANGING, rule="SL24-31"),
        Row(
            P.PLANNED,
            a.DelegateInspection,
            P.PLANNED,
            by=R.COMMITTEE,
            rule="SL24-34",
            guards=(to_the_next_lower,),
        ),
        *(
            Row(at, a.Inspect, P.INSPECTING, by=R.ARRANGING, rule=rule)
            for at, rule in ((P.PLANNED, "SL24-31"), (P.INSPECTING, "SL24-35"))
        ),
        Row(P.INSPECTING, a.ReportInspection, P.REPORTED, by=R.ARRANGING, rule="SL24-36-2"),
        Row(
            P.REPORTED,
            a.HearInspection,
            P.HEARD,
            by=R.COMMITTEE,
            rule="SL24-37-1",
            guards=(at_a_meeting,),
        ),
        Row(P.HEARD, a.DeliverInspection, P.DELIVERED, by=R.ARRANGING, rule="SL24-37-1"),
        *(
            Row(at, a.CommentOnInspectionHandling, at, by=R.WORKING, rule="SL24-37-1")
            for at in (P.DELIVERED, P.HANDLED)
        ),
        Row(
            P.DELIVERED,
            a.ReportInspectionHandling,
            P.DELIVERED,
            by=R.ORGAN,
            rule="SL24-37-1",
            when=only_a_plan,
        ),
        *(
            Row(at, a.ReportInspectionHandling, P.HANDLED, by=R.ORGAN, rule="SL24-37-1")
            for at in (P.DELIVERED, P.HANDLED)
        ),
        *(
            Row(at, a.FollowUpInspection, at, by=R.ARRANGING, rule="SL24-37-2")
            for at in (P.DELIVERED, P.HANDLED)
        ),
        *(Row(at, a.AnnounceInspection, at, by=R.ARRANGING, rule="SL24-37-3") for at in _AFTER),
        Row(P.PLANNED, a.CloseInspection, P.DROPPED, by=R.ARRANGING, rule="SL24-31"),
        *(
            Row(at, a.CloseInspection, P.CLOSED, by=R.ARRANGING, rule="SL24-37-1")
            for at in (P.HEARD, P.HANDLED)
        ),
    ),
)
"""Arranged, inspected, reported, heard, delivered, handled, closed."""
