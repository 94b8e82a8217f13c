"""The base of this room's acts, and the identifiers of what they are about (决策行为)."""

from __future__ import annotations

from typing import NewType

from attrs import field, frozen

from wholeprocess.congress import Organ
from wholeprocess.journal import Act, name

ResolutionId = NewType("ResolutionId", str)
SlateId = NewType("SlateId", str)
ProjectId = NewType("ProjectId", str)
QuestionId = NewType("QuestionId", str)


@frozen(kw_only=True)
class DecisionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person."""

    by: str = field(default=str(Organ.PRESIDIUM), validator=name)
