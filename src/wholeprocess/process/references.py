"""What an act refers to (所指): the thing that it is about, and every other that it names.

Nobody lists this anywhere: a field whose type is an identifier (``SuggestionId``, ``OpinionId``)
refers to a thing of that kind. An act that is added to a link is so traced without a word more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from attrs import fields, has

from wholeprocess.journal import Act
from wholeprocess.law import Text


class Thing(NamedTuple):
    """A thing by its kind and identifier: ``suggestion 2021-140``.

    >>> str(Thing("suggestion", "2021-140"))
    'suggestion 2021-140'
    """

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


Reference = tuple[str, Thing]
"""The field that names a thing, and the thing."""

SCOPES: Mapping[str, tuple[str, ...]] = {
    "district": ("election",),
    "area": ("election", "district"),
    "box": ("election", "district"),
    "objection": ("election",),
    "candidate": ("election",),
    "proposal": ("slate",),
    "question": ("project",),
}
"""Identifiers that are one's own within another thing only: they are written after it."""

ROLL_CALLS = frozenset({"present", "issued_to", "pool"})
"""Fields that only say who was there: they tie nobody to the matter."""

OF_TWO_LINKS = frozenset({"matter", "meeting", "report"})
"""Words that two links use for things of their own."""

SAME_AS = {
    "proposal": "project",
    "place": "district",
    "moment": "",
    "voter": "",
    "resident-ref": "",
    "text-digest": "",
}
"""A chosen proposal is the project of that name. Voters and residents are never traced."""


def thing_of(act: Act) -> Thing:
    """The thing that an act is about.

    >>> from wholeprocess.decision import CloseProject
    >>> thing_of(CloseProject(on=date(2022, 1, 3), project="430681118/2019/p07"))
    Thing(kind='project', id='430681118/2019/p07')
    """
    kind = _kind_of(class_of(act))
    return Thing(kind, _scoped(kind, act.thing, act) if act.about != "place" else act.thing)


def class_of(act: Act) -> Any:
    """The class of an act, as a key of what is kept for it."""
    return type(act)


@cache
def _kind_of(act: Any) -> str:
    hint = get_type_hints(act).get(act.about)
    kinds = tuple(_identifiers(hint))
    kind = kinds[0] if kinds else act.about
    return SAME_AS.get(kind, kind)


def references(act: Act) -> Iterator[Reference]:
    """Every other thing that an act names, each with its field, in the order of the fields."""
    own = thing_of(act)
    for name, kinds, values in _readers(class_of(act)):
        for kind, value in values(getattr(act, name)):
            named = SAME_AS.get(kind, kind)
            if value and named and kind in kinds:
                thing = Thing(named, _scoped(kind, value, act))
                if thing != own:
                    yield name, thing


def _scoped(kind: str, value: str, act: Act) -> str:
    scope = [str(getattr(act, name)) for name in SCOPES.get(kind, ()) if hasattr(act, name)]
    whole = "/".join(scope)
    return value if not scope or value.startswith(whole) else f"{whole}/{value}"


_Values = Callable[[Any], Iterator[tuple[str, str]]]


@cache
def _readers(act: Any) -> tuple[tuple[str, frozenset[str], _Values], ...]:
    """For each field of an act that can name things: which kinds, and how to read them."""
    hints = get_type_hints(act)
    found = []
    for attribute in fields(act):
        kinds = frozenset(_identifiers(hints[attribute.name]))
        if kinds and attribute.name not in ROLL_CALLS:
            found.append((attribute.name, kinds, _reader(hints[attribute.name])))
    return tuple(found)


def _identifiers(hint: Any) -> Iterator[str]:
    """The kinds of identifier that a type holds, however deep."""
    if hasattr(hint, "__supertype__"):
        yield kind_of(hint.__name__, hint.__module__)
    elif isinstance(hint, type) and has(hint):
        hints = get_type_hints(hint)
        for attribute in fields(hint):
            yield from _identifiers(hints[attribute.name])
    else:
        for inner in get_args(hint):
            yield from _identifiers(inner)


def kind_of(identifier: str, module: str = "") -> str:
    """The kind of thing that an identifier type is for.

    Where two links use one word for two things, the link's name goes before it.

    >>> kind_of("SuggestionId"), kind_of("DivisionCode")
    ('suggestion', 'division')
    >>> kind_of("MeetingId", "wholeprocess.supervision.committee.record")
    'supervision-meeting'
    """
    stem = re.sub(r"(Id|Code)$", "", identifier)
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", stem).lower()
    return f"{module.split('.')[1]}-{kind}" if kind in OF_TWO_LINKS else kind


def _reader(hint: Any) -> _Values:
    """Reads the identifiers out of a value of that type."""
    if hasattr(hint, "__supertype__"):
        kind = kind_of(hint.__name__, hint.__module__)
        return lambda value: iter([(kind, str(value))] if isinstance(value, str) else [])
    if isinstance(hint, type) and has(hint):
        hints = get_type_hints(hint)
        parts = [
            (attribute.name, _reader(hints[attribute.name]))
            for attribute in fields(hint)
            if any(_identifiers(hints[attribute.name]))
        ]

        def of_value(value: Any) -> Iterator[tuple[str, str]]:
            if isinstance(value, hint):
                for name, read in parts:
                    yield from read(getattr(value, name))

        return of_value
    inner = [_reader(kind) for kind in get_args(hint) if any(_identifiers(kind))]

    def of_several(value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            value = (*value.keys(), *value.values())
        several = value if isinstance(value, tuple | list | frozenset) else (value,)
        for read in inner:
            for one in several:
                yield from read(one)

    return of_several


@cache
def words_of(act: Any) -> Text:
    """What an act is, in a few words: its class's own, with the Chinese term it gives.

    >>> from wholeprocess.decision import CloseProject
    >>> words_of(CloseProject)
    Text(zh='结案', en="The project's file is closed")
    """
    first = " ".join((act.__doc__ or "").strip().split("\n\n")[0].split())
    term = re.search(r"\(([^()A-Za-z]*[\u4e00-\u9fff][^()]*?)[,;)]", first)
    english = re.split(r" \(|[.;:]", first)[0]
    return Text(term.group(1) if term else english, english)
