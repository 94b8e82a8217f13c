"""What every act of supervision has (监督行为)."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import Attribute, field, frozen

from wholeprocess.congress import Level
from wholeprocess.journal import Act, name


@frozen(kw_only=True)
class SupervisionAct(Act):
    """The base of this room's acts; ``by`` is an organ (see ``Organ``), a unit or a person.

    ``table`` names the table of the room's ``State`` that keeps what the act is about.
    """

    table: ClassVar[str] = ""

    by: str = field(validator=name)


def a_congress(_: object, attribute: Attribute[Any], value: Any) -> None:
    """The code of a division of a level that has people's congresses."""
    name(_, attribute, value)
    Level.of(value)
