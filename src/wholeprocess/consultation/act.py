"""What every act of consultation has (协商行为)."""

from __future__ import annotations

from attrs import field, frozen

from wholeprocess.journal import Act, name


@frozen(kw_only=True)
class ConsultationAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person."""

    by: str = field(validator=name)
