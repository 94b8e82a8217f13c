"""Every act of supervision (监督行为), part by part, and how each is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.journal import Take
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee import takes as committee
from wholeprocess.supervision.evaluation import takes as evaluation
from wholeprocess.supervision.inquiry import takes as inquiry
from wholeprocess.supervision.inspection import takes as inspection
from wholeprocess.supervision.loop import takes as loop
from wholeprocess.supervision.plan import takes as plan
from wholeprocess.supervision.removal import takes as removal
from wholeprocess.supervision.reports import takes as reports
from wholeprocess.supervision.satisfaction import takes as satisfaction
from wholeprocess.supervision.series import takes as series

TAKES: Mapping[type[SupervisionAct], Take] = {
    **committee.TAKES,
    **reports.TAKES,
    **satisfaction.TAKES,
    **removal.TAKES,
    **inspection.TAKES,
    **inquiry.TAKES,
    **plan.TAKES,
    **loop.TAKES,
    **evaluation.TAKES,
    **series.TAKES,
}
"""How each kind of act is taken in."""

ACTS: tuple[type[SupervisionAct], ...] = tuple(TAKES)
"""Every kind of act that a journal may hold about supervision."""
