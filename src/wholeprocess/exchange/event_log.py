"""The journal as an event log (事件日志), so that process-mining tools show how matters flow.

An object is a thing that acts name, an event is an act, and what ties them is the field in which
the act names the thing. Nobody lists any of this: ``process.references`` reads it off the acts.
OCEL 2.0 keeps all things of an act; XES, which knows one thing a trace, is for tools that need it.

Days have no clock: an event is at 00:00 UTC of its day, and ``line`` keeps the order of the
journal. The journal holds nothing of residents or voters, and so neither does the log.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any

from attrs import define, field

from wholeprocess.exchange.shapes import Kind, fields_of
from wholeprocess.journal import Entry
from wholeprocess.process.references import (
    Thing,
    class_of,
    references,
    thing_of,
)
from wholeprocess.textfile import unwritable

OCEL_TYPES = {"int": "integer", "bool": "boolean", "date": "time"}
"""What the format calls a plain type; all others are ``string``."""

FOCUS = "project"
"""An act on a list that names one of its projects gives the title to the project."""

_json = json.JSONEncoder(ensure_ascii=False).encode
_text = json.encoder.encode_basestring  # as above, of a text


@define
class _Seen:
    """An object as the acts before made it: how titles changed, and whom it names."""

    titles: list[tuple[date, str]] = field(factory=list)
    named: dict[tuple[str, str], None] = field(factory=dict)


def write_ocel(entries: Iterable[Entry], path: str | Path) -> tuple[int, int]:
    """Write the object-centric event log (OCEL 2.0, JSON); how many events and objects it has.

    Events are written as they come; only what is said of each object is kept until the end.
    ``BadInput`` where the disk does not take it; then there is no half file.
    """
    objects: dict[Thing, _Seen] = {}
    kinds: dict[str, Any] = {}
    with whole_file(path) as out:
        out.write('{"events":[')
        number, end = 0, ""
        for entry in entries:
            number += 1
            out.write(f"{end}\n{_ocel_event(entry, objects)}")
            kinds.setdefault(entry.act.kind, class_of(entry.act))
            end = ","
        out.write('],\n"objects":[')
        end = ""
        for thing, seen in objects.items():
            out.write(f"{end}\n{_ocel_object(thing, seen)}")
            end = ","
        out.write('],\n"eventTypes":')
        out.write(_json([_event_type(kinds[kind]) for kind in sorted(kinds)]))
        out.write(',\n"objectTypes":')
        title = [{"name": "title", "type": "string"}]
        types = sorted({thing.kind for thing in objects})
        out.write(_json([{"name": kind, "attributes": title} for kind in types]))
        out.write("}\n")
    return number, len(objects)


def _ocel_event(entry: Entry, objects: dict[Thing, _Seen]) -> str:
    act = entry.act
    own = thing_of(act)
    seen = objects.get(own)
    if seen is None:
        seen = objects[own] = _Seen()
    title = str(getattr(act, "title", None) or "")
    titled = [seen]
    tied = [_relation(act.about, own)]
    for name, thing in references(act):
        other = objects.get(thing)
        if other is None:
            other = objects[thing] = _Seen()
        if title and thing.kind == FOCUS:
            titled = [*titled[titled[0] is seen :], other]
        relation = _relation(name, thing)
        tied.append(relation)
        seen.named[name, relation] = None
    if title:
        for one in titled:
            if not one.titles or one.titles[-1][1] != title:
                one.titles.append((act.on, title))
    said = [f'{{"name":"line","value":{entry.seq}}}']
    for name, before, write in _attributes(class_of(act)):
        if (value := getattr(act, name)) is not None and value != "":
            said.append(f"{before}{write(value)}}}")
    return (
        f'{{"id":"e{entry.seq}","type":{_text(act.kind)},"time":"{_moment(act.on)}",'
        f'"attributes":[{",".join(said)}],"relationships":[{",".join(dict.fromkeys(tied))}]}}'
    )


def _relation(qualifier: str, thing: Thing) -> str:
    return f'{{"objectId":{_text(f"{thing[0]} {thing[1]}")},"qualifier":"{qualifier}"}}'


def _ocel_object(thing: Thing, seen: _Seen) -> str:
    titles = ",".join(
        f'{{"name":"title","time":"{_moment(on)}","value":{_text(title)}}}'
        for on, title in seen.titles
    )
    named = ",".join(relation for _, relation in seen.named)
    return (
        f'{{"id":{_text(str(thing))},"type":{_text(thing.kind)},'
        f'"attributes":[{titles}],"relationships":[{named}]}}'
    )


def _event_type(act: Any) -> dict[str, Any]:
    shapes = fields_of(act)
    plain = [
        {"name": name, "type": OCEL_TYPES.get(shapes[name].of.__name__, "string")}
        for name, _, _ in _attributes(act)
    ]
    return {"name": act.kind, "attributes": [{"name": "line", "type": "integer"}, *plain]}


@cache
def _attributes(act: Any) -> tuple[tuple[str, str, Callable[[Any], str]], ...]:
    """The plain fields of an act that name no thing: how each begins, and how it is written."""
    return tuple(
        (name, f'{{"name":{_text(name)},"value":', _writer(shape.of, shape.kind))
        for name, shape in fields_of(act).items()
        if name != "on"
        and name != act.about
        and shape.identifier is None
        and shape.kind in (Kind.PLAIN, Kind.CHOICE)
    )


def _writer(of: Any, kind: Kind) -> Callable[[Any], str]:
    if kind is Kind.CHOICE:
        return lambda value: _text(str(value.value))
    if of is date:
        return lambda value: f'"{_moment(value)}"'
    if of in (int, bool):
        return _json
    return lambda value: _text(str(value))


def _moment(on: date) -> str:
    return f"{on.isoformat()}T00:00:00Z"


@contextmanager
def whole_file(path: str | Path) -> Iterator[IO[str]]:
    """A file written beside and put in its place when it is whole."""
    to = Path(path)
    beside = to.with_name(f"{to.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n", errors="replace") as out:
            yield out
        beside.replace(to)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise unwritable(to, error) from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
