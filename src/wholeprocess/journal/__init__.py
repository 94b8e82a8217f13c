"""The record (日志): acts, entries, the hash chain, journals in memory and in files."""

from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import ActFault, Codec, canonical
from wholeprocess.journal.entry import GENESIS, Entry, chained, first_fault, line_of, seal
from wholeprocess.journal.finders import (
    Finder,
    alone,
    codes_of,
    finders,
    finds,
    found_by,
    whole,
)
from wholeprocess.journal.journal import Journal, MemoryJournal, verified, verify
from wholeprocess.journal.jsonl import JsonLinesJournal, iter_entries, read_entries, write_jsonl
from wholeprocess.journal.lifecycle import Lifecycle, Row
from wholeprocess.journal.lifecycle_data import Condition, LifecycleData, RowData, diff
from wholeprocess.journal.taking import (
    Change,
    Question,
    Take,
    before_the_last,
    lay_over,
    own_tables,
    with_changes,
)
from wholeprocess.validators import count, day, each_once, fen, name, several, some

__all__ = [
    "GENESIS",
    "Act",
    "ActFault",
    "Change",
    "Codec",
    "Condition",
    "Entry",
    "Finder",
    "Journal",
    "JsonLinesJournal",
    "Lifecycle",
    "LifecycleData",
    "MemoryJournal",
    "Question",
    "Row",
    "RowData",
    "Take",
    "alone",
    "before_the_last",
    "canonical",
    "chained",
    "codes_of",
    "count",
    "day",
    "diff",
    "each_once",
    "fen",
    "finders",
    "finds",
    "first_fault",
    "found_by",
    "iter_entries",
    "lay_over",
    "line_of",
    "name",
    "own_tables",
    "read_entries",
    "seal",
    "several",
    "some",
    "verified",
    "verify",
    "whole",
    "with_changes",
    "write_jsonl",
]
