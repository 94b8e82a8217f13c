"""The command's verbs in one place; each lives in the file of its question."""

from __future__ import annotations

import typer

from wholeprocess.cli.append import append
from wholeprocess.cli.check import check
from wholeprocess.cli.desk import desk
from wholeprocess.cli.explain import explain
from wholeprocess.cli.formats import export, schema, table, template
from wholeprocess.cli.lifecycles import diagram, lifecycle
from wholeprocess.cli.office import ledger, statement
from wholeprocess.cli.otherwise import otherwise
from wholeprocess.cli.report import report
from wholeprocess.cli.requests import requests
from wholeprocess.cli.run import run
from wholeprocess.cli.show import show
from wholeprocess.cli.study import study
from wholeprocess.cli.trace import trace
from wholeprocess.cli.verify import head, verify

app = typer.Typer(
    name="wholeprocess",
    help="The working procedures of China's local people's congresses. 全过程人民民主。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for verb in (
    *(run, report, check, trace, explain, verify, head, diagram, lifecycle, requests),
    *(template, table, append, export, schema),
    *(show, ledger, statement),
    *(study, otherwise),
):
    app.command()(verb)
app.add_typer(desk, name="desk")
