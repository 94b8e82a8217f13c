"""Documents that an office files: ``wholeprocess ledger``, ``wholeprocess statement``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import In, Language, Watch, out, plain, stop, told

if TYPE_CHECKING:
    from datetime import date

    from wholeprocess.law import LawAt
    from wholeprocess.process import State

Source = Annotated[
    str, typer.Argument(metavar="PATH", help="A journal (.jsonl), a case's folder, or its name.")
]
To = Annotated[Path, typer.Option("--out", help="The file to write: .xlsx or .docx.")]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="The day; the case's last day if not given."),
]


def ledger(
    path: Source,
    to: To,
    on: On = None,
    place: Annotated[str, typer.Option("--place", help="Only one congress: its code.")] = "",
    lang: In = Language.ZH,
) -> None:
    """Write the ledger of suggestions as an office files it, on A4."""
    from wholeprocess.report.office import ledger_of, write_paper

    with told():
        state, law, last = replayed(path)
        if place and place not in state.register.divisions:
            what = f"no division has the code {place!r}; leave --place out to see all"
            stop(what, EXITS["bad input"])
        paper = ledger_of(state, law, on.date() if on else last, lang.value, place=place)
        write_paper(to, [paper])
    _told(to, len(paper.sheets[0].rows), lang, "件建议", "suggestions")


def statement(
    path: Source,
    to: To,
    election: Annotated[str, typer.Option("--election", help="Its identifier.")],
    district: Annotated[
        str, typer.Option("--district", help="Only one; else every district, one after another.")
    ] = "",
    lang: In = Language.ZH,
) -> None:
    """Write statements of results to be signed, each on pages of its own."""
    from wholeprocess.errors import NoSuchThing
    from wholeprocess.report.office import statements_of, write_paper

    with told():
        state, law, _ = replayed(path)
        papers = statements_of(state, law, election, lang.value, district=district)
        if not papers:
            raise NoSuchThing(f"no result of {election} was declared; check its identifier")
        write_paper(to, papers)
    _told(to, len(papers), lang, "份报告单", "statements")


def replayed(path: str) -> tuple[State, LawAt, date]:
    """What a journal comes to, the law there, and the last day."""
    from wholeprocess.cases import load
    from wholeprocess.process import Fold, replay

    watch = Watch("replaying")
    try:
        case = load(path)
        state = replay(
            case.journal,
            divisions=case.divisions,
            settings=case.settings,
            name=case.records,
            watch=watch,
        )
    finally:
        watch.stop()
    days = [entry.act.on for entry in case.journal]
    if not days:
        stop(f"{path}: no act is in it", EXITS["bad input"])
    return state, Fold(state, settings=case.settings).law, case.through or max(days)


def _told(to: Path, number: int, lang: Language, zh: str, en: str) -> None:
    out.print(plain(f"{to}: {number:,} {zh if lang is Language.ZH else en}"))
