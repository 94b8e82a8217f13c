"""The base of this room's acts, and the identifiers of what they are about (决策行为)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import DeputyId, Organ
from wholeprocess.decision.ballot import ProposalId
from wholeprocess.journal import Act, name, several

ResolutionId = NewType("ResolutionId", str)
SlateId = NewType("SlateId", str)
ProjectId = NewType("ProjectId", str)
QuestionId = NewType("QuestionId", str)


def deputies(values: Iterable[DeputyId]) -> tuple[DeputyId, ...]:
    """Converts to a tuple of deputies."""
    return several(values)


def proposals(values: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
    """Converts to a tuple of proposals."""
    return several(values)


def texts(values: Iterable[str]) -> tuple[str, ...]:
    """Converts to a tuple of texts."""
    return several(values)


@frozen(kw_only=True)
class DecisionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person."""

    by: str = field(default=str(Organ.PRESIDIUM), validator=name)
