"""How each act about an inspection is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.journal import Take
from wholeprocess.law import Law
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.inspection import acts as a
from wholeprocess.supervision.inspection.phases import INSPECTION, team_is_lawful
from wholeprocess.supervision.inspection.record import Inspection
from wholeprocess.supervision.machine import ARRANGING, Machine
from wholeprocess.supervision.plan.topics import topic_is_planned
from wholeprocess.supervision.record import State

INSPECTIONS = Machine(INSPECTION, "inspections", "inspection")


def _planned(act: a.PlanInspection, law: Law, state: State) -> Inspection:
    return Inspection(
        id=act.inspection,
        congress=act.congress,
        organ=act.organ,
        laws=act.laws,
        team=act.team,
        units=act.units,
        topic=act.topic,
        acts=(act,),
    )


def _noticed(made: Inspection, act: a.NotifyInspection, law: Law, state: State) -> Inspection:
    return evolve(made, noticed=made.noticed or act.on)


def _delegated(made: Inspection, act: a.DelegateInspection, law: Law, state: State) -> Inspection:
    return evolve(made, delegated_to=act.to)


def _inspected(made: Inspection, act: a.Inspect, law: Law, state: State) -> Inspection:
    return evolve(
        made,
        begun=made.begun or act.on,
        methods=tuple(dict.fromkeys((*made.methods, *act.methods))),
        cases_handled=(*made.cases_handled, *act.cases),
    )


def _reported(made: Inspection, act: a.ReportInspection, law: Law, state: State) -> Inspection:
    return evolve(made, evaluation=act.evaluation, problems=act.problems, advice=act.advice)


def _heard(made: Inspection, act: a.HearInspection, law: Law, state: State) -> Inspection:
    return evolve(made, meeting=act.meeting, closes=state.meetings[act.meeting].closed)


def _delivered(made: Inspection, act: a.DeliverInspection, law: Law, state: State) -> Inspection:
    return evolve(made, delivered=act.on, report_by=act.report_by)


def _commented(
    made: Inspection, act: a.CommentOnInspectionHandling, law: Law, state: State
) -> Inspection:
    return evolve(made, commented=True)


def _handled(
    made: Inspection, act: a.ReportInspectionHandling, law: Law, state: State
) -> Inspection:
    if act.only_a_plan:
        return evolve(made, planned=made.planned or act.on)
    shown = made.shown_first if made.handled is not None else made.commented
    return evolve(made, handled=made.handled or act.on, shown_first=shown)


def _followed_up(made: Inspection, act: a.FollowUpInspection, law: Law, state: State) -> Inspection:
    return evolve(made, followed_up=(*made.followed_up, act.on))


def _announced(made: Inspection, act: a.AnnounceInspection, law: Law, state: State) -> Inspection:
    return evolve(
        made, notified=made.notified or act.to_deputies, published=made.published or act.public
    )


def _closed(made: Inspection, act: a.CloseInspection, law: Law, state: State) -> Inspection:
    return evolve(made, reason=act.reason)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.PlanInspection: INSPECTIONS.begins(_planned, team_is_lawful, topic_is_planned, by=ARRANGING),
    a.NotifyInspection: INSPECTIONS.take(_noticed),
    a.DelegateInspection: INSPECTIONS.take(_delegated),
    a.Inspect: INSPECTIONS.take(_inspected),
    a.ReportInspection: INSPECTIONS.take(_reported),
    a.HearInspection: INSPECTIONS.take(_heard),
    a.DeliverInspection: INSPECTIONS.take(_delivered),
    a.CommentOnInspectionHandling: INSPECTIONS.take(_commented),
    a.ReportInspectionHandling: INSPECTIONS.take(_handled),
    a.FollowUpInspection: INSPECTIONS.take(_followed_up),
    a.AnnounceInspection: INSPECTIONS.take(_announced),
    a.CloseInspection: INSPECTIONS.take(_closed),
}
"""How each act of this part is taken in."""
