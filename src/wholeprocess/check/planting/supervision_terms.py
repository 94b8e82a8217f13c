"""Faults in the terms by which things are reported back to a standing committee (报告期限)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting.changes import (
    DAY,
    cut,
    mixed,
    put_off,
    quiet,
    things,
)
from wholeprocess.check.planting.fault import Clean, Fault, Plant, plants, without
from wholeprocess.check.planting.supervision_reports import votes_on
from wholeprocess.law import Deadline
from wholeprocess.supervision import (
    CommentOnDraft,
    DeliverInspection,
    DeliverOpinions,
    HearReport,
    HoldMeeting,
    MeetingId,
    ReportHandling,
    ReportInquiryHandling,
    ReportInspectionHandling,
    ReportRedo,
    ReportTask,
    SubmitHandlingPlan,
    clocks,
    inquiry_clock,
    inspection_clocks,
)
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.terms import due_back

ENDS: tuple[tuple[str, type[SupervisionAct]], ...] = (
    ("draft_answer", CommentOnDraft),
    ("opinions", DeliverOpinions),
    ("plan", SubmitHandlingPlan),
    ("handling", ReportHandling),
    ("resolution", ReportHandling),
)
"""The clocks of a report, each with the act that ends it."""


def _of_act(ground: Clean, act: SupervisionAct, name: str = "") -> Iterator[Deadline]:
    """The clocks that an act ended, of those that can be late."""
    state, law_at = ground.state.supervision, ground.law_at
    thing = getattr(state, act.table)[act.thing]
    ended: list[Deadline | None] = []
    if act.table == "reports":
        ended = [getattr(clocks(thing, law_at), name)]
    elif act.table == "inspections":
        ended = [clock for _, clock in inspection_clocks(thing, law_at)]
    elif act.table == "inquiries":
        ended = [inquiry_clock(thing, law_at)]
    elif isinstance(act, ReportRedo):
        redo = thing.redos[act.by]
        law = law_at(redo.sent, thing.congress)
        ended = [due_back((), redo.sent, law, redo.due, done=redo.redone)]
    elif isinstance(act, ReportTask):
        for task in thing.tasks:
            if (task.unit, task.what) == (act.by, act.what):
                law = law_at(task.on, thing.congress)
                ended.append(due_back((), task.on, law, task.due, done=task.done))
    for clock in ended:
        if clock is not None and clock.done == act.on:
            yield clock


def _late(
    ground: Clean, rng: Random, code: str, kind: type[SupervisionAct], name: str
) -> Iterator[Fault]:
    """It comes on the day after the last."""
    for place, act in ground.of(kind, rng):
        for clock in _of_act(ground, act, name):
            if clock.code == code:
                yield from put_off(ground, code, place, clock.due + DAY)


def _never(
    ground: Clean, rng: Random, code: str, kind: type[SupervisionAct], name: str
) -> Iterator[Fault]:
    """It never came; nor what rests on it."""
    for place, act in ground.of(kind, rng):
        for clock in _of_act(ground, act, name):
            begun_by_it = code == "SVL-opinions-after-council"  # the act names that day itself
            if clock.code != code or begun_by_it or _other_terms(ground, act, name):
                continue
            if name == "draft_answer" or isinstance(act, SubmitHandlingPlan):
                if quiet(ground, act.thing, clock.due) and clock.due < ground.last:
                    yield without(code, [place], act.thing)
            else:
                yield from cut(ground, code, place, clock.due)


def _other_terms(ground: Clean, act: SupervisionAct, name: str) -> bool:
    """Whether what would go with the act has a term of its own that would pass as well."""
    thing = getattr(ground.state.supervision, act.table)[act.thing]
    if act.table == "reports":
        return name in ("handling", "opinions") and thing.resolution is not None
    if act.table == "inspections":
        return isinstance(act, ReportInspectionHandling) and act.only_a_plan
    return act.table == "matters"


def _terms(code: str) -> Plant:
    """Whatever ends a clock of that code comes late, or never."""

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        others = (
            DeliverInspection,
            ReportInspectionHandling,
            ReportInquiryHandling,
            ReportRedo,
            ReportTask,
        )
        ends = [*ENDS, *(("", kind) for kind in others)]
        ways = [
            way(ground, rng, code, kind, name) for name, kind in ends for way in (_late, _never)
        ]
        if code == "SVP-own-term":
            ways.append(_no_term(ground, rng))
        return mixed(rng, *ways)

    return plant


def _no_term(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody set a term, and nothing came back: found where the opinions went out."""
    for place, act in ground.of(DeliverOpinions, rng):
        report = ground.state.supervision.reports[act.report]
        if clocks(report, ground.law_at).handling is None and report.resolution is None:
            first = min(n for n, _ in ground.about(act.report) if n > place)
            gone = frozenset(n for n, _ in ground.about(act.report) if n >= first)
            yield without("SVP-own-term", gone, act.report, at=act)


for _code in (
    "SVL-draft-reply",
    "SVL-opinions-after-close",
    "SVL-opinions-after-council",
    "SVL-handling",
    "SVL-handling-budget",
    "SVL-handling-plan",
    "SVL-handling-inspection",
    "SVL-handling-inquiry",
    "SVL-own-term",
    "SVP-own-term",
    "SL24-17-1c",
):
    plants(_code)(_terms(_code))


@plants("SL24-27-2")
def rectification_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """What the audit found is reported on after six months, or never."""
    return mixed(rng, _rectified_late(ground, rng), _never_rectified(ground, rng))


def _due(ground: Clean, act: HearReport) -> Deadline | None:
    """When the audit whose rectification this report tells had to be followed by it."""
    report = ground.state.supervision.reports[act.report]
    if report.of is None:
        return None
    audit = ground.state.supervision.reports[report.of]
    return clocks(audit, ground.law_at, report.heard).rectification


def _rectified_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """At a meeting that is still open on the day after the last; nothing follows it."""
    meetings = [act for _, act in ground.of(HoldMeeting, rng)]
    for place, act in ground.of(HearReport, rng):
        clock = _due(ground, act)
        if clock is None or clock.due >= ground.last:
            continue
        late = clock.due + DAY
        held = evolve(meetings[0], meeting=MeetingId("planted"), on=late - DAY, closes=late)
        other = evolve(act, on=late, meeting=MeetingId("planted"))
        after = frozenset(n for n, _ in ground.about(act.report) if n > place)
        yield Fault(
            code="SL24-27-2", about=act.report, drop=after, put={place: other}, add=(held,),
            at=other,
        )  # fmt: skip


def _never_rectified(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(HearReport, rng):
        clock = _due(ground, act)
        audit = ground.state.supervision.reports[act.report].of
        if clock is None or audit is None or clock.due >= ground.last:
            continue
        if quiet(ground, audit, clock.due):
            gone = things(ground, act.report, *votes_on(ground, act.report))
            yield without("SL24-27-2", gone, audit)
