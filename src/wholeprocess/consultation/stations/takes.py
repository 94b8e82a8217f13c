"""Stations and contacts (站点与联系): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.stations import contacts as c
from wholeprocess.consultation.stations import opening as o
from wholeprocess.consultation.stations import reception as r
from wholeprocess.consultation.stations import rosters as d
from wholeprocess.consultation.stations import standard as s
from wholeprocess.consultation.stations.guards import has_a_congress, known, run_by_its_body
from wholeprocess.journal import Change, Take


def _take(change: Change, *questions: Any) -> Take:
    """Each of ``questions`` is a ``Question``."""
    return Take(change, questions)


TAKES: Mapping[type[ConsultationAct], Take] = {
    # stations
    o.OpenStation: _take(o.opened, run_by_its_body, has_a_congress, o.new_station),
    o.CloseStation: _take(o.closed, run_by_its_body, known, o.nothing_after),
    o.AttachDeputies: _take(o.attached, run_by_its_body, known, o.not_attached_yet),
    o.DetachDeputies: _take(o.detached, run_by_its_body, known, o.are_attached),
    s.CheckStation: _take(s.checked, run_by_its_body, known, s.criteria_known),
    # duty days
    d.PostRoster: _take(
        d.posted,
        run_by_its_body,
        has_a_congress,
        d.new_roster,
        d.at_open_stations,
        d.one_station_a_day,
    ),
    d.ChangeDuty: _take(d.changed, run_by_its_body, d.can_be_changed, d.others_are_free),
    r.ReceiveResidents: _take(r.received, known, r.were_there),
    r.ReportAbsence: _take(r.absent, r.was_rostered),
    r.VisitVillages: _take(r.visited, known, r.can_go_round),
    # contacts
    c.AdoptScheme: _take(c.adopted, run_by_its_body, has_a_congress),
    c.AssignContact: _take(
        c.assigned, run_by_its_body, c.in_the_scheme, c.fit_their_parts, c.not_yet_assigned
    ),
    c.EndContact: _take(c.ended, run_by_its_body, c.in_the_scheme, c.is_assigned),
    c.MakeContact: _take(c.made, c.in_the_scheme, c.is_assigned, c.who_made_it),
}
"""How each kind of act of this part is taken in."""
