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
    file = Path(path)
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(
            [Problem(file=str(path), what=f"cannot be read: {reason}", mend="check the path")]
        ) from None
    return decoded(raw, str(path))


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
        mend = "save it again as UTF-8 (in a spreadsheet: CSV UTF-8)"
        problem = Problem(file=name, line=line, what=f"is not UTF-8; {guess}", mend=mend)
        raise BadInput([problem]) from None


def rows_of(text: str, name: str, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV table called ``name``, each with its line: the needed columns, stripped.

    ``BadInput`` where the first line lacks one of them; other columns are left alone.
    """
    reader = csv.DictReader(StringIO(text, newline=""))
    columns = reader.fieldnames or []
    if missing := [column for column in needed if column not in columns]:
        what = f"has no column {', '.join(missing)}" if columns else "is empty"
        mend = f"the first line must be {','.join(needed)}"
        raise BadInput([Problem(file=name, line=1, what=what, mend=mend)])
    return [(reader.line_num, {c: (row[c] or "").strip() for c in needed}) for row in reader]
