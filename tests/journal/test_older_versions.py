"""Acts of old versions are brought up when read, and kept as they were written."""

import json
from datetime import date
from typing import ClassVar

import pytest
from attrs import frozen

from wholeprocess.errors import BadInput, BrokenChain
from wholeprocess.journal import (
    Act,
    ActFault,
    Codec,
    JsonLinesJournal,
    line_of,
    read_entries,
    verify,
    write_jsonl,
)
from wholeprocess.store import DatabaseJournal

DAY = date(2022, 3, 1)


@frozen(kw_only=True)
class First(Act):
    """As it was at first."""

    kind: ClassVar[str] = "test.visit"
    about: ClassVar[str] = "station"

    station: str
    who: str


@frozen(kw_only=True)
class Second(Act):
    """Then several could come."""

    kind: ClassVar[str] = "test.visit"
    version: ClassVar[int] = 2
    about: ClassVar[str] = "station"

    station: str
    people: tuple[str, ...]


@frozen(kw_only=True)
class Third(Act):
    """Then the station was called a place."""

    kind: ClassVar[str] = "test.visit"
    version: ClassVar[int] = 3
    about: ClassVar[str] = "place"

    place: str
    people: tuple[str, ...]


def several(data):
    data["people"] = [data.pop("who")]
    return data


def renamed(data):
    data["place"] = data.pop("station")
    return data


THEN = {1: Codec([First]), 2: Codec([Second], {("test.visit", 1): several})}
NOW = Codec([Third], {("test.visit", 1): several, ("test.visit", 2): renamed})


@pytest.fixture(params=["file", "sqlite"])
def kept(request, tmp_path):
    """Opens the same journal with any codec."""
    if request.param == "file":
        return lambda codec: JsonLinesJournal(tmp_path / "journal.jsonl", codec)
    return lambda codec: DatabaseJournal(f"sqlite:///{tmp_path}/desk.db", codec)


def written(kept):
    kept(THEN[1]).append(First(on=DAY, station="a", who="甲"))
    kept(THEN[2]).append(Second(on=DAY, station="a", people=("乙", "丙")))
    journal = kept(NOW)
    journal.append(Third(on=DAY, place="a", people=()))
    return journal


@pytest.mark.parametrize(
    ("version", "data", "act"),
    [
        (1, {"on": "2022-03-01", "station": "a", "who": "甲"}, ("甲",)),
        (2, {"on": "2022-03-01", "station": "a", "people": ["甲", "乙"]}, ("甲", "乙")),
        (3, {"on": "2022-03-01", "place": "a", "people": []}, ()),
    ],
)
def test_each_old_version_is_brought_up(version, data, act):
    before = dict(data)
    assert NOW.load("test.visit", version, data) == Third(on=DAY, place="a", people=act)
    assert data == before


def test_a_journal_of_many_versions_is_read_and_verified(kept):
    journal = written(kept)
    for again in (journal, kept(NOW)):
        assert [e.act for e in again] == [
            Third(on=DAY, place="a", people=("甲",)),
            Third(on=DAY, place="a", people=("乙", "丙")),
            Third(on=DAY, place="a", people=()),
        ]
        verify(again)


def test_what_was_written_stays_as_it_was(kept, tmp_path):
    journal = written(kept)
    lines = [json.loads(line_of(entry, NOW)) for entry in journal]
    assert [(line["v"], sorted(line["data"])) for line in lines] == [
        (1, ["on", "station", "who"]),
        (2, ["on", "people", "station"]),
        (3, ["on", "people", "place"]),
    ]
    write_jsonl(iter(journal), tmp_path / "copy.jsonl", NOW)
    copy = JsonLinesJournal(tmp_path / "copy.jsonl", NOW)
    assert copy.head == journal.head
    verify(copy)


def test_an_old_entry_that_was_changed_is_found(tmp_path):
    path = tmp_path / "journal.jsonl"
    written(lambda codec: JsonLinesJournal(path, codec))
    path.write_text(path.read_text("utf-8").replace("甲", "丁"), "utf-8")
    with pytest.raises(BrokenChain, match="entry 1 does not fit its hash"):
        verify(JsonLinesJournal(path, NOW))


def test_a_things_versions_go_on_under_its_new_name(tmp_path):
    where = f"sqlite:///{tmp_path}/desk.db"
    journal = written(lambda codec: DatabaseJournal(where, codec))
    assert journal.version_of("station", "a") == 2
    assert journal.version_of("place", "a") == 1


@pytest.mark.parametrize("version", [0, 4, "1", None, True])
def test_another_version_is_told(version):
    with pytest.raises(ActFault, match=r"has version .*, this library reads 3"):
        NOW.load("test.visit", version, {"on": "2022-03-01", "place": "a", "people": []})


def test_old_data_with_a_fault_are_told(tmp_path):
    with pytest.raises(ActFault, match="cannot be brought up from version 1: field 'who' is missi"):
        NOW.load("test.visit", 1, {"on": "2022-03-01", "station": "a"})
    with pytest.raises(ActFault):
        NOW.load("test.visit", 1, [])
    path = tmp_path / "journal.jsonl"
    written(lambda codec: JsonLinesJournal(path, codec))
    path.write_text(path.read_text("utf-8").replace('"who"', '"whom"'), "utf-8")
    with pytest.raises(BadInput, match=r"journal.jsonl:1: cannot be brought up"):
        read_entries(path, NOW)


def test_only_versions_before_the_present_one_are_brought_up():
    for version in (0, 3):
        with pytest.raises(ValueError, match=rf"test\.visit has no older version {version}"):
            Codec([Third], {("test.visit", version): renamed})
    with pytest.raises(ValueError, match=r"test\.else has no older version 1"):
        Codec([Third], {("test.else", 1): renamed})
