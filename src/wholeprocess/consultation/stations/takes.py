"""Stations and contacts (站点与联系): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations import contacts as c
from wholeprocess.consultation.stations import opening as o
from wholeprocess.consultation.stations import reception as r
from wholeprocess.consultation.stations import rosters as d
from wholeprocess.consultation.stations import standard as s
from wholeprocess.consultation.stations.guards import has_a_congress, known, run_by_its_body
from wholeprocess.journal import Take

TAKES: Mapping[type[ConsultationAct], Take] = {
    # stations
    o.OpenStation: Take(o.opened, (run_by_its_body, has_a_congress, o.new_station)),
    o.CloseStation: Take(o.closed, (run_by_its_body, known, o.nothing_after)),
    o.AttachDeputies: Take(o.attached, (run_by_its_body, known, o.not_attached_yet)),
    o.DetachDeputies: Take(o.detached, (run_by_its_body, known, o.are_attached)),
    s.CheckStation: Take(s.checked, (run_by_its_body, known, s.criteria_known)),
    # duty days
    d.PostRoster: Take(
        d.posted,
        (run_by_its_body, has_a_congress, d.new_roster, d.at_open_stations, d.one_station_a_day),
    ),
    d.ChangeDuty: Take(d.changed, (run_by_its_body, d.can_be_changed, d.others_are_free)),
    r.ReceiveResidents: Take(r.received, (known, r.were_there)),
    r.ReportAbsence: Take(r.absent, (r.was_rostered,)),
    r.VisitVillages: Take(r.visited, (known, r.can_go_round)),
    # contacts
    c.AdoptScheme: Take(c.adopted, (run_by_its_body, has_a_congress)),
    c.AssignContact: Take(
        c.assigned, (run_by_its_body, c.in_the_scheme, c.fit_their_parts, c.not_yet_assigned)
    ),
    c.EndContact: Take(c.ended, (run_by_its_body, c.in_the_scheme, c.is_assigned)),
    c.MakeContact: Take(c.made, (c.in_the_scheme, c.is_assigned, c.who_made_it)),
}
"""How each kind of act of this part is taken in."""


def congress_of(state: State, act: ConsultationAct) -> str:
    """The congress that runs the station an act is about; or ""."""
    if isinstance(act, o.StationAct) and (station := state.stations.get(act.station)) is not None:
        return station.congress
    return ""
