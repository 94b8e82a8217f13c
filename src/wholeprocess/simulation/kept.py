"""What of a study is done (已完成部分), in a file that a stopped study goes on from.

JSON Lines: the first line names the study by its digest, every other one is a simulated year with
its figures, as exact fractions. A line that was cut off is a year that is simulated again.
"""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from wholeprocess.errors import BadInput, Problem
from wholeprocess.simulation.measures import Measure
from wholeprocess.simulation.study import Study
from wholeprocess.textfile import unwritable

_KIND = "wholeprocess study"


class Kept:
    """The years done so far, and a file to which more are added; nothing is kept without a path."""

    def __init__(self, path: str | Path | None, study: Study) -> None:
        self.path = None if path is None else Path(path)
        self.study = study
        self.done: dict[tuple[int, int], tuple[Measure, ...]] = {}
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Kept:
        if self.path is None:
            return self
        try:
            self._file = self.path.open("a+b")
            self._file.seek(0)
            raw = self._file.read()
            whole = raw[: raw.rfind(b"\n") + 1]
            if len(whole) < len(raw):
                self._file.truncate(len(whole))
        except OSError as error:
            raise unwritable(self.path, error) from None
        try:
            if whole:
                self._read(whole)
            else:
                self._write({"kind": _KIND, "study": self.study.digest})
        except BadInput:
            self._file.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, task: tuple[int, int], found: tuple[Measure, ...]) -> None:
        """Keep a year; it is on the disk when this returns."""
        if self._file is not None:
            figures = [[m.name, m.n, None if m.value is None else str(m.value)] for m in found]
            self._write({"policy": task[0], "replicate": task[1], "figures": figures})

    def _write(self, line: dict[str, Any]) -> None:
        assert self._file is not None
        self._file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _read(self, whole: bytes) -> None:
        head, *lines = whole.splitlines()
        try:
            said = json.loads(head)
            theirs = said["study"] if said["kind"] == _KIND else None
        except (ValueError, KeyError, TypeError):
            theirs = None
        if theirs is None:
            raise self._bad(1, "is no file of a study", "name a file that is new or a study's own")
        if theirs != self.study.digest:
            raise self._bad(
                1,
                "belongs to another study, or to this one before it was changed",
                "name another file, or bring the study back to what it was",
            )
        for number, line in enumerate(lines, 2):
            try:
                year = json.loads(line)
                self.done[year["policy"], year["replicate"]] = tuple(
                    Measure(name, n, None if value is None else Fraction(value))
                    for name, n, value in year["figures"]
                )
            except (ValueError, KeyError, TypeError) as error:
                raise self._bad(
                    number, f"is no year of a study: {error}", "remove the line"
                ) from None

    def _bad(self, line: int, what: str, mend: str) -> BadInput:
        return BadInput([Problem(file=str(self.path), line=line, what=what, mend=mend)])
