"""One contract for every journal, the hash chain, and what it shows when somebody edits."""

import os
import string
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, event, given
from hypothesis import strategies as st

from wholeprocess.errors import BadInput, BrokenChain
from wholeprocess.journal import (
    GENESIS,
    Journal,
    JsonLinesJournal,
    MemoryJournal,
    first_fault,
    line_of,
    read_entries,
    verify,
    write_jsonl,
)
from wholeprocess.management import RecordBenefit
from wholeprocess.process import CODEC, OpenTerm, read_journal

NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)


def fact(n):
    return RecordBenefit(
        on=date(2022, 3, 1 + n % 28), suggestion=f"s{n}", key="路灯", amount=n, unit="盏"
    )


def filled(journal, n):
    for number in range(n):
        journal.append(fact(number))
    return journal


def memory(n):
    return tuple(filled(MemoryJournal(CODEC), n))


@pytest.fixture(params=["memory", "file"])
def empty(request, tmp_path):
    """An empty journal of each kind."""
    if request.param == "memory":
        return MemoryJournal(CODEC)
    return JsonLinesJournal(tmp_path / "journal.jsonl", CODEC)


# --- the contract ---------------------------------------------------------------------------------


def test_an_empty_journal(empty):
    assert isinstance(empty, Journal)
    assert (len(empty), list(empty), empty.head) == (0, [], GENESIS)
    verify(empty)


def test_a_journal_keeps_acts_in_their_order_and_numbers_them_from_one(empty):
    filled(empty, 5)
    assert len(empty) == 5
    assert [entry.act for entry in empty] == [fact(n) for n in range(5)]
    assert [entry.seq for entry in empty] == [1, 2, 3, 4, 5]
    verify(empty)


def test_each_act_changes_the_head(empty):
    heads = [empty.head]
    for _ in range(5):
        empty.append(fact(0))
        heads.append(empty.head)
        assert [entry.hash for entry in empty] == heads[1:]
    assert len(set(heads)) == 6


def test_the_same_acts_make_the_same_head(empty):
    assert filled(empty, 5).head == memory(5)[-1].hash
    assert empty.head != memory(4)[-1].hash


def test_the_time_is_kept_and_sealed(empty):
    empty.append(fact(0), NOON)
    empty.append(fact(1))
    assert [entry.recorded for entry in empty] == [NOON, None]
    verify(empty)
    assert empty.head != memory(2)[-1].hash


def test_looking_in_between_changes_nothing(empty):
    for n in range(3):
        empty.append(fact(n), NOON if n == 1 else None)
        assert len(list(empty)) == len(empty) == n + 1
    assert [entry.recorded for entry in empty] == [None, NOON, None]
    verify(empty)


# --- the chain ------------------------------------------------------------------------------------

places = st.integers(0, 7)


def changed(entries, place, other):
    return [*entries[:place], evolve(entries[place], act=fact(99)), *entries[place + 1 :]], place


def retimed(entries, place, other):
    return [*entries[:place], evolve(entries[place], recorded=NOON), *entries[place + 1 :]], place


def dropped(entries, place, other):
    assume(place < len(entries) - 1)
    return [*entries[:place], *entries[place + 1 :]], place


def swapped(entries, place, other):
    assume(place != other)
    edited = list(entries)
    edited[place], edited[other] = edited[other], edited[place]
    return edited, min(place, other)


def renumbered(entries, place, other):
    """As swapped, with the numbers put right again."""
    edited, first = swapped(entries, place, other)
    return [evolve(entry, seq=n) for n, entry in enumerate(edited, start=1)], first


def inserted(entries, place, other):
    return [*entries[:place], entries[other], *entries[place:]], place + (other == place)


@pytest.mark.parametrize("edit", [changed, retimed, dropped, swapped, renumbered, inserted])
@given(place=places, other=places)
def test_the_first_entry_that_does_not_fit_is_named(edit, place, other):
    entries, first = edit(memory(8), place, other)
    event(f"at {'the beginning' if first == 0 else 'a later entry'}")
    assert first_fault(memory(8), CODEC) is None
    fault = first_fault(entries, CODEC, "j.jsonl")
    assert (fault.file, fault.line) == ("j.jsonl", first + 1)
    assert fault.mend == "restore the file"


def test_verify_raises_what_it_found():
    with pytest.raises(BrokenChain) as broken:
        verify(MemoryJournal(CODEC, changed(memory(3), 1, 0)[0]), "j.jsonl")
    assert str(broken.value) == (
        "j.jsonl:2: hash entry 2 does not fit its hash: it or its order was changed;"
        " restore the file"
    )
    with pytest.raises(BrokenChain, match=r":2: seq entry 3 stands where entry 2 belongs: one was"):
        verify(MemoryJournal(CODEC, (memory(3)[0], memory(3)[2])))


def test_what_a_chain_cannot_show_its_head_does():
    """The last entries dropped leave a whole chain: only a head kept elsewhere tells."""
    whole, cut = memory(3), memory(3)[:2]
    assert first_fault(cut, CODEC) is None
    assert MemoryJournal(CODEC, cut).head != MemoryJournal(CODEC, whole).head


LINES = [line_of(entry, CODEC) for entry in memory(4)]


@given(st.integers(0, 3), st.data())
def test_no_character_of_a_file_can_be_changed_unseen(tmp_path_factory, line, data):
    place = data.draw(st.integers(0, len(LINES[line]) - 1))
    new = data.draw(st.sampled_from(string.digits + string.ascii_letters + '盏-" ,}'))
    was = LINES[line][place]
    assume(new != was)
    edited = [*LINES]
    edited[line] = LINES[line][:place] + new + LINES[line][place + 1 :]
    path = tmp_path_factory.mktemp("edited") / "j.jsonl"
    path.write_text("\n".join(edited) + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        read_journal(path)
    event(type(bad.value).__name__)
    assert bad.value.problems[0].line == line + 1


# --- files ----------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    """A file with three entries."""
    path = tmp_path / "journal.jsonl"
    filled(JsonLinesJournal(path, CODEC), 3)
    return path


def test_a_file_has_one_canonical_line_an_entry(path):
    assert path.read_bytes() == "".join(line + "\n" for line in LINES[:3]).encode()


def test_a_file_opened_again_goes_on_with_its_chain(path):
    again = JsonLinesJournal(path, CODEC)
    assert len(again) == 3
    again.append(fact(3), NOON)
    reread = JsonLinesJournal(path, CODEC)
    verify(reread)
    assert list(reread) == list(again)
    assert [entry.seq for entry in reread] == [1, 2, 3, 4]
    assert reread.head == again.head


def test_every_act_is_on_the_disk_when_append_returns(path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append(path.read_text(encoding="utf-8")))
    JsonLinesJournal(path, CODEC).append(fact(3))
    assert synced == [path.read_text(encoding="utf-8")]
    assert len(synced[0].splitlines()) == 4


def test_a_write_that_fails_leaves_nothing(path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    journal, before = JsonLinesJournal(path, CODEC), path.read_bytes()
    head = journal.head
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        journal.append(fact(3))
    assert (path.read_bytes(), len(journal), journal.head) == (before, 3, head)
    monkeypatch.undo()
    journal.append(fact(4))
    verify(JsonLinesJournal(path, CODEC))


def test_a_journal_is_written_to_a_new_file_only(path, tmp_path):
    copy = tmp_path / "copy.jsonl"
    write_jsonl(iter(JsonLinesJournal(path, CODEC)), copy, CODEC)
    assert copy.read_bytes() == path.read_bytes()
    with pytest.raises(FileExistsError):
        write_jsonl(iter(memory(1)), copy, CODEC)
    assert copy.read_bytes() == path.read_bytes()


def test_a_time_comes_back_with_its_zone(tmp_path):
    journal = JsonLinesJournal(tmp_path / "j.jsonl", CODEC)
    moment = datetime.fromisoformat("2022-03-01T09:30:00.000001+08:00")
    journal.append(OpenTerm(on=date(2022, 3, 1), congress="43"), moment)
    (entry,) = read_entries(journal.path, CODEC)
    assert entry.recorded == moment
    assert entry.recorded.utcoffset() == moment.utcoffset()


def test_lines_are_parted_by_line_feeds_only(tmp_path):
    odd = evolve(fact(0), unit="a\u2028b\x85c\r\nd\x0c\ufeff")
    journal = JsonLinesJournal(tmp_path / "j.jsonl", CODEC)
    journal.append(odd)
    assert [entry.act for entry in read_journal(journal.path)] == [odd]


def test_heads_chain_onto_genesis():
    hashes = [entry.hash for entry in memory(3)]
    assert all(len(sealed) == 64 for sealed in hashes)
    assert all(a != b for a, b in pairwise([GENESIS, *hashes]))
