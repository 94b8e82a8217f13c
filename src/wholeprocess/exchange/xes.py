"""The journal as an event log of one kind of thing (XES事件日志): a trace is a thing with its acts.

For tools that know one case a log; OCEL (``event_log``) keeps all things of an act.

See ``event_log`` for what an event is; a trace has the acts that name its thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from wholeprocess.errors import NoSuchThing
from wholeprocess.exchange.event_log import FOCUS, whole_file
from wholeprocess.exchange.shapes import Kind, Shape, fields_of
from wholeprocess.journal import Act, Entry
from wholeprocess.process.references import (
    SAME_AS,
    class_of,
    kind_of,
    references,
    thing_of,
    words_of,
)

ACTOR = "by"

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
    with whole_file(path) as out:
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
