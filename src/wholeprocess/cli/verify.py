"""Whether a journal is whole, and what to publish of it: ``wholeprocess verify``, ``head``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, told

Where = Annotated[
    str, typer.Argument(help="A journal file (.jsonl), or a database's URL: sqlite:///desk.db.")
]


def verify(
    journal: Where,
    published: Annotated[
        str, typer.Option(help="What `head` printed once: the journal must still lead there.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Read a journal and verify its hash chain."""
    from wholeprocess.journal import must_hold
    from wholeprocess.process import named, read_journal

    with told():
        read = read_journal(journal)
        name = named(read, journal)
        if published:
            must_hold(read, published, name)
    data = {"journal": name, "entries": len(read), "head": read.head, "whole": True}
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        print(f"{name}: {len(read)} entries, the chain is whole, head {read.head}")


def head(journal: Where) -> None:
    """Verify a journal and print its anchor, number and hash of its last entry: publish it.

    Whoever rewrites what came before can make a new chain, but not one that leads there.
    """
    from wholeprocess.journal import anchor
    from wholeprocess.process import read_journal

    with told():
        print(anchor(read_journal(journal)))
