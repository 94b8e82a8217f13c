"""A journal file is read entry by entry, and what is wrong with it is told as when read whole."""

import pytest

from wholeprocess.cases import load
from wholeprocess.check import audit
from wholeprocess.errors import BadInput, BrokenChain
from wholeprocess.journal import iter_entries, read_entries, write_jsonl
from wholeprocess.process import CODEC


@pytest.fixture(scope="module")
def case():
    return load("quzici")


@pytest.fixture
def path(case, tmp_path):
    file = tmp_path / "journal.jsonl"
    write_jsonl(iter(case.journal), file, CODEC)
    return file


def changed(path, change):
    path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(True))), "utf-8")


def test_entries_come_one_after_the_other_as_they_come_together(path):
    assert tuple(iter_entries(path, CODEC)) == read_entries(path, CODEC)


def test_a_file_is_checked_as_the_journal_in_memory_is(case, path):
    through = case.through
    streamed, held = audit(path, through=through), audit(case.journal, through=through)
    assert streamed.findings == held.findings != ()


def test_every_line_that_cannot_be_read_is_told(path):
    changed(path, lambda lines: [*lines[:2], "{}\n", *lines[2:], "nothing\n"])
    with pytest.raises(BadInput) as whole:
        read_entries(path, CODEC)
    with pytest.raises(BadInput) as streamed:
        audit(path)
    assert streamed.value.problems == whole.value.problems
    assert len(whole.value.problems) == 2


def test_a_dropped_entry_breaks_the_chain(path):
    changed(path, lambda lines: [*lines[:3], *lines[4:]])
    with pytest.raises(BrokenChain) as broken:
        audit(path)
    assert broken.value.problems[0].line == 4


def test_what_cannot_be_read_is_told_before_what_is_out_of_its_place(path):
    changed(path, lambda lines: [*lines[:3], *lines[4:], "nothing\n"])
    with pytest.raises(BadInput, match="JSON"):
        audit(path)


def test_an_empty_file_is_told(path):
    path.write_text("", "utf-8")
    with pytest.raises(BadInput, match="is empty"):
        audit(path)
