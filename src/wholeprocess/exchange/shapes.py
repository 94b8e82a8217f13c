"""How a field's type is written (字段类型): one word for each, for schemas, frames and sheets.

``journal.codec`` says how each is written as plain data; here is what it is, with the names of
identifiers and what may be absent taken off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, frozen, has

from wholeprocess.law import Value


class Kind(StrEnum):
    """What a type is to a format."""

    PLAIN = "plain"  # a text, a number, a day, a fraction, true or false
    CHOICE = "choice"  # an enum
    RECORD = "record"  # an attrs class
    LIST = "list"  # a tuple of one type
    SET = "set"
    TABLE = "table"  # a mapping
    UNION = "union"  # one of several records
    PARAMETER = "parameter"  # a value of a law's rule


@frozen
class Shape:
    """A type without its names: its kind, the bare type, what it holds, and if it may be absent."""

    kind: Kind
    of: Any
    inner: tuple[Any, ...] = ()
    absent: bool = False
    identifier: Any = None  # the NewType that names it


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of a type; ``TypeError`` for one that the journal has no way to write.

    >>> shape_of(tuple[str, ...]).kind.value, shape_of(int | None).absent
    ('list', True)
    """
    if hint == Value:
        return Shape(Kind.PARAMETER, Value)
    if hasattr(hint, "__supertype__"):
        inner = shape_of(hint.__supertype__)
        return Shape(inner.kind, inner.of, inner.inner, inner.absent, identifier=hint)
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = tuple(one for one in inside if one is not NoneType)
        absent = NoneType in inside
        if len(kinds) == 1:
            one = shape_of(kinds[0])
            return Shape(one.kind, one.of, one.inner, absent or one.absent, one.identifier)
        return Shape(Kind.UNION, hint, kinds, absent)
    if origin is tuple and len(inside) == 2 and inside[1] is Ellipsis:
        return Shape(Kind.LIST, tuple, inside[:1])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(Kind.TABLE, dict, inside)
    if isinstance(origin, type) and issubclass(origin, AbstractSet):
        return Shape(Kind.SET, frozenset, inside)
    if isinstance(origin, type) and issubclass(origin, Sequence) and origin is not tuple:
        return Shape(Kind.LIST, tuple, inside)
    if isinstance(hint, type):
        if has(hint):
            return Shape(Kind.RECORD, hint)
        if issubclass(hint, Enum):
            return Shape(Kind.CHOICE, hint)
        if hint.__name__ in ("str", "int", "bool", "date", "datetime", "Fraction"):
            return Shape(Kind.PLAIN, hint)
    raise TypeError(f"{hint!r} has no way to be written")


@cache
def fields_of(record: Any) -> Mapping[str, Shape]:
    """The fields of an attrs class in their order, each with its shape."""
    hints = get_type_hints(record)
    return {field.name: shape_of(hints[field.name]) for field in fields(record)}
