"""Valid values of any class of the library (有效值), drawn from its own fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from wholeprocess.law import Text, Threshold, TimeLimit, TimeUnit, Value
from wholeprocess.strategies.fitting import PLACES, fitting

T = TypeVar("T")

_AT = {"congress", "elected_by", "division"}
"""Fields that name a division whatever class has them."""


def words() -> SearchStrategy[str]:
    """Short texts that say something, in any writing."""
    return _WORDS


def days() -> SearchStrategy[date]:
    """Days for which a journal may have acts; whether a law is in force on them is not asked."""
    return _DAYS


def thresholds() -> SearchStrategy[Threshold]:
    """Shares that decide a vote, with and without the share itself."""
    return _THRESHOLDS


def time_limits() -> SearchStrategy[TimeLimit]:
    """Lengths of time, in every unit."""
    return _LIMITS


_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(str.strip)
_DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
_LIMITS = st.builds(TimeLimit, st.integers(0, 999), st.sampled_from(TimeUnit))
_THRESHOLDS = st.builds(
    Threshold, st.fractions(0, 1), strict=st.booleans(), base=st.just("") | _WORDS
)
_OF_RULES = (
    st.integers(0, 10**9) | _WORDS | st.lists(_WORDS, max_size=3).map(tuple) | _LIMITS | _THRESHOLDS
)
_PLAIN: Mapping[Any, SearchStrategy[Any]] = {
    date: _DAYS,
    int: st.integers(1, 10**15),
    bool: st.booleans(),
    str: _WORDS,
    Fraction: st.fractions(0, 1, max_denominator=100),
    Threshold: _THRESHOLDS,
    TimeLimit: _LIMITS,
    Text: st.builds(Text, _WORDS, _WORDS),
}


def values(kind: type[T]) -> SearchStrategy[T]:
    """Valid values of a class: every act, and what acts are made of.

    The fields are read from the annotations, so a class of your own that extends one of the
    library's is drawn as well. What the fields say together makes sense for one value; whether
    the record of a term would admit an act is another matter, see ``journals``.

    >>> from wholeprocess.management import Rate
    >>> from hypothesis import find
    >>> find(values(Rate), lambda act: act.rating == "dissatisfied").by
    '0'
    """
    asked: Any = kind
    made: SearchStrategy[T] = _made(asked)
    return made


def of_type(kind: Any, *, at_least: int = 0) -> SearchStrategy[Any]:
    """Values of a field's type, read from its annotation."""
    kind = getattr(kind, "__supertype__", kind)  # a NewType is made of its supertype
    if kind == Value:
        return _OF_RULES
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and inside[1:] == (...,):
        each = st.lists(of_type(inside[0]), min_size=at_least, max_size=3, unique_by=_name_of)
        return each.map(tuple)
    if origin is tuple:
        return st.tuples(*map(of_type, inside))
    if origin is frozenset:
        return st.frozensets(of_type(inside[0]), min_size=at_least, max_size=3)
    if origin in (Mapping, dict):
        return st.dictionaries(of_type(inside[0]), of_type(inside[1]), max_size=3)
    if origin is Literal:
        return st.sampled_from(inside)
    if isinstance(kind, UnionType) or origin is Union:
        return st.one_of(*(st.none() if k is NoneType else of_type(k) for k in inside))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return _made(kind) if attrs.has(kind) else st.from_type(kind)


def _name_of(value: Any) -> Any:
    """What must differ between the members of one tuple."""
    for name in ("congress", "name", "id"):
        if not isinstance(value, str) and hasattr(value, name):
            return getattr(value, name)
    return value


@cache
def _made(kind: Any) -> SearchStrategy[Any]:
    """Instances of an attrs class; what only some combinations of fields allow is mended."""
    if not attrs.has(kind):
        raise TypeError(f"{kind!r} has no fields to draw; ask st.from_type for it")
    hints = get_type_hints(kind)
    fields = {
        field.alias: of_type(hints[field.name], at_least=field.default is attrs.NOTHING)
        for field in attrs.fields(kind)
        if field.init
    }
    for place in _AT & fields.keys():
        fields[place] = st.sampled_from(PLACES)
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(**fitting(kind, drawn)))
