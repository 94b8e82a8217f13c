"""A journal as a file of JSON Lines: one entry a line, UTF-8, appended and synced (日志文件)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import ActFault, Codec
from wholeprocess.journal.entry import GENESIS, Entry, chained, line_of
from wholeprocess.textfile import read_text

FIELDS = ("seq", "recorded", "act", "v", "data", "hash")


def read_entries(path: str | Path, codec: Codec) -> tuple[Entry, ...]:
    """All entries of a file. ``BadInput`` lists every line that cannot be read.

    The hash chain is not looked at here: see ``verify``.
    """
    text = read_text(path)
    if not text.strip():
        what = "is empty" if not text else "has nothing but blank lines"
        mend = "a journal's first line opens a term"
        raise BadInput([Problem(file=str(path), line=1, what=what, mend=mend)])
    entries: list[Entry] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if number == len(lines) and not line:
            break
        try:
            entries.append(_entry(line, codec))
        except ActFault as fault:
            cut = number == len(lines)
            for field, what, mend in fault.faults:
                if cut:
                    what = f"the last line is cut off ({what})"
                    mend = f"delete it; the {number - 1} entries before it are whole"
                problems.append(
                    Problem(file=str(path), line=number, field=field, what=what, mend=mend)
                )
    if problems:
        raise BadInput(problems)
    return tuple(entries)


def _entry(line: str, codec: Codec) -> Entry:
    try:
        raw: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ActFault([(None, f"is not JSON: {error}", "restore the line")]) from None
    if not isinstance(raw, dict) or set(raw) != set(FIELDS):
        raise ActFault([(None, "is no entry", f"an entry has the fields {', '.join(FIELDS)}")])
    if type(raw["seq"]) is not int or not isinstance(raw["hash"], str):
        raise ActFault([("seq", "the number or the hash is of the wrong kind", "restore the line")])
    try:
        recorded = raw["recorded"] and datetime.fromisoformat(raw["recorded"])
    except (TypeError, ValueError):
        mend = "write for example 2022-03-01T09:30:00+08:00"
        raise ActFault([("recorded", f"{raw['recorded']!r} is no time", mend)]) from None
    act = codec.load(str(raw["act"]), raw["v"], raw["data"])
    return Entry(seq=raw["seq"], act=act, recorded=recorded or None, hash=raw["hash"])


class JsonLinesJournal:
    """A journal in a file. An act is on the disk (fsync) before ``append`` returns.

    One writer at a time: a file has no way to tell two writers apart.
    """

    def __init__(self, path: str | Path, codec: Codec) -> None:
        self.path = Path(path)
        self.codec = codec
        self._entries = list(read_entries(path, codec)) if self.path.exists() else []

    def append(self, act: Act, recorded: datetime | None = None) -> None:
        """Keep one act; if the disk refuses, nothing is kept and the error comes through."""
        (entry,) = chained([(act, recorded)], self.codec, before=self.head, seq=len(self))
        line = (line_of(entry, self.codec) + "\n").encode()
        with self.path.open("ab") as file:
            start = file.tell()
            try:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.truncate(self.path, start)
                raise
        self._entries.append(entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self._entries[-1].hash if self._entries else GENESIS


def write_jsonl(entries: Iterator[Entry], path: str | Path, codec: Codec) -> None:
    """Write entries to a new file; an existing one is refused with ``FileExistsError``."""
    with Path(path).open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(line_of(entry, codec) + "\n" for entry in entries)
