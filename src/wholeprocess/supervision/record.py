"""What this room keeps (监督总册)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from wholeprocess.congress import DivisionCode
from wholeprocess.journal import with_changes
from wholeprocess.supervision.committee.record import Committee, Meeting, MeetingId
from wholeprocess.supervision.evaluation.record import Evaluation
from wholeprocess.supervision.evaluation.words import EvaluationId
from wholeprocess.supervision.inquiry.record import (
    Inquiry,
    InquiryId,
    Interpellation,
    InterpellationId,
)
from wholeprocess.supervision.inspection.record import Inspection, InspectionId
from wholeprocess.supervision.loop.record import Matter, MatterId
from wholeprocess.supervision.plan.record import Plan, PlanId
from wholeprocess.supervision.removal.record import (
    Dismissal,
    DismissalId,
    Investigation,
    InvestigationId,
)
from wholeprocess.supervision.reports.record import Report, ReportId
from wholeprocess.supervision.satisfaction.record import Vote, VoteId
from wholeprocess.supervision.series.record import ObservedSeries, SeriesId


@frozen(kw_only=True)
class Tables:
    """The tables of this room, by identifier."""

    committees: Mapping[DivisionCode, Committee] = field(factory=dict)
    meetings: Mapping[MeetingId, Meeting] = field(factory=dict)
    reports: Mapping[ReportId, Report] = field(factory=dict)
    votes: Mapping[VoteId, Vote] = field(factory=dict)
    dismissals: Mapping[DismissalId, Dismissal] = field(factory=dict)
    investigations: Mapping[InvestigationId, Investigation] = field(factory=dict)
    inspections: Mapping[InspectionId, Inspection] = field(factory=dict)
    interpellations: Mapping[InterpellationId, Interpellation] = field(factory=dict)
    inquiries: Mapping[InquiryId, Inquiry] = field(factory=dict)
    plans: Mapping[PlanId, Plan] = field(factory=dict)
    matters: Mapping[MatterId, Matter] = field(factory=dict)
    evaluations: Mapping[EvaluationId, Evaluation] = field(factory=dict)
    series: Mapping[SeriesId, ObservedSeries] = field(factory=dict)


@frozen(kw_only=True)
class Changes(Tables):
    """What an act changes, table by table."""


@frozen(kw_only=True)
class State(Tables):
    """Everything on record in this room, by identifier.

    ``consequences`` only looks things up here, so the tables may be a caller's own dictionaries.
    """

    def with_(self, changes: Changes) -> State:
        """A new state with what changed in the place of the old."""
        return with_changes(self, changes)
