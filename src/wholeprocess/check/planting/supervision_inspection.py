"""Faults in inspections of law enforcement (执法检查中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from attrs import evolve

from wholeprocess.check.planting.changes import DAY, mixed, put_off
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.supervision import (
    AnnounceInspection,
    CloseInspection,
    CommentOnInspectionHandling,
    DeliverInspection,
    From,
    Inspect,
    Inspection,
    InspectionId,
    NotifyInspection,
    PlanInspection,
    ReportInspection,
    ReportInspectionHandling,
    inspection_clocks,
)
from wholeprocess.supervision.reports.clocks import last_day_before


def _inspection(ground: Clean, ident: str) -> Inspection:
    return ground.state.supervision.inspections[InspectionId(ident)]


def without_deputies(ground: Clean, rng: Random) -> Iterator[Fault]:
    """No deputy is invited to a team (SL24-7-2)."""
    for place, act in ground.of(PlanInspection, rng):
        team = [who for who in act.team if who.of is not From.DEPUTIES]
        if team and ground.law_at(act.on, act.congress).holds("SL24-7-2"):
            yield instead("SL24-7-2", place, act, team=team)


@plants("SVL-inspection-team")
def of_those_inspected(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody on the team works where it inspects."""
    for place, act in ground.of(PlanInspection, rng):
        units = [who.unit for who in act.team if who.unit]
        if units and ground.law_at(act.on, act.congress).holds("SVL-inspection-team"):
            yield instead("SVL-inspection-team", place, act, units=[*act.units, rng.choice(units)])


@plants("SVL-inspection-notice")
def told_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Those inspected are told a day late, or not at all."""
    return mixed(rng, _told_late(ground, rng), _never_told(ground, rng))


def _told_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    code = "SVL-inspection-notice"
    for place, act in ground.of(NotifyInspection, rng):
        first = ground.about(act.inspection, Inspect)[0][1]
        law = ground.law_at(first.on, _inspection(ground, act.inspection).congress)
        if law.holds(code):
            yield from put_off(
                ground, code, place, last_day_before(code, first.on, law) + DAY, at=first
            )


def _never_told(ground: Clean, rng: Random) -> Iterator[Fault]:
    code = "SVL-inspection-notice"
    for place, act in ground.of(NotifyInspection, rng):
        first = ground.about(act.inspection, Inspect)[0][1]
        if ground.law_at(first.on, _inspection(ground, act.inspection).congress).holds(code):
            yield without(code, [place], act.inspection, at=first)


@plants("SVL-inspection-cases")
def settled_a_case(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The team settles a case itself, on its first day or on a later one."""
    for place, act in ground.of(Inspect, rng):
        law = ground.law_at(act.on, _inspection(ground, act.inspection).congress)
        if law.holds("SVL-inspection-cases"):
            yield instead("SVL-inspection-cases", place, act, cases=["planted"])


@plants("SL24-36-2")
def report_lacks(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The report has no evaluation, names no problems or gives no advice."""
    for place, act in ground.of(ReportInspection, rng):
        lacks: list[dict[str, Any]] = [{"evaluation": " "}, {"problems": ()}, {"advice": ()}]
        lack = rng.choice(lacks)
        yield instead("SL24-36-2", place, act, **lack)


@plants("SL24-37-1")
def not_shown_or_delivered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The handling is not shown first, or the report went nowhere before the end."""
    return mixed(rng, _not_shown(ground, rng), _not_delivered(ground, rng))


def _not_shown(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(CommentOnInspectionHandling, rng):
        handled = [
            o
            for n, o in ground.about(act.inspection, ReportInspectionHandling)
            if n > place and isinstance(o, ReportInspectionHandling) and not o.only_a_plan
        ]
        if handled:
            yield without("SL24-37-1", [place], act.inspection, at=handled[0])


def _not_delivered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Where no text has a day for it."""
    for place, act in ground.of(DeliverInspection, rng):
        made = _inspection(ground, act.inspection)
        ends = [o for _, o in ground.about(made.id, CloseInspection)]
        due = [clock.code for _, clock in inspection_clocks(made, ground.law_at)]
        if ends and "SVL-opinions-after-close" not in due:
            kept = (CloseInspection, AnnounceInspection)
            gone = [n for n, o in ground.about(made.id) if n >= place and not isinstance(o, kept)]
            yield without("SL24-37-1", gone, made.id, at=ends[0])


@plants("SL24-37-3")
def not_announced(ground: Clean, rng: Random) -> Iterator[Fault]:
    """It is not notified to deputies, or not published."""
    for place, act in ground.of(AnnounceInspection, rng):
        ends = [o for _, o in ground.about(act.inspection, CloseInspection)]
        if ends:
            told = rng.random() < 0.5
            put = {place: evolve(act, to_deputies=told, public=not told)}
            yield Fault(code="SL24-37-3", about=act.inspection, put=put, at=ends[0])
