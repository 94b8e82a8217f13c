"""Every act of consultation (协商行为), part by part, and how each is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.opinions import takes as opinions
from wholeprocess.consultation.participation import takes as participation
from wholeprocess.consultation.stations import takes as stations
from wholeprocess.journal import Take

TAKES: Mapping[type[ConsultationAct], Take] = {
    **stations.TAKES,
    **opinions.TAKES,
    **participation.TAKES,
}
"""How each kind of act is taken in."""

ACTS: tuple[type[ConsultationAct], ...] = tuple(TAKES)
"""Every kind of act that a journal may hold about consultation."""
