"""What a field must hold for a value to exist (字段要求): a day, a name, money, a number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import Attribute


def day(_: object, attribute: Attribute[Any], value: Any) -> None:
    """A plain day. A moment with a clock time is refused, it hides a time zone."""
    if type(value) is not date:
        raise TypeError(f"{attribute.name} {value!r} is no day; write datetime.date(2022, 3, 1)")


def name(_: object, attribute: Attribute[Any], value: Any) -> None:
    """An identifier or a text that says something."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} {value!r} is no text")
    if not value or value.isspace():
        raise ValueError(f"{attribute.name} is empty")


def fen(_: object, attribute: Attribute[Any], value: Any) -> None:
    """Money as whole fen (分), never negative, never a float."""
    if type(value) is not int:
        raise TypeError(f"{attribute.name} {value!r} is not a whole number of fen; 1 yuan is 100")
    if value < 0:
        raise ValueError(f"{attribute.name} {value} is negative; money given back is an act too")


def count(_: object, attribute: Attribute[Any], value: Any) -> None:
    """How many; a whole number from 0."""
    if type(value) is not int:
        raise TypeError(f"{attribute.name} {value!r} is not a whole number")
    if value < 0:
        raise ValueError(f"{attribute.name} {value} is negative")


def some(_: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    """At least one."""
    if not value:
        raise ValueError(f"{attribute.name} is empty; name at least one")


def each_once(_: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    """Nothing is named twice."""
    if len(set(value)) < len(value):
        raise ValueError(f"{attribute.name} names something twice; name each once")


def several(values: Iterable[Any]) -> tuple[Any, ...]:
    """Converts names to a tuple; one text where several are meant would come apart into letters.

    >>> several(["wu", "li"])
    ('wu', 'li')
    """
    if isinstance(values, str):
        raise TypeError(f"{values!r} is one text; write ({values!r},)")
    return tuple(values)
