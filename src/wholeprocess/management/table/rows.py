"""Phases that go together, and rows of acts that move nothing (表的共用部分)."""

from __future__ import annotations

from collections.abc import Callable

from wholeprocess.journal import Row
from wholeprocess.management import guards as g
from wholeprocess.management.acts import (
    SuggestionAct,
)
from wholeprocess.management.assignment import Role
from wholeprocess.management.case import Phase

P, R = Phase, Role
NEW = (P.SUBMITTED, P.ADMITTED)
WITH_UNITS = (P.ASSIGNED, P.HANDLING)
WAITING_FOR_UNITS = (P.ADMITTED, *WITH_UNITS)  # admitted: one was let go, others go on
OPEN_BEFORE_REPLY = (*NEW, *WITH_UNITS)
LATER = (P.REPLIED, P.MEDIATION, P.ESCALATED, P.SPECIAL_SUPERVISION)
RUNNING = (*WITH_UNITS, *LATER)
PROMISED = (P.ADMITTED, *RUNNING, P.CLOSED)
EVERY = tuple(P)


def stay(
    phases: tuple[Phase, ...],
    act: type[SuggestionAct],
    by: Role,
    rule: str,
    *guards: g.Guard,
    when: Callable[..., bool] | None = None,
    extends: str = "",
) -> tuple[Row[Phase], ...]:
    """Rows of an act that is recorded and moves nothing."""
    return tuple(
        Row(p, act, p, by=by, rule=rule, guards=guards, when=when, extends=extends) for p in phases
    )
