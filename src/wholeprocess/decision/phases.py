"""The lifecycles of sessions, slates and projects as tables (生命周期表).

Nothing else knows the order. Where several rows take one act at one phase they name the same
actor and the same guards, and what the law makes of the act picks among them.
"""

from __future__ import annotations

from wholeprocess.decision import guards as g
from wholeprocess.decision.branches import stay
from wholeprocess.decision.project_phases import PROJECT
from wholeprocess.decision.roles import Role
from wholeprocess.decision.session_acts import CloseSession, PassResolution
from wholeprocess.decision.sitting import SittingPhase
from wholeprocess.decision.slate_phases import SLATE
from wholeprocess.journal import Lifecycle, Row

SESSION: Lifecycle[SittingPhase] = Lifecycle(
    name="session",
    start=SittingPhase.OPEN,
    ends=frozenset({SittingPhase.CLOSED}),
    rows=(
        *stay((SittingPhase.OPEN,), PassResolution, Role.CONGRESS, "OL-25-1", g.still_open),
        Row(
            SittingPhase.OPEN, CloseSession, SittingPhase.CLOSED, by=Role.PRESIDIUM, rule="OL-19-1"
        ),
    ),
)
"""A session opens with its quorum, resolves, and closes."""

LIFECYCLES = (SESSION, SLATE, PROJECT)
"""The tables that the library ships for this link."""

__all__ = ["LIFECYCLES", "PROJECT", "SESSION", "SLATE"]
