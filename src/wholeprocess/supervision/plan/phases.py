"""The lifecycle of a plan as a table (生命周期表), and what refuses an act on it."""

from __future__ import annotations

from wholeprocess.congress import Register
from wholeprocess.journal import Lifecycle, Row
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.machine import Role
from wholeprocess.supervision.plan import acts as a
from wholeprocess.supervision.plan.record import Plan, PlanPhase, PlanScope, SourceTag
from wholeprocess.supervision.plan.topics import plan_with
from wholeprocess.supervision.record import State
from wholeprocess.supervision.targets import as_choice


def from_a_lawful_source(
    plan: Plan, act: a.AddTopic, law: Law, register: Register, state: State
) -> Refusal | None:
    """A topic comes from one of the sources that the law of the day has (SL24-12-1)."""
    known = (*law.choices("SL24-12-1"), as_choice(SourceTag.FOLLOW_UP))
    tags = [as_choice(source.tag) for source in act.topic.sources]
    if others := [tag for tag in tags if tag not in known]:
        what = f"{act.topic.id} comes from {', '.join(others)}, which the law of the day has not"
        return law.refusal("SL24-12-1", what, f"name one of {', '.join(known)}")
    if (other := plan_with(state, plan.congress, act.topic.id)) is not None:
        what = f"{other.id} has a topic {act.topic.id}"
        return law.refusal("WP-once", what, "give the new one an identifier of its own")
    return None


def of_the_plans_scope(
    plan: Plan, act: a.AddTopic, law: Law, register: Register, state: State
) -> Refusal | None:
    """A plan of reports has reports, one of inspections inspections (SL06-8-2, SL06-23-1)."""
    if plan.scope is PlanScope.ALL or plan.scope.value == f"{act.topic.form}s":
        return None
    what = f"{plan.id} is of {plan.scope}, and {act.topic.id} is a topic for {act.topic.form}"
    return law.refusal("SL24-63-2", what, "put it on the plan that it belongs to")


def is_on_it(
    plan: Plan, act: a.DropTopic, law: Law, register: Register, state: State
) -> Refusal | None:
    """Only what is on the plan is taken off."""
    if plan.topic(act.topic) is not None:
        return None
    what = f"{plan.id} has no topic {act.topic}"
    return law.refusal("WP-known", what, "name a topic of the plan")


def has_topics(
    plan: Plan, act: a.AdoptPlan, law: Law, register: Register, state: State
) -> Refusal | None:
    """A plan chooses topics (SL24-11)."""
    if plan.topics:
        return None
    what = f"{plan.id} has no topic"
    return law.refusal("SL24-11", what, "choose several major topics for the year")


P, R = PlanPhase, Role
_ADOPTED = (P.ADOPTED, P.PUBLISHED)
_ADDING = (from_a_lawful_source, of_the_plans_scope)

PLAN: Lifecycle[PlanPhase] = Lifecycle(
    name="supervision-plan",
    start=P.DRAFT,
    ends=frozenset({P.PUBLISHED}),
    rows=(
        Row(P.DRAFT, a.AddTopic, P.DRAFT, by=R.ARRANGING, rule="SL24-12-1", guards=_ADDING),
        Row(P.DRAFT, a.DropTopic, P.DRAFT, by=R.ARRANGING, rule="SL24-63-1", guards=(is_on_it,)),
        Row(P.DRAFT, a.AdoptPlan, P.ADOPTED, by=R.COUNCIL, rule="SL24-63-2", guards=(has_topics,)),
        Row(P.ADOPTED, a.PublishPlan, P.PUBLISHED, by=R.ARRANGING, rule="SL24-63-2"),
        *(
            Row(at, act, at, by=R.COUNCIL, rule="SVP-plan-adjust", guards=guards)
            for at in _ADOPTED
            for act, guards in ((a.AddTopic, _ADDING), (a.DropTopic, (is_on_it,)))
        ),
    ),
)
"""Drafted, adopted by the council, published; then adjusted by the council alone."""
