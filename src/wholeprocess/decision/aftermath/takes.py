"""After a session (会后): how each act of this part is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.congress import Organ
from wholeprocess.decision.acts import DecisionAct
from wholeprocess.decision.aftermath import acts as a
from wholeprocess.journal import Take

TAKES: Mapping[type[DecisionAct], Take] = {
    a.IssueAssigningDocument: Take(a.issued, (a.may_issue,), by=a.TWO_OFFICES),
    a.PublishResolution: Take(
        a.published, (a.may_publish,), by=(Organ.PRESIDIUM, Organ.STANDING_COMMITTEE)
    ),
}
"""How each kind of act of this part is taken in."""
