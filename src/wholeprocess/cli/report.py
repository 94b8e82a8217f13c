"""A page for people: ``wholeprocess report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wholeprocess.cli.shell import In, Language, Watch, out, plain, told


def report(
    path: Annotated[
        str,
        typer.Argument(
            help="quzici, xiangxiang, a case's folder, a journal (.jsonl), or a database's URL."
        ),
    ],
    to: Annotated[Path, typer.Option("--out", help="The folder to write.")],
    single: Annotated[
        bool, typer.Option("--single", help="One file, with less of the acts in it.")
    ] = False,
    lang: In = Language.ZH,
) -> None:
    """Write what came of a case as pages that open without a network, in Chinese and English.

    ``--lang`` says which of the two shows first.
    """
    from wholeprocess.cases import load
    from wholeprocess.report import write_report

    watch = Watch("replaying")
    with told():
        try:
            written = write_report(load(path), to, single=single, language=lang.value, watch=watch)
        finally:
            watch.stop()
    size = f"{written.size / 1e6:,.1f} MB"
    if lang is Language.ZH:
        out.print(plain(f"{written.index}：{written.files}个文件，{size}，{written.acts:,}条行为"))
    else:
        out.print(plain(f"{written.index}: {written.files} files, {size}, {written.acts:,} acts"))
