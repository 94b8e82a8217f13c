"""Reading a text file that people made: UTF-8, or one clear word about what it is instead."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from wholeprocess.errors import BadInput, Problem


def read_text(path: str | Path) -> str:
    """The file's text. Raises ``BadInput`` if it is missing, empty of meaning, or not UTF-8.

    Offices often save GBK; the error says so when the bytes read as GBK.
    """
    return decoded(read_bytes(path), str(path))


def read_bytes(path: str | Path) -> bytes:
    """The file's bytes. Raises ``BadInput`` if it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise BadInput([_unusable(path, "read", error)]) from None
    except ValueError:  # a NUL in it
        raise BadInput([Problem(file=repr(path), what="is no path", mend="check it")]) from None


def unwritable(path: str | Path, error: OSError) -> BadInput:
    """The error for a file or folder that the disk would not write, in a few words."""
    return BadInput([_unusable(path, "written", error)])


def _unusable(path: str | Path, done: str, error: OSError) -> Problem:
    reason = (error.strerror or str(error)).lower()
    return Problem(file=str(path), what=f"cannot be {done}: {reason}", mend="check the path")


def decoded(raw: bytes, name: str) -> str:
    """Bytes of a file called ``name`` as text; see ``read_text``."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        try:
            raw.decode("gb18030")
            guess = "it reads as GBK (GB 18030), the encoding of many offices' programs"
        except UnicodeDecodeError:
            guess = "and not GBK either"
        program = "spreadsheet: CSV UTF-8" if name.endswith(".csv") else "text editor: Save as"
        mend = f"save it again as UTF-8 (in a {program})"
        problem = Problem(file=name, line=line, what=f"is not UTF-8; {guess}", mend=mend)
        raise BadInput([problem]) from None


def rows_of(text: str, name: str, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV table called ``name``, each with its line: the needed columns, stripped.

    ``BadInput`` where the first line lacks one of them; other columns are left alone.
    """
    reader = csv.DictReader(StringIO(text, newline=""))
    try:
        columns = reader.fieldnames or []
        if missing := [column for column in needed if column not in columns]:
            what = f"has no column {', '.join(missing)}" if columns else "is empty"
            mend = f"the first line must be {','.join(needed)}"
            raise BadInput([Problem(file=name, line=1, what=what, mend=mend)])
        return [(reader.line_num, {c: (row[c] or "").strip() for c in needed}) for row in reader]
    except csv.Error as error:
        line, what = reader.line_num, f"is no CSV: {error}"
        problem = Problem(file=name, line=line, what=what, mend="restore the line")
        raise BadInput([problem]) from None
