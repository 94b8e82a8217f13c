"""Reading a file of JSON that somebody else wrote (JSON文件): its value, or one clear word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wholeprocess.errors import BadInput, Problem
from wholeprocess.textfile import read_text


def json_of(path: str | Path) -> Any:
    """The value of a JSON file; ``BadInput`` where it is missing, no JSON, or too deep."""
    text = read_text(path)
    line = None
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        line, what = error.lineno, f"is no JSON: {error.msg}"
    except RecursionError:
        what = "is nested too deeply"
    except ValueError as error:
        what = f"is no JSON: {str(error)[:120]}"
    mend = "write the file again"
    raise BadInput([Problem(file=str(path), line=line, what=what, mend=mend)])


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")
