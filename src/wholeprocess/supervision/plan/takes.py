"""How each act about a plan is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.journal import Take
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.machine import ARRANGING, Machine
from wholeprocess.supervision.plan import acts as a
from wholeprocess.supervision.plan.phases import PLAN
from wholeprocess.supervision.plan.record import Dropped, Plan, PlanScope
from wholeprocess.supervision.record import State

PLANS = Machine(PLAN, "plans", "plan")


def one_for_a_year(state: State, act: a.DraftPlan, law: Law, register: Register) -> Refusal | None:
    """One plan for everything in a year; the law of 2006 had one of reports, one of inspections."""
    if act.scope is not PlanScope.ALL and law.holds("SL24-63-1"):
        what = f"{act.plan} is a plan of {act.scope} alone"
        return law.refusal("SL24-63-1", what, "make one plan of the whole year's supervision")
    for plan in state.plans.values():
        same = (plan.congress, plan.year) == (act.congress, act.year)
        if same and (plan.scope is act.scope or PlanScope.ALL in (plan.scope, act.scope)):
            what = f"{act.congress} has a plan for {act.year}: {plan.id}"
            return law.refusal("WP-once", what, "adjust that plan")
    return None


def _drafted(act: a.DraftPlan, law: Law, state: State) -> Plan:
    return Plan(id=act.plan, congress=act.congress, year=act.year, scope=act.scope, acts=(act,))


def _added(plan: Plan, act: a.AddTopic, law: Law, state: State) -> Plan:
    return evolve(plan, topics=(*plan.topics, act.topic))


def _dropped(plan: Plan, act: a.DropTopic, law: Law, state: State) -> Plan:
    off = [topic for topic in plan.topics if topic.id == act.topic]
    return evolve(
        plan,
        topics=tuple(topic for topic in plan.topics if topic.id != act.topic),
        dropped=(*plan.dropped, *(Dropped(topic=topic, reason=act.reason) for topic in off)),
    )


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.DraftPlan: PLANS.begins(_drafted, one_for_a_year, by=ARRANGING),
    a.AddTopic: PLANS.take(_added),
    a.DropTopic: PLANS.take(_dropped),
    a.AdoptPlan: PLANS.take(),
    a.PublishPlan: PLANS.take(),
}
"""How each act of this part is taken in."""
