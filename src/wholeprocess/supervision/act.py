"""What every act of supervision has (监督行为)."""

from __future__ import annotations

from attrs import field, frozen

from wholeprocess.journal import Act, name


@frozen(kw_only=True)
class SupervisionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person."""

    by: str = field(validator=name)
