"""Every act of supervision (监督行为), part by part, and how each is taken in."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.journal import Take
from wholeprocess.supervision.act import SupervisionAct

TAKES: Mapping[type[SupervisionAct], Take] = {}
"""How each kind of act is taken in."""

ACTS: tuple[type[SupervisionAct], ...] = tuple(TAKES)
"""Every kind of act that a journal may hold about supervision."""
