"""The event log: nothing of the journal lost, ties by field, readable by others."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholeprocess.cases import load
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.exchange.event_log import _attributes, write_ocel
from wholeprocess.exchange.shapes import fields_of
from wholeprocess.exchange.xes import _xes_attributes, write_xes
from wholeprocess.journal import MemoryJournal
from wholeprocess.management import Escalate, Leg, Remind, Submit
from wholeprocess.process import ACTS, CODEC, references, thing_of

DAY = date(2022, 3, 1)
XES = "{http://www.xes-standard.org/}"
TYPES = {"string": str, "integer": int, "boolean": bool, "time": str}


def journal(*acts):
    held = MemoryJournal(CODEC)
    for act in acts:
        held.append(act)
    return held


def ocel(tmp_path, entries):
    path = tmp_path / "log.json"
    path.unlink(missing_ok=True)
    counted = write_ocel(entries, path)
    log = json.loads(path.read_text(encoding="utf-8"))
    assert counted == (len(log["events"]), len(log["objects"]))
    return log


def test_every_act_is_an_event_tied_to_what_it_names(tmp_path):
    entries = list(load("quzici").journal)
    log = ocel(tmp_path, entries)
    assert len(log["events"]) == len(entries)
    objects = {one["id"]: one for one in log["objects"]}
    assert len(objects) == len(log["objects"])
    for entry, event in zip(entries, log["events"], strict=True):
        act = entry.act
        named = {(act.about, str(thing_of(act))), *((f, str(t)) for f, t in references(act))}
        assert {(r["qualifier"], r["objectId"]) for r in event["relationships"]} == named
        assert event["time"] == f"{act.on}T00:00:00Z"
        assert {ident for _, ident in named} <= set(objects)


def test_the_log_keeps_to_its_own_types(tmp_path):
    log = ocel(tmp_path, load("quzici").journal)
    events = {t["name"]: {a["name"]: a["type"] for a in t["attributes"]} for t in log["eventTypes"]}
    for event in log["events"]:
        for attribute in event["attributes"]:
            of = TYPES[events[event["type"]][attribute["name"]]]
            assert type(attribute["value"]) is of, attribute
    kinds = {one["name"] for one in log["objectTypes"]}
    assert {one["type"] for one in log["objects"]} == kinds
    ids = {one["id"] for one in log["objects"]}
    assert all(r["objectId"] in ids for one in log["objects"] for r in one["relationships"])


def test_a_project_has_the_title_of_its_proposal_and_a_list_has_none(tmp_path):
    log = ocel(tmp_path, load("quzici").journal)
    titled = {one["type"] for one in log["objects"] if one["attributes"]}
    assert "project" in titled
    assert "slate" not in titled


def test_fields_name_the_ties(tmp_path):
    leg = Leg(congress="4303", carriers=["4303-006"])
    act = Escalate(on=DAY, suggestion="s1", legs=[leg], reason="本级无法解决")
    (event,) = ocel(tmp_path, journal(act))["events"]
    assert {(r["qualifier"], r["objectId"]) for r in event["relationships"]} == {
        ("suggestion", "suggestion s1"),
        ("legs", "division 4303"),
        ("legs", "deputy 4303-006"),
    }
    assert {"name": "reason", "value": "本级无法解决"} in event["attributes"]


def test_a_trace_has_every_act_that_names_its_thing(tmp_path):
    entries = list(load("quzici").journal)
    path = tmp_path / "log.xes"
    events, traces = write_xes(entries, path, "project")
    root = ElementTree.parse(path).getroot()
    found = {}
    for trace in root.findall(f"{XES}trace"):
        name = trace.find(f"{XES}string[@key='concept:name']").get("value")
        lines = [e.find(f"{XES}int[@key='line']").get("value") for e in trace.iter(f"{XES}event")]
        found[name] = list(map(int, lines))
    wanted = {}
    for entry in entries:
        named = {thing_of(entry.act), *(thing for _, thing in references(entry.act))}
        for thing in named:
            if thing.kind == "project":
                wanted.setdefault(thing.id, []).append(entry.seq)
    assert found == wanted
    assert (events, traces) == (sum(map(len, wanted.values())), len(wanted))


def test_voters_and_residents_are_in_no_log(tmp_path):
    met = set()
    hidden = {"VoterId", "ResidentRef", "TextDigest"}
    for kind in ACTS:
        for name, shape in fields_of(kind).items():
            if shape.identifier is not None and shape.identifier.__name__ in hidden:
                met.add(name)
                assert name not in {one[0] for one in _attributes(kind)}
                assert name not in {one[0] for one in _xes_attributes(kind)}
    assert {"voter", "principal", "resident", "text"} <= met


@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_is_whole_in_ocel_and_well_formed_in_xes(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("log")
    held = journal(Remind(on=DAY, suggestion=words, whom="甲", reason=words))
    (event,) = ocel(folder, held)["events"]
    assert {"name": "reason", "value": words} in event["attributes"]
    write_xes(held, folder / "log.xes", "suggestion")
    root = ElementTree.parse(folder / "log.xes").getroot()
    kept = root.find(f".//{XES}string[@key='reason']").get("value")
    assert len(kept) == len(words)
    if all(c >= " " or c in "\t\n\r" for c in words) and not set(words) & {"\ufffe", "\uffff"}:
        assert kept == words


def test_a_kind_that_nobody_names_is_told_with_those_that_there_are(tmp_path):
    act = Submit(on=DAY, by="d1", suggestion="s1", title="修路", text="修路")
    with pytest.raises(NoSuchThing, match="suggestion"):
        write_xes(journal(act), tmp_path / "log.xes", "project")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_does_not_take_it_leaves_no_half_file(tmp_path):
    def breaks():
        yield from journal(Remind(on=DAY, suggestion="s", whom="甲", reason="催"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_ocel(breaks(), tmp_path / "log.json")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BadInput, match="cannot be written"):
        write_ocel([], tmp_path / "no folder" / "log.json")
