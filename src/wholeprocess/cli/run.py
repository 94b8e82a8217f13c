"""What came of a case: ``wholeprocess run``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import AsJson, In, Language, Watch, as_json, out, plain, told

if TYPE_CHECKING:
    from wholeprocess.report import Summary


def run(
    case: Annotated[
        str, typer.Argument(help="quzici, xiangxiang, a case's folder, or a journal (.jsonl).")
    ],
    keep: Annotated[
        Path | None, typer.Option(help="Write the case's folder with its journal here.")
    ] = None,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Replay a case's journal; print what happened, each reported figure, and the findings."""
    from wholeprocess.cases import load, write
    from wholeprocess.report import summary

    watch = Watch("replaying")
    with told():
        try:
            loaded = load(case)
            result = summary(loaded, watch=watch)
            if keep is not None:
                write(loaded, keep)
        finally:
            watch.stop()
    if json:
        as_json(result.as_data())
    else:
        _show(result, lang.value)
    if not result.all_agree:
        raise typer.Exit(EXITS["differs"])


def _show(result: Summary, language: str) -> None:
    zh = language == "zh"
    out.print(plain(result.title.in_(language)), style="bold")
    whole = "条行为，记录完整" if zh else "acts, chain whole"
    out.print(f"{result.acts:,} {whole} {result.head[:12]}")
    for link in result.links:
        out.print()
        out.print(plain(link.title.in_(language)), style="bold")
        for line in link.lines:
            out.print(plain(f"  {line.in_(language)}"))
    if result.figures:
        out.print()
        out.print("公布数与重算数" if zh else "Reported figures and what came out", style="bold")
        out.print(_figures(result, language))
    out.print()
    out.print(f"[bold]{'发现' if zh else 'Findings'}[/bold] ({len(result.findings)})")
    for finding in result.findings:
        at = f"{finding.line}: " if finding.line else ""
        out.print(plain(f"  {at}{finding.code} {finding.about}: {finding.what.in_(language)}"))
    for note in result.notes:
        out.print(plain(f"  {note.in_(language)}"))


def _figures(result: Summary, language: str) -> Table:
    zh = language == "zh"
    table = Table(box=None, pad_edge=False)
    for word, right in zip(_HEADS_ZH if zh else _HEADS, (0, 0, 1, 1, 0), strict=True):
        table.add_column(word, justify="right" if right else "left")
    for figure in result.figures:
        yes, no = ("一致", "不一致") if zh else ("agrees", "differs")
        table.add_row(
            plain(figure.row),
            plain(figure.what.in_(language)),
            plain(figure.reported_words(language)),
            plain(figure.came_out_words()),
            yes if figure.agrees else no,
        )
    return table


_HEADS = ("row", "what", "reported", "came out", "")
_HEADS_ZH = ("项", "内容", "公布", "重算", "")
