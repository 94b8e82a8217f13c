"""The command's verbs: run, explain, verify, diagram."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

from wholeprocess.cli import EXITS
from wholeprocess.errors import BrokenChain, WholeprocessError

app = typer.Typer(
    name="wholeprocess",
    help="The working procedures of China's local people's congresses. 全过程人民民主。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else 120)


class Language(StrEnum):
    """In which language to print."""

    EN = "en"
    ZH = "zh"


class Form(StrEnum):
    """How to draw a diagram."""

    MERMAID = "mermaid"
    DOT = "dot"
    TABLE = "table"


AsJson = Annotated[bool, typer.Option("--json", help="One JSON object for machines.")]
In = Annotated[Language, typer.Option("--lang", help="en or zh.")]


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the library as a few lines on standard error, with their exit code."""
    try:
        yield
    except BrokenChain as broken:
        _stop(str(broken), EXITS["broken"])
    except WholeprocessError as error:
        _stop(str(error), EXITS["bad input"])


def _stop(words: str, code: int) -> NoReturn:
    print(words, file=sys.stderr)
    raise typer.Exit(code)


class _Watch:
    """A progress bar that shows itself once something has taken two seconds."""

    after_s = 2.0

    def __init__(self, what: str) -> None:
        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._what, self._start = what, time.monotonic()
        self._task: TaskID | None = None

    def __call__(self, done: int) -> None:
        if self._task is None:
            if time.monotonic() - self._start < self.after_s:
                return
            self._bar.start()
            self._task = self._bar.add_task(self._what, total=None)
        self._bar.update(self._task, completed=done, description=f"{self._what} {done:,}")

    def stop(self) -> None:
        if self._task is not None:
            self._bar.stop()


@app.command()
def run(
    case: Annotated[
        str, typer.Argument(help="quzici, xiangxiang, a case's folder, or a journal (.jsonl).")
    ],
    keep: Annotated[
        Path | None, typer.Option(help="Write the case's folder with its journal here.")
    ] = None,
    as_json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Replay a case's journal; print what happened, each reported figure, and the findings."""
    from wholeprocess.cases import load, write
    from wholeprocess.report import summary

    watch = _Watch("replaying")
    with _told():
        try:
            loaded = load(case)
            result = summary(loaded, watch=watch)
            if keep is not None:
                write(loaded, keep)
        finally:
            watch.stop()
    if as_json:
        print(json.dumps(result.as_data(), ensure_ascii=False, indent=2))
    else:
        _show(result, lang.value)
    if not result.all_agree:
        raise typer.Exit(EXITS["differs"])


def _show(result: Any, language: str) -> None:
    zh = language == "zh"
    out.print(f"[bold]{result.title.in_(language)}[/bold]")
    out.print(
        f"{result.acts:,} {'条行为，记录完整' if zh else 'acts, chain whole'} {result.head[:12]}"
    )
    for link in result.links:
        out.print(f"\n[bold]{link.title.in_(language)}[/bold]")
        for line in link.lines:
            out.print(f"  {line.in_(language)}")
    if result.figures:
        out.print(
            f"\n[bold]{'公布数与重算数' if zh else 'Reported figures and what came out'}[/bold]"
        )
        table = Table(box=None, pad_edge=False)
        words = (
            ("项", "内容", "公布", "重算", "")
            if zh
            else ("row", "what", "reported", "came out", "")
        )
        for word in words:
            right = word in ("公布", "重算", "reported", "came out")
            table.add_column(word, justify="right" if right else "left")
        for figure in result.figures:
            agrees = (
                ("一致" if zh else "agrees") if figure.agrees else ("不一致" if zh else "differs")
            )
            table.add_row(
                figure.row,
                figure.what.in_(language),
                figure.reported_words(language),
                figure.came_out_words(),
                agrees,
            )
        out.print(table)
    title = "发现" if zh else "Findings"
    out.print(f"\n[bold]{title}[/bold] ({len(result.findings)})")
    for finding in result.findings:
        line = f"{finding.line}: " if finding.line else ""
        out.print(
            f"  {line}{finding.code} {finding.about}: {finding.what.in_(language)}", markup=False
        )
    for note in result.notes:
        out.print(f"  {note.in_(language)}", markup=False)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A rule code, for example EL-45-1b.")],
    as_json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Print a rule: its article, the words, since when it holds, kept and broken."""
    from wholeprocess.law import explain as words
    from wholeprocess.law import rule

    with _told():
        found = rule(code)
        if as_json:
            data = {
                "code": found.code,
                "title": {"zh": found.title.zh, "en": found.title.en},
                "says": {"zh": found.says.zh, "en": found.says.en},
                "keeps": found.keeps and {"zh": found.keeps.zh, "en": found.keeps.en},
                "breaks": found.breaks and {"zh": found.breaks.zh, "en": found.breaks.en},
                "versions": [
                    {
                        "since": v.since.isoformat(),
                        "place": v.place,
                        "level": v.level,
                        "strength": v.strength.value,
                        "article": {"zh": v.cited.zh, "en": v.cited.en},
                        "words": v.words,
                        "value": None if v.value is None else str(v.value),
                    }
                    for v in found.versions
                ],
            }
            print(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            print(words(found, lang.value))


@app.command()
def verify(
    journal: Annotated[Path, typer.Argument(help="A journal file (.jsonl).")],
    as_json: AsJson = False,
) -> None:
    """Read a journal and verify its hash chain."""
    from wholeprocess.process import read_journal

    with _told():
        read = read_journal(journal)
    data = {"journal": str(journal), "entries": len(read), "head": read.head, "whole": True}
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        print(f"{journal}: {len(read)} entries, the chain is whole, head {read.head}")


@app.command()
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
        _stop(
            f"no lifecycle is called {name!r}; write one of {', '.join(tables)}", EXITS["bad input"]
        )
    table = tables[name]
    drawn = {Form.MERMAID: table.mermaid, Form.DOT: table.dot, Form.TABLE: table.table}
    print(drawn[form]())
