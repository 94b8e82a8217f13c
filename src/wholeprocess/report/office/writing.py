"""Writing a document (写出文书): the kind of file goes by the name's ending."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from wholeprocess.errors import BadInput, Problem
from wholeprocess.report.office.paper import Paper
from wholeprocess.report.office.workbook import as_xlsx
from wholeprocess.report.office.written import as_docx
from wholeprocess.textfile import unwritable

FORMS: Mapping[str, Callable[[Iterable[Paper]], bytes]] = {".xlsx": as_xlsx, ".docx": as_docx}
"""What makes a file, by the ending of its name."""


def write_paper(path: str | Path, papers: Iterable[Paper]) -> Path:
    """Write documents as one file, ``.xlsx`` or ``.docx``; nothing that is there is overwritten.

    Raises ``BadInput`` for another ending, a file that exists, or a disk that refuses.
    """
    to = Path(path)
    form = FORMS.get(to.suffix.lower())
    if form is None:
        mend = f"end it with {' or '.join(FORMS)}"
        raise BadInput([Problem(file=str(path), what="is no kind of document", mend=mend)])
    if to.exists():
        mend = "name another file; nothing was overwritten"
        raise BadInput([Problem(file=str(path), what="exists already", mend=mend)])
    made = form(papers)
    try:
        to.write_bytes(made)
    except OSError as error:
        raise unwritable(to, error) from None
    return to
