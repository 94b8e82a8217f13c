"""Files for other programs, and theirs: ``wholeprocess template, table, export, schema``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import AsJson, In, Language, as_json, out, plain, stop, told

Kind = Annotated[
    str, typer.Argument(metavar="KIND", help="A kind of act, or a plain word: voters, replies, …")
]
SheetFile = Annotated[Path, typer.Argument(metavar="FILE", help="A sheet: .csv, .xlsx, .parquet.")]
OfSheet = Annotated[
    str | None, typer.Option("--sheet", help="Which sheet of a workbook; else the first.")
]
InEncoding = Annotated[
    str | None, typer.Option("--encoding", help="Of a CSV file, as gbk; else UTF-8.")
]


def template(
    kind: Kind,
    to: Annotated[Path, typer.Option("--out", help="The file to write: .xlsx, .csv, .parquet.")],
    lang: In = Language.ZH,
) -> None:
    """Write an empty sheet for a kind of act, with the choices as drop-downs."""
    from wholeprocess.exchange import write_template

    with told():
        try:
            titles = write_template(to, kind, language=lang.value)
        except FileExistsError:
            _is_there(to)
    zh = lang is Language.ZH
    out.print(plain(f"{to}: {len(titles)} 列" if zh else f"{to}: {len(titles)} columns"))


def table(
    kind: Kind,
    path: SheetFile,
    sheet: OfSheet = None,
    encoding: InEncoding = None,
    json: AsJson = False,
) -> None:
    """Read a sheet of acts: how many there are, or every fault of it; with --json the acts."""
    from wholeprocess.exchange import read_acts
    from wholeprocess.process import CODEC

    with told():
        acts = read_acts(path, kind, sheet=sheet, encoding=encoding)
    if json:
        held = [{"act": act.kind, "v": act.version, "data": CODEC.dump(act)} for act in acts]
        as_json({"file": str(path), "acts": held})
    else:
        out.print(plain(f"{path}: {len(acts)} acts, no fault"))


def export(
    path: Annotated[
        str, typer.Argument(help="A journal (.jsonl), a case's folder, or quzici, xiangxiang.")
    ],
    to: Annotated[
        Path,
        typer.Option("--out", help="The file to write: .json (OCEL 2.0), .xes, .csv, .xlsx, …"),
    ],
    kind: Annotated[
        str, typer.Option("--kind", help="Of .xes: one trace for each suggestion, …; else of act.")
    ] = "",
    lang: In = Language.EN,
) -> None:
    """Write a journal as an event log for process mining, or its acts of one kind as a sheet."""
    from wholeprocess.cases import load
    from wholeprocess.exchange import write_acts, write_ocel, write_xes
    from wholeprocess.exchange.sheet_columns import act_of

    ending = to.suffix.lower()
    if to.exists():
        _is_there(to)
    if ending != ".json" and not kind:
        stop(f"{to}: of what? name it: --kind suggestion, --kind replies", EXITS["bad input"])
    with told():
        journal = load(path).journal
        if ending == ".json":
            events, things = write_ocel(journal, to)
            words = f"{events} events, {things} objects"
        elif ending == ".xes":
            events, things = write_xes(journal, to, kind)
            words = f"{events} events, {things} traces"
        else:
            act: Any = act_of(kind)
            held = [entry.act for entry in journal if type(entry.act) is act]
            try:
                write_acts(to, held, kind=kind, language=lang.value)
            except ValueError as error:
                stop(f"{to}: {error}", EXITS["bad input"])
            words = f"{len(held)} acts"
    out.print(plain(f"{to}: {words}"))


def schema(
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help="A kind of act; else a line of a journal.")
    ] = "",
) -> None:
    """Print the JSON Schema (2020-12) of an act's data, or of a line of a journal."""
    from wholeprocess.exchange import act_schema, journal_schema
    from wholeprocess.exchange.sheet_columns import act_of

    with told():
        as_json(act_schema(act_of(kind).kind) if kind else journal_schema())


def _is_there(path: Path) -> None:
    stop(f"{path}: is there already; name another file; nothing was written", EXITS["bad input"])
