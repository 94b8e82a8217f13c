"""A study of policies, from its file or by its name: ``wholeprocess study STUDY``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, In, Language, Watch, as_json, out, plain, told
from wholeprocess.law import Text


def study(
    path: Annotated[
        str, typer.Argument(metavar="STUDY", help="A study's file (.toml), or a shipped one.")
    ],
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="How many processes share the work.")
    ] = 1,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", help="Keep every year here as it is done, and go on from it."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--out", help="Write figures, summary and manifest here.")
    ] = None,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Put policies to the test: simulate the years of a study, and say what each policy does."""
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    from wholeprocess.simulation import Study, run_study, sentences

    watch = Watch("模拟" if lang is Language.ZH else "simulated")
    with told():
        asked = Study.read(path)
        pool = partial(ProcessPoolExecutor, workers) if workers > 1 else None
        try:
            found = run_study(asked, pool, keep=keep, told=lambda done, _: watch(done))
        finally:
            watch.stop()
        written = found.write(to, lang.value) if to is not None else ()
    if json:
        as_json({"manifest": found.manifest(), "summary": found.summary(lang.value).to_dicts()})
        return
    first, last = found.manifest()["seeds"]
    head = Text(
        f"{asked.name}：{asked.replicates}次，种子{first}至{last}",
        f"{asked.name}: {asked.replicates} replicates, seeds {first} to {last}",
    )
    out.print(plain(head.in_(lang.value)))
    for line in sentences(found, lang.value):
        out.print(plain(line))
    for one in written:
        out.print(plain(one))
