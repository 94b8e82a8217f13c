"""The journal as an event log (事件日志), so that process-mining tools show how matters flow.

An object is a thing that acts name, an event is an act, and what ties them is the field in which
the act names the thing. Nobody lists any of this: ``process.references`` reads it off the acts.
OCEL 2.0 keeps all things of an act; XES, which knows one thing a trace, is for tools that need it.

Days have no clock: an event is at 00:00 UTC of its day, and ``line`` keeps the order of the
journal. The journal holds nothing of residents or voters, and so neither does the log.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import IO, Any

from attrs import define, field

from wholeprocess.errors import NoSuchThing
from wholeprocess.exchange.shapes import Kind, Shape, fields_of
from wholeprocess.journal import Act, Entry
from wholeprocess.process.references import (
    SAME_AS,
    Thing,
    class_of,
    kind_of,
    references,
    thing_of,
    words_of,
)
from wholeprocess.textfile import unwritable

OCEL_TYPES = {"int": "integer", "bool": "boolean", "date": "time"}
"""What the format calls a plain type; all others are ``string``."""

ACTOR = "by"
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
    with _new(path) as out:
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


# --- one kind of thing a log ----------------------------------------------------------------------

XES_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/>\
<date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/></global>
<classifier name="act" keys="concept:name"/>
"""


def write_xes(entries: Iterable[Entry], path: str | Path, kind: str) -> tuple[int, int]:
    """Write an XES log with one trace for each thing of a kind; how many events and traces.

    A trace has every act that names its thing, in the order of the journal; an act that names two
    stands in both traces. ``NoSuchThing`` where no act names a thing of that kind, with those that
    there are; ``BadInput`` where the disk does not take it.
    """
    traces: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    met: set[str] = set()
    number = 0
    for entry in entries:
        act = entry.act
        own = thing_of(act)
        things = dict.fromkeys((own, *(thing for _, thing in references(act))))
        met.update(thing.kind for thing in things)
        if not (cases := [thing.id for thing in things if thing.kind == kind]):
            continue
        event = _xes_event(entry)
        for case in cases:
            traces.setdefault(case, []).append(event)
            number += 1
        if title := getattr(act, "title", None):
            focus = [thing for thing in things if thing.kind == FOCUS]
            titles |= {thing.id: str(title) for thing in focus or [own] if thing.kind == kind}
    if not traces:
        raise NoSuchThing(f"no act names a {kind!r}; there are {', '.join(sorted(met))}")
    with _new(path) as out:
        out.write(XES_HEAD)
        for case, events in traces.items():
            out.write(f"<trace>{_string('concept:name', case)}")
            if case in titles:
                out.write(_string("title", titles[case]))
            out.write("\n")
            out.writelines(events)
            out.write("</trace>\n")
        out.write("</log>\n")
    return number, len(traces)


def _xes_event(entry: Entry) -> str:
    act: Act = entry.act
    said = [_xes_names(class_of(act)), _day("time:timestamp", act.on)]
    if by := getattr(act, ACTOR, ""):
        said.append(_string("org:resource", str(by)))
    said.append(f'<int key="line" value="{entry.seq}"/>')
    for name, write in _xes_attributes(class_of(act)):
        if (value := getattr(act, name)) is not None and value != "":
            said.append(write(name, value))
    return f"<event>{''.join(said)}</event>\n"


@cache
def _xes_names(act: Any) -> str:
    return (
        f"{_string('concept:name', act.kind)}{_string('lifecycle:transition', 'complete')}"
        f"{_string('words', words_of(act).zh)}"
    )


@cache
def _xes_attributes(act: Any) -> tuple[tuple[str, Callable[[str, Any], str]], ...]:
    """Every plain field, identifiers too: a trace has no other place for them.

    Those of voters and residents are left out, as they are no things of the log either.
    """
    writers: dict[Any, Callable[[str, Any], str]] = {
        bool: lambda name, value: f'<boolean key="{name}" value="{str(value).lower()}"/>',
        int: lambda name, value: f'<int key="{name}" value="{value}"/>',
        date: _day,
    }
    return tuple(
        (name, writers.get(shape.of, _of_text))
        for name, shape in fields_of(act).items()
        if name not in ("on", ACTOR)
        and shape.kind in (Kind.PLAIN, Kind.CHOICE)
        and _may_be_shown(shape)
    )


def _may_be_shown(shape: Shape) -> bool:
    named = shape.identifier
    return named is None or SAME_AS.get(kind_of(named.__name__, named.__module__), named) != ""


def _of_text(name: str, value: Any) -> str:
    return _string(name, str(value.value if isinstance(value, Enum) else value))


def _day(name: str, on: date) -> str:
    return f'<date key="{name}" value="{on.isoformat()}T00:00:00+00:00"/>'


def _string(name: str, value: str) -> str:
    return f'<string key="{name}" value="{_escaped(value)}"/>'


_SPECIAL = re.compile("[&<>\"'\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _escaped(text: str) -> str:
    """A text as an attribute of XML; characters that XML cannot hold become U+FFFD."""
    if _SPECIAL.search(text) is None:
        return text
    from xml.sax.saxutils import escape

    held = _NO_XML.sub("\ufffd", text)
    marks = {'"': "&quot;", "'": "&apos;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return escape(held, marks)


@contextmanager
def _new(path: str | Path) -> Iterator[IO[str]]:
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
