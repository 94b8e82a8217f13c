"""Faults in the year's plan of supervision (年度监督工作计划中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import mixed, things
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.check.planting.supervision_reports import votes_on
from wholeprocess.supervision import (
    AddTopic,
    AdoptPlan,
    Form,
    Plan,
    PlanId,
    PublishPlan,
    Source,
    SourceTag,
    Topic,
    TopicId,
    next_years_list,
)
from wholeprocess.supervision.plan.findings import YEARLY
from wholeprocess.supervision.terms import held


def _plan(ground: Clean, ident: str) -> Plan:
    return ground.state.supervision.plans[PlanId(ident)]


def _adoption(ground: Clean, plan: str) -> AdoptPlan:
    return ground.about(plan, AdoptPlan)[0][1]


@plants("SL24-63-2")
def not_published(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The plan is not published; or before 2024 not printed for the members."""
    return mixed(rng, _never_published(ground, rng), _not_printed(ground, rng))


def _never_published(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(PublishPlan, rng):
        yield without("SL24-63-2", [place], act.plan, at=_adoption(ground, act.plan))


def _not_printed(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(PublishPlan, rng):
        law = ground.law_at(act.on, _plan(ground, act.plan).congress)
        statute = law.version("SL24-63-2").statute
        if statute is not None and statute.key == "SL06":
            yield instead("SL24-63-2", place, act, to_members=False)


@plants("SVP-topic")
def not_taken_up(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A topic is put on the plan and nobody takes it up, or what took it up never was."""
    return mixed(rng, _one_more(ground, rng), _nothing_came(ground, rng))


def _one_more(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(AddTopic, rng):
        if ground.last.year > _plan(ground, act.plan).year:
            form = rng.choice([Form.REPORT, Form.INSPECTION, Form.INQUIRY])
            sources = [Source(tag=SourceTag.MEMBERS)]
            made = Topic(id=TopicId("planted"), title="planted", form=form, sources=sources)
            yield Fault(code="SVP-topic", about=act.plan, add=(evolve(act, topic=made),))


def _nothing_came(ground: Clean, rng: Random) -> Iterator[Fault]:
    state = ground.state.supervision
    for _, act in ground.of(AddTopic, rng):
        topic = act.topic.id
        taking: list[str] = [one.id for one in state.inspections.values() if one.topic == topic]
        taking += [one.id for one in state.inquiries.values() if one.topic == topic]
        if taking and ground.last.year > _plan(ground, act.plan).year:
            yield without("SVP-topic", things(ground, *taking), act.plan)


def not_listed(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """Whoever did not satisfy last year is not on the plan of this year."""
    for place, act in ground.of(AddTopic, rng):
        plan = _plan(ground, act.plan)
        adopted = _adoption(ground, act.plan)
        law = ground.law_at(adopted.on, plan.congress)
        listed = next_years_list(ground.state.supervision, plan.congress, plan.year - 1)
        if held(law, "SV-11", "SVP-consequences") == code and {*act.topic.units} & {*listed}:
            units = [unit for unit in act.topic.units if unit not in listed]
            put = {place: evolve(act, topic=evolve(act.topic, units=units))}
            yield Fault(code=code, about=act.plan, put=put, at=adopted)


@plants("SL24-11")
def nothing_heard(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Reports were planned and arranged for a year, and none was heard."""
    state, law_at = ground.state.supervision, ground.law_at
    plans = [plan for plan in state.plans.values() if ground.last.year > plan.year]
    rng.shuffle(plans)
    for plan in plans:
        first = law_at(date(plan.year, 1, 1), plan.congress)
        if any(first.holds(code) for code, _, _ in YEARLY):
            continue
        if not any(topic.form is Form.REPORT for topic in plan.topics):
            continue
        unheard = {r.id: r.heard for r in state.reports.values() if r.heard}
        unheard = {name: on for name, on in unheard.items() if on.year == plan.year}
        gone = {
            place
            for name, heard in unheard.items()
            for place, act in ground.about(name)
            if act.on >= heard
        }
        gone |= things(ground, *votes_on(ground, *unheard))
        yield without("SL24-11", gone, plan.id)
