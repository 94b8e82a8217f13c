"""A journal as a file of JSON Lines: one entry a line, UTF-8, appended and synced (日志文件)."""

from __future__ import annotations

import json
import os
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import copy2
from typing import Any

from wholeprocess.errors import BadInput, Problem
from wholeprocess.journal.act import Act
from wholeprocess.journal.codec import ActFault, Codec, canonical
from wholeprocess.journal.entry import GENESIS, Entry, Older, chained, line_of
from wholeprocess.law import how_many
from wholeprocess.textfile import decoded, read_bytes

FIELDS = ("seq", "recorded", "act", "v", "data", "hash")


def read_entries(path: str | Path, codec: Codec) -> tuple[Entry, ...]:
    """All entries of a file. ``BadInput`` lists every line that cannot be read.

    The hash chain is not looked at here: see ``verify``.
    """
    text = decoded(_whole_characters(read_bytes(path)), str(path))
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
            cut = number == len(lines) and _breaks_off(line)
            for field, what, mend in fault.faults:
                if cut:
                    what = f"the last line is cut off ({what})"
                    before = how_many(number - 1, "entry", "entries")
                    are = "is" if number == 2 else "are"
                    mend = f"delete it; the {before} before it {are} whole"
                problems.append(
                    Problem(file=str(path), line=number, field=field, what=what, mend=mend)
                )
    if problems:
        raise BadInput(problems)
    return tuple(entries)


def iter_entries(path: str | Path, codec: Codec) -> Iterator[Entry]:
    """The entries of a file one after the other, without holding the file.

    A file in which something cannot be read is read again as a whole, so that ``BadInput`` lists
    all that is wrong with it as ``read_entries`` does.
    """
    number = 0
    try:
        with Path(path).open("rb") as file:
            for raw in file:
                yield _entry(raw.decode(), codec)
                number += 1
    except (ActFault, OSError, UnicodeDecodeError):
        yield from read_entries(path, codec)[number:]
    if not number:
        read_entries(path, codec)  # an empty file is told as one


def _whole_characters(raw: bytes) -> bytes:
    """The bytes without the beginning of a character at their end, which a crash may leave."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        decoder.decode(raw)
    except UnicodeDecodeError:
        return raw  # of another encoding: told by whoever decodes it
    begun, _ = decoder.getstate()
    return raw.removesuffix(begun)


def _breaks_off(line: str) -> bool:
    """Whether a line is only the beginning of one, as a crash leaves it: wrong at its end."""
    text = line.rstrip()
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        at_the_end = error.pos >= len(text) or error.msg.startswith("Unterminated string")
        return at_the_end or not text.endswith("}")
    except (ValueError, RecursionError):
        return not text.endswith("}")
    return False


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
    older = None if raw["v"] == act.version else Older(raw["v"], canonical(raw["data"]))
    return Entry(seq=raw["seq"], act=act, recorded=recorded or None, hash=raw["hash"], older=older)


class JsonLinesJournal:
    """A journal in a file. An act is on the disk (fsync) before ``append`` returns.

    One writer at a time: a file has no way to tell two writers apart. ``BadInput`` if there is no
    folder to keep it in.
    """

    def __init__(self, path: str | Path, codec: Codec) -> None:
        self.path = Path(path)
        self.codec = codec
        self._entries: list[Entry] = []
        self._last_line_is_open = False
        if self.path.exists():
            self._entries += read_entries(path, codec)
            self._last_line_is_open = not _ends_a_line(self.path)
        elif not self.path.parent.is_dir():
            what = f"cannot be kept: there is no folder {self.path.parent}"
            raise BadInput([Problem(file=str(path), what=what, mend="make the folder first")])

    def append(self, act: Act, recorded: datetime | None = None) -> None:
        """Keep one act; if the disk refuses, nothing is kept and the error comes through."""
        (entry,) = chained([(act, recorded)], self.codec, before=self.head, seq=len(self))
        line = (line_of(entry, self.codec) + "\n").encode()
        if self._last_line_is_open:  # an editor left it without its end
            line = b"\n" + line
        with self.path.open("ab", buffering=0) as file:  # a buffer would be written at closing
            start = file.tell()
            try:
                rest = memoryview(line)
                while rest:
                    rest = rest[file.write(rest) :]
                os.fsync(file.fileno())
            except OSError:
                os.truncate(self.path, start)
                raise
        self._last_line_is_open = False
        self._entries.append(entry)

    def append_many(
        self, acts: Iterable[Act], recorded: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Keep all of the acts or none, and give their entries.

        The file is copied, the copy lengthened and put in its place: a machine that stops in
        between leaves the old file.
        """
        timed = [(act, recorded) for act in acts]
        entries = tuple(chained(timed, self.codec, before=self.head, seq=len(self)))
        if not entries:
            return ()
        to = self.path.resolve()  # what a link leads to, not the link
        beside = to.with_name(f"{to.name}.new")
        try:
            beside.unlink(missing_ok=True)
            if to.exists():
                copy2(to, beside)
            with beside.open("ab") as file:
                if self._last_line_is_open:
                    file.write(b"\n")
                file.writelines((line_of(e, self.codec) + "\n").encode() for e in entries)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(to)
            _sync_folder(to.parent)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self._last_line_is_open = False
        self._entries += entries
        return entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self._entries[-1].hash if self._entries else GENESIS


def _sync_folder(folder: Path) -> None:
    """Bring to the disk which files a folder has."""
    with suppress(PermissionError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def write_jsonl(entries: Iterator[Entry], path: str | Path, codec: Codec) -> None:
    """Write entries to a new file; an existing one is refused with ``FileExistsError``."""
    with Path(path).open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(line_of(entry, codec) + "\n" for entry in entries)
