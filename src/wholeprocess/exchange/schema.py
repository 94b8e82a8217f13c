"""JSON Schema (数据结构说明, draft 2020-12) of acts, public values and the journal's lines.

Nobody writes a schema by hand: it comes from the attrs classes, their types and validators, in the
way in which the journal's codec writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

from attrs import NOTHING, fields, has

from wholeprocess import validators
from wholeprocess.errors import NoSuchThing
from wholeprocess.exchange.shapes import Kind, Shape, fields_of
from wholeprocess.exchange.shapes import shape_of as shaped
from wholeprocess.journal import Act
from wholeprocess.process import ACTS, words_of

Schema: TypeAlias = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ROOMS = ("congress", "election", "consultation", "decision", "management", "supervision", "process")
DAY = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PLAIN: Mapping[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: DAY,
    datetime: {"type": "string", "format": "date-time"},
    Fraction: {"type": "string", "pattern": r"^-?[0-9]+(/[1-9][0-9]*)?$"},
}
_WHOLE = {"type": "integer", "minimum": 0}
PARAMETER: Schema = {
    "description": "The value of a rule, in the shape of the law's tables.",
    "oneOf": [
        {"type": "null"},
        *(
            {
                "type": "object",
                "properties": {name: held},
                "required": [name],
                "additionalProperties": False,
            }
            for name, held in (
                ("count", _WHOLE),
                ("choice", {"type": "string", "minLength": 1}),
                (
                    "choices",
                    {"type": "array", "items": {"type": "string", "minLength": 1}},
                ),
                ("months", _WHOLE),
                ("days", _WHOLE),
                ("working_days", _WHOLE),
            )
        ),
        {
            "type": "object",
            "properties": {
                "part": {"type": "string"},
                "strict": {"type": "boolean"},
                "base": {"type": "string"},
            },
            "required": ["part", "strict"],
            "additionalProperties": False,
        },
    ],
}
CONSTRAINTS: Mapping[Any, Schema] = {
    validators.name: {"minLength": 1, "pattern": r"\S"},
    validators.fen: {"minimum": 0},
    validators.count: {"minimum": 0},
    validators.some: {"minItems": 1},
    validators.each_once: {"uniqueItems": True},
}
"""What a validator says that a schema can say too; each binds only the type that it is for."""


def act_schema(kind: str) -> Schema:
    """The schema of an act's ``data`` in a journal's line; ``NoSuchThing`` for an unknown kind.

    >>> found = act_schema("management.close")
    >>> found["title"], found["properties"]["suggestion"]["minLength"]
    ('management.close', 1)
    """
    acts = {act.kind: act for act in ACTS}
    if kind not in acts:
        room = kind.partition(".")[0] + "."
        near = [known for known in acts if known.startswith(room)] or list(acts)
        raise NoSuchThing(f"no act is called {kind!r}; one of {', '.join(sorted(near))}")
    return schema_of(acts[kind])


def schema_of(record: type) -> Schema:
    """The schema of one attrs class as the journal writes it, with all that it holds.

    ``TypeError`` where a field has a type that the journal does not write.
    """
    defs: dict[str, Schema] = {}
    own = _record(record, defs)
    return {"$schema": DRAFT, **own, **({"$defs": defs} if defs else {})}


def journal_schema() -> Schema:
    """The schema of a line of a journal: any act of any room."""
    defs: dict[str, Schema] = {}
    acts = sorted(ACTS, key=lambda act: act.kind)
    for act in acts:
        _reference(act, defs)
    return {
        "$schema": DRAFT,
        "title": "wholeprocess journal entry",
        "type": "object",
        "properties": {
            "seq": {"type": "integer", "minimum": 1},
            "recorded": {"type": ["string", "null"], "format": "date-time"},
            "act": {"enum": [act.kind for act in acts]},
            "v": {"type": "integer", "minimum": 1},
            "data": {"type": "object"},
            "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
        "required": ["seq", "recorded", "act", "v", "data", "hash"],
        "additionalProperties": False,
        "allOf": [
            {
                "if": {"properties": {"act": {"const": act.kind}}},
                "then": {
                    "properties": {"v": {"const": act.version}, "data": _reference(act, defs)}
                },
            }
            for act in acts
        ],
        "$defs": defs,
    }


def value_schemas() -> dict[str, Schema]:
    """The schemas of the public values of all rooms, by name: ``congress.Deputy``.

    Values that only a running program has, such as a state with its tables, have none.
    """
    found = {}
    for name, record in sorted(_public_values()):
        try:
            found[name] = schema_of(record)
        except (TypeError, NameError):  # a field of no plain type, or known to type checkers only
            continue
    return found


def _public_values() -> Iterator[tuple[str, type]]:
    for room in ROOMS:
        module = import_module(f"wholeprocess.{room}")
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) and has(value) and not issubclass(value, Act):
                yield f"{room}.{name}", value


def _record(record: Any, defs: dict[str, Schema]) -> Schema:
    is_act = issubclass(record, Act) and "kind" in vars(record)
    words = words_of(record)
    properties, required = {}, []
    attributes = {attribute.name: attribute for attribute in fields(record)}
    for name, shape in fields_of(record).items():
        attribute = attributes[name]
        held = {**_held(shape, defs), **_said(attribute.validator)}
        if attribute.default is NOTHING:
            required.append(name)
        elif isinstance(attribute.default, str | int) and type(attribute.default) in PLAIN:
            held["default"] = attribute.default
        properties[name] = held
    return {
        "title": record.kind if is_act else record.__name__,
        "description": f"{words.en} {words.zh}" if words.zh != words.en else words.en,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _held(shape: Shape, defs: dict[str, Schema]) -> Schema:
    held = _present(shape, defs)
    return {"anyOf": [held, {"type": "null"}]} if shape.absent else held


def _present(shape: Shape, defs: dict[str, Schema]) -> Schema:
    match shape.kind:
        case Kind.PLAIN:
            return dict(PLAIN[shape.of])
        case Kind.CHOICE:
            return {"enum": [member.value for member in shape.of]}
        case Kind.RECORD:
            return _reference(shape.of, defs)
        case Kind.LIST:
            return {"type": "array", "items": _held(shaped(shape.inner[0]), defs)}
        case Kind.SET:
            items = _held(shaped(shape.inner[0]), defs)
            return {"type": "array", "items": items, "uniqueItems": True}
        case Kind.TABLE:
            key, value = map(shaped, shape.inner)
            names = _present(key, defs)
            held: Schema = {"type": "object", "additionalProperties": _held(value, defs)}
            return held if names == {"type": "string"} else {**held, "propertyNames": names}
        case Kind.UNION:
            return {"anyOf": [_held(shaped(one), defs) for one in shape.inner]}
        case Kind.PARAMETER:
            return PARAMETER


def _reference(record: Any, defs: dict[str, Schema]) -> Schema:
    name = _name_of(record)
    if name not in defs:
        defs[name] = {}  # a record that holds its own kind ends here
        defs[name] = _record(record, defs)
    return {"$ref": f"#/$defs/{name}"}


@cache
def _name_of(record: Any) -> str:
    """The kind of an act; a value by its module, since two rooms may have one word."""
    if issubclass(record, Act) and "kind" in vars(record):
        return str(record.kind)
    return f"{record.__module__.removeprefix('wholeprocess.')}.{record.__name__}"


def _said(validator: Any) -> Schema:
    """What the validators of a field say in a schema's words."""
    said: Schema = {}
    for one in _each(validator):
        said |= CONSTRAINTS.get(one, {}) if callable(one) else {}
    return said


def _each(validator: Any) -> Iterable[Any]:
    if inside := getattr(validator, "_validators", None):  # attrs joins several so
        for one in inside:
            yield from _each(one)
    elif (inner := getattr(validator, "validator", None)) is not None:  # attrs: optional
        yield from _each(inner)
    elif validator is not None:
        yield validator
