"""Whether a journal is whole: ``wholeprocess verify``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, told


def verify(
    journal: Annotated[Path, typer.Argument(help="A journal file (.jsonl).")],
    as_json: AsJson = False,
) -> None:
    """Read a journal and verify its hash chain."""
    from wholeprocess.process import read_journal

    with told():
        read = read_journal(journal)
    data = {"journal": str(journal), "entries": len(read), "head": read.head, "whole": True}
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        print(f"{journal}: {len(read)} entries, the chain is whole, head {read.head}")
