"""Any of our objects as a data frame (数据框): to Polars, and through Arrow to pandas.

No column is written by hand: a frame has the fields of the objects' class, with their types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen, has

from wholeprocess.errors import MissingExtra
from wholeprocess.exchange.shapes import Kind, Shape, fields_of, shape_of
from wholeprocess.journal import canonical
from wholeprocess.process import CODEC

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

ACT = "act"
"""The column that says which kind an act is, where a frame has several."""


@frozen
class Column:
    """One column: its name, its type in Polars, and how an object's value is read."""

    name: str
    type: Any
    read: Callable[[Any], Any]


def frame_of(objects: Iterable[Any], of: type | None = None) -> pl.DataFrame:
    """Objects as a Polars frame, one a row, in their order; ``of`` is their class if there is none.

    A value inside a value gives a column for each of its fields (``votes.for_``), several of one
    type a list, several values a list of structs, a mapping a list of ``key`` and ``value``. Days
    are days, fractions and choices text; where one of several values may stand it is JSON text, as
    the journal writes it. Acts of several kinds may stand together, with a column ``act``, as long
    as no two mean different types by one name: that is ``TypeError``, see ``frames_of``.

    >>> from wholeprocess.congress import Unit
    >>> frame_of([Unit(id="u1", name="水利局", division="430381")]).rows()
    [('u1', '水利局', '430381', False)]
    """
    polars = _polars()
    rows = list(objects)
    classes: list[Any] = list(dict.fromkeys([type(row) for row in rows] or ([of] if of else [])))
    if not classes:
        raise TypeError("there are no objects; say of which class none there are: of=…")
    tables = {one: {column.name: column for column in columns_of(one)} for one in classes}
    kinds: dict[str, tuple[type, Any]] = {}
    for one, columns in tables.items():
        for column in columns.values():
            first, held = kinds.setdefault(column.name, (one, column.type))
            if held != column.type:
                what = f"{first.__name__} and {one.__name__} have other types of {column.name}"
                raise TypeError(f"{what}; make a frame for each: frames_of")
    series = []
    if len(classes) > 1:
        names = [getattr(type(row), "kind", type(row).__name__) for row in rows]
        series.append(polars.Series(ACT, names, dtype=polars.String))
    for name, (_, held) in kinds.items():
        read = {one: tables[one][name].read for one in classes if name in tables[one]}
        values = [read[type(row)](row) if type(row) in read else None for row in rows]
        try:
            series.append(polars.Series(name, values, dtype=held))
        except (OverflowError, TypeError) as error:
            raise ValueError(f"{name} does not fit into a column of {held}: {error}") from None
    frame: pl.DataFrame = polars.DataFrame(series)
    return frame


def frames_of(objects: Iterable[Any]) -> dict[str, pl.DataFrame]:
    """A frame for each class, by the kind of act or the name of the class, in order of coming."""
    apart: dict[type, list[Any]] = {}
    for one in objects:
        apart.setdefault(type(one), []).append(one)
    return {getattr(of, "kind", of.__name__): frame_of(rows) for of, rows in apart.items()}


def pandas_of(objects: Iterable[Any], of: type | None = None) -> pd.DataFrame:
    """The same as a pandas frame, whose columns are Arrow's: no type is lost, nothing is copied.

    ``MissingExtra`` where pandas or pyarrow is not installed.
    """
    frame = frame_of(objects, of)
    try:
        return frame.to_pandas(use_pyarrow_extension_array=True)
    except ModuleNotFoundError:
        raise MissingExtra("a frame of pandas", "frames") from None


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a class; ``TypeError`` for one that is no record of ours."""
    if not has(record):
        raise TypeError(f"{record.__name__} is no value of this library")
    return tuple(_columns(record, "", lambda value: value, ()))


def _columns(
    record: Any, before: str, to: Callable[[Any], Any], within: tuple[Any, ...]
) -> Iterable[Column]:
    for name, shape in fields_of(record).items():
        read = _reader(to, name)
        if shape.kind is Kind.RECORD and shape.of not in (*within, record):
            yield from _columns(shape.of, f"{before}{name}.", read, (*within, record))
        else:
            held, convert = _held(shape, (*within, record))
            yield Column(f"{before}{name}", held, _converted(read, convert))


def _reader(to: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def read(row: Any) -> Any:
        value = to(row)
        return None if value is None else getattr(value, name)

    return read


def _converted(
    read: Callable[[Any], Any], convert: Callable[[Any], Any] | None
) -> Callable[[Any], Any]:
    if convert is None:
        return read

    def converted(row: Any) -> Any:
        value = read(row)
        return None if value is None else convert(value)

    return converted


def _held(shape: Shape, within: tuple[Any, ...]) -> tuple[Any, Callable[[Any], Any] | None]:
    """The type of a column, and what makes a value ready for it."""
    pl = _polars()
    match shape.kind:
        case Kind.PLAIN:
            return {
                str: (pl.String, None),
                int: (pl.Int64, None),
                bool: (pl.Boolean, None),
                date: (pl.Date, None),
                datetime: (pl.Datetime("us", "UTC"), None),
                Fraction: (pl.String, str),
            }[shape.of]
        case Kind.CHOICE:
            return pl.String, lambda one: str(one.value)
        case Kind.LIST | Kind.SET:
            held, convert = _held(shape_of(shape.inner[0]), within)
            return pl.List(held), _each(convert, sort=shape.kind is Kind.SET)
        case Kind.TABLE:
            (key, of_key), (value, of_value) = (_held(shape_of(o), within) for o in shape.inner)
            return pl.List(pl.Struct({"key": key, "value": value})), _pairs(of_key, of_value)
        case Kind.RECORD if shape.of not in within:
            inside = {
                name: _held(held, (*within, shape.of)) for name, held in fields_of(shape.of).items()
            }
            return pl.Struct({name: held for name, (held, _) in inside.items()}), _struct(inside)
        case _:
            return pl.String, lambda value: canonical(
                CODEC.converter.unstructure(value, unstructure_as=shape.of)
            )


def _each(convert: Callable[[Any], Any] | None, *, sort: bool) -> Callable[[Any], list[Any]]:
    def each(values: Iterable[Any]) -> list[Any]:
        made = list(values) if convert is None else [convert(value) for value in values]
        return sorted(made) if sort else made

    return each


def _pairs(
    of_key: Callable[[Any], Any] | None, of_value: Callable[[Any], Any] | None
) -> Callable[[Any], list[Any]]:
    def pairs(table: Mapping[Any, Any]) -> list[Any]:
        return [
            {
                "key": of_key(key) if of_key else key,
                "value": of_value(value) if of_value else value,
            }
            for key, value in table.items()
        ]

    return pairs


def _struct(
    inside: Mapping[str, tuple[Any, Callable[[Any], Any] | None]],
) -> Callable[[Any], dict[str, Any]]:
    def struct(value: Any) -> dict[str, Any]:
        made = {}
        for name, (_, convert) in inside.items():
            held = getattr(value, name)
            made[name] = convert(held) if convert is not None and held is not None else held
        return made

    return struct


def _polars() -> Any:
    try:
        import polars
    except ModuleNotFoundError:
        raise MissingExtra("a data frame", "tables") from None
    return polars
