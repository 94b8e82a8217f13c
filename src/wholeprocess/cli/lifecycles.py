"""How a thing goes from phase to phase: ``wholeprocess diagram``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import stop


class Form(StrEnum):
    """How to draw a diagram."""

    MERMAID = "mermaid"
    DOT = "dot"
    TABLE = "table"


def diagram(
    name: Annotated[
        str, typer.Argument(help="A lifecycle: suggestion, assignment, commitment, slate, project.")
    ] = "suggestion",
    form: Annotated[Form, typer.Option(help="mermaid, dot or table.")] = Form.MERMAID,
) -> None:
    """Draw a lifecycle from its table."""
    from wholeprocess import decision, management

    tables = {table.name: table for table in (*management.LIFECYCLES, *decision.LIFECYCLES)}
    if name not in tables:
        stop(
            f"no lifecycle is called {name!r}; write one of {', '.join(tables)}", EXITS["bad input"]
        )
    table = tables[name]
    drawn = {Form.MERMAID: table.mermaid, Form.DOT: table.dot, Form.TABLE: table.table}
    print(drawn[form]())
