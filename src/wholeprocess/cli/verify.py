"""Whether a journal is whole: ``wholeprocess verify``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, told


def verify(
    journal: Annotated[
        str, typer.Argument(help="A journal file (.jsonl), or a database's URL: sqlite:///desk.db.")
    ],
    as_json: AsJson = False,
) -> None:
    """Read a journal and verify its hash chain."""
    from wholeprocess.journal import is_shared
    from wholeprocess.process import read_journal

    with told():
        read = read_journal(journal)
    named = read.name if is_shared(read) else journal
    data = {"journal": named, "entries": len(read), "head": read.head, "whole": True}
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        print(f"{named}: {len(read)} entries, the chain is whole, head {read.head}")
