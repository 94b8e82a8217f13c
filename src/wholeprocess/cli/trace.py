"""What stood behind a thing and what came of it: ``wholeprocess trace``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import AsJson, In, Language, as_json, out, plain, stop, told


class Form(StrEnum):
    """How a trace is written."""

    TEXT = "text"
    MERMAID = "mermaid"


def trace(
    path: Annotated[
        str, typer.Argument(help="A journal (.jsonl), a case's folder, or quzici, xiangxiang.")
    ],
    thing: Annotated[
        str, typer.Argument(help="A kind and an identifier, an identifier, or a word of a title.")
    ],
    form: Annotated[Form, typer.Option(help="text or mermaid.")] = Form.TEXT,
    steps: Annotated[int, typer.Option(min=2, help="The most acts shown of one thing.")] = 24,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Follow a thing both ways through the whole process, act by act."""
    from wholeprocess.cases import load
    from wholeprocess.process import lines, mermaid, process_graph, replay, things_called
    from wholeprocess.process import trace as traced

    with told():
        case = load(path)
        state = replay(
            case.journal, divisions=case.divisions, settings=case.settings, name=case.records
        )
        graph = process_graph(case.journal, state)
        meant = things_called(graph, thing)
        if not meant:
            kinds = ", ".join(sorted({node.kind for node in graph}))
            stop(f"{path}: no act names {thing!r}; it has {kinds}", EXITS["bad input"])
        if len(meant) > 1:
            several = "\n".join(
                f"  {node}  {graph.nodes[node]['title']}".rstrip() for node in meant[:20]
            )
            more = f"\nand {len(meant) - 20} more" if len(meant) > 20 else ""
            stop(f"{thing!r} may be one of\n{several}{more}", EXITS["bad input"])
        found = traced(graph, meant[0])
    if json:
        as_json(found.as_data())
    elif form is Form.MERMAID:
        print(mermaid(found, lang.value))
    else:
        for line in lines(found, lang.value, steps=steps):
            out.print(plain(line))
