"""The personal file on disk (个人信息册): one JSON file, for its keeper's eyes only.

The key is in no file. Nothing of what is read is shown in a message.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from wholeprocess.consultation import PersonalFile
from wholeprocess.exchange.json_file import json_of
from wholeprocess.textfile import unwritable


def read_personal_file(path: str | Path, key: bytes) -> PersonalFile:
    """The personal file that was written under the key; ``BadInput`` with every fault."""
    return PersonalFile.of_data(json_of(path), key, name=str(path))


def write_personal_file(file: PersonalFile, path: str | Path) -> None:
    """Write the file whole, readable by its owner alone; the old one stays until it is.

    What was erased is not in the new file. Copies and backups are the keeper's to erase.
    """
    to = Path(path)
    beside = to.with_name(f"{to.name}.new")
    text = json.dumps(file.as_data(), ensure_ascii=False, indent=1)
    try:
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(to)
    except OSError as error:
        raise unwritable(to, error) from None
