"""The record (日志): acts, entries, the hash chain, journals in memory and in files."""

from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import ActFault, Codec, Plain, Upcast, canonical
from wholeprocess.journal.entry import (
    GENESIS,
    Entry,
    Older,
    chained,
    first_fault,
    line_of,
    seal,
    time_text,
    written,
)
from wholeprocess.journal.journal import (
    Journal,
    MemoryJournal,
    SharedJournal,
    anchor,
    is_shared,
    must_hold,
    reused,
    verify,
)
from wholeprocess.journal.jsonl import JsonLinesJournal, read_entries, write_jsonl
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
    "Journal",
    "JsonLinesJournal",
    "Lifecycle",
    "LifecycleData",
    "MemoryJournal",
    "Older",
    "Plain",
    "Question",
    "Row",
    "RowData",
    "SharedJournal",
    "Take",
    "Upcast",
    "anchor",
    "before_the_last",
    "canonical",
    "chained",
    "count",
    "day",
    "diff",
    "each_once",
    "fen",
    "first_fault",
    "is_shared",
    "lay_over",
    "line_of",
    "must_hold",
    "name",
    "own_tables",
    "read_entries",
    "reused",
    "seal",
    "several",
    "some",
    "time_text",
    "verify",
    "with_changes",
    "write_jsonl",
    "written",
]
