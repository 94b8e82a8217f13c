"""Preparing a session (会议准备): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.preparation import dates as d
from wholeprocess.decision.preparation import grouping as r
from wholeprocess.decision.preparation import inspection as i
from wholeprocess.decision.preparation import meeting as m
from wholeprocess.decision.preparation.entry import by_standing_body, not_open, not_over, prepared
from wholeprocess.journal import Take

TAKES: Mapping[type[DecisionAct], Take] = {
    # its day
    d.ProposeSpecialSession: Take(d.proposed, (d.one_fifth,)),
    d.SetSessionDate: Take(d.date_set, (d.may_be_set,)),
    d.PublishSessionDate: Take(d.published, (prepared, not_open, by_standing_body)),
    d.MoveSession: Take(d.moved, (prepared, not_open, by_standing_body, d.moves)),
    # before it
    i.InspectTogether: Take(
        i.inspected, (prepared, not_open, by_standing_body, i.inspectors_are_deputies)
    ),
    # at its beginning
    m.ElectPresidium: Take(
        m.presidium_elected,
        (prepared, not_over, m.at_its_time, m.hands_fit, m.members_are_deputies),
        by=("congress",),
    ),
    m.AdoptAgenda: Take(
        m.agenda_adopted, (prepared, not_over, m.at_its_time, m.hands_fit), by=("congress",)
    ),
    r.FormReviewGroups: Take(r.groups_formed, (prepared, not_over, r.one_group_each)),
    m.OpenPlenary: Take(m.plenary_opened, (m.may_sit,)),
}
"""How each kind of act of this part is taken in."""
