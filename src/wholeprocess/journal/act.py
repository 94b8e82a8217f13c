"""Acts (行为): what someone did, when, by whom, about which thing."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from attrs import Attribute, field, frozen


def day(_: object, attribute: Attribute[Any], value: Any) -> None:
    """Validator: a plain day. A moment with a clock time is refused, it hides a time zone."""
    if type(value) is not date:
        raise TypeError(f"{attribute.name} {value!r} is no day; write datetime.date(2022, 3, 1)")


def name(_: object, attribute: Attribute[Any], value: Any) -> None:
    """Validator: an identifier or a text that says something."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} {value!r} is no text")
    if not value or value.isspace():
        raise ValueError(f"{attribute.name} is empty")


def fen(_: object, attribute: Attribute[Any], value: Any) -> None:
    """Validator: money as whole fen (分), never negative, never a float."""
    if type(value) is not int:
        raise TypeError(f"{attribute.name} {value!r} is not a whole number of fen; 1 yuan is 100")
    if value < 0:
        raise ValueError(f"{attribute.name} {value} is negative; money given back is an act too")


def count(_: object, attribute: Attribute[Any], value: Any) -> None:
    """Validator: how many; a whole number from 0."""
    if type(value) is not int:
        raise TypeError(f"{attribute.name} {value!r} is not a whole number")
    if value < 0:
        raise ValueError(f"{attribute.name} {value} is negative")


def some(_: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    """Validator: at least one."""
    if not value:
        raise ValueError(f"{attribute.name} is empty; name at least one")


def each_once(_: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    """Validator: nothing is named twice."""
    if len(set(value)) < len(value):
        raise ValueError(f"{attribute.name} names something twice; name each once")


@frozen(kw_only=True)
class Act:
    """The base of all acts. The act that a caller submits is the very thing a journal keeps.

    ``kind`` names the class in a journal and never changes; ``version`` counts the changes of
    its fields; ``about`` names the field that says which thing the act is about.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    about: ClassVar[str]

    on: date = field(validator=day)

    @property
    def thing(self) -> str:
        """The identifier of the thing that the act is about."""
        return str(getattr(self, self.about))
